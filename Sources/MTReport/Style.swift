import MTDocument

/// A way to print text on a terminal, as an SGR parameter (ECMA-48).
public enum Style: String, Sendable {
  case bold = "1"
  case faint = "2"
  case underlined = "4"
  case red = "31"
  case green = "32"
  case cyan = "36"
  case boldRed = "1;31"
  case boldYellow = "1;33"
  case boldBlue = "1;34"
  case marked = "1;4;31"

  static func of(_ severity: Severity) -> Style {
    switch severity {
    case .error: .boldRed
    case .warning: .boldYellow
    case .note: .boldBlue
    }
  }
}

/// Collects the bytes to print, with or without colour.
struct StyledText {
  private(set) var bytes: [UInt8] = []
  let hasColor: Bool

  init(color: Bool) { hasColor = color }

  mutating func add(_ string: String) { bytes += string.utf8 }
  mutating func add(_ more: [UInt8]) { bytes += more }

  mutating func add(_ string: String, _ style: Style) {
    guard hasColor, !string.isEmpty else { return add(string) }
    begin(style)
    add(string)
    end()
  }

  mutating func begin(_ style: Style) { if hasColor { bytes += "\u{1B}[\(style.rawValue)m".utf8 } }
  mutating func end() { if hasColor { bytes += "\u{1B}[0m".utf8 } }

  mutating func newLine() { bytes.append(0x0A) }

  mutating func spaces(_ count: Int) { bytes.append(contentsOf: repeatElement(0x20, count: max(0, count))) }
}

/// “1 file”, “2,310 files”.
public func counted(_ number: Int, _ noun: String) -> String {
  grouped(number) + " " + noun + (number == 1 ? "" : "s")
}

/// A number with commas between thousands.
public func grouped(_ number: Int) -> String {
  let digits = Array(String(number).utf8)
  var out: [UInt8] = []
  for (i, digit) in digits.enumerated() {
    if i > 0, (digits.count - i) % 3 == 0 { out.append(0x2C) }
    out.append(digit)
  }
  return String(decoding: out, as: UTF8.self)
}

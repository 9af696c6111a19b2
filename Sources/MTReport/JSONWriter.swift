/// Writes JSON (RFC 8259) straight into a byte buffer, members in the order they are given.
///
/// A library's encoder would build the whole tree first and sort or shuffle the keys; a report of many files is written as
/// it comes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ body: (inout JSONWriter) -> Void) { nest(0x7B, 0x7D, body) }
  mutating func array(_ body: (inout JSONWriter) -> Void) { nest(0x5B, 0x5D, body) }

  /// Names the value written next.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    bytes += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    bytes += [0x22, 0x3A]
    needsComma = false
  }

  /// Beyond what JSON asks for, characters that steer a terminal or split a line are escaped too: reports are looked at
  /// in terminals and cut into lines by tools that know U+0085 and U+2028.
  mutating func value(_ string: String) {
    separate()
    bytes.append(0x22)
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: bytes += [0x5C, UInt8(scalar.value)]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0x09: bytes += [0x5C, 0x74]
      case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: escape(scalar.value)
      default: bytes += UTF8.encode(scalar)!
      }
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ unit: UInt32) {
    bytes += [0x5C, 0x75]
    for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(Self.hex[Int(unit >> shift & 15)]) }
  }

  mutating func value(_ flag: Bool) {
    separate()
    bytes += (flag ? "true" : "false").utf8
  }

  mutating func value(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  /// A number that is not negative, with one decimal, as scores are given.
  mutating func value(tenths number: Double) {
    separate()
    let tenths = Int(number * 10 + 0.5)
    bytes += "\(tenths / 10).\(tenths % 10)".utf8
  }

  mutating func lineBreak() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  private static let hex = Array("0123456789abcdef".utf8)
}

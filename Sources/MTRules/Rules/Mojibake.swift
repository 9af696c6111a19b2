import MTDocument
import MTText
import MTUnicode

/// UTF-8 that was read as another character set: â€™ for ’, Ã© for é.
public struct Mojibake: Rule {
  public static let info = RuleInfo(
    id: "mojibake",
    summary: "Characters were read in the wrong character set, such as ‘â€™’ for an apostrophe.",
    rationale: """
      UTF-8 text that a program takes for Windows-1252, Latin-1, Windows-1251 or Mac Roman shows two or three odd characters for one. \
      The damage can be undone by going the same way back, once for each time it was done.
      """,
    category: .characterEncoding, mqmSeverity: .major,
    fixSafety: """
      Safe where the characters, taken back to Windows-1252 bytes, are well-formed UTF-8 for punctuation, a Latin letter, a symbol \
      or a run of one script, since a writer never meant such a sequence; unsafe for the rarer character sets.
      """,
    measured: """
      0 in 303,744 words of clean news; none in 1,428 MT articles either. Of the accented words and curly marks of 346 articles that were \
      garbled on purpose, over 99 in 100 were restored (Windows-1252 and Latin-1, once and twice), the rest left as they were.
      """,
    flagged: [
      "The minister didn⟦â€™→’⟧t answer.",
      "A ⟦â€œ→“⟧grave⟦â€\u{9D}→”⟧ mistake ⟦â€“→–⟧ or a joke?",
      "The caf⟦Ã©→é⟧ in S⟦Ã£→ã⟧o Lino cost ⟦Â£→£⟧40, Mr. M⟦Ã¼→ü⟧ller said.",
      "They couldn⟦Ã¢â‚¬â„¢→’⟧t come.",
      "The paper ⟦Ð¡Ñ‚Ð°Ñ€Ñ‚→Старт⟧ reported it.",
      "They don⟦\u{92}→’⟧t know.",
      "They don⟦вЂ™→’⟧t know, and the na⟦√Ø→ï⟧ve don⟦‚Äô→’⟧t ask.",
    ],
    accepted: [
      "The city of SÃO VITOR and Mayor JOÃO ÂNGELO agreed.",
      "They sang “AMANHÃ À NOITE” and danced until the morning.",
      "He went to the “CAFÉ” and the “Beyoncé” show.",
      "The Ångström unit, the Île-aux-Ours and Ørsted’s Æther are names.",
      "It was 20°C in Málaga – and £5 for “crème brûlée”…",
      "The root √2 is not a fraction.",
      "The naïve – and rich – señor’s Ñandú won.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    guard document.traits.contains(.nonASCII) else { return }
    let text = document.text
    var at = 0
    while let start = text.nextNonASCII(from: at) {
      if let run = MojibakeRun(text, at: start) {
        findings.append(run.finding)
        at = run.range.end
      } else {
        at = start + text.scalar(at: start)!.length
      }
    }
  }
}

/// A run of garbled characters and what they were.
private struct MojibakeRun {
  let range: ByteRange
  private let text: SourceText
  private let repaired: String
  private let isSafe: Bool

  var finding: Finding {
    let found = text.excerpt(range)
    if repaired.isEmpty {
      return Finding(range, "garbled byte-order mark ‘\(found)’", fix: .replace(range, with: "", "remove it", .safe))
    }
    guard !repaired.unicodeScalars.contains("\u{FFFD}") else {
      return Finding(range, "garbled characters ‘\(found)’, where a character was lost")
    }
    let shown = found.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } ? "an unprintable character" : "‘\(found)’"
    return Finding(
      range, "\(shown) is a garbled ‘\(SourceText(repaired).excerpt)’",
      fix: .replace(range, with: repaired, "replace with ‘\(SourceText(repaired).excerpt)’", isSafe ? .safe : .unsafe))
  }

  /// The run that starts at an offset, if one does.
  init?(_ text: SourceText, at start: Int) {
    let (scalar, length) = text.scalar(at: start)!
    self.text = text
    switch scalar {
    case 0x80...0x9F:
      guard let meant = Windows1252.meaning(ofControl: scalar) else { return nil }
      range = ByteRange(start, start + length)
      repaired = String(Unicode.Scalar(meant)!)
      isSafe = true
    case 0xC2...0xF4:
      guard let (end, decoded) = Self.western(text, start) else { return nil }
      range = ByteRange(start, end)
      repaired = decoded == [0xFEFF] ? "" : Self.string(decoded)
      isSafe = true
    case 0x201A, 0x221A, 0xAC, 0x410...0x42F, 0x432:
      let charset = scalar >= 0x410 && scalar < 0x450 ? "windows-1251" : "macintosh"
      guard let (end, decoded) = Self.other(text, start, charset) else { return nil }
      range = ByteRange(start, end)
      repaired = Self.string(decoded)
      isSafe = decoded.allSatisfy { $0 >= 0x2010 && $0 <= 0x2122 }
    default: return nil
    }
  }

  private static func string(_ scalars: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { Unicode.Scalar(scalar).map { view.append($0) } }
    return String(view)
  }

  // MARK: Windows-1252 and Latin-1

  /// Longer runs are read in pieces, so that the time stays linear.
  private static let longest = 512

  /// Where the longest run of Windows-1252 characters that are UTF-8 for one script ends, and what they say; `nil` unless
  /// plausible. A run that is given up is a short one.
  private static func western(_ text: SourceText, _ start: Int) -> (end: Int, decoded: [UInt32])? {
    var end = start
    var decoded: [UInt32] = []
    while decoded.count < longest, let (value, next) = sequence(text, end) {
      // Within a run there is no more doubt.
      guard decoded.isEmpty ? isPlausible(value, text, end, next) : farScript(value) == farScript(decoded[0]) else { break }
      decoded.append(value)
      end = next
    }
    guard !decoded.isEmpty, isPlausible(decoded) else { return nil }
    // Garbled twice: what came out is garbled still, all of it.
    for _ in 0..<3 {
      guard decoded.allSatisfy({ $0 >= 0x80 }) else { break }
      let again = SourceText(string(decoded))
      guard let (reach, deeper) = western(again, 0), reach == again.count else { break }
      decoded = deeper
    }
    return (end, decoded)
  }

  /// The scalar that the characters from an offset stand for, when they are one UTF-8 sequence.
  private static func sequence(_ text: SourceText, _ start: Int) -> (value: UInt32, end: Int)? {
    guard let (first, length) = text.scalar(at: start), let lead = Windows1252.byte(of: first), lead >= 0xC2, lead <= 0xF4 else {
      return nil
    }
    var bytes = [lead]
    var end = start + length
    for _ in 1..<(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4) {
      guard let (next, length) = text.scalar(at: end), let byte = Windows1252.byte(of: next), byte & 0xC0 == 0x80 else { return nil }
      bytes.append(byte)
      end += length
    }
    guard SourceText.isValidUTF8(bytes) else { return nil }
    return (SourceText(validUTF8: bytes).scalar(at: 0)!.value, end)
  }

  /// Whether one sequence may have been one character. A capital with an accent and a quotation mark behind it (“CAFÉ”) has
  /// the form of a sequence too.
  private static func isPlausible(_ value: UInt32, _ text: SourceText, _ start: Int, _ end: Int) -> Bool {
    guard value < 0x80 || value > 0x9F else { return false }
    if value >= 0x2000, value < 0x2800 || value >= 0xFB00 { return true }
    let last = text.scalar(before: end)!.value
    if last == 0xA0 { return !hasCapital(text, before: start) }
    guard isPunctuation(last) else { return true }
    // In the middle of a word no mark can stand, but for an apostrophe: ’s.
    return value < 0x2000 && text.hasLetter(at: end) && !(last == 0x2019 && text[end] | 0x20 == 0x73 && !text.hasLetter(at: end + 1))
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    scalar >= 0x2013 && scalar <= 0x201F || scalar == 0x2026 || scalar == 0xAB || scalar == 0xBB || scalar == 0x203A || scalar == 0x2039
  }

  private static func hasCapital(_ text: SourceText, before offset: Int) -> Bool {
    text.scalar(before: offset).map { Properties.isUppercase($0.value) } ?? false
  }

  /// Whether the run as a whole reads like text: letters of far scripts come in words.
  private static func isPlausible(_ decoded: [UInt32]) -> Bool {
    guard let script = farScript(decoded[0]) else { return decoded.allSatisfy { farScript($0) == nil } }
    return decoded.count >= 2 && decoded.allSatisfy { farScript($0) == script }
  }

  /// The script of a letter that is neither Latin nor a mark or symbol.
  private static func farScript(_ scalar: UInt32) -> Script? {
    scalar >= 0x370 && scalar < 0x1E00 || scalar >= 0x2E80 && scalar < 0xFB00 ? Properties.script(scalar) : nil
  }

  // MARK: Other character sets, through ICU

  /// Where a run of characters that are UTF-8 in another charset ends, and what they say.
  private static func other(_ text: SourceText, _ start: Int, _ charset: String) -> (end: Int, decoded: [UInt32])? {
    // A small letter of Russian is no continuation byte in Windows-1251, so nearly all Cyrillic text ends here.
    guard let first = text.scalar(at: start), let second = text.scalar(at: start + first.length), second.value >= 0x80,
      second.value < 0x410 || second.value > 0x44F,
      first.value != 0x432 || second.value == 0x402 || second.value == 0x201A || second.value == 0x201E
    else { return nil }
    var end = start
    while let (value, length) = text.scalar(at: end), value >= 0x80, end - start < 600 { end += length }
    guard let bytes = try? Charset.encode(Array(text.bytes[start..<end]), to: charset), let lead = bytes.first, lead >= 0xC2 else {
      return nil
    }
    // The longest part that is UTF-8, in whole characters of the wrong charset: one byte each.
    var used = 0
    var decoded: [UInt32] = []
    while used < bytes.count {
      let length = bytes[used] < 0xC2 ? 0 : bytes[used] < 0xE0 ? 2 : bytes[used] < 0xF0 ? 3 : 4
      guard length > 0, used + length <= bytes.count, SourceText.isValidUTF8(Array(bytes[used..<used + length])) else { break }
      decoded.append(SourceText(validUTF8: Array(bytes[used..<used + length])).scalar(at: 0)!.value)
      used += length
    }
    var reach = start
    for _ in 0..<used { reach += text.scalar(at: reach)!.length }
    guard let one = decoded.first else { return nil }
    let isMark = decoded.allSatisfy { $0 >= 0x2010 && $0 <= 0x2122 }
    let isWord = decoded.count >= 2 && isPlausible(decoded)
    // “√” and “¬” before a symbol are mathematics unless a letter stands beside them.
    let isLetter = one >= 0xC0 && one < 0x250 && (text.hasLetter(before: start) || text.hasLetter(at: reach))
    return isMark || isWord || isLetter ? (reach, decoded) : nil
  }
}

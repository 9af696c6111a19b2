import MTDocument
import MTText
import MTUnicode

/// Characters without a shape, where no script or emoji needs them.
public struct InvisibleCharacter: Rule {
  public static let info = RuleInfo(
    id: "invisible-character",
    summary: "An invisible character hides in the text, such as a zero-width space or a soft hyphen.",
    rationale: """
      They come along when text is copied from web pages and typesetting systems. Nobody sees them, but search, spell checking, \
      line breaking and translation meet a different word.
      """,
    category: .characterEncoding,
    fixSafety: """
      Safe: what is removed has no shape and no meaning in Latin script. Unsafe for direction marks in an article that has Arabic or \
      Hebrew letters, and for line separators, which become a space.
      """,
    measured: "0 in 303,744 words of clean news and 0 in 1,428 MT articles; its precision there is not known.",
    flagged: [
      "The min⟦\u{200B}→⟧ister ⟦\u{FEFF}→⟧spoke in the par⟦\u{AD}→⟧lia⟦\u{AD}→⟧ment.",
      "The vote⟦\u{200E}→⟧ was free, he said⟦\u{200B}→⟧.",
      "The la⟦\u{200D}→⟧w and the or⟦\u{2060}\u{200B}→⟧der.",
      "The bell⟦\u{7}→⟧ rang at noon⟦\u{2028}→ ⟧in the capital.",
      "The picture⟦\u{FFFC}→⟧ was taken in May.",
      "The secret⟦\u{E0041}\u{E0042}→⟧ is out.",
    ],
    accepted: [
      "The family 👨‍👩‍👧 waved a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and a heart ❤️ to all.",
      "It cost 20\u{A0}million euros at 5\u{202F}p.m. on Monday.",
      "The word (می\u{200C}خواهم) is Persian.",
      "The word (क्\u{200D}ष) is Hindi.",
      "The song e\u{301}tude is by Zoë.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let text = document.text
    // Direction marks may be wanted where Arabic or Hebrew is.
    let isPlain = !document.traits.contains(.exotic) || !Self.hasRightToLeft(text)
    if document.traits.contains(.control) {
      forEachRun(text, next: { offset in text.bytes[offset...].firstIndex { Self.isControl($0) } }, isPlain, &findings)
    }
    if document.traits.contains(.nonASCII) { forEachRun(text, next: text.nextNonASCII, isPlain, &findings) }
  }

  /// Reports each run of invisible characters that starts at one of the given places.
  private func forEachRun(_ text: SourceText, next: (Int) -> Int?, _ isPlain: Bool, _ findings: inout [Finding]) {
    var at = 0
    while let start = next(at) {
      var end = start
      while let (scalar, length) = text.scalar(at: end), Self.name(scalar) != nil, Self.isStray(scalar, text, end, length) {
        end += length
      }
      if end > start { findings.append(finding(ByteRange(start, end), text, isPlain)) }
      at = max(end, start + text.scalar(at: start)!.length)
    }
  }

  private func finding(_ range: ByteRange, _ text: SourceText, _ isPlain: Bool) -> Finding {
    let (scalar, length) = text.scalar(at: range.start)!
    let label = "\(Self.codePoint(scalar)) \(Self.name(scalar)!)"
    let message = range.count == length ? "invisible character: \(label)" : "invisible characters: \(label) and more"
    if Self.breaksLine(scalar) {
      return Finding(range, message, fix: .replace(range, with: " ", "replace with a space", .unsafe))
    }
    let isSafe = isPlain || !Self.isDirectional(scalar)
    return Finding(range, message, fix: .replace(range, with: "", "remove it", isSafe ? .safe : .unsafe))
  }

  // MARK: Which characters

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  private static func breaksLine(_ scalar: UInt32) -> Bool {
    scalar == 0x2028 || scalar == 0x2029 || scalar == 0x0B || scalar == 0x0C
  }

  private static func isDirectional(_ scalar: UInt32) -> Bool {
    scalar == 0x200E || scalar == 0x200F || scalar == 0x61C || scalar >= 0x202A && scalar <= 0x202E || scalar >= 0x2066 && scalar <= 0x2069
  }

  private static func name(_ scalar: UInt32) -> String? {
    switch scalar {
    case 0x0B, 0x0C: "page or line break"
    case 0..<0x20 where isControl(UInt8(scalar)): "control character"
    // Those that Windows-1252 knows are garbled text (mojibake).
    case 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D: "control character"
    case 0xAD: "soft hyphen"
    case 0x200B: "zero width space"
    case 0x200C: "zero width non-joiner"
    case 0x200D: "zero width joiner"
    case 0x2060: "word joiner"
    case 0xFEFF: "byte-order mark"
    case 0x180E: "Mongolian vowel separator"
    case 0x2061...0x2064: "invisible operator"
    case 0x2028: "line separator"
    case 0x2029: "paragraph separator"
    case 0x200E, 0x200F, 0x61C: "direction mark"
    case 0x202A...0x202E: "direction override"
    case 0x2066...0x2069: "direction isolate"
    case 0x115F, 0x1160, 0x3164, 0xFFA0: "Hangul filler"
    case 0xFFF9...0xFFFB: "annotation mark"
    case 0xFFFC: "place of a lost object"
    case 0xE0001...0xE007F: "tag character"
    default: nil
    }
  }

  /// Whether nothing around an invisible character needs it.
  private static func isStray(_ scalar: UInt32, _ text: SourceText, _ start: Int, _ length: Int) -> Bool {
    let left = text.scalar(before: start)?.value ?? 0x20
    let right = text.scalar(at: start + length)?.value ?? 0x20
    switch scalar {
    case 0x9D, 0x81, 0x8D, 0x8F, 0x90:
      // Behind other garbled characters it is one of them.
      return left < 0x80
    case 0x200B, 0x200C, 0x200D, 0x2060, 0x180E, 0x61C, 0x115F, 0x1160, 0x3164, 0xFFA0:
      return isLatinOrPlain(left) && isLatinOrPlain(right)
    case 0xE0001...0xE007F:
      // Within a flag emoji; the run before has been looked at already.
      return left != 0x1F3F4 && !(left >= 0xE0020 && left <= 0xE007F && isInFlag(text, start))
    default: return true
    }
  }

  private static func isInFlag(_ text: SourceText, _ start: Int) -> Bool {
    var at = start
    for _ in 0..<8 {
      guard let (value, length) = text.scalar(before: at) else { return false }
      if value == 0x1F3F4 { return true }
      at -= length
    }
    return false
  }

  /// A Latin letter, or any character that is neither a letter nor part of an emoji.
  private static func isLatinOrPlain(_ scalar: UInt32) -> Bool {
    if scalar < 0x250 || scalar >= 0x2000 && scalar < 0x2070 { return true }
    if Properties.isPictographic(scalar) || Properties.category(scalar).isMark { return false }
    let script = Properties.script(scalar)
    return script == .latin || script == .common && scalar < 0x3000
  }

  private static func hasRightToLeft(_ text: SourceText) -> Bool {
    // Hebrew, Arabic, Syriac, Thaana: U+0590 to U+07BF, in UTF-8 with the lead bytes D6 to DE.
    (0xD6...0xDE).contains { (lead: UInt8) in text.next(lead, from: 0) != nil }
  }

  private static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

import MTText
import MTUnicode

/// Text as a terminal may show it. What would steer the terminal or deceive the eye instead of being seen (escape
/// sequences, line breaks, bidirectional controls, invisible characters) is spelled out.
public enum Visible {
  /// A message, a path or a piece of an article, safe to print on one line.
  public static func text(_ string: String) -> String {
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return string }
    var shown = ""
    for scalar in string.unicodeScalars {
      if let escape = escape(scalar.value, isFirst: false) { shown += escape } else { shown.unicodeScalars.append(scalar) }
    }
    return shown
  }

  /// Whole lines, safe to print: line breaks and tabs stay.
  public static func lines(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var shown: [UInt8] = []
    var isAfterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isAfterReturn { shown += (scalar == "\n" ? "\r" : "␍").utf8 }
      isAfterReturn = scalar == "\r"
      if isAfterReturn { continue }
      let stays = scalar == "\n" || scalar == "\t"
      shown += (stays ? String(scalar) : escape(scalar.value, isFirst: false) ?? String(scalar)).utf8
    }
    return isAfterReturn ? shown + "␍".utf8 : shown
  }

  /// How many columns of a terminal a string takes.
  public static func width(_ string: String) -> Int {
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return string.utf8.count }
    var width = 0
    for character in string {
      let text = SourceText(String(character))
      width += self.width(of: ByteRange(0, text.count), in: text)
    }
    return width
  }

  static let tabWidth = 4

  /// How many columns one grapheme cluster takes, as ``append(_:of:to:)`` shows it.
  static func width(of cluster: ByteRange, in text: SourceText) -> Int {
    let byte = text[cluster.start]
    if byte >= 0x20, byte < 0x7F, cluster.count == 1 { return 1 }
    if byte == 0x09 { return tabWidth }
    guard let first = text.scalar(at: cluster.start) else { return 0 }
    if let escape = escape(first.value, isFirst: true) { return isBased(escape) ? 1 : escape.unicodeScalars.count }
    if Properties.isWide(first.value) { return 2 }
    if first.length == cluster.count { return 1 }
    // Flags are two letters; U+FE0F asks for the emoji form of a symbol or key that is narrow without it.
    let isFlag = (0x1F1E6...0x1F1FF).contains(first.value)
    let next = cluster.start + first.length
    let isEmoji = text.has("\u{FE0F}", at: next) && Properties.isPictographic(first.value) || text.has("\u{FE0F}\u{20E3}", at: next)
    return isFlag || isEmoji ? 2 : 1
  }

  /// Writes one grapheme cluster as it is shown.
  static func append(_ cluster: ByteRange, of text: SourceText, to out: inout [UInt8]) {
    let byte = text[cluster.start]
    if byte >= 0x20, byte < 0x7F, cluster.count == 1 { return out.append(byte) }
    if byte == 0x09 { return out.append(contentsOf: repeatElement(0x20, count: tabWidth)) }
    var at = cluster.start
    var count = 0
    while at < cluster.end, count < longestCluster, let scalar = text.scalar(at: at) {
      if let escape = escape(scalar.value, isFirst: at == cluster.start) {
        out += escape.utf8
        // What would join it has nothing to join; only a mark does, on its stand-in.
        if !isBased(escape) { return }
      } else {
        out += text.bytes[at..<at + scalar.length]
      }
      at += scalar.length
      count += 1
    }
  }

  /// Longer clusters are no writing but a heap of marks on one letter; a family of emoji has eleven.
  private static let longestCluster = 16

  /// The spelled-out form, or `nil` for what shows itself.
  ///
  /// - Parameter isFirst: whether it begins a grapheme cluster; a joiner or a mark that does has nothing to join.
  static func escape(_ scalar: UInt32, isFirst: Bool) -> String? {
    switch scalar {
    case 0..<0x20: return String(UnicodeScalar(0x2400 + scalar)!)
    case 0x20..<0x7F: return nil
    case 0x7F: return "␡"
    case 0x80..<0xA0, 0x2028, 0x2029: return code(scalar)
    case 0xA1..<0xAD, 0xAE..<0x300: return nil
    case 0x200C, 0x200D: return isFirst ? code(scalar) : nil
    default: break
    }
    let category = Properties.category(scalar)
    switch category {
    case .format:
      // The tags that follow a flag (Scotland’s) belong to it; Arabic number signs can be seen.
      if !isFirst, (0xE0020...0xE007F).contains(scalar) { return nil }
      let isSeen = !Properties.isDefaultIgnorable(scalar) && !(0xFFF9...0xFFFB).contains(scalar)
      return isSeen ? nil : code(scalar)
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return code(scalar)
    case .nonspacingMark, .enclosingMark, .spacingMark:
      guard isFirst else { return nil }
      return Properties.isDefaultIgnorable(scalar) ? code(scalar) : String(base) + String(UnicodeScalar(scalar)!)
    default: return Properties.isDefaultIgnorable(scalar) ? code(scalar) : nil
    }
  }

  /// What a mark without a letter is put on.
  private static let base: Character = "◌"

  private static func isBased(_ escape: String) -> Bool { escape.unicodeScalars.first == base.unicodeScalars.first }

  private static func code(_ scalar: UInt32) -> String { "\\u{" + String(scalar, radix: 16) + "}" }
}

import MTText

/// The data that stands before the text of a Markdown file: YAML between lines of “---”, TOML between lines of “+++”.
enum FrontMatter {
  /// Where the text begins; 0 when there is no front matter.
  static func end(in text: SourceText) -> Int {
    let fence = text[0]
    guard fence == UInt8(ascii: "-") || fence == UInt8(ascii: "+") else { return 0 }
    var lineStart = 0
    var isFirst = true
    while lineStart < text.count {
      let lineEnd = endOfLine(text, lineStart)
      if isFence(text, lineStart, lineEnd, fence) {
        if !isFirst { return lineEnd }
      } else if isFirst {
        return 0
      }
      // A rule at the top of an article is followed by text, not by a key.
      if !isFirst, lineStart == endOfLine(text, 0), !looksLikeData(text, lineStart, lineEnd) { return 0 }
      isFirst = false
      lineStart = lineEnd
    }
    return 0
  }

  /// The offset after the line's break.
  private static func endOfLine(_ text: SourceText, _ start: Int) -> Int {
    var i = start
    while i < text.count, text[i] != 0x0A, text[i] != 0x0D { i += 1 }
    if text[i] == 0x0D, text[i + 1] == 0x0A { i += 1 }
    return min(i + 1, text.count)
  }

  private static func isFence(_ text: SourceText, _ start: Int, _ end: Int, _ fence: UInt8) -> Bool {
    // YAML may also end with dots.
    let first = text[start]
    guard first == fence || start > 0 && fence == UInt8(ascii: "-") && first == UInt8(ascii: ".") else { return false }
    return text[start + 1] == first && text[start + 2] == first && (start + 3..<max(start + 3, end)).allSatisfy { text[$0] <= 0x20 }
  }

  /// “key: value”, “key = value”, “[table]” or a comment.
  private static func looksLikeData(_ text: SourceText, _ start: Int, _ end: Int) -> Bool {
    if text[start] == UInt8(ascii: "#") || text[start] == UInt8(ascii: "[") { return true }
    var i = start
    while i < end, text[i] > 0x20, text[i] != UInt8(ascii: ":"), text[i] != UInt8(ascii: "=") { i += 1 }
    guard i > start else { return false }
    while text[i] == 0x20 { i += 1 }
    return text[i] == UInt8(ascii: ":") || text[i] == UInt8(ascii: "=")
  }
}

import MTText

extension SourceText {
  /// A text to quote in a message: on one line, cut where it gets too long.
  func excerpt(_ range: ByteRange) -> String {
    guard range.count > 60 else { return Self.onOneLine(self[range]) }
    var end = range.start + 50
    while end > range.start + 20, self[end] != 0x20 { end -= 1 }
    if self[end] != 0x20 { end = range.start + 50 }
    while self[end] & 0xC0 == 0x80 { end -= 1 }
    return Self.onOneLine(self[ByteRange(range.start, end)]) + " …"
  }

  var excerpt: String { excerpt(ByteRange(0, count)) }

  private static func onOneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }
}

internal import CMarkup
import MTText

/// Takes the prose out of a Markdown file (CommonMark with tables and strikethrough).
///
/// The parser is md4c: it hands out pointers into the source for all text, escapes and references left as they are, so
/// every byte of prose has its place; cmark, the other one in Debian, copies the text and gives lines and columns by
/// block. Both are linear on hostile input (md4c but for one case, which the C side keeps small).
struct MarkdownReader {
  private let source: [UInt8]
  private var builder: ProseBuilder
  /// Quotes and list items that are open, outermost first.
  private var containers: [Prose.Block.Kind] = []
  /// The source is read up to here.
  private var at: Int
  /// How many elements are open whose text is no prose.
  private var skipping = 0
  /// The bytes of a code span so far.
  private var code: ByteRange?
  /// Whether a line end that reads as a space stands before what comes next.
  private var isAfterSoftBreak = false

  static func prose(of text: SourceText) -> Prose {
    var reader = MarkdownReader(text)
    reader.read()
    return reader.builder.prose()
  }

  private init(_ text: SourceText) {
    source = text.bytes
    builder = ProseBuilder(text)
    at = FrontMatter.end(in: text)
  }

  private mutating func read() {
    let base = at
    var count: UInt32 = 0
    let events = source[base...].withUnsafeBufferPointer { text in
      UInt32(exactly: text.count).flatMap { cmarkup_markdown(text.baseAddress, $0, &count) }
    }
    guard let events else { return }
    defer { cmarkup_free(events) }
    for event in UnsafeBufferPointer(start: events, count: Int(count)) {
      read(event, ByteRange(base + Int(event.start), base + Int(event.end)))
    }
  }

  private mutating func read(_ event: cmarkup_event, _ range: ByteRange) {
    switch event.kind {
    case CMARKUP_ENTER: enter(event.element)
    case CMARKUP_LEAVE: leave(event.element)
    case CMARKUP_SOFT_BREAK: isAfterSoftBreak = true
    case CMARKUP_HARD_BREAK: if skipping == 0 { builder.breakLine() }
    default: readPiece(event.kind, range)
    }
  }

  private mutating func readPiece(_ kind: cmarkup_event_kind, _ range: ByteRange) {
    defer { at = range.end }
    guard skipping == 0, !range.isEmpty else { return }
    if isAfterSoftBreak {
      isAfterSoftBreak = false
      builder.addSpace(lineEnd(before: range.start))
    }
    switch kind {
    case CMARKUP_TEXT:
      // A backslash that is no text has made the character after it text.
      if range.start > at, source[range.start - 1] == UInt8(ascii: "\\") {
        builder.addEscaped(ByteRange(range.start - 1, range.start + 1))
        builder.addText(ByteRange(range.start + 1, range.end))
      } else {
        builder.addText(range)
      }
    case CMARKUP_REFERENCE:
      if builder.addReference(at: range.start, end: range.end) != range.end { builder.addText(range) }
    case CMARKUP_CODE:
      code = code?.union(range) ?? range
    case CMARKUP_HTML:
      if isLineBreakTag(range) { builder.breakLine() }
    default:
      break
    }
  }

  /// The line end before an offset with the white space and quote marks around it.
  private func lineEnd(before offset: Int) -> ByteRange {
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    guard let last = source[at..<offset].lastIndex(where: isLineEnd) else { return ByteRange(offset, offset) }
    var start = last
    while start > at, source[start - 1].isMarkupSpace { start -= 1 }
    var end = last + 1
    while end < offset, source[end].isMarkupSpace || source[end] == UInt8(ascii: ">") { end += 1 }
    return ByteRange(start, end)
  }

  private func isLineBreakTag(_ range: ByteRange) -> Bool {
    guard range.count >= 4, range.count <= 8, source[range.start + 1] | 0x20 == UInt8(ascii: "b") else { return false }
    let afterName = source[range.start + 3]
    return source[range.start + 2] | 0x20 == UInt8(ascii: "r")
      && (afterName == UInt8(ascii: ">") || afterName == UInt8(ascii: "/") || afterName.isMarkupSpace)
  }

  // MARK: Elements

  private mutating func enter(_ element: cmarkup_element) {
    switch element {
    case CMARKUP_IMAGE:
      skipping += 1
      return
    case CMARKUP_CODE_SPAN:
      return
    case CMARKUP_CODE_BLOCK, CMARKUP_HTML_BLOCK: skipping += 1
    case CMARKUP_QUOTE: containers.append(.quotation)
    case CMARKUP_LIST_ITEM: containers.append(.listItem)
    default: break
    }
    beginBlock(element)
  }

  private mutating func leave(_ element: cmarkup_element) {
    switch element {
    case CMARKUP_IMAGE:
      skipping -= 1
      return
    case CMARKUP_CODE_SPAN:
      if let code { builder.addStandIn(for: code) }
      code = nil
      return
    case CMARKUP_CODE_BLOCK, CMARKUP_HTML_BLOCK: skipping -= 1
    case CMARKUP_QUOTE, CMARKUP_LIST_ITEM: containers.removeLast()
    default: break
    }
    beginBlock(CMARKUP_NO_ELEMENT)
  }

  private mutating func beginBlock(_ element: cmarkup_element) {
    isAfterSoftBreak = false
    builder.endBlock()
    switch element {
    case CMARKUP_HEADING: builder.kind = .heading
    case CMARKUP_CELL: builder.kind = .cell
    default: builder.kind = containers.last ?? .text
    }
  }
}

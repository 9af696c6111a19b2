import MTText

/// Takes the prose out of an HTML file: its headings, paragraphs, list items, captions and cells, without scripts, code
/// and what only helps around in the page (navigation, asides, footers, buttons).
///
/// This is a reader of our own over the standard's tokenization, not a parser that builds a tree. Gumbo, the HTML5
/// parser in C that Debian has, was tried (0.10.1, of Debian 12): its time grows with the square of the depth (100,000 open `<div>`
/// took 22 seconds), it reads 10 MB/s, it does not say which character came from which reference inside a text, and
/// what it moves about in broken tables no longer stands in the file's order. A page's prose needs little of what a
/// tree is built for; that is here: which end tag closes what. On 355 pages of many makes found on one machine the
/// text of both was the same, but for the order in five broken tables.
struct HTMLReader {
  /// An element whose end tag has not come yet.
  private struct Open {
    let element: HTMLElement
    /// The kind of the text in it.
    let kind: Prose.Block.Kind
    let isSkipped: Bool
    let isForeign: Bool
    /// Where the next outer one of the same closer stands, and the next outer boundary; -1 for none.
    let outerSame: Int
    let outerBoundary: Int
  }

  private var builder: ProseBuilder
  private var scanner: HTMLScanner
  private let source: SourceText
  private var open: [Open] = []
  /// The innermost open element of each closer; -1 for none. So no end tag needs a search, however deep the page is.
  private var innermost = [Int](repeating: -1, count: HTMLElement.allCases.count)
  private var boundary = -1
  /// Whether any element may close itself, as in XHTML.
  private let isXML: Bool
  /// Whether a stand-in is due for code that has shown no text yet.
  private var awaitsCode = false

  static func prose(of text: SourceText) -> Prose {
    var reader = HTMLReader(text)
    reader.read()
    return reader.builder.prose()
  }

  private init(_ text: SourceText) {
    source = text
    builder = ProseBuilder(text)
    scanner = HTMLScanner(text)
    isXML = text.has("<?xml", at: 0)
  }

  private var isSkipping: Bool { open.last?.isSkipped ?? false }
  private var isInForeign: Bool { open.last?.isForeign ?? false }

  private mutating func read() {
    while let token = scanner.next() {
      switch token {
      case .text(let range): readText(range)
      case .start(let element, let closesItself): enter(element, closesItself: closesItself)
      case .end(let element): leave(element)
      case .otherTag: break
      }
    }
  }

  private mutating func readText(_ range: ByteRange) {
    guard !isSkipping else { return }
    if open.last?.element.role == .code { return readCode(range) }
    var pieceStart = range.start
    var i = range.start
    while i < range.end {
      guard source.bytes[i] == UInt8(ascii: "&") else {
        i += 1
        continue
      }
      if i > pieceStart { builder.addText(ByteRange(pieceStart, i)) }
      let end = builder.addReference(at: i, end: range.end)
      pieceStart = end
      i = max(end, i + 1)
    }
    if pieceStart < range.end { builder.addText(ByteRange(pieceStart, range.end)) }
  }

  private mutating func readCode(_ range: ByteRange) {
    let bytes = source.bytes[range.start..<range.end]
    guard awaitsCode, let first = bytes.firstIndex(where: { !$0.isMarkupSpace }) else { return }
    let last = bytes.lastIndex { !$0.isMarkupSpace }!
    builder.addStandIn(for: ByteRange(first, last + 1))
    awaitsCode = false
  }

  // MARK: Tags

  private mutating func enter(_ element: HTMLElement, closesItself: Bool) {
    if isInForeign {
      let mayClose = element.isForeign || element.role == .block
      if mayClose, !closesItself, element != .hr { push(element) }
      return
    }
    let isEmpty = closesItself && (isXML || element.isForeign)
    switch element.role {
    case .rawText:
      return isEmpty ? () : scanner.skipRawText(of: element)
    case .block, .skippedBlock:
      // A paragraph has no other block in it.
      close(.p)
      if !isSkipping { builder.endBlock() }
    case .lineBreak:
      return isSkipping ? () : builder.breakLine()
    case .code:
      if open.last?.element.role != .code { awaitsCode = true }
    case .skipped, .inline:
      break
    }
    if !isEmpty, element != .hr { push(element) }
  }

  private mutating func leave(_ element: HTMLElement) {
    if element == .br { return isSkipping ? () : builder.breakLine() }
    close(element)
    if !isSkipping, element.role == .block || element.role == .skippedBlock { builder.endBlock() }
  }

  private mutating func push(_ element: HTMLElement) {
    let closer = Int(element.closer.rawValue)
    let outer = open.last
    let kind = element.kind(in: outer?.kind ?? .text)
    let isSkipped = element.role == .skipped || element.role == .skippedBlock
    open.append(
      Open(
        element: element, kind: kind, isSkipped: isSkipped || outer?.isSkipped ?? false,
        isForeign: element.isForeign || outer?.isForeign ?? false, outerSame: innermost[closer], outerBoundary: boundary))
    innermost[closer] = open.count - 1
    if element.isBoundary { boundary = open.count - 1 }
    builder.kind = kind
  }

  /// Closes the innermost open element of this name and all that is open inside it, unless a boundary stands between.
  private mutating func close(_ element: HTMLElement) {
    let index = innermost[Int(element.closer.rawValue)]
    let limit = element.isTablePart ? innermost[Int(HTMLElement.table.rawValue)] : boundary
    guard index >= 0, index >= limit else { return }
    while open.count > index {
      let last = open.removeLast()
      innermost[Int(last.element.closer.rawValue)] = last.outerSame
      boundary = last.outerBoundary
    }
    builder.kind = open.last?.kind ?? .text
  }
}

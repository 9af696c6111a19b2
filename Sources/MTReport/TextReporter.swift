import MTDocument
import MTEngine
import MTText
import MTUnicode

/// `--format text`: for people at a terminal, as good compilers print.
///
/// Nothing of an article, a path or a message reaches the output but through ``Visible``.
public struct TextReporter: Reporter {
  private let graphemes: Segmenter
  private let hasColor: Bool
  private let width: Int
  private let hasSummary: Bool
  private var tally = Tally()

  /// - Parameters:
  ///   - width: the columns of the terminal.
  ///   - summary: whether the last line says how much was found.
  public init(color: Bool, width: Int = 100, summary: Bool = true) throws(UnicodeError) {
    graphemes = try Segmenter(.grapheme)
    hasColor = color
    self.width = max(width, 40)
    hasSummary = summary
  }

  public mutating func begin() -> [UInt8] { [] }

  public mutating func file(_ report: FileReport) -> [UInt8] {
    tally.add(report.result)
    guard !report.result.diagnostics.isEmpty else { return [] }
    var page = Page(report, graphemes: graphemes, color: hasColor, width: width)
    for diagnostic in report.result.diagnostics { page.add(diagnostic) }
    return page.bytes
  }

  public mutating func error(_ error: FileError) -> [UInt8] {
    tally.errors += 1
    return []
  }

  public mutating func end() -> [UInt8] {
    guard hasSummary, tally.files + tally.errors > 0 else { return [] }
    var out = StyledText(color: hasColor)
    out.add(tally.summary, .bold)
    out.newLine()
    return out.bytes
  }
}

/// One file's diagnostics.
private struct Page {
  private let path: String
  private let text: SourceText
  private let lines: LineIndex
  private let excerpter: Excerpter
  private let width: Int
  private var out: StyledText
  /// Columns of the line numbers.
  private static let gutter = 5

  init(_ report: FileReport, graphemes: Segmenter, color: Bool, width: Int) {
    path = Visible.text(report.path)
    text = report.text
    lines = LineIndex(report.text)
    excerpter = Excerpter(text: text, lines: lines, graphemes: graphemes)
    self.width = width
    out = StyledText(color: color)
  }

  var bytes: [UInt8] { out.bytes }

  mutating func add(_ diagnostic: Diagnostic) {
    let style = Style.of(diagnostic.severity)
    place(diagnostic.range)
    out.add(diagnostic.severity.rawValue, style)
    out.add(": ")
    out.add(Visible.text(diagnostic.message), .bold)
    out.add(" ")
    out.add("[\(diagnostic.rule.id)]", .faint)
    out.newLine()
    excerpt(diagnostic.range, style)
    for note in diagnostic.notes {
      place(note.range)
      out.add("note", .cyan)
      out.add(": " + Visible.text(note.message))
      out.newLine()
      excerpt(note.range, .cyan)
    }
    for fix in diagnostic.fixes { add(fix) }
    out.newLine()
  }

  private mutating func place(_ range: ByteRange) {
    let position = lines.position(of: range.start)
    out.add("\(path):\(position.line):\(position.column): ", .bold)
  }

  private mutating func excerpt(_ range: ByteRange, _ style: Style) {
    let number = String(lines.line(at: range.start) + 1)
    let gutter = max(Self.gutter, number.utf8.count)
    // The text is valid UTF-8, which is all ICU could object to.
    guard let excerpt = try? excerpter.excerpt(of: range, width: width - gutter - 3) else { return }
    out.spaces(gutter - number.utf8.count)
    out.add(number + " │ ", .faint)
    out.add(excerpt.shown)
    out.newLine()
    out.spaces(gutter)
    out.add(" │ ", .faint)
    out.spaces(excerpt.indent)
    out.add(String(repeating: "^", count: excerpt.carets), style)
    out.newLine()
  }

  private mutating func add(_ fix: Fix) {
    out.add("  fix", .green)
    out.add(": \(Visible.text(fix.title)) (\(fix.applicability.name))")
    if let preview = preview(of: fix) { out.add(": " + Visible.text(preview)) }
    out.newLine()
  }

  /// What the fix makes of the words around it, where that is short and on one line.
  private func preview(of fix: Fix) -> String? {
    guard let first = fix.edits.first?.range.start, let last = fix.edits.last?.range.end, last - first <= 60 else { return nil }
    let line = lines.range(ofLine: lines.line(at: first))
    guard last <= line.end else { return nil }
    let start = wordStart(before: first, in: line)
    let end = wordEnd(after: last, in: line)
    var bytes: [UInt8] = []
    var at = start
    for edit in fix.edits {
      bytes += text.bytes[at..<edit.range.start]
      bytes += edit.replacement.utf8
      at = edit.range.end
    }
    bytes += text.bytes[at..<end]
    guard bytes.count <= 120, !bytes.contains(0x0A), !bytes.contains(0x0D) else { return nil }
    return (start > line.start ? "… " : "") + String(decoding: bytes, as: UTF8.self) + (end < line.end ? " …" : "")
  }

  /// Far enough for the longest words; what is longer is no word and is cut.
  private static let wordReach = 32

  private func wordStart(before offset: Int, in line: ByteRange) -> Int {
    let limit = max(line.start, offset - Self.wordReach)
    var at = offset
    while at > limit, text[at - 1] == 0x20 { at -= 1 }
    while at > limit, text[at - 1] != 0x20 { at -= 1 }
    while at < offset, text[at] & 0xC0 == 0x80 { at += 1 }
    return at
  }

  private func wordEnd(after offset: Int, in line: ByteRange) -> Int {
    let limit = min(line.end, offset + Self.wordReach)
    var at = offset
    while at < limit, text[at] == 0x20 { at += 1 }
    while at < limit, text[at] != 0x20 { at += 1 }
    while at > offset, at < line.end, text[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}

extension Applicability {
  /// As people read it.
  fileprivate var name: String {
    switch self {
    case .safe: "safe"
    case .unsafe: "unsafe"
    case .displayOnly: "to consider"
    }
  }
}

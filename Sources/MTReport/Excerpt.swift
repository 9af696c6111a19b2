import MTText
import MTUnicode

/// The part of a line that shows a finding, and where to underline it.
struct Excerpt {
  /// What is shown, cut to fit.
  var shown: [UInt8] = []
  /// Columns before the caret.
  var indent = 0
  /// Columns to underline; at least one.
  var carets = 1
}

/// Cuts excerpts out of one text.
///
/// The cost of an excerpt depends on its width, not on the length of the line, so that ten thousand findings in one
/// endless line are printed as fast as ten thousand lines.
struct Excerpter {
  private let text: SourceText
  private let lines: LineIndex
  private let graphemes: Segmenter

  init(text: SourceText, lines: LineIndex, graphemes: Segmenter) {
    self.text = text
    self.lines = lines
    self.graphemes = graphemes
  }

  /// The first line of a range, in at most `width` columns.
  func excerpt(of range: ByteRange, width: Int) throws(UnicodeError) -> Excerpt {
    let line = lines.range(ofLine: lines.line(at: range.start))
    let start = min(range.start, line.end)
    let clusters = try clusters(around: start, in: line, reach: width * 4 + 32)
    // The finding, as cluster indices.
    let first = clusters.firstIndex { $0.range.end > start } ?? clusters.count
    var last = first
    while last < clusters.count, clusters[last].range.start < range.end { last += 1 }
    let window = window(clusters, around: first..<last, line, width)

    var excerpt = Excerpt()
    let isCutBefore = window.isEmpty ? false : clusters[window.lowerBound].range.start > line.start
    if isCutBefore { excerpt.shown += "… ".utf8 }
    for cluster in clusters[window] { Visible.append(cluster.range, of: text, to: &excerpt.shown) }
    if !window.isEmpty, clusters[window.upperBound - 1].range.end < line.end { excerpt.shown += " …".utf8 }
    excerpt.indent = (isCutBefore ? 2 : 0) + columns(clusters[window.lowerBound..<max(window.lowerBound, first)])
    excerpt.carets = max(1, columns(clusters[first..<max(first, min(last, window.upperBound))]))
    return excerpt
  }

  private struct Cluster {
    let range: ByteRange
    let width: Int
  }

  private func columns(_ clusters: ArraySlice<Cluster>) -> Int { clusters.reduce(0) { $0 + $1.width } }

  /// The grapheme clusters of a line within some bytes of an offset.
  private func clusters(around offset: Int, in line: ByteRange, reach: Int) throws(UnicodeError) -> [Cluster] {
    var start = max(line.start, offset - reach)
    var end = min(line.end, offset + reach)
    while start > line.start, text[start] & 0xC0 == 0x80 { start -= 1 }
    while end < line.end, end > start, text[end] & 0xC0 == 0x80 { end -= 1 }
    var clusters: [Cluster] = []
    clusters.reserveCapacity(end - start)
    func add(_ from: Int, _ to: Int) {
      let range = ByteRange(from, to)
      clusters.append(Cluster(range: range, width: Visible.width(of: range, in: text)))
    }
    // No two ASCII characters of one line make a cluster.
    if text.bytes[start..<end].allSatisfy({ $0 < 0x80 }) {
      for i in start..<end { add(i, i + 1) }
    } else {
      let result: Result<Void, UnicodeError> = text.bytes.withUnsafeBufferPointer { bytes in
        var previous = start
        do throws(UnicodeError) {
          try graphemes.forEachBatch(UnsafeBufferPointer(rebasing: bytes[start..<end])) { batch, _ in
            for boundary in batch {
              add(previous, start + Int(boundary))
              previous = start + Int(boundary)
            }
          }
          return .success(())
        } catch {
          return .failure(error)
        }
      }
      try result.get()
    }
    // The clusters at the cuts may be fragments.
    if end < line.end, let last = clusters.last, last.range.start > offset { clusters.removeLast() }
    if start > line.start, let first = clusters.first, first.range.end <= offset { clusters.removeFirst() }
    return clusters
  }

  /// Which clusters to show: the whole line where it fits, else the finding with somewhat more after it than before.
  private func window(_ clusters: [Cluster], around finding: Range<Int>, _ line: ByteRange, _ width: Int) -> Range<Int> {
    let isWhole = clusters.first.map { $0.range.start == line.start } != false && clusters.last.map { $0.range.end == line.end } != false
    if isWhole, columns(clusters[...]) <= width { return clusters.indices }
    // Room for the two signs of a cut.
    var room = max(8, width - 4)
    var low = finding.lowerBound
    var high = low
    func growRight(to limit: Int, leaving: Int) {
      while high < limit, clusters[high].width <= room - leaving {
        room -= clusters[high].width
        high += 1
      }
    }
    func growLeft(leaving: Int) {
      while low > 0, clusters[low - 1].width <= room - leaving {
        low -= 1
        room -= clusters[low].width
      }
    }
    growRight(to: finding.upperBound, leaving: room / 5)
    growLeft(leaving: room * 3 / 5)
    growRight(to: clusters.count, leaving: 0)
    growLeft(leaving: 0)
    return snapped(low..<high, clusters, finding, line)
  }

  /// Moves the cuts inward to a space, where one is near.
  private func snapped(_ window: Range<Int>, _ clusters: [Cluster], _ finding: Range<Int>, _ line: ByteRange) -> Range<Int> {
    func isSpace(_ i: Int) -> Bool { text[clusters[i].range.start] == 0x20 }
    let reach = 16
    var low = window.lowerBound
    var high = window.upperBound
    if low < finding.lowerBound, clusters[low].range.start > line.start, text[clusters[low].range.start - 1] != 0x20,
      let space = (low..<min(low + reach, finding.lowerBound)).first(where: isSpace)
    {
      low = space + 1
    }
    if high > finding.upperBound, clusters[high - 1].range.end < line.end, text[clusters[high - 1].range.end] != 0x20,
      let space = (max(high - reach, finding.upperBound)..<high).last(where: isSpace)
    {
      high = space
    }
    while low < finding.lowerBound, clusters[low].range.start > line.start, isSpace(low) { low += 1 }
    while high > finding.upperBound, clusters[high - 1].range.end < line.end, isSpace(high - 1) { high -= 1 }
    return low..<high
  }
}

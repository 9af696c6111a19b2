/// Turns byte offsets into lines and columns.
///
/// A line ends at LF, CR LF or a lone CR. Looking a position up costs a binary search plus a walk of at most
/// ``stride`` bytes, however long the line is.
public struct LineIndex: Sendable {
  /// What a column counts.
  public enum Unit: Sendable {
    /// Unicode scalars, as in our text and JSON output.
    case scalars
    /// UTF-16 code units, as in LSP.
    case utf16
    /// UTF-8 bytes, as in rdjson.
    case bytes
  }

  /// A place for people: both numbers count from 1.
  public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int
  }

  static let stride = 2048

  private let text: SourceText
  private let lineStarts: [Int]
  /// Scalars and UTF-16 units before each multiple of ``stride``.
  private let checkpoints: [(scalars: Int, utf16: Int)]

  public init(_ text: SourceText) {
    self.text = text
    var starts = [0]
    var marks: [(Int, Int)] = []
    marks.reserveCapacity(text.count / Self.stride + 1)
    text.bytes.withUnsafeBufferPointer { bytes in
      var scalars = 0
      var utf16 = 0
      for i in bytes.indices {
        if i % Self.stride == 0 { marks.append((scalars, utf16)) }
        let byte = bytes[i]
        if byte == 0x0A || byte == 0x0D && (i + 1 == bytes.count || bytes[i + 1] != 0x0A) { starts.append(i + 1) }
        if byte & 0xC0 != 0x80 { scalars += 1 }
        utf16 += byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
      }
    }
    lineStarts = starts
    checkpoints = marks
  }

  public var lineCount: Int { lineStarts.count }

  /// The index (from 0) of the line that holds an offset; the end of the text belongs to the last line.
  public func line(at offset: Int) -> Int {
    max(lineStarts.partitioningIndex { $0 > offset } - 1, 0)
  }

  /// The bytes of a line (index from 0) without its line break.
  public func range(ofLine line: Int) -> ByteRange {
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : text.count
    while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return ByteRange(start, end)
  }

  public func position(of offset: Int, in unit: Unit = .scalars) -> Position {
    let line = line(at: offset)
    return Position(line: line + 1, column: units(before: offset, unit) - units(before: lineStarts[line], unit) + 1)
  }

  private func units(before offset: Int, _ unit: Unit) -> Int {
    if unit == .bytes || checkpoints.isEmpty { return offset }
    let checkpoint = min(offset / Self.stride, checkpoints.count - 1)
    var count = unit == .scalars ? checkpoints[checkpoint].scalars : checkpoints[checkpoint].utf16
    for i in checkpoint * Self.stride..<min(offset, text.count) {
      let byte = text.bytes[i]
      count += byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 && unit == .utf16 ? 2 : 1
    }
    return count
  }
}

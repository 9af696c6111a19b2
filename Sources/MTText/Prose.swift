/// The prose of one file: what a reader of the article reads, cut into blocks, with a way back to the file's bytes.
///
/// For plain text the prose is the file itself. Formats with markup (Markdown, HTML) leave the markup out and decode
/// character references, so rules never meet it; ``SourceMap`` says where each piece came from.
public struct Prose: Sendable {
  /// A run of prose that belongs together: one line of plain text, one paragraph of HTML.
  public struct Block: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
      /// Running text or whatever the format cannot tell; plain text has only these.
      case text
      case heading
      case listItem
      case caption
      case quotation
      case cell
    }

    public var range: ByteRange
    public var kind: Kind
    /// Whether an empty line or a new element separates it from the block before.
    public var startsGroup: Bool

    public init(range: ByteRange, kind: Kind, startsGroup: Bool) {
      self.range = range
      self.kind = kind
      self.startsGroup = startsGroup
    }
  }

  public let text: SourceText
  /// In order, without overlap.
  public let blocks: [Block]
  public let map: SourceMap

  public init(text: SourceText, blocks: [Block], map: SourceMap = .identity) {
    self.text = text
    self.blocks = blocks
    self.map = map
  }
}

/// Maps ranges of prose back to ranges of the file it was taken from.
public struct SourceMap: Sendable {
  /// A piece of prose and the bytes it was made from. Where the lengths differ (a character reference, a line break
  /// read as a space) the piece is atomic: it maps as a whole and is not edited in part.
  public struct Segment: Hashable, Sendable {
    public let prose: ByteRange
    public let source: ByteRange

    public init(prose: ByteRange, source: ByteRange) {
      self.prose = prose
      self.source = source
    }
  }

  /// In order of both sides. `nil` stands for the identity.
  private let segments: [Segment]?

  public static let identity = SourceMap(segments: nil)

  private init(segments: [Segment]?) {
    self.segments = segments
  }

  /// - Parameter segments: in ascending order, on both sides, without overlap.
  public init(_ segments: [Segment]) {
    self.segments = segments
  }

  /// The source bytes that a finding covers. Markup inside is included, markup at its ends is not.
  public func source(of range: ByteRange) -> ByteRange {
    guard let segments else { return range }
    guard let first = segment(at: range.start) ?? segments.last else { return ByteRange(0, 0) }
    let start = offset(range.start, in: first)
    guard !range.isEmpty, let last = segment(at: range.end - 1) else { return ByteRange(start, start) }
    return ByteRange(start, max(start, offset(range.end, in: last)))
  }

  /// The source bytes that an edit would replace, or `nil` when replacing them would touch markup or cut a character
  /// reference.
  public func editable(_ range: ByteRange) -> ByteRange? {
    guard let segments else { return range }
    // An insertion goes with the prose before it, where there is some.
    guard let first = segment(at: range.isEmpty ? max(range.start - 1, 0) : range.start) ?? segments.first,
      range.end <= first.prose.end || !range.isEmpty
    else { return nil }
    guard let last = range.isEmpty ? first : segment(at: range.end - 1) else { return nil }
    func isWhole(_ s: Segment, _ offset: Int) -> Bool {
      s.prose.count == s.source.count || offset == s.prose.start || offset == s.prose.end
    }
    guard range.start >= first.prose.start, isWhole(first, range.start), range.end <= last.prose.end,
      isWhole(last, range.end)
    else { return nil }
    // Every piece in between must follow its neighbour without markup.
    if first != last {
      var i = index(at: first.prose.start)
      while segments[i] != last {
        guard i + 1 < segments.count, segments[i].source.end == segments[i + 1].source.start,
          segments[i].prose.end == segments[i + 1].prose.start
        else { return nil }
        i += 1
      }
    }
    return ByteRange(offset(range.start, in: first), offset(range.end, in: last))
  }

  private func offset(_ prose: Int, in segment: Segment) -> Int {
    if prose <= segment.prose.start { return segment.source.start }
    if prose >= segment.prose.end { return segment.source.end }
    guard segment.prose.count == segment.source.count else { return segment.source.start }
    return segment.source.start + prose - segment.prose.start
  }

  /// The index of the last segment that starts at or before an offset.
  private func index(at prose: Int) -> Int {
    var low = 0
    var high = segments!.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments![middle].prose.start <= prose { low = middle } else { high = middle }
    }
    return low
  }

  /// The segment that holds an offset, or the one after it when the offset lies between two.
  private func segment(at prose: Int) -> Segment? {
    guard let segments, !segments.isEmpty else { return nil }
    let i = index(at: prose)
    if prose < segments[i].prose.end { return segments[i] }
    return i + 1 < segments.count ? segments[i + 1] : nil
  }
}

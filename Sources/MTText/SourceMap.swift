/// Maps ranges of prose back to ranges of the file it was taken from.
///
/// Two questions, two answers: ``source(of:)`` says where a person should look and always knows a place;
/// ``editable(_:)`` says which bytes a program may replace, and declines whenever markup could suffer.
public struct SourceMap: Sendable {
  /// A piece of prose and the bytes it was made from.
  public struct Segment: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
      /// The same bytes on both sides: may be cut and edited anywhere.
      case copy
      /// A character reference, an escape, white space read as one space: maps and is edited as a whole.
      case atomic
      /// A stand-in for what is not prose, such as the name of a command: maps as a whole and is never edited.
      case fixed
    }

    public let prose: ByteRange
    public let source: ByteRange
    public let kind: Kind

    /// Requires sides of one length for a copy.
    public init(prose: ByteRange, source: ByteRange, _ kind: Kind) {
      precondition(kind != .copy || prose.count == source.count, "a copy has the same length on both sides")
      self.prose = prose
      self.source = source
      self.kind = kind
    }
  }

  /// In order of both sides, none empty in prose. `nil` stands for the identity.
  public let segments: [Segment]?

  public static let identity = SourceMap(segments: nil)

  private init(segments: [Segment]?) {
    self.segments = segments
  }

  /// - Parameter segments: in ascending order without overlap, on both sides, none with empty prose.
  public init(_ segments: [Segment]) {
    self.segments = segments
  }

  /// The source bytes that a finding covers. Markup inside is included, markup at its ends is not.
  ///
  /// A range without prose of its own (an insertion, the break between two blocks) is an empty range of the source.
  public func source(of range: ByteRange) -> ByteRange {
    guard let segments else { return range }
    let first = firstIndex(endingAfter: range.start)
    let after = firstIndex(startingAt: range.end)
    guard first < after else {
      let place = insertionPoint(at: range.start) ?? (first > 0 ? segments[first - 1].source.end : 0)
      return ByteRange(place, place)
    }
    // Pieces that are cut count as a whole where they cannot be cut.
    let head = segments[first]
    let tail = segments[after - 1]
    let start = head.kind == .copy ? head.source.start + max(0, range.start - head.prose.start) : head.source.start
    let end = tail.kind == .copy ? tail.source.end - max(0, tail.prose.end - range.end) : tail.source.end
    return ByteRange(start, end)
  }

  /// The source bytes that an edit would replace, or `nil` when replacing them would touch markup, join two blocks or cut
  /// a character reference.
  public func editable(_ range: ByteRange) -> ByteRange? {
    guard let segments else { return range }
    if range.isEmpty { return insertionPoint(at: range.start).map { ByteRange($0, $0) } }
    let first = firstIndex(endingAfter: range.start)
    let after = firstIndex(startingAt: range.end)
    guard first < after else { return nil }
    let head = segments[first]
    let tail = segments[after - 1]
    guard head.prose.start <= range.start, head.kind == .copy || head.prose.start == range.start, range.end <= tail.prose.end,
      tail.kind == .copy || tail.prose.end == range.end
    else { return nil }
    for i in first..<after {
      if segments[i].kind == .fixed { return nil }
      // Each piece must follow its neighbour without markup.
      if i > first, segments[i - 1].prose.end != segments[i].prose.start || segments[i - 1].source.end != segments[i].source.start {
        return nil
      }
    }
    return source(of: range)
  }

  /// Where text is put in. Between two pieces it goes with the prose before, unless only the piece behind is prose.
  private func insertionPoint(at offset: Int) -> Int? {
    guard let segments else { return offset }
    let i = firstIndex(endingAfter: offset)
    if i < segments.count, segments[i].prose.start < offset {
      return segments[i].kind == .copy ? segments[i].source.start + offset - segments[i].prose.start : nil
    }
    let before = i > 0 && segments[i - 1].prose.end == offset ? segments[i - 1] : nil
    let behind = i < segments.count && segments[i].prose.start == offset ? segments[i] : nil
    if let before, before.kind != .fixed { return before.source.end }
    if let behind, behind.kind != .fixed { return behind.source.start }
    return nil
  }

  /// The index of the first segment whose prose ends after an offset.
  private func firstIndex(endingAfter offset: Int) -> Int {
    firstIndex { $0.prose.end > offset }
  }

  /// The index of the first segment whose prose starts at or after an offset.
  private func firstIndex(startingAt offset: Int) -> Int {
    firstIndex { $0.prose.start >= offset }
  }

  private func firstIndex(where isBehind: (Segment) -> Bool) -> Int {
    segments?.partitioningIndex(where: isBehind) ?? 0
  }
}

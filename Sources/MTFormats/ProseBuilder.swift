internal import CMarkup
import MTText

/// Puts prose together from pieces of a file, in the file's order, and writes down where each came from.
///
/// White space is collapsed as a browser does: a run is one space, and none stands at the ends of a block. The text of a
/// block therefore has no line break; blocks are parted by one, or by two where a new group begins.
struct ProseBuilder {
  /// What the next block is.
  var kind = Prose.Block.Kind.text

  private let source: [UInt8]
  private var bytes: [UInt8] = []
  private var blocks: [Prose.Block] = []
  private var segments: [SourceMap.Segment] = []
  /// Where the prose ends whose origin is written down.
  private var recorded = 0
  /// Where the open block starts in the prose; `nil` while nothing has been added since the last break.
  private var start: Int?
  private var openKind = Prose.Block.Kind.text
  private var startsGroup = true
  /// White space that becomes a space when more text follows in the block.
  private var space: ByteRange?

  init(_ text: SourceText) {
    source = text.bytes
    bytes.reserveCapacity(source.count)
  }

  /// Ends the work.
  consuming func prose() -> Prose {
    endBlock()
    return Prose(text: SourceText(validUTF8: bytes), blocks: blocks, map: SourceMap(segments))
  }

  // MARK: Breaks

  /// Ends the block, if one is open; what follows is a new group.
  mutating func endBlock() {
    closeBlock()
    startsGroup = true
  }

  /// Ends the line: what follows is a new block of the same group, or of a new one after two line breaks.
  mutating func breakLine() {
    if start == nil {
      startsGroup = true
    } else {
      closeBlock()
      startsGroup = false
    }
  }

  private mutating func closeBlock() {
    space = nil
    guard let start else { return }
    blocks.append(Prose.Block(range: ByteRange(start, bytes.count), kind: openKind, startsGroup: startsGroup))
    self.start = nil
  }

  // MARK: Pieces

  /// Adds text as it stands in the source, but for its white space.
  mutating func addText(_ range: ByteRange) {
    var i = range.start
    while i < range.end {
      let pieceStart = i
      if source[i].isMarkupSpace {
        while i < range.end, source[i].isMarkupSpace { i += 1 }
        addSpace(ByteRange(pieceStart, i))
        continue
      }
      // A single space between words stays in the piece.
      while i < range.end {
        if source[i].isMarkupSpace, source[i] != 0x20 || i + 1 == range.end || source[i + 1].isMarkupSpace { break }
        i += 1
      }
      let piece = ByteRange(pieceStart, i)
      add(piece, from: piece, .copy)
    }
  }

  /// Adds white space that reads as one space.
  mutating func addSpace(_ range: ByteRange) {
    guard start != nil else { return }
    if let space {
      // White space behind markup adds nothing to that before it.
      if space.end == range.start { self.space = space.union(range) }
    } else {
      space = range
    }
  }

  /// Adds the character reference that starts at an offset, if it is one.
  ///
  /// - Returns: the offset after it; the same offset when there is no reference.
  mutating func addReference(at offset: Int, end: Int) -> Int {
    var scalars: (UInt32, UInt32) = (0, 0)
    let length = source[offset..<end].withUnsafeBufferPointer { text in
      withUnsafeMutableBytes(of: &scalars) {
        cmarkup_reference(text.baseAddress, UInt32(text.count), $0.assumingMemoryBound(to: UInt32.self).baseAddress)
      }
    }
    guard length > 0, let first = Unicode.Scalar(scalars.0) else { return offset }
    let range = ByteRange(offset, offset + Int(length))
    if scalars.0 <= 0x20, UInt8(scalars.0).isMarkupSpace {
      addSpace(range)
      return range.end
    }
    begin()
    bytes += UTF8.encode(first)!
    if scalars.1 != 0, let second = Unicode.Scalar(scalars.1) { bytes += UTF8.encode(second)! }
    record(range, .atomic)
    return range.end
  }

  /// Adds a character that the source writes with an escape before it.
  mutating func addEscaped(_ range: ByteRange) {
    add(ByteRange(range.end - 1, range.end), from: range, .atomic)
  }

  /// Adds a word that stands for something which is no prose, so that the sentence around it keeps its form: the
  /// first word in it, or “code” when it has none.
  mutating func addStandIn(for range: ByteRange) {
    func isWordByte(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
    guard let wordStart = source[range.start..<range.end].firstIndex(where: isWordByte) else {
      begin()
      bytes += "code".utf8
      return record(range, .fixed)
    }
    let wordEnd = source[wordStart..<range.end].firstIndex { !isWordByte($0) } ?? range.end
    add(ByteRange(wordStart, wordEnd), from: range, .fixed)
  }

  private mutating func add(_ text: ByteRange, from range: ByteRange, _ kind: SourceMap.Segment.Kind) {
    begin()
    bytes += source[text.start..<text.end]
    record(range, kind)
  }

  /// Makes ready for text: opens a block, or adds the space that stands before it.
  private mutating func begin() {
    if start == nil {
      if !blocks.isEmpty { bytes.append(0x0A) }
      if !blocks.isEmpty, startsGroup { bytes.append(0x0A) }
      start = bytes.count
      recorded = bytes.count
      openKind = kind
    } else if let space {
      self.space = nil
      bytes.append(0x20)
      record(space, space.count == 1 && source[space.start] == 0x20 ? .copy : .atomic)
    }
  }

  /// Writes down where the bytes came from that were added since the last time.
  private mutating func record(_ range: ByteRange, _ kind: SourceMap.Segment.Kind) {
    var prose = ByteRange(recorded, bytes.count)
    var source = range
    recorded = bytes.count
    // Copies that meet on both sides are one.
    if kind == .copy, let last = segments.last, last.kind == .copy, last.prose.end == prose.start, last.source.end == range.start {
      prose = last.prose.union(prose)
      source = last.source.union(source)
      segments.removeLast()
    }
    segments.append(SourceMap.Segment(prose: prose, source: source, kind))
  }
}

extension UInt8 {
  /// Space, tab, line feed, form feed, carriage return: what HTML collapses.
  var isMarkupSpace: Bool {
    self <= 0x20 && (self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 || self == 0x0C)
  }
}

extension Prose {
  /// Reads plain text: every line is a block, unless the text is wrapped at a fixed width, when the lines up to the next
  /// empty one are.
  public init(plain text: SourceText) {
    self.init(text: text, blocks: Self.plainBlocks(of: text))
  }

  private static func plainBlocks(of text: SourceText) -> [Block] {
    var lines: [(range: ByteRange, startsGroup: Bool)] = []
    text.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var afterGap = true
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        if bytes[start..<end].contains(where: { $0 > 0x20 }) {
          lines.append((ByteRange(start, end), afterGap))
          afterGap = false
        } else {
          afterGap = true
        }
        if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
        start = end + 1
      }
    }
    guard isWrapped(lines, text) else {
      return lines.map { Block(range: $0.range, kind: .text, startsGroup: $0.startsGroup) }
    }
    var blocks: [Block] = []
    for line in lines {
      if line.startsGroup || blocks.isEmpty {
        blocks.append(Block(range: line.range, kind: .text, startsGroup: true))
      } else {
        blocks[blocks.count - 1].range = blocks[blocks.count - 1].range.union(line.range)
      }
    }
    return blocks
  }

  /// Whether the lines were broken to fit a width: nearly every line that is followed by another in its group could not
  /// have taken the first word of the next.
  private static func isWrapped(_ lines: [(range: ByteRange, startsGroup: Bool)], _ text: SourceText) -> Bool {
    guard let width = lines.map(\.range.count).max(), width <= 120, lines.count >= 4 else { return false }
    var inner = 0
    var full = 0
    for i in lines.indices.dropLast() where !lines[i + 1].startsGroup {
      inner += 1
      var wordEnd = lines[i + 1].range.start
      while wordEnd < lines[i + 1].range.end, text[wordEnd] > 0x20 { wordEnd += 1 }
      if lines[i].range.count + 1 + wordEnd - lines[i + 1].range.start > width { full += 1 }
    }
    return inner >= 3 && full * 10 >= inner * 8
  }
}

import MTFormats
import MTText
import XCTest

/// The blocks of a text as lines such as “heading: Talks resume”, with “+ ” before those that go on with a group.
func read(_ text: String, as format: Format) -> [String] {
  let prose = format.prose(of: SourceText(text))
  return prose.blocks.map { "\($0.startsGroup ? "" : "+ ")\($0.kind): \(prose.text[$0.range])" }
}

/// Checks what must hold for the prose of any file whatever.
func assertSound(_ source: SourceText, as format: Format, line: UInt = #line) {
  let prose = format.prose(of: source)
  let bytes = prose.text.bytes
  XCTAssertTrue(SourceText.isValidUTF8(bytes), "invalid UTF-8", line: line)

  // Blocks follow each other, parted by one line break, or by two before a new group, and have no line break inside.
  var at = 0
  for (i, block) in prose.blocks.enumerated() {
    let gap = i == 0 ? 0 : block.startsGroup ? 2 : 1
    XCTAssertEqual(block.range.start, at + gap, line: line)
    XCTAssertTrue(bytes[at..<min(block.range.start, bytes.count)].allSatisfy { $0 == 0x0A }, line: line)
    XCTAssertFalse(bytes[block.range.start..<block.range.end].contains(0x0A), "a line break in a block", line: line)
    XCTAssertFalse(block.range.isEmpty, line: line)
    XCTAssertNotEqual(bytes[block.range.start], 0x20, line: line)
    XCTAssertNotEqual(bytes[block.range.end - 1], 0x20, line: line)
    at = block.range.end
  }
  XCTAssertEqual(at, bytes.count, "text outside of blocks", line: line)

  // The pieces cover the blocks, in order on both sides; copies are copies.
  var last = (prose: 0, source: 0)
  for segment in prose.map.segments ?? [] {
    XCTAssertGreaterThanOrEqual(segment.prose.start, last.prose, line: line)
    XCTAssertGreaterThanOrEqual(segment.source.start, last.source, line: line)
    XCTAssertLessThanOrEqual(segment.source.end, source.count, line: line)
    XCTAssertTrue(bytes[last.prose..<segment.prose.start].allSatisfy { $0 == 0x0A }, "prose of unknown origin", line: line)
    if segment.kind == .copy {
      XCTAssertEqual(
        bytes[segment.prose.start..<segment.prose.end], source.bytes[segment.source.start..<segment.source.end], line: line)
    }
    last = (segment.prose.end, segment.source.end)
  }
  XCTAssertEqual(last.prose, bytes.count, line: line)
}

/// Checks that each word lies in the file where the map says, byte for byte, and that it can be replaced there, unless it
/// has markup, a reference or a stand-in in it; returns how many words have.
func assertWordsRoundTrip(_ text: String, as format: Format, line: UInt = #line) -> [String] {
  let source = SourceText(text)
  let prose = format.prose(of: source)
  var others: [String] = []
  var start: Int?
  for i in 0...prose.text.count {
    if prose.text[i] > 0x20 {
      start = start ?? i
    } else if let wordStart = start {
      let word = ByteRange(wordStart, i)
      start = nil
      let place = prose.map.source(of: word)
      if source[place] == prose.text[word] {
        XCTAssertEqual(prose.map.editable(word).map { source[$0] }, prose.text[word], line: line)
      } else {
        others.append(prose.text[word])
      }
    }
  }
  return others
}

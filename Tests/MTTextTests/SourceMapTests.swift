import MTText
import XCTest

final class SourceMapTests: XCTestCase {
  /// `The <b>vote</b> &amp; all`, a block break, and `<code>ls</code> ran\r\nfree`
  ///
  /// Prose:    The vote & all␤␤ls ran free
  /// Offsets:  0   4    9  11 14 16 19  22
  private let map = SourceMap([
    .init(prose: ByteRange(0, 4), source: ByteRange(3, 7), .copy),  // “The ”
    .init(prose: ByteRange(4, 8), source: ByteRange(10, 14), .copy),  // “vote” in <b>
    .init(prose: ByteRange(8, 9), source: ByteRange(18, 19), .copy),  // space
    .init(prose: ByteRange(9, 10), source: ByteRange(19, 24), .atomic),  // &amp;
    .init(prose: ByteRange(10, 14), source: ByteRange(24, 28), .copy),  // “ all”
    .init(prose: ByteRange(16, 18), source: ByteRange(50, 52), .fixed),  // “ls” in <code>
    .init(prose: ByteRange(18, 22), source: ByteRange(59, 63), .copy),  // “ ran”
    .init(prose: ByteRange(22, 23), source: ByteRange(63, 65), .atomic),  // CR LF
    .init(prose: ByteRange(23, 27), source: ByteRange(65, 69), .copy),  // “free”
  ])

  func testSourceCoversMarkupInsideButNotAtTheEnds() {
    XCTAssertEqual(map.source(of: ByteRange(0, 3)), ByteRange(3, 6))
    XCTAssertEqual(map.source(of: ByteRange(4, 8)), ByteRange(10, 14))
    XCTAssertEqual(map.source(of: ByteRange(0, 8)), ByteRange(3, 14))
    XCTAssertEqual(map.source(of: ByteRange(6, 12)), ByteRange(12, 26))
    XCTAssertEqual(map.source(of: ByteRange(9, 10)), ByteRange(19, 24))
    XCTAssertEqual(map.source(of: ByteRange(16, 17)), ByteRange(50, 52), "a stand-in counts as a whole")
    XCTAssertEqual(map.source(of: ByteRange(12, 20)), ByteRange(26, 61), "over a block break")
  }

  func testSourceOfWhatHasNoBytes() {
    XCTAssertEqual(map.source(of: ByteRange(14, 16)), ByteRange(28, 28), "the break between two blocks")
    XCTAssertEqual(map.source(of: ByteRange(15, 15)), ByteRange(28, 28))
    XCTAssertEqual(map.source(of: ByteRange(8, 8)), ByteRange(14, 14))
    XCTAssertEqual(map.source(of: ByteRange(27, 27)), ByteRange(69, 69))
    XCTAssertEqual(map.source(of: ByteRange(40, 50)), ByteRange(69, 69), "beyond the end")
    XCTAssertEqual(SourceMap([]).source(of: ByteRange(0, 0)), ByteRange(0, 0))
    XCTAssertEqual(SourceMap([]).source(of: ByteRange(3, 9)), ByteRange(0, 0))
  }

  func testEditsStayWithinAdjoiningPieces() {
    XCTAssertEqual(map.editable(ByteRange(1, 3)), ByteRange(4, 6))
    XCTAssertEqual(map.editable(ByteRange(4, 8)), ByteRange(10, 14))
    XCTAssertEqual(map.editable(ByteRange(8, 12)), ByteRange(18, 26), "over a whole reference")
    XCTAssertEqual(map.editable(ByteRange(20, 25)), ByteRange(61, 67), "over a whole line end")
    XCTAssertNil(map.editable(ByteRange(3, 5)), "over <b>")
    XCTAssertNil(map.editable(ByteRange(7, 9)), "over </b>")
    XCTAssertNil(map.editable(ByteRange(12, 17)), "over a block break")
    XCTAssertNil(map.editable(ByteRange(14, 16)), "the break itself")
    XCTAssertNil(map.editable(ByteRange(16, 18)), "a stand-in")
    XCTAssertNil(map.editable(ByteRange(16, 20)), "a stand-in and more")
    XCTAssertNil(map.editable(ByteRange(26, 30)), "beyond the end")
    XCTAssertNil(SourceMap([]).editable(ByteRange(0, 2)))
  }

  func testReferencesAreNotCut() {
    let map = SourceMap([
      .init(prose: ByteRange(0, 3), source: ByteRange(0, 7), .atomic),  // &ndash; has three bytes
      .init(prose: ByteRange(3, 5), source: ByteRange(7, 9), .copy),
    ])
    XCTAssertEqual(map.source(of: ByteRange(1, 2)), ByteRange(0, 7))
    XCTAssertEqual(map.source(of: ByteRange(2, 4)), ByteRange(0, 8))
    XCTAssertEqual(map.editable(ByteRange(0, 4)), ByteRange(0, 8))
    XCTAssertNil(map.editable(ByteRange(1, 4)))
    XCTAssertNil(map.editable(ByteRange(0, 2)))
    XCTAssertNil(map.editable(ByteRange(1, 1)))
  }

  func testInsertionsGoWithTheProseBefore() {
    XCTAssertEqual(map.editable(ByteRange(0, 0)), ByteRange(3, 3), "the very start")
    XCTAssertEqual(map.editable(ByteRange(2, 2)), ByteRange(5, 5))
    XCTAssertEqual(map.editable(ByteRange(4, 4)), ByteRange(7, 7), "before <b>")
    XCTAssertEqual(map.editable(ByteRange(8, 8)), ByteRange(14, 14), "before </b>")
    XCTAssertEqual(map.editable(ByteRange(10, 10)), ByteRange(24, 24), "behind a reference")
    XCTAssertEqual(map.editable(ByteRange(14, 14)), ByteRange(28, 28), "the end of a block")
    XCTAssertEqual(map.editable(ByteRange(18, 18)), ByteRange(59, 59), "behind a stand-in it goes with the text that follows")
    XCTAssertEqual(map.editable(ByteRange(27, 27)), ByteRange(69, 69), "the very end")
    XCTAssertNil(map.editable(ByteRange(16, 16)), "before a stand-in that starts its block")
    XCTAssertNil(map.editable(ByteRange(17, 17)), "inside a stand-in")
    XCTAssertNil(map.editable(ByteRange(15, 15)), "between blocks")
    XCTAssertNil(SourceMap([]).editable(ByteRange(0, 0)))
  }

  func testEveryRangeMapsInOrder() {
    let length = 27
    for start in 0...length {
      for end in start...length {
        let range = ByteRange(start, end)
        let source = map.source(of: range)
        XCTAssertLessThanOrEqual(source.end, 69)
        let shorter = start < end ? map.source(of: ByteRange(start, end - 1)) : source
        XCTAssertGreaterThanOrEqual(source.end, shorter.end)
        if !shorter.isEmpty { XCTAssertEqual(source.start, shorter.start) }
        if let editable = map.editable(range) { XCTAssertEqual(editable, source) }
      }
    }
  }

  func testTheIdentityMapsAllToItself() {
    XCTAssertEqual(SourceMap.identity.source(of: ByteRange(3, 9)), ByteRange(3, 9))
    XCTAssertEqual(SourceMap.identity.editable(ByteRange(3, 9)), ByteRange(3, 9))
    XCTAssertEqual(SourceMap.identity.editable(ByteRange(4, 4)), ByteRange(4, 4))
  }
}

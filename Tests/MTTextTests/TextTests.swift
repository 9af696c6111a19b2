import XCTest

@testable import MTText

final class TextTests: XCTestCase {
  func testPositionsCountInEveryUnit() {
    let text = SourceText("a\né😀b\r\nc\rd")
    let lines = LineIndex(text)
    XCTAssertEqual(lines.lineCount, 4)
    let b = Array("a\né😀".utf8).count
    XCTAssertEqual(lines.position(of: b), .init(line: 2, column: 3))
    XCTAssertEqual(lines.position(of: b, in: .utf16), .init(line: 2, column: 4))
    XCTAssertEqual(lines.position(of: b, in: .bytes), .init(line: 2, column: 7))
    XCTAssertEqual(lines.position(of: text.count), .init(line: 4, column: 2))
    XCTAssertEqual(text[lines.range(ofLine: 1)], "é😀b")
  }

  func testPositionsAgreeWithAWalkFarIntoALongLine() {
    let line = String(repeating: "añ😀 ", count: 3000)
    let text = SourceText("first\n" + line)
    let lines = LineIndex(text)
    var scalars = 0
    var offset = 6
    for scalar in line.unicodeScalars {
      if scalars % 977 == 0 { XCTAssertEqual(lines.position(of: offset), .init(line: 2, column: scalars + 1)) }
      scalars += 1
      offset += UTF8.width(scalar)
    }
  }

  func testEmptyText() {
    let lines = LineIndex(SourceText(""))
    XCTAssertEqual(lines.position(of: 0), .init(line: 1, column: 1))
    XCTAssertEqual(Prose(plain: SourceText("")).blocks, [])
  }

  func testUTF8ValidityAgreesWithTheStandardLibrary() {
    var generator = SplitMix(seed: 7)
    let leads: [UInt8] = [0x20, 0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x90, 0x9F, 0xA0]
    for _ in 0..<20_000 {
      let bytes = (0..<Int(generator.next() % 12)).map { _ in leads[Int(generator.next() % UInt64(leads.count))] }
      XCTAssertEqual(SourceText.isValidUTF8(bytes), String(validating: bytes, as: UTF8.self) != nil, "\(bytes)")
    }
  }

  func testScalarsForwardsAndBackwards() {
    let text = SourceText("né😀")
    XCTAssertEqual(text.scalar(at: 1)?.value, 0xE9)
    XCTAssertEqual(text.scalar(at: 3)?.value, 0x1F600)
    XCTAssertEqual(text.scalar(before: 7)?.value, 0x1F600)
    XCTAssertEqual(text.scalar(before: 3)?.length, 2)
    XCTAssertNil(text.scalar(at: 7))
    XCTAssertNil(text.scalar(before: 0))
    XCTAssertEqual(text[99], 0)
  }

  func testWrappedLinesBecomeOneBlock() {
    let wrapped = """
      The committee met on Tuesday to
      discuss the budget, and after a
      long debate it agreed to meet in
      the first week of the new year.

      Nobody was pleased.
      """
    XCTAssertEqual(Prose(plain: SourceText(wrapped)).blocks.count, 2)
    let lines = "The committee met on Tuesday.\nIt agreed on nothing.\nNobody was pleased.\nThey went home.\n"
    XCTAssertEqual(Prose(plain: SourceText(lines)).blocks.count, 4)
  }
}

/// A small random generator that gives the same numbers in every run (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

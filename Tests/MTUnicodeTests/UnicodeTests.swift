import XCTest

@testable import MTUnicode

final class UnicodeTests: XCTestCase {
  func testWordBoundariesAreByteOffsets() throws {
    XCTAssertEqual(try Segmenter(.word).boundaries(of: "Žižek can’t 😀"), [7, 8, 15, 16, 20])
    XCTAssertEqual(try Segmenter(.word).boundaries(of: ""), [])
  }

  func testOneSegmenterServesManyTextsAndLongOnes() throws {
    let segmenter = try Segmenter(.word)
    let long = String(repeating: "né ", count: 20_000)
    XCTAssertEqual(try segmenter.boundaries(of: long).count, 40_000)
    XCTAssertEqual(try segmenter.boundaries(of: long).last, long.utf8.count)
    XCTAssertEqual(try segmenter.boundaries(of: "a b"), [1, 2, 3])
  }

  func testGraphemes() throws {
    XCTAssertEqual(try Segmenter(.grapheme).boundaries(of: "e\u{301}👩‍👩‍👧x").count, 3)
  }

  func testProperties() {
    XCTAssertTrue(Properties.isWhiteSpace(0xA0))
    XCTAssertTrue(Properties.isDefaultIgnorable(0x200B))
    XCTAssertTrue(Properties.isWide(0x4E2D))
    XCTAssertFalse(Properties.isWide(0x41))
    XCTAssertEqual(Properties.script(0x421), .cyrillic)
    XCTAssertEqual(Properties.script(0x43), .latin)
    XCTAssertEqual(Properties.script(0x2C), .common)
    XCTAssertEqual(Properties.category(0x301), .nonspacingMark)
    XCTAssertEqual(Properties.lowercase(0x41F), 0x43F)
    XCTAssertEqual(Script.cyrillic.name, "Cyrl")
  }

  func testNormalisationTransliterationAndSkeletons() throws {
    XCTAssertEqual(try Normalizer.normalize("e\u{301}", to: .nfc), "é")
    XCTAssertEqual(Array(try Normalizer.normalize("é", to: .nfd).unicodeScalars).count, 2)
    XCTAssertEqual(try Transliterator("Russian-Latin/BGN").transliterate("Тихановская"), "Tikhanovskaya")
    XCTAssertThrowsError(try Transliterator("No-Such")) { XCTAssertTrue("\($0)".contains("U_")) }
    let confusables = try Confusables()
    XCTAssertEqual(try confusables.skeleton("Минск"), try confusables.skeleton("Mинcк"))
    XCTAssertNotEqual(try confusables.skeleton("Minsk"), try confusables.skeleton("Pinsk"))
  }

  func testConversionIsStrict() throws {
    let latin = try Charset.encode(Array("café “x”".utf8), to: "windows-1252")
    XCTAssertEqual(latin, [0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x78, 0x94])
    XCTAssertEqual(try Charset.decode(latin, from: "windows-1252"), Array("café “x”".utf8))
    XCTAssertThrowsError(try Charset.encode(Array("Минск".utf8), to: "windows-1252"))
    XCTAssertThrowsError(try Charset.decode([0xFF, 0xFE, 0x41], from: "UTF-8"))
    XCTAssertThrowsError(try Charset.decode([0x41], from: "no-such-charset"))
    XCTAssertEqual(try Charset.decode([], from: "windows-1252"), [])
  }

  func testConversionOfEverySizeAroundTheBuffer() throws {
    for length in [0, 1, 15, 16, 17, 31, 32, 33, 100] {
      let text = String(repeating: "я", count: length)
      let bytes = try Charset.encode(Array(text.utf8), to: "windows-1251")
      XCTAssertEqual(bytes.count, length)
      XCTAssertEqual(try Charset.decode(bytes, from: "windows-1251"), Array(text.utf8))
    }
  }
}

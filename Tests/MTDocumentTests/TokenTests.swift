import MTText
import XCTest

@testable import MTDocument

/// What every ICU version must give after our token layer.
final class TokenTests: XCTestCase {
  private let analyzer = try! Analyzer()

  private func tokens(_ text: String) throws -> [String] {
    let document = try Document(Prose(plain: SourceText(text)), with: analyzer)
    return document.tokens.map { document.string($0) }
  }

  func testWordsNumbersAndMarks() throws {
    XCTAssertEqual(try tokens("He can’t pay $5.7bn."), ["He", "can’t", "pay", "$", "5.7bn", "."])
    XCTAssertEqual(try tokens("US-led COVID-19"), ["US", "-", "led", "COVID", "-", "19"])
    XCTAssertEqual(try tokens("3,000 at 10:30"), ["3,000", "at", "10", ":", "30"])
    XCTAssertEqual(try tokens("in the U.S. Senate"), ["in", "the", "U.S", ".", "Senate"])
  }

  func testRunsOfDotsAndHyphens() throws {
    XCTAssertEqual(try tokens("Well... yes -- no.. a"), ["Well", "...", "yes", "--", "no", ".", ".", "a"])
  }

  func testGluedSentencesAreCut() throws {
    XCTAssertEqual(try tokens("he said.He left.The end"), ["he", "said", ".", "He", "left", ".", "The", "end"])
    XCTAssertEqual(try tokens("e.g. example.com Booking.com ASP.NET"), ["e.g", ".", "example.com", "Booking.com", "ASP.NET"])
  }

  func testAddressesAreWhole() throws {
    XCTAssertEqual(
      try tokens("See https://example.com/a?b=c, @AP, #news and me@example.org."),
      ["See", "https://example.com/a?b=c", ",", "@AP", ",", "#news", "and", "me@example.org", "."])
    XCTAssertEqual(try tokens("Bel@@ arus"), ["Bel", "@", "@", "arus"])
  }

  func testHostileSegmentsAreCutWithoutRecursion() throws {
    let document = try Document(Prose(plain: SourceText(String(repeating: "a:b@", count: 300_000))), with: analyzer)
    XCTAssertEqual(document.tokens.last?.end, 1_200_000)
  }

  func testShapes() throws {
    let document = try Document(Prose(plain: SourceText("Minsk NATO iPhone Žižek Pantsir-С1 мир “ok”\u{200B} word")), with: analyzer)
    func shape(_ word: String) throws -> Token { try XCTUnwrap(document.tokens.first { document.string($0) == word }) }
    XCTAssertTrue(try shape("Minsk").isCapitalised)
    XCTAssertTrue(try shape("NATO").isAllCapitals)
    XCTAssertFalse(try shape("iPhone").isCapitalised)
    XCTAssertTrue(try shape("Žižek").isCapitalised)
    XCTAssertTrue(try shape("мир").shape.contains(.otherScript))
    XCTAssertFalse(try shape("мир").shape.contains(.latin))
    XCTAssertTrue(try shape("word").hasSpaceBefore)
  }

  func testTokensAreInOrderAndCoverWhatIsNotSpace() throws {
    let alphabet = Array("aB9.,“”'\" \n\r\t-@#&;é😀\u{200B}中я（。…/(:)_".unicodeScalars)
    var state: UInt64 = 3
    for _ in 0..<3000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 40) % alphabet.count])
      }
      let document = try Document(Prose(plain: SourceText(String(text))), with: analyzer)
      var end = 0
      for token in document.tokens {
        XCTAssertGreaterThanOrEqual(token.start, end, "\(Array(text)) \(document.tokens.map { document.string($0) })")
        XCTAssertGreaterThan(token.end, token.start)
        XCTAssertNotNil(String(validating: document.text.bytes[token.start..<token.end], as: UTF8.self), "cuts a character")
        end = token.end
      }
      XCTAssertEqual(document.sentences.reduce(0) { $0 + $1.tokens.count }, document.paragraphs.reduce(0) { $0 + $1.tokens.count })
      XCTAssertEqual(document.paragraphs.reduce(0) { $0 + $1.tokens.count }, document.tokens.count)
    }
  }
}

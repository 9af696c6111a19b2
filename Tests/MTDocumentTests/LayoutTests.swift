import MTText
import XCTest

@testable import MTDocument

final class LayoutTests: XCTestCase {
  private let article = """
    Council Votes to Close Harbour Road

    By Hanne Oster

    SKARVIK, Norway, Nov. 3 -- The council of Skarvik voted on Tuesday to close Harbour Road to lorries.

    What the council says

    Mayor Liv Oster said the decision, which takes effect in May, would protect the old bridge.

    harbour, road, lorries, council
    The old bridge in Skarvik, seen from the harbour on Monday.
    Hanne Oster / Fjordfoto / Bildbyrå

    - Lorries over 12 tonnes
    - Coaches

    Read also: Ferry strike enters third week

    Nobody at the ministry could be reached.
    """

  func testRolesOfAnArticle() throws {
    let document = try Document(Prose(plain: SourceText(article)), with: try Analyzer())
    XCTAssertEqual(
      document.paragraphs.map(\.role),
      [.headline, .byline, .body, .subheading, .body, .keywords, .caption, .credit, .listItem, .listItem, .relatedLinks, .body])
    let first = document.paragraphs[2]
    XCTAssertEqual(document.text[document.range(ofTokens: first.dateline)], "SKARVIK, Norway, Nov. 3 --")
    XCTAssertEqual(first.sentences.count, 1)
  }

  func testFormatsDecideWhereTheyKnow() throws {
    let text = SourceText("A line\nAn item\nA caption.")
    let blocks: [Prose.Block] = [
      .init(range: ByteRange(0, 6), kind: .heading, startsGroup: true), .init(range: ByteRange(7, 14), kind: .listItem, startsGroup: true),
      .init(range: ByteRange(15, 25), kind: .caption, startsGroup: true),
    ]
    let kicker: [Prose.Block] = [
      .init(range: ByteRange(0, 6), kind: .text, startsGroup: true), .init(range: ByteRange(7, 14), kind: .heading, startsGroup: true),
      .init(range: ByteRange(15, 25), kind: .heading, startsGroup: true),
    ]
    let below = try Document(Prose(text: text, blocks: kicker), with: try Analyzer())
    XCTAssertEqual(below.paragraphs.map(\.role), [.subheading, .headline, .subheading])
    let document = try Document(Prose(text: text, blocks: blocks), with: try Analyzer())
    XCTAssertEqual(document.paragraphs.map(\.role), [.headline, .listItem, .caption])
  }

  func testParagraphOfToken() throws {
    let document = try Document(Prose(plain: SourceText(article)), with: try Analyzer())
    for (i, paragraph) in document.paragraphs.enumerated() {
      for token in paragraph.tokens { XCTAssertEqual(document.paragraphIndex(ofToken: token), i) }
    }
  }
}

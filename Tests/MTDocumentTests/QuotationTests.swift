import MTText
import XCTest

@testable import MTDocument

/// How quotation marks are read: each case shows the text as read, with ⟨ for a mark that opens, ⟪ for one that reopens,
/// ⟩ for one that closes, ! behind a mark without partner; all others stand as they are.
final class QuotationTests: XCTestCase {
  private let analyzer = try! Analyzer()

  private func document(_ text: String) -> Document { try! Document(Prose(plain: SourceText(text)), with: analyzer) }

  private func read(_ text: String) -> String {
    let document = document(text)
    let quotations = document.quotations
    var shown: [(range: ByteRange, as: String)] = []
    for mark in quotations.doubles + quotations.singles + quotations.foreign where mark.role != .other {
      let sign = mark.role == .close ? "⟩" : mark.reopens ? "⟪" : "⟨"
      shown.append((document.range(ofTokens: mark.tokens), sign + (mark.isUnmatched ? "!" : "")))
    }
    var result = ""
    var at = 0
    for (range, sign) in shown.sorted(by: { $0.range < $1.range }) {
      result += document.text[ByteRange(at, range.start)] + sign
      at = range.end
    }
    return result + document.text[ByteRange(at, document.text.count)]
  }

  private func check(_ cases: [(String, String)], file: StaticString = #filePath, line: UInt = #line) {
    for (text, expected) in cases {
      // A first line by itself would be a headline, out of which no quotation runs on.
      if !text.contains("\n") { XCTAssertEqual(read(text), expected, text, file: file, line: line) }
      XCTAssertEqual(
        read("Talks resume in Brod\n\nThe talks went on.\n\n" + text + "\n\nThe talks ended.\n"),
        "Talks resume in Brod\n\nThe talks went on.\n\n" + expected + "\n\nThe talks ended.\n", file: file, line: line)
    }
  }

  func testWellWrittenMarks() {
    check([
      ("\"We are ready,\" she said. \"All of us.\"", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("“We are ready,” she said. “All of us.”", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("‘We are ready,’ she said. ‘All of us.’", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("'We are ready,' she said. 'All of us.'", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("He called it \"a fine day\" and “a fine town”.", "He called it ⟨a fine day⟩ and ⟨a fine town⟩."),
      ("The (\"fine\") town—\"ours\"—and its pro-\"fine\" mayor.", "The (⟨fine⟩) town—⟨ours⟩—and its pro-⟨fine⟩ mayor."),
      ("“…and then,” he said, “we left…”", "⟨…and then,⟩ he said, ⟨we left…⟩"),
      ("\"I was—\" he began.", "⟨I was—⟩ he began."),
    ])
  }

  func testNestedMarks() {
    check([
      ("“‘Hi,’ he said, and left,” she told us.", "⟨⟨Hi,⟩ he said, and left,⟩ she told us."),
      ("\"'Hi,' he said, and left,\" she told us.", "⟨⟨Hi,⟩ he said, and left,⟩ she told us."),
      ("“He said, ‘Hi.’”", "⟨He said, ⟨Hi.⟩⟩"),
      ("\"He said, 'Hi.'\"", "⟨He said, ⟨Hi.⟩⟩"),
      ("‘He called it “fine”, no more,’ she said.", "⟨He called it ⟨fine⟩, no more,⟩ she said."),
      ("'He called it \"fine\", no more,' she said.", "⟨He called it ⟨fine⟩, no more,⟩ she said."),
      ("“He told me “go away” and I left,” she said.", "⟨He told me ⟨go away⟩ and I left,⟩ she said."),
    ])
  }

  func testSpeechOverParagraphs() {
    check([
      ("“We are ready.\n\n“We are all here,” she said.", "⟨We are ready.\n\n⟪We are all here,⟩ she said."),
      (
        "\"We are ready.\n\n\"We are all here.\n\n\"We go now,\" she said.", "⟨We are ready.\n\n⟪We are all here.\n\n⟪We go now,⟩ she said."
      ),
      ("‘We are ready.\n\n‘We are all here,’ she said.", "⟨We are ready.\n\n⟪We are all here,⟩ she said."),
      // Each sentence a segment, as translation systems are fed.
      ("\"We are ready.\n\nWe are all here.\n\nWe go now,\" she said.", "⟨We are ready.\n\nWe are all here.\n\nWe go now,⟩ she said."),
      // Paragraphs that were joined into one.
      ("She said: \"We are ready. It is time. \"We are all here.\"", "She said: ⟨We are ready. It is time. ⟪We are all here.⟩"),
    ])
  }

  func testMisplacedSpaces() {
    check([
      ("He called it \" a fine day \" and left.", "He called it ⟨ a fine day ⟩ and left."),
      ("The town saw a near-\" crisis. \"", "The town saw a near-⟨ crisis. ⟩"),
      ("The mayor said:\" We are ready.\"", "The mayor said:⟨ We are ready.⟩"),
      ("\"We are ready, \"said the mayor.", "⟨We are ready, ⟩said the mayor."),
      ("\"We are ready, \" said the mayor.", "⟨We are ready, ⟩ said the mayor."),
      ("They met in a town called\" Brod\" on Monday.", "They met in a town called⟨ Brod⟩ on Monday."),
    ])
  }

  func testWrongGlyphs() {
    check([
      ("“We are ready,“ she said. “All of us.“", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("”We are ready,” she said. ”All of us.”", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("“We are ready,” she said. “All of us. “", "⟨We are ready,⟩ she said. ⟨All of us. ⟩"),
      ("”We are ready,“ she said.", "⟨We are ready,⟩ she said."),
      ("„We are ready,“ she said. „All of us.“", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("„We are ready,” she said.", "⟨We are ready,⟩ she said."),
      ("``We are ready,'' she said. ``All of us.''", "⟨We are ready,⟩ she said. ⟨All of us.⟩"),
      ("''We are ready,'' she said.", "⟨We are ready,⟩ she said."),
    ])
  }

  func testForeignMarks() {
    check([
      ("« We are ready », she said.", "⟨ We are ready ⟩, she said."),
      ("»We are ready«, she said. »All of us.«", "⟨We are ready⟩, she said. ⟨All of us.⟩"),
      ("「We are ready」, she said of 《The Town》.", "⟨We are ready⟩, she said of ⟨The Town⟩."),
      ("「He said 『Hi』 and left」, she said.", "⟨He said ⟨Hi⟩ and left⟩, she said."),
    ])
  }

  func testInchesAndApostrophes() {
    check([
      ("The screen is 27\" wide, the player 6'2\" tall.", "The screen is 27\" wide, the player 6'2\" tall."),
      ("\"It has a 27\" screen,\" she said.", "⟨It has a 27\" screen,⟩ she said."),
      ("\"They won by 27,\" she said. \"It was 27\" she added.", "⟨They won by 27,⟩ she said. ⟨It was 27⟩ she added."),
      ("Rock ’n’ roll of the ’90s was the players’ music.", "Rock ’n’ roll of the ’90s was the players’ music."),
      ("Rock 'n' roll of the '90s was the players' music.", "Rock 'n' roll of the '90s was the players' music."),
      ("'The players' strike goes on,' she said.", "⟨The players' strike goes on,⟩ she said."),
      ("‘The players’ strike goes on,’ she said.", "⟨The players’ strike goes on,⟩ she said."),
      ("She told 'em that 'tis the end.", "She told 'em that 'tis the end."),
      ("Mayor 'ready' for players' strike", "Mayor ⟨ready⟩ for players' strike"),
      ("Both the judges\" decisions were fair.", "Both the judges\" decisions were fair."),
    ])
  }

  func testMissingMarks() {
    check([
      ("“We are ready, she said.", "⟨!We are ready, she said."),
      ("We are ready,” she said.", "We are ready,⟩! she said."),
      ("“We are ready,” she said. It was “fine, and “good”.", "⟨We are ready,⟩ she said. It was ⟨!fine, and ⟨good⟩."),
    ])
  }

  func testMarginsTellGuessesFromReadings() {
    let sure = document("“We are ready,” she said. “All of us. “").quotations.doubles
    XCTAssertTrue(sure.allSatisfy(\.isCertain))
    let guess = document("The town \" and the land \" or the sea \" and the sky.").quotations.doubles
    XCTAssertFalse(guess.allSatisfy(\.isCertain))
  }

  func testSpansAreMergedAndOpenOnesEndWithTheirParagraph() {
    let text = document("“He called it ‘fine’,” she said. “Never.\n\nThe talks ended. More was said. They left.")
    let quotations = text.quotations
    XCTAssertEqual(quotations.spans.count, 2)
    for (i, token) in text.tokens.enumerated() {
      let word = text.string(token)
      switch word {
      case "He", "fine", "Never": XCTAssertTrue(quotations.contains(token: i), word)
      case "she", "talks", "left": XCTAssertFalse(quotations.contains(token: i), word)
      default: break
      }
    }
  }

  /// Every mark has one role, partners point at each other, spans ascend: on texts made of nothing else, too.
  func testHostileTexts() {
    let pieces = [
      "\"", "“", "”", "'", "‘", "’", "''", "``", "«", "»", "「", "」", "„", " ", "\n", "\n\n", "a", "s", ".", ",", "27", "said", "-", "(",
    ]
    var seed: UInt64 = 42
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<60 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      let quotations = document(text).quotations
      for marks in [quotations.doubles, quotations.singles, quotations.foreign] {
        for (i, mark) in marks.enumerated() {
          guard let partner = mark.partner else { continue }
          XCTAssertNotEqual(mark.role, .other)
          if mark.role == .close { XCTAssertTrue(partner < i && marks[partner].partner == i, text) }
          if mark.role == .open { XCTAssertTrue(partner > i && (marks[partner].reopens || marks[partner].partner == i), text) }
        }
      }
      for (a, b) in zip(quotations.spans, quotations.spans.dropFirst()) { XCTAssertLessThanOrEqual(a.upperBound, b.lowerBound) }
    }
  }

  /// Twice the marks, about twice the time: only far from linear fails.
  func testManyMarksTakeLinearTime() {
    for unit in ["\"", "“", "' \"", "\"\n", "''"] {
      let small = time(String(repeating: unit, count: 5_000))
      let large = time(String(repeating: unit, count: 40_000))
      XCTAssertLessThan(large, small * 40 + .milliseconds(300), "\(unit)")
    }
  }

  private func time(_ text: String) -> Duration {
    let document = document(text)
    return ContinuousClock().measure {
      _ = Quotations(text: document.text, tokens: document.tokens, marks: document.marks, paragraphs: document.paragraphs)
    }
  }
}

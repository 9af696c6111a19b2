import MTDocument
import XCTest

@testable import MTReport

final class RuleCardTests: XCTestCase {
  private let rule = RuleInfo(
    id: "loose-rule", summary: "Something is loose.",
    rationale: "Loose things fall, and what falls breaks, which nobody wants to see in a newspaper of any standing, here or abroad.",
    category: .punctuation, isOnByDefault: false, fixSafety: "Safe: only the screw turns.", measured: "No false alarm in 10 texts.",
    flagged: ["It is⟦ .→.⟧ So ⟦it⟧ is.", "⟦a\u{1B}b⟧"], accepted: ["It is."])

  func testPlain() {
    XCTAssertEqual(
      String(decoding: RuleCard.text(rule, color: false, width: 60), as: UTF8.self),
      """
      loose-rule
      Something is loose.

        severity  warning
        default   off (turn it on with ‘--select loose-rule’)
        MQM       linguistic-conventions/punctuation, minor
        ITS 2.0   typographical

      Why
        Loose things fall, and what falls breaks, which nobody
        wants to see in a newspaper of any standing, here or
        abroad.

      Fix
        Safe: only the screw turns.

      Measured
        No false alarm in 10 texts.

      Flagged
        ✗ It is⟦ .⟧ So ⟦it⟧ is.
        → It is. So it is.
        ✗ ⟦a␛b⟧

      Accepted
        ✓ It is.

      """)
  }

  func testColorMarksInsteadOfBrackets() {
    let card = String(decoding: RuleCard.text(rule, color: true, width: 60), as: UTF8.self)
    XCTAssertTrue(card.contains("It is\u{1B}[1;4;31m .\u{1B}[0m So \u{1B}[1;4;31mit\u{1B}[0m is.\n"), card)
    XCTAssertFalse(card.contains("⟦"))
  }

  func testMarksAcrossLinesDoNotUnderlineTheMargin() {
    let long = RuleInfo(
      id: "x", summary: "X.", rationale: "X.", category: .layout, fixSafety: "X.",
      flagged: ["⟦" + String(repeating: "word ", count: 20) + "⟧end"], accepted: [])
    let card = String(decoding: RuleCard.text(long, color: true, width: 60), as: UTF8.self)
    XCTAssertTrue(card.contains(" \u{1B}[0m\n    \u{1B}[1;4;31mword"), card)
  }

  func testTableIsAligned() {
    XCTAssertEqual(
      String(decoding: RuleList.table([rule], color: false, width: 100), as: UTF8.self),
      """
      rule        severity  default  summary
      loose-rule  warning   off      Something is loose.

      """)
  }

  func testStatistics() {
    var reporter = StatisticsReporter(color: false)
    _ = reporter.file(Sample.report("One⟦ .⟧ Two⟦ .⟧ three four five"))
    _ = reporter.file(Sample.report("One⟦ .⟧", severity: .note))
    _ = reporter.file(Sample.report(String(repeating: "word ", count: 1000)))
    XCTAssertEqual(
      String(decoding: reporter.end(), as: UTF8.self),
      """
         count  per 1,000 words  severity  rule
             2             1.98  warning   loose-rule
             1             0.99  note      loose-rule
             3             2.97  in total (2 warnings, 1 note)
      in 1,009 words, 2 of 3 files

      """)
  }

  func testVisibleLinesKeepLineBreaks() {
    XCTAssertEqual(
      String(decoding: Visible.lines(Array("a\tb\r\nc\rd\u{1B}\n\u{202E}\r".utf8)), as: UTF8.self), "a\tb\r\nc␍d␛\n\\u{202e}␍")
  }

  func testNumbers() {
    XCTAssertEqual([0, 12, 999, 1000, 1_234_567].map(grouped), ["0", "12", "999", "1,000", "1,234,567"])
    XCTAssertEqual([counted(1, "file"), counted(0, "file")], ["1 file", "0 files"])
  }
}

import MTDocument
import MTFormats
import MTRules
import MTText
import XCTest

@testable import MTEngine

/// Texts that nobody would write: whatever stands in them, ranges stay inside, edits cut no character, and fixing comes to rest.
final class ChaosTests: XCTestCase {
  private static let pieces: [String] = [
    " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u{A0}", ".", ",", ". .", "..", "...", "…", "?", "!", ":", ";", "“", "”", "\"", "'", "‘", "’",
    "„", "«", "»",
    "「", "」", "(", ")", "[", "]", "-", "—", "--", "/", "@@", "@", "#", "&amp;", "&#39;", "&", "<unk>", "</s>", "▁", "\u{FFFD}", "\u{200B}",
    "\u{FEFF}",
    "\u{202E}", "\u{AD}", "â€™", "â€œ", "Ã©", "Ð¡", "с", "Мinsk", "Минск", "北京", "😀", "e\u{301}", "The", "the", "He", "said", "said.He",
    "10: 00", "1,5 percent",
    "1.234.567", "3 . 5", "U.S.", "a.m.", "No.", "Mr", "J.", "don", "do n't", "Minister ’s", "nooooooooo", "in the region", "in the region",
    "Facing", "iPhone",
    "http://example.com/a?b", "me@example.org", "0", "27\"", "`x`", "**", "<b>", "</b>", "<p>", "|", "\u{1B}[31m", "\u{7F}",
  ]

  func testChaosIsLintedAndFixedInEveryFormat() throws {
    let analyzer = try Analyzer()
    let linter = Linter(rules: allRules)
    var random = Random(state: 20_261_123)
    for round in 0..<1500 {
      let text = SourceText((0..<random.next(40) + 1).map { _ in Self.pieces[random.next(Self.pieces.count)] }.joined())
      let format = Format.allCases[round % Format.allCases.count]
      for diagnostic in try linter.lint(text, as: format, with: analyzer).diagnostics {
        check(diagnostic.range, in: text)
        for note in diagnostic.notes { check(note.range, in: text) }
        for fix in diagnostic.fixes {
          XCTAssertFalse(fix.edits.isEmpty, diagnostic.rule.id)
          var end = 0
          for edit in fix.edits {
            check(edit.range, in: text)
            XCTAssertGreaterThanOrEqual(edit.range.start, end, "\(diagnostic.rule.id): edits out of order")
            end = edit.range.end
          }
        }
      }
      for applicability in [Applicability.safe, .unsafe] {
        let fixer = Fixer(linter, applying: applicability)
        let once = try fixer.fix(text, as: format, with: analyzer)
        XCTAssertTrue(SourceText.isValidUTF8(once.text.bytes))
        let twice = try fixer.fix(once.text, as: format, with: analyzer)
        XCTAssertEqual(twice.text.bytes, once.text.bytes, "fixed again as \(format): \(text[ByteRange(0, text.count)].debugDescription)")
      }
    }
  }

  /// Eight times the text may take about eight times as long; a quadratic rule would take sixty-four times.
  func testRepetitiveTextTakesLinearTime() throws {
    let analyzer = try Analyzer()
    let linter = Linter(rules: allRules)
    for unit in [
      ") ] ", "“ ", "\" ", ". ", "' ", "the the ", "1: 2 ", "judges\" a ", "„a «b ", "The man went home again today. ", "â€™", "&amp;amp; ",
    ] {
      func time(_ size: Int) throws -> Duration {
        let text = SourceText(String(repeating: unit, count: size / unit.utf8.count))
        return try ContinuousClock().measure { _ = try linter.lint(text, with: analyzer) }
      }
      let small = try time(5_000)
      XCTAssertLessThan(try time(40_000), small * 32 + .milliseconds(500), unit)
    }
  }

  private func check(_ range: ByteRange, in text: SourceText) {
    XCTAssertLessThanOrEqual(range.end, text.count)
    XCTAssertNotNil(String(validating: text.bytes[range.start..<range.end], as: UTF8.self), "cuts a character")
  }

  private struct Random {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }
}

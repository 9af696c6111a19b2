import MTDocument
import MTEngine
import MTRules
import MTText
import XCTest

/// The examples on every rule's card are its tests, each in many guises.
final class RuleCardTests: XCTestCase {
  private let analyzer = try! Analyzer()

  func testFlaggedExamplesAreFound() throws {
    for rule in allRules {
      let linter = linter(for: rule)
      XCTAssertGreaterThanOrEqual(rule.info.flagged.count, 2, "\(rule.info.id) needs flagged examples")
      for marked in rule.info.flagged {
        for guise in Guise.allCases {
          let example = try XCTUnwrap(Example(guise.apply(marked)), "\(rule.info.id): bad brackets in \(marked)")
          let result = try linter.lint(SourceText(example.text), with: analyzer)
          XCTAssertEqual(
            result.diagnostics.map { example.text.utf8Slice($0.range) }, example.marks.map { example.text.utf8Slice($0.range) },
            "\(rule.info.id) as \(guise): \(marked)")
          XCTAssertEqual(result.diagnostics.map(\.range), example.marks.map(\.range), "\(rule.info.id) as \(guise): \(marked)")
        }
      }
    }
  }

  func testShownFixesAreMadeAndLeaveNothing() throws {
    for rule in allRules {
      let linter = linter(for: rule)
      for marked in rule.info.flagged {
        for guise in Guise.allCases {
          let example = Example(guise.apply(marked))!
          guard example.marks.contains(where: { $0.replacement != nil }) else { continue }
          let found = try linter.lint(SourceText(example.text), with: analyzer).diagnostics
          var fixed = example.text
          for (diagnostic, mark) in zip(found, example.marks).reversed() where mark.replacement != nil {
            let fix = try XCTUnwrap(diagnostic.fixes.first, "\(rule.info.id) offers no fix: \(marked)")
            for edit in fix.edits.reversed() { fixed = fixed.replacing(edit.range, with: edit.replacement) }
          }
          XCTAssertEqual(fixed, example.fixed, "\(rule.info.id) as \(guise): \(marked)")
          let left = try linter.lint(SourceText(fixed), with: analyzer).diagnostics
          let unmended = example.marks.filter { $0.replacement == nil }.count
          XCTAssertLessThanOrEqual(left.count, unmended, "\(rule.info.id) still speaks after its fix: \(fixed)")
        }
      }
    }
  }

  func testAcceptedExamplesAreSilentUnderAllRules() throws {
    let linter = Linter(rules: allRules)
    for rule in allRules {
      XCTAssertGreaterThanOrEqual(rule.info.accepted.count, 2, "\(rule.info.id) needs accepted examples")
      for text in rule.info.accepted {
        for guise in Guise.allCases {
          let result = try linter.lint(SourceText(guise.apply(text)), with: analyzer)
          XCTAssertEqual(
            result.diagnostics.map { "\($0.rule.id): \($0.message)" }, [], "accepted by \(rule.info.id), as \(guise): \(text)")
        }
        // The rule itself stays silent too where it is off by default.
        XCTAssertEqual(try self.linter(for: rule).lint(SourceText(text), with: analyzer).diagnostics.map(\.message), [], text)
      }
    }
  }

  func testCardsAreWellWritten() {
    XCTAssertEqual(Set(allRules.map { $0.info.id }).count, allRules.count, "two rules share an id")
    for info in allRules.map({ $0.info }) {
      XCTAssertTrue(info.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }, "\(info.id) is not kebab-case")
      XCTAssertTrue(info.summary.hasSuffix("."), "\(info.id): the summary is a sentence")
      XCTAssertFalse(info.rationale.isEmpty)
      XCTAssertFalse(info.fixSafety.isEmpty)
    }
  }

  func testMessagesAreCalmPhrases() throws {
    for rule in allRules {
      for marked in rule.info.flagged {
        let example = Example(marked)!
        for diagnostic in try linter(for: rule).lint(SourceText(example.text), with: analyzer).diagnostics {
          for phrase in [diagnostic.message] + diagnostic.notes.map(\.message) + diagnostic.fixes.map(\.title) {
            XCTAssertFalse(phrase.hasSuffix("."), phrase)
            XCTAssertFalse(phrase.contains("\n"), phrase)
            XCTAssertEqual(phrase.first?.isUppercase ?? false, false, phrase)
          }
        }
      }
    }
  }

  private func linter(for rule: any Rule.Type) -> Linter {
    var configuration = Configuration()
    configuration.selected = [rule.info.id]
    return Linter(rules: allRules, configuration: configuration)
  }
}

/// The surroundings in which an example must read the same.
private enum Guise: CaseIterable {
  case bare, afterEmojiLine, carriageReturns, amidParagraphs

  func apply(_ text: String) -> String {
    switch self {
    case .bare: text
    case .afterEmojiLine: "A fine 😀👩‍👩‍👧 day for Zoë, a\u{301}nd all.\n\n" + text
    case .carriageReturns:
      "The first paragraph is here.\r\n\r\n" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        + "\r\n"
    case .amidParagraphs: "Talks resume in Minsk\n\nThe talks went on for days.\n\n" + text + "\n\nThe talks ended.\n"
    }
  }
}

extension String {
  fileprivate func utf8Slice(_ range: ByteRange) -> String {
    String(decoding: Array(utf8)[range.start..<range.end], as: UTF8.self)
  }

  fileprivate func replacing(_ range: ByteRange, with replacement: String) -> String {
    let bytes = Array(utf8)
    return String(decoding: bytes[..<range.start] + Array(replacement.utf8) + bytes[range.end...], as: UTF8.self)
  }
}

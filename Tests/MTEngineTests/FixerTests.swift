import MTDocument
import MTRules
import MTText
import XCTest

@testable import MTEngine

final class FixerTests: XCTestCase {
  private let analyzer = try! Analyzer()

  func testOnlyWhatIsAskedForIsApplied() throws {
    let text = SourceText("one two three")
    let rules: [any Rule.Type] = [SafeOne.self, UnsafeTwo.self, SketchThree.self]
    let safe = try Fixer(Linter(rules: rules)).fix(text, with: analyzer)
    XCTAssertEqual(safe.text[ByteRange(0, safe.text.count)], "1 two three")
    XCTAssertEqual(safe.applied, ["safe-one": 1])
    let unsafe = try Fixer(Linter(rules: rules), applying: .unsafe).fix(text, with: analyzer)
    XCTAssertEqual(unsafe.text[ByteRange(0, unsafe.text.count)], "1 2 three")
    let sketch = try Fixer(Linter(rules: rules), applying: .displayOnly).fix(text, with: analyzer)
    XCTAssertEqual(sketch.text.bytes, unsafe.text.bytes)
    XCTAssertEqual(sketch.remaining.diagnostics.map(\.rule.id), ["sketch-three"])
  }

  func testAFixWithSeveralEditsIsAppliedWholeOrNotAtAll() throws {
    let text = SourceText("one (two) three")
    let both = try Fixer(Linter(rules: [Brackets.self, UnsafeTwo.self]), applying: .unsafe).fix(text, with: analyzer)
    XCTAssertEqual(both.text[ByteRange(0, both.text.count)], "one 2 three")
    XCTAssertEqual(both.applied, ["brackets": 1, "unsafe-two": 1])
  }

  func testRulesThatUndoEachOtherComeToRest() throws {
    let outcome = try Fixer(Linter(rules: [ThereAgain.self, BackAgain.self])).fix(SourceText("go ping go"), with: analyzer)
    XCTAssertTrue(["go ping go", "go pong go"].contains(outcome.text[ByteRange(0, outcome.text.count)]))
  }

  func testOverlappingFixesTakeTurns() throws {
    let outcome = try Fixer(Linter(rules: allRules)).fix(SourceText("The talks , he said , went on .\n"), with: analyzer)
    XCTAssertEqual(outcome.text[ByteRange(0, outcome.text.count)], "The talks, he said, went on.\n")
    XCTAssertEqual(outcome.count, 3)
  }

  /// The laws of fixing, on every garbled and clean article, safe and unsafe.
  func testFixingIsIdempotentAndTouchesOnlyItsEdits() throws {
    let linter = Linter(rules: allRules)
    for folder in ["garbled", "clean"] {
      for name in try Fixtures.names() {
        let text = SourceText(try Fixtures.read("\(folder)/\(name).txt"))
        for applicability in [Applicability.safe, .unsafe] {
          let fixer = Fixer(linter, applying: applicability)
          let first = try fixer.fix(text, with: analyzer)
          XCTAssertTrue(SourceText.isValidUTF8(first.text.bytes))
          let second = try fixer.fix(first.text, with: analyzer)
          XCTAssertEqual(second.text.bytes, first.text.bytes, "\(name) is fixed again")
          XCTAssertEqual(second.count, 0)
          XCTAssertEqual(first.text.bytes.last, text.bytes.last, "the end of the file")
          XCTAssertLessThanOrEqual(first.remaining.diagnostics.count, try linter.lint(text, with: analyzer).diagnostics.count, name)
        }
      }
    }
  }
}

// Rules made for these tests.

private func card(_ id: String) -> RuleInfo {
  RuleInfo(id: id, summary: "Test.", rationale: "Test.", category: .punctuation, fixSafety: "Test.", flagged: [], accepted: [])
}

/// Finds every token that reads `word` and puts `replacement` there.
private func find(_ word: String, _ replacement: String, _ applicability: Applicability, _ document: Document, _ findings: inout [Finding])
{
  for token in document.tokens where document.string(token) == word {
    findings.append(Finding(token.range, "found", fix: .replace(token.range, with: replacement, "replace", applicability)))
  }
}

private struct SafeOne: Rule {
  static let info = card("safe-one")
  func check(_ document: Document, _ findings: inout [Finding]) { find("one", "1", .safe, document, &findings) }
}

private struct UnsafeTwo: Rule {
  static let info = card("unsafe-two")
  func check(_ document: Document, _ findings: inout [Finding]) { find("two", "2", .unsafe, document, &findings) }
}

private struct SketchThree: Rule {
  static let info = card("sketch-three")
  func check(_ document: Document, _ findings: inout [Finding]) { find("three", "3", .displayOnly, document, &findings) }
}

private struct ThereAgain: Rule {
  static let info = card("there-again")
  func check(_ document: Document, _ findings: inout [Finding]) { find("ping", "pong", .safe, document, &findings) }
}

private struct BackAgain: Rule {
  static let info = card("back-again")
  func check(_ document: Document, _ findings: inout [Finding]) { find("pong", "ping", .safe, document, &findings) }
}

private struct Brackets: Rule {
  static let info = card("brackets")
  func check(_ document: Document, _ findings: inout [Finding]) {
    let marks = document.tokens.filter { $0.mark == .openParenthesis || $0.mark == .closeParenthesis }
    guard let first = marks.first, let last = marks.last else { return }
    let fix = Fix("remove the brackets", marks.map { Edit($0.range, "") }, .safe)
    findings.append(Finding(ByteRange(first.start, last.end), "brackets", fix: fix))
  }
}

import MTReport
import MTRules
import XCTest

/// What is written from the rules' cards must be what the cards say now. `make docs` writes it anew.
final class GeneratedDocsTests: XCTestCase {
  private let cards = allRules.map { $0.info }

  func testRulesPage() throws {
    try expect(RuleDocumentation.page(cards), in: "Docs/Rules.md")
  }

  func testRuleTableInReadme() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let start = try XCTUnwrap(readme.range(of: "<!-- rules -->\n"))
    let end = try XCTUnwrap(readme.range(of: "\n<!-- /rules -->"))
    let table = RuleDocumentation.table(cards, linkTo: "Docs/Rules.md")
    try expect(readme[..<start.upperBound] + table + readme[end.lowerBound...], in: "README.md")
  }

  private func expect(_ text: some StringProtocol, in path: String) throws {
    let file = Self.root.appending(path: path)
    if ProcessInfo.processInfo.environment["MTLINT_WRITE_GOLDEN"] != nil {
      try String(text).write(to: file, atomically: true, encoding: .utf8)
    }
    XCTAssertTrue(try String(contentsOf: file, encoding: .utf8) == text, "\(path) is out of date: run ‘make docs’")
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}

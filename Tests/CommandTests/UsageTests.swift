import Foundation
import XCTest

final class UsageTests: FolderTestCase {
  func testVersion() throws {
    let run = try mtlint("--version")
    XCTAssertEqual(run.status, 0)
    XCTAssertNotNil(run.text.wholeMatch(of: /mtlint \d+\.\d+\.\d+\S* \(ICU \d+\.\d+\)\n/), run.text)
  }

  func testHelp() throws {
    for arguments in [["--help"], ["-h"], ["help"]] {
      let run = try arguments.count == 1 ? mtlint(arguments[0]) : mtlint(arguments[0], arguments[1])
      XCTAssertEqual(run.status, 0)
      XCTAssertTrue(run.text.contains("Usage: mtlint COMMAND"))
    }
    for command in ["check", "fix", "rules", "explain", "help"] {
      let help = try mtlint("help", command).text
      XCTAssertEqual(help, try mtlint(command, "--help").text)
      XCTAssertTrue(help.contains("Usage: mtlint \(command)"))
      for line in help.split(separator: "\n") { XCTAssertLessThanOrEqual(line.count, 110, String(line)) }
    }
    let nothing = try mtlint()
    XCTAssertEqual(nothing.status, 2)
    XCTAssertEqual(nothing.text, "")
  }

  func testUnknownCommands() throws {
    XCTAssertEqual(
      try mtlint("chekc").err, "mtlint: unknown command ‘chekc’; did you mean ‘check’?\nRun ‘mtlint --help’ for the commands.\n")
    XCTAssertEqual(try mtlint("chekc").status, 2)
    try write("a.txt", sound)
    XCTAssertTrue(try mtlint("a.txt").err.contains("run ‘mtlint check a.txt’"))
    XCTAssertTrue(try mtlint("--format=json", "check").err.contains("the command comes first"))
  }

  func testRules() throws {
    let table = try mtlint("rules")
    XCTAssertEqual(table.status, 0)
    XCTAssertTrue(table.text.contains("\nspace-before-punctuation"))
    let list = try XCTUnwrap(JSONSerialization.jsonObject(with: mtlint("rules", "--format", "json").out) as? [[String: Any]])
    XCTAssertTrue(list.contains { $0["rule"] as? String == "space-before-punctuation" })
    XCTAssertEqual(try mtlint("rules", "extra").status, 2)
  }

  func testExplain() throws {
    let card = try mtlint("explain", "space-before-punctuation")
    XCTAssertEqual(card.status, 0)
    for heading in ["Why", "Fix", "Flagged", "Accepted"] { XCTAssertTrue(card.text.contains("\n\(heading)\n"), heading) }
    let unknown = try mtlint("explain", "space-before-punctuations")
    XCTAssertEqual(unknown.status, 2)
    XCTAssertTrue(unknown.err.contains("did you mean ‘space-before-punctuation’?"))
    XCTAssertEqual(try mtlint("explain").status, 2)
  }
}

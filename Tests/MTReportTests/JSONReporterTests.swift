import Foundation
import MTDocument
import MTText
import XCTest

@testable import MTReport

final class JSONReporterTests: XCTestCase {
  private let hostile = "q\"b\\s/\n\r\t\u{0}\u{1B}\u{7F}\u{85}\u{9B}\u{202E}\u{2028}\u{FEFF}é日😀"

  func testObjectIsValidAndFollowsTheContract() throws {
    var reporter = JSONReporter(version: "1.2")
    var out = reporter.begin()
    out += reporter.file(Sample.report("Zoë 😀 went⟦ .→.⟧", path: hostile, message: hostile))
    out += reporter.file(Sample.report("Fine.", path: "b.txt"))
    out += reporter.error(FileError(path: "c.txt", message: hostile))
    out += reporter.end()
    let root = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(out)) as? [String: Any])
    XCTAssertEqual(root["version"] as? Int, 1)
    XCTAssertEqual(root["tool"] as? [String: String], ["name": "mtlint", "version": "1.2"])
    let files = try XCTUnwrap(root["files"] as? [[String: Any]])
    XCTAssertEqual(files.map { $0["path"] as? String }, [hostile, "b.txt"])
    XCTAssertEqual(files[0]["words"] as? Int, 4)
    let diagnostic = try XCTUnwrap((files[0]["diagnostics"] as? [[String: Any]])?.first)
    XCTAssertEqual(diagnostic["message"] as? String, hostile)
    XCTAssertEqual(diagnostic["text"] as? String, " .")
    let range = try XCTUnwrap(diagnostic["range"] as? [String: [String: Int]])
    XCTAssertEqual(range["start"], ["byte": 14, "line": 1, "column": 11])
    XCTAssertEqual(range["end"], ["byte": 16, "line": 1, "column": 13])
    let fix = try XCTUnwrap((diagnostic["fixes"] as? [[String: Any]])?.first)
    XCTAssertEqual(fix["applicability"] as? String, "safe")
    let errors = try XCTUnwrap(root["errors"] as? [[String: String]])
    XCTAssertEqual(errors, [["path": "c.txt", "message": hostile]])
  }

  func testEmptyRunIsValid() throws {
    var reporter = JSONReporter(version: "1")
    let out = reporter.begin() + reporter.end()
    XCTAssertNotNil(try JSONSerialization.jsonObject(with: Data(out)) as? [String: Any])
  }

  func testEachLineIsAnObject() throws {
    var reporter = JSONLinesReporter()
    var out = reporter.begin()
    out += reporter.file(Sample.report("One⟦ .→.⟧ Two⟦ .→.⟧", path: hostile, message: hostile))
    out += reporter.error(FileError(path: "c", message: hostile))
    out += reporter.end()
    // By every kind of line break that anyone may split at.
    let lines = String(decoding: out, as: UTF8.self).split(whereSeparator: \.isNewline)
    XCTAssertEqual(lines.count, 3)
    let objects = try lines.map { try XCTUnwrap(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    XCTAssertEqual(objects.map { $0["path"] as? String }, [hostile, hostile, "c"])
    XCTAssertEqual(objects[2]["error"] as? String, hostile)
  }

  func testNoControlCharacterInOutput() throws {
    var reporter = JSONReporter(version: "1")
    let out = reporter.begin() + reporter.file(Sample.report("x⟦\(hostile)⟧", path: hostile)) + reporter.end()
    XCTAssertFalse(
      String(decoding: out, as: UTF8.self).unicodeScalars.contains {
        $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.properties.isBidiControl)
      })
  }

  func testRuleListIsValid() throws {
    let rules = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(RuleList.json([Sample.rule]))) as? [[String: Any]])
    XCTAssertEqual(rules.map { $0["rule"] as? String }, ["loose-rule"])
    XCTAssertEqual(rules[0]["default"] as? Bool, true)
  }
}

import MTText
import XCTest

@testable import MTEngine

/// Our own articles: the gold annotations must be true, and the tool must do on them what it says.
final class FixtureTests: XCTestCase {
  struct Gold: Decodable {
    let id: String
    let line: Int
    let start: Int
    let end: Int
    let text: String
    let kind: String
    let suggestions: [String]
    let fixSafety: String
  }

  func testEveryGoldSpanIsTrueAndItsRepairGivesTheCleanTwin() throws {
    let names = try Fixtures.names()
    XCTAssertGreaterThanOrEqual(names.count, 12)
    for name in names {
      let garbled = Array(try Fixtures.read("garbled/\(name).txt").unicodeScalars)
      var repaired = String.UnicodeScalarView()
      var at = 0
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      for line in try Fixtures.read("gold/\(name).jsonl").split(separator: "\n") {
        let gold = try decoder.decode(Gold.self, from: Data(line.utf8))
        XCTAssertEqual(String(String.UnicodeScalarView(garbled[gold.start..<gold.end])), gold.text, gold.id)
        XCTAssertEqual(garbled[..<gold.start].filter { $0 == "\n" }.count + 1, gold.line, gold.id)
        XCTAssertGreaterThanOrEqual(gold.start, at, "\(gold.id) overlaps its neighbour")
        repaired.append(contentsOf: garbled[at..<gold.start])
        repaired.append(contentsOf: try XCTUnwrap(gold.suggestions.first, gold.id).unicodeScalars)
        at = gold.end
      }
      repaired.append(contentsOf: garbled[at...])
      XCTAssertEqual(String(repaired), try Fixtures.read("clean/\(name).txt"), name)
    }
  }
}

enum Fixtures {
  static let articles = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Articles")

  static func read(_ path: String) throws -> String {
    try String(contentsOf: articles.appending(path: path), encoding: .utf8)
  }

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: articles.appending(path: "garbled").path).filter { $0.hasSuffix(".txt") }
      .map { String($0.dropLast(4)) }.sorted()
  }
}

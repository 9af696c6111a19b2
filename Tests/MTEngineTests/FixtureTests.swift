import MTDocument
import MTRules
import MTText
import XCTest

@testable import MTEngine

/// Our own articles: the gold annotations must be true, and the tool must do on them what it says.
final class FixtureTests: XCTestCase {
  func testEveryGoldSpanIsTrueAndItsRepairGivesTheCleanTwin() throws {
    let names = try Fixtures.names()
    XCTAssertGreaterThanOrEqual(names.count, 12)
    for name in names {
      let garbled = Array(try Fixtures.read("garbled/\(name).txt").unicodeScalars)
      var repaired = String.UnicodeScalarView()
      var at = 0
      for gold in try Fixtures.gold(name) {
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

/// How much of the damage that today's rules are for is found in our articles. `swift test --filter FixtureTests` prints it.
final class RecallTests: XCTestCase {
  private static let kinds: Set<String> = [
    "spacing", "stray-punctuation", "quote-direction", "foreign-quote", "repetition", "capitalization", "encoding",
  ]

  func testDamageIsFoundAndCleanTwinsAreSilent() throws {
    let analyzer = try Analyzer()
    let linter = Linter(rules: allRules)
    var gold: [String: (found: Int, all: Int)] = [:]
    for name in try Fixtures.names() {
      let clean = try linter.lint(SourceText(try Fixtures.read("clean/\(name).txt")), with: analyzer)
      XCTAssertEqual(clean.diagnostics.map { "\($0.rule.id): \($0.message)" }, [], "clean \(name)")
      let text = try Fixtures.read("garbled/\(name).txt")
      let found = try linter.lint(SourceText(text), with: analyzer).diagnostics.map(\.range)
      for annotation in try Fixtures.gold(name) {
        let range = text.bytes(ofScalars: annotation.start..<annotation.end)
        let isFound = found.contains { $0.start <= range.end && range.start <= $0.end }
        gold[annotation.kind, default: (0, 0)].all += 1
        gold[annotation.kind, default: (0, 0)].found += isFound ? 1 : 0
      }
    }
    for (kind, count) in gold.sorted(by: { $0.key < $1.key }) { print("\(kind): \(count.found) of \(count.all) found") }
    let ours = gold.filter { Self.kinds.contains($0.key) }.values
    let (hits, all) = (ours.reduce(0) { $0 + $1.found }, ours.reduce(0) { $0 + $1.all })
    print("of the kinds that today's rules are for: \(hits) of \(all)")
    XCTAssertGreaterThanOrEqual(hits * 100, all * 88)
  }
}

extension String {
  fileprivate func bytes(ofScalars range: Range<Int>) -> ByteRange {
    let start = unicodeScalars.index(unicodeScalars.startIndex, offsetBy: range.lowerBound)
    let end = unicodeScalars.index(start, offsetBy: range.count)
    return ByteRange(utf8.distance(from: startIndex, to: start), utf8.distance(from: startIndex, to: end))
  }
}

struct Gold: Decodable {
  let id: String
  let line: Int
  let start: Int
  let end: Int
  let text: String
  let kind: String
  let suggestions: [String]
}

enum Fixtures {
  static let articles = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Articles")

  static func read(_ path: String) throws -> String {
    try String(contentsOf: articles.appending(path: path), encoding: .utf8)
  }

  static func gold(_ name: String) throws -> [Gold] {
    try read("gold/\(name).jsonl").split(separator: "\n").map { try JSONDecoder().decode(Gold.self, from: Data($0.utf8)) }
  }

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: articles.appending(path: "garbled").path).filter { $0.hasSuffix(".txt") }
      .map { String($0.dropLast(4)) }.sorted()
  }
}

import XCTest

/// Reads every import line: a target may import what lies below it and nothing beside or above. SwiftPM lets a target import
/// whatever happens to be built, so the manifest alone does not keep the house in order.
final class ImportTests: XCTestCase {
  /// What each target may import, by level. Foundation belongs to the edge and to tools.
  private static let allowed: [String: Set<String>] = [
    "MTText": [],
    "MTUnicode": ["CICU", "MTText", "Synchronization"],
    "MTLexicon": ["CLexicons", "MTText"],
    "MTFormats": ["CMarkup", "MTText"],
    "MTDocument": ["MTText", "MTUnicode", "MTLexicon"],
    "MTEngine": ["MTText", "MTUnicode", "MTLexicon", "MTFormats", "MTDocument"],
    "MTRules": ["MTText", "MTUnicode", "MTLexicon", "MTFormats", "MTDocument"],
    "MTReport": ["MTText", "MTUnicode", "MTFormats", "MTDocument", "MTEngine"],
    "mtlint": ["MTText", "MTUnicode", "MTFormats", "MTDocument", "MTEngine", "MTRules", "MTReport", "Glibc", "Synchronization"],
    "mtlint-bench": ["MTText", "MTUnicode", "MTFormats", "MTDocument", "MTEngine", "MTRules", "MTReport", "Glibc", "Foundation"],
    "rule-catalog": ["Foundation"],
    "RuleCatalogPlugin": ["PackagePlugin"],
  ]

  func testImportsOnlyPointDownward() throws {
    let sources = Self.root.appending(path: "Sources")
    var read = 0
    for target in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
      for file in Self.swiftFiles(in: sources.appending(path: target)) {
        let allowed = try XCTUnwrap(Self.allowed[target], "\(target) has no level; add it to this test and to Docs/Architecture.md")
        for module in try Self.imports(of: file) {
          XCTAssert(allowed.contains(module), "\(target)/\(file.lastPathComponent) must not import \(module)")
        }
        read += 1
      }
    }
    XCTAssertGreaterThan(read, 30)
  }

  func testOnlyTheWallTouchesICU() throws {
    for file in Self.swiftFiles(in: Self.root.appending(path: "Sources")) where try Self.imports(of: file).contains("CICU") {
      XCTAssertEqual(file.deletingLastPathComponent().lastPathComponent, "MTUnicode", file.path)
      XCTAssert(
        try String(contentsOf: file, encoding: .utf8).contains("internal import CICU"), "\(file.lastPathComponent) leaks ICU's wall")
    }
    for header in ["Sources/CICU/include/cicu.h", "Lexicons/include/clexicons.h"] {
      let text = try String(contentsOf: Self.root.appending(path: header), encoding: .utf8)
      XCTAssertFalse(text.contains("#include <unicode/"), "\(header) shows ICU's headers")
    }
  }

  func testRulesDoNotKnowEachOther() throws {
    let rules = Self.swiftFiles(in: Self.root.appending(path: "Sources/MTRules/Rules"))
    let names = rules.map { $0.deletingPathExtension().lastPathComponent }
    for file in rules {
      let own = file.deletingPathExtension().lastPathComponent
      let words = Set(try String(contentsOf: file, encoding: .utf8).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
      XCTAssertEqual(names.filter { $0 != own && words.contains($0) }, [], "\(own) speaks of other rules")
      XCTAssert(words.contains(own), "\(own).swift must define the type \(own)")
    }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func swiftFiles(in folder: URL) -> [URL] {
    (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? [])
      .filter { $0.pathExtension == "swift" }
  }

  private static func imports(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)
      while let first = words.first, first.hasPrefix("@") || first == "internal" || first == "public" { words.removeFirst() }
      guard words.first == "import", words.count >= 2 else { return nil }
      // `import struct Module.Type`
      let name = words.count >= 3 && words[1].first?.isLowercase == true ? words[2] : words[1]
      return name.split(separator: ".").first.map(String.init)
    }
  }
}

import XCTest

@testable import MTLexicon

final class LexiconTests: XCTestCase {
  func testListsAreInOrderWithoutDuplicatesAndSayWhereTheyComeFrom() {
    for file in LexiconFile.allCases {
      let words = file.rows.map { String($0[0]) }
      XCTAssertEqual(words, words.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }, file.rawValue)
      XCTAssertEqual(Set(words).count, words.count, "\(file.rawValue) has a word twice")
      XCTAssertTrue(file.text.contains("# Source:") && file.text.contains("Licence:"), "\(file.rawValue) names no source")
      XCTAssertFalse(file.text.contains("\r"))
      let columns = file == .doubledWords ? 1 : 2
      for row in file.rows { XCTAssertEqual(row.count, columns, "\(file.rawValue): \(row)") }
    }
  }

  func testEveryClassAndKindIsKnown() {
    for row in LexiconFile.functionWords.rows {
      for name in row[1].split(separator: ",") { XCTAssertNotNil(WordClass.names[String(name)], "\(row)") }
      XCTAssertEqual(String(row[0]), row[0].lowercased())
    }
    for row in LexiconFile.abbreviations.rows { XCTAssertNotNil(AbbreviationKind(name: row[1]), "\(row)") }
  }

  func testLookUpFindsEveryRowAndNothingElse() {
    for row in LexiconFile.functionWords.rows {
      XCTAssertFalse(Lexicon.shared.classes(of: String(row[0])).isEmpty, "\(row[0])")
      XCTAssertTrue(Lexicon.shared.classes(of: String(row[0]) + "q").isEmpty, "\(row[0])q")
    }
    XCTAssertTrue(Lexicon.shared.classes(of: "The").contains([.article]))
    XCTAssertTrue(Lexicon.shared.classes(of: "approximately").contains(.adverb))
    XCTAssertTrue(Lexicon.shared.classes(of: "").isEmpty)
  }

  func testLongWordsThatShareAHashAreToldApart() {
    var table = WordTable(capacity: 1000)
    for i in 0..<1000 { table.insert("a-rather-long-word-\(i)".utf8, UInt32(i + 1)) }
    for i in 0..<1000 {
      var word = "a-rather-long-word-\(i)"
      XCTAssertEqual(word.withUTF8 { table.value(of: $0) }, UInt32(i + 1))
    }
    var missing = "a-rather-long-word-1000"
    XCTAssertEqual(missing.withUTF8 { table.value(of: $0) }, 0)
  }
}

import MTText
import MTUnicode
import XCTest

@testable import MTDocument

/// Counts sentence boundaries on the hand-marked cases of Fixtures/Sentences, by ICU alone and by ours.
final class SentenceTests: XCTestCase {
  /// The cases the splitter was built with.
  func testHandMarkedBoundaries() throws {
    let (ours, icu) = try count("boundaries")
    XCTAssertGreaterThanOrEqual(ours.cases, 300)
    XCTAssertGreaterThanOrEqual(ours.wholeCases * 100, ours.cases * 97)
    XCTAssertGreaterThanOrEqual(ours.found * 100, ours.real * 98)
    XCTAssertLessThan(icu.wholeCases, ours.wholeCases)
  }

  /// Cases written by somebody else afterwards, to see whether it holds elsewhere.
  func testHeldOutBoundaries() throws {
    let (ours, icu) = try count("held-out")
    XCTAssertGreaterThanOrEqual(ours.wholeCases * 100, ours.cases * 90)
    XCTAssertLessThan(icu.wholeCases, ours.wholeCases)
  }

  private func count(_ set: String) throws -> (ours: Tally, icu: Tally) {
    let analyzer = try Analyzer()
    let icu = try Segmenter(.sentence)
    var ours = Tally()
    var theirs = Tally()
    for marked in try MarkedCase.all(set) {
      let document = try Document(Prose(plain: SourceText(marked.text)), with: analyzer)
      let found = Set(document.sentences.dropFirst().map { document.tokens[$0.tokens.lowerBound].start })
      if !ours.count(found, marked.boundaries), ProcessInfo.processInfo.environment["SHOW_SENTENCES"] != nil {
        print(marked.shown(found))
      }
      theirs.count(Set(try icu.boundaries(of: marked.text).dropLast()), marked.boundaries)
    }
    print("sentence boundaries in \(set), ours: \(ours)")
    print("sentence boundaries in \(set), ICU \(UnicodeLibrary.version) alone: \(theirs)")
    return (ours, theirs)
  }
}

private struct MarkedCase {
  let text: String
  /// Byte offsets of the first character of every sentence but the first.
  let boundaries: Set<Int>

  static func all(_ set: String) throws -> [MarkedCase] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Sentences/\(set).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("# ") }.map { line in
      var text = ""
      var boundaries: Set<Int> = []
      for (i, piece) in line.split(separator: "‖", omittingEmptySubsequences: false).enumerated() {
        if i > 0 { boundaries.insert(text.utf8.count) }
        text += piece
      }
      return MarkedCase(text: text, boundaries: boundaries)
    }
  }

  /// The text with boundaries missed (⊖) and made up (⊕).
  func shown(_ found: Set<Int>) -> String {
    var shown: [UInt8] = []
    for (i, byte) in text.utf8.enumerated() {
      if boundaries.contains(i), !found.contains(i) { shown += Array("⊖".utf8) }
      if found.contains(i), !boundaries.contains(i) { shown += Array("⊕".utf8) }
      if found.contains(i), boundaries.contains(i) { shown += Array("|".utf8) }
      shown.append(byte)
    }
    return String(decoding: shown, as: UTF8.self)
  }
}

private struct Tally: CustomStringConvertible {
  var cases = 0
  var wholeCases = 0
  var real = 0
  var found = 0
  var madeUp = 0

  @discardableResult
  mutating func count(_ got: Set<Int>, _ want: Set<Int>) -> Bool {
    cases += 1
    wholeCases += got == want ? 1 : 0
    real += want.count
    found += got.intersection(want).count
    madeUp += got.subtracting(want).count
    return got == want
  }

  var description: String { "\(found) of \(real) found, \(madeUp) made up, \(wholeCases) of \(cases) cases wholly right" }
}

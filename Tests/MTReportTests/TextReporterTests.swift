@testable import MTEngine
import MTDocument
import MTText
import XCTest

@testable import MTReport

final class TextReporterTests: XCTestCase {
  func testPlain() throws {
    let text = "Talks begin\n\nMr Rakhman left ,\nand Mr Rakhmon came.\n"
    let diagnostics = [
      Diagnostic(
        rule: Sample.rule, severity: .warning, range: ByteRange(28, 30), message: "space before ‘,’", notes: [],
        fixes: [.replace(ByteRange(28, 30), with: ",", "remove the space", .safe)]),
      Diagnostic(
        rule: Sample.rule, severity: .note, range: ByteRange(38, 45), message: "‘Rakhmon’ may be ‘Rakhman’",
        notes: [Note(ByteRange(16, 23), "spelled ‘Rakhman’ here")],
        fixes: [
          .replace(ByteRange(38, 45), with: "Rakhman", "replace with ‘Rakhman’", .unsafe),
          .replace(ByteRange(38, 45), with: "", "remove the name", .displayOnly),
        ]),
    ]
    XCTAssertEqual(
      try Sample.text(Sample.report(text, diagnostics), summary: true),
      """
      a.txt:3:16: warning: space before ‘,’ [loose-rule]
          3 │ Mr Rakhman left ,
            │                ^^
        fix: remove the space (safe): … left,

      a.txt:4:8: note: ‘Rakhmon’ may be ‘Rakhman’ [loose-rule]
          4 │ and Mr Rakhmon came.
            │        ^^^^^^^
      a.txt:3:4: note: spelled ‘Rakhman’ here
          3 │ Mr Rakhman left ,
            │    ^^^^^^^
        fix: replace with ‘Rakhman’ (unsafe): … Mr Rakhman came.
        fix: remove the name (to consider): … Mr  came.

      found 2 problems (1 warning, 1 note) in 1 file; 1 can be fixed safely with ‘mtlint fix’, 1 more with ‘--unsafe’

      """)
  }

  func testColor() throws {
    let plain = try Sample.text(Sample.report("It is⟦ .→.⟧"))
    let colored = try Sample.text(Sample.report("It is⟦ .→.⟧"), color: true)
    XCTAssertEqual(
      colored,
      "\u{1B}[1ma.txt:1:6: \u{1B}[0m\u{1B}[1;33mwarning\u{1B}[0m: \u{1B}[1msomething is loose\u{1B}[0m \u{1B}[2m[loose-rule]\u{1B}[0m\n"
        + "    \u{1B}[2m1 │ \u{1B}[0mIt is .\n     \u{1B}[2m │ \u{1B}[0m     \u{1B}[1;33m^^\u{1B}[0m\n"
        + "\u{1B}[32m  fix\u{1B}[0m: mend it (safe): … is.\n\n")
    XCTAssertEqual(colored.replacing(/\u{1B}\[[0-9;]*m/, with: ""), plain)
  }

  func testSummary() throws {
    XCTAssertEqual(try Sample.text(Sample.report("Fine."), summary: true), "no problems in 1 file\n")
    let mixed = try Sample.text(Sample.report("So⟦ .⟧"), Sample.report("So."), summary: true)
    XCTAssertTrue(mixed.hasSuffix("\nfound 1 problem (1 warning) in 1 of 2 files\n"), mixed)
    XCTAssertEqual(try Sample.text(summary: true), "")
    XCTAssertEqual(try Sample.text(Sample.report("Fine."), summary: false), "")
    var reporter = try TextReporter(color: false)
    _ = reporter.error(FileError(path: "b", message: "gone"))
    XCTAssertEqual(String(decoding: reporter.end(), as: UTF8.self), "no problems in 0 files; 1 path could not be read\n")
  }

  /// The caret stands under the text at issue, counted in the columns of a terminal.
  func testCaretAlignment() throws {
    let cases: [(marked: String, indent: Int, carets: Int)] = [
      ("⟦a⟧", 0, 1),
      ("ab ⟦cd⟧", 3, 2),
      ("日本 ⟦.⟧", 5, 1),
      ("⟦日本⟧ x", 0, 4),
      ("e\u{301}e\u{301} ⟦x⟧", 3, 1),
      ("⟦e\u{301}⟧", 0, 1),
      ("👩‍👩‍👧 ⟦x⟧", 3, 1),
      ("🇹🇯🇹🇯 ⟦x⟧", 5, 1),
      ("❤️ ⟦x⟧", 3, 1),
      ("🏴󠁧󠁢󠁳󠁣󠁴󠁿 ⟦x⟧", 3, 1),
      ("\t⟦x⟧", 4, 1),
      ("a⟦\t⟧b", 1, 4),
      ("a\u{1B}[0m ⟦x⟧", 6, 1),
      ("a\u{9B} ⟦x⟧", 8, 1),
      ("a⟦\u{200B}⟧b", 1, 8),
      ("\u{301} ⟦x⟧", 2, 1),
      ("한국 ⟦x⟧", 5, 1),
      ("ＡＢ⟦x⟧", 4, 1),
      ("ab⟦⟧", 2, 1),
      ("a⟦⟧b", 1, 1),
      ("⟦⟧", 0, 1),
      ("один ⟦x⟧", 5, 1),
      ("first ⟦line\nand more⟧", 6, 4),
      ("first⟦\r\nsecond⟧", 5, 1),
      ("a\u{2028}⟦b⟧", 9, 1),
    ]
    for (marked, indent, carets) in cases {
      let lines = try Sample.text(Sample.report(marked)).split(separator: "\n", omittingEmptySubsequences: false)
      XCTAssertEqual(lines[2], "      │ " + String(repeating: " ", count: indent) + String(repeating: "^", count: carets), marked)
      XCTAssertEqual(lines[1].prefix(8), "    1 │ ", marked)
    }
  }

  /// However the line is cut, it fits and the caret stands under the marked word.
  func testWindowsOfLongLines() throws {
    let fillers = ["word ", "слово ", "日本語 ", "x", "👩‍👩‍👧", "e\u{301}", "naïve a "]
    for filler in fillers {
      for before in [0, 1, 7, 40, 300] {
        for after in [0, 1, 40, 300] {
          for width in [40, 77, 100] {
            let marked = String(repeating: filler, count: before) + "⟦MARK⟧" + String(repeating: filler, count: after)
            let lines = try Sample.text(Sample.report(marked), width: width).split(separator: "\n")
            let context = "\(filler) \(before) \(after) \(width): \(lines[1])"
            XCTAssertLessThanOrEqual(Visible.width(String(lines[1])), width, context)
            let caret = Visible.width(String(lines[2].prefix { $0 != "^" }))
            let mark = try XCTUnwrap(lines[1].range(of: "MARK"), context)
            XCTAssertEqual(Visible.width(String(lines[1][..<mark.lowerBound])), caret, context)
            XCTAssertEqual(lines[2].filter { $0 == "^" }.count, 4, context)
            // What is left out is marked as left out.
            let shown = lines[1][..<mark.lowerBound].dropFirst(8)
            let whole = String(repeating: filler, count: before)
            XCTAssertTrue(shown.hasPrefix("… ") ? whole.hasSuffix(shown.dropFirst(2)) : shown == whole, context)
            let after = lines[1][mark.upperBound...]
            let rest = marked.components(separatedBy: "⟧")[1]
            XCTAssertTrue(after.hasSuffix(" …") ? rest.hasPrefix(after.dropLast(2)) : after == rest, context)
          }
        }
      }
    }
  }

  func testFindingLongerThanTheLine() throws {
    let lines = try Sample.text(Sample.report("Start ⟦" + String(repeating: "long ", count: 100) + "⟧end"), width: 60).split(
      separator: "\n")
    XCTAssertLessThanOrEqual(Visible.width(String(lines[1])), 60)
    XCTAssertTrue(lines[1].hasSuffix(" …"))
    XCTAssertTrue(lines[2].hasSuffix("^^^^"))
    XCTAssertLessThanOrEqual(Visible.width(String(lines[2])), Visible.width(String(lines[1])) - 2)
  }

  func testHeapOfMarksIsCut() throws {
    let heap = "a" + String(repeating: "\u{301}", count: 2000)
    let out = try Sample.text(Sample.report("So \(heap) and ⟦x⟧ then \(heap)"))
    XCTAssertLessThan(out.utf8.count, 1000)
  }

  /// Nothing in an article, a path or a message steers the terminal.
  func testHostileTextIsTamed() throws {
    let evil = "\u{1B}]0;title\u{7}\u{1B}[2J\u{9B}31m\u{202E}\u{2066}\u{200F}\u{61C}\u{2028}\u{2029}\u{7F}\u{85}\u{0}\u{8}"
    let report = Sample.report(
      "A \(evil) ⟦\(evil)→\(evil)⟧ \(evil)\rB", path: "dir\n\(evil)/a.txt", message: "bad ‘\(evil)’")
    for color in [false, true] {
      let out = try Sample.text(report, color: color).replacing(/\u{1B}\[[0-9;]*m/, with: "")
      for scalar in out.unicodeScalars where scalar != "\n" {
        XCTAssertFalse(
          scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.properties.isBidiControl
            || scalar.properties.generalCategory == .lineSeparator || scalar.properties.generalCategory == .paragraphSeparator,
          "U+\(String(scalar.value, radix: 16)) came through")
      }
    }
    XCTAssertTrue(try Sample.text(report).hasPrefix("dir␊␛]0;title␇␛[2J\\u{9b}31m\\u{202e}"))
  }

  func testOneEndlessLine() throws {
    let sentence = "The vote in Minsk about the new law of the land , he said, was free and fair to all. "
    let count = 4000
    let text = String(repeating: sentence, count: count)
    let comma = sentence.utf8.count
    let diagnostics = (0..<count).map { i in
      Diagnostic(
        rule: Sample.rule, severity: .warning, range: ByteRange(i * comma + 47, i * comma + 49), message: "x", notes: [],
        fixes: [.replace(ByteRange(i * comma + 47, i * comma + 49), with: ",", "mend it", .safe)])
    }
    let start = ContinuousClock.now
    let out = try Sample.text(Sample.report(text, diagnostics))
    // Unoptimised it takes about two seconds; scanning the line for each finding would take minutes.
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(30))
    XCTAssertEqual(out.split(separator: "\n").filter { $0.hasPrefix("  fix: mend it (safe): … land, he …") }.count, count)
  }

  func testPreviewOfSeveralEdits() throws {
    let fix = Fix("swap the quotes", [Edit(ByteRange(3, 4), "‘"), Edit(ByteRange(7, 8), "’")], .safe)
    let diagnostic = Diagnostic(
      rule: Sample.rule, severity: .error, range: ByteRange(3, 8), message: "x", notes: [], fixes: [fix])
    XCTAssertTrue(try Sample.text(Sample.report("He \"and\" she went.", [diagnostic])).contains("swap the quotes (safe): He ‘and’ she …\n"))
  }

  func testNoPreviewAcrossLines() throws {
    XCTAssertTrue(try Sample.text(Sample.report("One⟦\n\n→\n⟧two")).contains("  fix: mend it (safe)\n"))
    XCTAssertTrue(try Sample.text(Sample.report("One⟦ → \n⟧two")).contains("  fix: mend it (safe)\n"))
  }

  func testPlacesAtTheEdges() throws {
    for marked in ["⟦⟧", "a⟦⟧", "a\n⟦⟧", "⟦\n⟧a", "a⟦\r⟧\r\n", "⟦a\n\nb⟧", "\u{FEFF}⟦⟧", "⟦\r\n⟧"] {
      XCTAssertTrue(try Sample.text(Sample.report(marked)).contains("^"), marked)
    }
  }

  /// Whatever the text and the range: no crash, nothing too wide, a caret within the excerpt.
  func testRandomTexts() throws {
    let pieces = [
      "word ", "x", " ", "\n", "\r", "\t", "日本", "e\u{301}", "👩‍👩‍👧", "🇹🇯", "\u{1B}", "\u{9B}", "\u{202E}", "\u{200D}", "\u{FE0F}", "क्षि",
      "\u{600}1",
      "\u{AD}", "\u{E0041}", "\u{FFFE}", "한", "\u{1100}\u{1161}", "لا", "\u{378}\u{301}", "\u{0}",
    ]
    var random = SplitMix(state: 11)
    for round in 0..<3000 {
      let text = (0..<Int(random.next() % 200)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      let boundaries = text.unicodeScalars.indices.map { $0.utf16Offset(in: text) } + [text.utf16.count]
      let offsets = boundaries.map { text.utf8.distance(from: text.startIndex, to: String.Index(utf16Offset: $0, in: text)) }
      let ends = [offsets.randomElement(using: &random)!, offsets.randomElement(using: &random)!].sorted()
      let diagnostic = Diagnostic(
        rule: Sample.rule, severity: .warning, range: ByteRange(ends[0], ends[1]), message: "x", notes: [],
        fixes: [.replace(ByteRange(ends[0], ends[1]), with: "y", "mend it", .safe)])
      let width = 40 + Int(random.next() % 60)
      let lines = try Sample.text(Sample.report(text, [diagnostic]), width: width).split(separator: "\n")
      XCTAssertLessThanOrEqual(Visible.width(String(lines[1])), width, "round \(round)")
      XCTAssertTrue(lines[2].hasSuffix("^"), "round \(round)")
      XCTAssertLessThanOrEqual(lines[2].count, Visible.width(String(lines[1])) + 1, "round \(round)")
      XCTAssertTrue(lines[3].hasPrefix("  fix: mend it (safe)"), "round \(round)")
    }
  }
}

import MTDocument
import MTEngine
import MTFormats
import MTRules
import MTText
import XCTest

/// Findings and fixes in files with markup, from end to end.
final class LintingTests: XCTestCase {
  private let linter: Linter = {
    var configuration = Configuration()
    configuration.selected = ["space-before-punctuation"]
    return Linter(rules: allRules, configuration: configuration)
  }()

  private func found(_ text: String, _ format: Format) throws -> [Diagnostic] {
    try linter.lint(SourceText(text), as: format, with: Analyzer()).diagnostics
  }

  private func fixed(_ text: String, _ format: Format) throws -> String {
    let outcome = try Fixer(linter).fix(SourceText(text), as: format, with: Analyzer())
    return outcome.text[ByteRange(0, outcome.text.count)]
  }

  func testAFindingLandsOnTheBytesOfTheFile() throws {
    let text = "<h1>News</h1>\n<p>The vote <b>was</b> free .</p>\n"
    let diagnostics = try found(text, .html)
    XCTAssertEqual(diagnostics.map { SourceText(text)[$0.range] }, [" ."])
    XCTAssertEqual(diagnostics.map(\.range), [ByteRange(41, 43)])
    XCTAssertEqual(try fixed(text, .html), "<h1>News</h1>\n<p>The vote <b>was</b> free.</p>\n")
  }

  func testAFixThatWouldCrossMarkupIsNotOffered() throws {
    for text in ["<p>The vote was <b>free </b>.</p>", "<p>The vote was <b>free</b> <i>.</i></p>", "<p>It was free <!-- so -->.</p>"] {
      let diagnostics = try found(text, .html)
      XCTAssertEqual(diagnostics.map(\.message), ["space before ‘.’"], text)
      XCTAssertEqual(diagnostics.flatMap(\.fixes), [], text)
      XCTAssertEqual(try fixed(text, .html), text)
    }
  }

  func testMarkdownIsMendedInPlace() throws {
    XCTAssertEqual(try fixed("# News\n\nThe *vote* was free .\n", .markdown), "# News\n\nThe *vote* was free.\n")
    XCTAssertEqual(try fixed("The vote ,\nhe said ,\r\n*was* free\n.", .markdown), "The vote,\nhe said,\r\n*was* free.")
    XCTAssertEqual(try fixed("The vote was **free** .", .markdown), "The vote was **free**.")
    XCTAssertEqual(try fixed("The vote was **free **.", .markdown), "The vote was **free **.")
  }

  func testMarkupAndCodeAreNotLinted() throws {
    XCTAssertEqual(try found("<p title='no .'>Yes.</p><script>a . b</script><pre>x ;</pre><!-- y . -->", .html).count, 0)
    XCTAssertEqual(try found("Yes.\n\n```\na ;\n```\n\n[link](u \"no .\") works.\n\nUse `a ;` here.", .markdown).count, 0)
  }

  func testFixesAreWrittenInTheFormat() {
    XCTAssertEqual(Format.html.escaped("A & B < C"), "A &amp; B &lt; C")
    XCTAssertEqual(Format.html.escaped("<\u{301}&\u{FE0F}"), "&lt;\u{301}&amp;\u{FE0F}")
    XCTAssertEqual(Format.markdown.escaped("5 * 3 [sic] &amp;"), #"5 \* 3 \[sic\] \&amp;"#)
    XCTAssertEqual(Format.plain.escaped("A & B <*>"), "A & B <*>")
    for format in Format.allCases {
      let written = format.escaped("A &amp; <b>\\ *x* _y_ `z` ~~w~~ [v](u)")
      XCTAssertEqual(read(written, as: format), ["text: A &amp; <b>\\ *x* _y_ `z` ~~w~~ [v](u)"])
    }
  }
}

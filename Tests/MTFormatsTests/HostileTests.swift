import MTFormats
import MTText
import XCTest

/// Files that were made to break a parser: they must not crash it, and ten times the bytes must not take much more than
/// ten times as long.
final class HostileTests: XCTestCase {
  private static let html = [
    "<div>", "<p>", "<b>", "<p><b a=1>", "<table><td>", "<ul><li>", "</div>", "<a href='", "<!--", "<!", "<", "&", "&#x", "&#9", "<svg>",
    "<script>", "<script><!-- <script>", "<nav>", "<code>x", "<h1>x", "<section><table><div></section>", "<aside></p>", "<br>", "<x y=z ",
    "</", "<?", "-->", "<p>x</p>", "<button>", "<template>", "&notit;", "\u{0}", "<pre>x",
  ]
  private static let markdown = [
    "[", "*", "**a ", "![", "[a](", "> ", "- ", "`", "``a", "<", "&", "\\", "|a", "a|", "~~", "_a*", "<a href=\"", "<!--", "[a]\n",
    "[a](u\n",
    "[a]: u\n", "a\n", "# a\n", "> a\n", "* a\n\n", "a|b\n-|-\n", "]", "\t", "1) ", "```\n", "<b>", "***a ", "é*", "\u{0}", "\r", "[^",
  ]

  private func seconds(_ format: Format, _ text: String) -> Double {
    let source = SourceText(text)
    var blocks = 0
    let time = ContinuousClock().measure { blocks = format.prose(of: source).blocks.count }
    XCTAssertGreaterThanOrEqual(blocks, 0)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  func testDeepNesting() {
    for (open, close) in [
      ("<div>", "</div>"), ("<b>", "</b>"), ("<ul><li>", "</ul>"), ("<table><tr><td>", "</table>"), ("<svg>", "</svg>"),
    ] {
      let text = String(repeating: open, count: 100_000) + "The end." + String(repeating: close, count: 100_000)
      assertSound(SourceText(text), as: .html)
      XCTAssertLessThan(seconds(.html, text), 10, open)
    }
    for mark in ["> ", "- ", "*", "[", "**a"] {
      assertSound(SourceText(String(repeating: mark, count: 20_000) + "The end."), as: .markdown)
    }
  }

  func testTimeGrowsWithSize() {
    for (format, patterns) in [(Format.html, Self.html), (.markdown, Self.markdown)] {
      for pattern in patterns {
        let times = [10_000, 100_000].map { seconds(format, String(repeating: pattern, count: $0 / pattern.utf8.count)) }
        // A quadratic reader would take a hundred times as long.
        XCTAssertLessThan(times[1], max(times[0], 0.01) * 40, "\(format): \(pattern)")
      }
    }
  }

  func testTruncatedFiles() {
    let html = "<p class='a' b>T&eacute;xt &#8217;<!-- x --><b>é</b>\r\n<script>a</script><svg><g/></svg><code>x</code></p><![CDATA[y]]>"
    let markdown = "---\na: b\n---\n# é *b* `c`\r\n> q\\*\n- [l](u \"t\") ![i](j)\n\na|b\n-|-\n&amp;|<b>\n"
    for (format, text) in [(Format.html, html), (.markdown, markdown)] {
      let scalars = Array(text.unicodeScalars)
      for length in 0...scalars.count {
        var cut = String.UnicodeScalarView()
        cut.append(contentsOf: scalars[..<length])
        assertSound(SourceText(String(cut)), as: format)
      }
    }
  }

  /// Random mixtures of all that the formats know, from a fixed seed.
  func testRandomMixtures() {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let shared = ["a", " ", "\n", "\r\n", "word ", "é", "😀", ". ", "\"", "'", "&amp;", "&#10;", "\u{A0}", "\n\n"]
    for (format, patterns) in [
      (Format.html, Self.html + ["</p>", "</b>", "</table>", "</code>", "</nav>", "'>", "</script>"]), (.markdown, Self.markdown),
    ] {
      let pieces = patterns + shared + shared
      for _ in 0..<1500 {
        let text = (0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()
        assertSound(SourceText(text), as: format)
      }
    }
  }
}

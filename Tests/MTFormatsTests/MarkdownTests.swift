import MTFormats
import MTText
import XCTest

final class MarkdownTests: XCTestCase {
  private let article = #"""
    ---
    title: Harbour talks .
    tags: [port, talks]
    ---

    # Harbour talks *end*

    By [Mara Ellwood](https://lantern.example/u "An author .")

    The mayor said the **vote** was &ldquo;fair&rdquo;,
    and no\*body ~~objected~~ __wept__ at
    <https://port.example/a_b> or by mail\.

    The quay\
    at dusk. Run `dock` or `dock --list` here, or ``a ` b``.

    Old town
    --------

    > We wait
    > and hope.
    >
    > > Deeper.

    1. Fish
    2. Ropes
       and nets

       - Hooks

    ![A boat .](x.jpg) stays at ![](y.png) sea.<br>Then <span class="x">rain</span>.

    ```sh
    rm  -r .
    ```

        indented code

    | Quay | Boats \| ships |
    |------|:-----:|
    | West | 12 |

    <div>raw .</div>

    [ref]: https://port.example "Title ."

    See [the *list*][ref], AT&T.
    """#

  func testAnArticle() {
    XCTAssertEqual(
      read(article, as: .markdown),
      [
        "heading: Harbour talks end",
        "text: By Mara Ellwood",
        "text: The mayor said the vote was “fair”, and no*body objected wept at https://port.example/a_b or by mail.",
        "text: The quay",
        "+ text: at dusk. Run dock or dock here, or a.",
        "heading: Old town",
        "quotation: We wait and hope.",
        "quotation: Deeper.",
        "listItem: Fish",
        "listItem: Ropes and nets",
        "listItem: Hooks",
        "text: stays at sea.",
        "+ text: Then rain.",
        "cell: Quay",
        "cell: Boats | ships",
        "cell: West",
        "cell: 12",
        "text: See the list, AT&T.",
      ])
    assertSound(SourceText(article), as: .markdown)
    let crlf = article.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    XCTAssertEqual(read(crlf, as: .markdown), read(article, as: .markdown))
    assertSound(SourceText(crlf), as: .markdown)
  }

  func testWordsLieWhereTheMapSays() {
    // The plain code span reads as itself, but must not be edited, so it is counted below.
    let plain = article.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("`dock`") }.joined(separator: "\n")
    XCTAssertEqual(assertWordsRoundTrip(plain, as: .markdown), ["“fair”,", "no*body", "mail.", "rain.", "|", "list,"])
  }

  func testLineEndsCanBeEdited() {
    let source = SourceText("> He came\r\n>   , and *went*\r\n> .\r\n")
    let prose = Format.markdown.prose(of: source)
    XCTAssertEqual(prose.text[ByteRange(0, prose.text.count)], "He came , and went .")
    XCTAssertEqual(prose.map.editable(ByteRange(7, 9)).map { source[$0] }, "\r\n>   ,")
    XCTAssertNil(prose.map.editable(ByteRange(17, 20)), "over the closing star")
    XCTAssertEqual(prose.map.editable(ByteRange(18, 20)).map { source[$0] }, "\r\n> .")
  }

  func testCodeIsNeverEdited() {
    let source = SourceText("Run `ls` ls now")
    let prose = Format.markdown.prose(of: source)
    XCTAssertEqual(prose.text[ByteRange(0, prose.text.count)], "Run ls ls now")
    XCTAssertEqual(source[prose.map.source(of: ByteRange(4, 6))], "ls")
    XCTAssertNil(prose.map.editable(ByteRange(4, 6)))
    XCTAssertNil(prose.map.editable(ByteRange(4, 9)))
    XCTAssertEqual(prose.map.editable(ByteRange(6, 9)).map { source[$0] }, " ls")
  }

  func testFrontMatter() {
    XCTAssertEqual(read("+++\r\ntitle = 'x'\r\n+++\r\nText.", as: .markdown), ["text: Text."])
    XCTAssertEqual(read("---\n# note\na: b\n...\nText.", as: .markdown), ["text: Text."])
    XCTAssertEqual(read("---\n---\nText.", as: .markdown), ["text: Text."])
    XCTAssertEqual(read("---\n\nA rule.\n\n---\n\nText.", as: .markdown), ["text: A rule.", "text: Text."])
    XCTAssertEqual(read("---\na: never closed\n\nText.", as: .markdown), ["text: a: never closed", "text: Text."])
    XCTAssertEqual(read("--- x\na: b\n---\n", as: .markdown), ["heading: — x a: b"].map { $0.replacing("—", with: "---") })
    XCTAssertEqual(read("---", as: .markdown), [])
    XCTAssertEqual(read("---\nkey: x\n---", as: .markdown), [])
  }

  func testOddities() {
    XCTAssertEqual(read("", as: .markdown), [])
    XCTAssertEqual(read("\\", as: .markdown), ["text: \\"])
    XCTAssertEqual(read("a &nope; &#35;1 &#x;", as: .markdown), ["text: a &nope; #1 &#x;"])
    XCTAssertEqual(read("a  b\tc", as: .markdown), ["text: a b c"])
    XCTAssertEqual(read("- [x] Done\n- [ ] Open", as: .markdown), ["listItem: Done", "listItem: Open"])
    XCTAssertEqual(read("*a*\n*b*", as: .markdown), ["text: a b"])
    XCTAssertEqual(read("a<!-- x\ny -->b", as: .markdown), ["text: ab"])
  }

  func testVeryLongParagraphsAreReadInPieces() {
    let text = String(repeating: "[x] y\n", count: 25_000)
    XCTAssertEqual(read(text, as: .markdown).count, 7)
    assertSound(SourceText(text), as: .markdown)
  }
}

import MTFormats
import MTText
import XCTest

final class HTMLTests: XCTestCase {
  private let article = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
      <meta charset="utf-8"><title>Harbour talks &#8212; The Lantern</title>
      <style>p > b { color: red }</style>
      <script>if (a < b && c > d) document.write("<p>No .</p>");</script>
    </head>
    <body class=page>
    <nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
    <main><article>
      <header><h1>Harbour talks end<br>
        without a pact</h1>
      <p class="byline">By <a href="/u?a=1&amp;b=2" title='a > b'>Mara&nbsp;Ellwood</a></p></header>
      <figure><img src="x.jpg" alt="A boat ."><figcaption>The quay at <i>Port</i>&shy;<i>grave</i>, Monday.</figcaption></figure>
      <!-- an editor's note : remove -->
      <p>The mayor said the <b>vote</b> was &ldquo;fair &amp; open&rdquo;,
         and <em>no</em>&#x62;ody objected.
      <p>Run <code>dock --list</code> to see AT&T's berths<sup>2</sup>.
      <blockquote><p>We wait.</p> We hope.</blockquote>
      <ul>
        <li>Fish
        <li><p>Ropes &lt;new&gt;</p>
      </ul>
      <aside>Read also: <p>More .</p></aside>
      <pre>a   b</pre>
      <table><caption>Berths</caption><tr><th>Quay<td>12<tr><td>West<td><p>About nine.</p></table>
      <form><p>Comments are closed.<label>Name <input name=n></label><textarea>Hi .</textarea><button>Send</button></p></form>
    </article></main>
    <footer><p>All rights .</p></footer>
    </body>
    </html>
    """

  func testAnArticle() {
    XCTAssertEqual(
      read(article, as: .html),
      [
        "heading: Harbour talks end",
        "+ heading: without a pact",
        "text: By Mara\u{A0}Ellwood",
        "caption: The quay at Port\u{AD}grave, Monday.",
        "text: The mayor said the vote was “fair & open”, and nobody objected.",
        "text: Run dock to see AT&T's berths2.",
        "quotation: We wait.",
        "quotation: We hope.",
        "listItem: Fish",
        "listItem: Ropes <new>",
        "caption: Berths",
        "cell: Quay",
        "cell: 12",
        "cell: West",
        "text: About nine.",
        "text: Comments are closed.",
      ])
    assertSound(SourceText(article), as: .html)
    let crlf = article.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    XCTAssertEqual(read(crlf, as: .html), read(article, as: .html))
    assertSound(SourceText(crlf), as: .html)
  }

  func testWordsLieWhereTheMapSays() {
    let others = assertWordsRoundTrip(article, as: .html)
    XCTAssertEqual(others, ["Mara\u{A0}Ellwood", "Port\u{AD}grave,", "“fair", "&", "open”,", "nobody", "dock", "berths2.", "<new>"])
  }

  func testInlineMarkupLeavesNoTrace() {
    for tag in ["b", "i", "a href='x>y'", "span class=\"a\"", "em", "STRONG", "x-note", "mark", "font color=red"] {
      let name = tag.prefix { $0 != " " }
      XCTAssertEqual(read("<p>over<\(tag)>throw</\(name)> it .</p>", as: .html), ["text: overthrow it ."], tag)
    }
    XCTAssertEqual(read("<p>one<!-- > -- --->two<wbr>three<?x?></>four</p>", as: .html), ["text: onetwothreefour"])
  }

  func testWhiteSpaceIsCollapsed() {
    XCTAssertEqual(read("<p> \n a \t\r\n b<b> c </b> d <i> </i> </p> e", as: .html), ["text: a b c d", "text: e"])
    XCTAssertEqual(read("<p>a&#32;&#10; b&nbsp; c", as: .html), ["text: a b\u{A0} c"])
  }

  func testReferences() {
    let cases = [
      "&amp;": "&", "&AMP": "&", "&ampx": "&x", "&notit;": "¬it;", "&notin;": "∉", "&#8217;": "’", "&#x2019": "’", "&#146;": "’",
      "&#0;": "\u{FFFD}", "&#xD800;": "\u{FFFD}", "&#99999999999;": "\u{FFFD}", "&foo;": "&foo;", "&": "&", "&;": "&;", "&#;": "&#;",
      "&#x;": "&#x;", "a&b": "a&b", "&eacute;t&eacute": "été", "&CounterClockwiseContourIntegral;": "∳", "&NotEqualTilde;": "≂̸",
      "&zwj": "&zwj",
    ]
    for (written, read) in cases {
      XCTAssertEqual(MTFormatsTests.read("<p>x\(written)", as: .html), ["text: x\(read)"])
      assertSound(SourceText("<p>x\(written)"), as: .html)
    }
  }

  func testLineBreaks() {
    XCTAssertEqual(read("<p>a<br>b<BR/>c<br><br>d</br>e", as: .html), ["text: a", "+ text: b", "+ text: c", "text: d", "+ text: e"])
  }

  func testWhatIsNoTagIsText() {
    XCTAssertEqual(read("<p>2 < 3 <3 <> and a<", as: .html), ["text: 2 < 3 <3 <> and a<"])
    XCTAssertEqual(read("plain text", as: .html), ["text: plain text"])
    XCTAssertEqual(read("", as: .html), [])
    XCTAssertEqual(read("a<p title='x", as: .html), ["text: a"])
  }

  func testRawTextHidesTags() {
    XCTAssertEqual(read("<script>'<p>'</scripty></SCRIPT >a", as: .html), ["text: a"])
    XCTAssertEqual(read("<script><!-- w('<script>x</script>y') --></script>a", as: .html), ["text: a"])
    XCTAssertEqual(read("<script><!-- x </script>a", as: .html), ["text: a"])
    XCTAssertEqual(read("<textarea><p>x</textarea>a<noscript><b>x</noscript>b<style>never closed", as: .html), ["text: ab"])
    XCTAssertEqual(read("<svg><title>x</title><style/><g/></svg>a<svg/>b", as: .html), ["text: ab"])
    XCTAssertEqual(read("<?xml version='1.0'?><p>a</p><script src='x'/><p>b</p>", as: .html), ["text: a", "text: b"])
  }

  func testUnclosedAndCrossedTags() {
    XCTAssertEqual(read("<h2>Title<p>Text one.<p>Text two.", as: .html), ["heading: Title", "text: Text one.", "text: Text two."])
    XCTAssertEqual(read("<div><nav>x<div>y</div></div></div>z", as: .html), ["text: z"])
    XCTAssertEqual(read("<div><aside>x</div>y", as: .html), ["text: y"])
    XCTAssertEqual(read("<p>a<code>ls</p><p>b", as: .html), ["text: als", "text: b"])
    XCTAssertEqual(read("<div><table><td><aside>x</div>y</table>z</div>", as: .html), ["text: z"])
    XCTAssertEqual(read("<h1>a</h2>b", as: .html), ["heading: a", "text: b"])
    XCTAssertEqual(read("</p></div></td></nav>a", as: .html), ["text: a"])
  }
}

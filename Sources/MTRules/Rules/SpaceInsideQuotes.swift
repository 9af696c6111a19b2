import MTDocument
import MTText

/// White space between a quotation mark and the words it encloses.
public struct SpaceInsideQuotes: Rule {
  public static let info = RuleInfo(
    id: "space-inside-quotes",
    summary: "A space stands between a quotation mark and the quoted words.",
    rationale: """
      A straight mark does not show whether it opens or closes, so systems that put tokens together again often leave a space on \
      its wrong side, or on both. Which mark opens and which closes is read from the whole article.
      """,
    category: .punctuation,
    fixSafety: """
      Safe: offered only for a mark with a partner, where every other reading of the article's marks is clearly worse; only the \
      space goes or changes sides.
      """,
    measured: "",
    flagged: [
      "The mayor called it⟦ \" → \"⟧a great day\" for the town.",
      "\"The road is open,⟦ \"→\" ⟧said the mayor.",
    ],
    accepted: [
      "\"The road is open,\" said the mayor.",
      "The sign read: “‘Open’ ” in two sizes.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    var found: [Finding] = []
    check(document.quotations.doubles, document, &found)
    check(document.quotations.singles, document, &found)
    // One alone is a slip of the hand, as newspapers have them; systems do it again and again.
    findings += found.count == 1 ? found.map(\.slight) : found
  }

  private func check(_ marks: [Quotations.Mark], _ document: Document, _ findings: inout [Finding]) {
    for mark in marks where mark.role != .other && mark.isCertain && mark.partner != nil {
      switch (mark.role, document.tokens[mark.token].mark) {
      // Marks that point the wrong way belong to quote-direction.
      case (.open, .closeDouble), (.open, .closeSingle), (.close, .openDouble), (.close, .openSingle): continue
      case (.open, _): checkOpening(mark, document, &findings)
      default: checkClosing(mark, document, &findings)
      }
    }
  }

  private func checkOpening(_ mark: Quotations.Mark, _ document: Document, _ findings: inout [Finding]) {
    let next = mark.tokens.upperBound
    guard let inner = document.blank(before: next), !inner.isEmpty, !document.tokens[next].mark.isQuote else { return }
    let here = document.range(of: mark)
    let glyph = document.text[here]
    // “called it" a great day"”: the space belongs to the other side.
    let moves = document.touchesWord(before: mark)
    report(
      here.union(inner), "space inside the opening mark", with: moves ? " " + glyph : glyph,
      moves ? "move the space before the mark" : "remove the space", &findings)
  }

  private func checkClosing(_ mark: Quotations.Mark, _ document: Document, _ findings: inout [Finding]) {
    guard let inner = document.blank(before: mark.token), !inner.isEmpty, !document.tokens[mark.token - 1].mark.isQuote else { return }
    let here = document.range(of: mark)
    let glyph = document.text[here]
    let moves = document.touchesWord(after: mark)
    report(
      inner.union(here), "space inside the closing mark", with: moves ? glyph + " " : glyph,
      moves ? "move the space behind the mark" : "remove the space", &findings)
  }

  private func report(_ range: ByteRange, _ message: String, with replacement: String, _ title: String, _ findings: inout [Finding]) {
    findings.append(Finding(range, message, fix: .replace(range, with: replacement, title, .safe)))
  }
}

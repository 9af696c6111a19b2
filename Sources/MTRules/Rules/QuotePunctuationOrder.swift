import MTDocument
import MTText

/// ”. in an American article that elsewhere writes .”
public struct QuotePunctuationOrder: Rule {
  public static let info = RuleInfo(
    id: "quote-punctuation-order",
    summary: "A comma or stop stands outside the closing mark in an article that puts them inside.",
    rationale: """
      American English puts commas and full stops before the closing mark, British English mostly behind that of a fragment. The \
      rule speaks only where an article shows by its spelling that it is American, and by at least three other quotations, and four \
      of five in all, that it follows the American order.
      """,
    category: .punctuation,
    fixSafety: """
      Safe: the mark only changes places, in an article whose spelling and whose other quotations are American, and American style \
      knows no exception for the comma and the stop. British articles are passed over.
      """,
    measured: """
      0 in 303,744 words of clean news, where 266 articles put a comma or stop outside, nearly all of them British; 5 in 2,133 articles \
      of machine and human translation, all right by the order of the article. Without the evidence of spelling it would have spoken in 54 clean articles.
      """,
    flagged: [
      "“We are open,” the mayor said. “We stay open. We have to.”\n\n“It is fine,” she said. The U.S. envoy was pleased with the “difficult situation,” he said, and with “a fine town⟦”.→.”⟧",
      "\"We are open,\" the mayor said. \"We stay open.\"\n\n\"It is fine,\" she said. The envoy found \"a color,\" he said, in \"a fine town⟦\",→,\"⟧ as he called it.",
    ],
    accepted: [
      "“We are open,” the mayor said. “We stay open.”\n\n“We have to,” he said of the town’s centre, which he called “a fine place”.",
      "“We are open,” Mr Petrescu said. “We stay open.”\n\n“We have to,” he said of the town, which he called “a fine place”.",
      "The U.S. envoy called it “a fine town”. He spoke of “a fine day”, too.",
      "“We are open,” the mayor said. “We stay open.”\n\n“We have to,” the U.S. envoy asked, “do we not?”",
      "\"Is it open?\" the mayor asked. \"It is open,\" the U.S. envoy said. \"It is fine,\" he said. \"It is,\" she said.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    var inside = 0
    var outside: [Quotations.Mark] = []
    let marks = document.quotations.doubles
    for mark in marks where mark.role == .close && mark.isCertain && mark.partner != nil {
      if isCommaOrStop(document.tokens[mark.token - 1]) {
        inside += 1
      } else if let next = document.token(mark.tokens.upperBound), isCommaOrStop(next), next.start == document.range(of: mark).end,
        document.tokens[mark.token - 1].kind != .mark, document.touchesWord(before: mark)
      {
        outside.append(mark)
      }
    }
    guard !outside.isEmpty, inside >= 3, inside >= 4 * outside.count, EnglishVariety(of: document).isAmerican else { return }
    for mark in outside { report(mark, document, &findings) }
  }

  private func isCommaOrStop(_ token: Token) -> Bool { token.mark == .comma || token.mark == .stop }

  private func report(_ mark: Quotations.Mark, _ document: Document, _ findings: inout [Finding]) {
    let glyph = document.text[document.range(of: mark)]
    let next = document.tokens[mark.tokens.upperBound]
    let point = document.string(next)
    let range = document.range(of: mark).union(next.range)
    findings.append(
      Finding(
        range, "‘\(point)’ stands outside the closing mark, elsewhere inside",
        fix: .replace(range, with: point + glyph, "put ‘\(point)’ before the mark", .safe)))
  }
}

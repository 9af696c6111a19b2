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
    measured: "",
    flagged: [
      "\"We are open,\" the mayor said. \"We stay open.\"\n\nThe U.S. visitors were \"pleased,\" he said, with \"a fine town⟦\".→.\"⟧",
      "\"We are open,\" the mayor said. \"We stay open.\"\n\nThe U.S. visitors liked \"a fine town⟦\",→,\"⟧ he said, and \"a fine day.\"",
    ],
    accepted: [
      "“We are open,” Mr Petrescu said. “We stay open. We have to.” “Why?” “We just do.” He called it “a fine town”.",
      "He called it “a fine town” and “a fine day”.",
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

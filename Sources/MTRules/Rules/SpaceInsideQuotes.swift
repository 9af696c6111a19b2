import MTDocument
import MTText

/// White space between a quotation mark and the words it encloses.
public struct SpaceInsideQuotes: Rule {
  public static let info = RuleInfo(
    id: "space-inside-quotes",
    summary: "A space stands between a quotation mark and the quoted words.",
    rationale: """
      A straight mark does not show whether it opens or closes, so systems that put tokens together again often leave a space on \
      its wrong side, or on both. Which mark opens and which closes is read from the whole article. \
      One such mark alone in an article is shown as a note.
      """,
    category: .punctuation,
    fixSafety: """
      Safe: offered only for a mark with a partner, where every other reading of the article's marks is clearly worse; only the \
      space goes or changes sides. Unsafe where a comma before the mark may be wrong too.
      """,
    measured: """
      9 in 303,744 words of clean news: 8 slips of the texts, and 1 whose fix is not right and is offered as unsafe; 144 in 2,133 articles \
      of machine and human translation, all read in their lines: 142 right, 2 unclear.
      """,
    flagged: [
      "The mayor called it ⟦\" →\"⟧a fine day⟦ \"→\"⟧ for the town.",
      "The mayor called it ⟦“ →“⟧a fine day⟦ ”→”⟧ for the town.",
      "\"The road is open,⟦ \"→\" ⟧said the mayor of Brod.",
      "\"The road is open,⟦ \"→\"⟧ said the mayor of Brod.",
      "The mayor said:⟦\" → \"⟧The road is open.\"",
      "They met in a town called⟦\" → \"⟧Brod\" on Monday.",
      "The mayor spoke for the town: \"The road is open.⟦ \"→\"⟧",
      "The town saw a near-⟦\" →\"⟧crisis.⟦ \"→\"⟧",
    ],
    accepted: [
      "\"The road is open,\" said the mayor of Brod.",
      "The mayor called it \"a fine day\" for the town, and \"a gift\".",
      "The screen is 27\" wide and the desk is 60\" long.",
      "“He said, ‘The road is open.’ ” The clerk wrote it down.",
      "The players' union and the drivers' union signed the treaty.",
      "\"The road is open.\n\n\"It will stay open,\" the mayor said.",
      "The mayor called the bridge 'a gift' to the town.",
      "It is a 60\" by 27\" desk that the mayor bought.",
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
      // Of marks that touch each other, "" or "‘, one may be too many: which has the space is not plain.
      if touchesMark(mark, document) { continue }
      switch (mark.role, document.tokens[mark.token].mark) {
      // Marks that point the wrong way belong to quote-direction.
      case (.open, .closeDouble), (.open, .closeSingle), (.close, .openDouble), (.close, .openSingle): continue
      case (.open, _): checkOpening(mark, document, &findings)
      default: checkClosing(mark, document, &findings)
      }
    }
  }

  private func touchesMark(_ mark: Quotations.Mark, _ document: Document) -> Bool {
    let outer = mark.role == .open ? mark.token : mark.tokens.upperBound
    guard outer > 0, let token = document.token(outer), !token.hasSpaceBefore else { return false }
    return mark.role == .open ? document.tokens[outer - 1].mark.isQuote : token.mark.isQuote
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
      moves ? "move the space before the mark" : "remove the space",
      moves && isDoubtful(mark, document) ? .unsafe : .safe, &findings)
  }

  private func checkClosing(_ mark: Quotations.Mark, _ document: Document, _ findings: inout [Finding]) {
    guard let inner = document.blank(before: mark.token), !inner.isEmpty, !document.tokens[mark.token - 1].mark.isQuote else { return }
    let here = document.range(of: mark)
    let glyph = document.text[here]
    let moves = document.touchesWord(after: mark)
    report(
      inner.union(here), "space inside the closing mark", with: moves ? glyph + " " : glyph,
      moves ? "move the space behind the mark" : "remove the space", .safe, &findings)
  }

  /// “…for schools," For example”: behind a comma that no verb of report leads to, the comma itself may be wrong.
  private func isDoubtful(_ mark: Quotations.Mark, _ document: Document) -> Bool {
    guard mark.token > 1, document.tokens[mark.token - 1].mark.clingsToWord else { return false }
    return !document.tokens[mark.token - 2].classes.contains(.reporting)
  }

  private func report(
    _ range: ByteRange, _ message: String, with replacement: String, _ title: String, _ safety: Applicability,
    _ findings: inout [Finding]
  ) {
    findings.append(Finding(range, message, fix: .replace(range, with: replacement, title, safety)))
  }
}

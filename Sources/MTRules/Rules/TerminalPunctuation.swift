import MTDocument
import MTLexicon
import MTText

/// A paragraph of prose that just stops.
public struct TerminalPunctuation: Rule {
  public static let info = RuleInfo(
    id: "terminal-punctuation",
    summary: "A paragraph of prose ends without a full stop.",
    rationale: """
      The end of the paragraph may be lost and not just its stop: translation that runs into a limit, or a paragraph torn in two. Only \
      long prose with a verb is judged, in articles whose other paragraphs end properly.
      """,
    category: .punctuation,
    fixSafety: "Unsafe: words may be missing and not just the stop. No fix where the last word wants another.",
    measured: """
      4 in 303,744 words of clean news, all paragraphs that do lack their stop; 18 in 593,585 words of translations, all \
      right by reading. Web forums leave the stop out as a habit (70 hits in 1.5 million words of treebank text, most of them there).
      """,
    flagged: [
      """
      The talks went on for two days in the old town hall.

      The ministers have agreed to meet again in the spring, when the first results of the new plan should be known to ⟦both→both.⟧

      The plan was drawn up last year by a group of experts.

      Nobody would say what it costs.

      The council will meet again on Monday.
      """,
      """
      The talks went on for two days in the old town hall.

      The mayor, who was elected in May, said that the bridge would be closed for a year and that the buses would go through ⟦the⟧

      The plan was drawn up last year by a group of experts.

      Nobody would say what it costs.

      The council will meet again on Monday.
      """,
    ],
    accepted: [
      """
      Town closes bridge for a year of repairs

      The bridge over the river will be closed for a year, the mayor said on Monday after a long meeting of the council.

      The mayor speaks to reporters at the bridge on Monday, when the closure was announced in the old town hall. Photo by Jan Petrescu

      The plan was drawn up last year by a group of experts.
      """,
      """
      The bridge over the river will be closed for a year, the mayor said on Monday.

      He told the council at its meeting in the old town hall that there were three things he wanted them to do:

      - vote for the plan

      - find the money

      The plan was drawn up last year by a group of experts.
      """,
      """
      A first line of verse that has no stop at all but is so long that it may be taken for prose

      And then the second line that has no stop at all but is so long that it may be taken for prose

      And then a third line that has no stop at all but is so long that it may be taken for prose.
      """,
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    var open: [Int] = []
    var stopped = 0
    for (p, paragraph) in document.paragraphs.enumerated() where paragraph.role == .body {
      if !isStopped(paragraph, document) { open.append(p) } else { stopped += 1 }
    }
    guard !open.isEmpty, stopped >= 3, stopped >= open.count * 3 else { return }
    for p in open where p > 0 && isCertainProse(p, document) {
      let last = document.paragraphs[p].tokens.upperBound - 1
      let token = document.tokens[last]
      let word = document.string(token)
      findings.append(
        document.wantsMore(after: last)
          ? Finding(token.range, "the paragraph breaks off after ‘\(word)’")
          : Finding(
            token.range, "no full stop after ‘\(word)’ at the end of the paragraph",
            fix: .replace(token.range, with: word + ".", "add a full stop", .unsafe)))
    }
  }

  private func isStopped(_ paragraph: Paragraph, _ document: Document) -> Bool {
    let tokens = document.tokens
    var last = paragraph.tokens.upperBound - 1
    while last > paragraph.tokens.lowerBound, tokens[last].mark.isQuote || tokens[last].mark.isClosingBracket { last -= 1 }
    return tokens[last].kind == .mark
  }

  private func isCertainProse(_ p: Int, _ document: Document) -> Bool {
    let paragraph = document.paragraphs[p]
    let tokens = document.tokens
    let last = tokens[paragraph.tokens.upperBound - 1]
    guard paragraph.tokens.count >= 20, last.kind == .number || last.isLowercase, !last.classes.contains(.reporting) else { return false }
    // The number of a footnote.
    if last.kind == .number, tokens[paragraph.tokens.upperBound - 2].mark.isTerminal { return false }
    // Credits, and headings of the kind “A | B” or “A - Source”.
    let tail = paragraph.tokens.suffix(8)
    guard !tail.contains(where: { (tokens[$0].mark == .hyphen || tokens[$0].mark == .dash) && tokens[$0].hasSpaceBefore }) else {
      return false
    }
    var verbs = 0
    for i in paragraph.tokens {
      switch tokens[i].mark {
      case .slash, .other, .wideStop, .wideComma, .wideOther: return false
      default: break
      }
      if tokens[i].isLowercase, !tokens[i].classes.isDisjoint(with: [.auxiliary, .modal, .reporting]) { verbs += 1 }
    }
    return verbs > 0 && neighboursStop(p, document)
  }

  /// Whether the paragraphs on both sides are whole ones, so that this one is not the first half of the next, or verse.
  private func neighboursStop(_ p: Int, _ document: Document) -> Bool {
    let paragraphs = document.paragraphs
    guard paragraphs[p - 1].role == .body ? isStopped(paragraphs[p - 1], document) : true else { return false }
    guard p + 1 < paragraphs.count else { return true }
    let next = paragraphs[p + 1]
    let opener = document.tokens[next.tokens.lowerBound]
    return next.role == .body && (opener.shape.contains(.initialCapital) || opener.mark.isDoubleQuote && opener.mark != .closeDouble)
      && isStopped(next, document)
  }
}

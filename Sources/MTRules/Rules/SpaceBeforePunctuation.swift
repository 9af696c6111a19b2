import MTDocument
import MTText

/// White space between a word and the comma, stop or colon that belongs to it.
public struct SpaceBeforePunctuation: Rule {
  public static let info = RuleInfo(
    id: "space-before-punctuation",
    summary: "A space stands before a mark that should touch the word.",
    rationale: """
      Systems that work on separate tokens put them together again with spaces, and French sources have a space before : ; ? and !. \
      English has none.
      """,
    category: .punctuation,
    fixSafety: "Safe: only the space goes, and no English style wants it.",
    flagged: [
      "President Emomali Rakhine⟦ .→.⟧",
      "The vote⟦ ,→,⟧ he said, was free.",
      "Is the war over⟦ ?→?⟧ Nobody knows.",
    ],
    accepted: [
      "He paid .50 for it and left.",
      "They waited … and waited.",
      "He wrote :-) and sent it off.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    for i in document.marks where tokens[i].mark.clingsToWord && tokens[i].hasSpaceBefore {
      guard i > 0, !tokens[i].shape.contains(.lineStart), isBound(tokens, i) else { continue }
      let left = tokens[i - 1]
      // Doubled marks belong to doubled-punctuation.
      guard left.kind != .mark || left.mark.isClosingBracket || left.mark.isQuote || left.mark == .percent else { continue }
      let mark = document.string(tokens[i])
      findings.append(
        Finding(
          ByteRange(left.end, tokens[i].end), "space before ‘\(mark)’",
          fix: .replace(ByteRange(left.end, tokens[i].end), with: mark, "remove the space", .safe)))
    }
  }

  /// Whether the mark ends something, and is not the start of “.50”, “:-)” or “!important”.
  private func isBound(_ tokens: [Token], _ i: Int) -> Bool {
    guard i + 1 < tokens.count else { return true }
    return tokens[i + 1].hasSpaceBefore || tokens[i + 1].mark.isQuote || tokens[i + 1].mark.isClosingBracket
  }
}

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
    fixSafety: """
      Safe: only the space goes, and no English style wants it. Unsafe where a small letter follows a mark that ends sentences, for \
      then the mark itself may be wrong.
      """,
    measured: """
      12 in 303,744 words of clean news, all slips of the papers themselves; 25 in 593,585 words of machine and human \
      translations, all right by reading.
      """,
    flagged: [
      "President Emil Varga⟦ .→.⟧",
      "The vote⟦ ,→,⟧ he said, was free.",
      "Is the war over⟦ ?→?⟧ Nobody knows.",
      "The minister\u{A0}listed three points⟦\u{A0}:→:⟧ prices, wages and rents.",
      "Ports, roads, bridges, etc.⟦ ,→,⟧ will be rebuilt.",
      "They toured the market⟦ ,→, ⟧then left for the coast.",
      "The budget fell by 3 %⟦ ;→;⟧ the deficit grew.",
      "Nobody expected that⟦ !→!⟧”",
    ],
    accepted: [
      "He paid .50 for it and left.",
      "They waited … and waited.",
      "He wrote :-) and sent it off, then added ;) to be sure.",
      "The queue moved on . . . and stopped again.",
      "The firm moved its code to .NET and bought a .com address.",
      "The fee under point 3 rose to $ 5 each.",
      "The train left at 10:30, and the odds were 3:1 in the spring.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    for i in document.marks where tokens[i].mark.clingsToWord && tokens[i].hasSpaceBefore {
      guard i > 0, !tokens[i].shape.contains(.lineStart), endsWord(tokens, i - 1, before: tokens[i].mark),
        let needsSpaceAfter = needsSpaceAfter(document, i)
      else { continue }
      let mark = document.string(tokens[i])
      let range = document.gap(before: i).union(tokens[i].range)
      findings.append(
        needsSpaceAfter
          ? Finding(
            range, "the space stands before ‘\(mark)’ and not after it",
            fix: .replace(range, with: mark + " ", "move the space behind the mark", .safe))
          : Finding(range, "space before ‘\(mark)’", fix: .replace(range, with: mark, "remove the space", applicability(tokens, i))))
    }
  }

  /// Whether a token may be the end of what the mark clings to. Doubled marks belong to doubled-punctuation.
  private func endsWord(_ tokens: [Token], _ i: Int, before mark: Mark) -> Bool {
    switch tokens[i].mark {
    case .none, .closeParenthesis, .closeBracket, .closeBrace, .percent, .currency: true
    case .stop: mark != .stop && tokens[i].shape.contains(.abbreviation)
    case let other: other.isQuote
    }
  }

  /// Whether the mark has lost its space to the wrong side (“market ,then”), or `nil` where it does not end anything, as in
  /// “.50”, “:-)”, “!important” or “. . .”.
  private func needsSpaceAfter(_ document: Document, _ i: Int) -> Bool? {
    let tokens = document.tokens
    let mark = tokens[i].mark
    guard i + 1 < tokens.count, !tokens[i + 1].shape.contains(.lineStart) else { return false }
    let next = tokens[i + 1]
    if next.mark.clingsToWord || next.mark == .ellipsis {
      let isEmphasis =
        !next.hasSpaceBefore && (mark == .question || mark == .exclamation) && (next.mark == .question || next.mark == .exclamation)
      return isEmphasis ? false : nil
    }
    if next.kind == .number, tokens[i - 1].kind == .number { return nil }
    // “:)”
    if next.mark.isClosingBracket { return mark == .colon || mark == .semicolon ? nil : false }
    if next.hasSpaceBefore || next.mark.isQuote { return false }
    guard next.kind == .word else { return nil }
    switch mark {
    case .comma, .semicolon: return true
    case .stop, .question, .exclamation:
      return next.isCapitalised && !next.classes.isDisjoint(with: .plainOpeners) ? true : nil
    default: return nil
    }
  }

  private func applicability(_ tokens: [Token], _ i: Int) -> Applicability {
    tokens[i].mark.isTerminal && i + 1 < tokens.count && tokens[i + 1].isLowercase ? .unsafe : .safe
  }
}

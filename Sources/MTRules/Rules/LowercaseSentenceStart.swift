import MTDocument
import MTLexicon
import MTText

/// A sentence of body text that begins with a small letter.
public struct LowercaseSentenceStart: Rule {
  public static let info = RuleInfo(
    id: "lowercase-sentence-start",
    summary: "A sentence begins with a small letter.",
    rationale: """
      A capital lost, or a full stop put where the sentence goes on: systems that read segment by segment do both. Trade names \
      (iPhone, eBay), particles of names (de Valde) and the pieces of a broken quotation may be small. \
      A verb or noun that opens a paragraph small is shown as a note.
      """,
    category: .spelling,
    fixSafety: """
      Safe where a paragraph that follows a finished one begins with a pronoun or an article, unsafe where with another word. Within \
      a paragraph display only, since the full stop is as often the mistake.
      """,
    measured: """
      9 in 303,744 words of clean news, all real slips (eight are a lost name); 23 in 1,428 MT articles, all 23 right by reading.
      """,
    flagged: [
      "The talks ended on Monday. ⟦the→The⟧ minister left at once.",
      "The talks between the two sides ended on Monday without a word to the press about what was said.\n\n⟦they→They⟧ had gone on.",
      "Nobody knew why. ⟦it→It⟧ was a quiet night in the capital.",
      "Is the war over? It is not. Many say so often. ⟦people→People⟧ are dying every day.",
    ],
    accepted: [
      "The phone sold well. iPhone sales rose and eBay noticed. adidas did too.",
      "The general left. de Valde was his name.",
      "“Is it over?” she asked. “Not yet … but soon!” he said.",
      "The U.S. embassy in St. Lino, i.e. the old one, e.g. its roof, approx. half of it, burnt.",
      "He waited... and waited … and left.",
      "They sell fruit (apples, pears, etc.) and bread.",
      "The firm Yahoo! said that it was sold.",
      "The site was new. www.example.org was its name.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    var found: [Finding] = []
    var starts = 0
    for (p, paragraph) in document.paragraphs.enumerated() where paragraph.role == .body {
      starts += paragraph.sentences.count
      let i = paragraph.tokens.lowerBound
      if mayOpen(document, i, paragraph), isFresh(document, p) {
        found.append(finding(document, i, tokens[i].classes.isDisjoint(with: Self.openers) ? .unsafe : .safe))
      }
    }
    var p = 0
    for mark in document.marks where tokens[mark].mark == .stop {
      while p + 1 < document.paragraphs.count, document.paragraphs[p].tokens.upperBound <= mark { p += 1 }
      let paragraph = document.paragraphs[p]
      guard paragraph.role == .body, paragraph.tokens.contains(mark + 1), mayOpen(document, mark + 1, paragraph),
        isStopped(document, mark + 1)
      else { continue }
      found.append(finding(document, mark + 1, .displayOnly))
    }
    // Where half of all sentences are small, that is how the writer writes.
    if found.count * 2 <= starts || starts < 4 { findings += found }
  }

  /// Whether a token is a word with a small letter that a sentence ought not to begin with.
  private func mayOpen(_ document: Document, _ i: Int, _ paragraph: Paragraph) -> Bool {
    let token = document.tokens[i]
    return token.isLowercase && token.classes.isDisjoint(with: .lowercaseBrand)
      && token.shape.isDisjoint(with: [.innerStop, .hasDigit, .otherScript])
      && paragraph.tokens.upperBound - i >= 3 && !isNameOrQuote(document, i, paragraph.tokens.upperBound)
  }

  private static let openers: WordClass = [.article, .subjectPronoun, .possessive]

  /// Whether a paragraph stands apart from the one before, and that one is finished.
  private func isFresh(_ document: Document, _ p: Int) -> Bool {
    guard p > 0 else { return false }
    let before = document.paragraphs[p - 1]
    guard document.paragraphs[p].startsGroup, before.role == .body else { return false }
    var last = before.tokens.upperBound - 1
    while last > before.tokens.lowerBound, document.tokens[last].mark.isQuote || document.tokens[last].mark.isClosingBracket { last -= 1 }
    return document.tokens[last].mark == .stop || document.tokens[last].mark == .question || document.tokens[last].mark == .exclamation
  }

  /// Whether a plain stop, and no quotation, ellipsis or abbreviation, stands before a token.
  private func isStopped(_ document: Document, _ i: Int) -> Bool {
    let tokens = document.tokens
    guard i >= 2, tokens[i].hasSpaceBefore, tokens[i - 1].mark == .stop, !tokens[i - 1].hasSpaceBefore,
      !tokens[i - 1].shape.contains(.abbreviation), tokens[i - 2].kind == .word
    else { return false }
    // A word of three letters or with a capital may be an abbreviation that is not listed.
    let before = tokens[i - 2]
    return before.isLowercase && (before.count >= 4 || !before.classes.isEmpty)
      || before.count >= 5 && !tokens[i].classes.isDisjoint(with: Self.openers)
  }

  /// “de Valde”, “so-called” in a broken quotation, a word before its own bracket.
  private func isNameOrQuote(_ document: Document, _ i: Int, _ limit: Int) -> Bool {
    let tokens = document.tokens
    guard i + 1 < limit else { return true }
    let next = tokens[i + 1]
    if tokens[i].classes.isEmpty, next.kind == .word, next.shape.contains(.initialCapital), tokens[i].count <= 4 { return true }
    // “h”, “iOS”: single letters and what is glued to them.
    if tokens[i].count == 1, tokens[i].classes.isEmpty { return true }
    return next.mark == .slash || next.mark == .closeParenthesis || next.mark == .at || document.quotations.contains(token: i)
  }

  private func finding(_ document: Document, _ i: Int, _ applicability: Applicability) -> Finding {
    let range = document.tokens[i].range
    let word = document.text[range]
    let capital = word.prefix(1).uppercased() + word.dropFirst()
    return Finding(
      range,
      applicability == .displayOnly
        ? "a small letter after the full stop: ‘\(word)’" : "the sentence begins with a small letter: ‘\(word)’",
      fix: .replace(range, with: capital, "write ‘\(capital)’", applicability),
      // A verb or a content word that opens a paragraph small is as often what a lost name has left.
      isSlight: applicability == .unsafe)
  }
}

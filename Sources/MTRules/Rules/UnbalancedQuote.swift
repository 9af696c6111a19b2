import MTDocument
import MTText

/// A quotation that is opened and not closed, or closed and not opened.
public struct UnbalancedQuote: Rule {
  public static let info = RuleInfo(
    id: "unbalanced-quote",
    summary: "A quotation mark has no partner.",
    rationale: """
      Translation drops marks, above all where a quotation runs over several sentences, and the reader no longer knows whose \
      words these are. Speech that opens again in each paragraph and closes only in the last is right and is left alone, as is a \
      quotation whose other mark stands in one of the next segments. \
      Newspapers lose marks too, so only what has a sure repair is more than a note.
      """,
    category: .punctuation,
    mqmSeverity: .major,
    fixSafety: """
      Unsafe: where a clause such as “…, said the minister” shows the end of the speech, the missing mark is put there; a mark that \
      stands alone at a paragraph's end is taken away. A mark that stands for \
      the apostrophe of a plural becomes one. Elsewhere only a person can tell.
      """,
    measured: """
      24 in 303,744 words of clean news: 23 slips of the texts and 1 false alarm (speech with a digression of two paragraphs); 128 in \
      2,133 articles of machine and human translation, all read in their lines: 3 wrong or for another reason.
      """,
    flagged: [
      "⟦“⟧The road is open, said the mayor of Brod.",
      "The mayor of Brod was pleased with the council. ⟦\"⟧The road is open and it will stay open.",
      "The council voted on Monday, as the mayor had hoped.⟦ “→⟧",
      "The road is open and it will stay open,⟦\"⟧ the mayor said.",
      "Both the drivers⟦\"→'⟧ unions voted on Monday.",
      "The mayor called it “a gift”, a ⟦“⟧fine day, and left.",
    ],
    accepted: [
      "“The road is open.\n\n“It will stay open,” said the mayor.",
      "\"The road is open.\n\nIt will stay open.\n\nIt always was,\" said the mayor.",
      "The screen is 27\" wide and the desk is 60\" long.",
      "The mayor said: \"The road is open. It was closed in May. \"It will stay open.\"",
      "“He told me ‘go away’ and I left,” the clerk said.",
      "The driver is 6'2\" tall and the players' union is pleased.",
      "“I was—” the mayor began, and left.",
      "She told 'em that 'tis the end of the road.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    var style: QuoteStyle?
    for mark in document.quotations.doubles {
      if mark.role == .other { checkApostrophe(mark, document, &style, &findings) }
      guard mark.isUnmatched, !meetsForeignMark(mark, document) else { continue }
      let paragraph = document.paragraphs[document.paragraphIndex(ofToken: mark.token)]
      // A headline cut short by an ellipsis may have lost its closing mark with the rest.
      guard document.tokens[paragraph.tokens.upperBound - 1].mark != .ellipsis else { continue }
      if mark.tokens.upperBound == paragraph.tokens.upperBound, mark.role == .open || document.tokens[mark.token].hasSpaceBefore {
        checkStray(mark, paragraph, document, &findings)
      } else if mark.isCertain {
        if mark.role == .open {
          checkOpening(mark, paragraph, document, &findings)
        } else {
          checkClosing(mark, paragraph, document, &findings)
        }
      }
    }
  }

  /// “so」: foreign-quotation-marks reports the other end.
  private func meetsForeignMark(_ mark: Quotations.Mark, _ document: Document) -> Bool {
    let marks = document.quotations.foreign
    let behind = marks.partitioningIndex { $0.token >= mark.token }
    let i = mark.role == .open ? behind : behind - 1
    guard marks.indices.contains(i), marks[i].isUnmatched, marks[i].role != mark.role else { return false }
    return document.paragraphIndex(ofToken: marks[i].token) == document.paragraphIndex(ofToken: mark.token)
  }

  /// the judges" decision: an apostrophe that was taken for the end of a quotation.
  private func checkApostrophe(
    _ mark: Quotations.Mark, _ document: Document, _ style: inout QuoteStyle?, _ findings: inout [Finding]
  ) {
    guard mark.isCertain, let left = document.token(mark.token - 1), left.isWord else { return }
    let range = document.range(of: mark)
    let english = style ?? QuoteStyle(of: document)
    style = english
    findings.append(
      Finding(
        range, "no quotation is open here; ‘\(document.text[range])’ may stand for an apostrophe",
        fix: .replace(range, with: english.apostrophe, "replace with an apostrophe", .unsafe), isSlight: true))
  }

  /// A mark that stands by itself behind a paragraph.
  private func checkStray(_ mark: Quotations.Mark, _ paragraph: Paragraph, _ document: Document, _ findings: inout [Finding]) {
    let here = document.range(of: mark)
    let range = document.blank(before: mark.token).map(here.union) ?? here
    findings.append(
      Finding(
        range, "no quotation is open here", notes: [Note(start(of: mark, paragraph, document), "it may have begun in this sentence")],
        fix: .replace(range, with: "", "remove the mark", .unsafe)))
  }

  private func checkOpening(_ mark: Quotations.Mark, _ paragraph: Paragraph, _ document: Document, _ findings: inout [Finding]) {
    let glyph = document.text[document.range(of: mark)]
    let closing = glyph == "“" || glyph == "”" ? "”" : glyph == "\"" ? "\"" : "''"
    if let end = speechEnd(after: mark, paragraph, document) {
      findings.append(
        Finding(
          document.range(of: mark), "quotation is not closed", notes: [Note(document.tokens[end].range, "the speech seems to end here")],
          fix: Fix("close it with ‘\(closing)’", [Edit(ByteRange(document.tokens[end].end, document.tokens[end].end), closing)], .unsafe)))
    } else {
      let last = document.tokens[paragraph.tokens.upperBound - 1].range
      findings.append(
        Finding(
          document.range(of: mark), "quotation is not closed", notes: [Note(last, "it is still open at the end of the paragraph")],
          isSlight: true))
    }
  }

  private func checkClosing(_ mark: Quotations.Mark, _ paragraph: Paragraph, _ document: Document, _ findings: inout [Finding]) {
    findings.append(
      Finding(
        document.range(of: mark), "no quotation is open here",
        notes: [Note(start(of: mark, paragraph, document), "it may have begun with this sentence")], isSlight: true))
  }

  /// The first word of the sentence that a mark stands in or behind.
  private func start(of mark: Quotations.Mark, _ paragraph: Paragraph, _ document: Document) -> ByteRange {
    let behind = document.sentences[paragraph.sentences].partitioningIndex { $0.tokens.lowerBound >= mark.token }
    let sentence = document.sentences[max(behind - 1, paragraph.sentences.lowerBound)]
    return document.tokens[sentence.tokens.lowerBound].range
  }

  /// The comma behind a speech whose paragraph goes on “, said the minister.” to its end.
  private func speechEnd(after mark: Quotations.Mark, _ paragraph: Paragraph, _ document: Document) -> Int? {
    let tokens = document.tokens
    var reports = false
    var i = paragraph.tokens.upperBound - 1
    guard tokens[i].mark == .stop else { return nil }
    while i > mark.tokens.upperBound, i > paragraph.tokens.upperBound - 12 {
      i -= 1
      if tokens[i].mark == .comma {
        return reports && isReport(tokens[i + 1], tokens[i + 2]) ? i : nil
      }
      if tokens[i].kind == .mark, tokens[i].mark != .hyphen, !tokens[i].shape.contains(.abbreviation) { return nil }
      if tokens[i].classes.contains(.reporting), tokens[i].isLowercase { reports = true }
    }
    return nil
  }

  /// Whether a clause begins with its verb of report, or with a pronoun, article or name before it.
  private func isReport(_ first: Token, _ second: Token) -> Bool {
    first.classes.contains(.reporting) || !first.classes.isDisjoint(with: [.subjectPronoun, .article])
      || first.shape.contains(.initialCapital) && first.classes.isEmpty
  }
}

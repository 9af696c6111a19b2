import MTDocument
import MTText

/// Quotation marks of another language around English words.
public struct ForeignQuotationMarks: Rule {
  public static let info = RuleInfo(
    id: "foreign-quotation-marks",
    summary: "Quotation marks of another language stand around English words.",
    rationale: """
      „German“, «French», 「Japanese」 and 《Chinese》 marks come through from the source text. English has “…” or \"…\". Marks around \
      a title in its own script are left alone.
      """,
    category: .punctuation,
    fixSafety: "Safe: both marks of a pair are replaced together by those the article uses; a mark without partner gets no fix.",
    measured: """
      0 in 303,744 words of clean news; 2 in 2,133 articles of machine and human translation, both right. These texts hardly have such marks, so the figures say \
      little; in our own garbled articles 11 of 11 are right.
      """,
    flagged: [
      "The mayor called it ⟦„a fine day“→“a fine day”⟧ for the town.",
      "The mayor called it ⟦«a fine day»→“a fine day”⟧ for the town.",
      "The mayor called it ⟦« a fine day »→“a fine day”⟧ for the town.",
      "The mayor called it ⟦»a fine day«→“a fine day”⟧ for the town.",
      "⟦「The road is open」→“The road is open”⟧, the mayor of Brod said.",
      "\"The road is open,\" he said of the book ⟦《The Road》→\"The Road\"⟧ on Monday.",
      "The mayor called it ⟦``a fine day''→\"a fine day\"⟧ for the town. \"It is open,\" he said.",
      "“I have read ⟦«The Road»→‘The Road’⟧ and left,” the mayor said.",
    ],
    accepted: [
      "The mayor called it “a fine day” for the town.",
      "The film 「千と千尋」 won the prize of the town.",
      "The mayor called it \"a fine day\" for the town.",
      "''The road is open,'' the mayor said. ''It will stay open.''",
      "The paper «Новости» is read in the town of Brod.",
      "The mayor called the bridge ‘a gift’ to the town.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let quotations = document.quotations
    // Where an article has '' for all its marks, that is its way of writing.
    let paired = quotations.doubles.reduce(0) { $0 + $1.tokens.count - 1 }
    let isHouseStyle = paired * 2 > quotations.doubles.count
    var style: QuoteStyle?
    check(quotations.foreign, document, &style, &findings) { _ in true }
    check(quotations.doubles, document, &style, &findings) { mark in
      switch document.tokens[mark.token].mark {
      case .lowDouble, .highReversedDouble, .backtick: true
      case .straightSingle: !isHouseStyle
      default: false
      }
    }
  }

  private func check(
    _ marks: [Quotations.Mark], _ document: Document, _ style: inout QuoteStyle?, _ findings: inout [Finding],
    where isForeign: (Quotations.Mark) -> Bool
  ) {
    for (i, mark) in marks.enumerated() where mark.role != .other {
      guard let partner = mark.partner else {
        // Double marks without partner belong to unbalanced-quote.
        if document.tokens[mark.token].mark.isForeignQuote, standsInEnglish(mark.token..<mark.token + 1, document) {
          findings.append(Finding(document.range(of: mark), "foreign quotation mark ‘\(document.text[document.range(of: mark)])’"))
        }
        continue
      }
      // A pair is reported at its opening mark.
      guard mark.role == .open, partner > i, isForeign(mark) || isForeign(marks[partner]) else { continue }
      guard standsInEnglish(mark.token..<marks[partner].tokens.upperBound, document) else { continue }
      let english = style ?? QuoteStyle(of: document)
      style = english
      findings.append(finding(mark, marks[partner], document, english))
    }
  }

  private func finding(_ open: Quotations.Mark, _ close: Quotations.Mark, _ document: Document, _ style: QuoteStyle) -> Finding {
    var first = document.range(of: open)
    var last = document.range(of: close)
    let message = "foreign quotation marks ‘\(document.text[first])…\(document.text[last])’"
    // « French marks have spaces inside. »
    if let gap = document.blank(before: open.tokens.upperBound) { first = first.union(gap) }
    // A mark that reopens the quotation stands inside the one that goes on, not in another.
    let isNested = !open.reopens && document.quotations.span(ofToken: open.token)!.lowerBound < open.token
    let (opening, closing) = isNested ? (style.openSingle, style.apostrophe) : (style.open, style.close)
    // Where the other end is the mark that reopens the quotation, it is an opening mark with a finding of its own.
    if close.role == .open {
      return Finding(first, message, fix: .replace(first, with: opening, "replace with ‘\(opening)’", safety(open, close)))
    }
    if let gap = document.blank(before: close.token), gap.start >= first.end { last = gap.union(last) }
    let fix = Fix("replace with ‘\(opening)…\(closing)’", [Edit(first, opening), Edit(last, closing)], safety(open, close))
    if document.paragraphIndex(ofToken: open.token) == document.paragraphIndex(ofToken: close.token) {
      return Finding(first.union(last), message, fix: fix)
    }
    return Finding(first, message, notes: [Note(last, "closed here")], fix: fix)
  }

  private func safety(_ open: Quotations.Mark, _ close: Quotations.Mark) -> Applicability {
    open.isCertain && close.isCertain ? .safe : .unsafe
  }

  /// Whether the words around are English, so far as their script and the words of grammar near the marks can tell.
  private func standsInEnglish(_ quoted: Range<Int>, _ document: Document) -> Bool {
    let tokens = document.tokens
    if quoted.contains(where: { tokens[$0].shape.contains(.otherScript) }) { return false }
    let paragraph = document.paragraphs[document.paragraphIndex(ofToken: quoted.lowerBound)]
    var words = 0
    var grammar = 0
    for i in max(
      paragraph.tokens.lowerBound, quoted.lowerBound - Self.reach)..<min(paragraph.tokens.upperBound, quoted.lowerBound + Self.reach)
    where tokens[i].isWord {
      words += 1
      if !tokens[i].classes.isEmpty { grammar += 1 }
    }
    return words <= 6 || grammar * 5 >= words
  }

  /// How many tokens on each side of an opening mark are read.
  private static let reach = 20
}

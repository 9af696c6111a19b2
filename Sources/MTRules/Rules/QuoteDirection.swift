import MTDocument
import MTText

/// A curly mark that points the wrong way.
public struct QuoteDirection: Rule {
  public static let info = RuleInfo(
    id: "quote-direction",
    summary: "A curly quotation mark points the wrong way.",
    rationale: """
      Programs that make straight marks curly guess from the space before them, and translation moves the spaces: a mark that \
      ends a quotation comes out as one that opens it, or an apostrophe as an opening single mark. The role of each mark is \
      read from the whole article.
      """,
    category: .punctuation,
    fixSafety: "Safe: offered only where every other reading of the article's marks is clearly worse; the words stay as they are.",
    measured: """
      1 in 303,744 words of clean news, a slip of the text; 98 in 2,133 articles of machine and human translation (91 of them by one system), of which 67 were read, \
      all right.
      """,
    flagged: [
      "“The road is open again,⟦“→”⟧ said the mayor of Brod.",
      "\"The road is open again,⟦“→\"⟧ said the mayor of Brod.",
      "The mayor was pleased. “The road is open again.⟦ “→”⟧",
      "The mayor called it ⟦”→“⟧a fine day” for the town.",
      "“The road is open,” the mayor said. “It will stay open.⟦“→”⟧",
      "“The road is open.\n\n“It will stay open,⟦“→”⟧ the mayor said.",
      "The mayor don⟦‘→’⟧t know whose bridge it is, and the town⟦‘→’⟧s lawyers won⟦‘→’⟧t say.",
      "The judge, Rory O⟦‘→’⟧Hanlon, sided with the players⟦‘→’⟧ union.",
      "The mayor called the bridge ‘a gift⟦‘→’⟧ to the town.",
    ],
    accepted: [
      "“The road is open,” the mayor said. “It will stay open.”",
      "“The road is open.\n\n“It will stay open,” the mayor said.",
      "\"The road is open,\" the mayor said. \"It will stay open.\"",
      "“He said, ‘The road is open,’ and left,” the clerk recalled.",
      "The mayor called it ‘a gift’ to the town, and the players’ union agreed.",
      "The town of Sana‘a and the islands of Hawai‘i have signed the treaty.",
      "Rock ’n’ roll of the ’90s was the players’ favourite.",
      "The plan—“a gift to the town”—was signed on Monday.",
      "It was a “pro-” and “anti-” affair, the clerk recalled.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    guard document.traits.contains(.nonASCII) else { return }
    let quotations = document.quotations
    for i in quotations.doubles.indices { checkDouble(i, in: quotations.doubles, document, &findings) }
    for mark in quotations.singles { checkSingle(mark, document, &findings) }
    for token in document.tokens where token.isWord && token.shape.contains(.nonASCII) { checkWord(token, document, &findings) }
  }

  private func checkDouble(_ i: Int, in marks: [Quotations.Mark], _ document: Document, _ findings: inout [Finding]) {
    let mark = marks[i]
    guard mark.isCertain, let partner = mark.partner, document.isEnglish(mark) else { return }
    // “…‘so“.”: where a mark that closes stands right behind, this one was something else.
    if mark.role == .close, i + 1 < marks.count, marks[i + 1].isUnmatched, marks[i + 1].token - mark.token <= 2 { return }
    // „German“ and its kin belong to foreign-quotation-marks.
    guard document.isEnglish(marks[partner]) else { return }
    switch (mark.role, document.tokens[mark.token].mark) {
    // A partner that is straight wants a straight one.
    case (.close, .openDouble): turn(mark, to: isStraight(marks[partner], document) ? "\"" : "”", document, &findings)
    case (.open, .closeDouble): turn(mark, to: isStraight(marks[partner], document) ? "\"" : "“", document, &findings)
    default: break
    }
  }

  private func isStraight(_ mark: Quotations.Mark, _ document: Document) -> Bool {
    document.tokens[mark.token].mark == .straightDouble
  }

  private func checkSingle(_ mark: Quotations.Mark, _ document: Document, _ findings: inout [Finding]) {
    guard mark.isCertain else { return }
    switch (mark.role, document.tokens[mark.token].mark) {
    case (.close, .openSingle) where mark.partner != nil: turn(mark, to: "’", document, &findings)
    case (.open, .closeSingle) where mark.partner != nil: turn(mark, to: "‘", document, &findings)
    case (.other, .openSingle) where touchesWord(mark.token, document): findings.append(apostrophe(document.tokens[mark.token].range))
    default: break
    }
  }

  /// the players‘ strike, the ‘90s
  private func touchesWord(_ i: Int, _ document: Document) -> Bool {
    let tokens = document.tokens
    if i + 1 < tokens.count, tokens[i + 1].kind != .mark, !tokens[i + 1].hasSpaceBefore { return true }
    return i > 0 && tokens[i - 1].isWord && !tokens[i].hasSpaceBefore
  }

  /// Replaces a mark and takes away the space that stands inside the quotation.
  private func turn(_ mark: Quotations.Mark, to glyph: String, _ document: Document, _ findings: inout [Finding]) {
    let opens = mark.role == .open
    let here = document.range(of: mark)
    let inner = opens ? document.blank(before: mark.tokens.upperBound) : document.blank(before: mark.token)
    let range = inner.map(here.union) ?? here
    let text = document.text[here]
    // “the bank” Opening””: the space belongs to the other side.
    var new = glyph
    if inner?.isEmpty == false, opens ? document.touchesWord(before: mark) : document.touchesWord(after: mark) {
      new = opens ? " " + glyph : glyph + " "
    }
    findings.append(
      Finding(
        range, opens ? "closing mark ‘\(text)’ where a quotation begins" : "opening mark ‘\(text)’ where a quotation ends",
        fix: .replace(range, with: new, "replace with ‘\(glyph)’", .safe)))
  }

  private func apostrophe(_ range: ByteRange) -> Finding {
    Finding(range, "opening mark ‘‘’ for an apostrophe", fix: .replace(range, with: "’", "replace with ‘’’", .safe))
  }

  /// don‘t, Petrescu‘s, O‘Brien. Elsewhere ‘ may be a letter's sign: Hawai‘i, Sana‘a.
  private func checkWord(_ token: Token, _ document: Document, _ findings: inout [Finding]) {
    let text = document.text
    var i = token.start + 1
    while i + 3 < token.end {
      if text[i] == 0xE2, text.has("‘", at: i) {
        if isContraction(token, i, text) { findings.append(apostrophe(ByteRange(i, i + 3))) }
        return
      }
      i += 1
    }
  }

  private func isContraction(_ token: Token, _ i: Int, _ text: SourceText) -> Bool {
    let tail = i + 3
    switch token.end - tail {
    case 1:
      let letter = text[tail] | 0x20
      return letter == 0x73 || letter == 0x74 && text[i - 1] | 0x20 == 0x6E
    case 2: return text.has("re", at: tail) || text.has("ve", at: tail) || text.has("ll", at: tail)
    default:
      // One capital before, one behind: O‘Brien, D‘Angelo
      return i == token.start + 1 && isCapital(text[token.start]) && isCapital(text[tail])
    }
  }

  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}

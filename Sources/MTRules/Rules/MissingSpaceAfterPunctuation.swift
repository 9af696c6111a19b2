import MTDocument
import MTLexicon
import MTText

/// Two words glued together over a mark: said.He, city,the
public struct MissingSpaceAfterPunctuation: Rule {
  public static let info = RuleInfo(
    id: "missing-space-after-punctuation",
    summary: "No space stands after a mark that parts two words.",
    rationale: """
      Segments translated one by one and joined again lose the space between them; Chinese and Japanese have none to begin with.
      """,
    category: .punctuation,
    fixSafety: """
      Safe where words in small letters stand on both sides of a comma, or a stop parts such a word from one that opens a sentence. \
      Otherwise the whole may be a name (of a site, of a firm).
      """,
    measured: """
      2 in 303,744 words of clean news, both slips of the papers themselves; 17 in 593,585 words of translations, all right \
      by reading.
      """,
    flagged: [
      "“I know,” she said⟦.→. ⟧He did not.",
      "They crossed the city⟦,→, ⟧the river and the wood.",
      "They met in Minsk⟦.→. ⟧In the evening they left.",
      "It was sold in 2020⟦.→. ⟧The buyer is unknown.",
      "Prices rose (by a third)⟦.→. ⟧This hurt the poor.",
      "Who won the war⟦?→? ⟧Nobody did.",
      "The envoy spoke for the agency (Newsfirst⟦)→) ⟧The talks went on.",
      "It opened on July 5⟦,→, ⟧2020 in Oslo.",
    ],
    accepted: [
      "The count was 3,000 at 10:30 and 3.5 million later.",
      "J.K. Petrescu, Ph.D., read Yahoo!News and Booking.com, then wrote to example.org about Node.js.",
      "St.Gallen lost 6-4, 1-6, and the ratio was 3:1.",
      "The child(ren) may bring (his) toys, and the (un)likely winner his flag.",
      "He said, “Wait.” She did not.",
      "The site Kazan.Today wrote of it first.",
      "Sales of 2,4-dinitrophenol and N,N-dimethyl compounds fell.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    for i in document.marks where i > 0 && i + 1 < tokens.count && !tokens[i + 1].hasSpaceBefore && !tokens[i].hasSpaceBefore {
      guard let applicability = judge(i, document) else { continue }
      let mark = document.string(tokens[i])
      let words = document.text[tokens[i - 1].range.union(tokens[i + 1].range)]
      findings.append(
        Finding(
          tokens[i].range, "no space after ‘\(mark)’ in ‘\(words)’",
          fix: .replace(tokens[i].range, with: mark + " ", "add a space", applicability)))
    }
    checkDates(document, &findings)
  }

  /// How sure it is that a space was lost behind a mark, or `nil` where there may be none.
  private func judge(_ i: Int, _ document: Document) -> Applicability? {
    let tokens = document.tokens
    let right = tokens[i + 1]
    guard right.kind == .word, right.shape.contains(.latin) else { return nil }
    switch tokens[i].mark {
    case .stop: return afterStop(i, document)
    case .comma, .semicolon: return afterComma(i, document)
    case .question, .exclamation:
      let left = tokens[i - 1]
      guard right.isCapitalised, left.kind == .word, !left.classes.contains(.exclamatoryBrand) else { return nil }
      return left.isLowercase || !right.classes.isDisjoint(with: .plainOpeners) ? .unsafe : nil
    case .colon:
      return tokens[i - 1].isLowercase && tokens[i - 1].classes.contains(.reporting) && right.isCapitalised ? .unsafe : nil
    case .closeParenthesis, .closeBracket:
      guard right.isCapitalised, !right.classes.isDisjoint(with: .plainOpeners), tokens[i - 1].count >= 3 else { return nil }
      return .unsafe
    default: return nil
    }
  }

  private func afterStop(_ i: Int, _ document: Document) -> Applicability? {
    let tokens = document.tokens
    let left = tokens[i - 1]
    let right = tokens[i + 1]
    let opens = !right.classes.isDisjoint(with: .plainOpeners)
    guard !tokens[i].shape.contains(.abbreviation), right.isCapitalised || right.count == 1 && opens || right.isLowercase && opens,
      document.tokenTouching(i + 2)?.kind != .address
    else { return nil }
    switch left.kind {
    case .word:
      guard left.count >= 2, !isAbbreviation(left, document) else { return nil }
      // A capital on both sides may be the name of a site.
      if !left.isLowercase { return opens && right.isCapitalised && left.shape.contains(.latin) ? .unsafe : nil }
      if opens || right.isCapitalised && !right.classes.isDisjoint(with: .sentenceOpeners) { return right.isLowercase ? .unsafe : .safe }
      return right.count >= 4 ? .unsafe : nil
    case .number: return opens && right.isCapitalised && left.count >= 3 ? .unsafe : nil
    case .mark:
      guard left.mark.isClosingBracket || left.mark.isQuote || left.mark == .percent, right.isCapitalised else { return nil }
      return opens ? .safe : .unsafe
    case .address: return nil
    }
  }

  private func afterComma(_ i: Int, _ document: Document) -> Applicability? {
    let tokens = document.tokens
    let left = tokens[i - 1]
    let right = tokens[i + 1]
    // Two bytes beyond ASCII are a lone letter, most often one end of a broken quotation mark (â€).
    guard right.count >= (right.shape.contains(.nonASCII) ? 3 : 2) || !right.classes.isEmpty else { return nil }
    switch left.kind {
    case .word:
      // “&amp;the”, and the N,N of chemistry.
      guard left.count >= 2, i < 2 || tokens[i - 2].mark != .ampersand, !left.shape.contains(.otherScript) else { return nil }
      return left.isLowercase && right.isLowercase ? .safe : .unsafe
    case .number: return right.isLowercase && !right.classes.isDisjoint(with: .grammatical) ? .unsafe : nil
    case .mark: return left.mark.isClosingBracket || left.mark == .percent || left.mark.isDoubleQuote ? .unsafe : nil
    case .address: return nil
    }
  }

  /// “July 5,2020”, which is one number to the eye.
  private func checkDates(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    for i in tokens.indices where tokens[i].kind == .number && (tokens[i].count == 6 || tokens[i].count == 7) && i > 0 {
      let token = tokens[i]
      let comma = token.end - 5
      guard document.text[comma] == 0x2C, document.digitCount(at: token.start) == token.count - 5,
        document.digitCount(at: comma + 1) == 4, document.text[comma + 1] == 0x31 || document.text[comma + 1] == 0x32,
        isMonth(i - 1, document)
      else { continue }
      let range = ByteRange(comma, comma + 1)
      findings.append(
        Finding(
          range, "no space after ‘,’ in ‘\(document.string(token))’", fix: .replace(range, with: ", ", "add a space", .safe)))
    }
  }

  private func isMonth(_ i: Int, _ document: Document) -> Bool {
    let token = document.tokens[i]
    if token.mark == .stop, i > 0 { return token.shape.contains(.abbreviation) && document.tokens[i - 1].isCapitalised }
    return token.classes.contains(.month) && token.isCapitalised
  }

  private func isAbbreviation(_ word: Token, _ document: Document) -> Bool {
    document.text.bytes.withUnsafeBufferPointer {
      Lexicon.shared.abbreviation(UnsafeBufferPointer(rebasing: $0[word.start..<word.end])) != nil
    }
  }
}

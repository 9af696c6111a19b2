import MTLexicon
import MTText

/// Cuts a block's tokens into sentences.
///
/// UAX #29 knows nothing of abbreviations, initials or garbled stops, and ICU's list of suppressions misses most of what
/// news writes (`Tests/MTDocumentTests` counts both on hand-marked cases). So every terminal mark is judged here by
/// the words on its two sides.
struct SentenceSplitter {
  let text: SourceText
  let tokens: [Token]
  private let lexicon = Lexicon.shared

  init(text: SourceText, tokens: [Token]) {
    self.text = text
    self.tokens = tokens
  }

  /// The token ranges of the sentences in a block.
  func sentences(in block: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = block.lowerBound
    var i = start
    while i < block.upperBound {
      guard tokens[i].mark.isTerminal else {
        i += 1
        continue
      }
      let next = endOfCluster(from: i, limit: block.upperBound)
      if next < block.upperBound, endsSentence(terminal: i, cluster: i..<next, next: next, sentenceStart: start, limit: block.upperBound) {
        found.append(start..<next)
        start = next
      }
      i = next
    }
    if start < block.upperBound { found.append(start..<block.upperBound) }
    return found
  }

  /// The token after a terminal mark and all that clings to it: further stops (also spaced apart, as “. .”), closing
  /// quotes and brackets.
  private func endOfCluster(from terminal: Int, limit: Int) -> Int {
    var i = terminal + 1
    while i < limit {
      let token = tokens[i]
      let spaced = token.hasSpaceBefore
      if token.shape.contains(.lineStart) { break }
      if token.mark.isTerminal {
        i += 1
      } else if !spaced,
        token.mark.isClosingBracket || token.mark == .closeDouble || token.mark == .closeGuillemet || token.mark == .closeCorner
      {
        i += 1
      } else if token.mark.isQuote {
        // A quote of any direction closes when it touches the stop, or when nothing but white space follows it.
        let last = i + 1 == limit || tokens[i + 1].hasSpaceBefore
        let touchesNext = i + 1 < limit && !tokens[i + 1].hasSpaceBefore
        if !spaced, last || tokens[i + 1].mark.isQuote || tokens[i + 1].mark.isClosingBracket {
          i += 1
        } else if spaced, last, !touchesNext, token.mark != .closeSingle, i + 1 == limit || token.mark != .openDouble {
          i += 1
        } else {
          break
        }
      } else {
        break
      }
    }
    return i
  }

  private func endsSentence(terminal: Int, cluster: Range<Int>, next: Int, sentenceStart: Int, limit: Int) -> Bool {
    // “Ph.D.?”: the question ends the sentence, whatever the abbreviation before it would.
    let mark = cluster.lazy.map { tokens[$0].mark }.first { $0 == .question || $0 == .exclamation } ?? tokens[terminal].mark
    let follower = tokens[next]
    if follower.shape.contains(.lineStart) { return true }
    let closed = cluster.contains { tokens[$0].mark.isQuote || tokens[$0].mark.isClosingBracket }
    if !follower.hasSpaceBefore { return gluedEnds(terminal, mark, next, closed: closed, sentenceStart: sentenceStart, limit: limit) }
    // The word that carries the decision may stand behind an opening quote or bracket.
    var opener = next
    while opener < limit, tokens[opener].mark.isQuote || tokens[opener].mark.isOpeningBracket || tokens[opener].mark == .currency {
      opener += 1
    }
    guard opener < limit else { return follower.mark.isQuote || follower.mark.isOpeningBracket }
    let opensQuoted = opener > next
    let word = tokens[opener]

    if follower.mark == .hyphen, next + 1 < limit, tokens[next + 1].kind == .number, !tokens[next + 1].hasSpaceBefore { return true }
    if follower.mark == .dash || follower.mark == .hyphen || follower.mark == .slash { return false }
    // “(a) Was it safe? (b) Who knew?”
    if follower.mark.isOpeningBracket, word.count <= 2, opener + 1 < limit, tokens[opener + 1].mark.isClosingBracket { return true }
    if follower.kind == .mark, !opensQuoted {
      switch follower.mark {
      case .comma, .colon, .semicolon, .percent, .ampersand, .closeParenthesis, .closeBracket: return false
      default: break
      }
    }

    switch mark {
    case .question, .exclamation, .wideStop:
      if isReportingClause(at: opener, limit: limit), closed { return false }
      if mark == .exclamation, terminal > 0, tokens[terminal - 1].classes.contains(.exclamatoryBrand),
        tokens[terminal - 1].shape.contains(.initialCapital)
      {
        return opensSentence(word)
      }
      if word.kind == .word, word.isLowercase { return word.classes.contains(.lowercaseBrand) }
      return true
    case .ellipsis:
      if word.kind == .word, word.isLowercase { return word.classes.contains(.lowercaseBrand) }
      if closed, isReportingClause(at: opener, limit: limit) { return false }
      return true
    default:
      return stopEnds(
        terminal, before: opener, opensQuoted: opensQuoted, closed: closed, cluster: cluster, sentenceStart: sentenceStart, limit: limit)
    }
  }

  /// Whether a sentence ends where no space follows: “said.He”, “the mine?The”, “on air.“We”. The tokenizer has cut such
  /// words; all else that touches a stop is one thing (3.5, .com).
  private func gluedEnds(_ terminal: Int, _ mark: Mark, _ next: Int, closed: Bool, sentenceStart: Int, limit: Int) -> Bool {
    guard terminal > sentenceStart else { return false }
    let follower = tokens[next]
    let before = tokens[terminal - 1]
    if follower.mark.isDoubleQuote, mark == .stop, before.isLowercase, next + 1 < limit, tokens[next + 1].isCapitalised {
      let marksBefore = (sentenceStart..<next).lazy.filter { tokens[$0].mark.isDoubleQuote }.count
      return follower.mark == .openDouble || follower.mark == .straightDouble && marksBefore % 2 == 0
    }
    guard follower.kind == .word, follower.shape.contains(.initialCapital) else { return mark == .wideStop }
    if closed || mark == .question || mark == .exclamation { return follower.isCapitalised && before.isWord }
    if mark == .wideStop { return true }
    return mark == .stop && !tokens[terminal].shape.contains(.abbreviation)
      && (before.isLowercase || tokens[terminal].hasSpaceBefore && follower.isCapitalised)
  }

  private func stopEnds(
    _ stop: Int, before opener: Int, opensQuoted: Bool, closed: Bool, cluster: Range<Int>, sentenceStart: Int, limit: Int
  ) -> Bool {
    let word = tokens[opener]
    let lower = word.kind == .word && word.isLowercase && !word.classes.contains(.lowercaseBrand)
    guard stop > sentenceStart else { return !lower }
    let before = tokens[stop - 1]

    if tokens[stop].shape.contains(.abbreviation) {
      return abbreviationEnds(before, stop, opener, opensQuoted: opensQuoted, closed: closed, lower: lower, sentenceStart: sentenceStart)
    }
    if tokens[stop].hasSpaceBefore {
      // “3 . 5 percent”, “Mr . Petrescu”
      if before.kind == .number, word.kind == .number { return false }
      if abbreviationKind(before) == .title { return false }
    }
    // “1. The first … 2. The second”: an ordinal that opens a sentence is not one.
    if before.kind == .number, before.count <= 2, !closed, isLabelPlace(stop - 1, sentenceStart) { return false }
    if before.kind == .word, before.count <= 3, !closed, stop - 1 == sentenceStart, isRomanOrdinal(before) { return false }
    if lower {
      if closed { return false }
      // A small letter after a plain stop is a garbled start, unless the word before may be an unknown abbreviation.
      return before.kind == .word && before.isLowercase && before.count >= 3 && cluster.count == 1
        && !tokens[stop].hasSpaceBefore && word.kind == .word
    }
    return true
  }

  private func abbreviationEnds(
    _ before: Token, _ stop: Int, _ opener: Int, opensQuoted: Bool, closed: Bool, lower: Bool, sentenceStart: Int
  ) -> Bool {
    if lower { return false }
    let word = tokens[opener]
    // Whatever closes behind the abbreviation was opened before it, so the sentence may well end here.
    let kind = abbreviationKind(before)
    switch kind {
    case .title:
      if closed, opensSentence(word) { return true }
      // “Mill St. The police”
      return stop - 2 >= sentenceStart && tokens[stop - 2].isCapitalised && word.classes.contains(.article) && word.isCapitalised
    case .reference:
      return word.kind != .number
    case .date:
      return word.kind != .number && (opensQuoted || opensSentence(word) || word.kind != .word)
    case .inner:
      return false
    case .measure:
      // “5 p.m. Monday”, “5 p.m. EST”, “5 p.m. Tokyo time”; no other name follows a measure.
      if opensQuoted || opensSentence(word) { return true }
      return word.isCapitalised && word.kind == .word && word.classes.isDisjoint(with: [.month, .weekday]) && !isZone(opener)
    case .final:
      if opensQuoted { return true }
      if word.kind == .number { return false }
      return opensSentence(word)
    case nil:
      break
    }
    // A single initial: “J. Petrescu”, “Malcolm X. He”, “vitamin C. The”.
    guard before.count == 1 || before.shape.contains(.innerStop) else { return true }
    if before.shape.contains(.innerStop) { return opensQuoted || opensSentence(word) }
    if opensQuoted { return true }
    if opensSentence(word) {
      return true
    }
    if word.kind != .word { return true }
    // An initial follows a name, a title or nothing; “vitamin C”, “Group B” are labels.
    return stop - 1 > sentenceStart && tokens[stop - 2].classes.contains(.label)
  }

  private func isZone(_ i: Int) -> Bool {
    guard i + 1 < tokens.count else { return false }
    return tokens[i + 1].mark.isClosingBracket || text[tokens[i + 1].range] == "time"
  }

  private func abbreviationKind(_ word: Token) -> AbbreviationKind? {
    text.bytes.withUnsafeBufferPointer { lexicon.abbreviation(UnsafeBufferPointer(rebasing: $0[word.start..<word.end])) }
  }

  /// Whether a word, by its capital and class, is likelier to open a sentence than to go on with a name.
  private func opensSentence(_ word: Token) -> Bool {
    word.kind == .word && word.shape.contains(.initialCapital) && !word.classes.isDisjoint(with: [.sentenceOpeners, .numberWord])
      && (word.isCapitalised || word.count == 1)
  }

  /// Whether a number stands where an ordinal of a list would: first in the sentence, or behind a colon or a quote.
  private func isLabelPlace(_ i: Int, _ sentenceStart: Int) -> Bool {
    i == sentenceStart || tokens[i - 1].mark.isQuote
      || tokens[i - 1].mark == .colon && (i - 2 < sentenceStart || tokens[i - 2].kind != .number)
  }

  /// “said Petrescu”, “Petrescu said”, “the minister said”: a clause that reports speech starts here.
  private func isReportingClause(at start: Int, limit: Int) -> Bool {
    guard start < limit else { return false }
    if tokens[start].isLowercase { return true }
    guard tokens[start].kind == .word else { return false }
    for i in start..<min(start + 5, limit) {
      guard tokens[i].kind == .word || tokens[i].mark == .stop && tokens[i].shape.contains(.abbreviation) || tokens[i].mark == .hyphen
      else { return false }
      if i > start, tokens[i].classes.contains(.reporting), tokens[i].isLowercase {
        // “He said:” after a quotation opens the next one.
        let after = i + 1 < limit ? tokens[i + 1] : nil
        if tokens[start].classes.contains(.subjectPronoun), after?.mark == .stop || after == nil { return true }
        return after == nil || after!.mark.isTerminal || after!.mark == .comma || after!.isLowercase
      }
      if i > start, tokens[i].isLowercase, tokens[i].classes.isEmpty, !tokens[start].classes.contains(.determiner) { return false }
    }
    return false
  }

  private func isRomanOrdinal(_ word: Token) -> Bool {
    (word.start..<word.end).allSatisfy { text[$0] == 0x69 || text[$0] == 0x76 || text[$0] == 0x78 }
  }
}

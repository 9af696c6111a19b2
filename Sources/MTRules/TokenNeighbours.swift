import MTDocument
import MTLexicon
import MTText

/// What punctuation rules ask about the surroundings of a token.
extension Document {
  /// The white space between a token and the one before it; empty where there is none.
  func gap(before i: Int) -> ByteRange {
    ByteRange(i > 0 ? tokens[i - 1].end : 0, tokens[i].start)
  }

  /// The token at an index if it touches the token before it.
  func tokenTouching(_ i: Int) -> Token? {
    guard i < tokens.count, !tokens[i].hasSpaceBefore else { return nil }
    return tokens[i]
  }

  /// Whether a sentence may end before a token: the text or its paragraph ends, or what follows is no small letter.
  func maySentenceEnd(before i: Int) -> Bool {
    guard i < tokens.count else { return true }
    return tokens[i].hasSpaceBefore && (!tokens[i].isLowercase || isParagraphStart(i))
  }

  func isParagraphStart(_ i: Int) -> Bool {
    i >= tokens.count || tokens[i].shape.contains(.lineStart) && paragraphs[paragraphIndex(ofToken: i)].tokens.lowerBound == i
  }

  /// Whether a token is one of a few words, given in lower case.
  func isWord(_ i: Int, in words: [StaticString]) -> Bool {
    guard tokens.indices.contains(i), tokens[i].kind != .mark else { return false }
    let token = tokens[i]
    return words.contains { word in
      guard word.utf8CodeUnitCount == token.count else { return false }
      for j in 0..<token.count {
        let byte = text[token.start + j]
        let lowered = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if lowered != word.utf8Start[j] { return false }
      }
      return true
    }
  }

  /// Whether a sentence hardly ever ends with a word: “the”, “and”, “of”, “been”.
  func wantsMore(after i: Int) -> Bool {
    guard tokens.indices.contains(i) else { return false }
    return !tokens[i].classes.isDisjoint(with: [.article, .coordinator]) || isWord(i, in: Self.openEnds)
  }

  private static let openEnds: [StaticString] = [
    "to", "of", "from", "into", "than", "in", "on", "at", "by", "for", "with", "because", "if", "although", "who", "which", "is", "are",
    "was",
    "were", "be", "been", "being", "my", "your", "our", "their", "its",
  ]

  /// The value of a token of one to six digits and nothing else.
  func wholeNumber(_ token: Token) -> Int? {
    guard token.kind == .number, token.count <= 6 else { return nil }
    var value = 0
    for i in token.start..<token.end {
      guard isDigit(text[i]) else { return nil }
      value = value * 10 + Int(text[i] & 0x0F)
    }
    return value
  }

  /// How many digits stand in a row from an offset.
  func digitCount(at offset: Int) -> Int {
    var end = offset
    while isDigit(text[end]) { end += 1 }
    return end - offset
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

extension Token {
  /// A word in small letters that carries meaning: not of a closed class.
  var isOpenClassWord: Bool { isLowercase && classes.isDisjoint(with: .grammatical) }
}

extension WordClass {
  /// The closed classes proper, without the openers and verbs of report that the list also holds.
  static let grammatical: WordClass = [
    .article, .determiner, .preposition, .subjectPronoun, .pronoun, .possessive, .auxiliary, .modal, .coordinator, .subordinator,
    .questionWord, .adverb,
  ]

  /// Words that open a sentence and are no names of sites, brands or persons.
  static let plainOpeners: WordClass = [
    .article, .determiner, .preposition, .subjectPronoun, .possessive, .auxiliary, .coordinator, .subordinator, .questionWord,
  ]
}

import MTDocument
import MTLexicon
import MTText

/// The same word twice in a row: “the the”.
public struct RepeatedWord: Rule {
  public static let info = RuleInfo(
    id: "repeated-word",
    summary: "A word stands twice in a row.",
    rationale: """
      A slip of the hand, of an edit or of a translation system. English doubles few words in earnest: names (Walla Walla), \
      emphasis (very very) and grammar that runs into itself (had had, that that). \
      A doubled word of content is shown as a note, for it may be a name or a term.
      """,
    category: .duplication,
    fixSafety: """
      Safe for articles, conjunctions and prepositions that English never doubles, outside quotations; unsafe for all other words, \
      where a word that should stand between them may be lost.
      """,
    measured: "9 in 303,744 words of clean news, all real slips; 21 in 1,428 MT articles, 20 right by reading.",
    flagged: [
      "He went to ⟦the the→the⟧ station on Monday.",
      "⟦The the→The⟧ end ⟦of of→of⟧ the line is near.",
      "The ⟦minister minister→minister⟧ spoke for an hour.",
      "They ⟦was was→was⟧ late ⟦and and and→and⟧ tired.",
      "“We ⟦need need→need⟧ more time,” the coach said.",
    ],
    accepted: [
      "He had had enough, and he knew that that was so.",
      "Boutros Boutros-Ghali came from Walla Walla to Bora Bora.",
      "She left New York, New York, and saw Duran Duran in Baden-Baden.",
      "“No, no,” she said, “it is very very far, bye bye.”",
      "What it is is a scandal, the mayor said.",
      "She told her her son was well.",
      "It was the first. First came the rain.",
      "The vote of 10 10 years ago was free.",
      "He asked Will will he come, and Mark marked it.",
      "The tuk tuk went round and round.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    var i = 1
    while i < tokens.count {
      guard isSame(document, i - 1, i) else {
        i += 1
        continue
      }
      let first = i - 1
      while i + 1 < tokens.count, isSame(document, first, i + 1) { i += 1 }
      if let finding = finding(document, first..<i + 1) { findings.append(finding) }
      i += 1
    }
  }

  @inline(__always)
  private func isSame(_ document: Document, _ a: Int, _ b: Int) -> Bool {
    let left = document.tokens[a]
    let right = document.tokens[b]
    guard left.kind == .word, right.kind == .word, left.count == right.count else { return false }
    return document.text.areEqualIgnoringCase(left.range, right.range)
  }

  private func finding(_ document: Document, _ run: Range<Int>) -> Finding? {
    let tokens = document.tokens
    let first = tokens[run.lowerBound]
    // Chinese is written without spaces; a new line may be a new paragraph.
    for i in run.dropFirst() {
      guard tokens[i].hasSpaceBefore else { return nil }
      if tokens[i].shape.contains(.lineStart),
        document.paragraphIndex(ofToken: i) != document.paragraphIndex(ofToken: run.lowerBound)
      {
        return nil
      }
    }
    guard first.shape.isDisjoint(with: [.otherScript, .hasDigit]) else { return nil }
    // Part of Baden-Baden Baden-Baden, or of a longer compound.
    if tokens[run.lowerBound].start > 0, document.text[first.start - 1] == 0x2D { return nil }
    guard isSlip(document, run) else { return nil }
    let range = document.range(ofTokens: run)
    let isQuoted = document.quotations.contains(token: run.lowerBound)
    let isSafe =
      !isQuoted && first.isLowercase == tokens[run.lowerBound + 1].isLowercase && isNeverDoubled(document, first)
      || !isQuoted && isNeverDoubled(document, first) && tokens[run.lowerBound + 1].isLowercase
    let times = run.count == 2 ? "twice" : "\(run.count) times"
    return Finding(
      range, "‘\(document.string(tokens[run.upperBound - 1]))’ stands \(times) in a row",
      fix: Fix(
        run.count == 2 ? "remove the second" : "keep one", [Edit(ByteRange(first.end, range.end), "")], isSafe ? .safe : .unsafe),
      // A content word may be a name, a term or emphasis.
      isSlight: first.classes.isEmpty)
  }

  /// Whether a doubled word is a slip, and no name, emphasis or sound grammar.
  private func isSlip(_ document: Document, _ run: Range<Int>) -> Bool {
    let first = document.tokens[run.lowerBound]
    let second = document.tokens[run.lowerBound + 1]
    if run.count >= 4 { return first.count >= 2 }
    let isFunctionWord = !first.classes.isDisjoint(with: Self.grammar)
    // “Walla Walla”, “Will will”, “US us”: a capital may make a name of either.
    if first.shape.contains(.initialCapital), second.shape.contains(.initialCapital) {
      return isFunctionWord && first.isCapitalised && second.isCapitalised && first.classes.contains(.article) == false
    }
    // “at AT&T”, “us US”
    if first.isAllCapitals != second.isAllCapitals { return false }
    if first.shape.contains(.initialCapital) != second.shape.contains(.initialCapital) {
      return isFunctionWord && first.classes.isDisjoint(with: .month) && !isOftenName(document, first)
        && !Doubles.shared.contains(document, first)
    }
    if first.count == 1 { return first.classes.contains(.article) }
    if first.classes.contains(.auxiliary), isRelative(document, before: run.lowerBound) { return false }
    return !Doubles.shared.contains(document, first)
  }

  /// “What it is is …”, “all they had had …”: a relative clause ends between the two.
  private func isRelative(_ document: Document, before i: Int) -> Bool {
    for token in document.tokens[max(0, i - 7)..<i].reversed() {
      if token.mark.isTerminal || token.shape.contains(.lineStart) { return Self.opensClause(token) }
      if Self.opensClause(token) { return true }
    }
    return false
  }

  private static func opensClause(_ word: Token) -> Bool {
    !word.classes.isDisjoint(with: [.questionWord, .determiner, .subordinator]) && !word.classes.contains(.article)
  }

  private static let grammar: WordClass = [
    .article, .determiner, .preposition, .subjectPronoun, .pronoun, .possessive, .auxiliary, .coordinator, .subordinator, .questionWord,
  ]

  private func isOftenName(_ document: Document, _ word: Token) -> Bool {
    word.classes.contains(.modal) || word.count == 2 && !word.classes.contains(.preposition) && !word.classes.contains(.coordinator)
  }

  /// Words that English does not double even by chance.
  private func isNeverDoubled(_ document: Document, _ word: Token) -> Bool {
    if !word.classes.isDisjoint(with: [.article, .coordinator]) { return true }
    guard !word.classes.isDisjoint(with: [.preposition, .possessive]) else { return false }
    switch document.string(word).lowercased() {
    case "of", "at", "with", "from", "into", "its", "their", "our", "my", "during", "between", "among", "against", "to", "as", "by":
      return true
    default: return false
    }
  }
}

/// The words that are doubled on purpose, from `Lexicons/doubled-words.tsv`.
private struct Doubles: Sendable {
  static let shared = Doubles()
  private let words: Set<String>

  private init() {
    words = Set(LexiconFile.doubledWords.rows.map { String($0[0]) })
  }

  func contains(_ document: Document, _ word: Token) -> Bool {
    words.contains(document.string(word).lowercased())
  }
}

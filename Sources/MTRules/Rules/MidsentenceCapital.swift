import MTDocument
import MTLexicon
import MTText

/// A function word with a capital in mid-sentence: “the session Facing a crisis”.
public struct MidsentenceCapital: Rule {
  public static let info = RuleInfo(
    id: "midsentence-capital",
    summary: "A function word has a capital in the middle of a sentence.",
    rationale: """
      The capital is left over from a sentence or segment border that was lost, so a full stop or a word is often missing before it. \
      Names, titles and headlines have such capitals too, but with other capitals beside them.
      """,
    category: .spelling,
    fixSafety: """
      Unsafe where no sentence can end before the word; else display only, since in half of the cases a full stop was lost and the \
      capital is right.
      """,
    measured: "0 in 303,744 words of clean news; 28 in 1,428 MT articles, all 28 right by reading.",
    flagged: [
      "They met in a session ⟦Facing→facing⟧ a grave crisis.",
      "He said to reporters that ⟦The→the⟧ minister was ill.",
      "The mayor resigned yesterday ⟦And→and⟧ left the town.",
      "It was a decision ⟦Of→of⟧ the whole council.",
      "He told Radio Lino ⟦He→he⟧ hoped for an answer.",
    ],
    accepted: [
      "She moved to The Hague and reads The Lino Times every day.",
      "He saw the film Gone With The Wind and the play As You Like It.",
      "It was the best of times: The minister slept.",
      "He said “The minister is ill” and asked, “Is he?”",
      "He came with his son Will and his friend An Li in May.",
      "The minister (The Lion to his friends) wrote: A nation is great.",
      "Those who believe in God know that He is great.",
      "The film As good as new won the prize of the IT and OR teams.",
      "She met Vice-Premier He Shan and Mr. He in Beijing.",
      "The agency WHO and the U.S. are members – The vote is on Monday.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    var names = PronounNames()
    for paragraph in document.paragraphs where paragraph.role == .body {
      for i in paragraph.tokens.dropFirst() where !tokens[i].classes.isDisjoint(with: Self.suspects) {
        guard tokens[i].isCapitalised, tokens[i].hasSpaceBefore, isLoneCapital(document, i, paragraph.tokens, &names) else { continue }
        findings.append(finding(document, i))
      }
    }
  }

  private func finding(_ document: Document, _ i: Int) -> Finding {
    let word = document.string(document.tokens[i])
    let small = word.lowercased()
    // No sentence ends in “of”, “that” or “said”, nor begins with a participle of this kind or “and”.
    let left = document.tokens[i - 1].classes
    let isCertain =
      !left.isDisjoint(with: Self.small.union([.reporting, .auxiliary, .modal, .subordinator]))
      || !document.tokens[i].classes.isDisjoint(with: [.participle, .coordinator])
    return Finding(
      document.tokens[i].range, "‘\(word)’ has a capital in mid-sentence",
      fix: .replace(document.tokens[i].range, with: small, "write ‘\(small)’", isCertain ? .unsafe : .displayOnly))
  }

  private static let suspects: WordClass = [
    .article, .determiner, .preposition, .subjectPronoun, .possessive, .auxiliary, .coordinator, .subordinator, .participle,
  ]
  private static let small: WordClass = [.article, .determiner, .preposition, .coordinator, .possessive]

  /// Whether the words on both sides show that no name, title or sentence begins here.
  private func isLoneCapital(_ document: Document, _ i: Int, _ paragraph: Range<Int>, _ names: inout PronounNames) -> Bool {
    let tokens = document.tokens
    let word = tokens[i]
    let before = tokens[i - 1]
    guard i + 1 < paragraph.upperBound, tokens[i + 1].isLowercase, tokens[i + 1].hasSpaceBefore, word.count > 1 else { return false }
    // May and Will are names; the Yes and No campaigns, the Most circuit.
    guard word.classes.isDisjoint(with: [.modal, .month, .numberWord]), !isWord(document, i, ["no", "most", "both"]) else { return false }
    if word.classes.contains(.subjectPronoun), isHoly(document, i, paragraph) { return false }
    if before.kind == .number { return before.count > 1 && !before.shape.contains(.innerStop) && word.classes.contains(.article) }
    guard before.kind == .word else { return false }
    if before.isLowercase {
      // “the Building”: a noun in -ing, a title.
      if word.classes.contains(.participle), !before.classes.isDisjoint(with: Self.small) { return false }
      return !isInsideTitle(document, i, paragraph) && !isWord(document, i - 1, Self.works)
    }
    // “He told Newsweek He hoped”: a subject and its verb behind a name.
    return before.isCapitalised && before.classes.isEmpty && word.classes.contains(.subjectPronoun)
      && opensClause(document, i + 1) && !isSurname(document, i, &names) && i - 1 > paragraph.lowerBound
      && (tokens[i - 2].isLowercase || tokens[i - 2].isCapitalised && tokens[i - 2].classes.isEmpty)
  }

  /// “Cost of Living”, “Who Wants to Be a Millionaire”: small words between capitals.
  private func isInsideTitle(_ document: Document, _ i: Int, _ paragraph: Range<Int>) -> Bool {
    var j = i - 1
    while j > paragraph.lowerBound, i - j <= 3, document.tokens[j].isLowercase, !document.tokens[j].classes.isDisjoint(with: Self.small) {
      j -= 1
      let word = document.tokens[j]
      if word.kind == .word, word.shape.contains(.initialCapital) { return word.classes.isDisjoint(with: .subjectPronoun) }
    }
    return false
  }

  /// An auxiliary, a verb of report or an adverb, or a verb by its ending: “was”, “said”, “also”, “hoped”.
  private func opensClause(_ document: Document, _ i: Int) -> Bool {
    let word = document.tokens[i]
    if !word.classes.isDisjoint(with: [.auxiliary, .modal, .reporting, .adverb]) { return true }
    return word.count > 3 && document.text.has("ed", at: word.end - 2)
  }

  /// He is a Chinese surname: “Premier He said”, “He Shan”.
  private func isSurname(_ document: Document, _ i: Int, _ names: inout PronounNames) -> Bool {
    guard isWord(document, i, ["he", "you", "she"]) else { return false }
    if isWord(document, i - 1, Self.titles) { return true }
    return names.of(document).contains(document.string(document.tokens[i]))
  }

  /// Believers write He for their God.
  private func isHoly(_ document: Document, _ i: Int, _ paragraph: Range<Int>) -> Bool {
    (max(paragraph.lowerBound, i - 80)..<min(paragraph.upperBound, i + 80)).contains {
      document.tokens[$0].isCapitalised && isWord(document, $0, Self.holy)
    }
  }

  private func isWord(_ document: Document, _ i: Int, _ list: Set<String>) -> Bool {
    document.tokens[i].count <= 12 && list.contains(document.string(document.tokens[i]).lowercased())
  }

  private static let holy: Set<String> = ["god", "lord", "allah", "jesus", "christ", "almighty", "creator", "prophet", "saviour", "savior"]
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "dr", "premier", "minister", "president", "director", "secretary", "professor", "coach", "general", "chairman",
    "chairwoman", "captain", "judge", "mayor", "officer", "spokesman", "spokeswoman", "ambassador", "commissioner", "manager", "doctor",
  ]
  /// What a title may follow without quotation marks.
  private static let works: Set<String> = [
    "film", "movie", "song", "single", "album", "book", "novel", "play", "musical", "series", "show", "programme", "program", "sitcom",
    "drama", "comedy", "magazine", "newspaper", "documentary", "hit", "track", "band", "group", "game", "poem", "painting", "called",
    "titled", "entitled", "campaign", "project", "charity", "website", "slogan", "motto", "thriller", "ballad", "paper", "titles",
  ]
}

/// The pronouns that are somebody’s surname in an article (“He Shan”), looked for when first asked.
private struct PronounNames {
  private var found: Set<String>?

  mutating func of(_ document: Document) -> Set<String> {
    if let found { return found }
    let tokens = document.tokens
    var names: Set<String> = []
    for i in tokens.indices.dropLast()
    where tokens[i].isCapitalised && tokens[i].classes.contains(.subjectPronoun) && tokens[i + 1].isCapitalised
      && tokens[i + 1].classes.isEmpty
    {
      names.insert(document.string(tokens[i]))
    }
    found = names
    return names
  }
}

/// What the function-word list says of a word: the closed classes of English, and a few that news needs.
///
/// A word may have several. The names are those of `Lexicons/function-words.tsv`.
public struct WordClass: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// a, an, the
  public static let article = WordClass(rawValue: 1 << 0)
  /// Articles and this, each, some, no …
  public static let determiner = WordClass(rawValue: 1 << 1)
  public static let preposition = WordClass(rawValue: 1 << 2)
  /// he, she, they: a pronoun in the form of a subject.
  public static let subjectPronoun = WordClass(rawValue: 1 << 3)
  /// Any other pronoun.
  public static let pronoun = WordClass(rawValue: 1 << 4)
  /// my, his, their
  public static let possessive = WordClass(rawValue: 1 << 5)
  /// A form of be, have or do.
  public static let auxiliary = WordClass(rawValue: 1 << 6)
  public static let modal = WordClass(rawValue: 1 << 7)
  /// and, or, but, nor
  public static let coordinator = WordClass(rawValue: 1 << 8)
  /// because, although, if
  public static let subordinator = WordClass(rawValue: 1 << 9)
  /// who, which, when
  public static let questionWord = WordClass(rawValue: 1 << 10)
  /// An adverb of a closed class, or one that often opens a sentence: not, also, however
  public static let adverb = WordClass(rawValue: 1 << 11)
  /// A word that in news prose often opens a sentence without being a function word: officials, police, according
  public static let opener = WordClass(rawValue: 1 << 12)
  /// one, two, hundred
  public static let numberWord = WordClass(rawValue: 1 << 13)
  public static let month = WordClass(rawValue: 1 << 14)
  public static let weekday = WordClass(rawValue: 1 << 15)
  /// said, told, asked: verbs that report speech, in the past or present tense
  public static let reporting = WordClass(rawValue: 1 << 16)
  /// The -ing form of a common verb.
  public static let participle = WordClass(rawValue: 1 << 17)
  /// A trade name that is written with a small first letter.
  public static let lowercaseBrand = WordClass(rawValue: 1 << 18)
  /// A trade name that ends in an exclamation mark.
  public static let exclamatoryBrand = WordClass(rawValue: 1 << 19)
  /// A noun that a letter or number names a member of: vitamin C, Group B
  public static let label = WordClass(rawValue: 1 << 20)

  /// Words that open sentences far more often than they continue a name.
  public static let sentenceOpeners: WordClass = [
    .article, .determiner, .preposition, .subjectPronoun, .possessive, .auxiliary, .coordinator, .subordinator,
    .questionWord, .adverb, .opener,
  ]

  static let names: [String: WordClass] = [
    "article": .article, "determiner": .determiner, "preposition": .preposition, "subject": .subjectPronoun,
    "pronoun": .pronoun, "possessive": .possessive, "auxiliary": .auxiliary, "modal": .modal,
    "coordinator": .coordinator, "subordinator": .subordinator, "question": .questionWord, "adverb": .adverb,
    "opener": .opener, "number": .numberWord, "month": .month, "weekday": .weekday, "reporting": .reporting,
    "participle": .participle, "lowercase-brand": .lowercaseBrand, "exclamatory-brand": .exclamatoryBrand,
    "label": .label,
  ]
}

/// How an abbreviation that ends in a full stop bears on the end of a sentence.
public enum AbbreviationKind: UInt32, Sendable, CaseIterable {
  /// Stands before a name: Mr, Gen, St
  case title = 1
  /// Stands before a number: No, Art, Fig
  case reference
  /// A month or weekday, before a number or at an end: Nov, Mon
  case date
  /// May end a sentence as well as not: U.S, Inc, a.m, Va
  case final
  /// Never ends one: e.g, vs, cf
  case inner
  /// A unit or a time of day, which no name follows: kg, p.m
  case measure

  init?(name: some StringProtocol) {
    switch name {
    case "title": self = .title
    case "reference": self = .reference
    case "date": self = .date
    case "final": self = .final
    case "inner": self = .inner
    case "measure": self = .measure
    default: return nil
    }
  }
}

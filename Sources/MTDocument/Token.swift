import MTLexicon
import MTText

/// A word, number or mark of the text, in 16 bytes. White space is what lies between two tokens.
public struct Token: Sendable {
  public enum Kind: UInt8, Sendable {
    /// Letters, with the apostrophes and inner full stops that belong to them: can’t, U.S (the last stop is a mark).
    case word
    /// Starts with a digit: 3,000, 10th, 5.7bn
    case number
    /// One punctuation mark or symbol, or an ellipsis of three or more dots.
    case mark
    /// A web address, e-mail address, @name, #tag or file name: not prose.
    case address
  }

  let start32: UInt32
  let end32: UInt32
  public let kind: Kind
  /// What mark it is; `.none` for words and numbers.
  public let mark: Mark
  public let shape: Shape
  /// The closed classes of a word; empty for all else.
  public let classes: WordClass

  @inlinable public var isWord: Bool { kind == .word }
  public var start: Int { Int(start32) }
  public var end: Int { Int(end32) }
  public var range: ByteRange { ByteRange(Int(start32), Int(end32)) }
  public var count: Int { Int(end32 &- start32) }

  init(start: Int, end: Int, kind: Kind, mark: Mark = .none, shape: Shape = [], classes: WordClass = []) {
    start32 = UInt32(truncatingIfNeeded: start)
    end32 = UInt32(truncatingIfNeeded: end)
    self.kind = kind
    self.mark = mark
    self.shape = shape
    self.classes = classes
  }

  /// How a token is written and what stands before it.
  public struct Shape: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// White space (or the start of the text) stands before it.
    public static let spaceBefore = Shape(rawValue: 1 << 0)
    /// It is the first token of its line.
    public static let lineStart = Shape(rawValue: 1 << 1)
    /// Its first letter is a capital.
    public static let initialCapital = Shape(rawValue: 1 << 2)
    /// It has a capital after its first letter.
    public static let innerCapital = Shape(rawValue: 1 << 3)
    public static let hasLowercase = Shape(rawValue: 1 << 4)
    public static let hasDigit = Shape(rawValue: 1 << 5)
    public static let nonASCII = Shape(rawValue: 1 << 6)
    /// It has a letter of the Latin script.
    public static let latin = Shape(rawValue: 1 << 7)
    /// It has a letter of another script.
    public static let otherScript = Shape(rawValue: 1 << 8)
    /// It is an abbreviation, or the full stop of one.
    public static let abbreviation = Shape(rawValue: 1 << 9)
    /// It has a full stop inside.
    public static let innerStop = Shape(rawValue: 1 << 10)
    /// It has an apostrophe inside.
    public static let apostrophe = Shape(rawValue: 1 << 11)
  }

  /// Has a capital and no small letter, and more than one letter: NATO, U.S
  public var isAllCapitals: Bool {
    shape.contains([.initialCapital, .innerCapital]) && !shape.contains(.hasLowercase)
  }

  /// Begins with a capital followed by small letters only: Minsk, The
  public var isCapitalised: Bool {
    shape.contains([.initialCapital, .hasLowercase]) && !shape.contains(.innerCapital)
  }

  /// Has small letters only.
  public var isLowercase: Bool {
    kind == .word && shape.isDisjoint(with: [.initialCapital, .innerCapital]) && shape.contains(.hasLowercase)
  }

  @inlinable public var hasSpaceBefore: Bool { shape.contains(.spaceBefore) }
}

/// The punctuation marks that rules speak of.
public enum Mark: UInt8, Sendable {
  case none
  case stop, comma, colon, semicolon, question, exclamation
  /// … or three and more dots
  case ellipsis
  case hyphen
  /// – — or a run of two and more hyphens
  case dash
  case slash
  case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace
  /// "
  case straightDouble
  /// “ and ”
  case openDouble, closeDouble
  /// „ and ‟
  case lowDouble, highReversedDouble
  /// '
  case straightSingle
  /// ‘ and ’
  case openSingle, closeSingle
  case lowSingle
  case backtick
  /// « and »
  case openGuillemet, closeGuillemet
  /// 「 『 《 and 」 』 》
  case openCorner, closeCorner
  /// Full-width or ideographic 。 ， ？ ！ ： ； 、
  case wideStop, wideComma, wideOther
  case percent, ampersand, at, hash, asterisk, underscore, currency
  case replacement
  case other

  /// Ends a sentence.
  public var isTerminal: Bool {
    switch self {
    case .stop, .question, .exclamation, .ellipsis, .wideStop: true
    default: false
    }
  }

  /// A mark that stands directly behind a word: , . ; : ? !
  public var clingsToWord: Bool {
    switch self {
    case .stop, .comma, .colon, .semicolon, .question, .exclamation: true
    default: false
    }
  }

  /// A double quotation mark of the Latin kinds.
  public var isDoubleQuote: Bool {
    switch self {
    case .straightDouble, .openDouble, .closeDouble, .lowDouble, .highReversedDouble: true
    default: false
    }
  }

  /// A single quotation mark or apostrophe.
  public var isSingleQuote: Bool {
    switch self {
    case .straightSingle, .openSingle, .closeSingle, .lowSingle, .backtick: true
    default: false
    }
  }

  public var isQuote: Bool { isDoubleQuote || isSingleQuote || isForeignQuote }

  public var isForeignQuote: Bool {
    switch self {
    case .openGuillemet, .closeGuillemet, .openCorner, .closeCorner: true
    default: false
    }
  }

  public var isOpeningBracket: Bool { self == .openParenthesis || self == .openBracket || self == .openBrace }
  public var isClosingBracket: Bool { self == .closeParenthesis || self == .closeBracket || self == .closeBrace }

  static func of(_ scalar: UInt32) -> Mark {
    switch scalar {
    case 0x2E: .stop
    case 0x2C: .comma
    case 0x3A: .colon
    case 0x3B: .semicolon
    case 0x3F, 0x203D: .question
    case 0x21: .exclamation
    case 0x2026: .ellipsis
    case 0x2D, 0x2010, 0x2011: .hyphen
    case 0x2012...0x2015, 0x2212: .dash
    case 0x2F: .slash
    case 0x28: .openParenthesis
    case 0x29: .closeParenthesis
    case 0x5B: .openBracket
    case 0x5D: .closeBracket
    case 0x7B: .openBrace
    case 0x7D: .closeBrace
    case 0x22: .straightDouble
    case 0x201C: .openDouble
    case 0x201D: .closeDouble
    case 0x201E: .lowDouble
    case 0x201F: .highReversedDouble
    case 0x27: .straightSingle
    case 0x2018: .openSingle
    case 0x2019: .closeSingle
    case 0x201A: .lowSingle
    case 0x60: .backtick
    case 0xAB: .openGuillemet
    case 0xBB: .closeGuillemet
    case 0x300A, 0x300C, 0x300E: .openCorner
    case 0x300B, 0x300D, 0x300F: .closeCorner
    case 0x3002, 0xFF0E, 0xFF61: .wideStop
    case 0xFF0C, 0x3001: .wideComma
    case 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0xFF08, 0xFF09: .wideOther
    case 0x25: .percent
    case 0x26: .ampersand
    case 0x40: .at
    case 0x23: .hash
    case 0x2A: .asterisk
    case 0x5F: .underscore
    case 0x24, 0xA2...0xA5, 0x20A0...0x20CF: .currency
    case 0xFFFD: .replacement
    default: .other
    }
  }
}

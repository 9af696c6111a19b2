import MTText
import MTUnicode

/// One article, analysed once and then only read: tokens, sentences, paragraphs with their roles, quotations.
public final class Document: Sendable {
  public let text: SourceText
  public let tokens: [Token]
  public let sentences: [Sentence]
  public let paragraphs: [Paragraph]
  public let quotations: Quotations
  /// The indices of all tokens that are marks, for rules that only look at punctuation.
  public let marks: [Int]
  /// Which rare characters occur at all, so that a rule may pass the whole document over.
  public let traits: TextTraits

  /// Analyses the prose of one file.
  ///
  /// - Parameter analyzer: holds ICU's iterators; keep one for each thread.
  /// - Throws: ``UnicodeError`` when ICU cannot read the text.
  public init(_ prose: Prose, with analyzer: Analyzer) throws(UnicodeError) {
    text = prose.text
    traits = TextTraits(of: prose.text)
    tokens = try Tokenizer.tokens(of: prose.text, with: analyzer.words)
    var layout = Layout(text: text, tokens: tokens)
    layout.read(prose.blocks)
    sentences = layout.sentences
    paragraphs = layout.paragraphs
    marks = layout.marks
    quotations = Quotations(text: text, tokens: tokens, marks: layout.marks, paragraphs: layout.paragraphs)
  }

  /// What an article is counted by: its words and numbers.
  public var wordCount: Int { tokens.count - marks.count }

  public func string(_ token: Token) -> String { text[token.range] }

  /// The token at an index, or `nil` outside the document.
  public func token(_ i: Int) -> Token? { tokens.indices.contains(i) ? tokens[i] : nil }

  /// The index of the paragraph that holds a token.
  public func paragraphIndex(ofToken token: Int) -> Int {
    max(paragraphs.partitioningIndex { $0.tokens.lowerBound > token } - 1, 0)
  }

  /// The bytes from the first to the last token of a token range.
  public func range(ofTokens range: Range<Int>) -> ByteRange {
    guard !range.isEmpty else { return ByteRange(0, 0) }
    return ByteRange(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)
  }
}

/// What analysing needs and is costly to open. Not to be shared between threads.
public final class Analyzer {
  let words: Segmenter

  /// - Throws: ``UnicodeError`` when ICU's data is missing.
  public init() throws(UnicodeError) {
    words = try Segmenter(.word)
  }
}

public struct Sentence: Sendable {
  public let tokens: Range<Int>
  /// The index of its paragraph.
  public let paragraph: Int
}

/// A block of the article: a line of plain text, a paragraph of HTML.
public struct Paragraph: Sendable {
  /// What part of the article it is.
  public enum Role: UInt8, Sendable {
    case headline
    /// A heading between paragraphs.
    case subheading
    case byline
    case body
    case caption
    case credit
    case keywords
    case relatedLinks
    case listItem
    /// A line that is none of these, such as a date or a table cell.
    case other
  }

  public let range: ByteRange
  public let tokens: Range<Int>
  /// Indices into ``Document/sentences``.
  public let sentences: Range<Int>
  public let role: Role
  /// Whether an empty line (or a new element) stands before it.
  public let startsGroup: Bool
  /// The tokens of a dateline at its start (“MOSCOW, Nov. 28 —”); empty where there is none.
  public let dateline: Range<Int>
}

/// Which rare characters a text has.
public struct TextTraits: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let nonASCII = TextTraits(rawValue: 1 << 0)
  public static let ampersand = TextTraits(rawValue: 1 << 1)
  public static let control = TextTraits(rawValue: 1 << 2)
  public static let angleBracket = TextTraits(rawValue: 1 << 3)
  public static let at = TextTraits(rawValue: 1 << 4)
  /// Two white-space characters in a row within a line, or a tab.
  public static let wideSpace = TextTraits(rawValue: 1 << 5)
  /// A character of two bytes in the range U+0080 to U+00FF.
  public static let latin1 = TextTraits(rawValue: 1 << 6)
  /// A lead byte that most English text does not have: not Latin-1, not general punctuation (U+20xx).
  public static let exotic = TextTraits(rawValue: 1 << 7)

  init(of text: SourceText) {
    var traits: TextTraits = []
    // One look-up per byte; the table says what a byte alone tells.
    text.bytes.withUnsafeBufferPointer { bytes in
      Self.byByte.withUnsafeBufferPointer { table in
        var seen: UInt8 = 0
        var previous: UInt8 = 0
        for byte in bytes {
          seen |= table[Int(byte)]
          if byte == 0x20, previous == 0x20 { seen |= TextTraits.wideSpace.rawValue }
          previous = byte
        }
        traits = TextTraits(rawValue: seen)
      }
    }
    self = traits
  }

  private static let byByte: [UInt8] = (0..<256).map { byte in
    var traits: TextTraits = []
    switch byte {
    case 0x09: traits = .wideSpace
    case 0x0A, 0x0D: break
    case 0..<0x20, 0x7F: traits = .control
    case 0x26: traits = .ampersand
    case 0x3C, 0x3E: traits = .angleBracket
    case 0x40: traits = .at
    case 0xC2, 0xC3: traits = [.nonASCII, .latin1]
    case 0xE2: traits = .nonASCII
    case 0xC4...0xFF: traits = [.nonASCII, .exotic]
    case 0x80...: traits = .nonASCII
    default: break
    }
    return traits.rawValue
  }
}

internal import CLexicons

/// The word lists, ready for look-up. They are embedded in the program and read once, when first asked for.
public final class Lexicon: Sendable {
  public static let shared = Lexicon()

  private let words: WordTable
  private let abbreviations: WordTable

  private init() {
    words = Self.table(.functionWords) { classes in
      classes.split(separator: ",").reduce(0) { $0 | (WordClass.names[String($1)]?.rawValue ?? 0) }
    }
    abbreviations = Self.table(.abbreviations) { kind in AbbreviationKind(name: kind)?.rawValue ?? 0 }
  }

  /// The classes of a word given in lower case.
  public func classes(ofLowercased word: UnsafeBufferPointer<UInt8>) -> WordClass {
    WordClass(rawValue: words.value(of: word))
  }

  public func classes(of word: String) -> WordClass {
    var lowered = word.lowercased()
    return lowered.withUTF8 { classes(ofLowercased: $0) }
  }

  /// The kind of an abbreviation given in its own case and without its last full stop (`Gov`, `U.S`).
  public func abbreviation(_ word: UnsafeBufferPointer<UInt8>) -> AbbreviationKind? {
    AbbreviationKind(rawValue: abbreviations.value(of: word))
  }

  private static func table(_ list: LexiconFile, _ value: (Substring) -> UInt32) -> WordTable {
    let rows = list.rows
    var table = WordTable(capacity: rows.count)
    for row in rows where row.count >= 2 { table.insert(row[0].utf8, value(row[1])) }
    return table
  }
}

/// One embedded list: tab-separated rows, `#` starts a comment line.
public enum LexiconFile: String, CaseIterable, Sendable {
  case functionWords = "function-words"
  case abbreviations
  case doubledWords = "doubled-words"

  public var text: String {
    let (start, count) =
      switch self {
      case .functionWords: (clexicons_function_words, clexicons_function_words_size)
      case .abbreviations: (clexicons_abbreviations, clexicons_abbreviations_size)
      case .doubledWords: (clexicons_doubled_words, clexicons_doubled_words_size)
      }
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
  }

  /// The rows without comments, each cut at its tabs.
  public var rows: [[Substring]] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
  }
}

internal import CICU

/// Properties of one Unicode scalar, from the Unicode Character Database of the ICU in use.
public enum Properties {
  public static func isWhiteSpace(_ scalar: UInt32) -> Bool { has(scalar, CICU_WHITE_SPACE) }
  public static func isDefaultIgnorable(_ scalar: UInt32) -> Bool { has(scalar, CICU_DEFAULT_IGNORABLE) }
  public static func isAlphabetic(_ scalar: UInt32) -> Bool { has(scalar, CICU_ALPHABETIC) }
  public static func isLowercase(_ scalar: UInt32) -> Bool { has(scalar, CICU_LOWERCASE) }
  public static func isUppercase(_ scalar: UInt32) -> Bool { has(scalar, CICU_UPPERCASE) }
  public static func hasEmojiPresentation(_ scalar: UInt32) -> Bool { has(scalar, CICU_EMOJI_PRESENTATION) }
  public static func isPictographic(_ scalar: UInt32) -> Bool { has(scalar, CICU_EXTENDED_PICTOGRAPHIC) }
  public static func isGraphemeExtending(_ scalar: UInt32) -> Bool { has(scalar, CICU_GRAPHEME_EXTEND) }

  /// Whether the scalar takes two columns of a terminal (East Asian Width W or F, UAX #11).
  public static func isWide(_ scalar: UInt32) -> Bool { cicu_is_wide(scalar) }

  /// Simple case mapping: one scalar to one.
  public static func lowercase(_ scalar: UInt32) -> UInt32 { cicu_simple_lowercase(scalar) }
  public static func uppercase(_ scalar: UInt32) -> UInt32 { cicu_simple_uppercase(scalar) }

  public static func script(_ scalar: UInt32) -> Script { Script(code: cicu_script(scalar)) }

  public static func category(_ scalar: UInt32) -> Category {
    Category(rawValue: UInt8(cicu_general_category(scalar))) ?? .unassigned
  }

  private static func has(_ scalar: UInt32, _ property: cicu_property) -> Bool {
    cicu_has_property(scalar, Int32(property.rawValue))
  }

  /// The General_Category of a scalar, in ICU's numbering (which is stable).
  public enum Category: UInt8, Sendable {
    case unassigned, uppercaseLetter, lowercaseLetter, titlecaseLetter, modifierLetter, otherLetter, nonspacingMark,
      enclosingMark, spacingMark, decimalNumber, letterNumber, otherNumber, spaceSeparator, lineSeparator,
      paragraphSeparator, control, format, privateUse, surrogate, dashPunctuation, openPunctuation, closePunctuation,
      connectorPunctuation, otherPunctuation, mathSymbol, currencySymbol, modifierSymbol, otherSymbol,
      initialPunctuation, finalPunctuation

    public var isMark: Bool { self == .nonspacingMark || self == .enclosingMark || self == .spacingMark }
  }
}

/// A writing system, named by its ISO 15924 code.
public struct Script: Hashable, Sendable {
  /// Four ASCII letters, the first in the lowest byte.
  let code: UInt32

  init(code: UInt32) { self.code = code }

  init(_ name: StaticString) {
    code = (0..<4).reduce(0) { $0 | UInt32(name.utf8Start[$1]) << (8 * UInt32($1)) }
  }

  /// For example `Latn`.
  public var name: String {
    String(decoding: (0..<4).map { UInt8(truncatingIfNeeded: code >> (8 * UInt32($0))) }, as: UTF8.self)
  }

  public static let latin = Script("Latn")
  public static let cyrillic = Script("Cyrl")
  public static let greek = Script("Grek")
  public static let han = Script("Hani")
  public static let hiragana = Script("Hira")
  public static let katakana = Script("Kana")
  public static let hangul = Script("Hang")
  public static let arabic = Script("Arab")
  public static let hebrew = Script("Hebr")
  public static let devanagari = Script("Deva")
  public static let thai = Script("Thai")
  public static let armenian = Script("Armn")
  public static let georgian = Script("Geor")
  /// Characters shared by scripts: digits, punctuation, symbols.
  public static let common = Script("Zyyy")
  /// Combining marks that take the script of their base.
  public static let inherited = Script("Zinh")

  /// The name for a newspaper reader, such as `Cyrillic` or `Chinese`; for rarer scripts the ISO code.
  public var englishName: String {
    switch self {
    case .latin: "Latin"
    case .cyrillic: "Cyrillic"
    case .greek: "Greek"
    case .han: "Chinese"
    case .hiragana, .katakana: "Japanese"
    case .hangul: "Korean"
    case .arabic: "Arabic"
    case .hebrew: "Hebrew"
    case .devanagari: "Devanagari"
    case .thai: "Thai"
    case .armenian: "Armenian"
    case .georgian: "Georgian"
    default: name
    }
  }
}

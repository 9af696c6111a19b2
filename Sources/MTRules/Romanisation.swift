import MTDocument
import MTUnicode

/// ICU’s transliterations, each opened when first needed. Chinese is left out: its readings tell an editor nothing, and opening them
/// costs as much as linting hundreds of articles.
enum Romanisation {
  /// The text in Latin letters, where ICU has a usable way for its script.
  static func latin(_ text: String, _ script: Script) -> String? {
    let identifier: String
    switch script {
    case .cyrillic:
      let isUkrainian = text.unicodeScalars.contains { "іїєґІЇЄҐ".unicodeScalars.contains($0) }
      identifier = isUkrainian ? "Ukrainian-Latin/BGN; Latin-ASCII" : "Russian-Latin/BGN; Latin-ASCII"
    case .greek: identifier = "Greek-Latin/UNGEGN; Latin-ASCII"
    case .hiragana, .katakana: identifier = "Any-Latin; Latin-ASCII"
    default: return nil
    }
    guard let latin = try? SharedTransliterator.transliterate(text, by: identifier), latin.utf8.allSatisfy({ $0 < 0x80 }) else {
      return nil
    }
    return latin
  }
}

extension Document {
  /// Whether a short word in capitals of another script is joined to a number or a Latin word: С-400, Panzir-С1.
  func isDesignation(_ i: Int) -> Bool {
    let token = tokens[i]
    guard token.shape.contains([.otherScript, .initialCapital]), !token.shape.contains(.hasLowercase), token.count <= 7 else {
      return false
    }
    func isLatin(_ j: Int) -> Bool {
      tokens[j].kind == .number || tokens[j].kind == .word && !tokens[j].shape.contains(.otherScript)
    }
    if i >= 2, tokens[i - 1].mark == .hyphen, !token.hasSpaceBefore, !tokens[i - 1].hasSpaceBefore, isLatin(i - 2) { return true }
    return i + 2 < tokens.count && tokens[i + 1].mark == .hyphen && !tokens[i + 1].hasSpaceBefore && !tokens[i + 2].hasSpaceBefore
      && isLatin(i + 2)
  }
}

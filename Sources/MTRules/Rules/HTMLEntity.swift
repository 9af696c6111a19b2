import MTDocument
import MTText

/// A character reference of HTML left in the prose: &quot; &#39; & amp ;
public struct HTMLEntity: Rule {
  public static let info = RuleInfo(
    id: "html-entity",
    summary: "A character reference of HTML, such as &quot;, was left in the text.",
    rationale: """
      Text taken from a web page keeps its references when it is not decoded, and a translation system then takes them apart \
      (“& quot ;”) or loses the ampersand.
      """,
    category: .markup, mqmSeverity: .major,
    fixSafety: """
      Safe: a reference with its ampersand and semicolon stands for one known character, and prose about news never means the \
      reference itself. Unsafe where the ampersand or the semicolon is lost.
      """,
    measured: """
      10 in 303,744 words of clean news, all references that were really left there; 13 in 1,428 MT articles, all 13 right by reading.
      """,
    flagged: [
      "The firm Hart ⟦&amp;→&⟧ Sons said ⟦&quot;→\"⟧no⟦&quot;→\"⟧ and didn⟦&#39;→'⟧t explain.",
      "It isn⟦&#x2019;→’⟧t new ⟦&#150;→–⟧ far from it.",
      "Research ⟦& amp ;→&⟧ Development is slow.",
      "The firm Hart ⟦&amp;amp;→&⟧ Sons said ⟦&amp;quot;→\"⟧no⟦&amp;quot;→\"⟧ again.",
      "She said ⟦& # 39 ;→'⟧no⟦& # 39 ;→'⟧ to it.",
      "It is the people⟦ & apos; →'⟧s right.",
      "The firm said ⟦quot;→\"⟧ no ⟦quot;→\"⟧ again.",
      "Prices rose by 5⟦&nbsp;→\u{A0}⟧percent.",
    ],
    accepted: [
      "He works in R&D; she works at AT&T; both like it.",
      "Hart & Sons paid; the others did not.",
      "Fish & chips; pie & mash; that is all.",
      "The address is https://example.org/?a=1&amp;b=2 today.",
      "The Q&A; the talk; the dinner: all were fine.",
      "He led the S&P; she followed it.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let text = document.text
    var done = 0
    for i in document.marks {
      let token = document.tokens[i]
      switch token.mark {
      case .ampersand:
        guard token.start >= done, let reference = CharacterReference(text, at: token.start) else { continue }
        let applicability: Applicability = reference.isComplete ? .safe : .unsafe
        let range = elision(ByteRange(token.start, reference.end), reference, text)
        findings.append(finding(range, reference, text, applicability))
        done = reference.end
      case .semicolon:
        guard token.start >= done, i > 0, let start = lostAmpersand(document, i) else { continue }
        let range = ByteRange(start, token.end)
        guard let reference = CharacterReference(SourceText("&" + text[range]), at: 0) else { continue }
        findings.append(finding(range, reference, text, .unsafe))
      default: break
      }
    }
  }

  /// “people & apos; s”: with the spaces that keep an apostrophe from its letters.
  private func elision(_ range: ByteRange, _ reference: CharacterReference, _ text: SourceText) -> ByteRange {
    guard reference.character == "'" || reference.character == "’", text[range.start - 1] == 0x20, text[range.end] == 0x20,
      text.hasLetter(before: range.start - 1), text.isElided(at: range.end + 1)
    else { return range }
    return ByteRange(range.start - 1, range.end + 1)
  }

  private func finding(_ range: ByteRange, _ reference: CharacterReference, _ text: SourceText, _ applicability: Applicability) -> Finding {
    let title = reference.isVisible ? "replace with ‘\(reference.character)’" : "replace with the space it stands for"
    return Finding(
      range, "‘\(text.excerpt(range).trimmed)’ is a reference of HTML left in the text",
      fix: .replace(range, with: reference.character, title, applicability))
  }

  /// The start of “quot;” or “nbsp ;” whose ampersand is gone.
  private func lostAmpersand(_ document: Document, _ semicolon: Int) -> Int? {
    let word = document.tokens[semicolon - 1]
    guard word.isLowercase, word.count >= 3, word.count <= 4 else { return nil }
    let text = document.text
    let isReference =
      word.count == 4 && (text.has("quot", at: word.start) || text.has("nbsp", at: word.start) || text.has("apos", at: word.start))
      || word.count == 3 && text.has("amp", at: word.start) && !document.tokens[semicolon].hasSpaceBefore
    return isReference ? word.start : nil
  }
}

extension String {
  /// Without the spaces at its ends.
  fileprivate var trimmed: Substring {
    var rest = Substring(self)
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}

/// One reference read from a text, with the spaces that a tokenizer put into it.
private struct CharacterReference {
  let character: String
  let end: Int
  /// Whether it has its semicolon.
  let isComplete: Bool

  var isVisible: Bool { character != "\u{A0}" && character != "\u{2009}" && character != "\u{2003}" }

  init?(_ text: SourceText, at ampersand: Int) {
    var reader = Reader(text: text, at: ampersand + 1)
    guard var found = reader.reference() else { return nil }
    // “&amp;quot;” was encoded twice, “&amp;amp;quot;” three times.
    while found == 0x26 {
      var deeper = reader
      guard let next = deeper.reference(), deeper.isComplete, !deeper.isSpaced else { break }
      found = next
      reader = deeper
    }
    guard let scalar = Unicode.Scalar(found) else { return nil }
    character = String(scalar)
    end = reader.at
    isComplete = reader.isComplete
  }

  private struct Reader {
    let text: SourceText
    var at: Int
    var isComplete = false
    var isSpaced = false

    /// Reads a name or number and its semicolon.
    mutating func reference() -> UInt32? {
      isSpaced = false
      let before = at
      skipSpace()
      guard let found = text[at] == 0x23 ? number() : name() else {
        at = before
        return nil
      }
      let unspaced = at
      let wasSpaced = isSpaced
      skipSpace()
      isComplete = text[at] == 0x3B
      if isComplete {
        at += 1
      } else {
        // Only names that are no words need no semicolon, and they end where the word ends.
        at = unspaced
        guard !wasSpaced, found == 0xA0 || found == 0x22 || found == 0x26, text[before] != 0x23 else { return nil }
      }
      return found
    }

    private mutating func skipSpace() {
      guard text[at] == 0x20 else { return }
      isSpaced = true
      at += 1
    }

    private mutating func number() -> UInt32? {
      at += 1
      skipSpace()
      let isHex = text[at] | 0x20 == 0x78
      if isHex { at += 1 }
      var value: UInt32 = 0
      var digits = 0
      while digits < 7, let digit = Self.digit(text[at], hex: isHex) {
        value = value * (isHex ? 16 : 10) + digit
        digits += 1
        at += 1
      }
      guard digits > 1 else { return nil }
      // Browsers read 128 to 159 as Windows-1252.
      if value >= 0x80, value < 0xA0 { return Windows1252.meaning(ofControl: value) }
      guard value >= 0x20, value != 0x7F, value != 0xAD, value < 0x200B || value > 0x200F, value < 0x2028 || value > 0x202E else {
        return nil
      }
      return value
    }

    private static func digit(_ byte: UInt8, hex: Bool) -> UInt32? {
      switch byte {
      case 0x30...0x39: UInt32(byte - 0x30)
      case 0x41...0x46 where hex: UInt32(byte - 0x41 + 10)
      case 0x61...0x66 where hex: UInt32(byte - 0x61 + 10)
      default: nil
      }
    }

    private mutating func name() -> UInt32? {
      var end = at
      while end < at + 8, text[end] | 0x20 >= 0x61 && text[end] | 0x20 <= 0x7A || text[end] >= 0x30 && text[end] <= 0x39 { end += 1 }
      guard end > at + 1, let value = Self.names[text[ByteRange(at, end)]] else { return nil }
      at = end
      return value
    }

    /// The commonest names of HTML 5.
    private static let names: [String: UInt32] = [
      "amp": 0x26, "quot": 0x22, "apos": 0x27, "lt": 0x3C, "gt": 0x3E, "nbsp": 0xA0, "ndash": 0x2013, "mdash": 0x2014,
      "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "sbquo": 0x201A, "bdquo": 0x201E, "laquo": 0xAB,
      "raquo": 0xBB, "hellip": 0x2026, "bull": 0x2022, "middot": 0xB7, "copy": 0xA9, "reg": 0xAE, "trade": 0x2122,
      "euro": 0x20AC, "pound": 0xA3, "yen": 0xA5, "cent": 0xA2, "deg": 0xB0, "frac12": 0xBD, "frac14": 0xBC, "frac34": 0xBE,
      "times": 0xD7, "plusmn": 0xB1, "sect": 0xA7, "para": 0xB6, "eacute": 0xE9, "egrave": 0xE8, "ecirc": 0xEA, "agrave": 0xE0,
      "aacute": 0xE1, "acirc": 0xE2, "atilde": 0xE3, "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "szlig": 0xDF, "ccedil": 0xE7,
      "ntilde": 0xF1, "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA, "oslash": 0xF8, "aring": 0xE5, "thinsp": 0x2009,
      "emsp": 0x2003, "iexcl": 0xA1, "iquest": 0xBF,
    ]
  }
}

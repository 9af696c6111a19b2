import MTDocument
import MTText

/// What a translation system uses inside and should have taken out: subword marks, special tokens.
public struct SubwordMarker: Rule {
  public static let info = RuleInfo(
    id: "subword-marker",
    summary: "A mark that translation systems use internally was left in the text, such as ‘@@’ or ‘<unk>’.",
    rationale: """
      Systems cut rare words into pieces and mark sentence ends, unknown words and languages with special tokens. When the step that \
      takes them out again fails, they reach the reader.
      """,
    category: .markup, mqmSeverity: .major,
    fixSafety: """
      Safe for ‘@@ ’ and ‘@-@’, whose meaning is exact, and for the tokens that mark the ends of a sentence. Unsafe for ‘##’ and for ‘▁’ at a word, since the pieces of words may still stand apart. \
      A token for an unknown word hides a word that only the source has, so it has no fix.
      """,
    measured: "0 in 303,744 words of clean news; 43 in 1,428 MT articles (all ‘▁’ in one of them).",
    flagged: [
      "President Pe⟦@@ →⟧tre⟦@@ →⟧scu spoke on Mon⟦@@ →⟧day.",
      "The well⟦ @-@ →-⟧known actor paid 3⟦ @,@ →,⟧000 euros.",
      "The talks ended.⟦ </s>→⟧",
      "He met ⟦<unk>⟧ in the capital and ⟦[UNK]⟧ at home.",
      "The actor was play⟦ ##→⟧ing well.",
      "The mayor of ⟦▁ →⟧Lino spoke.",
      "⟦▁→⟧The⟦▁→ ⟧minister⟦▁→ ⟧spoke.",
      "⟦__eng__ →⟧The minister spoke.",
      "⟦<2en> →⟧The minister spoke, and that was all.⟦ <|endoftext|>→⟧",
    ],
    accepted: [
      "Write to irma@example.org or follow @irmavalde today.",
      "The chart ▁▂▃▅▇ shows the rise.",
      "The price is #2 on the list of 10.",
      "If x<y and y>z, then the sum is small.",
      "The tag [sic] was added by the editor.",
      "The user __irma__ wrote it in her blog.",
      "They met @ 5 and left @ 6.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let text = document.text
    if document.traits.contains(.at) { joints(text, &findings) }
    if document.traits.contains(.angleBracket) { tokens(text, open: 0x3C, close: 0x3E, &findings) }
    if document.traits.contains(.nonASCII) { blocks(text, &findings) }
    for i in document.marks {
      switch document.tokens[i].mark {
      case .openBracket: bracketed(text, document.tokens[i].start, &findings)
      case .hash: wordPiece(document, i, &findings)
      default: break
      }
    }
    languages(text, &findings)
  }

  // MARK: @@ and @-@

  private func joints(_ text: SourceText, _ findings: inout [Finding]) {
    var at = 0
    while let start = text.next(0x40, from: at) {
      at = start + 1
      if text[start + 1] == 0x40, Self.isLetter(text[start - 1]) || text[start - 1] >= 0x80, text[start + 2] != 0x40 {
        let isInner = text[start + 2] == 0x20 && (Self.isLetter(text[start + 3]) || text[start + 3] >= 0x80)
        guard isInner || text[start + 2] <= 0x20 || Self.isStop(text[start + 2]) else { continue }
        let range = ByteRange(start, start + (isInner ? 3 : 2))
        findings.append(
          Finding(
            range, "the mark of a divided word, ‘@@’, was left in the text",
            fix: .replace(range, with: "", isInner ? "join the word" : "remove it", .safe)))
        at = range.end
      } else if text[start + 2] == 0x40, text[start - 1] <= 0x20, text[start + 3] <= 0x20,
        let mark = Self.joint(text[start + 1])
      {
        let range = ByteRange(text[start - 1] == 0x20 ? start - 1 : start, text[start + 3] == 0x20 ? start + 4 : start + 3)
        findings.append(
          Finding(
            range, "the mark ‘\(text[ByteRange(start, start + 3)])’ of a translation system was left in the text",
            fix: .replace(range, with: mark, "replace with ‘\(mark)’", .safe)))
        at = range.end
      }
    }
  }

  private static func joint(_ byte: UInt8) -> String? {
    switch byte {
    case 0x2D: "-"
    case 0x2C: ","
    case 0x2E: "."
    case 0x2F: "/"
    case 0x3A: ":"
    default: nil
    }
  }

  // MARK: <unk>, </s>, <2en>, [UNK]

  private static let endMarks: Set<String> = ["s", "/s", "pad", "bos", "eos", "sep", "cls", "mask", "BOS", "EOS", "PAD"]
  private static let placeholders: Set<String> = ["unk", "UNK", "url", "URL", "num", "NUM", "ent", "name", "email", "user"]

  private func tokens(_ text: SourceText, open: UInt8, close: UInt8, _ findings: inout [Finding]) {
    var at = 0
    while let start = text.next(open, from: at) {
      at = start + 1
      var end = at
      while end < start + 24, text[end] > 0x20, text[end] < 0x80, text[end] != close, text[end] != open { end += 1 }
      guard text[end] == close, end > at else { continue }
      let inner = text[ByteRange(at, end)]
      let range = ByteRange(start, end + 1)
      if Self.endMarks.contains(inner) || inner.hasPrefix("|") && inner.hasSuffix("|") && inner.utf8.count > 2 || Self.isLanguage(inner) {
        removable(text, range, &findings)
      } else if Self.placeholders.contains(inner) || inner.hasPrefix("extra_id_") {
        findings.append(Finding(range, "‘\(text[range])’ stands for a word that the translation system did not know"))
      }
      at = end
    }
  }

  /// <2en>, <2zh>
  private static func isLanguage(_ inner: String) -> Bool {
    inner.utf8.count >= 3 && inner.utf8.count <= 4 && inner.utf8.first == 0x32
      && inner.utf8.dropFirst().allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
  }

  private func bracketed(_ text: SourceText, _ start: Int, _ findings: inout [Finding]) {
    if text.has("[UNK]", at: start) || text.has("[MASK]", at: start) {
      let range = ByteRange(start, start + (text[start + 1] == 0x55 ? 5 : 6))
      findings.append(Finding(range, "‘\(text[range])’ stands for a word that the translation system did not know"))
    } else if text.has("[PAD]", at: start) || text.has("[CLS]", at: start) || text.has("[SEP]", at: start) {
      removable(text, ByteRange(start, start + 5), &findings)
    }
  }

  /// __eng__ at the start of a line.
  private func languages(_ text: SourceText, _ findings: inout [Finding]) {
    var at = 0
    while let start = text.next(0x5F, from: at) {
      at = start + 1
      guard text[at] == 0x5F, start == 0 || text[start - 1] == 0x0A else { continue }
      var end = start + 2
      while text[end] >= 0x61, text[end] <= 0x7A { end += 1 }
      let letters = end - start - 2
      guard letters == 2 || letters == 3, text[end] == 0x5F, text[end + 1] == 0x5F else { continue }
      removable(text, ByteRange(start, end + 2), &findings)
      at = end + 2
    }
  }

  /// Reports a token that goes with the space on one side of it.
  private func removable(_ text: SourceText, _ range: ByteRange, _ findings: inout [Finding]) {
    let token = text[range]
    var whole = range
    if text[range.start - 1] == 0x20, text[range.end] <= 0x20 {
      whole = ByteRange(range.start - 1, range.end)
    } else if text[range.end] == 0x20, text[range.start - 1] <= 0x20 {
      whole = ByteRange(range.start, range.end + 1)
    }
    findings.append(
      Finding(
        whole, "‘\(token)’ is a mark of a translation system left in the text", fix: .replace(whole, with: "", "remove it", .safe)))
  }

  // MARK: ▁ and ##

  private func blocks(_ text: SourceText, _ findings: inout [Finding]) {
    var at = 0
    while let start = text.next(0x96, from: at) {
      at = start + 1
      // U+2581 is E2 96 81; its neighbours in a bar chart are U+2580 to U+259F.
      guard text.has("\u{2581}", at: start - 1),
        text.hasLetter(at: start + 2) || text[start + 2] == 0x20 && text[start - 2] <= 0x20 && text.hasLetter(at: start + 3)
      else { continue }
      let isApart = text[start + 2] == 0x20
      let range = ByteRange(start - 1, start + (isApart ? 3 : 2))
      let needsSpace = text[range.start - 1] > 0x20
      findings.append(
        Finding(
          range, "the mark of a word’s start, ‘▁’, was left in the text",
          fix: .replace(range, with: needsSpace ? " " : "", needsSpace ? "replace with a space" : "remove it", isApart ? .safe : .unsafe)))
    }
  }

  /// “play ##ing”
  private func wordPiece(_ document: Document, _ i: Int, _ findings: inout [Finding]) {
    let text = document.text
    let start = document.tokens[i].start
    guard i > 0, document.tokens[i - 1].kind == .word, text[start - 1] == 0x20, text[start + 1] == 0x23,
      text[start + 2] >= 0x61, text[start + 2] <= 0x7A
    else { return }
    let range = ByteRange(document.tokens[i - 1].end, start + 2)
    findings.append(
      Finding(
        range, "the mark of a divided word, ‘##’, was left in the text", fix: .replace(range, with: "", "join the word", .unsafe)))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private static func isStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2C || byte == 0x3B || byte == 0x3A || byte == 0x22 }
}

import MTDocument
import MTText
import MTUnicode

/// Letters of another script left in English prose.
public struct ForeignScript: Rule {
  public static let info = RuleInfo(
    id: "foreign-script",
    summary: "Words in another script were left untranslated.",
    rationale: """
      A system that does not know a word may copy it from the source. An English article gives foreign words in Latin letters; the \
      original may follow in brackets or quotation marks.
      """,
    category: .untranslated, mqmSeverity: .major,
    fixSafety: "Display only: a transliteration of Cyrillic, Greek or kana shows how the word sounds, not what it means.",
    measured: "0 in 303,744 words of clean news; 1 in 1,428 MT articles, right by reading.",
    flagged: [
      "The ⟦министр→ministr⟧ resigned on Monday.",
      "The town of ⟦北京市⟧ has many people.",
      "He said that ⟦свобода слова→svoboda slova⟧ is needed.",
      "The ⟦서울⟧ talks went on.",
    ],
    accepted: [
      "Beijing (北京) is the capital of China.",
      "The dish known as 寿司 (sushi) is Japanese.",
      "The word “свобода” means freedom.",
      "The angle π, the letter Σ and the β-blocker are known.",
      "The Łódź café and Reykjavík are fine.",
      "The paper Novaya Lino [Новая Лино] reported it.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    guard document.traits.contains(.exotic) else { return }
    let tokens = document.tokens
    var runs: [Range<Int>] = []
    var foreign = 0
    var i = 0
    while i < tokens.count {
      guard isForeign(tokens[i]) else {
        i += 1
        continue
      }
      var end = i + 1
      var next = end
      // A run goes on over marks and numbers, within its line.
      while next < tokens.count, next < end + 3, !tokens[next].shape.contains(.lineStart) {
        if isForeign(tokens[next]) { end = next + 1 } else if tokens[next].kind == .word || tokens[next].mark.isQuote { break }
        next += 1
      }
      runs.append(i..<end)
      foreign += end - i
      i = end
    }
    // An article in another language is not for us.
    guard foreign * 3 < tokens.count else { return }
    for run in runs where isLeftover(document, run) {
      let range = document.range(ofTokens: run)
      let text = document.text[range]
      let script = Self.script(of: text)
      let fix = Romanisation.latin(text, script).map {
        Fix.replace(range, with: $0, "write ‘\(SourceText($0).excerpt)’ or translate it", .displayOnly)
      }
      findings.append(Finding(range, "untranslated \(script.englishName) text ‘\(document.text.excerpt(range))’", fix: fix))
    }
  }

  private func isForeign(_ token: Token) -> Bool {
    token.shape.contains(.otherScript) && token.shape.isDisjoint(with: [.latin, .innerStop]) && token.kind != .mark
  }

  /// Whether a run is neither a symbol nor given beside its translation.
  private func isLeftover(_ document: Document, _ run: Range<Int>) -> Bool {
    let tokens = document.tokens
    switch document.paragraphs[document.paragraphIndex(ofToken: run.lowerBound)].role {
    case .credit, .keywords, .relatedLinks, .other: return false
    default: break
    }
    let text = document.text[document.range(ofTokens: run)]
    let letters = text.unicodeScalars.filter { Properties.isAlphabetic($0.value) }
    guard let first = letters.first else { return false }
    let script = Properties.script(first.value)
    // Single letters are symbols; designations such as С-400 belong to mixed-script.
    if letters.count == 1, script == .greek || script == .cyrillic { return false }
    if run.count == 1, document.isDesignation(run.lowerBound) { return false }
    // “寿司 (sushi)”
    if run.upperBound < tokens.count, tokens[run.upperBound].mark.isOpeningBracket { return false }
    guard run.lowerBound > 0 else { return true }
    let before = tokens[run.lowerBound - 1]
    if before.mark.isOpeningBracket { return false }
    // “свобода”: a word under discussion, when the quotation holds nothing else.
    if before.mark.isQuote, run.upperBound < tokens.count {
      var end = run.upperBound
      while end < tokens.count, tokens[end].mark.clingsToWord { end += 1 }
      if end < tokens.count, tokens[end].mark.isQuote { return false }
    }
    // “(Chinese: 北京)”
    return !isInBrackets(document, run)
  }

  private func isInBrackets(_ document: Document, _ run: Range<Int>) -> Bool {
    var i = run.lowerBound - 1
    while i >= 0, i > run.lowerBound - 12, !document.tokens[i].mark.isTerminal {
      if document.tokens[i].mark.isClosingBracket { return false }
      if document.tokens[i].mark.isOpeningBracket { return true }
      i -= 1
    }
    return false
  }

  private static func script(of text: String) -> Script {
    for scalar in text.unicodeScalars where Properties.isAlphabetic(scalar.value) {
      let script = Properties.script(scalar.value)
      if script != .common, script != .inherited, script != .latin { return script }
    }
    return .common
  }
}

import MTDocument
import MTText

/// U+FFFD, which stands where a character was lost.
public struct ReplacementCharacter: Rule {
  public static let info = RuleInfo(
    id: "replacement-character",
    summary: "The replacement character � stands where a character was lost.",
    rationale: """
      A program that meets bytes it cannot decode puts U+FFFD in their place. What stood there is gone from this file; only the \
      source can tell.
      """,
    category: .characterEncoding, mqmSeverity: .major,
    fixSafety: "Display only: between two letters an apostrophe is likely, but the lost character is not known.",
    measured: "0 in 303,744 words of clean news; none in 1,428 MT articles either, so its precision there is not known.",
    flagged: [
      "The minister didn⟦�→’⟧t answer.",
      "The mayor of Caf⟦�⟧ resigned.",
      "⟦���⟧ said the spokeswoman, Irma Valde.",
      "A price of ⟦�⟧5 was asked for it.",
    ],
    accepted: [
      "The minister didn’t answer.",
      "Is the café open? Nobody knows.",
      "A price of £5 was asked for it.",
      "She wrote a question mark, ?, and a diamond, ◆, on the board.",
      "The naïve façade of the Zoë Hotel was restored.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    guard document.traits.contains(.exotic) else { return }
    let text = document.text
    var at = 0
    while let start = text.next(0xEF, from: at) {
      var end = start
      while text.has("\u{FFFD}", at: end) { end += 3 }
      at = max(end, start + 1)
      guard end > start else { continue }
      let range = ByteRange(start, end)
      let isOne = end - start == 3
      var fix: Fix?
      if isOne, text.hasLetter(before: start), text.isElided(at: end) {
        fix = .replace(range, with: "’", "replace with an apostrophe", .displayOnly)
      }
      findings.append(
        Finding(range, isOne ? "a character was lost here: ‘�’" : "characters were lost here: ‘\(text.excerpt(range))’", fix: fix))
    }
  }
}

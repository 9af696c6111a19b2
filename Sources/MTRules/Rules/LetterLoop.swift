import MTDocument
import MTText

/// A letter or syllable over and over within one word: “nooooooo”, “blublublublub”.
public struct LetterLoop: Rule {
  public static let info = RuleInfo(
    id: "letter-loop",
    summary: "A letter or syllable is repeated over and over within a word.",
    rationale: """
      A neural system that loses its thread repeats itself, sometimes within a word. Drawn-out words and laughter are at home in \
      speech, so quotations are given more room.
      """,
    category: .duplication, mqmSeverity: .major,
    fixSafety: "No fix: what the word was cannot be known from the loop.",
    measured: "0 in 303,744 words of clean news and 0 in 1,428 MT articles, so its precision there is not known.",
    flagged: [
      "The ship ⟦blublublublublub⟧ sailed on.",
      "The minister said ⟦nooooooo⟧ to it.",
      "The ⟦aaaaaaaaaa⟧ was seen.",
      "He called it ⟦hahahahahahaha⟧ and went home.",
      "The ⟦coococococococo⟧ of the state fell.",
    ],
    accepted: [
      "The firm’s address is www.example.org and its page wwwww.example.org is old.",
      "“Haaaaa!” they shouted, and “Hahahahahaha!” she answered, and “Nooooooo!” he cried.",
      "In MMMDCCCLXXXVIII and XXXXX there are letters.",
      "They said brrr, zzzz, aaargh and hmmm that night.",
      "The sum of 1,000,000 and 0000000 is 1000000.",
      "The Mississippi and the cocoa tree grow on.",
      "He filled in the form with xxxxxxxx.",
      "The murmur of the Beriberi is a bonbon.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let text = document.text
    text.bytes.withUnsafeBufferPointer { bytes in
      for (i, token) in document.tokens.enumerated() where token.count >= 6 && token.kind == .word {
        guard Self.loops(bytes, token), token.shape.isDisjoint(with: [.otherScript, .hasDigit, .innerStop]) else { continue }
        // All capitals: Roman numerals, codes; x stands for what is hidden.
        guard !token.isAllCapitals || token.count >= 12, bytes[token.start + 1] | 0x20 != 0x78 else { continue }
        if document.quotations.contains(token: i), token.count < Self.spoken { continue }
        findings.append(Finding(token.range, "‘\(text.excerpt(token.range))’ repeats itself"))
      }
    }
  }

  /// A drawn-out word of speech is shorter than this.
  private static let spoken = 24

  /// Whether one letter stands five times in a row, or a syllable of two to six letters fills ten letters and four turns.
  private static func loops(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Bool {
    for period in 1...6 {
      let needed = period == 1 ? 4 : max(10 - period, period * 3)
      guard token.count >= needed + period else { break }
      var run = 0
      for i in token.start..<token.end - period {
        if bytes[i] | 0x20 == bytes[i + period] | 0x20 {
          run += 1
          if run >= needed { return true }
        } else {
          run = 0
        }
      }
    }
    return false
  }
}

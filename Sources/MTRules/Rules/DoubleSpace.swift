import MTDocument
import MTText

/// Two or more spaces between words.
public struct DoubleSpace: Rule {
  public static let info = RuleInfo(
    id: "double-space",
    summary: "More than one space stands between two words.",
    rationale: """
      Something was cut out or pasted in. Two spaces after every full stop are an old typist's habit and pass, as do tables and columns \
      set with spaces.
      """,
    category: .layout,
    mqmSeverity: .minor,
    severity: .note,
    fixSafety: "Safe: one space is what print and the web show anyway; unsafe where a tab or a no-break space is among them.",
    measured: """
      0 in 303,744 words of clean news; 20 in 593,585 words of translations, 19 of them in human ones; a slip every time, \
      but of no weight.
      """,
    flagged: [
      "The envoy left⟦  → ⟧the room at noon.",
      "She spoke of “peace”⟦   → ⟧and of bread.",
      "The talks failed,⟦  → ⟧he said.",
      "He met the guests. They ate. They left.⟦  → ⟧The house was quiet.",
    ],
    accepted: [
      "He came.  She went.  They met again in May.  All was well.",
      "Team  Won  Lost  Drawn  Points.",
      "The envoy left the room at noon. \n\nShe stayed.",
      "A line ends here.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    guard !document.traits.isDisjoint(with: [.wideSpace, .latin1]) else { return }
    let habit = hasTypistsHabit(document)
    for paragraph in document.paragraphs where paragraph.role != .listItem && paragraph.role != .other {
      var gaps: [ByteRange] = []
      for i in paragraph.tokens.dropFirst() {
        guard isWide(i, document), !(habit && isAfterSentence(i, document)) else { continue }
        gaps.append(document.gap(before: i))
      }
      // Many gaps in few words are columns.
      if gaps.count >= 3, paragraph.tokens.count < gaps.count * 8 { continue }
      for gap in gaps {
        let isPlain = (gap.start..<gap.end).allSatisfy { document.text[$0] == 0x20 }
        findings.append(
          Finding(
            gap, isPlain ? "\(gap.count) spaces in a row" : "mixed white space between words",
            fix: .replace(gap, with: " ", "leave one space", isPlain ? .safe : .unsafe)))
      }
    }
  }

  /// Whether nothing but white space, and more than one of it, stands before a token.
  private func isWide(_ i: Int, _ document: Document) -> Bool {
    let gap = document.gap(before: i)
    guard gap.count >= 2, !document.tokens[i].shape.contains(.lineStart) else { return false }
    var at = gap.start
    var count = 0
    while at < gap.end {
      switch document.text[at] {
      case 0x20, 0x09: at += 1
      case 0xC2 where document.text[at + 1] == 0xA0: at += 2
      default: return false
      }
      count += 1
    }
    return count >= 2
  }

  private func isAfterSentence(_ i: Int, _ document: Document) -> Bool {
    let tokens = document.tokens
    var j = i - 1
    while j > 0, tokens[j].mark.isQuote || tokens[j].mark.isClosingBracket { j -= 1 }
    return tokens[j].mark.isTerminal || tokens[j].mark == .colon
  }

  /// Whether most sentences that go on within a line are followed by two spaces.
  private func hasTypistsHabit(_ document: Document) -> Bool {
    var wide = 0
    var narrow = 0
    for i in document.marks where document.tokens[i].mark.isTerminal && i + 1 < document.tokens.count {
      let next = document.tokens[i + 1]
      guard next.hasSpaceBefore, !next.shape.contains(.lineStart), !document.tokens[i].shape.contains(.abbreviation) else { continue }
      if isWide(i + 1, document) { wide += 1 } else { narrow += 1 }
    }
    return wide >= 2 && wide >= narrow
  }
}

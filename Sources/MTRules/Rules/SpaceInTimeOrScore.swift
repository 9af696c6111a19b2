import MTDocument
import MTLexicon
import MTText

/// White space inside a time of day or a score: 10: 00, 3 :1
public struct SpaceInTimeOrScore: Rule {
  public static let info = RuleInfo(
    id: "space-in-time-or-score",
    summary: "A space stands inside a time of day or a score.",
    rationale: """
      Systems that put a space behind every colon tear times and scores apart. It is the commonest slip of spacing in machine-translated \
      news.
      """,
    category: .timeFormat,
    fixSafety: """
      Safe for what can only be a time (8: 00 p.m., from 9: 30 to 11: 00); unsafe for scores, since English would rather write 2-1.
      """,
    measured: """
      0 in 303,744 words of clean news; 88 in 593,585 words of translations, all right by reading, of 93 that a plain search \
      finds.
      """,
    flagged: [
      "The curfew starts at ⟦8: 00→8:00⟧ p.m. in the capital.",
      "Shops open from ⟦9 : 30→9:30⟧ to ⟦18 :00→18:00⟧ on Sundays.",
      "The siren went off around ⟦3: 40→3:40⟧ a.m. and again later.",
      "The team won ⟦2: 1→2:1⟧ (⟦1: 0→1:0⟧) in the rain.",
      "The guests took a ⟦3: 0→3:0⟧ lead before the break.",
      "The fire broke out at ⟦11: 42: 58→11:42:58⟧ on Monday.",
      "Norrby won ⟦3: 1→3:1⟧, and in the other match it was Sunne ⟦4: 2→4:2⟧.",
    ],
    accepted: [
      "In verse 10: 12 people came to the well.",
      "The count for 2020: 15 dead and 20 hurt.",
      "Chapter 3: 12 rules for a good life.",
      "There were two groups: 12 of them stayed, and in Group 4: 11 left.",
      "The train left at 10:30 and the score was 2:1.",
      "Here is what we know of Flight 61: 14 passengers were saved.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    var done = 0
    var lastEnd = -10
    var scores = 0
    var possibleScores: [Range<Int>] = []
    for i in document.marks where tokens[i].mark == .colon && i > done {
      guard let figure = figure(around: i, document) else { continue }
      done = figure.upperBound - 1
      let parts = figure.filter { tokens[$0].kind == .number }
      let follows = figure.lowerBound - lastEnd <= 2
      let isTime = isCertainTime(parts, figure, follows: follows, document)
      if isTime || follows || isScore(parts, figure, document) {
        lastEnd = figure.upperBound
        if !isTime { scores += 1 }
        report(figure, isTime ? .safe : .unsafe, document, &findings)
      } else if mayBeScore(parts, figure, document) {
        possibleScores.append(figure)
      }
    }
    // In a report of a match “Hradec 4: 2” is another score.
    guard scores > 0 else { return }
    for figure in possibleScores { report(figure, .unsafe, document, &findings) }
  }

  private func report(_ figure: Range<Int>, _ applicability: Applicability, _ document: Document, _ findings: inout [Finding]) {
    guard figure.dropFirst().contains(where: { document.tokens[$0].hasSpaceBefore }) else { return }
    let whole = figure.map { document.string(document.tokens[$0]) }.joined()
    let range = document.range(ofTokens: figure)
    findings.append(
      Finding(range, "space inside ‘\(whole)’", fix: .replace(range, with: whole, "remove the space", applicability)))
  }

  /// The tokens of one figure: two to four numbers of one or two digits with colons between them. Longer chains are something
  /// else, and are not walked to their end.
  private func figure(around colon: Int, _ document: Document) -> Range<Int>? {
    let tokens = document.tokens
    guard colon > 0, tokens[colon - 1].kind == .number, value(tokens[colon - 1], document) != nil else { return nil }
    var end = colon
    while end <= colon + 6, end + 1 < tokens.count, tokens[end].mark == .colon, value(tokens[end + 1], document) != nil,
      !tokens[end].shape.contains(.lineStart), !tokens[end + 1].shape.contains(.lineStart)
    {
      end += 2
    }
    return end > colon && end <= colon + 6 ? colon - 1..<end : nil
  }

  /// The value of one or two digits, which “am” or “pm” may touch.
  private func value(_ token: Token, _ document: Document) -> Int? {
    guard token.kind == .number, token.count <= 4 else { return nil }
    let digits = document.digitCount(at: token.start)
    guard digits <= 2, token.count == digits || isHalfDay(token.start + digits, token.end, document) else { return nil }
    var value = 0
    for i in token.start..<token.start + digits { value = value * 10 + Int(document.text[i] & 0x0F) }
    return value
  }

  private func isHalfDay(_ start: Int, _ end: Int, _ document: Document) -> Bool {
    end - start == 2 && document.text[start + 1] | 0x20 == 0x6D
      && (document.text[start] | 0x20 == 0x61 || document.text[start] | 0x20 == 0x70)
  }

  private static let halfDays: [StaticString] = [
    "am", "pm", "a.m", "p.m", "o'clock", "o’clock", "gmt", "utc", "cet", "cest", "hrs", "local",
  ]
  private static let timePrepositions: [StaticString] = [
    "at", "from", "until", "till", "by", "around", "about", "after", "before", "since", "between",
  ]

  private func isCertainTime(_ parts: [Int], _ figure: Range<Int>, follows: Bool, _ document: Document) -> Bool {
    let tokens = document.tokens
    guard let hour = value(tokens[parts[0]], document), hour <= 24 else { return false }
    for part in parts.dropFirst() {
      guard document.digitCount(at: tokens[part].start) == 2, let minute = value(tokens[part], document), minute < 60 else { return false }
    }
    let last = tokens[parts[parts.count - 1]]
    let next = figure.upperBound
    // “17: 21, 21: 17” are points.
    guard
      !follows || document.isWord(figure.lowerBound - 1, in: ["and", "to", "until", "till"])
        || tokens[figure.lowerBound - 1].mark == .hyphen || tokens[figure.lowerBound - 1].mark == .dash
    else { return false }
    if last.count == 4 || document.isWord(next, in: Self.halfDays) { return true }
    let isFree = next >= tokens.count || !tokens[next].isOpenClassWord || tokens[next].shape.contains(.lineStart)
    if parts.count == 3 || document.text[last.start] == 0x30 { return isFree }
    return isFree && document.isWord(figure.lowerBound - 1, in: Self.timePrepositions)
  }

  private static let scoreCues: [StaticString] = [
    "won", "win", "wins", "beat", "lost", "lose", "loses", "drew", "ended", "finished", "leading", "led", "score", "result", "victory",
  ]

  /// Whether a figure that may be anything stands where only a score or ratio can: behind “a”, “with”, “won”, or between
  /// brackets.
  private func isScore(_ parts: [Int], _ figure: Range<Int>, _ document: Document) -> Bool {
    let tokens = document.tokens
    let before = figure.lowerBound - 1
    let next = figure.upperBound
    guard before >= 0, hasScoreForm(parts, figure, document) else { return false }
    if document.isWord(before, in: Self.scoreCues) { return true }
    let cue: WordClass = [.article, .possessive, .preposition, .determiner, .subjectPronoun, .auxiliary]
    if !tokens[before].classes.isDisjoint(with: cue) {
      return next >= tokens.count || !tokens[next].isOpenClassWord || document.isWord(next, in: Self.scoreNouns)
    }
    let opens = tokens[before].mark.isOpeningBracket
    return opens && next < tokens.count && (tokens[next].mark.isClosingBracket || tokens[next].mark == .comma)
  }

  private func hasScoreForm(_ parts: [Int], _ figure: Range<Int>, _ document: Document) -> Bool {
    guard parts.count == 2, !document.tokens[figure.lowerBound].shape.contains(.lineStart) else { return false }
    let second = document.tokens[parts[1]]
    return second.count == 1 || second.count == 2 && document.text[second.start] != 0x30
  }

  /// Whether a figure could be a score and nothing behind it is counted by its second number.
  private func mayBeScore(_ parts: [Int], _ figure: Range<Int>, _ document: Document) -> Bool {
    guard hasScoreForm(parts, figure, document) else { return false }
    let next = figure.upperBound
    guard next < document.tokens.count, !document.tokens[next].shape.contains(.lineStart) else { return true }
    return document.tokens[next].kind == .mark || !document.tokens[next].classes.isDisjoint(with: .grammatical)
  }

  private static let scoreNouns: [StaticString] = [
    "victory", "win", "defeat", "loss", "draw", "lead", "score", "home", "away", "success", "triumph", "result", "advantage", "ratio",
    "majority",
  ]
}

import MTDocument
import MTText

/// Two marks where one belongs: `,,` `..` `,.` `. .`
public struct DoubledPunctuation: Rule {
  public static let info = RuleInfo(
    id: "doubled-punctuation",
    summary: "Two marks stand where one belongs.",
    rationale: """
      Where a sentence is cut, moved or joined by machine, its old full stop or comma stays behind beside the new one. Dots of an \
      ellipsis, spaced or not, and marks doubled for emphasis are style and pass.
      """,
    category: .punctuation,
    fixSafety: """
      Safe where the marks are the same and a sentence ends there, or where an abbreviation has a second stop. Elsewhere either mark \
      may be the right one.
      """,
    measured: """
      3 in 303,744 words of clean news, all slips of the papers themselves; 19 in 593,585 words of translations, all right \
      by reading, though the place of a lost word cannot be told.
      """,
    flagged: [
      "The rivals were not far behind⟦. .→.⟧",
      "The rivals were not far behind⟦ . .→.⟧ Talks went on.",
      "“Things are getting hard⟦..→.⟧” He left the room.",
      "The ship sank⟦,,→,⟧ and all were saved.",
      "The visitors came from the U.S⟦..→.⟧ Nobody met them.",
      "He sold the farm⟦,.→.⟧",
      "The envoy, Bandele Abdullahi⟦.,→,⟧ read the letter aloud.",
      "Who would pay for it⟦?.→?⟧ Nobody could say.",
    ],
    accepted: [
      "He came from the U.S., not from Canada, and worked for Foo Inc., a maker of tiles, nuts, bolts, etc.",
      "They waited... and waited. . . and went home.",
      "Really?! He could not believe it!! What had they done???",
      "What now?.. He had no plan left.",
      "The bar opens at 8 p.m.; the kitchen closes at 11 p.m.: a long evening.",
      "“Where have they gone?,” the cardinal will ask.",
      "He watched Jeopardy!, then the news.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let marks = document.marks
    let tokens = document.tokens
    var k = 0
    while k < marks.count {
      let first = marks[k]
      var end = first + 1
      if Self.isMember(tokens[first].mark) {
        while end < tokens.count, Self.isMember(tokens[end].mark), !tokens[end].shape.contains(.lineStart) { end += 1 }
        if end - first >= 2, let finding = judge(first..<end, document) { findings.append(finding) }
      }
      k += end - first
    }
  }

  private static func isMember(_ mark: Mark) -> Bool { mark.clingsToWord || mark == .ellipsis }

  private func judge(_ cluster: Range<Int>, _ document: Document) -> Finding? {
    let tokens = document.tokens
    var cluster = cluster
    guard cluster.lowerBound > 0, !tokens[cluster.lowerBound].shape.contains(.lineStart),
      !cluster.contains(where: { tokens[$0].mark == .ellipsis })
    else { return nil }
    let isAbbreviation = tokens[cluster.lowerBound].shape.contains(.abbreviation) && !tokens[cluster.lowerBound].hasSpaceBefore
    if isAbbreviation, tokens[cluster.lowerBound + 1].mark != .stop { cluster = cluster.dropFirst() }
    // More than a handful are a ruled line or the empty cells of a table.
    guard (2...4).contains(cluster.count), isAtWordEnd(cluster, document),
      let (mark, applicability) = repair(cluster, afterAbbreviation: isAbbreviation, document)
    else { return nil }
    let start = document.gap(before: cluster.lowerBound).start
    let range = ByteRange(start, tokens[cluster.upperBound - 1].end)
    let found = document.text[ByteRange(tokens[cluster.lowerBound].start, range.end)]
    return Finding(
      range, "‘\(found)’ has a mark too many", fix: .replace(range, with: mark, "replace with ‘\(mark)’", applicability))
  }

  /// Whether the marks stand behind a word and are not the start of “..50”, “../” or the low quotation mark “,,Ja”.
  private func isAtWordEnd(_ cluster: Range<Int>, _ document: Document) -> Bool {
    let tokens = document.tokens
    let left = tokens[cluster.lowerBound - 1].mark
    guard left == .none || left.isQuote || left.isClosingBracket || left == .percent || left == .stop else { return false }
    guard let next = document.tokenTouching(cluster.upperBound) else { return true }
    if next.mark.isQuote || next.mark.isClosingBracket { return true }
    return next.kind == .word && !tokens[cluster.lowerBound].hasSpaceBefore
  }

  /// The mark that should stand there, or `nil` where the marks are style.
  private func repair(_ cluster: Range<Int>, afterAbbreviation: Bool, _ document: Document) -> (String, Applicability)? {
    let tokens = document.tokens
    let marks = cluster.map { tokens[$0].mark }
    let first = marks[0]
    let isSame = marks.allSatisfy { $0 == first }
    let isGlued = cluster.dropFirst().allSatisfy { !tokens[$0].hasSpaceBefore }
    let endsParagraph = document.isParagraphStart(cluster.upperBound)
    let ends = document.maySentenceEnd(before: cluster.upperBound) || document.tokenTouching(cluster.upperBound)?.mark.isQuote ?? false
    switch first {
    case .question, .exclamation:
      // “?..” and “?,” are styles, and names end in “!”.
      guard marks == [.question, .stop] || marks == [.exclamation, .stop] && tokens[cluster.lowerBound - 1].isLowercase else { return nil }
      return (document.string(tokens[cluster.lowerBound]), .unsafe)
    case .stop where isSame:
      guard marks.count == 2 else { return nil }
      // “in a way .. for example”: a pause, as transcripts of talk show it.
      if isGlued, tokens[cluster.lowerBound].hasSpaceBefore, !ends { return nil }
      if afterAbbreviation { return (".", .safe) }
      // Two dots in mid-sentence, or behind a word that wants another, are a pause with a dot lost.
      return ends && !(isGlued && document.wantsMore(after: cluster.lowerBound - 1)) ? (".", .safe) : ("...", .unsafe)
    case .comma where isSame:
      // Before a capital it may be the full stop that is missing.
      let goesOn = cluster.upperBound < tokens.count && tokens[cluster.upperBound].isLowercase
      return (",", isGlued && goesOn && marks.count == 2 ? .safe : .unsafe)
    case .semicolon where isSame: return (";", isGlued ? .safe : .unsafe)
    case .colon where isSame: return nil
    default: break
    }
    // “a question mark, ?, and a colon”: a mark spoken of.
    if cluster.contains(where: { tokens[$0].hasSpaceBefore && (tokens[$0].mark == .question || tokens[$0].mark == .exclamation) }) {
      return nil
    }
    if let last = marks.last, last == .question || last == .exclamation {
      return (document.string(tokens[cluster.upperBound - 1]), .unsafe)
    }
    if first == .stop, mayBeAbbreviation(tokens[cluster.lowerBound - 1], document) { return nil }
    if marks.contains(.stop), endsParagraph || ends && marks.last == .stop {
      return (".", endsParagraph && !marks.contains(.colon) ? .safe : .unsafe)
    }
    return (marks.contains(.comma) ? "," : document.string(tokens[cluster.lowerBound]), .unsafe)
  }

  /// Whether a full stop behind a word, with another mark after it, may be that of an abbreviation the lexicon lacks, or of an
  /// ordinal.
  private func mayBeAbbreviation(_ word: Token, _ document: Document) -> Bool {
    switch word.kind {
    case .number: return word.count < 4
    case .address: return true
    case .mark: return false
    case .word:
      if word.count >= 8 || !word.classes.isEmpty { return false }
      guard word.count >= 4 else { return true }
      switch document.text[word.end - 1] | 0x20 {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: return false
      default: return true
      }
    }
  }
}

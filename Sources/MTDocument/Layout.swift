import MTLexicon
import MTText

/// Cuts tokens into paragraphs and sentences, and tells what part of an article each paragraph is.
struct Layout {
  private let text: SourceText
  private let tokens: [Token]
  private let splitter: SentenceSplitter
  private(set) var paragraphs: [Paragraph] = []
  private(set) var sentences: [Sentence] = []
  private(set) var marks: [Int] = []
  /// Whether the format says what a heading is; then the first of them is the headline, whatever stands above it.
  private var marksHeadings = false
  private var hasHeadline = false

  init(text: SourceText, tokens: [Token]) {
    self.text = text
    self.tokens = tokens
    splitter = SentenceSplitter(text: text, tokens: tokens)
    marks.reserveCapacity(tokens.count / 6)
    for i in tokens.indices where tokens[i].kind == .mark { marks.append(i) }
  }

  mutating func read(_ blocks: [Prose.Block]) {
    marksHeadings = blocks.contains { $0.kind == .heading }
    var next = 0
    for block in blocks {
      let start = next
      while next < tokens.count, tokens[next].start < block.range.end { next += 1 }
      guard next > start else { continue }
      add(block, start..<next)
    }
    refineNeighbours()
  }

  private mutating func add(_ block: Prose.Block, _ range: Range<Int>) {
    let firstSentence = sentences.count
    let role = role(of: block, range)
    if role == .headline { hasHeadline = true }
    let dateline = role == .body ? dateline(in: range) : range.lowerBound..<range.lowerBound
    // A dateline belongs to the first sentence, and no stop inside it ends one.
    var cuts = splitter.sentences(in: dateline.upperBound..<range.upperBound)
    if !dateline.isEmpty {
      if cuts.isEmpty { cuts = [range] } else { cuts[0] = range.lowerBound..<cuts[0].upperBound }
    }
    for cut in cuts { sentences.append(Sentence(tokens: cut, paragraph: paragraphs.count)) }
    paragraphs.append(
      Paragraph(
        range: ByteRange(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end), tokens: range,
        sentences: firstSentence..<sentences.count, role: role, startsGroup: block.startsGroup || paragraphs.isEmpty,
        dateline: dateline))
  }

  // MARK: Roles

  private func role(of block: Prose.Block, _ range: Range<Int>) -> Paragraph.Role {
    switch block.kind {
    case .heading: return hasHeadline ? .subheading : .headline
    case .listItem: return .listItem
    case .caption: return .caption
    case .cell: return .other
    case .text, .quotation: break
    }
    if isListItem(range) { return .listItem }
    if isRelatedLinks(range) { return .relatedLinks }
    let stopped = endsWithTerminal(range)
    if isByline(range, stopped: stopped) { return .byline }
    if isCredit(range, stopped: stopped) { return .credit }
    if isDate(range, stopped: stopped) { return .other }
    if isKeywords(range, stopped: stopped) { return .keywords }
    let words = range.count
    if paragraphs.isEmpty, !marksHeadings, words <= 30, !stopped || isFollowedByGap(block) && words <= 16 { return .headline }
    if stopped { return .body }
    if words <= 12 || isTitleCase(range) { return block.startsGroup ? .subheading : .other }
    return .body
  }

  private func isFollowedByGap(_ block: Prose.Block) -> Bool {
    var newlines = 0
    var i = block.range.end
    while i < text.count, text[i] <= 0x20 {
      if text[i] == 0x0A { newlines += 1 }
      i += 1
    }
    return newlines >= 2
  }

  /// Whether the last token is a terminal mark, or one with closing quotes and brackets behind it.
  func endsWithTerminal(_ range: Range<Int>) -> Bool {
    var i = range.upperBound - 1
    while i > range.lowerBound, tokens[i].mark.isQuote || tokens[i].mark.isClosingBracket { i -= 1 }
    return tokens[i].mark.isTerminal || tokens[i].mark == .colon
  }

  private func isListItem(_ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound]
    guard range.count >= 2, tokens[range.lowerBound + 1].hasSpaceBefore else {
      // “1. Wash your hands.”
      return range.count >= 3 && first.kind == .number && first.count <= 2 && tokens[range.lowerBound + 2].hasSpaceBefore
        && (tokens[range.lowerBound + 1].mark == .stop || tokens[range.lowerBound + 1].mark == .closeParenthesis)
    }
    switch first.mark {
    case .hyphen, .asterisk: return true
    case .dash: return range.count <= 12
    case .other:
      return text.scalar(at: first.start).map { $0.value == 0x2022 || $0.value == 0xB7 || $0.value == 0x25CF || $0.value == 0x25A0 }
        ?? false
    default: return false
    }
  }

  private static let relatedOpeners = [
    "read also", "read more", "also read", "see also", "related", "more on this", "more from", "click here",
  ]

  private func isRelatedLinks(_ range: Range<Int>) -> Bool {
    guard range.count <= 40, tokens[range.lowerBound].shape.contains(.initialCapital) else { return false }
    let start = tokens[range.lowerBound].start
    return Self.relatedOpeners.contains { phrase in
      var i = start
      for byte in phrase.utf8 {
        guard text[i] | 0x20 == byte else { return false }
        i += 1
      }
      return text[i] == 0x3A || phrase.utf8.count > 8 && (text[i] == 0x0A || text[i] == 0)
    }
  }

  private func isByline(_ range: Range<Int>, stopped: Bool) -> Bool {
    guard !stopped, range.count >= 3, range.count <= 14, paragraphs.count <= 3 else { return false }
    let first = tokens[range.lowerBound]
    guard first.count == 2, text[first.start] == 0x42, text[first.start + 1] | 0x20 == 0x79 else { return false }
    return tokens[range.lowerBound + 1].shape.contains(.initialCapital)
  }

  /// “Alexei Nikolsky / Sputnik / AFP”, “Photo: …”, “(Reuters)”, “AFP”.
  private func isCredit(_ range: Range<Int>, stopped: Bool) -> Bool {
    guard !stopped, range.count <= 16, !paragraphs.isEmpty else { return false }
    let first = tokens[range.lowerBound]
    if range.count >= 3,
      tokens[range.lowerBound + 1].mark == .colon || tokens[range.lowerBound + 1].isLowercase && tokens[range.lowerBound + 2].mark == .colon
    {
      let word = text[first.range].lowercased()
      if word == "photo" || word == "photograph" || word == "image" || word == "picture" || word == "credit" || word == "source" {
        return true
      }
    }
    // Names parted by slashes.
    let slashes = range.filter { tokens[$0].mark == .slash && tokens[$0].hasSpaceBefore }.count
    guard slashes >= 1 || range.contains(where: { tokens[$0].mark == .slash }) else { return false }
    return range.allSatisfy { i in
      tokens[i].mark == .slash || tokens[i].mark == .comma || tokens[i].mark == .stop || tokens[i].mark == .hyphen
        || tokens[i].shape.contains(.initialCapital) || tokens[i].classes.contains(.coordinator) || tokens[i].classes.contains(.preposition)
        || tokens[i].kind == .address
    }
  }

  /// “Saturday, October 9, 2010”
  private func isDate(_ range: Range<Int>, stopped: Bool) -> Bool {
    guard !stopped, range.count <= 8 else { return false }
    return range.allSatisfy { i in
      tokens[i].kind == .number || tokens[i].kind == .mark || !tokens[i].classes.isDisjoint(with: [.month, .weekday])
    }
  }

  /// Three or more short items parted by commas, with no word of grammar among them.
  private func isKeywords(_ range: Range<Int>, stopped: Bool) -> Bool {
    guard !stopped, range.count >= 5, range.count <= 60 else { return false }
    guard !tokens[range.lowerBound].classes.contains(.preposition) else { return false }
    var commas = 0
    var run = 0
    for i in range {
      let token = tokens[i]
      if run == 0, token.classes.contains(.coordinator) { return false }
      if token.mark == .comma || token.mark == .semicolon {
        commas += 1
        run = 0
        continue
      }
      if token.kind == .mark, token.mark != .hyphen, token.mark != .stop { return false }
      if !token.classes.isDisjoint(with: [.auxiliary, .modal, .subjectPronoun, .article, .reporting]) { return false }
      run += 1
      if run > 3 { return false }
    }
    return commas >= 2
  }

  /// Most words of four letters and more begin with a capital.
  private func isTitleCase(_ range: Range<Int>) -> Bool {
    var capitals = 0
    var all = 0
    for i in range where tokens[i].kind == .word && tokens[i].count >= 4 {
      all += 1
      if tokens[i].shape.contains(.initialCapital) { capitals += 1 }
    }
    return all >= 3 && capitals * 10 >= all * 7
  }

  /// “VIRGINIA BEACH, Va. --”, “MOSCOW, Nov. 28 —”, “BRUSSELS (AP) —”: the tokens up to and with the dash.
  private func dateline(in range: Range<Int>) -> Range<Int> {
    let empty = range.lowerBound..<range.lowerBound
    let first = tokens[range.lowerBound]
    guard first.isAllCapitals || first.isCapitalised && first.kind == .word else { return empty }
    for i in range.prefix(16) {
      let token = tokens[i]
      if i > range.lowerBound, token.mark == .dash || token.mark == .hyphen && token.hasSpaceBefore {
        // The dash stands after capitals only and before a sentence.
        return i + 1 < range.upperBound && (first.isAllCapitals || i - range.lowerBound <= 12) && isDatelineTail(i, range)
          ? range.lowerBound..<i + 1 : empty
      }
      let allowed =
        token.shape.contains(.initialCapital) || token.kind == .number || token.mark == .comma || token.mark == .stop
        || token.mark == .slash || token.mark == .openParenthesis || token.mark == .closeParenthesis || token.mark == .hyphen
      if !allowed { return empty }
    }
    return empty
  }

  private func isDatelineTail(_ dash: Int, _ range: Range<Int>) -> Bool {
    let next = tokens[dash + 1]
    guard next.shape.contains(.initialCapital) || next.kind == .number || next.mark.isQuote else { return false }
    return tokens[range.lowerBound].isAllCapitals || tokens[dash - 1].mark == .closeParenthesis
  }

  /// A text paragraph directly above a credit line is a caption.
  private mutating func refineNeighbours() {
    for i in paragraphs.indices.dropFirst() where paragraphs[i].role == .credit && !paragraphs[i].startsGroup {
      let above = paragraphs[i - 1]
      guard above.role == .body || above.role == .subheading || above.role == .other, i >= 2 else { continue }
      paragraphs[i - 1] = Paragraph(
        range: above.range, tokens: above.tokens, sentences: above.sentences, role: .caption, startsGroup: above.startsGroup,
        dateline: above.dateline)
    }
  }
}

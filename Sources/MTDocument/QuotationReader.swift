import MTText

/// Finds the role of every quotation mark as part of the cheapest explanation of the whole article.
///
/// This is Viterbi's algorithm over two states, outside and inside a quotation. Each mark costs something where its
/// shape or the space around it speaks against its role; a mark without partner costs more; a quotation that runs on
/// into the next paragraph is cheap when that paragraph opens with a mark again. How much dearer the best other reading
/// is gives each mark's margin. Only differences of costs are kept, so a mark takes 12 bytes while it is read.
struct QuotationReader {
  enum Kind: Int {
    case double, single, foreign
  }

  private let text: SourceText
  private let tokens: [Token]
  private let paragraphs: [Paragraph]
  /// By kind.
  private var events: [[Event]] = [[], [], []]
  private var glyphs = Glyphs()
  /// Whether nearly every sentence is a paragraph of its own, as translation systems are fed. A quotation then runs on over
  /// borders that its author did not make.
  private let isSegmented: Bool

  init(text: SourceText, tokens: [Token], paragraphs: [Paragraph]) {
    self.text = text
    self.tokens = tokens
    self.paragraphs = paragraphs
    var bodies = 0
    var long = 0
    for paragraph in paragraphs where paragraph.role == .body {
      bodies += 1
      if paragraph.sentences.count > 1 { long += 1 }
    }
    isSegmented = long * 5 <= bodies
  }

  private enum Cost {
    // A mark against its shape and place.
    static let wrongGlyph = 6
    static let wrongGlyphOfOne = 2
    static let impossibleGlyph = 14
    static let touchesWordOutside = 5
    static let spaceInside = 4
    static let atParagraphEdge = 5
    static let beforePunctuation = 6
    static let beforeElision = 4
    static let againstReport = 8
    // A reading against good sense.
    static let noPartner = 10
    static let unclosed = 8
    static let reopened = 1
    static let reopenedWithinLine = 2
    static let carriedOverLine = 2
    static let carriedOverSegment = 2
    static let carriedOverGap = 5
    static let carriedOutOfProse = 30
    static let damagedApostrophe = 4
    static let never = 255
  }

  /// A mark that waits to be read, or the border of two paragraphs.
  private struct Event {
    /// `.max` for a border.
    var token: UInt32
    /// Of a mark: what each role costs. Of a border: `open` is what carrying a quotation over it costs.
    var open: UInt8
    var close: UInt8 = 0
    var other = UInt8(Cost.never)
    /// What opening costs more while a quotation is open.
    var again = UInt8(Cost.noPartner)
    var width: UInt8 = 1

    var isBorder: Bool { token == .max }
    var mayReopen: Bool { again < Cost.noPartner }
  }

  /// Which of the curly double marks the article uses at all.
  private struct Glyphs {
    var open = false
    var close = false
    var low = false
  }

  // MARK: Gathering

  /// Takes the marks of the document and says what each could be and at what cost.
  ///
  /// - Parameter marks: the indices of all tokens that are marks.
  mutating func gather(_ marks: [Int]) {
    for i in marks {
      switch tokens[i].mark {
      case .openDouble: glyphs.open = true
      case .closeDouble: glyphs.close = true
      case .lowDouble: glyphs.low = true
      default: break
      }
    }
    var paragraph = 0
    /// For each kind, the paragraph of the last mark.
    var lastParagraph = [-1, -1, -1]
    var next = 0
    while next < marks.count {
      let first = marks[next]
      guard tokens[first].mark.isQuote else {
        next += 1
        continue
      }
      while paragraph + 1 < paragraphs.count, paragraphs[paragraph + 1].tokens.lowerBound <= first { paragraph += 1 }
      // Marks that touch each other open or close together: what counts is what stands around them all.
      let limit = paragraphs[paragraph].tokens.upperBound
      var end = first + 1
      while end < limit, tokens[end].mark.isQuote, !tokens[end].hasSpaceBefore { end += 1 }
      let around = Surroundings(before: edge(before: first, paragraph), after: edge(after: end, limit))
      var i = first
      while i < end {
        let width = isPair(i, in: first..<end) ? 2 : 1
        if let kind = kind(of: i, width) {
          enter(paragraph, from: &lastParagraph[kind.rawValue], kind)
          var event = event(i, width, kind, around)
          if first == paragraphs[paragraph].tokens.lowerBound {
            event.again = 0
          } else if startsSentence(first, before: end, limit) {
            event.again = UInt8(Cost.reopenedWithinLine)
          }
          events[kind.rawValue].append(event)
        }
        i += width
      }
      next += end - first
    }
  }

  /// Whether marks stand between a sentence's end and a capital. Where paragraphs were joined into one, a quotation is
  /// opened again there.
  private func startsSentence(_ first: Int, before end: Int, _ limit: Int) -> Bool {
    tokens[first].hasSpaceBefore && tokens[first - 1].mark.isTerminal && end < limit && !tokens[end].hasSpaceBefore
      && (tokens[end].shape.contains(.initialCapital) || tokens[end].kind == .number)
  }

  private func kind(of i: Int, _ width: Int) -> Kind? {
    let mark = tokens[i].mark
    if mark.isForeignQuote { return .foreign }
    if mark.isDoubleQuote || width == 2 { return .double }
    return mark == .backtick ? nil : .single
  }

  /// `` or '' standing for a double mark.
  private func isPair(_ i: Int, in run: Range<Int>) -> Bool {
    let mark = tokens[i].mark
    guard mark == .backtick || mark == .straightSingle, i + 1 < run.upperBound, tokens[i + 1].mark == mark else { return false }
    return (i + 2 == run.upperBound || tokens[i + 2].mark != mark) && (i == run.lowerBound || tokens[i - 1].mark != mark)
  }

  /// Adds the borders between the last mark's paragraph and this one's.
  private mutating func enter(_ paragraph: Int, from last: inout Int, _ kind: Kind) {
    defer { last = paragraph }
    // Borders before the first mark say nothing.
    guard last >= 0, last < paragraph else { return }
    for p in last + 1...paragraph {
      events[kind.rawValue].append(Event(token: .max, open: UInt8(carryingCost(into: p, kind))))
    }
  }

  private func carryingCost(into p: Int, _ kind: Kind) -> Int {
    guard isProse(paragraphs[p - 1]), isProse(paragraphs[p]) else { return Cost.carriedOutOfProse }
    let first = tokens[paragraphs[p].tokens.lowerBound].mark
    let opensAgain =
      switch kind {
      case .double: first == .straightDouble || first == .openDouble || first == .lowDouble
      case .single: first == .straightSingle || first == .openSingle || first == .lowSingle
      case .foreign: first.isForeignQuote
      }
    if opensAgain { return Cost.reopened }
    return isSegmented ? Cost.carriedOverSegment : paragraphs[p].startsGroup ? Cost.carriedOverGap : Cost.carriedOverLine
  }

  private func isProse(_ paragraph: Paragraph) -> Bool {
    switch paragraph.role {
    case .body, .subheading, .listItem, .other, .caption: true
    // A first line with a stop may be a short paragraph.
    case .headline: tokens[paragraph.tokens.upperBound - 1].mark.isTerminal
    case .byline, .credit, .keywords, .relatedLinks: false
    }
  }

  // MARK: Surroundings

  /// What a mark has on one side.
  private enum Edge {
    /// The start or end of the paragraph.
    case paragraph
    case space
    /// A dash, hyphen, slash or ellipsis, which may stand inside or outside.
    case soft
    /// Before: an opening bracket. After: a comma, stop or closing bracket.
    case outer
    /// A word, or a mark that belongs inside.
    case tight
  }

  private struct Surroundings {
    let before: Edge
    let after: Edge

    var openCost: Int {
      let left =
        switch before {
        case .paragraph, .space, .soft, .outer: 0
        case .tight: Cost.touchesWordOutside
        }
      return switch after {
      case .tight, .soft: left
      case .space: left + Cost.spaceInside
      case .outer: left + Cost.beforePunctuation
      case .paragraph: left + Cost.spaceInside + Cost.atParagraphEdge
      }
    }

    var closeCost: Int {
      let right =
        switch after {
        case .paragraph, .space, .soft, .outer: 0
        case .tight: Cost.touchesWordOutside
        }
      return switch before {
      case .tight, .soft: right
      case .space: right + Cost.spaceInside
      case .outer: right + Cost.beforePunctuation
      case .paragraph: right + Cost.spaceInside + Cost.atParagraphEdge
      }
    }
  }

  private func edge(before i: Int, _ paragraph: Int) -> Edge {
    if i == paragraphs[paragraph].tokens.lowerBound { return .paragraph }
    if tokens[i].hasSpaceBefore { return .space }
    switch tokens[i - 1].mark {
    case .dash, .hyphen, .slash, .ellipsis: return .soft
    case .openParenthesis, .openBracket, .openBrace: return .outer
    default: return .tight
    }
  }

  private func edge(after i: Int, _ limit: Int) -> Edge {
    if i >= limit { return .paragraph }
    if tokens[i].hasSpaceBefore { return .space }
    switch tokens[i].mark {
    case .dash, .hyphen, .slash, .ellipsis: return .soft
    case .stop, .comma, .colon, .semicolon, .question, .exclamation, .closeParenthesis, .closeBracket, .closeBrace: return .outer
    default: return .tight
    }
  }

  // MARK: Costs of one mark

  private func event(_ i: Int, _ width: Int, _ kind: Kind, _ around: Surroundings) -> Event {
    var open = around.openCost
    var close = around.closeCost
    var other = Cost.never
    switch kind {
    case .double:
      addGlyphCost(i, &open, &close)
      if followsSpeech(i, width) { open += Cost.againstReport }
      if leadsToSpeech(i, width) { close += Cost.againstReport }
      other = primeCost(i, around)
    case .single:
      switch tokens[i].mark {
      case .openSingle: close += Cost.wrongGlyph
      case .closeSingle: open += Cost.wrongGlyph
      case .lowSingle: close += Cost.impossibleGlyph
      default: break
      }
      other = apostropheCost(i)
      if other == 0 { open += Cost.beforeElision }
    case .foreign:
      switch tokens[i].mark {
      // »German« and «French» point either way; corner brackets do not.
      case .openGuillemet: close += Cost.wrongGlyphOfOne
      case .closeGuillemet: open += Cost.wrongGlyphOfOne
      case .openCorner: close += Cost.impossibleGlyph
      default: open += Cost.impossibleGlyph
      }
    }
    return Event(
      token: UInt32(truncatingIfNeeded: i), open: UInt8(open), close: UInt8(close), other: UInt8(other),
      width: UInt8(width))
  }

  private func addGlyphCost(_ i: Int, _ open: inout Int, _ close: inout Int) {
    switch tokens[i].mark {
    case .openDouble, .highReversedDouble:
      // „So“ in German; “so“ where an article has only one of the two.
      close += glyphs.low ? 1 : glyphs.close ? Cost.wrongGlyph : Cost.wrongGlyphOfOne
      if glyphs.low { open += 2 }
    case .closeDouble: open += glyphs.open ? Cost.wrongGlyph : Cost.wrongGlyphOfOne
    case .lowDouble: close += Cost.impossibleGlyph
    case .backtick: close += Cost.impossibleGlyph
    default: break
    }
  }

  /// `…, "said Petrescu`: behind the speech, on whichever side the space stands.
  private func followsSpeech(_ i: Int, _ width: Int) -> Bool {
    guard i > 0, i + width < tokens.count else { return false }
    let next = tokens[i + width]
    switch tokens[i - 1].mark {
    case .comma, .question, .exclamation: return next.classes.contains(.reporting) && next.isLowercase
    default: return false
    }
  }

  /// `Petrescu said:" We …`: before the speech, on whichever side the space stands.
  private func leadsToSpeech(_ i: Int, _ width: Int) -> Bool {
    guard i > 1, i + width < tokens.count else { return false }
    guard tokens[i - 1].mark == .colon || tokens[i - 1].mark == .comma else { return false }
    return tokens[i - 2].classes.contains(.reporting) && tokens[i + width].shape.contains(.initialCapital)
  }

  /// What it costs to take a double mark for inches, or for the damaged apostrophe of a plural (the judges" decision).
  private func primeCost(_ i: Int, _ around: Surroundings) -> Int {
    guard touchesLeft(i), tokens[i].mark != .openDouble else { return Cost.never }
    let left = tokens[i - 1]
    if left.kind == .number { return tokens[i].mark == .closeDouble ? 4 : 2 }
    guard left.isWord, left.count >= 4, left.classes.isDisjoint(with: [.auxiliary, .pronoun, .preposition, .determiner]),
      text[left.end - 1] == 0x73, around.after == .space,
      tokens[i].mark == .straightDouble, i + 1 < tokens.count,
      tokens[i + 1].isLowercase
    else { return Cost.never }
    return Cost.damagedApostrophe
  }

  private func touchesLeft(_ i: Int) -> Bool { i > 0 && tokens[i - 1].end == tokens[i].start }

  /// What it costs to take a single mark for an apostrophe.
  private func apostropheCost(_ i: Int) -> Int {
    let touchesRight = i + 1 < tokens.count && tokens[i + 1].start == tokens[i].end
    if touchesRight, tokens[i + 1].kind == .number || tokens[i + 1].kind == .word {
      if isElision(tokens[i + 1]) { return 0 }
      if touchesLeft(i), tokens[i - 1].kind != .mark { return 1 }
      // A word that may have lost its head costs less by its proper apostrophe.
      return tokens[i].mark == .closeSingle ? 3 : 5
    }
    guard touchesLeft(i) else { return 3 }
    switch tokens[i - 1].kind {
    case .number: return 1
    case .word:
      let last = text[tokens[i - 1].end - 1] | 0x20
      // The players’ strike; Marx’ works; rock ’n’ roll, runnin’
      if last == 0x73 || last == 0x78 || last == 0x7A { return 1 }
      if last == 0x6E, tokens[i - 1].count == 1 { return 0 }
      return last == 0x6E ? 3 : 6
    default: return 12
    }
  }

  /// ’90s, ’em, ’n’, ’til, ’cause, ’tis
  private func isElision(_ word: Token) -> Bool {
    if word.kind == .number { return word.count <= 3 }
    guard word.count <= 5 else { return false }
    var letters: UInt64 = 0
    for j in word.start..<word.end { letters = letters << 8 | UInt64(text[j] | 0x20) }
    return Self.elisions.contains(letters)
  }

  /// Words that stand behind an apostrophe, packed into integers.
  private static let elisions: [UInt64] = [
    "n", "s", "t", "d", "m", "em", "re", "ve", "ll", "til", "tis", "cos", "cuz", "till", "twas", "bout", "cause", "round", "neath",
  ].map { (word: StaticString) in
    (0..<word.utf8CodeUnitCount).reduce(0) { $0 << 8 | UInt64(word.utf8Start[$1]) }
  }

  // MARK: Reading

  /// The roles of all marks of one kind.
  func read(_ kind: Kind) -> [Quotations.Mark] {
    let events = events[kind.rawValue]
    if events.isEmpty { return [] }
    let ahead = costsAhead(events)
    var found: [Quotations.Mark] = []
    found.reserveCapacity(events.count)
    var pairing = Pairing()
    // What being inside costs more than being outside, by all that came before; and where the cheapest reading is.
    var inside = 1 << 12
    var state = 0
    for (i, event) in events.enumerated() {
      let later = Int(ahead[i + 1])
      if event.isBorder {
        if state == 1, Cost.unclosed < Int(event.open) + later { state = 0 }
        if state == 0 { pairing.drop() }
        pairing.outer = nil
        inside = inside + Int(event.open) - min(0, inside + Cost.unclosed)
        continue
      }
      let again = Int(event.again)
      let open = Int(event.open)
      let close = Int(event.close)
      let other = Int(event.other)
      // The cheapest way from here, and the cheapest of all ways for each role.
      let fromHere = (open + (state == 1 ? again : 0) + later, close + (state == 0 ? Cost.noPartner : 0), other + (state == 1 ? later : 0))
      let role: Quotations.Role =
        fromHere.0 <= fromHere.1 && fromHere.0 <= fromHere.2 ? .open : fromHere.1 <= fromHere.2 ? .close : .other
      let all = (open + min(0, inside + again) + later, close + min(Cost.noPartner, inside), other + min(0, inside + later))
      let margin =
        switch role {
        case .open: min(all.1, all.2) - all.0
        case .close: min(all.0, all.2) - all.1
        case .other: min(all.0, all.1) - all.2
        }
      let reopens = role == .open && state == 1 && event.mayReopen
      found.append(.init(token: Int(event.token), width: Int(event.width), role: role, margin: margin, reopens: reopens))
      pairing.add(&found, reopens: reopens)
      if role != .other { state = role == .open ? 1 : 0 }
      let outsideAfter = min(close + min(Cost.noPartner, inside), other)
      inside = min(open + min(0, inside + again), other + inside) - outsideAfter
    }
    return found
  }

  /// For each event, what being inside before it costs more than being outside, by all that comes after.
  private func costsAhead(_ events: [Event]) -> [Int16] {
    var ahead = [Int16](repeating: 0, count: events.count + 1)
    var inside = Cost.unclosed
    ahead[events.count] = Int16(inside)
    var i = events.count
    while i > 0 {
      i -= 1
      let event = events[i]
      let open = Int(event.open)
      if event.isBorder {
        inside = min(open + inside, Cost.unclosed)
      } else {
        let close = Int(event.close)
        let other = Int(event.other)
        let fromOutside = min(open + inside, close + Cost.noPartner, other)
        let fromInside = min(open + Int(event.again) + inside, close, other + inside)
        inside = fromInside - fromOutside
      }
      ahead[i] = Int16(inside)
    }
    return ahead
  }

  /// Joins opening and closing marks while they are read.
  private struct Pairing {
    var open: Int?
    /// An opening mark of the same paragraph, inside which another was opened.
    var outer: Int?

    mutating func drop() { open = nil }

    /// Joins the mark added last.
    mutating func add(_ marks: inout [Quotations.Mark], reopens: Bool) {
      let last = marks.count - 1
      switch marks[last].role {
      case .open:
        if reopens {
          // The quotation before it needs no close of its own.
          if let open { marks[open].pair(with: last) }
        } else if let open, outer == nil {
          outer = open
        }
        open = last
      case .close:
        if let begin = open ?? outer {
          marks[begin].pair(with: last)
          marks[last].pair(with: begin)
          if open == nil { outer = nil }
        }
        open = nil
      case .other: break
      }
    }
  }
}

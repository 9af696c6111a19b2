import MTText

/// Which quotation mark opens and which closes, in a text whose marks may point the wrong way, stand apart from their
/// words or be missing.
///
/// Double marks are read as the cheapest explanation of the whole article (Viterbi's algorithm over two states, inside
/// and outside a quotation): each mark costs something where its shape or the space around it speaks against its role,
/// a mark without partner costs more, and a quotation that runs on into the next paragraph is cheap when that paragraph
/// opens with a mark again. How much dearer the best other reading is gives each mark's ``Mark/margin``.
public struct Quotations: Sendable {
  public enum Role: UInt8, Sendable {
    case open, close
    /// Inches, minutes of arc, apostrophes.
    case other
  }

  public struct Mark: Sendable {
    public let token: Int
    public let role: Role
    /// How much more any other role of this mark would cost: below ``Quotations/certain`` it is a guess.
    public let margin: Int
    /// The index in ``Quotations/doubles`` of the mark at the quotation's other end; `nil` where there is none.
    public fileprivate(set) var partner: Int?
    /// Opens a paragraph inside a quotation that goes on from the paragraph before, so it needs no close before it.
    public let reopens: Bool
  }

  /// A margin from which a reading may be acted upon.
  public static let certain = 4

  /// All double marks in order.
  public let doubles: [Mark]
  /// Token ranges from opening to closing mark, ascending; double and single marks alike. Quotations without an end reach to
  /// the end of their paragraph.
  public let spans: [Range<Int>]
  /// The single marks that open or close a quotation (apostrophes are not among them), by token.
  public let singles: [(open: Int, close: Int)]

  /// Whether a token lies inside a quotation or is one of its marks.
  public func contains(token: Int) -> Bool {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].contains(token)
  }

  init(text: SourceText, tokens: [Token], marks: [Int], paragraphs: [Paragraph]) {
    let reader = QuotationReader(text: text, tokens: tokens, paragraphs: paragraphs)
    let doubleTokens = marks.filter { tokens[$0].mark.isDoubleQuote }
    doubles = reader.readDoubles(doubleTokens)
    singles = reader.readSingles(marks)
    spans = Self.spans(doubles, singles, tokens, paragraphs)
  }

  private static func spans(_ doubles: [Mark], _ singles: [(open: Int, close: Int)], _ tokens: [Token], _ paragraphs: [Paragraph])
    -> [Range<Int>]
  {
    var found: [Range<Int>] = []
    for mark in doubles where mark.role == .open {
      if let partner = mark.partner, doubles[partner].token > mark.token {
        found.append(mark.token..<doubles[partner].token + 1)
      } else if let paragraph = paragraphs.first(where: { $0.tokens.contains(mark.token) }) {
        found.append(mark.token..<paragraph.tokens.upperBound)
      }
    }
    found += singles.map { $0.open..<$0.close + 1 }
    found.sort { $0.lowerBound < $1.lowerBound }
    // Nested quotations are parts of the outer one.
    var merged: [Range<Int>] = []
    for span in found {
      if let last = merged.last, span.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}

/// Reads the quotation marks of one document.
private struct QuotationReader {
  let text: SourceText
  let tokens: [Token]
  let paragraphs: [Paragraph]

  // MARK: Double marks

  /// Costs, in the same unit as ``Quotations/Mark/margin``.
  private enum Cost {
    static let wrongGlyph = 6
    static let spaceOnBothSides = 3
    static let noSpaceAround = 4
    static let wrongSide = 8
    static let noPartner = 10
    static let unclosedAtParagraphEnd = 8
    static let reopened = 1
    static let carriedOverLine = 2
    static let carriedOverGap = 5
    static let primeAfterDigit = 2
    static let never = 1 << 20
  }

  private struct Event {
    /// The token of a mark, or `nil` at the border of two paragraphs.
    var token: Int?
    var open = 0
    var close = 0
    var other = Cost.never
    /// For a mark: it may reopen. For a border: what it costs to carry a quotation over it.
    var reopens = false
    var carry = 0
  }

  func readDoubles(_ marks: [Int]) -> [Quotations.Mark] {
    guard !marks.isEmpty else { return [] }
    let events = events(marks)
    // forward[i][s]: the cheapest way to be in state s (0 outside, 1 inside) before event i.
    var forward = [SIMD2<Int>](repeating: [Cost.never, Cost.never], count: events.count + 1)
    forward[0] = [0, Cost.never]
    for (i, event) in events.enumerated() {
      for from in 0...1 {
        for (to, cost, _) in moves(event, from) { forward[i + 1][to] = min(forward[i + 1][to], forward[i][from] + cost) }
      }
    }
    var backward = [SIMD2<Int>](repeating: [Cost.never, Cost.never], count: events.count + 1)
    backward[events.count] = [0, Cost.unclosedAtParagraphEnd]
    for (i, event) in events.enumerated().reversed() {
      for from in 0...1 {
        for (to, cost, _) in moves(event, from) { backward[i][from] = min(backward[i][from], backward[i + 1][to] + cost) }
      }
    }
    var found: [Quotations.Mark] = []
    var open: Int?
    var state = 0
    for (i, event) in events.enumerated() {
      var best: (to: Int, cost: Int, role: Quotations.Role) = (0, Int.max, .other)
      for (to, cost, role) in moves(event, state) {
        let total = cost + backward[i + 1][to]
        if total < best.cost { best = (to, total, role) }
      }
      if let token = event.token {
        var byRole: [Int] = [Cost.never, Cost.never, Cost.never]
        for from in 0...1 {
          for (to, cost, role) in moves(event, from) {
            byRole[Int(role.rawValue)] = min(byRole[Int(role.rawValue)], forward[i][from] + cost + backward[i + 1][to])
          }
        }
        let mine = byRole[Int(best.role.rawValue)]
        let rival = byRole.enumerated().filter { $0.offset != Int(best.role.rawValue) }.map(\.element).min()!
        let reopens = best.role == .open && state == 1 && event.reopens
        found.append(.init(token: token, role: best.role, margin: rival - mine, partner: nil, reopens: reopens))
        switch best.role {
        case .open:
          // A mark that reopens leaves the quotation before it without need of a close of its own.
          if reopens, let before = open { found[before].partner = found.count - 1 }
          open = found.count - 1
        case .close:
          if state == 1, let begin = open {
            found[found.count - 1].partner = begin
            found[begin].partner = found.count - 1
          }
          open = nil
        case .other: break
        }
      } else if state == 1, best.to == 0 {
        open = nil
      }
      state = best.to
    }
    return found
  }

  private func events(_ marks: [Int]) -> [Event] {
    var events: [Event] = []
    var paragraph = 0
    for mark in marks {
      while paragraph + 1 < paragraphs.count, paragraphs[paragraph + 1].tokens.lowerBound <= mark {
        paragraph += 1
        // Borders before the first mark say nothing.
        if events.isEmpty { continue }
        let opener = tokens[paragraphs[paragraph].tokens.lowerBound].mark
        let carry =
          opener == .closeDouble
          ? Cost.carriedOverGap
          : opener.isDoubleQuote
            ? Cost.reopened
            : paragraphs[paragraph].startsGroup ? Cost.carriedOverGap : Cost.carriedOverLine
        events.append(Event(token: nil, carry: carry))
      }
      events.append(event(mark, in: paragraphs[paragraph]))
    }
    return events
  }

  private func event(_ i: Int, in paragraph: Paragraph) -> Event {
    let token = tokens[i]
    let left = spaceLike(before: i, in: paragraph)
    let right = spaceLike(after: i, in: paragraph)
    var event = Event(token: i)
    switch (left, right) {
    case (true, false): event.close = Cost.wrongSide
    case (false, true): event.open = Cost.wrongSide
    case (true, true):
      event.open = Cost.spaceOnBothSides
      event.close = Cost.spaceOnBothSides
      // Nothing can be opened at the end of a paragraph, nor closed at its start.
      if i == paragraph.tokens.upperBound - 1 { event.open = Cost.wrongSide }
      if i == paragraph.tokens.lowerBound { event.close = Cost.wrongSide }
    case (false, false):
      event.open = Cost.noSpaceAround
      event.close = Cost.noSpaceAround
    }
    switch token.mark {
    case .openDouble, .highReversedDouble: event.close += Cost.wrongGlyph
    case .closeDouble: event.open += Cost.wrongGlyph
    case .lowDouble: event.close += Cost.wrongGlyph * 2
    default:
      if i > 0, tokens[i - 1].end == token.start, tokens[i - 1].kind == .number { event.other = Cost.primeAfterDigit }
    }
    event.reopens = i == paragraph.tokens.lowerBound
    return event
  }

  /// White space, the start of the paragraph, or a mark that a quotation may open behind.
  private func spaceLike(before i: Int, in paragraph: Paragraph) -> Bool {
    guard i > paragraph.tokens.lowerBound, !tokens[i].hasSpaceBefore else { return true }
    let left = tokens[i - 1].mark
    return left.isOpeningBracket || left == .dash || left == .hyphen || left == .slash || left == .openSingle
      || left.isSingleQuote && (i - 1 == paragraph.tokens.lowerBound || tokens[i - 1].hasSpaceBefore)
  }

  /// White space, the end of the paragraph, or a mark that stands behind a closed quotation.
  private func spaceLike(after i: Int, in paragraph: Paragraph) -> Bool {
    guard i + 1 < paragraph.tokens.upperBound, !tokens[i + 1].hasSpaceBefore else { return true }
    let right = tokens[i + 1].mark
    return right.clingsToWord || right.isClosingBracket || right == .dash || right == .hyphen || right == .slash
      || right == .closeSingle && (i + 2 >= paragraph.tokens.upperBound || tokens[i + 2].hasSpaceBefore)
  }

  /// What an event may do from a state: the state after it, the cost, the role.
  private func moves(_ event: Event, _ state: Int) -> [(to: Int, cost: Int, role: Quotations.Role)] {
    if event.token == nil {
      return state == 0 ? [(0, 0, .other)] : [(1, event.carry, .other), (0, Cost.unclosedAtParagraphEnd, .other)]
    }
    let nested = state == 1 && !event.reopens ? Cost.noPartner : 0
    var all = [(1, event.open + nested, Quotations.Role.open), (0, event.close + (state == 0 ? Cost.noPartner : 0), .close)]
    if event.other < Cost.never { all.append((state, event.other, .other)) }
    return all
  }

  // MARK: Single marks

  /// Pairs single marks within a paragraph. An apostrophe at a word's end closes only what a mark before has opened.
  func readSingles(_ marks: [Int]) -> [(open: Int, close: Int)] {
    var pairs: [(open: Int, close: Int)] = []
    var open: Int?
    var paragraph = 0
    for i in marks where tokens[i].mark.isSingleQuote {
      while paragraph + 1 < paragraphs.count, paragraphs[paragraph + 1].tokens.lowerBound <= i {
        paragraph += 1
        open = nil
      }
      let left = spaceLike(before: i, in: paragraphs[paragraph]) || i > 0 && tokens[i - 1].mark.isDoubleQuote
      let right = spaceLike(after: i, in: paragraphs[paragraph]) || i + 1 < tokens.count && tokens[i + 1].mark.isDoubleQuote
      if left, !right, tokens[i].mark != .closeSingle, !isElision(i + 1) {
        open = i
      } else if !left, let begin = open, right {
        // “the players’ strike”: a plural possessive inside a quotation.
        if tokens[i].mark == .closeSingle || tokens[i].mark == .straightSingle, isPossessive(i), laterClose(i, in: paragraphs[paragraph]) {
          continue
        }
        pairs.append((begin, i))
        open = nil
      }
    }
    return pairs
  }

  private func isPossessive(_ i: Int) -> Bool {
    i > 0 && tokens[i - 1].kind == .word && text[tokens[i].start - 1] == 0x73 && i + 1 < tokens.count && tokens[i + 1].isLowercase
  }

  private func laterClose(_ i: Int, in paragraph: Paragraph) -> Bool {
    var j = i + 1
    while j < paragraph.tokens.upperBound, j < i + 60 {
      if tokens[j].mark.isSingleQuote { return !spaceLike(before: j, in: paragraph) && spaceLike(after: j, in: paragraph) }
      j += 1
    }
    return false
  }

  /// ’90s, ’em, ’n’, ’til, ’cause, ’tis
  private func isElision(_ word: Int) -> Bool {
    guard word < tokens.count else { return false }
    if tokens[word].kind == .number { return true }
    switch text[tokens[word].range].lowercased() {
    case "em", "n", "til", "till", "cause", "tis", "twas", "bout", "round", "s", "t", "re", "ve", "ll", "d", "m": return true
    default: return false
    }
  }
}

import MTDocument
import MTText

/// A phrase repeated on the spot, or a sentence that stands twice in the article.
public struct RepeatedPhrase: Rule {
  public static let info = RuleInfo(
    id: "repeated-phrase",
    summary: "A phrase is repeated on the spot, or a sentence stands twice in the article.",
    rationale: """
      A neural system that loses its thread says the same words again and again. Sentences and paragraphs stand twice where \
      segments were put together wrongly or a paste went astray. \
      A sentence that comes again far from the first is shown as a note.
      """,
    category: .duplication, mqmSeverity: .major,
    fixSafety: "Unsafe: the repetition is nearly always a slip, but what should stand there instead may be lost.",
    measured: """
      2 in 303,744 words of clean news, both really there twice; 27 in 1,428 MT articles: by reading 22 right, 4 perhaps repeated in \
      the source, 1 wrong.
      """,
    flagged: [
      "The war ⟦in the region in the region in the region→in the region⟧ goes on.",
      "He ⟦met with the mayor met with the mayor→met with the mayor⟧ on Monday.",
      "It was ⟦the minister, the minister, the minister, the minister→the minister⟧ who left.",
      "They are ⟦very tired very tired very tired→very tired⟧ now.",
      "The council voted for the new road on Monday night.⟦ The council voted for the new road on Monday night.→⟧ It starts in May.",
    ],
    accepted: [
      "It grew day after day after day, and they talked on and on and on.",
      "“No, no, no, no,” she said, “we want it now, we want it now.”",
      "She left New York, New York, and won 6-3, 6-3, 6-3 in Paris.",
      "The more they knew, the more they asked; the less they knew, the less they asked.",
      "It was of the people, by the people, for the people.",
      "He asked again and again and again, year after year after year.",
      "He won gold in 2012, 2016 and 2020. He won silver in 2008.",
      "The rate fell to 3.5%, 3.5%, 3.5% and 3.5% in four months.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let words = FoldedTokens(document)
    var loops = LoopFinder(document: document, words: words)
    for paragraph in document.paragraphs where paragraph.tokens.count >= 4 { loops.read(paragraph, &findings) }
    RepeatedSentences(document: document, words: words).find(loops.found, &findings)
  }
}

// MARK: - Loops

/// Finds token sequences that stand several times in a row, in one pass: a pair of tokens that was last seen a few tokens
/// ago gives the period to try.
private struct LoopFinder {
  let document: Document
  let words: FoldedTokens
  private var lastPair = [Int32](repeating: -1, count: 1 << LoopFinder.bits)
  /// Token ranges of the loops found.
  private(set) var found: [Range<Int>] = []

  private static let bits = 10
  private static let longestPeriod = 24

  init(document: Document, words: FoldedTokens) {
    self.document = document
    self.words = words
  }

  mutating func read(_ paragraph: Paragraph, _ findings: inout [Finding]) {
    let range = paragraph.tokens
    // Nothing before this token is looked at again, so that the time stays linear.
    var floor = range.lowerBound
    var i = range.lowerBound
    while i + 1 < range.upperBound {
      let pair = (words.hashes[i] &* 0x9E37_79B1 ^ words.hashes[i + 1]) &* 0x85EB_CA6B
      let slot = Int(pair >> UInt32(32 - Self.bits))
      let last = Int(lastPair[slot])
      lastPair[slot] = Int32(truncatingIfNeeded: i)
      guard last >= floor, i - last >= 2, i - last <= Self.longestPeriod, words.areEqual(i, last) else {
        i += 1
        continue
      }
      let period = i - last
      let (loop, end) = turns(around: last, period, floor..<range.upperBound)
      guard loop.count >= 2 * period - 1 else {
        // A long run of marks alone is no phrase, and is not walked through again.
        if end > i + Self.longestPeriod { floor = end }
        i = max(i + 1, floor)
        continue
      }
      if let loop = Loop(tokens: loop, period: period, document: document) {
        findings.append(loop.finding(document))
        found.append(loop.tokens)
        floor = loop.tokens.upperBound
      } else {
        floor = loop.upperBound
      }
      i = max(i + 1, floor)
    }
  }

  /// The tokens around one that repeat with a period, from a word on, and where the repetition ends.
  private func turns(around token: Int, _ period: Int, _ range: Range<Int>) -> (loop: Range<Int>, end: Int) {
    var start = token
    var end = token + period
    while end < range.upperBound, words.areEqual(end - period, end) { end += 1 }
    while start > range.lowerBound, words.areEqual(start - 1, start - 1 + period) { start -= 1 }
    while start + 1 < end, document.tokens[start].kind == .mark { start += 1 }
    return (start..<end, end)
  }
}

private struct Loop {
  let tokens: Range<Int>
  let period: Int
  /// How often the phrase stands there; the last time may lack its comma.
  let turns: Int

  /// - Returns: `nil` where there are too few turns for a slip.
  init?(tokens: Range<Int>, period: Int, document: Document) {
    self.period = period
    let phrase = document.tokens[tokens.lowerBound..<tokens.lowerBound + period]
    let isSeparated = phrase.last!.kind == .mark
    turns = (tokens.count + (isSeparated ? 1 : 0)) / period
    // What hangs over is no part of the loop, but for a phrase that lacks its comma.
    let whole = min(turns * period, tokens.count)
    self.tokens = tokens.lowerBound..<tokens.lowerBound + whole
    guard turns >= Self.turnsNeeded(phrase) + (document.quotations.contains(token: tokens.lowerBound) ? 1 : 0) else { return nil }
  }

  /// Rhetoric and names repeat short phrases too: the shorter, the more turns it takes.
  private static func turnsNeeded(_ phrase: ArraySlice<Token>) -> Int {
    let words = phrase.filter { $0.kind == .word && $0.shape.contains(.latin) }
    let isIdiom = words.contains { !$0.classes.isDisjoint(with: [.coordinator, .preposition, .subordinator]) }
    // “Smith, Jones, Smith, Jones”: lists and scores.
    let isList = words.allSatisfy { $0.shape.contains(.initialCapital) } || words.count * 2 < phrase.count
    switch words.count {
    case 0: return .max / 2
    case 1: return phrase.contains { $0.kind == .number || $0.mark == .slash } ? .max / 2 : 5
    case 2: return isIdiom ? 4 : 3
    default: return isList || phrase.contains { $0.mark.isTerminal } ? 3 : 2
    }
  }

  func finding(_ document: Document) -> Finding {
    let all = document.range(ofTokens: tokens)
    var first = tokens.lowerBound..<tokens.lowerBound + period
    if document.tokens[first.upperBound - 1].kind == .mark, tokens.count % period != 0 {
      first = first.lowerBound..<first.upperBound - 1
    }
    let kept = document.range(ofTokens: first)
    return Finding(
      all, "‘\(document.text.excerpt(kept))’ stands \(turns == 2 ? "twice" : "\(turns) times") in a row",
      fix: Fix("keep one", [Edit(ByteRange(kept.end, all.end), "")], .unsafe))
  }
}

// MARK: - Sentences

/// Finds sentences that stand twice, by a table of hashes with one entry for each sentence.
private struct RepeatedSentences {
  let document: Document
  let words: FoldedTokens

  /// Shorter ones may be said twice.
  private static let leastWords = 6
  private static let empty: Int32 = -1

  func find(_ loops: [Range<Int>], _ findings: inout [Finding]) {
    let sentences = document.sentences
    var size = 16
    while size < sentences.count * 2 { size *= 2 }
    var table = [Int32](repeating: Self.empty, count: size)
    var loops = loops[...]
    var k = 0
    while k < sentences.count {
      guard isCandidate(k) else {
        k += 1
        continue
      }
      let hash = hash(sentences[k].tokens)
      var slot = Int(truncatingIfNeeded: hash >> 32) & (size - 1)
      while table[slot] != Self.empty, !areEqual(Int(table[slot]), k) { slot = (slot + 1) & (size - 1) }
      guard table[slot] != Self.empty else {
        table[slot] = Int32(truncatingIfNeeded: k)
        k += 1
        continue
      }
      // The sentences after it may be the same as those after the first, however short.
      let first = Int(table[slot])
      var count = 1
      while k + count < sentences.count, first + count < k + count, isBody(k + count), areEqual(first + count, k + count) { count += 1 }
      while let loop = loops.first, loop.upperBound <= sentences[k].tokens.lowerBound { loops.removeFirst() }
      if loops.first.map({ $0.overlaps(sentences[k].tokens) }) != true { findings.append(finding(first, k, count)) }
      k += count
    }
  }

  private func isBody(_ k: Int) -> Bool { document.paragraphs[document.sentences[k].paragraph].role == .body }

  private func isCandidate(_ k: Int) -> Bool {
    let range = document.sentences[k].tokens
    guard range.count > Self.leastWords, isBody(k), !document.quotations.contains(token: range.lowerBound),
      // “Source: …” under every table
      document.tokens[range.lowerBound + 1].mark != .colon
    else { return false }
    var count = 0
    for i in range where document.tokens[i].kind == .word {
      count += 1
      if count == Self.leastWords { return true }
    }
    return false
  }

  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0
    for i in range where document.tokens[i].kind != .mark { hash = (hash ^ UInt64(words.hashes[i])) &* 0x9E37_79B9_7F4A_7C15 }
    return hash ^ hash >> 29
  }

  /// Whether two sentences have the same words and numbers.
  private func areEqual(_ a: Int, _ b: Int) -> Bool {
    var i = document.sentences[a].tokens
    var j = document.sentences[b].tokens
    while true {
      while let first = i.first, document.tokens[first].kind == .mark { i.removeFirst() }
      while let first = j.first, document.tokens[first].kind == .mark { j.removeFirst() }
      guard let x = i.first, let y = j.first else { return i.isEmpty && j.isEmpty }
      guard words.areEqual(x, y) else { return false }
      i.removeFirst()
      j.removeFirst()
    }
  }

  private func finding(_ first: Int, _ k: Int, _ count: Int) -> Finding {
    let sentences = document.sentences
    let tokens = sentences[k].tokens.lowerBound..<sentences[k + count - 1].tokens.upperBound
    let original = document.range(ofTokens: sentences[first].tokens)
    let own = document.range(ofTokens: tokens)
    // With the white space before it, or where the paragraph goes on behind it, with that.
    let opensParagraph = document.tokens[tokens.lowerBound].shape.contains(.lineStart)
    let closesParagraph = tokens.upperBound == document.tokens.count || document.tokens[tokens.upperBound].shape.contains(.lineStart)
    let start = tokens.lowerBound > 0 && (!opensParagraph || closesParagraph) ? document.tokens[tokens.lowerBound - 1].end : own.start
    let end = opensParagraph && !closesParagraph ? document.tokens[tokens.upperBound].start : own.end
    let what = count > 1 ? "these sentences stand" : "this sentence stands"
    return Finding(
      ByteRange(start, end),
      first + 1 == k ? "\(what) twice in a row" : "\(what) in the article already",
      notes: [Note(original, "first here")],
      fix: Fix("remove the repetition", [Edit(ByteRange(start, end), "")], .unsafe),
      // Far from the first it may be meant: a refrain, a formula of the law.
      isSlight: first + 1 < k)
  }
}

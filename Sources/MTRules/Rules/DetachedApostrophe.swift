import MTDocument
import MTLexicon
import MTText

/// An apostrophe that has come loose from its word: Minister ’s, do n't
public struct DetachedApostrophe: Rule {
  public static let info = RuleInfo(
    id: "detached-apostrophe",
    summary: "An apostrophe stands apart from its word.",
    rationale: """
      Programs that cut text into tokens cut “minister’s” and “don’t” in two; translation systems trained on such text, or whose output is \
      joined carelessly, leave the space in.
      """,
    category: .punctuation,
    fixSafety:
      "Safe for the endings ’s, n’t, ’re, ’ve, ’ll, ’d, ’m where nothing is quoted; and for O’ before a name; unsafe for plurals and foreign names.",
    measured: """
      1 in 303,744 words of clean news, a slip of the paper itself; 2 in 593,585 words of translations; all of 100 read out \
      of 8,750 in tokenized treebank text were right, with no false alarm in 380,000 words of plain treebank text.
      """,
    flagged: [
      "The Minister⟦ ’s→’s⟧ plan failed.",
      "They do⟦ n't→n't⟧ know where it⟦ 's→'s⟧ kept.",
      "We⟦ 're→'re⟧ sure that he⟦ 'll→'ll⟧ come.",
      "The town⟦ ’ s→’s⟧ mayor did not come.",
      "The envoy⟦' s→'s⟧ car was gone.",
      "They can⟦ 't→'t⟧ go there.",
      "The players⟦ '→'⟧ union called a strike.",
      "Cote d⟦ ' →'⟧Ivoire beat their neighbours.",
      "The goal fell to O⟦' →'⟧Brien’s team.",
    ],
    accepted: [
      "He moved to ’s-Hertogenbosch in the ’90s, when rock ’n’ roll was new.",
      "Press the 's' key, then the 't' key.",
      "The line began with ’tis and went on with ’twas.",
      "Jan van 't Veer lives in 's Gravendeel with the players' union.",
      "She called it 'd-day' and 'll' was the model of the car.",
      "They met the workers 'in due time' and left.",
      "The boys' dog and the class's cat don't like it.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    for i in document.marks where tokens[i].mark.isSingleQuote && i > 0 && i + 1 < tokens.count {
      guard !tokens[i].shape.contains(.lineStart), !tokens[i + 1].shape.contains(.lineStart),
        tokens[i].hasSpaceBefore || tokens[i + 1].hasSpaceBefore, !isQuote(i, document)
      else { continue }
      if let applicability = ending(i, document) ?? elision(i, document) {
        report(i, upTo: i + 1, applicability, document, &findings)
      } else if isLoosePlural(i, document) {
        report(i, upTo: i, .unsafe, document, &findings)
      }
    }
    for i in tokens.indices where tokens[i].shape.contains(.apostrophe) && tokens[i].hasSpaceBefore && tokens[i].count <= 5 && i > 0 {
      guard document.isWord(i, in: ["n't", "n’t"]), !tokens[i].shape.contains(.lineStart), document.isWord(i - 1, in: Self.beforeNot) else {
        continue
      }
      let range = document.gap(before: i).union(tokens[i].range)
      let whole = document.string(tokens[i - 1]) + document.string(tokens[i])
      findings.append(
        Finding(range, "‘\(whole)’ is torn apart", fix: .replace(document.gap(before: i), with: "", "join to ‘\(whole)’", .safe)))
    }
  }

  /// Reports the spaces on both sides of an apostrophe. The range shows the letters behind it too, where they are all the ending.
  private func report(_ i: Int, upTo last: Int, _ applicability: Applicability, _ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    let mark = document.string(tokens[i])
    let whole = document.string(tokens[i - 1]) + mark + (last > i ? document.string(tokens[last]) : "")
    let isEnding = last > i && tokens[last].count <= 2
    let gapEnd = last > i ? tokens[last].start : tokens[i].end
    let range = ByteRange(tokens[i - 1].end, isEnding ? tokens[last].end : gapEnd)
    let edit = ByteRange(tokens[i - 1].end, gapEnd)
    findings.append(
      Finding(range, "‘\(whole)’ is torn apart", fix: .replace(edit, with: mark, "join to ‘\(whole)’", applicability)))
  }

  private func isQuote(_ i: Int, _ document: Document) -> Bool {
    let marks = document.quotations.singles
    let mark = marks.partitioningIndex { $0.token >= i }
    return mark < marks.count && marks[mark].token == i && marks[mark].partner != nil
  }

  private static let endings: [StaticString] = ["s", "t", "re", "ve", "ll", "d", "m"]
  private static let beforeNot: [StaticString] = [
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "ca", "wo", "could", "would", "should", "must", "need", "might",
    "ai", "sha",
  ]
  private static let beforeT: [StaticString] = [
    "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "can", "won", "couldn", "wouldn", "shouldn", "mustn",
    "needn", "mightn", "ain",
  ]

  /// How surely an apostrophe and the letters behind it are the ending of the word before.
  private func ending(_ i: Int, _ document: Document) -> Applicability? {
    let tokens = document.tokens
    let left = tokens[i - 1]
    let letters = tokens[i + 1]
    guard letters.isLowercase, document.isWord(i + 1, in: Self.endings), left.kind == .word || left.kind == .number,
      isFree(i + 2, document)
    else { return nil }
    switch document.text[letters.start] {
    case 0x73:  // s
      let isFunctionWord = !left.classes.isDisjoint(with: [.article, .possessive, .preposition, .coordinator])
      return isFunctionWord && left.classes.isDisjoint(with: [.pronoun, .subjectPronoun]) ? nil : .safe
    case 0x74:  // t
      return document.isWord(i - 1, in: Self.beforeT) ? .safe : nil
    case 0x6D:  // m
      return document.isWord(i - 1, in: ["i"]) ? .safe : nil
    default:
      let subject: WordClass = [.subjectPronoun, .questionWord, .modal]
      return !left.classes.isDisjoint(with: subject) || document.isWord(i - 1, in: ["there", "that", "this"]) ? .safe : nil
    }
  }

  /// Whether nothing touches the token before it that would make it part of a longer word or a quoted letter.
  private func isFree(_ i: Int, _ document: Document) -> Bool {
    guard let next = document.tokenTouching(i) else { return true }
    return next.kind == .mark && next.mark != .hyphen && !next.mark.isSingleQuote
  }

  /// “O ' Brien”, and “d ' Ivoire”, which is unsafe, for a single letter may be quoted too.
  private func elision(_ i: Int, _ document: Document) -> Applicability? {
    let tokens = document.tokens
    let left = tokens[i - 1]
    let right = tokens[i + 1]
    guard left.count == 1, right.kind == .word, right.count >= 3, right.isCapitalised, tokens[i].mark != .openSingle else { return nil }
    if document.text[left.start] == 0x4F { return right.hasSpaceBefore ? .safe : .unsafe }
    guard document.isWord(i - 1, in: ["d", "l"]) else { return nil }
    switch document.text[right.start] | 0x20 {
    case 0x61, 0x65, 0x68, 0x69, 0x6F, 0x75: return .unsafe
    default: return nil
    }
  }

  /// “players ' union”: the only single mark far and wide.
  private func isLoosePlural(_ i: Int, _ document: Document) -> Bool {
    let tokens = document.tokens
    let left = tokens[i - 1]
    guard tokens[i].hasSpaceBefore, tokens[i + 1].hasSpaceBefore, tokens[i].mark != .openSingle, left.kind == .word, left.count >= 4,
      document.text[left.end - 1] == 0x73, left.classes.isEmpty, tokens[i + 1].isLowercase, tokens[i + 1].classes.isEmpty
    else { return false }
    let paragraph = document.paragraphs[document.paragraphIndex(ofToken: i)].tokens
    let near = max(paragraph.lowerBound, i - 100)..<min(paragraph.upperBound, i + 100)
    return !near.contains { $0 != i && tokens[$0].mark.isSingleQuote }
  }
}

import MTDocument
import MTText

/// A bracket without partner, or with one of another kind.
public struct UnbalancedBracket: Rule {
  public static let info = RuleInfo(
    id: "unbalanced-bracket",
    summary: "A bracket has no partner, or one of another kind.",
    rationale: """
      Translation drops brackets as it drops quotation marks, and joins text from two alphabets with marks of both. A bracket may \
      run over several sentences and lines, so its partner is looked for in the next paragraphs too. \
      Newspapers lose brackets too, so one without partner is shown as a note.
      """,
    category: .punctuation,
    fixSafety: "Unsafe: a partner of the wrong kind is replaced; where a bracket is missing only a person can tell its place.",
    measured: """
      3 in 303,744 words of clean news, all slips of the texts; 5 in 2,133 articles of machine and human translation, all 5 right by reading.
      """,
    flagged: [
      "The alliance ⟦(⟧founded in 1992 has six members.",
      "The alliance founded in 1992⟦)⟧ has six members.",
      "The alliance (founded in 1992⟦]→)⟧ has six members.",
      "The mayor said [the council⟦)→]⟧ had voted.",
      "The mayor ⟦(⟧a lawyer (and a driver) was pleased with the vote.",
    ],
    accepted: [
      "The alliance (founded in 1992) has six members.",
      "The plan has two parts: a) new roads, and b) new bridges.",
      "The mayor was pleased :-) and the council was not :-(.",
      "The road is open. (It was closed in May. It opened again in June.) The town was pleased.",
      "The road is open. (It was closed in May.\n\nIt opened again in June.) The town was pleased.",
      "The mayor (a lawyer [and a driver]) was pleased with the vote.",
      "The clauses are i) the price, ii) the date and iii) the place.",
      "The mayor sent a smile ;-) and left the room.",
    ])

  public init() {}

  private struct Bracket {
    let token: Int
    let kind: Kind
    let paragraph: Int
  }

  private enum Kind { case round, square, curly }

  public func check(_ document: Document, _ findings: inout [Finding]) {
    var open: [Bracket] = []
    var closers: [Bracket] = []
    var openers: [Bracket] = []
    var paragraph = 0
    for i in document.marks {
      guard let (kind, opens) = bracket(i, document) else { continue }
      while document.paragraphs[paragraph].tokens.upperBound <= i {
        // What is still open at the end of its paragraph waits for a partner in one of the next.
        openers += open
        open.removeAll(keepingCapacity: true)
        paragraph += 1
      }
      guard !isEmoticon(i, document) else { continue }
      let bracket = Bracket(token: i, kind: kind, paragraph: paragraph)
      if opens {
        open.append(bracket)
      } else if let last = open.last {
        open.removeLast()
        if last.kind != kind { reportMismatch(last, bracket, document, &findings) }
      } else if let last = openers.last, last.kind == kind, paragraph - last.paragraph <= Self.reach {
        openers.removeLast()
      } else if !isLabel(i, document) {
        closers.append(bracket)
      }
    }
    for bracket in openers + open {
      report(bracket, "bracket ‘\(document.string(document.tokens[bracket.token]))’ is not closed", document, &findings)
    }
    for bracket in closers {
      report(bracket, "no bracket is open for ‘\(document.string(document.tokens[bracket.token]))’", document, &findings)
    }
  }

  /// How many paragraphs a bracket may run on.
  private static let reach = 8

  private func bracket(_ i: Int, _ document: Document) -> (Kind, opens: Bool)? {
    switch document.tokens[i].mark {
    case .openParenthesis: (.round, true)
    case .closeParenthesis: (.round, false)
    case .openBracket: (.square, true)
    case .closeBracket: (.square, false)
    case .openBrace: (.curly, true)
    case .closeBrace: (.curly, false)
    case .wideOther where document.text.has("（", at: document.tokens[i].start): (.round, true)
    case .wideOther where document.text.has("）", at: document.tokens[i].start): (.round, false)
    default: nil
    }
  }

  private func report(_ bracket: Bracket, _ message: String, _ document: Document, _ findings: inout [Finding]) {
    switch document.paragraphs[bracket.paragraph].role {
    case .keywords, .relatedLinks, .credit, .byline: return
    default:
      // Newspapers lose as many as translation does.
      findings.append(Finding(document.tokens[bracket.token].range, message, isSlight: true))
    }
  }

  private func reportMismatch(_ open: Bracket, _ close: Bracket, _ document: Document, _ findings: inout [Finding]) {
    let right =
      switch open.kind {
      case .round: ")"
      case .square: "]"
      case .curly: "}"
      }
    let range = document.tokens[close.token].range
    findings.append(
      Finding(
        range, "‘\(document.text[range])’ closes a bracket of another kind",
        notes: [Note(document.tokens[open.token].range, "opened here")],
        fix: .replace(range, with: right, "replace with ‘\(right)’", .unsafe)))
  }

  /// a) 1) iv) at a place where a list's item begins.
  private func isLabel(_ i: Int, _ document: Document) -> Bool {
    let tokens = document.tokens
    guard i > 0, tokens[i].mark == .closeParenthesis, !tokens[i].hasSpaceBefore, tokens[i - 1].hasSpaceBefore else { return false }
    return tokens[i - 1].kind == .number ? tokens[i - 1].count <= 2 : tokens[i - 1].count == 1 || isRoman(tokens[i - 1], document)
  }

  private func isRoman(_ token: Token, _ document: Document) -> Bool {
    token.count <= 4
      && (token.start..<token.end).allSatisfy {
        let letter = document.text[$0] | 0x20
        return letter == 0x69 || letter == 0x76 || letter == 0x78
      }
  }

  /// :) ;-) :( and the ))) that Russian writers smile with.
  private func isEmoticon(_ i: Int, _ document: Document) -> Bool {
    let tokens = document.tokens
    if i > 0, !tokens[i].hasSpaceBefore {
      switch tokens[i - 1].mark {
      case .colon, .semicolon: return true
      case .hyphen:
        if i > 1, !tokens[i - 1].hasSpaceBefore, tokens[i - 2].mark == .colon || tokens[i - 2].mark == .semicolon { return true }
      default: break
      }
    }
    // (: and (;
    return tokens[i].mark.isOpeningBracket && i + 1 < tokens.count && !tokens[i + 1].hasSpaceBefore
      && (tokens[i + 1].mark == .colon || tokens[i + 1].mark == .semicolon)
  }
}

import MTDocument
import MTText

/// What the rules about quotation marks ask of the text around one.
extension Document {
  /// The white space directly before a token on its own line, empty where there is none; `nil` at the start of a line
  /// or where something invisible stands in it.
  func blank(before token: Int) -> ByteRange? {
    guard token > 0, token < tokens.count, !tokens[token].shape.contains(.lineStart) else { return nil }
    let gap = ByteRange(tokens[token - 1].end, tokens[token].start)
    var i = gap.start
    while i < gap.end {
      if text[i] == 0x20 {
        i += 1
      } else if text.has("\u{A0}", at: i) {
        i += 2
      } else {
        return nil
      }
    }
    return gap
  }

  func range(of mark: Quotations.Mark) -> ByteRange { range(ofTokens: mark.tokens) }

  /// Whether a word, or the comma or stop behind one, stands directly before a mark.
  func touchesWord(before mark: Quotations.Mark) -> Bool {
    guard let left = token(mark.token - 1), left.end == tokens[mark.token].start else { return false }
    return left.kind != .mark || left.mark.clingsToWord
  }

  /// Whether a word stands directly behind a mark.
  func touchesWord(after mark: Quotations.Mark) -> Bool {
    guard let right = token(mark.tokens.upperBound), right.start == tokens[mark.tokens.upperBound - 1].end else { return false }
    return right.kind != .mark
  }

  /// Whether a mark is one of those that English has: " “ ”
  func isEnglish(_ mark: Quotations.Mark) -> Bool {
    guard mark.tokens.count == 1 else { return false }
    switch tokens[mark.token].mark {
    case .straightDouble, .openDouble, .closeDouble, .straightSingle, .openSingle, .closeSingle: return true
    default: return false
    }
  }
}

/// Straight or curly: the marks an article mostly uses. To be asked only where a finding needs it.
struct QuoteStyle {
  let open: String
  let close: String
  let openSingle: String
  /// Also what closes a single quotation.
  let apostrophe: String

  init(of document: Document) {
    var curly = 0
    var straight = 0
    for mark in document.quotations.doubles where mark.tokens.count == 1 {
      if document.tokens[mark.token].mark == .straightDouble { straight += 1 } else { curly += 1 }
    }
    var curlySingles = 0
    for token in document.tokens where token.shape.contains(.apostrophe) || token.mark.isSingleQuote {
      let isStraight = token.mark == .straightSingle || !token.shape.contains(.nonASCII)
      if isStraight { curlySingles -= 1 } else { curlySingles += 1 }
    }
    if curly == 0, straight == 0 { curly = curlySingles >= 0 ? 1 : 0 }
    (open, close) = curly >= max(straight, 1) ? ("“", "”") : ("\"", "\"")
    if curlySingles == 0 { curlySingles = curly > straight ? 1 : -1 }
    (openSingle, apostrophe) = curlySingles > 0 ? ("‘", "’") : ("'", "'")
  }
}

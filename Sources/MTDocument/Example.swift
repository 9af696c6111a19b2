import MTText

/// One example of a rule's card, taken apart: the text, where the rule must speak, and what its fixes make of it.
public struct Example: Sendable {
  public struct Mark: Hashable, Sendable {
    public let range: ByteRange
    /// The text that the first fix puts there; `nil` where the card shows none.
    public let replacement: String?
  }

  public let text: String
  public let marks: [Mark]

  /// Reads ⟦found⟧ and ⟦found→fixed⟧.
  ///
  /// - Returns: `nil` when a bracket is not closed.
  public init?(_ marked: String) {
    var text = ""
    var marks: [Mark] = []
    // By scalar: a character that combines with the bracket before it must not hide the bracket.
    var rest = Substring(marked).unicodeScalars
    while let open = rest.firstIndex(of: "⟦") {
      text += String(rest[..<open])
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "⟧") else { return nil }
      let inner = rest[..<close]
      rest = rest[rest.index(after: close)...]
      let arrow = inner.firstIndex(of: "→")
      let found = inner[..<(arrow ?? inner.endIndex)]
      let start = text.utf8.count
      text += String(found)
      marks.append(
        Mark(range: ByteRange(start, text.utf8.count), replacement: arrow.map { String(inner[inner.index(after: $0)...]) }))
    }
    guard !rest.contains("⟧") else { return nil }
    self.text = text + String(rest)
    self.marks = marks
  }

  /// The text after the shown fixes.
  public var fixed: String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    for mark in marks {
      result += bytes[at..<mark.range.start]
      result += mark.replacement.map { Array($0.utf8) } ?? Array(bytes[mark.range.start..<mark.range.end])
      at = mark.range.end
    }
    return String(decoding: result + bytes[at...], as: UTF8.self)
  }
}

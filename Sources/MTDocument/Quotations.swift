import MTText

/// Which quotation mark opens and which closes, in a text whose marks may point the wrong way, stand apart from their
/// words or be missing.
///
/// Three kinds are read, each for itself: double marks, single marks (with the apostrophes among them), and the marks of
/// other scripts and languages. ``QuotationReader`` tells how.
public struct Quotations: Sendable {
  public enum Role: UInt8, Sendable {
    case open, close
    /// Inches, minutes of arc, apostrophes.
    case other
  }

  /// One quotation mark, in 12 bytes.
  public struct Mark: Sendable {
    private let token32: UInt32
    private var partner32 = UInt32.max
    private let margin8: UInt8
    private let role2: Role
    private let flags: UInt8

    init(token: Int, width: Int, role: Role, margin: Int, reopens: Bool) {
      token32 = UInt32(truncatingIfNeeded: token)
      margin8 = UInt8(clamping: margin)
      role2 = role
      flags = (reopens ? 1 : 0) | (width == 2 ? 2 : 0)
    }

    /// The index of its (first) token.
    public var token: Int { Int(token32) }
    /// The indices of its tokens: two for `` and '', else one.
    public var tokens: Range<Int> { token..<token + (flags & 2 == 0 ? 1 : 2) }
    public var role: Role { role2 }
    /// How much dearer the best reading is in which this mark has another role: below ``Quotations/certain`` it is a guess.
    public var margin: Int { Int(margin8) }
    public var isCertain: Bool { margin >= Quotations.certain }
    /// The index, in the same list, of the mark at the quotation's other end; `nil` where there is none. A quotation
    /// that goes on in the next paragraph ends, for this purpose, at the mark that reopens it.
    public var partner: Int? { partner32 == .max ? nil : Int(partner32) }
    /// Opens a paragraph inside a quotation that goes on from the paragraph before, so it needs no close before it.
    public var reopens: Bool { flags & 1 != 0 }
    /// Opens or closes a quotation whose other mark is missing.
    public var isUnmatched: Bool { partner32 == .max && role != .other }

    mutating func pair(with other: Int) { partner32 = UInt32(truncatingIfNeeded: other) }
  }

  /// A margin from which a reading may be acted upon.
  public static let certain = 4

  /// All double marks in order: " “ ” „ ‟, and two backticks or apostrophes in a row.
  public let doubles: [Mark]
  /// All single marks in order: ' ‘ ’ ‚, where they are not inside a word. Apostrophes have the role `.other`.
  public let singles: [Mark]
  /// All marks in order of the kinds that English does not use: « » 「 」 『 』 《 》
  public let foreign: [Mark]
  /// Token ranges from opening to closing mark, ascending, without overlap (nested quotations are parts of the outer
  /// one). A quotation without an end reaches to the end of its paragraph.
  public let spans: [Range<Int>]

  /// Whether a token lies inside a quotation or is one of its marks.
  public func contains(token: Int) -> Bool { span(ofToken: token) != nil }

  /// The outermost quotation that holds a token.
  public func span(ofToken token: Int) -> Range<Int>? {
    let i = spans.partitioningIndex { $0.upperBound > token }
    return i < spans.count && spans[i].contains(token) ? spans[i] : nil
  }

  init(text: SourceText, tokens: [Token], marks: [Int], paragraphs: [Paragraph]) {
    var reader = QuotationReader(text: text, tokens: tokens, paragraphs: paragraphs)
    reader.gather(marks)
    doubles = reader.read(.double)
    singles = reader.read(.single)
    foreign = reader.read(.foreign)
    spans = Self.spans([doubles, singles, foreign], paragraphs)
  }

  private static func spans(_ lists: [[Mark]], _ paragraphs: [Paragraph]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for marks in lists {
      var paragraph = 0
      for mark in marks where mark.role == .open {
        while paragraph < paragraphs.count, paragraphs[paragraph].tokens.upperBound <= mark.token { paragraph += 1 }
        found.append(mark.token..<(mark.partner.map { marks[$0].tokens.upperBound } ?? paragraphs[paragraph].tokens.upperBound))
      }
    }
    // Three ascending runs: sorting them is merging.
    found.sort { $0.lowerBound < $1.lowerBound }
    var kept = 0
    for span in found {
      if kept > 0, span.lowerBound < found[kept - 1].upperBound {
        found[kept - 1] = found[kept - 1].lowerBound..<max(found[kept - 1].upperBound, span.upperBound)
      } else {
        found[kept] = span
        kept += 1
      }
    }
    found.removeSubrange(kept...)
    return found
  }
}

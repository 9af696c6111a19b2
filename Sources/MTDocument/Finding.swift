import MTText

/// What a rule found: where, in what words, and how to mend it. It has no severity and no line numbers; those are added at
/// the edge.
public struct Finding: Hashable, Sendable {
  public let range: ByteRange
  /// One phrase in lower case, without a full stop, that a newspaper editor understands.
  public let message: String
  public let notes: [Note]
  /// The best fix first.
  public let fixes: [Fix]
  /// The rule is less sure of this one, or it matters less: it is shown as a note at most.
  public let isSlight: Bool

  public init(_ range: ByteRange, _ message: String, notes: [Note] = [], fixes: [Fix] = [], isSlight: Bool = false) {
    self.range = range
    self.message = message
    self.notes = notes
    self.fixes = fixes
    self.isSlight = isSlight
  }

  public init(_ range: ByteRange, _ message: String, notes: [Note] = [], fix: Fix?, isSlight: Bool = false) {
    self.init(range, message, notes: notes, fixes: fix.map { [$0] } ?? [], isSlight: isSlight)
  }

  /// The same finding, shown as a note at most.
  public var slight: Finding { Finding(range, message, notes: notes, fixes: fixes, isSlight: true) }
}

/// Another place to look at, and why.
public struct Note: Hashable, Sendable {
  public let range: ByteRange
  public let message: String

  public init(_ range: ByteRange, _ message: String) {
    self.range = range
    self.message = message
  }
}

/// A repair: all its edits or none.
public struct Fix: Hashable, Sendable {
  /// What to do, as an order: “replace with ‘.’”.
  public let title: String
  /// In ascending order, without overlap.
  public let edits: [Edit]
  public let applicability: Applicability

  public init(_ title: String, _ edits: [Edit], _ applicability: Applicability) {
    self.title = title
    self.edits = edits
    self.applicability = applicability
  }

  /// Replaces one range.
  public static func replace(_ range: ByteRange, with text: String, _ title: String, _ applicability: Applicability) -> Fix {
    Fix(title, [Edit(range, text)], applicability)
  }
}

public struct Edit: Hashable, Sendable {
  public let range: ByteRange
  public let replacement: String

  public init(_ range: ByteRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// How far a fix may be trusted, from least to most.
public enum Applicability: String, Comparable, CaseIterable, Sendable {
  /// A sketch for a person; never applied by the program.
  case displayOnly
  /// Very likely right, but it may change a fact or the style; applied when asked for.
  case unsafe
  /// An editor would never want it undone.
  case safe

  private var rank: Int { Self.allCases.firstIndex(of: self)! }
  public static func < (a: Applicability, b: Applicability) -> Bool { a.rank < b.rank }
}

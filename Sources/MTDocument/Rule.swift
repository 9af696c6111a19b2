/// One kind of defect. A rule is one file: its card, and the logic that finds the defect in a document.
public protocol Rule: Sendable {
  static var info: RuleInfo { get }

  init()

  /// Adds what it finds to `findings`, in any order. It reads the document and nothing else.
  func check(_ document: Document, _ findings: inout [Finding])
}

/// A rule's card: what `mtlint explain`, the documentation, SARIF and the tests all show.
public struct RuleInfo: Sendable {
  /// In kebab-case; names the bad thing.
  public let id: String
  /// One sentence.
  public let summary: String
  /// Why it matters and where it comes from: a short paragraph.
  public let rationale: String
  public let category: Category
  public let mqmSeverity: MQMSeverity
  /// How it is shown unless the configuration says otherwise.
  public let severity: Severity
  public let isOnByDefault: Bool
  /// What its fixes may do, and why they are as safe as they say.
  public let fixSafety: String
  /// What was measured, on what.
  public let measured: String
  /// The text at issue stands in ⟦…⟧; with an arrow, ⟦found→fixed⟧, the first fix is tested too.
  public let flagged: [String]
  /// Texts that look alike and are right.
  public let accepted: [String]

  public init(
    id: String, summary: String, rationale: String, category: Category, mqmSeverity: MQMSeverity = .minor, severity: Severity = .warning,
    isOnByDefault: Bool = true, fixSafety: String, measured: String = "", flagged: [String], accepted: [String]
  ) {
    self.id = id
    self.summary = summary
    self.rationale = rationale
    self.category = category
    self.mqmSeverity = mqmSeverity
    self.severity = severity
    self.isOnByDefault = isOnByDefault
    self.fixSafety = fixSafety
    self.measured = measured
    self.flagged = flagged
    self.accepted = accepted
  }
}

/// The kinds of defect by MQM-core (Multidimensional Quality Metrics), as dimension/subtype.
public enum Category: String, Sendable, CaseIterable {
  case punctuation = "linguistic-conventions/punctuation"
  case spelling = "linguistic-conventions/spelling"
  case grammar = "linguistic-conventions/grammar"
  case textualConventions = "linguistic-conventions/textual-conventions"
  case characterEncoding = "linguistic-conventions/character-encoding"
  case duplication = "linguistic-conventions/duplication"
  case untranslated = "accuracy/untranslated"
  case mistranslation = "accuracy/mistranslation"
  case omission = "accuracy/omission"
  case inconsistentUse = "terminology/inconsistent-use"
  case numberFormat = "locale-conventions/number-format"
  case timeFormat = "locale-conventions/time-format"
  case layout = "design-and-markup/layout"
  case markup = "design-and-markup/markup"

  /// The data category of ITS 2.0 (W3C, Localization Quality Issue Type) nearest to it.
  public var itsType: String {
    switch self {
    case .punctuation, .textualConventions: "typographical"
    case .spelling: "misspelling"
    case .grammar: "grammar"
    case .characterEncoding: "characters"
    case .duplication: "duplication"
    case .untranslated: "untranslated"
    case .mistranslation: "mistranslation"
    case .omission: "omission"
    case .inconsistentUse: "inconsistency"
    case .numberFormat, .timeFormat: "locale-violation"
    case .layout: "formatting"
    case .markup: "markup"
    }
  }
}

/// How bad a defect is for the reader, by MQM; the number is its penalty.
public enum MQMSeverity: Int, Sendable, CaseIterable {
  case neutral = 0
  case minor = 1
  case major = 5
  case critical = 25

  public var name: String {
    switch self {
    case .neutral: "neutral"
    case .minor: "minor"
    case .major: "major"
    case .critical: "critical"
    }
  }
}

/// How a diagnostic is shown, from mildest to gravest.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case note, warning, error

  private var rank: Int { Self.allCases.firstIndex(of: self)! }
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

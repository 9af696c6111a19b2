import MTDocument
import MTText

/// A finding with its rule and the severity the configuration gives it. Its ranges are those of the file's text.
public struct Diagnostic: Sendable {
  public let rule: RuleInfo
  public let severity: Severity
  public let range: ByteRange
  public let message: String
  public let notes: [Note]
  public let fixes: [Fix]
}

/// What linting one text gave.
public struct LintResult: Sendable {
  /// By place, then by rule.
  public let diagnostics: [Diagnostic]
  public let wordCount: Int

  /// The MQM penalty: the sum of the severities' weights (0, 1, 5, 25) over the automatic findings.
  public var penalty: Double {
    diagnostics.reduce(0) { $0 + Double($1.rule.mqmSeverity.rawValue) }
  }

  /// The penalty per 1,000 words.
  public var penaltyPerThousandWords: Double {
    wordCount == 0 ? 0 : penalty * 1000 / Double(wordCount)
  }

  /// MQM's overall quality score (MQM 2.0 linear scoring model): 100 less the penalty per 100 words, not below 0.
  public var overallScore: Double {
    wordCount == 0 ? 100 : max(0, 100 - penalty * 100 / Double(wordCount))
  }
}

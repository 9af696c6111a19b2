import MTDocument
import MTEngine

/// Counts over all files of a run.
struct Tally {
  private(set) var files = 0
  private(set) var filesWithFindings = 0
  private(set) var words = 0
  private(set) var bySeverity: [Severity: Int] = [:]
  private(set) var byRule: [RuleCount: Int] = [:]
  private(set) var safelyFixable = 0
  private(set) var unsafelyFixable = 0
  var errors = 0

  /// A rule and the severity it spoke with.
  struct RuleCount: Hashable {
    let rule: String
    let severity: Severity
  }

  mutating func add(_ result: LintResult) {
    files += 1
    words += result.wordCount
    if !result.diagnostics.isEmpty { filesWithFindings += 1 }
    for diagnostic in result.diagnostics {
      bySeverity[diagnostic.severity, default: 0] += 1
      byRule[RuleCount(rule: diagnostic.rule.id, severity: diagnostic.severity), default: 0] += 1
      switch diagnostic.fixes.first?.applicability {
      case .safe: safelyFixable += 1
      case .unsafe: unsafelyFixable += 1
      case .displayOnly, nil: break
      }
    }
  }

  var total: Int { bySeverity.values.reduce(0, +) }

  /// “12 warnings, 5 notes”, the gravest first.
  var severities: String {
    Severity.allCases.reversed().compactMap { severity in
      bySeverity[severity].map { counted($0, severity.rawValue) }
    }.joined(separator: ", ")
  }

  /// The last line of a report.
  var summary: String {
    let unread = errors == 0 ? "" : "; \(counted(errors, "path")) could not be read"
    guard total > 0 else { return "no problems in \(counted(files, "file"))" + unread }
    var summary = "found \(counted(total, "problem")) (\(severities)) in "
    summary += files == 1 ? "1 file" : "\(grouped(filesWithFindings)) of \(counted(files, "file"))"
    summary += unread
    if safelyFixable > 0 { summary += "; \(grouped(safelyFixable)) can be fixed safely with ‘mtlint fix’" }
    if unsafelyFixable > 0 {
      summary +=
        safelyFixable > 0
        ? ", \(grouped(unsafelyFixable)) more with ‘--unsafe’"
        : "; \(grouped(unsafelyFixable)) can be fixed with ‘mtlint fix --unsafe’"
    }
    return summary
  }
}

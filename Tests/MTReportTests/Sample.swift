@testable import MTEngine
import MTDocument
import MTText

@testable import MTReport

/// Reports made by hand, so that these tests hang on no rule.
enum Sample {
  static let rule = RuleInfo(
    id: "loose-rule", summary: "Something is loose.", rationale: "Loose things fall.", category: .punctuation, fixSafety: "Safe.",
    flagged: ["It is⟦ .→.⟧"], accepted: ["It is."])

  /// One diagnostic for each ⟦mark⟧ of an example; a replacement becomes a safe fix.
  static func report(_ marked: String, path: String = "a.txt", message: String = "something is loose", severity: Severity = .warning)
    -> FileReport
  {
    let example = Example(marked)!
    let diagnostics = example.marks.map { mark in
      Diagnostic(
        rule: rule, severity: severity, range: mark.range, message: message, notes: [],
        fixes: mark.replacement.map { [Fix.replace(mark.range, with: $0, "mend it", .safe)] } ?? [])
    }
    return report(example.text, diagnostics, path: path)
  }

  static func report(_ text: String, _ diagnostics: [Diagnostic], path: String = "a.txt") -> FileReport {
    FileReport(
      path: path, text: SourceText(text),
      result: LintResult(diagnostics: diagnostics, wordCount: text.split(whereSeparator: \.isWhitespace).count))
  }

  static func text(_ reports: FileReport..., color: Bool = false, width: Int = 100, summary: Bool = false) throws -> String {
    var reporter = try TextReporter(color: color, width: width, summary: summary)
    var out = reporter.begin()
    for report in reports { out += reporter.file(report) }
    return String(decoding: out + reporter.end(), as: UTF8.self)
  }
}

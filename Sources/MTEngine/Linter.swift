import MTDocument
import MTFormats
import MTText
import MTUnicode

/// Which rules run and how gravely they speak.
public struct Configuration: Sendable {
  /// Rule ids to run whether or not they are on by default; `nil` runs those that are.
  public var selected: Set<String>?
  /// Rule ids not to run.
  public var ignored: Set<String> = []
  /// Severities other than the cards'.
  public var severities: [String: Severity] = [:]

  public init() {}

  func runs(_ rule: RuleInfo) -> Bool {
    !ignored.contains(rule.id) && (selected?.contains(rule.id) ?? rule.isOnByDefault)
  }
}

/// Lints texts. Immutable and shared between threads; each thread brings its own ``Analyzer``.
public struct Linter: Sendable {
  private let rules: [(rule: any Rule, info: RuleInfo, severity: Severity)]

  public init(rules: [any Rule.Type], configuration: Configuration = Configuration()) {
    self.rules = rules.filter { configuration.runs($0.info) }.map {
      ($0.init(), $0.info, configuration.severities[$0.info.id] ?? $0.info.severity)
    }
  }

  /// Lints the text of one file.
  ///
  /// - Throws: ``UnicodeError`` when ICU cannot read the text.
  public func lint(_ text: SourceText, as format: Format = .plain, with analyzer: Analyzer) throws(UnicodeError) -> LintResult {
    let prose = format.prose(of: text)
    let document = try Document(prose, with: analyzer)
    return LintResult(diagnostics: diagnose(document, prose.map, format), wordCount: document.wordCount)
  }

  private func diagnose(_ document: Document, _ map: SourceMap, _ format: Format) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var findings: [Finding] = []
    for (rule, info, severity) in rules {
      findings.removeAll(keepingCapacity: true)
      rule.check(document, &findings)
      for finding in findings {
        diagnostics.append(
          Diagnostic(
            rule: info, severity: finding.isSlight ? min(severity, .note) : severity, range: map.source(of: finding.range),
            message: finding.message,
            notes: finding.notes.map { Note(map.source(of: $0.range), $0.message) },
            fixes: finding.fixes.compactMap { located($0, map, format) }))
      }
    }
    diagnostics.sort { ($0.range, $0.rule.id) < ($1.range, $1.rule.id) }
    return diagnostics
  }

  /// The fix in terms of the file, or `nil` where it would touch markup.
  private func located(_ fix: Fix, _ map: SourceMap, _ format: Format) -> Fix? {
    var edits: [Edit] = []
    for edit in fix.edits {
      guard let range = map.editable(edit.range) else { return nil }
      // A rule that gives overlapping edits is wrong, but must not harm the file.
      guard edits.isEmpty || edits.last!.range.end <= range.start else {
        assertionFailure("the edits of ‘\(fix.title)’ overlap")
        return nil
      }
      edits.append(Edit(range, format.escaped(edit.replacement)))
    }
    return Fix(fix.title, edits, fix.applicability)
  }
}

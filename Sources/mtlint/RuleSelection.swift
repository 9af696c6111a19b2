import MTDocument
import MTEngine
import MTRules

extension Configuration {
  /// - Throws: ``UsageError`` for a rule that does not exist.
  init(_ options: Options) throws(UsageError) {
    self.init()
    if !options.selected.isEmpty { selected = try Self.rules(options.selected, of: "--select") }
    ignored = try Self.rules(options.ignored, of: "--ignore")
  }

  private static func rules(_ names: [String], of option: String) throws(UsageError) -> Set<String> {
    var ids: Set<String> = []
    for name in names {
      if name == "all" { ids.formUnion(allRules.map { $0.info.id }) } else { ids.insert(try rule(named: name).id) }
    }
    return ids
  }

  /// - Throws: ``UsageError``, which names the nearest rule.
  static func rule(named name: String) throws(UsageError) -> RuleInfo {
    if let rule = allRules.first(where: { $0.info.id == name }) { return rule.info }
    throw UsageError(
      "unknown rule ‘\(name)’", suggestion: nearest(to: name, among: allRules.map { $0.info.id }),
      hint: "‘mtlint rules’ lists them.")
  }
}

extension FailOn {
  /// Whether a result fails the run.
  func isMet(by result: LintResult) -> Bool {
    guard let least = Severity(rawValue: rawValue) else { return false }
    return result.diagnostics.contains { $0.severity >= least }
  }
}

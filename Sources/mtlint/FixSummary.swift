import MTReport

/// The line that `mtlint fix` ends with.
struct FixSummary {
  /// Whether nothing was written.
  let isTrial: Bool
  private var applied: [String: Int] = [:]
  private var files = 0
  private var changedFiles = 0
  private var remaining = 0
  var errors = 0

  init(isTrial: Bool) { self.isTrial = isTrial }

  mutating func add(_ outcome: Mender.Outcome) {
    files += 1
    if outcome.isChanged { changedFiles += 1 }
    applied.merge(outcome.applied, uniquingKeysWith: +)
    remaining += outcome.remaining
  }

  /// “fixed 12 problems in 3 files (9 double-space, 3 …); 4 remain”
  var text: String {
    let total = applied.values.reduce(0, +)
    var text = "nothing to fix in \(counted(files, "file"))"
    if total > 0 {
      let rules = applied.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\(grouped($0.value)) \($0.key)" }
      text = isTrial ? "would fix " : "fixed "
      text += "\(counted(total, "problem")) in \(counted(changedFiles, "file")) (\(rules.joined(separator: ", ")))"
    }
    if remaining > 0 { text += "; \(grouped(remaining)) \(isTrial ? "would remain" : remaining == 1 ? "remains" : "remain")" }
    if errors > 0 { text += "; \(counted(errors, "path")) could not be read or written" }
    return text
  }
}

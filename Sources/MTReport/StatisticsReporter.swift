import MTDocument

/// `--statistics`: how often each rule spoke, in place of what it said.
public struct StatisticsReporter: Reporter {
  private let hasColor: Bool
  private var tally = Tally()

  public init(color: Bool) {
    hasColor = color
  }

  public mutating func begin() -> [UInt8] { [] }

  public mutating func file(_ report: FileReport) -> [UInt8] {
    tally.add(report.result)
    return []
  }

  public mutating func error(_ error: FileError) -> [UInt8] {
    tally.errors += 1
    return []
  }

  public mutating func end() -> [UInt8] {
    var out = StyledText(color: hasColor)
    let rows = tally.byRule.sorted { ($1.value, $0.key.rule, $0.key.severity) < ($0.value, $1.key.rule, $1.key.severity) }
    if !rows.isEmpty {
      out.add("   count  per 1,000 words  severity  rule\n", .bold)
    }
    for (key, count) in rows {
      out.add(right(grouped(count), 8) + right(perThousand(count), 17) + "  ")
      out.add(key.severity.rawValue, .of(key.severity))
      out.spaces(10 - key.severity.rawValue.utf8.count)
      out.add(key.rule + "\n")
    }
    out.add(right(grouped(tally.total), 8) + right(perThousand(tally.total), 17) + "  ")
    out.add("in total", .bold)
    out.add(tally.total > 0 ? " (\(tally.severities))\n" : "\n")
    out.add("in \(counted(tally.words, "word")), \(grouped(tally.filesWithFindings)) of \(counted(tally.files, "file"))")
    out.add(tally.errors == 0 ? "\n" : "; \(counted(tally.errors, "path")) could not be read\n")
    return out.bytes
  }

  private func perThousand(_ count: Int) -> String {
    guard tally.words > 0 else { return "–" }
    let hundredths = (count * 200_000 + tally.words) / (2 * tally.words)
    let fraction = String(hundredths % 100)
    return grouped(hundredths / 100) + "." + (fraction.utf8.count < 2 ? "0" : "") + fraction
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
  }
}

import MTDocument

/// Writes the rules' cards as Markdown, for Docs/Rules.md and the table in the README.
public enum RuleDocumentation {
  /// The whole page: a table of contents, then every card.
  public static func page(_ rules: [RuleInfo]) -> String {
    """
    # Rules

    Written by `make docs` from the cards in `Sources/MTRules/Rules`; `mtlint explain RULE` shows the same. In the examples the text at
    issue stands in ⟦…⟧ and what the fix makes of it behind the arrow.

    \(table(rules, linkTo: ""))

    \(rules.map(card).joined(separator: "\n\n"))

    """
  }

  /// One row a rule. `linkTo` is the path of the page with the cards, as seen from the table.
  public static func table(_ rules: [RuleInfo], linkTo page: String) -> String {
    let rows = rules.map { rule in
      "| [`\(rule.id)`](\(page)#\(rule.id)) | \(level(rule)) | \(escaped(rule.summary)) |"
    }
    return (["| rule | shown as | what it finds |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  private static func card(_ rule: RuleInfo) -> String {
    var parts = [
      "## \(rule.id)", escaped(rule.summary), escaped(rule.rationale),
      "- Shown as: \(level(rule))\n- MQM: `\(rule.category.rawValue)`, \(rule.mqmSeverity.name); ITS 2.0 type `\(rule.category.itsType)`\n- Fixes: \(escaped(rule.fixSafety))",
      "Flagged:", rule.flagged.map(quoted).joined(separator: "\n"), "Accepted:", rule.accepted.map(quoted).joined(separator: "\n"),
    ]
    if !rule.measured.isEmpty { parts.append("Measured: \(escaped(rule.measured))") }
    return parts.joined(separator: "\n\n")
  }

  private static func level(_ rule: RuleInfo) -> String {
    rule.isOnByDefault ? rule.severity.rawValue : "off (\(rule.severity.rawValue) when selected)"
  }

  /// An example as a list item of literal text; invisible characters are named, so that the page can be read.
  private static func quoted(_ example: String) -> String {
    let shown = visible(example).split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "¶" : String($0) }
      .joined(separator: " ⏎ ")
    return shown.contains("`") ? "- `` \(shown) ``" : "- `\(shown)`"
  }

  private static func visible(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      let isBlank =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: scalar == "\u{A0}" || scalar == "\u{202F}"
        }
      shown += isBlank && scalar != "\n" && scalar != "\u{200D}" ? "{U+\(hex(scalar.value))}" : String(scalar)
    }
    return shown
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "&" ? "&amp;" : "<>|*_".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

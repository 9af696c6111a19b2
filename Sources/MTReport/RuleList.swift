import MTDocument

/// What `mtlint rules` prints.
public enum RuleList {
  public static func table(_ rules: [RuleInfo], color: Bool, width: Int) -> [UInt8] {
    var out = StyledText(color: color)
    let idWidth = rules.map(\.id.utf8.count).max() ?? 4
    let indent = idWidth + 21
    out.add(padded("rule", idWidth) + "  severity  default  summary", .bold)
    out.newLine()
    for rule in rules {
      out.add(padded(rule.id, idWidth))
      out.spaces(2)
      out.add(padded(rule.severity.rawValue, 8), .of(rule.severity))
      out.add("  " + (rule.isOnByDefault ? "on " : "off") + "  ")
      let lines = Wrapping.lines(of: rule.summary, width: max(width - indent, 30))
      for (i, line) in lines.enumerated() {
        out.spaces(i > 0 ? indent : 4)
        out.add(line)
        out.newLine()
      }
    }
    return out.bytes
  }

  /// An array with one object a rule.
  public static func json(_ rules: [RuleInfo]) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for rule in rules {
        json.object { json in
          json.key("rule")
          json.value(rule.id)
          json.key("summary")
          json.value(rule.summary)
          json.key("severity")
          json.value(rule.severity.rawValue)
          json.key("default")
          json.value(rule.isOnByDefault)
          json.mqm(of: rule)
          json.key("its")
          json.value(rule.category.itsType)
          json.key("fixSafety")
          json.value(rule.fixSafety)
        }
      }
    }
    json.lineBreak()
    return json.bytes
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}

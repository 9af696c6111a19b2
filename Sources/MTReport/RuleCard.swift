import MTDocument

/// What `mtlint explain` prints: a rule's whole card, laid out to be read.
public enum RuleCard {
  public static func text(_ rule: RuleInfo, color: Bool, width: Int) -> [UInt8] {
    var card = Card(color: color, width: min(max(width, 40), 100))
    card.title(rule.id, rule.summary)
    card.fact("severity", rule.severity.rawValue, .of(rule.severity))
    card.fact("default", rule.isOnByDefault ? "on" : "off (turn it on with ‘--select \(rule.id)’)")
    card.fact("MQM", "\(rule.category.rawValue), \(rule.mqmSeverity.name)")
    card.fact("ITS 2.0", rule.category.itsType)
    card.section("Why", rule.rationale)
    card.section("Fix", rule.fixSafety)
    if !rule.measured.isEmpty { card.section("Measured", rule.measured) }
    if !rule.flagged.isEmpty {
      card.heading("Flagged")
      for example in rule.flagged { card.flagged(example) }
    }
    if !rule.accepted.isEmpty {
      card.heading("Accepted")
      for example in rule.accepted { card.item("✓", .green, example) }
    }
    return card.out.bytes
  }
}

private struct Card {
  var out: StyledText
  let width: Int

  init(color: Bool, width: Int) {
    out = StyledText(color: color)
    self.width = width
  }

  mutating func title(_ id: String, _ summary: String) {
    out.add(id, .bold)
    out.newLine()
    paragraph(summary, indent: 0)
    out.newLine()
  }

  mutating func fact(_ name: String, _ value: String, _ style: Style? = nil) {
    out.add("  " + name)
    out.spaces(10 - name.utf8.count)
    if let style { out.add(value, style) } else { out.add(value) }
    out.newLine()
  }

  mutating func heading(_ name: String) {
    out.newLine()
    out.add(name, .bold)
    out.newLine()
  }

  mutating func section(_ name: String, _ text: String) {
    heading(name)
    paragraph(text, indent: 2)
  }

  private mutating func paragraph(_ text: String, indent: Int) {
    for line in Wrapping.lines(of: text, width: width - indent) {
      out.spaces(line.isEmpty ? 0 : indent)
      out.add(printable(line))
      out.newLine()
    }
  }

  /// An example as it is found, its marks set off, and beneath it what the fixes make of it.
  mutating func flagged(_ marked: String) {
    guard let example = Example(marked) else { return item("✗", .red, marked) }
    let bytes = Array(example.text.utf8)
    item("✗", .red, withMarks(example.marks.map { ($0.range.start, $0.range.end) }, in: bytes), isMarked: true)
    if example.marks.contains(where: { $0.replacement != nil }) { item("→", .green, example.fixed) }
  }

  private func withMarks(_ ranges: [(start: Int, end: Int)], in bytes: [UInt8]) -> String {
    var marked: [UInt8] = []
    var at = 0
    for range in ranges {
      marked += bytes[at..<range.start]
      marked += "⟦".utf8
      marked += bytes[range.start..<range.end]
      marked += "⟧".utf8
      at = range.end
    }
    return String(decoding: marked + bytes[at...], as: UTF8.self)
  }

  /// A list item. With colour, what stands in ⟦…⟧ is underlined and the brackets are left out.
  mutating func item(_ bullet: String, _ style: Style, _ text: String, isMarked: Bool = false) {
    let isStyled = isMarked && out.hasColor
    out.spaces(2)
    out.add(bullet, style)
    out.spaces(1)
    var isInside = false
    for (i, line) in Wrapping.lines(of: text, width: width - 4, dropsSpaces: false, weightless: isStyled ? ["⟦", "⟧"] : []).enumerated() {
      if i > 0, !line.isEmpty { out.spaces(4) }
      if isStyled {
        // A mark that goes on in the next line must not underline the margin.
        if isInside { out.begin(.marked) }
        var run = ""
        for character in line {
          guard character == "⟦" || character == "⟧" else {
            run.append(character)
            continue
          }
          out.add(printable(run))
          run = ""
          isInside = character == "⟦"
          if isInside { out.begin(.marked) } else { out.end() }
        }
        out.add(printable(run))
        if isInside { out.end() }
      } else {
        out.add(printable(line))
      }
      out.newLine()
    }
  }

  private func printable(_ text: String) -> String {
    Visible.text(text)
  }
}

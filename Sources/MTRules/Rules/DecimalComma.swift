import MTDocument
import MTText

/// A comma where English has a decimal point: 10,5 percent
public struct DecimalComma: Rule {
  public static let info = RuleInfo(
    id: "decimal-comma",
    summary: "A decimal fraction has a comma where English has a point.",
    rationale: """
      Most of Europe and Latin America write 10,5 for 10.5. Left as it is, the figure puzzles the reader or, worse, is read as another.
      """,
    category: .numberFormat,
    mqmSeverity: .minor,
    fixSafety: "Unsafe: a figure changes, and a digit may be missing instead (1,50 for 1,500).",
    measured: """
      1 in 303,744 words of clean news, a slip of the paper itself; 63 in 593,585 words of translations, all right by \
      reading (in one the figure was garbled beyond its comma).
      """,
    flagged: [
      "Prices rose by ⟦10,5→10.5⟧ percent.",
      "The fund holds €⟦1,5→1.5⟧ million.",
      "A loaf costs ⟦3,75→3.75⟧ euros.",
      "Output fell ⟦0,2→0.2⟧% in May.",
      "The frame measures ⟦8,5→8.5⟧ to ⟦5,5→5.5⟧ centimetres.",
      "The plant made ⟦11,64→11.64⟧ TWh last year.",
      "The pound stood at $⟦1,8923→1.8923⟧ in the morning.",
    ],
    accepted: [
      "Some 10,500 people came, and 1,250,000 stayed at home.",
      "They met in 2019,2020 and 2021 to settle items 4,5 and 6.",
      "The lakh crore figure was 2,06,737 cases.",
      "The children (3,5 and 7) slept.",
      "She lost to Petrescu 1-6,4-6 in the third round.",
      "See pp. 4,5 for the rules.",
      "On floors 3,4 people live, as Matthew 5,3 says.",
      "Compound 2,4-dinitrophenol is toxic.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    for i in tokens.indices where tokens[i].kind == .number && tokens[i].count >= 3 {
      guard let comma = comma(in: tokens[i], document), isQuantity(i, document) else { continue }
      let found = document.string(tokens[i])
      let range = tokens[i].range
      var mended = Array(found.utf8)
      mended[comma - range.start] = 0x2E
      let replacement = String(decoding: mended, as: UTF8.self)
      findings.append(
        Finding(
          range, "‘\(found)’ has a decimal comma", fix: .replace(range, with: replacement, "replace with ‘\(replacement)’", .unsafe)))
    }
  }

  /// The offset of the only comma, where it cannot part thousands.
  private func comma(in token: Token, _ document: Document) -> Int? {
    let whole = document.digitCount(at: token.start)
    let comma = token.start + whole
    guard whole <= 3, comma < token.end, document.text[comma] == 0x2C, whole == 1 || document.text[token.start] != 0x30 else { return nil }
    let fraction = document.digitCount(at: comma + 1)
    let end = comma + 1 + fraction
    guard fraction > 0, fraction != 3, fraction <= 6, document.text[end] != 0x2C || end >= token.end else { return nil }
    // “5,2020” is a date.
    if fraction == 4, whole <= 2, document.text.has("19", at: comma + 1) || document.text.has("20", at: comma + 1) { return nil }
    for i in end..<token.end where document.text[i] == 0x2C || document.text[i] == 0x2E { return nil }
    return comma
  }

  private static let units: [StaticString] = [
    "percent", "per", "pct", "percentage", "thousand", "million", "billion", "trillion", "crore", "lakh", "mln", "bn", "times", "point",
    "points",
    "magnitude", "degree", "degrees", "celsius", "fahrenheit", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days",
    "week",
    "weeks", "month", "months", "year", "years", "mm", "cm", "m", "km", "metre", "metres", "meter", "meters", "kilometre", "kilometres",
    "kilometer",
    "kilometers", "centimetre", "centimetres", "centimeter", "centimeters", "millimetre", "millimetres", "millimeter", "millimeters",
    "foot", "feet",
    "inch", "inches", "yard", "yards", "mile", "miles", "square", "cubic", "hectare", "hectares", "acre", "acres", "litre", "litres",
    "liter",
    "liters", "g", "kg", "gram", "grams", "kilo", "kilos", "kilogram", "kilograms", "ton", "tons", "tonne", "tonnes", "barrels", "watt",
    "watts",
    "kilowatt", "kilowatts", "megawatt", "megawatts", "gigawatt", "gigawatts", "euro", "euros", "dollar", "dollars", "cent", "cents",
    "pounds",
    "crowns", "kronor", "kroner", "rubles", "roubles", "zlotys", "zloty", "francs", "lira", "yuan", "yen", "won", "rupees", "pesos",
    "hryvnias",
  ]

  private static let listNouns: [StaticString] = [
    "items", "pages", "pp", "points", "articles", "chapters", "paragraphs", "sections", "verses", "numbers", "nos", "groups", "figures",
    "tables", "lines", "days", "classes", "grades", "rooms", "gates", "rounds", "stages", "phases", "levels", "games", "parts",
  ]

  /// Whether what stands around a figure makes it one quantity and not two numbers of a list.
  private func isQuantity(_ i: Int, _ document: Document) -> Bool {
    let tokens = document.tokens
    if i > 0 {
      if tokens[i - 1].mark == .currency { return true }
      if document.isWord(i - 1, in: Self.listNouns) || tokens[i - 1].mark == .stop && document.isWord(i - 2, in: Self.listNouns) {
        return false
      }
      // “1-6,4-6” is a score; “2,5-3,5 million” a range.
      if tokens[i - 1].mark == .hyphen, !tokens[i].hasSpaceBefore, i > 1, tokens[i - 2].kind == .number,
        comma(in: tokens[i - 2], document) == nil
      {
        return false
      }
    }
    return isMeasured(i, document, depth: 0)
  }

  private func isMeasured(_ i: Int, _ document: Document, depth: Int) -> Bool {
    let tokens = document.tokens
    // “3,5bn”
    if document.text[tokens[i].end - 1] > 0x39 { return true }
    guard i + 1 < tokens.count, !document.isParagraphStart(i + 1) else { return false }
    let next = tokens[i + 1]
    if next.mark == .percent || next.mark == .currency || document.text.has("°", at: next.start) { return true }
    // “8,5 to 5,5 centimetres”, “2,5-3,5 million”
    if depth == 0, i + 2 < tokens.count, tokens[i + 2].kind == .number, comma(in: tokens[i + 2], document) != nil,
      next.mark == .hyphen || next.mark == .dash || document.isWord(i + 1, in: ["to", "by", "and", "or", "x"])
    {
      return isMeasured(i + 2, document, depth: 1)
    }
    if next.mark == .hyphen, let unit = document.tokenTouching(i + 2) {
      return unit.count >= 3 && !next.hasSpaceBefore && document.isWord(i + 2, in: Self.units)
    }
    guard next.hasSpaceBefore, next.kind == .word else { return false }
    // kWh, MW, EUR
    return document.isWord(i + 1, in: Self.units) || next.shape.contains(.innerCapital) && next.count <= 4
  }
}

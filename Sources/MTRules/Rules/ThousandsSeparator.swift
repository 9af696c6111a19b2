import MTDocument
import MTLexicon
import MTText

/// Thousands parted by stops or spaces: 1.234.567 people
public struct ThousandsSeparator: Rule {
  public static let info = RuleInfo(
    id: "thousands-separator",
    summary: "The thousands of a figure are parted by stops or spaces and not by commas.",
    rationale: """
      12.500 is twelve and a half in English and twelve thousand five hundred in German, Spanish, Turkish or Indonesian; Russian, French and \
      Czech part thousands by a space. A lone group of three digits is reported only before people and things that do not come in \
      fractions.
      """,
    category: .numberFormat,
    mqmSeverity: .major,
    fixSafety: "Unsafe: a figure changes.",
    measured: """
      0 in 303,744 words of clean news; 10 in 593,585 words of translations, all right by reading.
      """,
    flagged: [
      "The office counted ⟦1.234.567→1,234,567⟧ voters.",
      "The bridge cost ⟦1.234.500,75→1,234,500.75⟧ euros.",
      "There have been ⟦65.490→65,490⟧ new infections since Monday.",
      "Some ⟦12.500→12,500⟧ people marched through the town.",
      "They built about ⟦30 000→30,000⟧ homes for the refugees.",
      "The count stood at ⟦4.176,000→4,176,000⟧ on Sunday.",
    ],
    accepted: [
      "The index rose to 12.500 points, and the euro bought $1.364 in the morning.",
      "Unemployment rose to 4.464 million people in November.",
      "They were split by 0.125 seconds after 12.500 kilometres.",
      "The server at 192.168.100.200 ran version 1.234.567 until 12.05.2020.",
      "An order for 10 737-800 planes was signed.",
      "On May 5 300 people met at Gate 12 500 metres away.",
      "A total of 2,06,737 cases and 1,234.567 tonnes was reported.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    let tokens = document.tokens
    var i = 0
    while i < tokens.count {
      if tokens[i].kind == .number, let end = spacedGroups(from: i, document) ?? (hasForeignStops(i, document) ? i + 1 : nil) {
        report(i..<end, document, &findings)
        i = end
      } else {
        i += 1
      }
    }
  }

  private func report(_ figure: Range<Int>, _ document: Document, _ findings: inout [Finding]) {
    let range = document.range(ofTokens: figure)
    let found = document.text[range]
    let lastComma = found.utf8.lastIndex(of: 0x2C)
    let hasFraction = lastComma.map { found.utf8.distance(from: $0, to: found.utf8.endIndex) - 1 < 3 } ?? false
    var mended: [UInt8] = []
    for byte in found.utf8 {
      switch byte {
      case 0x2E, 0x20: mended.append(0x2C)
      case 0x2C: mended.append(hasFraction ? 0x2E : 0x2C)
      default: mended.append(byte)
      }
    }
    let replacement = String(decoding: mended, as: UTF8.self)
    findings.append(
      Finding(
        range, figure.count > 1 ? "‘\(found)’ has a space for the thousands" : "‘\(found)’ has a stop for the thousands",
        fix: .replace(range, with: replacement, "replace with ‘\(replacement)’", .unsafe)))
  }

  /// Whether a single token is a figure with stops for its thousands.
  private func hasForeignStops(_ i: Int, _ document: Document) -> Bool {
    let token = document.tokens[i]
    let text = document.text
    let first = document.digitCount(at: token.start)
    guard token.count >= 5, first <= 3, text[token.start + first] == 0x2E, text[token.start] != 0x30 else { return false }
    var at = token.start + first
    var groups = 0
    while at < token.end, text[at] == 0x2E, document.digitCount(at: at + 1) == 3 {
      groups += 1
      at += 4
    }
    if at < token.end, groups > 0, text[at] == 0x2C {
      // 1.234,56 and the mixed 4.176,000
      let fraction = document.digitCount(at: at + 1)
      return at + 1 + fraction == token.end && (1...3).contains(fraction)
    }
    guard at == token.end else { return false }
    switch groups {
    case 0: return false
    case 1: return isBeforeCountable(i + 1, document)
    case 2: return !document.isWord(i - 1, in: Self.codes)
    // Three groups behind three digits are the address of a computer.
    default: return groups == 3 && first < 3 && !document.isWord(i - 1, in: Self.codes)
    }
  }

  /// What stands before figures that are no quantities.
  private static let codes: [StaticString] = [
    "version", "release", "build", "firmware", "ip", "server", "address", "no", "at", "phone", "telephone", "tel", "fax", "call", "isbn",
    "code",
  ]

  /// The end of a figure whose groups of three digits are parted by plain spaces, before something countable. No-break and thin
  /// spaces are somebody's choice of style; a plain one lets the figure break at the line's end.
  private func spacedGroups(from i: Int, _ document: Document) -> Int? {
    let tokens = document.tokens
    guard let first = document.wholeNumber(tokens[i]), first > 0, tokens[i].count <= 3, document.text[tokens[i].start] != 0x30 else {
      return nil
    }
    var end = i + 1
    while end < tokens.count, end <= i + 3, tokens[end].kind == .number, tokens[end].count == 3, document.wholeNumber(tokens[end]) != nil,
      tokens[end].start == tokens[end - 1].end + 1, document.text[tokens[end].start - 1] == 0x20
    {
      end += 1
    }
    guard end > i + 1, isBeforeCountable(end, document) else { return nil }
    // “May 5 300 people”, “Gate 12 500 people”: the first number belongs to the name before it.
    guard !tokens[i].shape.contains(.lineStart) else { return end }
    guard tokens[i].hasSpaceBefore else { return nil }
    // Behind three groups or a word of grammar there is no name it could belong to.
    let before = tokens[i - 1]
    if before.shape.contains(.initialCapital), !before.classes.isDisjoint(with: [.month, .weekday]) { return nil }
    return end > i + 2 || !before.classes.isDisjoint(with: WordClass.grammatical.union(.reporting)) || before.mark == .comma
      || isVerbal(before, document) ? end : nil
  }

  /// A past tense or an -ing form.
  private func isVerbal(_ word: Token, _ document: Document) -> Bool {
    guard word.isLowercase, word.count >= 5 else { return false }
    return document.text.has("ed", at: word.end - 2) || document.text.has("ing", at: word.end - 3)
  }

  private static let countables: [StaticString] = [
    "people", "persons", "inhabitants", "residents", "citizens", "men", "women", "children", "students", "pupils", "teachers", "doctors",
    "nurses",
    "patients", "deaths", "cases", "case", "infections", "infection", "infected", "dead", "victims", "casualties", "tests", "vaccinations",
    "soldiers", "troops", "servicemen", "officers", "policemen", "fighters", "migrants", "refugees", "families", "households", "homes",
    "houses",
    "apartments", "flats", "buildings", "rooms", "beds", "jobs", "workers", "employees", "staff", "members", "fans", "spectators",
    "visitors",
    "tourists", "passengers", "guests", "customers", "users", "subscribers", "followers", "viewers", "voters", "votes", "signatures",
    "companies", "firms", "schools", "cars", "vehicles", "trucks", "aircraft", "planes", "flights", "copies", "books", "trees", "animals",
    "cows", "pigs", "birds", "euros", "dollars", "rubles", "roubles", "crowns", "pounds", "yen", "yuan", "pesos", "lira", "rupees",
    "zlotys", "kronor",
    "kroner", "francs", "hryvnias", "tenge", "forints",
  ]

  /// Whether a thing that does not come in fractions follows, perhaps behind one or two adjectives.
  private func isBeforeCountable(_ next: Int, _ document: Document) -> Bool {
    let tokens = document.tokens
    for i in next..<min(next + 3, tokens.count) {
      guard tokens[i].isLowercase, tokens[i].hasSpaceBefore, !tokens[i].shape.contains(.lineStart) else { return false }
      if document.isWord(i, in: Self.countables) { return true }
      guard tokens[i].classes.isEmpty, !isMeasure(tokens[i], document) else { return false }
    }
    return false
  }

  private func isMeasure(_ word: Token, _ document: Document) -> Bool {
    document.text[word.end - 1] == 0x73 || word.count <= 2
  }
}

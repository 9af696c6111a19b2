import MTDocument
import MTText

/// American or British: what the spellings and abbreviations of an article tell. To be asked only where a finding needs it.
struct EnglishVariety {
  private(set) var american = 0
  private(set) var british = 0

  /// Whether something speaks for American English and nothing against it.
  var isAmerican: Bool { american > 0 && british == 0 }

  init(of document: Document) {
    let tokens = document.tokens
    let text = document.text
    for i in tokens.indices where tokens[i].isWord {
      let word = tokens[i]
      if word.count <= 3 {
        let stopped = i + 1 < tokens.count && tokens[i + 1].mark == .stop && tokens[i + 1].start == word.end
        if word.count == 3, stopped, text.has("U.S", at: word.start) { american += 1 }
        // “Mr Petrescu” without a stop is British.
        if word.count == 2, !stopped, i + 1 < tokens.count, tokens[i + 1].isCapitalised,
          text.has("Mr", at: word.start) || text.has("Ms", at: word.start)
        {
          british += 1
        }
        continue
      }
      // Names (Labour, the World Trade Center) tell nothing of the article.
      guard word.isLowercase, word.classes.isEmpty, word.count <= 15 else { continue }
      guard Self.hints[Self.hint(text[word.start], text[word.start + 1], text[word.end - 2], word.count)] else { continue }
      let spelling = text[word.range]
      if Self.americanSpellings.contains(spelling) {
        american += 1
      } else if Self.britishSpellings.contains(spelling) {
        british += 1
      }
    }
  }

  /// Tells most words that are in neither list from their ends and length, without making a string.
  private static let hints: [Bool] = {
    var hints = [Bool](repeating: false, count: 1024)
    for spelling in americanSpellings.union(britishSpellings) {
      let bytes = Array(spelling.utf8)
      hints[hint(bytes[0], bytes[1], bytes[bytes.count - 2], bytes.count)] = true
    }
    return hints
  }()

  private static func hint(_ first: UInt8, _ second: UInt8, _ beforeLast: UInt8, _ count: Int) -> Int {
    (Int(first) &* 31 &+ Int(second) &* 7 &+ Int(beforeLast) &* 129 &+ count &* 67) & 1023
  }

  // Words that the two write differently, in the forms that news uses most. Those that one of them writes both ways
  // (organize, program, judgement) are left out on that side.
  private static let americanSpellings: Set<String> = [
    "behavior", "behaviors", "canceled", "canceling", "center", "centers", "centered", "color", "colors", "colored", "counselor",
    "defense", "defenses", "endeavor", "enroll", "enrollment", "favor", "favored", "favorite", "favorites", "fiber", "flavor",
    "fulfill", "fulfillment", "fueled", "gray", "harbor", "honor", "honored", "honors", "humor", "installment", "jewelry", "labor",
    "labeled", "leveled", "liter", "liters", "maneuver", "maneuvers", "meter", "meters", "kilometer", "kilometers", "modeled",
    "neighbor", "neighbors", "neighboring", "neighborhood", "neighborhoods", "offense", "odor", "percent", "parlor", "rumor",
    "rumors", "savior", "skeptical", "skeptics", "skillful", "specter", "theater", "theaters", "totaled", "traveled", "traveler",
    "travelers", "traveling", "vapor", "vigor", "airplane", "aluminum", "analyze", "analyzed",
  ]

  private static let britishSpellings: Set<String> = [
    "analyse", "analysed", "behaviour", "behaviours", "cancelled", "cancelling", "centre", "centres", "centred", "colour", "colours",
    "coloured", "counsellor", "defence", "defences", "endeavour", "enrol", "enrolment", "favour", "favoured", "favourite",
    "favourites", "fibre", "flavour", "fulfil", "fulfilment", "fuelled", "grey", "harbour", "honour", "honoured", "honours",
    "humour", "instalment", "jewellery", "labour", "labelled", "levelled", "litre", "litres", "manoeuvre", "manoeuvres", "metre",
    "metres", "kilometre", "kilometres", "modelled", "neighbour", "neighbours", "neighbouring", "neighbourhood",
    "neighbourhoods", "offence", "odour", "organise", "organised", "organisation", "organisations", "organiser", "organisers",
    "programme", "programmes", "realise", "realised", "recognise", "recognised", "rumour", "rumours", "saviour", "sceptical",
    "sceptics", "skilful", "spectre", "theatre", "theatres", "totalled", "travelled", "traveller", "travellers", "travelling",
    "vapour", "vigour", "aeroplane", "aluminium", "tonnes", "whilst", "criticise", "criticised", "emphasise", "emphasised",
  ]
}

import MTDocument
import MTText
import MTUnicode

/// A Latin word with letters of another script that look the same: “Мinsk” with a Cyrillic М.
public struct MixedScript: Rule {
  public static let info = RuleInfo(
    id: "mixed-script",
    summary: "A word mixes Latin letters with look-alikes from another script.",
    rationale: """
      A letter of the source script stayed in the word, where no reader sees it. Search, spelling and translation meet another word; \
      designations of weapons and planes are hit most (“Т-72” with a Cyrillic Т).
      """,
    category: .characterEncoding,
    fixSafety: """
      Safe for °C, and where every foreign letter has a Latin letter that looks the same (Unicode’s table of confusable characters) and the word \
      has Latin letters of its own. Display only for a designation in foreign letters: С may be meant as S, its sound, or as C, its look.
      """,
    measured: "0 in 303,744 words of clean news and 0 in 1,428 MT articles; its precision there is not known.",
    flagged: [
      "The mayor of ⟦\u{41C}insk→Minsk⟧ spoke to ⟦Pet\u{435}r→Peter⟧ Valde.",
      "They sent a ⟦\u{421}OVID→COVID⟧ test.",
      "The firm sold the Panzir-⟦\u{421}1→S1⟧ and the ⟦\u{422}→T⟧-72 tank.",
      "The mayor of ⟦Brast\u{43B}av⟧ left.",
      "It was ⟦\u{430}→a⟧ good day, with 25°⟦\u{421}→C⟧ in the shade.",
    ],
    accepted: [
      "The protein α-synuclein, the TNFα test and the β-blocker differ.",
      "It measures 5 μm, 3 kΩ and π radians, and its λ is 2.",
      "The Pantsir-S1 and the T-72 are weapons.",
      "He is called “Пётр” (Peter) in Russian.",
      "The Café Müller in Łódź and Reykjavík’s Þór are old.",
      "The firm’s name is Ωmega and its logo is a Greek letter.",
    ])

  public init() {}

  public func check(_ document: Document, _ findings: inout [Finding]) {
    guard document.traits.contains(.exotic) else { return }
    var lookAlikes: LookAlikes?
    for i in document.tokens.indices where document.tokens[i].shape.contains(.otherScript) {
      let token = document.tokens[i]
      guard token.kind != .mark, !token.shape.contains(.innerStop) else { continue }
      let isDesignation = document.isDesignation(i)
      guard token.shape.contains(.latin) || isDesignation || token.count == 2 else { continue }
      let text = document.string(token)
      let letters = ScriptCount(text)
      guard letters.foreign > 0, letters.hasLookAlikeScript else { continue }
      if lookAlikes == nil { lookAlikes = LookAlikes() }
      guard let table = lookAlikes else { return }
      let latin = table.latin(for: text)
      if letters.latin > 0 {
        // TNFα is a name of science.
        if letters.isGreek, latin == nil { continue }
        let fix = latin.map { Fix.replace(token.range, with: $0, "write ‘\($0)’ in Latin letters", .safe) }
        findings.append(Finding(token.range, "‘\(text)’ mixes Latin and \(letters.script) letters", fix: fix))
      } else if isDesignation, !letters.isGreek {
        let forms = [Romanisation.latin(text, .cyrillic), latin].compactMap { $0 }
        findings.append(finding(token.range, text, letters, forms.last == forms.first ? forms.dropLast(forms.count - 1) : forms))
      } else if latin == "C", i > 0, token.start == document.tokens[i - 1].end, document.text.has("°", at: document.tokens[i - 1].start) {
        let fix = Fix.replace(token.range, with: "C", "write ‘C’ in Latin letters", .safe)
        findings.append(Finding(token.range, "‘°\(text)’ has a Cyrillic letter where Latin is meant", fix: fix))
      } else if latin == "a", isAmidLatin(document, i) {
        findings.append(finding(token.range, text, letters, ["a"]))
      }
    }
  }

  private func finding(_ range: ByteRange, _ text: String, _ letters: ScriptCount, _ forms: [String]) -> Finding {
    Finding(
      range, "‘\(text)’ has \(letters.foreign == 1 ? "a \(letters.script) letter" : "\(letters.script) letters") where Latin is meant",
      fixes: forms.map { .replace(range, with: $0, "write ‘\($0)’ in Latin letters", .displayOnly) })
  }

  private func isAmidLatin(_ document: Document, _ i: Int) -> Bool {
    func isLatin(_ j: Int) -> Bool {
      document.tokens.indices.contains(j) && document.tokens[j].isLowercase && !document.tokens[j].shape.contains(.otherScript)
    }
    return isLatin(i - 1) && isLatin(i + 1)
  }
}

/// How many letters of a word are Latin, and of which script the others are.
private struct ScriptCount {
  var latin = 0
  var foreign = 0
  private var other = Script.latin

  init(_ text: String) {
    for scalar in text.unicodeScalars where Properties.isAlphabetic(scalar.value) {
      let script = Properties.script(scalar.value)
      if script == .latin {
        latin += 1
      } else if script != .common, script != .inherited {
        foreign += 1
        other = script
      }
    }
  }

  var hasLookAlikeScript: Bool { other == .cyrillic || other == .greek || other == .armenian }
  var isGreek: Bool { other == .greek }
  var script: String { other.englishName }
}

/// The Latin letters that letters of other scripts look like, by Unicode’s table (UTS #39).
private final class LookAlikes {
  private let confusables: Confusables
  /// Latin letters by the skeleton they share with their look-alikes.
  private var capitals: [String: Unicode.Scalar] = [:]
  private var smalls: [String: Unicode.Scalar] = [:]

  init?() {
    guard let table = try? Confusables() else { return nil }
    confusables = table
    for value in UInt8(ascii: "A")...UInt8(ascii: "z") where value <= 0x5A || value >= 0x61 {
      let letter = Unicode.Scalar(value)
      guard let skeleton = try? table.skeleton(String(letter)) else { continue }
      if value <= 0x5A { capitals[skeleton] = letter } else { smalls[skeleton] = letter }
    }
  }

  /// The word with every foreign letter replaced by the Latin one it looks like, case for case; `nil` when one has none.
  func latin(for text: String) -> String? {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let script = Properties.script(scalar.value)
      guard scalar.value >= 0x80, script != .latin, script != .common, script != .inherited else {
        result.append(scalar)
        continue
      }
      guard let skeleton = try? confusables.skeleton(String(scalar)),
        let letter = Properties.isUppercase(scalar.value) ? capitals[skeleton] : smalls[skeleton]
      else { return nil }
      // Greek letters stand for themselves in science, but for those that nobody can tell from Latin ones.
      if script == .greek, !Properties.isUppercase(scalar.value), scalar.value != 0x3BF { return nil }
      result.append(letter)
    }
    return String(result)
  }
}

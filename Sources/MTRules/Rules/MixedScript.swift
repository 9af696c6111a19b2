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
      Safe where every foreign letter has a Latin letter that looks the same (Unicode’s table of confusable characters) and the word \
      has Latin letters of its own. Display only for a foreign letter that stands for itself: С may be meant as C or as S.
      """,
    measured: "",
    flagged: [
      "The mayor of ⟦\u{41C}insk→Minsk⟧ spoke to ⟦Pet\u{435}r→Peter⟧ Valde.",
      "They sent a ⟦\u{421}OVID→COVID⟧ test.",
      "The firm sold the Panzir-⟦\u{421}1→C1⟧ and the ⟦\u{422}→T⟧-72 tank.",
      "The mayor of ⟦Brast\u{43B}av⟧ left.",
      "It was ⟦\u{430}→a⟧ good day.",
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
      guard token.kind != .mark else { continue }
      let text = document.string(token)
      let letters = ScriptCount(text)
      guard letters.foreign > 0, letters.hasLookAlikeScript else { continue }
      if lookAlikes == nil { lookAlikes = LookAlikes() }
      guard let table = lookAlikes else { return }
      let latin = table.latin(for: text)
      if letters.latin > 0 {
        if letters.isGreek, latin == nil { continue }
        guard latin != nil || letters.latin > letters.foreign else { continue }
        findings.append(mixed(token.range, text, latin, letters.script))
      } else if let latin, stands(document, i, for: latin) {
        findings.append(
          Finding(
            token.range, "‘\(text)’ is \(letters.script), but looks like ‘\(latin)’",
            fix: .replace(token.range, with: latin, "write ‘\(latin)’ in Latin letters", .displayOnly)))
      }
    }
  }

  private func mixed(_ range: ByteRange, _ text: String, _ latin: String?, _ script: String) -> Finding {
    Finding(
      range, "‘\(text)’ mixes Latin and \(script) letters",
      fix: latin.map { .replace(range, with: $0, "write ‘\($0)’ in Latin letters", .safe) })
  }

  /// Whether a token in another script stands where only a Latin one can: in a designation with a number, or as a
  /// function word.
  private func stands(_ document: Document, _ i: Int, for latin: String) -> Bool {
    MixedScript.isLatinInDisguise(document, i, latin)
  }

  /// “Panzir-С1”, “Т-72”, “а good day”.
  private static func isLatinInDisguise(_ document: Document, _ i: Int, _ latin: String) -> Bool {
    let tokens = document.tokens
    let token = tokens[i]
    func isLatin(_ j: Int) -> Bool { tokens.indices.contains(j) && tokens[j].kind == .word && !tokens[j].shape.contains(.otherScript) }
    let isJoinedLeft = i >= 2 && tokens[i - 1].mark == .hyphen && !token.hasSpaceBefore && !tokens[i - 1].hasSpaceBefore
    let isJoinedRight =
      i + 2 < tokens.count && tokens[i + 1].mark == .hyphen && !tokens[i + 1].hasSpaceBefore && !tokens[i + 2].hasSpaceBefore
    if latin.utf8.count <= 3, token.shape.contains(.initialCapital) {
      if isJoinedLeft, isLatin(i - 2) || tokens[i - 2].kind == .number { return true }
      if isJoinedRight, isLatin(i + 2) || tokens[i + 2].kind == .number { return true }
    }
    return latin == "a" && isLatin(i - 1) && isLatin(i + 1) && !isJoinedLeft && !isJoinedRight
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

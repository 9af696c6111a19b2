import MTDocument
import MTFormats
import MTText
import MTUnicode

/// Applies fixes to a text until nothing more is to be done.
public struct Fixer: Sendable {
  private let linter: Linter
  private let applicability: Applicability

  /// - Parameter applicability: the least that a fix must be. `displayOnly` is never applied.
  public init(_ linter: Linter, applying applicability: Applicability = .safe) {
    self.linter = linter
    self.applicability = max(applicability, .unsafe)
  }

  public struct Outcome: Sendable {
    public let text: SourceText
    /// How many fixes were made, by rule id.
    public let applied: [String: Int]
    /// What linting the new text gives.
    public let remaining: LintResult

    public var count: Int { applied.values.reduce(0, +) }
  }

  /// Mends one text: applies what does not overlap, lints again, and goes on until nothing changes.
  ///
  /// A text that comes back to one it has been before (two rules undoing each other) is left as it stood then; at most
  /// ``roundLimit`` rounds are made.
  ///
  /// - Throws: ``UnicodeError`` when ICU cannot read the text.
  public func fix(_ text: SourceText, as format: Format = .plain, with analyzer: Analyzer) throws(UnicodeError) -> Outcome {
    var current = text
    var seen: Set<[UInt8]> = []
    var applied: [String: Int] = [:]
    var result = try linter.lint(current, as: format, with: analyzer)
    for _ in 0..<Self.roundLimit {
      let fixes = choose(from: result.diagnostics)
      if fixes.isEmpty { break }
      seen.insert(current.bytes)
      let next = SourceText(validUTF8: Self.apply(fixes.flatMap(\.fix.edits), to: current.bytes))
      if seen.contains(next.bytes) { break }
      for fix in fixes { applied[fix.rule, default: 0] += 1 }
      current = next
      result = try linter.lint(current, as: format, with: analyzer)
    }
    return Outcome(text: current, applied: applied, remaining: result)
  }

  /// Rounds of mending and linting again; real articles need two or three.
  public static let roundLimit = 12

  /// The fixes of one round, in order, none touching another's bytes. The earlier diagnostic wins.
  private func choose(from diagnostics: [Diagnostic]) -> [(rule: String, fix: Fix)] {
    var chosen: [(rule: String, fix: Fix)] = []
    var taken = 0
    for diagnostic in diagnostics {
      guard let fix = diagnostic.fixes.first, fix.applicability >= applicability, let first = fix.edits.first,
        let last = fix.edits.last
      else { continue }
      // Two fixes that meet at one point could each be right and their sum wrong, so the second waits for the next round.
      guard first.range.start > taken || chosen.isEmpty else { continue }
      chosen.append((diagnostic.rule.id, fix))
      taken = last.range.end
    }
    return chosen
  }

  /// Applies edits that are in order and do not overlap.
  static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits {
      result += bytes[at..<edit.range.start]
      result += edit.replacement.utf8
      at = edit.range.end
    }
    return result + bytes[at...]
  }
}

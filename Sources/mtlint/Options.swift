/// What a command line may set. Which command accepts which option is in ``Command``.
struct Options: Sendable {
  /// Paths, or the rules to explain.
  var operands: [Path] = []
  var showsHelp = false
  var format = OutputFormat.text
  var selected: [String] = []
  var ignored: [String] = []
  var failOn = FailOn.warning
  var color = ColorChoice.auto
  var jobs: Int?
  var showsStatistics = false
  var isQuiet = false
  var appliesUnsafe = false
  var showsDiff = false
  var stdinFilename: Path?
}

enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, jsonl
}

/// The least severity that makes the exit status 1.
enum FailOn: String, CaseIterable, Sendable {
  case error, warning, note, never
}

enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// One option, declared once: parsing, help and hints are all made from it.
struct Setting: Sendable {
  /// With its dashes.
  let name: String
  let short: String?
  /// What the help calls the value; `nil` for a switch.
  let placeholder: String?
  let help: String
  /// Stores the value, or says what is wrong with it.
  let store: @Sendable (_ value: Path, _ options: inout Options) throws(UsageError) -> Void

  typealias Key<Value> = WritableKeyPath<Options, Value> & Sendable

  private init(
    _ name: String, _ short: String? = nil, _ placeholder: String?, _ help: String,
    _ store: @escaping @Sendable (Path, inout Options) throws(UsageError) -> Void
  ) {
    self.name = name
    self.short = short
    self.placeholder = placeholder
    self.help = help
    self.store = store
  }

  static func flag(_ name: String, short: String? = nil, _ key: Key<Bool>, _ help: String) -> Setting {
    Setting(name, short, nil, help) { _, options in options[keyPath: key] = true }
  }

  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ key: Key<Value>, _ help: String
  ) -> Setting {
    let choices = Value.allCases.map { $0.rawValue }
    return Setting(name, nil, choices.joined(separator: "|"), help) { value, options throws(UsageError) in
      guard let choice = Value(rawValue: value.string) else {
        throw UsageError(
          "‘\(name)’ takes \(choices.dropLast().joined(separator: ", ")) or \(choices.last!), not ‘\(value.string)’",
          suggestion: nearest(to: value.string, among: choices))
      }
      options[keyPath: key] = choice
    }
  }

  /// Values with commas between them, also in several options.
  static func list(_ name: String, _ placeholder: String, _ key: Key<[String]>, _ help: String) -> Setting {
    Setting(name, nil, placeholder, help) { value, options throws(UsageError) in
      let items = value.string.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard !items.contains("") else { throw UsageError("‘\(name)’ has an empty name in ‘\(value.string)’") }
      options[keyPath: key] += items
    }
  }

  static func number(_ name: String, _ placeholder: String, _ key: Key<Int?>, in range: ClosedRange<Int>, _ help: String) -> Setting {
    Setting(name, nil, placeholder, help) { value, options throws(UsageError) in
      guard let number = Int(value.string), range.contains(number) else {
        throw UsageError("‘\(name)’ takes a number from \(range.lowerBound) to \(range.upperBound), not ‘\(value.string)’")
      }
      options[keyPath: key] = number
    }
  }

  static func path(_ name: String, _ placeholder: String, _ key: Key<Path?>, _ help: String) -> Setting {
    Setting(name, nil, placeholder, help) { value, options in options[keyPath: key] = value }
  }
}

/// What is wrong with a command line.
struct UsageError: Error, Equatable {
  let message: String
  /// Where to read on.
  var hint: String?

  init(_ message: String, suggestion: String? = nil, hint: String? = nil) {
    self.message = message + (suggestion.map { "; did you mean ‘\($0)’?" } ?? "")
    self.hint = hint
  }
}

/// Reads a command's arguments: `--name value`, `--name=value`, `-h`, operands in between, and `--`, after which all are
/// operands.
struct ArgumentParser {
  let command: Command
  private let settings: [Setting]

  init(_ command: Command) {
    self.command = command
    settings = command.settings
  }

  func parse(_ arguments: some Sequence<Path>) throws(UsageError) -> Options {
    do throws(UsageError) {
      return try options(arguments)
    } catch {
      throw UsageError(error.message, hint: error.hint ?? "Run ‘mtlint \(command.rawValue) --help’ for its options.")
    }
  }

  private func options(_ arguments: some Sequence<Path>) throws(UsageError) -> Options {
    var options = Options()
    var iterator = arguments.makeIterator()
    var readsOptions = true
    while let argument = iterator.next() {
      let bytes = argument.bytes
      guard readsOptions, bytes.first == 0x2D, bytes.count > 1 else {
        options.operands.append(argument)
        continue
      }
      if argument.string == "--" {
        readsOptions = false
        continue
      }
      let equals = bytes.firstIndex(of: 0x3D)
      let name = Path(Array(bytes[..<(equals ?? bytes.count)])).string
      let setting = try setting(name)
      var value = equals.map { Path(Array(bytes[($0 + 1)...])) }
      if setting.placeholder == nil {
        guard value == nil else { throw UsageError("‘\(setting.name)’ takes no value") }
      } else if value == nil {
        value = iterator.next()
        guard value != nil else { throw UsageError("‘\(setting.name)’ needs a value: \(setting.placeholder!)") }
      }
      try setting.store(value ?? Path([]), &options)
    }
    return options
  }

  private func setting(_ name: String) throws(UsageError) -> Setting {
    if let setting = settings.first(where: { $0.name == name || $0.short == name }) { return setting }
    for other in Command.allCases where other != command && other.settings.contains(where: { $0.name == name }) {
      throw UsageError("‘\(name)’ is an option of ‘mtlint \(other.rawValue)’, not of ‘mtlint \(command.rawValue)’")
    }
    throw UsageError("unknown option ‘\(name)’", suggestion: nearest(to: name, among: settings.map(\.name)))
  }
}

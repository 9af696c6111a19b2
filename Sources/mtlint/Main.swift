import MTEngine
import MTReport
import MTRules
@preconcurrency import Glibc

@main
struct Main {
  static func main() async {
    // A closed pipe is met where it is written to.
    signal(SIGPIPE, SIG_IGN)
    let arguments = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
      .dropFirst().compactMap { $0.map { Path(cString: $0) } }
    exit(await run(arguments).rawValue)
  }

  static func run(_ arguments: [Path]) async -> ExitStatus {
    var console = Console(quiet: true)
    do throws(UsageError) {
      guard let first = arguments.first else {
        console.printError(String(Command.overview.dropLast()))
        return .trouble
      }
      switch first.string {
      case "--version", "-V": return print(Version.line)
      case "--help", "-h": return print(Command.overview)
      default: return try await run(try command(first), Array(arguments.dropFirst()))
      }
    } catch {
      console.printError("mtlint: \(Visible.text(error.message))")
      if let hint = error.hint { console.printError(Visible.text(hint)) }
      return .trouble
    }
  }

  private static func run(_ command: Command, _ arguments: [Path]) async throws(UsageError) -> ExitStatus {
    let options = try ArgumentParser(command).parse(arguments)
    if options.showsHelp { return print(command.helpText) }
    switch command {
    case .check:
      var check = try CheckCommand(options)
      return await check.run()
    case .fix: return await (try FixCommand(options)).run()
    case .rules: return try listRules(options)
    case .explain: return try explain(options)
    case .help:
      guard let name = options.operands.first else { return print(Command.overview) }
      return print(try self.command(name).helpText)
    }
  }

  private static func command(_ name: Path) throws(UsageError) -> Command {
    if let command = Command(rawValue: name.string) { return command }
    let hint = "Run ‘mtlint --help’ for the commands."
    if name.bytes.first == 0x2D, name.bytes.count > 1 {
      throw UsageError(
        "the command comes first, then its options such as ‘\(name.string)’", hint: hint)
    }
    if (try? FileStatus(of: name)) != nil {
      throw UsageError("unknown command ‘\(name.string)’; to check that file, run ‘mtlint check \(name.string)’", hint: hint)
    }
    throw UsageError(
      "unknown command ‘\(name.string)’", suggestion: nearest(to: name.string, among: Command.allCases.map { $0.rawValue }), hint: hint)
  }

  private static func listRules(_ options: Options) throws(UsageError) -> ExitStatus {
    if let extra = options.operands.first {
      throw UsageError("‘mtlint rules’ takes no ‘\(extra.string)’", hint: "‘mtlint explain \(extra.string)’ shows one rule.")
    }
    let rules = allRules.map { $0.info }.sorted { $0.id < $1.id }
    switch options.format {
    case .text: return print(RuleList.table(rules, color: Console.hasColor(options.color), width: Console.width))
    case .json: return print(RuleList.json(rules))
    case .jsonl: throw UsageError("‘mtlint rules’ prints text or json")
    }
  }

  private static func explain(_ options: Options) throws(UsageError) -> ExitStatus {
    guard !options.operands.isEmpty else {
      throw UsageError("‘mtlint explain’ needs the name of a rule", hint: "‘mtlint rules’ lists them.")
    }
    var cards: [UInt8] = []
    for name in options.operands {
      if !cards.isEmpty { cards += "\n\n".utf8 }
      cards += RuleCard.text(
        try Configuration.rule(named: name.string), color: Console.hasColor(options.color), width: Console.width)
    }
    return print(cards)
  }

  private static func print(_ text: String) -> ExitStatus { print(Array((text.hasSuffix("\n") ? text : text + "\n").utf8)) }

  private static func print(_ bytes: [UInt8]) -> ExitStatus {
    var console = Console(quiet: true)
    console.print(bytes)
    return console.finish(.clean)
  }
}

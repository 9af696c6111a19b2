/// The program's commands and the options each accepts.
enum Command: String, CaseIterable {
  case check, fix, rules, explain, help

  var summary: String {
    switch self {
    case .check: "report problems in articles"
    case .fix: "mend what can be mended safely"
    case .rules: "list the rules"
    case .explain: "show a rule’s card: why, examples, how safe its fixes are"
    case .help: "show this help, or a command’s"
    }
  }

  var operands: String {
    switch self {
    case .check, .fix: "[PATH…]"
    case .rules: ""
    case .explain: "RULE…"
    case .help: "[COMMAND]"
    }
  }

  var details: String {
    switch self {
    case .check:
      """
      PATH is a file, a folder (searched for .txt, .md, .html and .htm files) or ‘-’ for standard input;
      without one the current folder is searched.

      Exit status: 0 when nothing is at or above ‘--fail-on’, 1 when something is, 2 when an option, a file
      or a folder is at fault.
      """
    case .fix:
      """
      Files are rewritten in place, whole or not at all; ‘-’ reads standard input and prints the mended text.
      PATH is as for ‘mtlint check’.

      Exit status: 0 when nothing at or above ‘--fail-on’ remains, 1 when something does (with ‘--diff’: when
      something would change), 2 when an option, a file or a folder is at fault.
      """
    case .rules: "A rule that is off runs when ‘--select’ names it."
    case .explain, .help: ""
    }
  }

  var settings: [Setting] {
    switch self {
    case .check: [Self.format, Self.statistics] + Self.selection + Self.running
    case .fix: [Self.unsafe, Self.diff] + Self.selection + Self.running
    case .rules: [Self.listFormat, Self.color, Self.showHelp]
    case .explain: [Self.color, Self.showHelp]
    case .help: [Self.showHelp]
    }
  }

  private static let format = Setting.choice("--format", \.format, "how to report (default: text)")
  private static let listFormat = Setting.choice("--format", \.format, "how to list (default: text)")
  private static let statistics = Setting.flag("--statistics", \.showsStatistics, "count by rule instead of listing problems")
  private static let unsafe = Setting.flag("--unsafe", \.appliesUnsafe, "also make fixes that may change a fact or the style")
  private static let diff = Setting.flag("--diff", \.showsDiff, "print what would change, as a unified diff, and write nothing")
  private static let color = Setting.choice("--color", \.color, "when to colour the output (default: auto)")
  private static let showHelp = Setting.flag("--help", short: "-h", \.showsHelp, "show this help")
  private static let selection: [Setting] = [
    .list("--select", "RULE,…", \.selected, "run these rules only; ‘all’ stands for every rule"),
    .list("--ignore", "RULE,…", \.ignored, "do not run these rules"),
  ]
  private static let running: [Setting] = [
    .choice("--fail-on", \.failOn, "the least severity that fails (default: warning)"),
    .path("--stdin-filename", "NAME", \.stdinFilename, "what to call standard input; its ending tells the format"),
    .number("--jobs", "N", \.jobs, in: 1...1024, "files to work on at a time (default: one a core)"),
    color,
    .flag("--quiet", short: "-q", \.isQuiet, "no summary, no progress"),
    showHelp,
  ]
}

// MARK: - Help

extension Command {
  var helpText: String {
    var text = "mtlint \(rawValue): \(summary)\n\nUsage: mtlint \(rawValue) [OPTION…] \(operands)"
    while text.last == " " { text.removeLast() }
    text += "\n"
    if !details.isEmpty { text += "\n\(details)\n" }
    text += "\nOptions:\n"
    let names = settings.map { setting in
      (setting.short.map { $0 + ", " } ?? "    ") + setting.name + (setting.placeholder.map { "=" + $0 } ?? "")
    }
    return text + Self.columns(names, settings.map(\.help))
  }

  static var overview: String {
    """
    mtlint finds what machine translation left in English news.

    Usage: mtlint COMMAND [OPTION…] [OPERAND…]

    Commands:
    \(columns(allCases.map { $0.rawValue + " " + $0.operands }, allCases.map(\.summary)))
    ‘mtlint COMMAND --help’ lists a command’s options; ‘mtlint --version’ tells the version.

    """
  }

  private static func columns(_ left: [String], _ right: [String]) -> String {
    let width = left.map { $0.unicodeScalars.count }.max() ?? 0
    return zip(left, right).map { name, help in
      "  " + name + String(repeating: " ", count: width + 2 - name.unicodeScalars.count) + help + "\n"
    }.joined()
  }
}

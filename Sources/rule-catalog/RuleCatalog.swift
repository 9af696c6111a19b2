import Foundation

/// Writes the Swift file that lists all rules: `rule-catalog OUTPUT TYPE…`.
@main
struct RuleCatalog {
  static func main() throws {
    let types = CommandLine.arguments.dropFirst(2)
    let source = [
      "import MTDocument", "", "/// All rules, in the order of their names.", "public let allRules: [any Rule.Type] = [",
      types.map { "  \($0).self," }.joined(separator: "\n"), "]", "",
    ].joined(separator: "\n")
    try Data(source.utf8).write(to: URL(fileURLWithPath: CommandLine.arguments[1]))
  }
}

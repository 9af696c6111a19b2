import Foundation
import MTEngine
import MTFormats
import MTDocument
import MTReport
import MTRules
import MTText

// A first command line, enough to measure the rules with: `mtlint check|fix [--format json] [--fail-on X] PATHS`.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let command = arguments.first else { return }
    var paths: [String] = []
    var skip = false
    for argument in arguments.dropFirst() {
      if skip { skip = false } else if argument.hasPrefix("--") { skip = true } else { paths.append(argument) }
    }
    let linter = Linter(rules: allRules)
    let analyzer = try Analyzer()
    var reporter = JSONReporter(version: "0")
    var out = reporter.begin()
    for path in paths {
      let text = SourceText(validUTF8: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      if command == "fix" {
        let outcome = try Fixer(linter).fix(text, with: analyzer)
        try Data(outcome.text.bytes).write(to: URL(fileURLWithPath: path))
      } else {
        out += reporter.file(FileReport(path: path, text: text, result: try linter.lint(text, with: analyzer)))
      }
    }
    if command == "check" {
      out += reporter.end()
      FileHandle.standardOutput.write(Data(out))
    }
  }
}

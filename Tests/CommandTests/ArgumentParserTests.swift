import XCTest

@testable import mtlint

final class ArgumentParserTests: XCTestCase {
  private func parse(_ command: Command = .check, _ arguments: String...) throws -> Options {
    try ArgumentParser(command).parse(arguments.map { Path($0) })
  }

  private func error(_ command: Command = .check, _ arguments: String...) -> String? {
    do {
      _ = try ArgumentParser(command).parse(arguments.map { Path($0) })
      return nil
    } catch {
      return error.message
    }
  }

  func testValues() throws {
    let options = try parse(
      .check, "a", "--format=json", "--select", "x,y", "b", "--select=z", "--jobs", "3", "-q", "--fail-on=never", "--", "--format", "-")
    XCTAssertEqual(options.operands.map(\.string), ["a", "b", "--format", "-"])
    XCTAssertEqual(options.format, .json)
    XCTAssertEqual(options.selected, ["x", "y", "z"])
    XCTAssertEqual(options.jobs, 3)
    XCTAssertEqual(options.failOn, .never)
    XCTAssertTrue(options.isQuiet)
  }

  func testValuesThatLookLikeOptions() throws {
    XCTAssertEqual(try parse(.check, "--stdin-filename", "--x").stdinFilename?.string, "--x")
    XCTAssertEqual(try parse(.check, "--stdin-filename=a=b").stdinFilename?.string, "a=b")
  }

  func testMistakes() {
    XCTAssertEqual(error(.check, "--formt", "json"), "unknown option ‘--formt’; did you mean ‘--format’?")
    XCTAssertEqual(error(.check, "--formt=json"), "unknown option ‘--formt’; did you mean ‘--format’?")
    XCTAssertEqual(error(.check, "--xyzzy"), "unknown option ‘--xyzzy’")
    XCTAssertEqual(error(.check, "-x"), "unknown option ‘-x’")
    XCTAssertEqual(error(.check, "--diff"), "‘--diff’ is an option of ‘mtlint fix’, not of ‘mtlint check’")
    XCTAssertEqual(error(.check, "--format"), "‘--format’ needs a value: text|json|jsonl")
    XCTAssertEqual(error(.check, "--format=jsn"), "‘--format’ takes text, json or jsonl, not ‘jsn’; did you mean ‘json’?")
    XCTAssertEqual(error(.check, "--quiet=yes"), "‘--quiet’ takes no value")
    XCTAssertEqual(error(.check, "--jobs=0"), "‘--jobs’ takes a number from 1 to 1024, not ‘0’")
    XCTAssertEqual(error(.check, "--jobs=many"), "‘--jobs’ takes a number from 1 to 1024, not ‘many’")
    XCTAssertEqual(error(.check, "--select=a,,b"), "‘--select’ has an empty name in ‘a,,b’")
    XCTAssertEqual(error(.check, "--select="), "‘--select’ has an empty name in ‘’")
  }

  func testNearest() {
    let names = ["double-space", "space-before-punctuation", "name-variant"]
    XCTAssertEqual(nearest(to: "duoble-space", among: names), "double-space")
    XCTAssertEqual(nearest(to: "Double-Space", among: names), "double-space")
    XCTAssertEqual(nearest(to: "name", among: names), "name-variant")
    XCTAssertNil(nearest(to: "xyz", among: names))
    XCTAssertNil(nearest(to: "", among: names))
    XCTAssertEqual(editDistance(Array("abcd".unicodeScalars), Array("acbd".unicodeScalars)), 1)
    XCTAssertEqual(editDistance([], Array("ab".unicodeScalars)), 2)
  }

  func testOptionsAreDeclaredWell() {
    for command in Command.allCases {
      XCTAssertEqual(Set(command.settings.map(\.name)).count, command.settings.count)
      XCTAssertTrue(command.settings.contains { $0.name == "--help" })
    }
  }
}

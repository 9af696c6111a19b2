import Foundation
import XCTest

final class CheckTests: FolderTestCase {
  func testStatusAndText() throws {
    try write("a.txt", flawed)
    try write("b.txt", sound)
    let found = try mtlint("check", rule, "a.txt", "b.txt")
    XCTAssertEqual(found.status, 1)
    XCTAssertEqual(
      found.text,
      """
      a.txt:1:9: warning: space before ‘,’ [space-before-punctuation]
          1 │ The vote , he said, was free.
            │         ^^
        fix: remove the space (safe): … vote, he …

      found 1 problem (1 warning) in 1 of 2 files; 1 can be fixed safely with ‘mtlint fix’

      """)
    XCTAssertEqual(found.err, "")
    let clean = try mtlint("check", rule, "b.txt")
    XCTAssertEqual(clean.status, 0)
    XCTAssertEqual(clean.text, "no problems in 1 file\n")
  }

  func testFailOn() throws {
    try write("a.txt", flawed)
    let expected: [(String, Int32)] = [("note", 1), ("warning", 1), ("error", 0), ("never", 0)]
    for (level, status) in expected { XCTAssertEqual(try mtlint("check", rule, "--fail-on", level, "a.txt").status, status, level) }
  }

  func testSelectAndIgnore() throws {
    try write("a.txt", flawed)
    XCTAssertEqual(try mtlint("check", rule, "--ignore", "space-before-punctuation", "a.txt").status, 0)
    XCTAssertEqual(try mtlint("check", "--select=all", "--ignore=all", "a.txt").status, 0)
    let unknown = try mtlint("check", "--select", "space-before-punctation", "a.txt")
    XCTAssertEqual(unknown.status, 2)
    XCTAssertEqual(
      unknown.err,
      "mtlint: unknown rule ‘space-before-punctation’; did you mean ‘space-before-punctuation’?\n‘mtlint rules’ lists them.\n")
  }

  func testFoldersAreSearchedInByteOrder() throws {
    for name in ["b.txt", "B.md", "a/z.html", "a.txt", "a/y.HTM", "é.txt", ".hidden.txt", ".git/x.txt", "c.pdf", "README"] {
      try write(name, flawed)
    }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/up", withDestinationPath: "..")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/self.txt", withDestinationPath: "self.txt")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/again.txt", withDestinationPath: "b.txt")
    let run = try mtlint("check", rule, "--format=jsonl")
    XCTAssertEqual(try paths(run), ["B.md", "a/y.HTM", "a/z.html", "a.txt", "again.txt", "é.txt"])
    XCTAssertEqual(run.status, 2, "the link to itself cannot be read")
    XCTAssertEqual(run.err, "mtlint: a/self.txt: symbolic links go round in a circle\n")
    // What is named is read, whatever its name is.
    XCTAssertEqual(
      try paths(mtlint("check", rule, "--format=jsonl", "README", ".hidden.txt", ".git")), ["README", ".hidden.txt", ".git/x.txt"])
  }

  func testAFileIsLintedOnce() throws {
    try write("a.txt", flawed)
    try write("s/b.txt", flawed)
    XCTAssertEqual(
      try paths(mtlint("check", rule, "--format=jsonl", "s", "./a.txt", "a.txt", ".", folder.path + "/a.txt")), ["s/b.txt", "./a.txt"])
  }

  func testOutputDoesNotDependOnJobs() throws {
    for i in 0..<300 { try write("f\(i).txt", String(repeating: flawed, count: (i * 7919) % 23) + sound) }
    for format in ["text", "json", "jsonl"] {
      let one = try mtlint("check", rule, "--format", format, "--jobs", "1", "missing", ".")
      let many = try mtlint("check", rule, "--format", format, "--jobs", "8", "missing", ".")
      XCTAssertEqual(one.out, many.out)
      XCTAssertEqual(one.err, many.err)
      XCTAssertEqual(one.status, 2)
    }
  }

  func testStandardInput() throws {
    try write("a.txt", sound)
    let run = try mtlint("check", rule, "-", "a.txt", "-", input: Data(flawed.utf8))
    XCTAssertTrue(run.text.hasPrefix("<stdin>:1:9: warning"), run.text)
    XCTAssertTrue(run.text.contains("in 1 of 2 files"))
    let named = try mtlint("check", rule, "-", "--stdin-filename", "story.md", input: Data(flawed.utf8))
    XCTAssertTrue(named.text.hasPrefix("story.md:1:9: warning"))
  }

  func testErrorsDoNotStopTheRest() throws {
    try write("a.txt", flawed)
    try write("binary.txt", Data([0x61, 0, 0x62]))
    XCTAssertEqual(mkfifo(folder.path + "/pipe.txt", 0o600), 0)
    try write("huge.txt", "")
    XCTAssertEqual(truncate(folder.path + "/huge.txt", 65 << 20), 0)
    let run = try mtlint("check", rule, "--format=json", "missing", "binary.txt", "pipe.txt", "huge.txt", "/dev/null", "a.txt/b", "a.txt")
    XCTAssertEqual(run.status, 2)
    XCTAssertEqual(
      run.err,
      """
      mtlint: missing: no such file or folder
      mtlint: binary.txt: not a text file (a zero byte at offset 1)
      mtlint: pipe.txt: is a pipe, not a file; ‘-’ reads standard input
      mtlint: huge.txt: too large: 65 MiB, and the limit is 64 MiB
      mtlint: /dev/null: is a device, not a file
      mtlint: a.txt/b: a part of the path is not a folder

      """)
    let report = try XCTUnwrap(JSONSerialization.jsonObject(with: run.out) as? [String: Any])
    XCTAssertEqual((report["files"] as? [[String: Any]])?.map { $0["path"] as? String }, ["a.txt"])
    XCTAssertEqual((report["errors"] as? [[String: String]])?.count, 6)
  }

  func testUnreadable() throws {
    try XCTSkipIf(geteuid() == 0, "root may read everything")
    try write("a.txt", flawed)
    try write("closed/b.txt", flawed)
    chmod(folder.path + "/a.txt", 0)
    chmod(folder.path + "/closed", 0)
    defer { chmod(folder.path + "/closed", 0o700) }
    let run = try mtlint("check")
    XCTAssertEqual(run.err, "mtlint: a.txt: permission denied\nmtlint: closed: permission denied\n")
    XCTAssertEqual(run.status, 2)
  }

  func testHostileNamesAndText() throws {
    try write("x\u{1B}[31m\n\u{9B}y.txt", "It was \u{1B}]0;pwned\u{7} he , said\u{202E}.\n")
    for format in ["text", "json", "jsonl"] {
      let run = try mtlint("check", rule, "--color=never", "--format", format, ".", "no\u{1B}[2J\r")
      for scalar in (run.text + run.err).unicodeScalars where scalar != "\n" {
        XCTAssertFalse(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.properties.isBidiControl, format)
      }
    }
  }

  func testNamesThatAreNotUTF8() throws {
    let name = Array(folder.path.utf8) + [0x2F, 0x61, 0xFF, 0x2E, 0x74, 0x78, 0x74, 0]
    let file = try XCTUnwrap(name.withUnsafeBufferPointer { $0.withMemoryRebound(to: CChar.self) { fopen($0.baseAddress!, "w") } })
    fputs(flawed, file)
    fclose(file)
    XCTAssertTrue(try mtlint("check", rule).text.hasPrefix("a\u{FFFD}.txt:1:9: warning"))
  }

  func testColor() throws {
    try write("a.txt", flawed)
    var mtlint = mtlint
    func isColored(_ arguments: String) throws -> Bool { try mtlint("check", rule, arguments, "a.txt").text.contains("\u{1B}[") }
    XCTAssertFalse(try isColored("--color=auto"))
    XCTAssertTrue(try isColored("--color=always"))
    mtlint.environment = ["CLICOLOR_FORCE": "1"]
    XCTAssertTrue(try isColored("--color=auto"))
    XCTAssertFalse(try isColored("--color=never"))
    mtlint.environment = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
    XCTAssertFalse(try isColored("--color=auto"))
    XCTAssertTrue(try isColored("--color=always"))
  }

  func testStatisticsAndQuiet() throws {
    try write("a.txt", flawed + flawed)
    let run = try mtlint("check", rule, "--statistics", "a.txt")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.text.contains("       2           166.67  warning   space-before-punctuation\n"), run.text)
    XCTAssertFalse(try mtlint("check", rule, "--quiet", "a.txt").text.contains("found"))
    XCTAssertEqual(try mtlint("check", "--statistics", "--format=json").status, 2)
  }

  func testEmptyFolderAndEmptyFile() throws {
    let nothing = try mtlint("check")
    XCTAssertEqual(nothing.status, 0)
    XCTAssertEqual(nothing.err, "mtlint: no articles found (folders are searched for .txt, .md, .html, .htm)\n")
    try write("empty.txt", "")
    XCTAssertEqual(try mtlint("check", "empty.txt").text, "no problems in 1 file\n")
  }

  /// The reader of a pipe may go at any time.
  func testBrokenPipeIsQuiet() throws {
    for i in 0..<200 { try write("f\(i).txt", String(repeating: flawed, count: 100)) }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "'\(Mtlint.binary.path)' check \(rule) . 2>err | head -n 1 >out"]
    shell.currentDirectoryURL = folder
    try shell.run()
    shell.waitUntilExit()
    XCTAssertEqual(try read("err"), "")
    XCTAssertEqual(try read("out").components(separatedBy: "\n").count, 2)
  }

  private func paths(_ run: Mtlint.Run) throws -> [String] {
    var paths: [String] = []
    for line in run.text.split(separator: "\n") {
      let object = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      if object["error"] == nil, let path = object["path"] as? String, paths.last != path { paths.append(path) }
    }
    return paths
  }
}

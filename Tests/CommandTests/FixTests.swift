import Foundation
import XCTest

final class FixTests: FolderTestCase {
  func testInPlace() throws {
    try write("a.txt", flawed + flawed)
    try write("b.txt", sound)
    let before = try FileManager.default.attributesOfItem(atPath: folder.path + "/b.txt")[.systemFileNumber] as? Int
    let run = try mtlint("fix", rule, ".")
    XCTAssertEqual(run.text, "fixed 2 problems in 1 file (2 space-before-punctuation)\n")
    XCTAssertEqual(run.status, 0)
    XCTAssertEqual(try read("a.txt"), sound + sound)
    XCTAssertEqual(try FileManager.default.attributesOfItem(atPath: folder.path + "/b.txt")[.systemFileNumber] as? Int, before)
    XCTAssertEqual(try names(), ["a.txt", "b.txt"])
    XCTAssertEqual(try mtlint("fix", rule, ".").text, "nothing to fix in 2 files\n")
  }

  func testBytesAroundAFixStay() throws {
    for (i, (old, new)) in [
      ("\u{FEFF}" + flawed, "\u{FEFF}" + sound),
      ("One .\r\nTwo .\r\n", "One.\r\nTwo.\r\n"),
      ("No end .", "No end."),
      ("\n\n  Zoë 😀 said\t.\n\n\n", "\n\n  Zoë 😀 said.\n\n\n"),
    ].enumerated() {
      try write("\(i).txt", old)
      _ = try mtlint("fix", rule, "\(i).txt")
      XCTAssertEqual(Array(try read("\(i).txt").utf8), Array(new.utf8))
    }
  }

  func testOtherCharsets() throws {
    let text = "“The vote” , he said, was free – and Zoë , who won, was “glad”. The café was full , and so was the naïve façade.\n"
    let mended = text.replacingOccurrences(of: " ,", with: ",")
    for encoding in [String.Encoding.windowsCP1252, .utf16, .utf16BigEndian] {
      try write("a.txt", try XCTUnwrap(text.data(using: encoding)))
      let run = try mtlint("fix", rule, "a.txt")
      XCTAssertEqual(run.status, 0, run.err)
      XCTAssertEqual(try Data(contentsOf: folder.appendingPathComponent("a.txt")), mended.data(using: encoding), "\(encoding)")
    }
  }

  func testPermissionsLinksAndHardLinks() throws {
    let url = try write("a.txt", flawed)
    chmod(url.path, 0o640)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.txt", withDestinationPath: "a.txt")
    _ = try mtlint("fix", rule, "link.txt")
    XCTAssertEqual(try read("a.txt"), sound)
    XCTAssertEqual(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.txt"), "a.txt")
    XCTAssertEqual(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int, 0o640)

    try write("b.txt", flawed)
    try FileManager.default.linkItem(atPath: folder.path + "/b.txt", toPath: folder.path + "/c.txt")
    let run = try mtlint("fix", rule, "b.txt")
    XCTAssertEqual(run.err, "mtlint: b.txt: has another name (a hard link), which keeps the old text\n")
    XCTAssertEqual(run.status, 0)
    XCTAssertEqual([try read("b.txt"), try read("c.txt")], [sound, flawed])
  }

  func testDiffWritesNothing() throws {
    try write("a.txt", flawed)
    try write("b.txt", sound)
    let run = try mtlint("fix", rule, "--diff", ".")
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(
      run.text, "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-The vote , he said, was free.\n+The vote, he said, was free.\n")
    XCTAssertEqual(run.err, "would fix 1 problem in 1 file (1 space-before-punctuation)\n")
    XCTAssertEqual(try read("a.txt"), flawed)
    XCTAssertEqual(try mtlint("fix", rule, "--diff", "b.txt").status, 0)
  }

  func testStandardInput() throws {
    let run = try mtlint("fix", rule, "-", input: Data(("\u{FEFF}" + flawed).utf8))
    XCTAssertEqual(run.out, Data(("\u{FEFF}" + sound).utf8))
    XCTAssertEqual(run.err, "fixed 1 problem in 1 file (1 space-before-punctuation)\n")
    XCTAssertEqual(try mtlint("fix", rule, "-q", "-", input: Data(sound.utf8)).text, sound)
    let broken = try mtlint("fix", rule, "-", input: Data([0x61, 0]))
    XCTAssertEqual(broken.status, 2)
    XCTAssertEqual(broken.text, "")
  }

  func testFilesThatMayNotBeWritten() throws {
    try XCTSkipIf(geteuid() == 0, "root may write everything")
    try write("a.txt", flawed)
    try write("closed/b.txt", flawed)
    chmod(folder.path + "/a.txt", 0o400)
    chmod(folder.path + "/closed", 0o500)
    defer { chmod(folder.path + "/closed", 0o700) }
    let run = try mtlint("fix", rule, ".")
    XCTAssertEqual(run.status, 2)
    XCTAssertEqual(
      run.err,
      "mtlint: a.txt: may not be written: permission denied\n"
        + "mtlint: closed/b.txt: cannot make a file in ‘\(folder.path)/closed’: permission denied\n")
    XCTAssertEqual([try read("a.txt"), try read("closed/b.txt")], [flawed, flawed])
  }

  /// Ctrl-C ends the run between two files.
  func testInterruptionLeavesNothingHalfDone() throws {
    for i in 0..<400 { try write("f\(i).txt", String(repeating: flawed, count: 50)) }
    var interrupted = 0
    for round in 0..<4 {
      let process = Process()
      process.executableURL = Mtlint.binary
      process.arguments = ["fix", rule, "-q", "."]
      process.currentDirectoryURL = folder
      try process.run()
      usleep(UInt32(30_000 + 30_000 * round))
      process.interrupt()
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      XCTAssertEqual(try names().count, 400)
    }
    XCTAssertGreaterThan(interrupted, 0)
    for name in try names() {
      XCTAssertTrue([flawed, sound].map { String(repeating: $0, count: 50) }.contains(try read(name)), name)
    }
  }
}

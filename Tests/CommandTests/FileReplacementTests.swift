import Foundation
import XCTest

@testable import mtlint

final class FileReplacementTests: FolderTestCase {
  private func replace(_ name: String, meanwhile: () -> Void = {}) throws {
    let path = Path(folder.path + "/" + name)
    try FileReplacement.replace(path, try InputFile(reading: path), with: Array("new".utf8), beforeCheck: meanwhile)
  }

  func testReplaces() throws {
    try write("a.txt", "old")
    try replace("a.txt")
    XCTAssertEqual(try read("a.txt"), "new")
    XCTAssertEqual(try names(), ["a.txt"])
  }

  func testKeepsSpecialPermissions() throws {
    let url = try write("a.txt", "old")
    chmod(url.path, 0o4751)
    try replace("a.txt")
    XCTAssertEqual(try FileStatus(of: Path(url.path)).mode & 0o7777, 0o4751)
  }

  /// Whoever changes the file while it is being mended wins.
  func testLeavesAChangedFileAlone() throws {
    let changes: [(String, (URL) throws -> Void)] = [
      ("written to", { try Data("other".utf8).write(to: $0) }),
      ("replaced", { try Data("other".utf8).write(to: $0, options: .atomic) }),
      (
        "changed under the same time and size",
        { url in
          let times = try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate] as! Date
          let handle = try FileHandle(forWritingTo: url)
          handle.write(Data("OLD".utf8))
          try handle.close()
          try FileManager.default.setAttributes([.modificationDate: times], ofItemAtPath: url.path)
        }
      ),
      ("removed", { try FileManager.default.removeItem(at: $0) }),
    ]
    for (what, change) in changes {
      let url = try write("a.txt", "old")
      var after: String?
      XCTAssertThrowsError(
        try replace("a.txt") {
          try! change(url)
          after = try? self.read("a.txt")
        }, what
      ) { XCTAssertEqual(($0 as? FileFailure)?.message, "changed while being fixed; left as it is") }
      XCTAssertEqual(try? read("a.txt"), after, what)
      XCTAssertEqual(try names(), after == nil ? [] : ["a.txt"], what)
    }
  }

  func testLinksInARowAndACircle() throws {
    try write("real/a.txt", "old")
    for (link, target) in [("two.txt", "one.txt"), ("one.txt", "real/a.txt"), ("round.txt", "round.txt")] {
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
    }
    try replace("two.txt")
    XCTAssertEqual(try read("real/a.txt"), "new")
    XCTAssertEqual(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/two.txt"), "one.txt")
    XCTAssertThrowsError(try replace("round.txt"))
  }

  func testRunKeepsOrder() async {
    let items = Array(0..<1000)
    for jobs in [1, 2, 7, 64, 200] {
      var seen: [Int] = []
      await runInOrder(
        items, jobs: jobs, makeWorker: {},
        work: { _, item in
          if item % 97 == 0 { usleep(2000) }
          return item * 2
        }, deliver: { i, outcome in seen.append(outcome - i) })
      XCTAssertEqual(seen, items)
    }
  }
}

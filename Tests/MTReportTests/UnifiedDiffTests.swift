import XCTest

@testable import MTReport

final class UnifiedDiffTests: XCTestCase {
  private func diff(_ old: String, _ new: String, path: String = "a.txt") -> String {
    String(decoding: UnifiedDiff.text(from: Array(old.utf8), to: Array(new.utf8), path: path), as: UTF8.self)
  }

  func testOneLineAmidOthers() {
    XCTAssertEqual(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
      "--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
  }

  func testNearChangesShareAHunkAndFarOnesDoNot() {
    let old = (1...30).map { "\($0)\n" }.joined()
    XCTAssertEqual(
      diff(old, old.replacing("\n5\n", with: "\nx\n").replacing("\n11\n", with: "\ny\n")).components(separatedBy: "@@ -").count, 2)
    XCTAssertEqual(
      diff(old, old.replacing("\n5\n", with: "\nx\n").replacing("\n13\n", with: "\ny\n")).components(separatedBy: "@@ -").count, 3)
  }

  func testMissingLastLineFeed() {
    XCTAssertEqual(
      diff("a\nb", "a\nc"),
      "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")
    XCTAssertEqual(
      diff("a", "a\n"), "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
  }

  func testEqualEmptyAndNew() {
    XCTAssertEqual(diff("a\n", "a\n"), "")
    XCTAssertEqual(diff("", "a\n"), "--- a.txt\n+++ a.txt\n@@ -0,0 +1 @@\n+a\n")
    XCTAssertEqual(diff("a\n", ""), "--- a.txt\n+++ a.txt\n@@ -1 +0,0 @@\n-a\n")
  }

  func testPathsThatWouldBreakTheHeader() {
    XCTAssertTrue(diff("a\n", "b\n", path: "x\n+++ y").hasPrefix("--- \"x\\012+++\\040y\"\n"))
  }

  /// Applying the diff to the old text gives the new one, whatever the two are.
  func testRoundTrips() throws {
    var random = SplitMix(state: 7)
    for round in 0..<600 {
      let alphabet = round % 3 == 0 ? 2 : round % 3 == 1 ? 8 : 400
      func text() -> [String] { (0..<Int(random.next() % 40)).map { _ in "l\(random.next() % UInt64(alphabet))" } }
      var old = text()
      var new = text()
      if round % 2 == 0 {
        new = old
        for _ in 0..<3 where !new.isEmpty { new[Int(random.next() % UInt64(new.count))] = "l\(random.next() % UInt64(alphabet))" }
      }
      if round % 5 == 0 { swap(&old, &new) }
      let a = old.joined(separator: "\n") + (round % 4 == 0 || old.isEmpty ? "" : "\n")
      let b = new.joined(separator: "\n") + (round % 7 == 0 || new.isEmpty ? "" : "\n")
      XCTAssertEqual(try apply(diff(a, b), to: a), b, "round \(round)")
    }
  }

  func testManyRepeatedLines() throws {
    let a = String(repeating: "x\n\n", count: 2000)
    let b = String(repeating: "y\n\n", count: 2000)
    XCTAssertEqual(try apply(diff(a, b), to: a), b)
    XCTAssertEqual(diff(a, b).split(separator: "\n").filter { $0.hasPrefix("-") && !$0.hasPrefix("---") }.count, 2000)
  }

  /// A strict `patch`.
  private func apply(_ diff: String, to text: String) throws -> String {
    guard !diff.isEmpty else { return text }
    func lines(_ text: String) -> [String] {
      var lines = text.components(separatedBy: "\n").map { $0 + "\n" }
      let last = lines.removeLast().dropLast()
      return last.isEmpty ? lines : lines + [String(last)]
    }
    let old = lines(text)
    var out: [String] = []
    var at = 0
    var last = " "
    for line in lines(diff).dropFirst(2) {
      let rest = String(line.dropFirst())
      switch line.first! {
      case "@":
        let numbers = try XCTUnwrap(line.firstMatch(of: /@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/)).output
        let start = Int(numbers.1)! - (numbers.2 == "0" ? 0 : 1)
        out += old[at..<start]
        at = start
        XCTAssertEqual(out.count, Int(numbers.3)! - (numbers.4 == "0" ? 0 : 1))
      case " ", "-":
        // The line feed that the text lacks is taken back by the line after.
        XCTAssertEqual(old[at].trimmingCharacters(in: .newlines) + "\n", rest)
        at += 1
        if line.first == " " { out.append(rest) }
        last = String(line.first!)
      case "+":
        out.append(rest)
        last = "+"
      case "\\": if last != "-" { out[out.count - 1].removeLast() }
      default: XCTFail(line)
      }
    }
    return (out + old[at...]).joined()
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

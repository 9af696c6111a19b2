import Foundation
import XCTest

/// Runs the program that was built beside the tests.
struct Mtlint {
  struct Run {
    let status: Int32
    let out: Data
    let err: String
    var text: String { String(decoding: out, as: UTF8.self) }
  }

  let folder: URL
  var environment: [String: String] = [:]

  static let binary: URL = {
    let beside = [Bundle.main.executableURL, URL(fileURLWithPath: CommandLine.arguments[0])].compactMap { $0?.deletingLastPathComponent() }
    let found = beside.map { $0.appendingPathComponent("mtlint") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return found ?? URL(fileURLWithPath: ".build/debug/mtlint")
  }()

  func callAsFunction(_ arguments: String..., input: Data? = nil) throws -> Run {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
    // Files take any amount without anyone reading meanwhile.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func handle(_ name: String, _ data: Data = Data()) throws -> FileHandle {
      let url = scratch.appendingPathComponent(name)
      try data.write(to: url)
      return name == "in" ? try FileHandle(forReadingFrom: url) : try FileHandle(forWritingTo: url)
    }
    process.standardInput = try handle("in", input ?? Data())
    process.standardOutput = try handle("out")
    process.standardError = try handle("err")
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, out: try Data(contentsOf: scratch.appendingPathComponent("out")),
      err: String(decoding: try Data(contentsOf: scratch.appendingPathComponent("err")), as: UTF8.self))
  }
}

/// A test case with an empty folder of its own.
class FolderTestCase: XCTestCase {
  private(set) var folder: URL!
  var mtlint: Mtlint { Mtlint(folder: folder) }

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("mtlint-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL { try write(name, Data(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> URL {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}

/// The rule these tests rely on; others come and go.
let rule = "--select=space-before-punctuation"
/// An article with one such problem, and without it.
let flawed = "The vote , he said, was free.\n"
let sound = "The vote, he said, was free.\n"

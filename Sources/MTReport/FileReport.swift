import MTEngine
import MTText

/// What a reporter is told of one linted file.
public struct FileReport: Sendable {
  public let path: String
  public let text: SourceText
  public let result: LintResult

  public init(path: String, text: SourceText, result: LintResult) {
    self.path = path
    self.text = text
    self.result = result
  }
}

/// A file that could not be linted, and why.
public struct FileError: Hashable, Sendable {
  public let path: String
  public let message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

/// Turns results into the bytes of one output format, file by file. A reporter is fed from one thread, in the order of the
/// output.
public protocol Reporter {
  mutating func begin() -> [UInt8]
  mutating func file(_ report: FileReport) -> [UInt8]
  mutating func error(_ error: FileError) -> [UInt8]
  mutating func end() -> [UInt8]
}

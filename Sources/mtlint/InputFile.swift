import MTEngine
import MTReport
@preconcurrency import Glibc

/// A file's bytes, and what the system knew of it when they were read.
struct InputFile: Sendable {
  let bytes: [UInt8]
  /// `nil` for standard input.
  let status: FileStatus?

  /// Reads a regular file.
  init(reading path: Path) throws(FileFailure) {
    // Without O_NONBLOCK, opening a pipe would wait for someone to write to it.
    let descriptor = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let status = try descriptor.status()
    if let refusal = status.refusal { throw refusal }
    guard status.size <= DecodedText.sizeLimit else { throw Self.tooLarge(status.size) }
    bytes = try descriptor.readAll(expecting: status.size, limit: DecodedText.sizeLimit)
    self.status = status
    guard bytes.count <= DecodedText.sizeLimit else { throw Self.tooLarge(bytes.count) }
  }

  /// Reads standard input to its end.
  static func standardInput() throws(FileFailure) -> InputFile {
    let bytes = try Descriptor.readAll(STDIN_FILENO, expecting: 1 << 16, limit: DecodedText.sizeLimit)
    guard bytes.count <= DecodedText.sizeLimit else { throw tooLarge(bytes.count) }
    return InputFile(bytes: bytes, status: nil)
  }

  private init(bytes: [UInt8], status: FileStatus?) {
    self.bytes = bytes
    self.status = status
  }

  private static func tooLarge(_ bytes: Int) -> FileFailure {
    FileFailure(DecodingError.tooLarge(bytes: bytes, limit: DecodedText.sizeLimit).description)
  }
}

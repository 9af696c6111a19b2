import MTReport
@preconcurrency import Glibc

/// A file's path: the bytes the system knows it by, which need not be UTF-8.
struct Path: Hashable, Comparable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ string: String) { bytes = Array(string.utf8) }
  init(cString: UnsafePointer<CChar>) {
    bytes = UnsafeBufferPointer(start: cString, count: strlen(cString)).map { UInt8(bitPattern: $0) }
  }

  /// For reports; bytes that are no UTF-8 become U+FFFD.
  var string: String { String(decoding: bytes, as: UTF8.self) }
  /// For messages on a terminal.
  var shown: String { Visible.text(string) }

  static let currentFolder = Path(".")
  static let standardInput = Path("-")

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }

  func appending(_ name: Path) -> Path {
    if self == .currentFolder { return name }
    return Path(bytes.last == 0x2F ? bytes + name.bytes : bytes + [0x2F] + name.bytes)
  }

  var folder: Path {
    guard let slash = bytes.lastIndex(of: 0x2F) else { return .currentFolder }
    return Path(slash == 0 ? [0x2F] : Array(bytes[..<slash]))
  }

  var name: Path {
    Path(bytes.lastIndex(of: 0x2F).map { Array(bytes[($0 + 1)...]) } ?? bytes)
  }

  /// The path without symbolic links.
  func resolved() throws(FileFailure) -> Path {
    let resolved: Path? = withCString { path in
      guard let real = realpath(path, nil) else { return nil }
      defer { free(real) }
      return Path(cString: real)
    }
    guard let resolved else { throw .system() }
    return resolved
  }

  static func < (a: Path, b: Path) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

/// Why a file could not be read or written, for people.
struct FileFailure: Error, Hashable, Sendable {
  let message: String

  init(_ message: String) { self.message = message }

  /// What the last system call failed of.
  static func system(_ code: Int32 = errno) -> FileFailure {
    switch code {
    case ENOENT: return FileFailure("no such file or folder")
    case ENOTDIR: return FileFailure("a part of the path is not a folder")
    case EISDIR: return FileFailure("is a folder")
    case ELOOP: return FileFailure("symbolic links go round in a circle")
    default:
      // “permission denied”, but “RPC struct is bad” as it is.
      let text = String(cString: strerror(code))
      let rest = text.dropFirst()
      return FileFailure(rest.first?.isUppercase == true ? text : text.prefix(1).lowercased() + rest)
    }
  }

  /// The same, saying what was being done.
  func doing(_ action: String) -> FileFailure { FileFailure("\(action): \(message)") }
}

@preconcurrency import Glibc

/// An open file; closed when it goes out of use.
struct Descriptor: ~Copyable {
  let number: Int32

  init(opening path: Path, _ flags: Int32) throws(FileFailure) {
    number = try uninterrupted { path.withCString { open($0, flags | O_CLOEXEC) } }
  }

  /// Opens, or makes, a file in a folder.
  init(opening name: Path, in folder: borrowing Descriptor, _ flags: Int32, mode: mode_t = 0) throws(FileFailure) {
    let folder = folder.number
    number = try uninterrupted { name.withCString { openat(folder, $0, flags | O_CLOEXEC, mode) } }
  }

  deinit { close(number) }

  func status() throws(FileFailure) -> FileStatus {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .system() }
    return FileStatus(status)
  }

  func readAll(expecting size: Int, limit: Int) throws(FileFailure) -> [UInt8] {
    try Self.readAll(number, expecting: size, limit: limit)
  }

  /// Reads to the end; what is longer than `limit` is read one byte further and left.
  static func readAll(_ descriptor: Int32, expecting size: Int, limit: Int) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end is seen without growing.
    var room = min(max(size, 0), limit) + 1
    while true {
      var failure: FileFailure?
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        do throws(FileFailure) {
          count = try uninterrupted { read(descriptor, buffer.baseAddress, room) }
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit { return bytes }
      room = min(max(bytes.count, 1 << 16), limit + 1 - bytes.count)
    }
  }

  func writeAll(_ bytes: [UInt8]) throws(FileFailure) {
    try Self.writeAll(bytes, to: number)
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      do throws(FileFailure) {
        written += try uninterrupted {
          bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, $0.count - written) }
        }
      } catch {
        // A pipe or terminal that someone set to be non-blocking.
        guard errno == EAGAIN else { throw error }
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      }
    }
  }
}

/// Calls until the call is not interrupted by a signal.
private func uninterrupted<Number: SignedInteger>(_ call: () -> Number) throws(FileFailure) -> Number {
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw .system() }
  }
}

/// What the system knows of a file.
struct FileStatus: Hashable, Sendable {
  /// Tells files apart, whatever their names.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  let identity: Identity
  let size: Int
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
  let links: Int
  /// When the bytes last changed.
  let seconds: Int
  let nanoseconds: Int

  init(_ status: stat) {
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    mode = status.st_mode
    owner = status.st_uid
    group = status.st_gid
    links = Int(status.st_nlink)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// Follows symbolic links.
  init(of path: Path) throws(FileFailure) {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { throw .system() }
    self.init(status)
  }

  var isFolder: Bool { mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { mode & S_IFMT == S_IFREG }

  /// Why it is not read, if it is not a regular file.
  var refusal: FileFailure? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: FileFailure("is a folder")
    case S_IFIFO: FileFailure("is a pipe, not a file; ‘-’ reads standard input")
    case S_IFSOCK: FileFailure("is a socket, not a file")
    case S_IFCHR, S_IFBLK: FileFailure("is a device, not a file")
    default: FileFailure("is not a file")
    }
  }
}

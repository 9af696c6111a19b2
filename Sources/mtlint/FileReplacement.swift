@preconcurrency import Glibc

/// Replaces a file's bytes whole or not at all.
enum FileReplacement {
  /// Writes a new file beside the old one and puts it in its place.
  ///
  /// Permissions and, where the system allows it, the owner stay; a symbolic link stays one and its target is replaced.
  /// Whatever goes wrong, the old file is as it was and nothing is left beside it.
  ///
  /// - Parameters:
  ///   - original: the file as it was read; if it is no longer so, it is left alone.
  ///   - beforeCheck: for tests: runs when the new file is written and before the old one is looked at again.
  static func replace(
    _ path: Path, _ original: InputFile, with bytes: [UInt8], beforeCheck: () -> Void = {}
  ) throws(FileFailure) {
    guard let status = original.status else { throw FileFailure("standard input cannot be replaced") }
    let target = try path.resolved()
    // Renaming would replace a read-only file too; its owner did not mean that.
    guard target.withCString({ faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS) }) == 0 else {
      throw FileFailure.system().doing("may not be written")
    }
    let folder = try Descriptor(opening: target.folder, O_RDONLY | O_DIRECTORY)
    let name = Path(".mtlint-" + String(UInt64.random(in: 0 ... .max), radix: 36) + ".tmp")
    let new = try makeFile(name, in: folder, target.folder)
    do throws(FileFailure) {
      try new.writeAll(bytes)
      // The owner first: changing it takes set-user-ID bits away.
      if fchown(new.number, status.owner, status.group) != 0 { _ = fchown(new.number, uid_t.max, status.group) }
      guard fchmod(new.number, status.mode & 0o7777) == 0, fsync(new.number) == 0 else { throw .system() }
      beforeCheck()
      try check(target.name, in: folder, isStill: original, status)
      let number = folder.number
      let renamed = name.withCString { old in target.name.withCString { renameat(number, old, number, $0) } }
      guard renamed == 0 else { throw .system() }
      // Not every file system can do this; the data are in place by now.
      fsync(number)
    } catch {
      let number = folder.number
      _ = name.withCString { unlinkat(number, $0, 0) }
      throw error
    }
  }

  private static func makeFile(_ name: Path, in folder: borrowing Descriptor, _ path: Path) throws(FileFailure) -> Descriptor {
    do throws(FileFailure) {
      return try Descriptor(opening: name, in: folder, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    } catch {
      throw error.doing("cannot make a file in ‘\(path.string)’")
    }
  }

  private static func check(
    _ name: Path, in folder: borrowing Descriptor, isStill original: InputFile, _ status: FileStatus
  ) throws(FileFailure) {
    var isSame = false
    do throws(FileFailure) {
      let current = try Descriptor(opening: name, in: folder, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
      let now = try current.status()
      isSame =
        now.identity == status.identity && now.size == status.size
        && (now.seconds, now.nanoseconds) == (status.seconds, status.nanoseconds)
      if isSame { isSame = try current.readAll(expecting: now.size, limit: now.size) == original.bytes }
    } catch {
      isSame = false
    }
    guard isSame else { throw FileFailure("changed while being fixed; left as it is") }
  }
}

import MTFormats
@preconcurrency import Glibc

/// Something to lint, in the order of the output.
enum WorkItem: Hashable, Sendable {
  case file(Path)
  case standardInput
  /// A path that led to nothing.
  case failure(Path, FileFailure)
}

/// Turns the paths of a command line into the files to lint: folders are searched, each file comes once.
struct FolderWalk {
  private(set) var items: [WorkItem] = []
  private var seenFolders: Set<FileStatus.Identity> = []
  private var seenFiles: Set<FileKey> = []
  private var hasStandardInput = false

  /// Two hard links are two files (mending one leaves the other), a symbolic link and its target are one.
  private enum FileKey: Hashable {
    case only(FileStatus.Identity)
    case linked(Path)
  }

  /// Adds a path that the user named; whatever its name, it is meant.
  mutating func add(_ path: Path) {
    if path == .standardInput {
      if !hasStandardInput { items.append(.standardInput) }
      hasStandardInput = true
      return
    }
    do throws(FileFailure) {
      let status = try FileStatus(of: path)
      if status.isFolder { search(path, status) } else { try add(path, status) }
    } catch {
      items.append(.failure(path, error))
    }
  }

  private mutating func add(_ path: Path, _ status: FileStatus) throws(FileFailure) {
    let key = status.links == 1 ? FileKey.only(status.identity) : .linked(try path.resolved())
    if seenFiles.insert(key).inserted { items.append(.file(path)) }
  }

  /// Adds the articles in a folder and those below it, sorted by the bytes of their names. A folder met again, as through a
  /// symbolic link to one of its parents, is passed over.
  private mutating func search(_ folder: Path, _ status: FileStatus) {
    guard seenFolders.insert(status.identity).inserted else { return }
    let names: [Path]
    do throws(FileFailure) {
      names = try Self.names(in: folder)
    } catch {
      items.append(.failure(folder, error))
      return
    }
    for name in names {
      let path = folder.appending(name)
      do throws(FileFailure) {
        let status = try FileStatus(of: path)
        if status.isFolder {
          search(path, status)
        } else if status.isRegular, Self.isArticle(name) {
          try add(path, status)
        }
      } catch {
        // A dangling link or a file that has just gone is no one's concern unless it was to be read.
        if Self.isArticle(name) { items.append(.failure(path, error)) }
      }
    }
  }

  /// The names in a folder that are not hidden, sorted.
  private static func names(in folder: Path) throws(FileFailure) -> [Path] {
    guard let stream = folder.withCString({ opendir($0) }) else { throw .system() }
    defer { closedir(stream) }
    var names: [Path] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw .system() }
        return names.sorted()
      }
      let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
      let name = Path(cString: UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self))
      if name.bytes.first != 0x2E { names.append(name) }
    }
  }

  private static func isArticle(_ name: Path) -> Bool {
    guard let dot = name.bytes.lastIndex(of: 0x2E) else { return false }
    let ending = Path(Array(name.bytes[(dot + 1)...])).string.lowercased()
    return Format.fileEndings.contains(ending)
  }
}

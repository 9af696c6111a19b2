import MTDocument
import MTEngine
import MTFormats
@preconcurrency import Glibc

/// One article as it was read.
struct Article: Sendable {
  /// As reports name it.
  let name: String
  let format: Format
  let file: InputFile
  let decoded: DecodedText

  /// - Parameter stdinName: what to call standard input.
  init(_ item: WorkItem, stdinName: Path?) throws(FileFailure) {
    switch item {
    case .failure(_, let failure): throw failure
    case .file(let path):
      file = try InputFile(reading: path)
      format = Format(fileName: path.name.string)
    case .standardInput:
      file = try InputFile.standardInput()
      format = stdinName.map { Format(fileName: $0.name.string) } ?? .plain
    }
    name = item.name(stdin: stdinName)
    do throws(DecodingError) {
      decoded = try DecodedText(decoding: file.bytes)
    } catch {
      throw FileFailure(error.description)
    }
  }
}

extension WorkItem {
  func name(stdin: Path?) -> String {
    switch self {
    case .file(let path), .failure(let path, _): path.string
    case .standardInput: stdin?.string ?? "<stdin>"
    }
  }
}

/// What each task has of its own: ICU's iterators are not to be shared.
final class Worker {
  let analyzer: Analyzer

  init() {
    do {
      analyzer = try Analyzer()
    } catch {
      var console = Console(quiet: true)
      console.printError("mtlint: \(error)")
      exit(ExitStatus.trouble.rawValue)
    }
  }
}

/// The files that a command line names.
func workItems(_ options: Options, _ console: inout Console) -> [WorkItem] {
  var walk = FolderWalk()
  for path in options.operands.isEmpty ? [.currentFolder] : options.operands { walk.add(path) }
  if walk.items.isEmpty, !options.isQuiet {
    let endings = Format.fileEndings.map { "." + $0 }.joined(separator: ", ")
    console.printError("mtlint: no articles found (folders are searched for \(endings))")
  }
  return walk.items
}

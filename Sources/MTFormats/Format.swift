import MTText

/// How the prose stands in a file.
public enum Format: String, Sendable, CaseIterable {
  case plain, markdown, html

  /// By the file name's ending; anything unknown is plain text.
  public init(fileName: String) {
    let ending = fileName.lastIndex(of: ".").map { fileName[fileName.index(after: $0)...].lowercased() } ?? ""
    switch ending {
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    default: self = .plain
    }
  }

  /// The endings that are looked for in a folder.
  public static let fileEndings = ["txt", "md", "html", "htm"]

  /// Takes the prose out of a file's text.
  public func prose(of text: SourceText) -> Prose {
    Prose(plain: text)
  }
}

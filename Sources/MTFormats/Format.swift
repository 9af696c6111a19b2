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
    switch self {
    case .plain: Prose(plain: text)
    case .markdown: MarkdownReader.prose(of: text)
    case .html: HTMLReader.prose(of: text)
    }
  }

  /// Prose as this format must write it, so that no character of a fix becomes markup.
  public func escaped(_ prose: String) -> String {
    switch self {
    case .plain: return prose
    case .html:
      guard prose.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else { return prose }
      return prose.reduce(into: "") { $0 += $1 == "&" ? "&amp;" : $1 == "<" ? "&lt;" : String($1) }
    case .markdown:
      let special = Set("\\`*_[]<&~|".utf8)
      guard prose.utf8.contains(where: special.contains) else { return prose }
      return prose.unicodeScalars.reduce(into: "") {
        if $1.isASCII, special.contains(UInt8($1.value)) { $0 += "\\" }
        $0.unicodeScalars.append($1)
      }
    }
  }
}

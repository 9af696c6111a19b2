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
    case .html: return Self.replace(in: prose) { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : nil }
    case .markdown: return Self.replace(in: prose) { "\\`*_[]<&~|".unicodeScalars.contains($0) ? "\\\($0)" : nil }
    }
  }

  private static func replace(in text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let other = replacement(scalar) { result.append(contentsOf: other.unicodeScalars) } else { result.append(scalar) }
    }
    return String(result)
  }
}

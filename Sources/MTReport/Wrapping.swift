/// Breaks text into lines that fit a terminal.
enum Wrapping {
  /// Line breaks of the text stay, and a word longer than a line has a line of its own.
  ///
  /// - Parameters:
  ///   - dropsSpaces: whether spaces go where a line is broken; in an example they may be what it is about.
  ///   - weightless: characters that are put in for styling and take no room.
  static func lines(of text: String, width: Int, dropsSpaces: Bool = true, weightless: Set<Character> = []) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var columns = 0
      for word in words(of: paragraph) {
        let needed = Visible.width(String(word.filter { $0 != " " && !weightless.contains($0) }))
        if columns + needed > width, columns > 0 {
          if dropsSpaces { while line.last == " " { line.removeLast() } }
          lines.append(line)
          line = ""
          columns = 0
        }
        line += word
        columns += Visible.width(String(word.filter { !weightless.contains($0) }))
      }
      lines.append(line)
    }
    return lines
  }

  /// Each word with the spaces after it.
  private static func words(of text: Substring) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    var isAfterSpace = false
    for i in text.indices {
      if isAfterSpace, text[i] != " " {
        words.append(text[start..<i])
        start = i
      }
      isAfterSpace = text[i] == " "
    }
    return words + (start < text.endIndex ? [text[start...]] : [])
  }
}

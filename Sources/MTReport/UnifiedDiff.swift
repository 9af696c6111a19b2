/// The difference between two texts in the unified format that `patch` reads.
public enum UnifiedDiff {
  /// - Returns: nothing when the texts are equal.
  public static func text(from old: [UInt8], to new: [UInt8], path: String, color: Bool = false) -> [UInt8] {
    guard old != new else { return [] }
    let old = lines(of: old)
    let new = lines(of: new)
    var out = StyledText(color: color)
    out.add("--- \(quoted(path))", .bold)
    out.newLine()
    out.add("+++ \(quoted(path))", .bold)
    out.newLine()
    for hunk in hunks(LineMatcher.changes(old, new), old.count, new.count) { add(hunk, old, new, &out) }
    return out.bytes
  }

  /// Lines with their line feed; carriage returns are part of the line, as `patch` sees it.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// Changes that stand near each other, with the lines around them.
  private struct Hunk {
    var changes: [LineMatcher.Change]
    var old: Range<Int>
    var new: Range<Int>
  }

  private static let context = 3

  private static func hunks(_ changes: [LineMatcher.Change], _ oldCount: Int, _ newCount: Int) -> [Hunk] {
    var hunks: [Hunk] = []
    for change in changes {
      let before = min(context, change.old.lowerBound)
      let oldEnd = min(oldCount, change.old.upperBound + context)
      let newEnd = min(newCount, change.new.upperBound + context)
      if let last = hunks.last, change.old.lowerBound - before <= last.old.upperBound {
        hunks[hunks.count - 1].changes.append(change)
        hunks[hunks.count - 1].old = last.old.lowerBound..<oldEnd
        hunks[hunks.count - 1].new = last.new.lowerBound..<newEnd
      } else {
        hunks.append(
          Hunk(
            changes: [change], old: change.old.lowerBound - before..<oldEnd, new: change.new.lowerBound - before..<newEnd))
      }
    }
    return hunks
  }

  private static func add(_ hunk: Hunk, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ out: inout StyledText) {
    out.add("@@ -\(place(hunk.old)) +\(place(hunk.new)) @@", .cyan)
    out.newLine()
    func add(_ sign: String, _ line: ArraySlice<UInt8>, _ style: Style?) {
      if let style { out.begin(style) }
      out.add(sign)
      let hasEnd = line.last == 0x0A
      out.add(Array(hasEnd ? line.dropLast() : line))
      if style != nil { out.end() }
      out.add(hasEnd ? "\n" : "\n\\ No newline at end of file\n")
    }
    var at = hunk.old.lowerBound
    for change in hunk.changes {
      for line in old[at..<change.old.lowerBound] { add(" ", line, nil) }
      for line in old[change.old] { add("-", line, .red) }
      for line in new[change.new] { add("+", line, .green) }
      at = change.old.upperBound
    }
    for line in old[at..<hunk.old.upperBound] { add(" ", line, nil) }
  }

  /// A line range as unified diffs write it: from 1, the length left out when it is 1; an empty one names the line before.
  private static func place(_ range: Range<Int>) -> String {
    if range.count == 1 { return String(range.lowerBound + 1) }
    return "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }

  /// A path with what would break the header escaped, as `diff` and `git` quote it.
  private static func quoted(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else { return Visible.text(path) }
    var out = "\""
    for byte in path.utf8 {
      if byte > 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C {
        out.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        let octal = String(byte, radix: 8)
        out += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      }
    }
    return out + "\""
  }
}

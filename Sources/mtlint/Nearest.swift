/// The name that was probably meant: the nearest by edit distance where one is near, else the only one that begins or ends
/// with what was written.
func nearest(to name: String, among candidates: [String]) -> String? {
  let written = Array(name.lowercased().unicodeScalars)
  let distances = candidates.map { editDistance(written, Array($0.unicodeScalars)) }
  if let least = distances.min(), least <= max(1, written.count / 3) { return candidates[distances.firstIndex(of: least)!] }
  guard written.count >= 3 else { return nil }
  let partial = candidates.filter { $0.hasPrefix(name.lowercased()) || $0.hasSuffix(name.lowercased()) }
  return partial.count == 1 ? partial[0] : nil
}

/// How many letters to insert, delete, change or swap with their neighbour (optimal string alignment).
func editDistance(_ a: [UnicodeScalar], _ b: [UnicodeScalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

import MTText

/// Finds which lines of two texts differ.
///
/// Patience diff: lines that occur once in both texts hold it together, and what lies between them is compared by longest
/// common subsequence while that is cheap. Its time is nearly linear whatever is given.
enum LineMatcher {
  typealias Line = ArraySlice<UInt8>

  /// Lines that were replaced by others; either range may be empty.
  struct Change: Equatable {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// The changes in order, none touching the next.
  static func changes(_ old: [Line], _ new: [Line]) -> [Change] {
    var pairs: [(Int, Int)] = []
    match(old, old.indices, new, new.indices, &pairs)
    var changes: [Change] = []
    var at = (old: 0, new: 0)
    for pair in pairs + [(old.count, new.count)] {
      if at.old < pair.0 || at.new < pair.1 { changes.append(Change(old: at.old..<pair.0, new: at.new..<pair.1)) }
      at = (pair.0 + 1, pair.1 + 1)
    }
    return changes
  }

  /// Adds the pairs of equal lines, in order.
  private static func match(_ old: [Line], _ a: Range<Int>, _ new: [Line], _ b: Range<Int>, _ pairs: inout [(Int, Int)]) {
    var (a, b) = (a, b)
    while let i = a.first, let j = b.first, old[i] == new[j] {
      pairs.append((i, j))
      a.removeFirst()
      b.removeFirst()
    }
    var tail: [(Int, Int)] = []
    while let i = a.last, let j = b.last, old[i] == new[j] {
      tail.append((i, j))
      a.removeLast()
      b.removeLast()
    }
    defer { pairs += tail.reversed() }
    if a.isEmpty || b.isEmpty { return }
    let anchors = anchors(old, a, new, b)
    if anchors.isEmpty { return matchWithoutAnchors(old, a, new, b, &pairs) }
    var start = (a.lowerBound, b.lowerBound)
    for anchor in anchors {
      match(old, start.0..<anchor.0, new, start.1..<anchor.1, &pairs)
      pairs.append(anchor)
      start = (anchor.0 + 1, anchor.1 + 1)
    }
    match(old, start.0..<a.upperBound, new, start.1..<b.upperBound, &pairs)
  }

  /// The longest rising chain of lines that occur once on both sides.
  private static func anchors(_ old: [Line], _ a: Range<Int>, _ new: [Line], _ b: Range<Int>) -> [(Int, Int)] {
    struct Place {
      var inOld = 0
      var inNew = 0
      var new = 0
    }
    var places: [Line: Place] = [:]
    for i in a { places[old[i], default: Place()].inOld += 1 }
    for j in b {
      places[new[j], default: Place()].inNew += 1
      places[new[j]]!.new = j
    }
    let pairs = a.compactMap { i in
      let place = places[old[i]]!
      return place.inOld == 1 && place.inNew == 1 ? (i, place.new) : nil
    }
    // Longest increasing subsequence of the new places, by piles.
    var piles: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for k in pairs.indices {
      let pile = piles.partitioningIndex { pairs[$0].1 >= pairs[k].1 }
      before[k] = pile > 0 ? piles[pile - 1] : nil
      if pile == piles.count { piles.append(k) } else { piles[pile] = k }
    }
    var chain: [(Int, Int)] = []
    var next = piles.last
    while let k = next {
      chain.append(pairs[k])
      next = before[k]
    }
    return chain.reversed()
  }

  private static func matchWithoutAnchors(_ old: [Line], _ a: Range<Int>, _ new: [Line], _ b: Range<Int>, _ pairs: inout [(Int, Int)]) {
    guard a.count * b.count <= 1 << 18 else {
      // Mending rarely adds or drops lines, so lines are compared by place; a difference that is not the shortest is
      // still a right one.
      if a.count == b.count { for (i, j) in zip(a, b) where old[i] == new[j] { pairs.append((i, j)) } }
      return
    }
    let columns = b.count + 1
    var length = [Int32](repeating: 0, count: (a.count + 1) * columns)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        let cell = (i - a.lowerBound) * columns + j - b.lowerBound
        length[cell] = old[i] == new[j] ? length[cell + columns + 1] + 1 : max(length[cell + columns], length[cell + 1])
      }
    }
    var (i, j) = (a.lowerBound, b.lowerBound)
    while i < a.upperBound, j < b.upperBound {
      let cell = (i - a.lowerBound) * columns + j - b.lowerBound
      if old[i] == new[j] {
        pairs.append((i, j))
        i += 1
        j += 1
      } else if length[cell + columns] >= length[cell + 1] {
        i += 1
      } else {
        j += 1
      }
    }
  }
}

extension RandomAccessCollection {
  /// The first index from which on all elements satisfy a predicate, found by halving; the end where none does.
  ///
  /// - Parameter isBehind: false for all elements up to some place, true for all from there on.
  @inlinable
  public func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isBehind(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}

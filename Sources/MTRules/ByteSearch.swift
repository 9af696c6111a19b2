import MTText
import MTUnicode

/// Finding rare bytes eight at a time, for rules that look for characters most articles do not have.
extension SourceText {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first byte at or after an offset that is not ASCII: the start of a scalar, when the offset is one.
  func nextNonASCII(from start: Int) -> Int? {
    next(from: start, in: { $0 & Self.highs != 0 }, is: { $0 >= 0x80 })
  }

  /// The first place of a byte at or after an offset.
  func next(_ byte: UInt8, from start: Int) -> Int? {
    let pattern = Self.ones &* UInt64(byte)
    return next(
      from: start,
      in: { eight in
        let different = eight ^ pattern
        return (different &- Self.ones) & ~different & Self.highs != 0
      }, is: { $0 == byte })
  }

  @inline(__always)
  private func next(from start: Int, in holds: (UInt64) -> Bool, is matches: (UInt8) -> Bool) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var i = start
      while i < bytes.count {
        while i + 8 <= bytes.count,
          !holds(UnsafeRawPointer(bytes.baseAddress! + i).loadUnaligned(as: UInt64.self))
        {
          i += 8
        }
        let end = min(i + 8, bytes.count)
        while i < end {
          if matches(bytes[i]) { return i }
          i += 1
        }
      }
      return nil
    }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? (scalar | 0x20) &- 0x61 < 26 : Properties.isAlphabetic(scalar)
  }

  /// Whether a letter of any script ends just before an offset.
  func hasLetter(before offset: Int) -> Bool {
    scalar(before: offset).map { Self.isLetter($0.value) } ?? false
  }

  /// Whether a letter of any script starts at an offset.
  func hasLetter(at offset: Int) -> Bool {
    scalar(at: offset).map { Self.isLetter($0.value) } ?? false
  }

  /// Whether what stands at an offset is what follows an apostrophe within a word: s, t, d, m, re, ve, ll.
  func isElided(at offset: Int) -> Bool {
    var end = offset
    while end < offset + 3, self[end] | 0x20 >= 0x61, self[end] | 0x20 <= 0x7A { end += 1 }
    guard !hasLetter(at: end) else { return false }
    switch end - offset {
    case 1: return "stdm".utf8.contains(self[offset] | 0x20)
    case 2: return has("re", at: offset) || has("ve", at: offset) || has("ll", at: offset)
    default: return false
    }
  }
}

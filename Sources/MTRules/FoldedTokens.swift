import MTDocument
import MTText

/// Compares the tokens of a document without regard to ASCII case, fast enough for every token to be looked up.
struct FoldedTokens {
  private let text: SourceText
  private let tokens: [Token]
  /// One for each token; equal tokens have equal hashes.
  let hashes: [UInt32]

  init(_ document: Document) {
    text = document.text
    tokens = document.tokens
    hashes = document.text.bytes.withUnsafeBufferPointer { bytes in
      let base = UnsafeRawPointer(bytes.baseAddress)
      return document.tokens.map { token in
        var hash: UInt64 = UInt64(token.count)
        var i = token.start
        while i < token.end {
          var eight: UInt64 = 0
          if i + 8 <= bytes.count {
            eight = base!.loadUnaligned(fromByteOffset: i, as: UInt64.self)
          } else {
            for j in 0..<bytes.count - i { eight |= UInt64(bytes[i + j]) << (8 * UInt64(j)) }
          }
          if token.end - i < 8 { eight &= (1 << (8 * UInt64(token.end - i))) - 1 }
          hash = (hash ^ (eight | 0x2020_2020_2020_2020)) &* 0x9E37_79B9_7F4A_7C15
          hash ^= hash >> 32
          i += 8
        }
        return UInt32(truncatingIfNeeded: hash)
      }
    }
  }

  /// Whether two tokens are the same but for case.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    hashes[a] == hashes[b] && text.areEqualIgnoringCase(tokens[a].range, tokens[b].range)
  }
}

extension SourceText {
  /// Whether two ranges hold the same text but for the case of ASCII letters.
  func areEqualIgnoringCase(_ a: ByteRange, _ b: ByteRange) -> Bool {
    guard a.count == b.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for i in 0..<a.count {
        let x = bytes[a.start + i]
        let y = bytes[b.start + i]
        if x != y, x | 0x20 != y | 0x20 || x | 0x20 < 0x61 || x | 0x20 > 0x7A { return false }
      }
      return true
    }
  }
}

/// A hash table from words, given as bytes, to 32-bit values. Look-up allocates nothing.
///
/// Words of up to eight bytes are their own key; longer ones are hashed (FNV-1a) and compared.
struct WordTable: Sendable {
  private struct Slot {
    var key: UInt64 = 0
    var value: UInt32 = 0
    var start: UInt32 = 0
    var length: UInt32 = 0
  }

  private var slots: [Slot]
  private var blob: [UInt8] = []
  private let mask: Int
  private(set) var count = 0

  /// - Parameter capacity: how many words will be inserted at the most.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  /// Adds to a word's value (bits are united), so that a word may have several rows.
  mutating func insert(_ word: some Sequence<UInt8>, _ value: UInt32) {
    let bytes = Array(word)
    bytes.withUnsafeBufferPointer { buffer in
      let key = Self.key(buffer)
      var i = Self.index(key) & mask
      while slots[i].length != 0 {
        if matches(slots[i], key, buffer) {
          slots[i].value |= value
          return
        }
        i = (i + 1) & mask
      }
      precondition(count < mask, "the word table is full")
      slots[i] = Slot(key: key, value: value, start: UInt32(blob.count), length: UInt32(bytes.count))
      blob += bytes
      count += 1
    }
  }

  /// The value of a word, or 0.
  func value(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let key = Self.key(word)
    return slots.withUnsafeBufferPointer { slots in
      var i = Self.index(key) & mask
      while slots[i].length != 0 {
        if matches(slots[i], key, word) { return slots[i].value }
        i = (i + 1) & mask
      }
      return 0
    }
  }

  private func matches(_ slot: Slot, _ key: UInt64, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard slot.key == key, Int(slot.length) == word.count else { return false }
    if word.count <= 8 { return true }
    return blob.withUnsafeBufferPointer { blob in
      for i in 0..<word.count where blob[Int(slot.start) + i] != word[i] { return false }
      return true
    }
  }

  private static func key(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    if word.count <= 8 {
      for byte in word { key = key << 8 | UInt64(byte) }
      return key
    }
    key = 0xCBF2_9CE4_8422_2325
    for byte in word { key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return key
  }

  private static func index(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

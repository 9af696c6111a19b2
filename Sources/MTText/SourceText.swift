/// One text as valid UTF-8 bytes, without byte-order mark.
///
/// All analysis reads it by byte; a `String` is made only for messages.
public struct SourceText: Sendable {
  public let bytes: [UInt8]

  /// Takes bytes that are known to be valid UTF-8.
  ///
  /// - Precondition: the bytes are valid UTF-8 (``isValidUTF8(_:)`` tells).
  public init(validUTF8 bytes: [UInt8]) {
    self.bytes = bytes
  }

  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  @inlinable public var count: Int { bytes.count }

  /// The byte at an offset, or 0 outside the text, so that a look to the left or right needs no bounds check of its own.
  @inlinable
  public subscript(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  /// The text of a range. Lone bytes of a cut character become U+FFFD.
  public subscript(_ range: ByteRange) -> String {
    String(decoding: bytes[range.start..<min(range.end, bytes.count)], as: UTF8.self)
  }

  /// The scalar that starts at an offset and its length in bytes, or `nil` at the end.
  @inlinable
  public func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset >= 0, offset < bytes.count else { return nil }
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    func tail(_ i: Int) -> UInt32 { UInt32(self[offset + i] & 0x3F) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }

  /// The scalar that ends just before an offset and its length in bytes, or `nil` at the start.
  @inlinable
  public func scalar(before offset: Int) -> (value: UInt32, length: Int)? {
    guard offset > 0, offset <= bytes.count else { return nil }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// Whether the bytes at an offset are those of an ASCII or UTF-8 literal.
  @inlinable
  public func has(_ literal: StaticString, at offset: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset >= 0, offset + length <= bytes.count else { return false }
    return bytes.withUnsafeBufferPointer { here in
      for i in 0..<length where here[offset + i] != literal.utf8Start[i] { return false }
      return true
    }
  }

  /// Whether the bytes are well-formed UTF-8 (Unicode 16, table 3-7).
  public static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { b in
      var i = 0
      while i < b.count {
        // Eight ASCII bytes at a time; articles are nearly all ASCII.
        while i + 8 <= b.count,
          UnsafeRawPointer(b.baseAddress! + i).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          i += 8
        }
        guard i < b.count else { break }
        let first = b[i]
        if first < 0x80 {
          i += 1
          continue
        }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC2, first <= 0xF4, i + length <= b.count else { return false }
        let second = b[i + 1]
        let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard second >= low, second <= high else { return false }
        for j in 2..<max(2, length) where b[i + j] & 0xC0 != 0x80 { return false }
        i += length
      }
      return true
    }
  }
}

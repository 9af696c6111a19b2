internal import CICU

/// Character sets: detection and strict conversion.
public enum Charset {
  /// ICU's best guess and how sure it is (0...100). It judges by letter statistics, so it is for bytes that are known not
  /// to be UTF-8.
  public static func detect(_ bytes: [UInt8]) throws(UnicodeError) -> (name: String, confidence: Int) {
    var code: Int32 = 0
    var name = [CChar](repeating: 0, count: 64)
    let sample = min(bytes.count, 1 << 16)
    let confidence = cicu_detect_charset(bytes, Int32(sample), &name, Int32(name.count), &code)
    guard code <= 0 else { throw UnicodeError("detect the character set", code) }
    let letters = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return (String(decoding: letters, as: UTF8.self), Int(confidence))
  }

  /// Decodes to UTF-8.
  /// - Throws: ``UnicodeError`` for an unknown charset or a byte sequence it does not have.
  public static func decode(_ bytes: [UInt8], from charset: String) throws(UnicodeError) -> [UInt8] {
    try withGrowingBuffer("decode \(charset)", guess: bytes.count * 2) { out, capacity, code in
      cicu_decode(charset, bytes, Int32(bytes.count), out, capacity, &code)
    }
  }

  /// Encodes UTF-8.
  /// - Throws: ``UnicodeError`` for an unknown charset or a character it does not have.
  public static func encode(_ utf8: [UInt8], to charset: String) throws(UnicodeError) -> [UInt8] {
    try withGrowingBuffer("encode \(charset)", guess: utf8.count * 2) { out, capacity, code in
      cicu_encode(charset, utf8, Int32(utf8.count), out, capacity, &code)
    }
  }
}

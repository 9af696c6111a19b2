import MTText
import MTUnicode

/// How a file's text was encoded, so that it can be written back the same way.
public struct TextEncoding: Hashable, Sendable {
  /// ICU's name of the charset.
  public let charset: String
  /// The byte-order mark that stood at the start of the file; empty for none.
  public let byteOrderMark: [UInt8]

  public static let utf8 = TextEncoding(charset: "UTF-8", byteOrderMark: [])
}

/// Why a file's bytes are no text.
public enum DecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  case binary(atByte: Int)
  case unknownEncoding(invalidByte: Int, bestGuess: String)
  case undecodable(charset: String, reason: String)
  case tooLarge(bytes: Int, limit: Int)

  public var description: String {
    switch self {
    case .binary(let byte):
      "not a text file (a zero byte at offset \(byte))"
    case .unknownEncoding(let byte, let guess):
      "not valid UTF-8 (byte \(byte)), and its encoding cannot be told"
        + (guess.isEmpty ? "" : " (\(guess) is the likeliest)") + "; convert it to UTF-8 first"
    case .undecodable(let charset, let reason):
      "looks like \(charset) but does not decode: \(reason)"
    case .tooLarge(let bytes, let limit):
      "too large: \((bytes + (1 << 20) - 1) >> 20) MiB, and the limit is \(limit >> 20) MiB"
    }
  }
}

/// A file's text and how it was encoded.
public struct DecodedText: Sendable {
  public let text: SourceText
  public let encoding: TextEncoding

  /// The largest file that is read, in bytes: far above any article, low enough for 32-bit offsets and for memory.
  public static let sizeLimit = 64 << 20

  /// Decodes by byte-order mark, then as UTF-8, then by what ICU detects.
  ///
  /// - Throws: ``DecodingError``.
  public init(decoding file: [UInt8]) throws(DecodingError) {
    guard file.count <= Self.sizeLimit else { throw .tooLarge(bytes: file.count, limit: Self.sizeLimit) }
    for (mark, charset) in Self.byteOrderMarks where file.starts(with: mark) {
      let body = Array(file.dropFirst(mark.count))
      let utf8 = charset == "UTF-8" ? body : try Self.decode(body, charset)
      guard charset != "UTF-8" || SourceText.isValidUTF8(utf8) else { continue }
      self.init(utf8, TextEncoding(charset: charset, byteOrderMark: mark))
      return
    }
    if let zero = file.prefix(1 << 16).firstIndex(of: 0) {
      if let charset = Self.utf16WithoutMark(file) {
        self.init(try Self.decode(file, charset), TextEncoding(charset: charset, byteOrderMark: []))
        return
      }
      throw .binary(atByte: zero)
    }
    if SourceText.isValidUTF8(file) {
      if let zero = file.firstIndex(of: 0) { throw .binary(atByte: zero) }
      self.init(file, .utf8)
      return
    }
    let invalid = Self.firstInvalidByte(file)
    let guess: (name: String, confidence: Int)
    do throws(UnicodeError) {
      guess = try Charset.detect(file)
    } catch {
      throw .undecodable(charset: "an unknown encoding", reason: error.reason)
    }
    // Mostly valid UTF-8 with some broken bytes is damaged UTF-8, whatever the statistics say.
    guard guess.confidence >= 30, !guess.name.isEmpty, guess.name != "UTF-8", !Self.isMostlyUTF8(file) else {
      throw .unknownEncoding(invalidByte: invalid, bestGuess: guess.confidence >= 10 ? guess.name : "")
    }
    // Curly quotes and dashes sit where Latin-1 has control characters: what claims to be Latin-1 is Windows-1252.
    let charset = guess.name == "ISO-8859-1" ? "windows-1252" : guess.name
    self.init(try Self.decode(file, charset), TextEncoding(charset: charset, byteOrderMark: []))
  }

  private init(_ utf8: [UInt8], _ encoding: TextEncoding) {
    text = SourceText(validUTF8: utf8)
    self.encoding = encoding
  }

  /// Encodes a changed text the way this one was encoded.
  ///
  /// - Throws: ``UnicodeError`` when the charset has no such character.
  public func encode(_ text: SourceText) throws(UnicodeError) -> [UInt8] {
    if encoding.charset == "UTF-8" { return encoding.byteOrderMark + text.bytes }
    return encoding.byteOrderMark + (try Charset.encode(text.bytes, to: encoding.charset))
  }

  private static let byteOrderMarks: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE], "UTF-16LE"),
    ([0xFE, 0xFF], "UTF-16BE"),
  ]

  private static func decode(_ bytes: [UInt8], _ charset: String) throws(DecodingError) -> [UInt8] {
    do throws(UnicodeError) {
      return try Charset.decode(bytes, from: charset)
    } catch {
      throw .undecodable(charset: charset, reason: error.reason)
    }
  }

  /// UTF-16 without a mark shows in zero bytes on one side only of every pair, and no others.
  private static func utf16WithoutMark(_ file: [UInt8]) -> String? {
    guard file.count >= 4, file.count % 2 == 0 else { return nil }
    var zeros = (even: 0, odd: 0)
    let sample = min(file.count, 4096)
    for i in 0..<sample where file[i] == 0 {
      if i % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros.even == 0, zeros.odd * 10 >= sample * 4 { return "UTF-16LE" }
    if zeros.odd == 0, zeros.even * 10 >= sample * 4 { return "UTF-16BE" }
    return nil
  }

  private static func firstInvalidByte(_ file: [UInt8]) -> Int {
    // `String` stops where the bytes stop being UTF-8; this path is only walked to name the place.
    var low = 0
    for (i, byte) in file.enumerated() where byte < 0x80 {
      if !SourceText.isValidUTF8(Array(file[low..<i])) { break }
      low = i
    }
    return file[low...].firstIndex { $0 >= 0x80 } ?? low
  }

  private static func isMostlyUTF8(_ file: [UInt8]) -> Bool {
    var valid = 0
    var i = 0
    var broken = 0
    while i < file.count {
      if file[i] < 0x80 {
        i += 1
        continue
      }
      let length = file[i] < 0xC2 ? 1 : file[i] < 0xE0 ? 2 : file[i] < 0xF0 ? 3 : file[i] < 0xF5 ? 4 : 1
      let end = min(i + length, file.count)
      if length > 1, SourceText.isValidUTF8(Array(file[i..<end])) {
        valid += 1
        i = end
      } else {
        broken += 1
        i += 1
      }
    }
    return valid > broken * 2
  }
}

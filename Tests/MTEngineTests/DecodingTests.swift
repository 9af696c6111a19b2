import MTText
import XCTest

@testable import MTEngine

final class DecodingTests: XCTestCase {
  private let article = "Der Präsident sagte am Montag, man müsse über Brücken gehen. „Schön“, fügte er später hinzu."

  func testUTF8WithAndWithoutMark() throws {
    XCTAssertEqual(try DecodedText(decoding: Array("é".utf8)).encoding, .utf8)
    let marked = [0xEF, 0xBB, 0xBF] + Array("é".utf8)
    let decoded = try DecodedText(decoding: marked)
    XCTAssertEqual(decoded.text.bytes, Array("é".utf8))
    XCTAssertEqual(try decoded.encode(decoded.text), marked)
    XCTAssertEqual(try DecodedText(decoding: []).text.count, 0)
  }

  func testUTF16IsReadAndWrittenBack() throws {
    for (mark, bigEndian) in [([0xFF, 0xFE] as [UInt8], false), ([0xFE, 0xFF], true)] {
      let units = "Minsk — «да»".utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
      let decoded = try DecodedText(decoding: mark + units)
      XCTAssertEqual(String(decoding: decoded.text.bytes, as: UTF8.self), "Minsk — «да»")
      XCTAssertEqual(try decoded.encode(decoded.text), mark + units)
    }
  }

  func testWindows1252IsDetectedAndWrittenBack() throws {
    let bytes = article.unicodeScalars.map { scalar -> UInt8 in
      switch scalar.value {
      case 0x201E: 0x84
      case 0x201C: 0x93
      default: UInt8(scalar.value)
      }
    }
    let decoded = try DecodedText(decoding: bytes)
    XCTAssertEqual(decoded.encoding.charset, "windows-1252")
    XCTAssertEqual(String(decoding: decoded.text.bytes, as: UTF8.self), article)
    XCTAssertEqual(try decoded.encode(decoded.text), bytes)
    XCTAssertThrowsError(try decoded.encode(SourceText("Минск")))
  }

  func testBadFilesAreNamed() {
    XCTAssertThrowsError(try DecodedText(decoding: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1])) {
      XCTAssertEqual($0 as? DecodingError, .binary(atByte: 4))
    }
    let damaged = Array("Zoë and Chloë said “yes” to Noël — and then".utf8) + [0xFF] + Array(" no.".utf8)
    XCTAssertThrowsError(try DecodedText(decoding: damaged)) {
      guard case .unknownEncoding(let byte, _)? = $0 as? DecodingError else { return XCTFail("\($0)") }
      XCTAssertEqual(byte, damaged.count - 5)
    }
    let huge = [UInt8](repeating: 0x61, count: DecodedText.sizeLimit + 1)
    XCTAssertThrowsError(try DecodedText(decoding: huge)) { XCTAssertEqual("\($0)", "too large: 65 MiB, and the limit is 64 MiB") }
  }

  func testRandomBytesNeverCrash() {
    var state: UInt64 = 42
    for length in 0..<400 {
      let bytes = (0..<length).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      if let decoded = try? DecodedText(decoding: bytes) { XCTAssertTrue(SourceText.isValidUTF8(decoded.text.bytes)) }
    }
  }
}

internal import CICU

/// A failure reported by ICU: what was being done, and ICU's name for what went wrong (such as `U_INVALID_CHAR_FOUND`).
public struct UnicodeError: Error, Hashable, Sendable, CustomStringConvertible {
  public let operation: String
  public let reason: String

  init(_ operation: String, _ code: Int32) {
    self.operation = operation
    reason = String(cString: cicu_error_name(code))
  }

  public var description: String { "could not \(operation): \(reason)" }
}

/// Facts about the ICU library in use.
public enum UnicodeLibrary {
  /// For example `72.1`.
  public static let version = String(cString: cicu_version())
}

/// Runs one of the wall's text functions, which all say how much room they need, with enough room.
func withGrowingBuffer(
  _ operation: String, guess: Int,
  _ body: (_ out: UnsafeMutablePointer<UInt8>?, _ capacity: Int32, _ code: inout Int32) -> Int32
) throws(UnicodeError) -> [UInt8] {
  var room = max(guess, 16)
  while true {
    var code: Int32 = 0
    var needed = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      needed = Int(body(buffer.baseAddress, Int32(room), &code))
      count = code <= 0 && needed <= room ? needed : 0
    }
    guard code <= 0 else { throw UnicodeError(operation, code) }
    if needed <= room { return bytes }
    room = needed + 1
  }
}

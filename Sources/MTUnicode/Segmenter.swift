internal import CICU

/// Finds the word, sentence or grapheme boundaries of a text by UAX #29, as ICU has them for English.
///
/// Opening one costs some microseconds, so one is kept and used for many texts. It is not to be shared between threads.
public final class Segmenter {
  public enum Kind: Int32, Sendable {
    case word, sentence, grapheme
  }

  /// What ends at a word boundary.
  public enum SegmentClass: UInt8, Sendable {
    /// White space, punctuation, symbols.
    case none
    case number
    case letters
    case kana
    case ideographs
  }

  private let handle: OpaquePointer
  private var boundaries = [UInt32](repeating: 0, count: 4096)
  private var classes = [UInt8](repeating: 0, count: 4096)

  public init(_ kind: Kind) throws(UnicodeError) {
    var code: Int32 = 0
    guard let handle = cicu_segmenter_open(kind.rawValue, &code), code <= 0 else {
      throw UnicodeError("open the \(kind) boundaries", code)
    }
    self.handle = handle
  }

  deinit {
    cicu_segmenter_close(handle)
  }

  /// Calls `body` with batches of ascending boundaries (byte offsets into `text`, the end included, 0 not) and the
  /// class of the segment that ends at each.
  public func forEachBatch(
    _ text: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt8>) -> Void
  ) throws(UnicodeError) {
    guard let base = text.baseAddress, text.count > 0 else { return }
    var code: Int32 = 0
    cicu_segmenter_set_text(handle, base, Int32(text.count), &code)
    guard code <= 0 else { throw UnicodeError("read the text", code) }
    boundaries.withUnsafeMutableBufferPointer { boundaries in
      classes.withUnsafeMutableBufferPointer { classes in
        while true {
          let count = Int(
            cicu_segmenter_next(handle, boundaries.baseAddress, classes.baseAddress, Int32(boundaries.count)))
          body(.init(start: boundaries.baseAddress, count: count), .init(start: classes.baseAddress, count: count))
          if count < boundaries.count { break }
        }
      }
    }
  }

  /// All boundaries of a text after 0, as byte offsets.
  public func boundaries(of text: String) throws(UnicodeError) -> [Int] {
    var found: [Int] = []
    var bytes = Array(text.utf8)
    let result: Result<Void, UnicodeError> = bytes.withUnsafeMutableBufferPointer { buffer in
      do throws(UnicodeError) {
        try forEachBatch(UnsafeBufferPointer(buffer)) { batch, _ in found += batch.map(Int.init) }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    return found
  }
}

internal import CICU
import Synchronization

/// Normalisation forms of UAX #15.
public enum Normalizer {
  public enum Form: Int32, Sendable {
    case nfc, nfd, nfkc, nfkd
    /// NFKC with full case folding, for comparing without regard to case or presentation.
    case nfkcCaseFold
  }

  public static func normalize(_ text: String, to form: Form) throws(UnicodeError) -> String {
    let bytes = Array(text.utf8)
    let result = try withGrowingBuffer("normalise the text", guess: bytes.count * 2) { out, capacity, code in
      cicu_normalize(form.rawValue, bytes, Int32(bytes.count), out, capacity, &code)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// A CLDR transliteration, such as `Russian-Latin/BGN; Latin-ASCII`. Not to be shared between threads.
public final class Transliterator {
  private let handle: OpaquePointer

  /// - Parameter identifier: an ICU transform id or a chain of them separated by `;`.
  /// - Throws: ``UnicodeError`` when ICU has no such transform.
  public init(_ identifier: String) throws(UnicodeError) {
    var code: Int32 = 0
    guard let handle = cicu_transliterator_open(identifier, &code), code <= 0 else {
      throw UnicodeError("open the transliteration \(identifier)", code)
    }
    self.handle = handle
  }

  deinit {
    cicu_transliterator_close(handle)
  }

  public func transliterate(_ text: String) throws(UnicodeError) -> String {
    let bytes = Array(text.utf8)
    let result = try withGrowingBuffer("transliterate the text", guess: bytes.count * 2) { out, capacity, code in
      cicu_transliterate(handle, bytes, Int32(bytes.count), out, capacity, &code)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Transliterations kept open for the whole process, for those who need one now and then: opening one costs far more than
/// using it.
public enum SharedTransliterator {
  private static let open = Mutex<[String: Transliterator]>([:])

  /// - Throws: ``UnicodeError`` when ICU has no such transform or cannot read the text.
  public static func transliterate(_ text: String, by identifier: String) throws(UnicodeError) -> String {
    let result: Result<String, UnicodeError> = open.withLock { open in
      do throws(UnicodeError) {
        if let transliterator = open[identifier] { return .success(try transliterator.transliterate(text)) }
        let transliterator = try Transliterator(identifier)
        open[identifier] = transliterator
        return .success(try transliterator.transliterate(text))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// Look-alike characters by UTS #39. Not to be shared between threads.
public final class Confusables {
  private let handle: OpaquePointer

  public init() throws(UnicodeError) {
    var code: Int32 = 0
    guard let handle = cicu_spoof_open(&code), code <= 0 else {
      throw UnicodeError("open the table of confusable characters", code)
    }
    self.handle = handle
  }

  deinit {
    cicu_spoof_close(handle)
  }

  /// The skeleton of a text: two texts look alike when their skeletons are equal.
  public func skeleton(_ text: String) throws(UnicodeError) -> String {
    let bytes = Array(text.utf8)
    let result = try withGrowingBuffer("compare look-alike characters", guess: bytes.count * 2) { out, capacity, code in
      cicu_spoof_skeleton(handle, bytes, Int32(bytes.count), out, capacity, &code)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

import MTLexicon
import MTText
import MTUnicode

/// Makes tokens of ICU's word boundaries, and pins down what differs between ICU versions or misses what news writes:
/// web addresses, @names, ellipses, abbreviations and words glued over a full stop (“said.He”).
struct Tokenizer {
  private let text: SourceText
  private let lexicon = Lexicon.shared
  private var tokens: [Token] = []
  /// Segments before this offset belong to the token made last.
  private var done = 0
  /// The end of the last segment that was not white space.
  private var lastEnd = 0
  private var sawNewline = true

  private init(_ text: SourceText) {
    self.text = text
    tokens.reserveCapacity(text.count / 5 + 16)
  }

  /// - Throws: ``UnicodeError`` when ICU cannot read the text.
  static func tokens(of text: SourceText, with segmenter: Segmenter) throws(UnicodeError) -> [Token] {
    var tokenizer = Tokenizer(text)
    let result: Result<Void, UnicodeError> = text.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      do throws(UnicodeError) {
        try segmenter.forEachBatch(bytes) { boundaries, classes in
          for i in boundaries.indices {
            let end = Int(boundaries[i])
            if end > tokenizer.done {
              tokenizer.segment(max(start, tokenizer.done), end, Segmenter.SegmentClass(rawValue: classes[i]) ?? .none, bytes)
            }
            start = end
          }
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    return tokenizer.tokens
  }

  private mutating func segment(_ start: Int, _ end: Int, _ kind: Segmenter.SegmentClass, _ bytes: UnsafeBufferPointer<UInt8>) {
    let first = bytes[start]
    if kind == .none {
      if first == 0x20 { return }
      if first == 0x0A || first == 0x0D {
        sawNewline = true
        return
      }
      // ICU leaves letters it does not know as words (from later Unicode versions, lone marks) here too.
      mark(start, end, bytes)
    } else {
      word(start, end, bytes)
    }
  }

  // MARK: Marks

  private mutating func mark(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    let first = bytes[start]
    if first == 0x09 || first == 0x0B || first == 0x0C { return }
    let (scalar, length) = first < 0x80 ? (UInt32(first), 1) : text.scalar(at: start)!
    if first >= 0x80, Properties.isWhiteSpace(scalar) {
      if scalar == 0x2028 || scalar == 0x2029 || scalar == 0x85 { sawNewline = true }
      return
    }
    if first >= 0x80, Properties.isDefaultIgnorable(scalar) {
      lastEnd = start + length
      return
    }
    var mark = Mark.of(scalar)
    var end = start + length
    switch mark {
    case .stop:
      var dots = start
      while dots < bytes.count, bytes[dots] == 0x2E { dots += 1 }
      if dots - start >= 3 {
        end = dots
        mark = .ellipsis
      }
    case .hyphen where first == 0x2D:
      var hyphens = start
      while hyphens < bytes.count, bytes[hyphens] == 0x2D { hyphens += 1 }
      if hyphens - start >= 2 {
        end = hyphens
        mark = .dash
      }
    case .at, .hash:
      // ICU 72 keeps “@AP” whole, ICU 76 cuts it: here it is always one address.
      var tail = start + 1
      while tail < bytes.count, isNameByte(bytes[tail]) { tail += 1 }
      if tail - start >= 2, mark == .at || !isDigit(bytes[start + 1]) || tail - start > 4 {
        return address(tail > start + 1 && isSentenceMark(bytes[tail - 1]) ? tail - 1 : tail, from: start)
      }
    default: break
    }
    var shape = spacing(start)
    if first >= 0x80 { shape.insert(.nonASCII) }
    if mark == .stop, let word = tokens.last, word.end == start, isAbbreviation(word, stopAt: start, bytes) {
      shape.insert(.abbreviation)
      tokens[tokens.count - 1] = Token(
        start: word.start, end: word.end, kind: word.kind, shape: word.shape.union(.abbreviation), classes: word.classes)
    }
    append(Token(start: start, end: end, kind: .mark, mark: mark, shape: shape))
  }

  /// Whether the full stop after a word is the stop of an abbreviation.
  private func isAbbreviation(_ word: Token, stopAt stop: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.kind == .word else { return false }
    if word.count == 1, word.shape.contains(.initialCapital) { return true }
    if word.shape.contains(.innerStop) { return true }
    return lexicon.abbreviation(slice(bytes, word.start, word.end)) != nil
  }

  // MARK: Words

  /// A segment that ICU takes for a word. ICU 72 keeps “me@example.org” whole and ICU 76 cuts it, and both keep “Minsk:The”
  /// for the sake of Swedish: here a word always ends before such a sign.
  private mutating func word(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    var at = start
    while at < end {
      if isSign(bytes[at]) {
        mark(at, at + 1, bytes)
        at = max(at + 1, done)
      } else {
        var cut = at
        while cut < end, !isSign(bytes[cut]) { cut += 1 }
        plainWord(at, cut, bytes)
        at = max(cut, done)
      }
    }
  }

  private func isSign(_ byte: UInt8) -> Bool { byte == 0x40 || byte == 0x3A || byte == 0x23 }

  private mutating func plainWord(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    let first = bytes[start]
    // Web and e-mail addresses are not prose: they run to the next white space.
    if isAddressStart(start, end, bytes) { return address(addressEnd(from: end, bytes), from: start) }
    var shape = spacing(start)
    var lowered: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var lastStop = -1
    var fits = end - start <= 24
    var letterSeen = false
    withUnsafeMutableBytes(of: &lowered) { folded in
      var i = start
      while i < end {
        let byte = bytes[i]
        if byte >= 0x80 {
          let (scalar, length) = text.scalar(at: i)!
          describe(scalar, &shape, &letterSeen)
          if fits { for j in 0..<length { folded[i + j - start] = bytes[i + j] } }
          i += length
          continue
        }
        switch byte {
        case 0x61...0x7A:
          shape.insert([.hasLowercase, .latin])
          letterSeen = true
        case 0x41...0x5A:
          shape.insert(letterSeen ? [.innerCapital, .latin] : [.initialCapital, .latin])
          letterSeen = true
        case 0x30...0x39: shape.insert(.hasDigit)
        case 0x2E:
          shape.insert(.innerStop)
          lastStop = i
        case 0x27: shape.insert(.apostrophe)
        default: break
        }
        if fits { folded[i - start] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
        i += 1
      }
    }
    if !shape.contains(.otherScript) || shape.isDisjoint(with: .nonASCII) { shape.insert(.latin) }
    let isNumber = first >= 0x30 && first <= 0x39
    if isNumber { return append(Token(start: start, end: end, kind: .number, shape: shape)) }
    if lastStop >= 0, let cut = gluedStop(start, end, lastStop, bytes) {
      plainWord(start, cut, bytes)
      append(Token(start: cut, end: cut + 1, kind: .mark, mark: .stop))
      return plainWord(cut + 1, end, bytes)
    }
    if lastStop >= 0, end - start > 3, shape.contains(.hasLowercase), isFileOrHost(lastStop, end, bytes) {
      return append(Token(start: start, end: end, kind: .address, shape: shape))
    }
    if end - start > 24 { fits = false }
    let classes =
      fits
      ? withUnsafeBytes(of: &lowered) { folded in
        lexicon.classes(ofLowercased: UnsafeBufferPointer(start: folded.bindMemory(to: UInt8.self).baseAddress, count: end - start))
      } : []
    append(Token(start: start, end: end, kind: .word, shape: shape, classes: classes))
  }

  private func describe(_ scalar: UInt32, _ shape: inout Token.Shape, _ letterSeen: inout Bool) {
    if scalar == 0x2019 {
      shape.insert([.nonASCII, .apostrophe])
      return
    }
    shape.insert(.nonASCII)
    guard Properties.isAlphabetic(scalar) else { return }
    if Properties.isUppercase(scalar) {
      shape.insert(letterSeen ? .innerCapital : .initialCapital)
    } else if Properties.isLowercase(scalar) {
      shape.insert(.hasLowercase)
    }
    letterSeen = true
    let script = Properties.script(scalar)
    if script == .latin {
      shape.insert(.latin)
    } else if script != .common, script != .inherited {
      shape.insert(.otherScript)
    }
  }

  /// Where two sentences are glued into one “word” over a full stop (said.He), the offset of that stop.
  private func gluedStop(_ start: Int, _ end: Int, _ stop: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard stop - start >= 2, stop + 1 < end else { return nil }
    for i in start + 1..<stop where bytes[i] == 0x2E || bytes[i] >= 0x41 && bytes[i] <= 0x5A { return nil }
    let after = slice(bytes, stop + 1, end)
    guard after[0] >= 0x41, after[0] <= 0x5A else {
      // “city.the”: only words that are no domain names.
      switch after.count {
      case 3: return after.elementsEqual("the".utf8) || after.elementsEqual("she".utf8) ? stop : nil
      case 4: return after.elementsEqual("they".utf8) || after.elementsEqual("this".utf8) ? stop : nil
      default: return nil
      }
    }
    // A capital of its own (“said.I”) or with small letters behind it; “ASP.NET”, “Booking.Com” stay whole.
    if after.count == 1 { return after[0] == 0x49 || after[0] == 0x41 ? stop : nil }
    guard after.dropFirst().allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == 0x27 || $0 >= 0x80 }) else { return nil }
    return after.elementsEqual("Com".utf8) || after.elementsEqual("Net".utf8) || after.elementsEqual("Org".utf8) ? nil : stop
  }

  private func isFileOrHost(_ stop: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let tail = end - stop - 1
    guard tail >= 2, tail <= 6 else { return false }
    for i in stop + 1..<end where !(bytes[i] >= 0x61 && bytes[i] <= 0x7A) { return false }
    return true
  }

  // MARK: Addresses

  private func isAddressStart(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let length = end - start
    if length >= 4, length <= 5, bytes[start] | 0x20 == 0x68, end + 2 < bytes.count, bytes[end] == 0x3A,
      bytes[end + 1] == 0x2F, bytes[end + 2] == 0x2F
    {
      return true
    }
    if length > 4, bytes[start] | 0x20 == 0x77, bytes[start + 1] | 0x20 == 0x77, bytes[start + 2] | 0x20 == 0x77,
      bytes[start + 3] == 0x2E
    {
      return true
    }
    if end + 1 < bytes.count, bytes[end] == 0x40, bytes[end + 1] < 0x80, isNameByte(bytes[end + 1]) {
      // someone@example.org, but not the subword marker “@@”
      return true
    }
    // Booking.com/path
    return end < bytes.count && bytes[end] == 0x2F && length > 4
      && slice(bytes, start, end).contains(0x2E) && isFileOrHost(slice(bytes, start, end).lastIndex(of: 0x2E)! + start, end, bytes)
  }

  private func addressEnd(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F, bytes[end] != 0x22, bytes[end] != 0x3C,
      bytes[end] != 0x3E
    {
      end += 1
    }
    while end > start, isSentenceMark(bytes[end - 1]) { end -= 1 }
    return end
  }

  private mutating func address(_ end: Int, from start: Int) {
    append(Token(start: start, end: end, kind: .address, shape: spacing(start)))
  }

  // MARK: Small helpers

  private mutating func append(_ token: Token) {
    tokens.append(token)
    lastEnd = token.end
    done = max(done, token.end)
    sawNewline = false
  }

  private func spacing(_ start: Int) -> Token.Shape {
    if sawNewline { return [.spaceBefore, .lineStart] }
    return start > lastEnd ? .spaceBefore : []
  }

  private func slice(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || isDigit(byte) || byte == 0x5F || byte >= 0x80 && byte != 0xE2
  }

  private func isSentenceMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x27, 0x2A: true
    default: false
    }
  }
}

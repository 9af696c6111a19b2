import MTText

/// Cuts HTML into text and tags, as the tokenization stage of the HTML standard does (https://html.spec.whatwg.org, 13.2.5).
///
/// It goes through the file once and looks at no byte twice, whatever the file holds. Attributes are passed over.
struct HTMLScanner {
  enum Token {
    case text(ByteRange)
    /// A tag of a known element.
    case start(HTMLElement, closesItself: Bool)
    case end(HTMLElement)
    /// A tag of another element.
    case otherTag
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ text: SourceText) {
    bytes = text.bytes
  }

  /// The next text or tag; comments and declarations are passed over. `nil` at the end.
  mutating func next() -> Token? {
    while at < bytes.count {
      let start = at
      at = endOfText(from: start)
      if at > start { return .text(ByteRange(start, at)) }
      if let token = readMarkup() { return token }
    }
    return nil
  }

  private func byte(_ i: Int) -> UInt8 { i < bytes.count ? bytes[i] : 0 }

  private func isLetter(_ i: Int) -> Bool { (0x61...0x7A).contains(byte(i) | 0x20) }

  /// Where the text that starts here ends: before the next “<” that begins markup.
  private func endOfText(from start: Int) -> Int {
    var i = start
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "<"), beginsMarkup(i) { return i }
      i += 1
    }
    return i
  }

  private func beginsMarkup(_ i: Int) -> Bool {
    switch byte(i + 1) {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): true
    case UInt8(ascii: "/"): i + 2 < bytes.count
    default: isLetter(i + 1)
    }
  }

  /// Reads what begins with a “<”.
  private mutating func readMarkup() -> Token? {
    switch byte(at + 1) {
    case UInt8(ascii: "!") where byte(at + 2) == UInt8(ascii: "-") && byte(at + 3) == UInt8(ascii: "-"):
      skipComment()
      return nil
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      skip(past: UInt8(ascii: ">"))
      return nil
    case UInt8(ascii: "/") where !isLetter(at + 2):
      skip(past: UInt8(ascii: ">"))
      return nil
    default:
      return readTag()
    }
  }

  private mutating func skip(past end: UInt8) {
    while at < bytes.count, bytes[at] != end { at += 1 }
    at = min(at + 1, bytes.count)
  }

  /// Ends at “-->”, “--!>”, or at once for “<!-->” and “<!--->”.
  private mutating func skipComment() {
    at += 4
    if byte(at) == UInt8(ascii: ">") || byte(at) == UInt8(ascii: "-") && byte(at + 1) == UInt8(ascii: ">") {
      return skip(past: UInt8(ascii: ">"))
    }
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "-"), byte(at + 1) == UInt8(ascii: "-") {
        let end = byte(at + 2) == UInt8(ascii: "!") ? at + 3 : at + 2
        if byte(end) == UInt8(ascii: ">") {
          at = end + 1
          return
        }
      }
      at += 1
    }
  }

  private mutating func readTag() -> Token? {
    let isEnd = byte(at + 1) == UInt8(ascii: "/")
    at += isEnd ? 2 : 1
    let nameStart = at
    while at < bytes.count, !endsName(at) { at += 1 }
    let name = HTMLElement.packed(bytes[nameStart..<at])
    // A tag that the end of the file cuts off is none.
    guard let closesItself = skipAttributes() else { return nil }
    guard let element = HTMLElement(packedName: name) else { return .otherTag }
    return isEnd ? .end(element) : .start(element, closesItself: closesItself)
  }

  private func endsName(_ i: Int) -> Bool {
    bytes[i].isMarkupSpace || bytes[i] == UInt8(ascii: "/") || bytes[i] == UInt8(ascii: ">")
  }

  /// Goes past the tag's “>”.
  ///
  /// - Returns: whether a “/” stands before it; `nil` when it never comes.
  private mutating func skipAttributes() -> Bool? {
    while true {
      while at < bytes.count, bytes[at].isMarkupSpace || bytes[at] == UInt8(ascii: "/") { at += 1 }
      guard at < bytes.count else { return nil }
      if bytes[at] == UInt8(ascii: ">") {
        at += 1
        return bytes[at - 2] == UInt8(ascii: "/")
      }
      // A name may begin with “=”.
      at += 1
      while at < bytes.count, !endsName(at), bytes[at] != UInt8(ascii: "=") { at += 1 }
      while at < bytes.count, bytes[at].isMarkupSpace { at += 1 }
      if byte(at) == UInt8(ascii: "=") { skipValue() }
    }
  }

  private mutating func skipValue() {
    at += 1
    while at < bytes.count, bytes[at].isMarkupSpace { at += 1 }
    let quote = byte(at)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      at += 1
      skip(past: quote)
    } else {
      while at < bytes.count, !bytes[at].isMarkupSpace, bytes[at] != UInt8(ascii: ">") { at += 1 }
    }
  }

  /// Goes past the end tag of an element whose content is no markup; to the end of the file when there is none.
  mutating func skipRawText(of element: HTMLElement) {
    let name = Array(element.name.utf8)
    let script = Array("script".utf8)
    // In a script, “<!-- <script>” hides one end tag; so do not the others.
    var isInComment = false
    var isHidden = false
    while at < bytes.count {
      if element == .script {
        if has("<!--", at) { isInComment = true }
        if has("-->", at) { (isInComment, isHidden) = (false, false) }
        if isInComment, !isHidden, hasTag(script, at, isEnd: false) {
          isHidden = true
          at += 1
          continue
        }
      }
      if element != .plaintext, hasTag(name, at, isEnd: true) {
        if !isHidden {
          at += 2 + name.count
          _ = skipAttributes()
          return
        }
        isHidden = false
      }
      at += 1
    }
  }

  private func has(_ literal: StaticString, _ i: Int) -> Bool {
    guard bytes[i] == literal.utf8Start[0], i + literal.utf8CodeUnitCount <= bytes.count else { return false }
    for j in 1..<literal.utf8CodeUnitCount where bytes[i + j] != literal.utf8Start[j] { return false }
    return true
  }

  private func hasTag(_ name: [UInt8], _ i: Int, isEnd: Bool) -> Bool {
    guard bytes[i] == UInt8(ascii: "<") else { return false }
    let start = isEnd ? i + 2 : i + 1
    guard !isEnd || byte(i + 1) == UInt8(ascii: "/"), start + name.count < bytes.count else { return false }
    for j in name.indices where bytes[start + j] | 0x20 != name[j] { return false }
    return endsName(start + name.count)
  }
}

import MTText

/// The elements that decide what is prose. All others are inline: their tags leave no trace.
enum HTMLElement: UInt8, CaseIterable {
  // Blocks with a kind of their own
  case h1, h2, h3, h4, h5, h6, p, blockquote, li, dt, dd, figcaption, caption, td, th
  // Other blocks
  case address, article, body, center, details, dir, div, dl, fieldset, figure, form, header, hgroup, hr, html, legend, main, menu
  case ol, search, section, summary, table, tbody, tfoot, thead, tr, ul
  // Not read; they part what is around them
  case aside, dialog, footer, nav, pre
  // Not read; the text runs on
  case audio, button, canvas, datalist, label, math, meter, object, output, progress, rp, rt, select, svg, template, video
  // Not read, and no tag or comment in them counts
  case iframe, noembed, noframes, noscript, plaintext, script, style, textarea, title, xmp
  // A stand-in is read
  case code, kbd, samp
  // Its end closes annotations left open
  case ruby
  case br

  var name: String { "\(self)" }

  enum Role {
    case block, skippedBlock, skipped, rawText, code, lineBreak, inline
  }

  var role: Role {
    switch self {
    case .aside, .dialog, .footer, .nav, .pre: .skippedBlock
    case .audio, .button, .canvas, .datalist, .label, .math, .meter, .object, .output, .progress, .rp, .rt, .select, .svg,
      .template, .video:
      .skipped
    case .iframe, .noembed, .noframes, .noscript, .plaintext, .script, .style, .textarea, .title, .xmp: .rawText
    case .code, .kbd, .samp: .code
    case .br: .lineBreak
    case .ruby: .inline
    default: .block
    }
  }

  /// Whether its descendants follow the rules of another language, where an element may close itself.
  var isForeign: Bool { self == .svg || self == .math }

  /// Whether an end tag inside never closes an element outside.
  var isBoundary: Bool {
    switch self {
    case .table, .td, .th, .caption, .template, .object: true
    default: false
    }
  }

  /// Whether its tags look beyond cells, for as long as these belong to the same table.
  var isTablePart: Bool {
    switch self {
    case .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th: true
    default: false
    }
  }

  /// The element whose end tag closes it: any heading's closes any heading.
  var closer: HTMLElement {
    switch self {
    case .h2, .h3, .h4, .h5, .h6: .h1
    default: self
    }
  }

  /// The kind of the text in it, by that of the text around it.
  func kind(in outer: Prose.Block.Kind) -> Prose.Block.Kind {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .blockquote: .quotation
    case .li, .dt, .dd: .listItem
    case .figcaption, .caption: .caption
    case .td, .th: .cell
    // Paragraphs in a cell are an article laid out with tables; in a heading, one that was never closed.
    case .p where outer == .cell || outer == .heading: .text
    default: outer
    }
  }

  /// The element of a name given by ``packed(_:)``.
  init?(packedName: UInt128) {
    guard let element = Self.byName[packedName] else { return nil }
    self = element
  }

  /// A name's bytes in one number, in small letters. Longer names than any here pack to something that is none of them.
  static func packed(_ name: some Sequence<UInt8>) -> UInt128 {
    var packed: UInt128 = 0
    for byte in name {
      if packed >> 120 != 0 { return .max }
      packed = packed << 8 | UInt128((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return packed
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (packed($0.name.utf8), $0) })
}

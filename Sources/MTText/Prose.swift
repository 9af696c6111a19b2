/// The prose of one file: what a reader of the article reads, cut into blocks, with a way back to the file's bytes.
///
/// For plain text the prose is the file itself. Formats with markup (Markdown, HTML) leave the markup out and decode
/// character references, so rules never meet it; ``SourceMap`` says where each piece came from.
public struct Prose: Sendable {
  /// A run of prose that belongs together: one line of plain text, one paragraph of HTML.
  public struct Block: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
      /// Running text or whatever the format cannot tell; plain text has only these.
      case text
      case heading
      case listItem
      case caption
      case quotation
      case cell
    }

    public var range: ByteRange
    public var kind: Kind
    /// Whether an empty line or a new element separates it from the block before.
    public var startsGroup: Bool

    public init(range: ByteRange, kind: Kind, startsGroup: Bool) {
      self.range = range
      self.kind = kind
      self.startsGroup = startsGroup
    }
  }

  public let text: SourceText
  /// In order, without overlap.
  public let blocks: [Block]
  public let map: SourceMap

  public init(text: SourceText, blocks: [Block], map: SourceMap = .identity) {
    self.text = text
    self.blocks = blocks
    self.map = map
  }
}

import Foundation
import MTDocument
import MTEngine
import MTFormats
import MTRules
import MTText
import MTUnicode

/// What `make bench` runs: `mtlint-bench [FOLDER]`. Times are CPU times of this thread; ratios are taken within one run,
/// since a machine's speed changes from run to run.
@main
struct Bench {
  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "Fixtures/Articles"
    let texts = try articles(in: folder)
    guard !texts.isEmpty else {
      print("no articles in \(folder)")
      exit(2)
    }
    let bytes = texts.reduce(0) { $0 + $1.count }
    print("\(texts.count) articles, \(bytes) bytes, ICU \(UnicodeLibrary.version), \(allRules.count) rules\n")

    let words = try Segmenter(.word)
    let sentences = try Segmenter(.sentence)
    let analyzer = try Analyzer()
    let linter = Linter(rules: allRules)
    let documents = try texts.map { try Document(Prose(plain: $0), with: analyzer) }

    // Stages take turns, so that a slow moment of the machine falls on all alike.
    var stages = [
      Stage("ICU words + sentences (the measure)") {
        for text in texts {
          text.bytes.withUnsafeBufferPointer { buffer in
            try! words.forEachBatch(buffer) { _, _ in }
            try! sentences.forEachBatch(buffer) { _, _ in }
          }
        }
      },
      Stage("whole check") { for text in texts { _ = try! linter.lint(text, with: analyzer) } },
      Stage("  of it: document (tokens, layout, quotations)") {
        for text in texts { _ = try! Document(Prose(plain: text), with: analyzer) }
      },
    ]
    for rule in allRules {
      let instance = rule.init()
      stages.append(
        Stage("  of it: \(rule.info.id)") {
          var findings: [Finding] = []
          for document in documents { instance.check(document, &findings) }
        })
    }
    for _ in 0..<rounds { for i in stages.indices { stages[i].run() } }

    let measure = stages[0].best
    for stage in stages.prefix(3) + stages.dropFirst(3).sorted(by: { $0.best > $1.best }) {
      let speed = Double(bytes) / stage.best / 1e6
      print(
        "\(pad(stage.name, 52)) \(fixed(speed, 8)) MB/s  \(fixed(stage.best / Double(bytes) * 1e9, 7)) ns/byte  \(fixed(stage.best / measure, 6)) × ICU"
      )
    }
    try curve(linter, analyzer, texts)
  }

  private static let rounds = 15

  /// Time for one document of growing size: linear when the last column stays level.
  private static func curve(_ linter: Linter, _ analyzer: Analyzer, _ texts: [SourceText]) throws {
    print("\none document of")
    let unit: [UInt8] = Array(texts.map { $0.bytes + [0x0A, 0x0A] }.joined())
    for kilobytes in [1, 16, 256, 4096, 16384] {
      var text: [UInt8] = []
      text.reserveCapacity(kilobytes * 1024 + unit.count)
      while text.count < kilobytes * 1024 { text += unit.prefix(kilobytes * 1024 - text.count) }
      while !SourceText.isValidUTF8(text) { text.removeLast() }
      var stage = Stage("") { _ = try! linter.lint(SourceText(validUTF8: text), with: analyzer) }
      for _ in 0..<(kilobytes < 1000 ? 10 : 2) { stage.run() }
      print("\(pad("  \(kilobytes) KB", 16)) \(fixed(stage.best * 1e3, 10)) ms \(fixed(stage.best / Double(text.count) * 1e9, 8)) ns/byte")
    }
  }

  private static func articles(in folder: String) throws -> [SourceText] {
    let files = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    return try files.map { try DecodedText(decoding: [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))).text }
  }
}

/// Something timed again and again; the best time counts.
private struct Stage {
  let name: String
  private let body: () -> Void
  private(set) var best = Double.infinity

  init(_ name: String, _ body: @escaping () -> Void) {
    self.name = name
    self.body = body
  }

  mutating func run() {
    let start = threadSeconds()
    body()
    best = min(best, threadSeconds() - start)
  }

  private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

private func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
private func fixed(_ number: Double, _ width: Int) -> String {
  let text = String(format: "%.2f", number)
  return String(repeating: " ", count: max(0, width - text.count)) + text
}

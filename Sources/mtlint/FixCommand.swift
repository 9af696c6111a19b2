import MTEngine
import MTReport
import MTRules
import MTText

/// `mtlint fix`.
struct FixCommand {
  private let options: Options
  private let mender: Mender

  init(_ options: Options) throws(UsageError) {
    self.options = options
    let linter = Linter(rules: allRules, configuration: try Configuration(options))
    mender = Mender(
      fixer: Fixer(linter, applying: options.appliesUnsafe ? .unsafe : .safe), failOn: options.failOn,
      stdinName: options.stdinFilename, showsDiff: options.showsDiff, hasColor: Console.hasColor(options.color))
  }

  func run() async -> ExitStatus {
    var console = Console(quiet: options.isQuiet)
    let items = workItems(options, &console)
    let mender = mender
    var summary = FixSummary(isTrial: options.showsDiff)
    var status = ExitStatus.clean
    // Standard input may keep one waiting, and then Ctrl-C must work at once.
    if !options.showsDiff, !items.contains(.standardInput) { Interruption.hold() }
    await runInOrder(
      items, jobs: options.jobs ?? availableCores, makeWorker: { Worker() },
      work: { worker, item in Interruption.isPending ? .success(Mender.Outcome()) : mender.mend(item, worker) },
      deliver: { i, outcome in
        let name = items[i].name(stdin: options.stdinFilename)
        switch outcome {
        case .success(let outcome):
          summary.add(outcome)
          console.print(outcome.output)
          if let note = outcome.note { console.printError(name, note) }
          if status == .clean, options.showsDiff ? outcome.isChanged : outcome.fails { status = .findings }
        case .failure(let failure):
          summary.errors += 1
          status = .trouble
          console.printError(name, failure.message)
        }
        console.progress(i + 1, of: items.count)
      })
    if !options.isQuiet, !items.isEmpty {
      // Where standard output carries a text or a diff, nothing else may go there.
      if options.showsDiff || items.contains(.standardInput) {
        console.printError(summary.text)
      } else {
        console.print(Array((summary.text + "\n").utf8))
      }
    }
    Interruption.release()
    return console.finish(status)
  }
}

/// Mends one article at a time.
struct Mender: Sendable {
  let fixer: Fixer
  let failOn: FailOn
  let stdinName: Path?
  let showsDiff: Bool
  let hasColor: Bool

  struct Outcome: Sendable {
    var applied: [String: Int] = [:]
    var remaining = 0
    /// Whether what remains fails the run.
    var fails = false
    var isChanged = false
    /// For standard output: a diff, or the mended standard input.
    var output: [UInt8] = []
    /// Something the user should know.
    var note: String?
  }

  func mend(_ item: WorkItem, _ worker: Worker) -> Result<Outcome, FileFailure> {
    do {
      return .success(try outcome(of: item, worker))
    } catch let failure as FileFailure {
      return .failure(failure)
    } catch {
      return .failure(FileFailure("\(error)"))
    }
  }

  private func outcome(of item: WorkItem, _ worker: Worker) throws -> Outcome {
    let article = try Article(item, stdinName: stdinName)
    let text = article.decoded.text
    let fixed = try fixer.fix(text, as: article.format, with: worker.analyzer)
    var outcome = Outcome()
    outcome.isChanged = fixed.text.bytes != text.bytes
    outcome.applied = outcome.isChanged ? fixed.applied : [:]
    outcome.remaining = fixed.remaining.diagnostics.count
    outcome.fails = failOn.isMet(by: fixed.remaining)
    if showsDiff {
      outcome.output = UnifiedDiff.text(
        from: forTerminal(text.bytes), to: forTerminal(fixed.text.bytes), path: article.name, color: hasColor)
      return outcome
    }
    let bytes = outcome.isChanged ? try encode(fixed.text, as: article) : article.file.bytes
    switch item {
    case .standardInput: outcome.output = article.decoded.encoding == .utf8 ? forTerminal(bytes) : bytes
    case .file(let path) where outcome.isChanged:
      try FileReplacement.replace(path, article.file, with: bytes)
      if article.file.status!.links > 1 { outcome.note = "has another name (a hard link), which keeps the old text" }
    case .file, .failure: break
    }
    return outcome
  }

  /// The mended text in the file's own character set, if nothing is lost on the way.
  private func encode(_ text: SourceText, as article: Article) throws(FileFailure) -> [UInt8] {
    let charset = article.decoded.encoding.charset
    do {
      // What does not come back as it was would change in places that no fix touched.
      guard try article.decoded.encode(article.decoded.text) == article.file.bytes else {
        throw FileFailure("its character set, taken for \(charset), cannot be written back unchanged; left as it is")
      }
      return try article.decoded.encode(text)
    } catch let failure as FileFailure {
      throw failure
    } catch {
      throw FileFailure("cannot be written back as \(charset) (\(error)); left as it is")
    }
  }

  private func forTerminal(_ bytes: [UInt8]) -> [UInt8] {
    Console.outputIsTerminal ? Visible.lines(bytes) : bytes
  }
}

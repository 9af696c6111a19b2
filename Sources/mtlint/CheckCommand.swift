import MTEngine
import MTReport
import MTRules

/// `mtlint check`.
struct CheckCommand {
  private let options: Options
  private let linter: Linter
  private var reporter: any Reporter

  init(_ options: Options) throws(UsageError) {
    if options.showsStatistics, options.format != .text {
      throw UsageError("‘--statistics’ goes with ‘--format text’ only")
    }
    self.options = options
    linter = Linter(rules: allRules, configuration: try Configuration(options))
    reporter = try Self.reporter(options)
  }

  private static func reporter(_ options: Options) throws(UsageError) -> any Reporter {
    let color = Console.hasColor(options.color)
    switch options.format {
    case .json: return JSONReporter(version: Version.number)
    case .jsonl: return JSONLinesReporter()
    case .text where options.showsStatistics: return StatisticsReporter(color: color)
    case .text:
      do {
        return try TextReporter(color: color, width: Console.width, summary: !options.isQuiet)
      } catch {
        throw UsageError("\(error)", hint: "ICU’s data may be missing.")
      }
    }
  }

  mutating func run() async -> ExitStatus {
    var console = Console(quiet: options.isQuiet)
    let items = workItems(options, &console)
    let linter = linter
    let stdinName = options.stdinFilename
    var status = ExitStatus.clean
    console.print(reporter.begin())
    await runInOrder(
      items, jobs: options.jobs ?? availableCores, makeWorker: { Worker() },
      work: { worker, item in Self.lint(item, stdinName, linter, worker) },
      deliver: { i, outcome in
        guard !console.isBroken else { return }
        switch outcome {
        case .success(let report):
          if status == .clean, options.failOn.isMet(by: report.result) { status = .findings }
          console.print(reporter.file(report))
        case .failure(let failure):
          status = .trouble
          let name = items[i].name(stdin: stdinName)
          console.print(reporter.error(FileError(path: name, message: failure.message)))
          console.printError(name, failure.message)
        }
        // What is left to do is for no one to read.
        if console.isBroken { _ = console.finish(status) }
        console.progress(i + 1, of: items.count)
      })
    console.print(reporter.end())
    return console.finish(status)
  }

  private static func lint(
    _ item: WorkItem, _ stdinName: Path?, _ linter: Linter, _ worker: Worker
  ) -> Result<FileReport, FileFailure> {
    do {
      let article = try Article(item, stdinName: stdinName)
      let result = try linter.lint(article.decoded.text, as: article.format, with: worker.analyzer)
      return .success(FileReport(path: article.name, text: article.decoded.text, result: result))
    } catch let failure as FileFailure {
      return .failure(failure)
    } catch {
      return .failure(FileFailure("\(error)"))
    }
  }
}

import MTReport
@preconcurrency import Glibc

/// The three standard streams and what is known of the terminal.
///
/// Output is written as it comes, in whole pieces, and standard output before the standard error that follows it.
struct Console {
  private let start = Self.now()
  private var lastProgress = 0
  private var showsProgress = false
  private let mayShowProgress: Bool
  /// Whether whoever read the output has gone.
  private(set) var isBroken = false
  private var hasFailed = false

  init(quiet: Bool) {
    mayShowProgress = !quiet && isatty(STDERR_FILENO) == 1 && !Self.isDumb
  }

  mutating func print(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, !isBroken else { return }
    clearProgress()
    do throws(FileFailure) {
      try Descriptor.writeAll(bytes, to: STDOUT_FILENO)
    } catch {
      isBroken = true
      guard errno != EPIPE else { return }
      hasFailed = true
      printError("mtlint: cannot write to standard output: \(error.message)")
    }
  }

  mutating func printError(_ line: String) {
    clearProgress()
    // Where this fails there is nowhere left to complain to.
    try? Descriptor.writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Prints what is wrong with a file the way all such lines look.
  mutating func printError(_ path: String, _ message: String) {
    printError("mtlint: \(Visible.text(path)): \(Visible.text(message))")
  }

  /// The exit status, unless the reader of the output has gone: then the process ends as one does that knows nothing of
  /// pipes, quietly and with the status that shells expect.
  mutating func finish(_ status: ExitStatus) -> ExitStatus {
    clearProgress()
    if hasFailed { return .trouble }
    if isBroken { die(of: SIGPIPE) }
    return status
  }

  // MARK: - Progress

  /// Says how far the work is, when it is long and someone is looking.
  mutating func progress(_ done: Int, of total: Int) {
    guard mayShowProgress, total > 1 else { return }
    let now = Self.now()
    guard now - start > 1_000, now - lastProgress > 100 else { return }
    lastProgress = now
    showsProgress = true
    try? Descriptor.writeAll(Array("\r\u{1B}[Kmtlint: \(grouped(done)) of \(counted(total, "file"))".utf8), to: STDERR_FILENO)
  }

  mutating func clearProgress() {
    guard showsProgress else { return }
    showsProgress = false
    try? Descriptor.writeAll(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
  }

  /// Milliseconds of a clock that is never set.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  // MARK: - The terminal

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private static var isDumb: Bool { environment("TERM") == "dumb" }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Follows no-color.org and bixense.com/clicolors.
  static func hasColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      if environment("NO_COLOR") != nil {
        false
      } else if let force = environment("CLICOLOR_FORCE"), force != "0" {
        true
      } else {
        outputIsTerminal && !isDumb
      }
    }
  }

  /// The columns of the terminal, or 100 where there is none.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 100
  }
}

enum ExitStatus: Int32 {
  case clean = 0
  case findings = 1
  /// Wrong usage, or a file that could not be read or written.
  case trouble = 2
}

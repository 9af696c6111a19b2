@preconcurrency import Glibc
import Synchronization

/// Holds back the signals that end a process, so that it ends between two files and leaves no half-made one behind.
enum Interruption {
  /// The signal that came meanwhile; 0 for none.
  private static let pending = Atomic<Int32>(0)

  static func hold() {
    // Makes the atomic now: a signal handler may not.
    pending.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { Interruption.pending.store($0, ordering: .relaxed) }
      // What was ignored, as under `nohup`, stays so.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
    }
  }

  /// Whether nothing new should be begun.
  static var isPending: Bool { pending.load(ordering: .relaxed) != 0 }

  /// Lets the signal that came meanwhile do its work.
  static func release() {
    let number = pending.load(ordering: .relaxed)
    if number != 0 { die(of: number) }
  }
}

/// Ends the process as a signal does that no one handles.
func die(of number: Int32) {
  signal(number, SIG_DFL)
  // Threads of a pool block signals.
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, number)
  pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  raise(number)
}

@preconcurrency import Glibc
import Synchronization

/// Works on many items at a time and hands the outcomes over one by one, in the order of the items.
///
/// - Parameters:
///   - makeWorker: is called once in each task; what it returns stays there.
///   - deliver: is called on the caller's side, in order.
func runInOrder<Item: Sendable, Outcome: Sendable, Worker>(
  _ items: [Item], jobs: Int, makeWorker: @escaping @Sendable () -> Worker,
  work: @escaping @Sendable (Worker, Item) -> Outcome, deliver: (Int, Outcome) -> Void
) async {
  let jobs = min(jobs, items.count)
  guard jobs > 1 else {
    // One file is the usual case; it needs no tasks.
    let worker = makeWorker()
    for (i, item) in items.enumerated() { deliver(i, work(worker, item)) }
    return
  }
  let shelf = Shelf<Outcome>()
  let next = Counter()
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<jobs {
      group.addTask {
        let worker = makeWorker()
        while let i = next.take(below: items.count) { await shelf.put(work(worker, items[i]), at: i) }
      }
    }
    for i in items.indices { deliver(i, await shelf.take()) }
  }
}

private final class Counter: Sendable {
  private let value = Atomic(0)

  func take(below limit: Int) -> Int? {
    let i = value.wrappingAdd(1, ordering: .relaxed).oldValue
    return i < limit ? i : nil
  }
}

/// Where outcomes wait for their turn. Who is too far ahead waits too, so that no more than a few are held.
private actor Shelf<Outcome: Sendable> {
  private static var room: Int { 64 }
  private var outcomes: [Int: Outcome] = [:]
  private var next = 0
  private var reader: CheckedContinuation<Outcome, Never>?
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func put(_ outcome: Outcome, at i: Int) async {
    while i >= next + Self.room { await withCheckedContinuation { waiting.append($0) } }
    if i == next, let reader {
      self.reader = nil
      advance()
      reader.resume(returning: outcome)
    } else {
      outcomes[i] = outcome
    }
  }

  /// The next outcome in order; one caller only.
  func take() async -> Outcome {
    if let outcome = outcomes.removeValue(forKey: next) {
      advance()
      return outcome
    }
    return await withCheckedContinuation { reader = $0 }
  }

  private func advance() {
    next += 1
    for continuation in waiting { continuation.resume() }
    waiting.removeAll()
  }
}

/// How many files are worked on at a time unless the user says.
var availableCores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

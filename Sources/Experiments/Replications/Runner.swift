import Dispatch
public import Forecourt
import Synchronization

/// Runs replications over the cores.
///
/// Threads take the next unfinished number from one counter; a row lands in the place of its
/// number, and sums are whole numbers. So any number of threads gives the same bytes. A stopped run
/// drops what is in hand and what was finished beyond it, so that it is a prefix of the whole one:
/// exactly what a shorter run would have given.
public struct Runner: Sendable {
  /// Called after each replication with how many are done and wanted, on whichever thread.
  public typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

  /// At most so many threads; no more than there are cores are used.
  public var threads: Int
  public var stop: StopFlag
  public var progress: Progress?

  public init(threads: Int, stop: StopFlag = StopFlag(), progress: Progress? = nil) {
    precondition(threads > 0, "a run needs a thread")
    self.threads = threads
    self.stop = stop
    self.progress = progress
  }

  /// Replications 0 ..< `replications`, or a prefix of them when stopped.
  public func run(_ plan: ReplicationPlan, replications: Int) -> Replications {
    run(plan, numbers: 0..<replications)
  }

  /// The replications of a range of numbers, or a prefix of them when stopped.
  public func run(_ plan: ReplicationPlan, numbers: Range<Int>) -> Replications {
    run([Task(plan: plan, numbers: numbers)])[0]
  }

  /// A range of replications of one plan.
  public struct Task: Sendable {
    public var plan: ReplicationPlan
    public var numbers: Range<Int>
    /// Whether the measures are added together; where hundreds of plans race, rows alone are kept.
    public var merges: Bool

    public init(plan: ReplicationPlan, numbers: Range<Int>, merges: Bool = true) {
      precondition(numbers.lowerBound >= 0, "replications count from 0")
      self.plan = plan
      self.numbers = numbers
      self.merges = merges
    }
  }

  /// Several ranges, task after task; each answer is a prefix of its range when stopped.
  public func run(_ tasks: [Task]) -> [Replications] {
    var starts: [Int] = []
    var total = 0
    for task in tasks {
      starts.append(total)
      total += task.numbers.count
    }
    let workers = min(threads, total)
    let queue = TaskQueue(
      tasks: tasks, starts: starts, total: total, workers: workers, stop: stop,
      progress: progress)
    if workers == 1 {
      queue.work(0)
    } else if workers > 1 {
      DispatchQueue.concurrentPerform(iterations: workers) { queue.work($0) }
    }
    return queue.collect()
  }

  /// The next round of several plans: all of them, or nil when stopped before its end, so that
  /// policies are only ever compared over the same customers.
  func round(
    _ plans: [ReplicationPlan], numbers: Range<Int>, merges: Bool = true
  ) -> [Replications]? {
    let results = run(plans.map { Task(plan: $0, numbers: numbers, merges: merges) })
    return results.allSatisfy { $0.count == numbers.count } ? results : nil
  }
}

/// What the threads of one run share: who has what in hand, and where they leave what they did.
private final class TaskQueue: Sendable {
  let tasks: [Runner.Task]
  /// By task: the place of its first replication among all.
  let starts: [Int]
  let total: Int
  let stop: StopFlag
  let progress: Runner.Progress?
  private let done = Atomic<Int>(0)
  private let hands: Mutex<Hands>
  private let parts: Mutex<[TaskPart]>

  init(
    tasks: [Runner.Task], starts: [Int], total: Int, workers: Int, stop: StopFlag,
    progress: Runner.Progress?
  ) {
    self.tasks = tasks
    self.starts = starts
    self.total = total
    self.stop = stop
    self.progress = progress
    hands = Mutex(Hands(workers))
    parts = Mutex([])
  }

  /// One thread's life: take numbers until there are none.
  func work(_ worker: Int) {
    var mine: TaskPart?
    var replicate: ReplicationPlan.Replicate?
    var task = -1
    while !stop.isRaised {
      guard let (place, below) = hands.withLock({ $0.take(worker, of: total) }) else { break }
      let own = self.task(at: place, from: max(task, 0))
      if own != task {
        leave(mine)
        mine = TaskPart(task: own)
        replicate = tasks[own].plan.makeReplicate(tasks[own].plan.seed, stop)
        task = own
      }
      mine!.sumUp(below: below)
      guard let measures = replicate!(tasks[own].numbers.lowerBound + place - starts[own]) else {
        hands.withLock { $0.drop(worker) }
        break
      }
      mine!.add(measures, at: place, of: tasks[own])
      progress?(done.wrappingAdd(1, ordering: .relaxed).newValue, total)
    }
    hands.withLock { $0.putDown(worker) }
    leave(mine)
  }

  /// Places are handed out in order, so a thread's task never goes back.
  private func task(at place: Int, from task: Int) -> Int {
    var task = task
    while task + 1 < tasks.count, place >= starts[task + 1] { task += 1 }
    return task
  }

  private func leave(_ part: TaskPart?) {
    guard let part else { return }
    parts.withLock { $0.append(part) }
  }

  func collect() -> [Replications] {
    let end = hands.withLock { $0.end }
    let parts = parts.withLock { parts in
      for index in parts.indices { parts[index].sumUp(below: end) }
      return parts
    }
    return tasks.indices.map { index in
      let plan = tasks[index].plan
      let own = parts.filter { $0.task == index }
      let count = own.reduce(0) { $0 + $1.places.count { $0 < end } }
      let columns = plan.kpis.count
      var cells = [Double](repeating: .nan, count: count * columns)
      var merged: Measures?
      for part in own {
        for (row, place) in part.places.enumerated() where place < end {
          for column in 0..<columns {
            cells[(place - starts[index]) * columns + column] = part.cells[row * columns + column]
          }
        }
        guard let sums = part.merged else { continue }
        if merged == nil { merged = sums } else { merged!.add(sums) }
      }
      return Replications(
        keys: plan.kpis.map(\.key), first: tasks[index].numbers.lowerBound, count: count,
        cells: cells, merged: merged)!
    }
  }
}

/// Which place each thread has in hand.
private struct Hands {
  private var next = 0
  private var places: [Int]
  /// The first place that was dropped: what lies beyond is no part of the result.
  private(set) var end = Int.max

  init(_ workers: Int) { places = Array(repeating: .max, count: workers) }

  /// The next place, and that below which all are finished; nil when none is left.
  mutating func take(_ worker: Int, of total: Int) -> (place: Int, below: Int)? {
    guard next < total else { return nil }
    places[worker] = next
    next += 1
    return (places[worker], places.min()!)
  }

  mutating func drop(_ worker: Int) { end = min(end, places[worker]) }

  mutating func putDown(_ worker: Int) { places[worker] = .max }
}

/// What one thread did of one task.
private struct TaskPart: Sendable {
  let task: Int
  /// Of the rows, among all tasks.
  private(set) var places: [Int] = []
  private(set) var cells: [Double] = []
  private(set) var merged: Measures?
  /// Finished, but not yet summed up: another thread is still at an earlier one, and may drop it.
  private var waiting: [(place: Int, measures: Measures)] = []

  init(task: Int) { self.task = task }

  mutating func add(_ measures: Measures, at place: Int, of task: Runner.Task) {
    places.append(place)
    for kpi in task.plan.kpis {
      let value = kpi.value(measures, task.plan.shop)
      // One NaN for all: its sign differs between processors and would change the bytes.
      cells.append(value.isNaN ? .nan : value)
    }
    if task.merges { waiting.append((place, measures)) }
  }

  /// Adds up what is finished for good.
  mutating func sumUp(below end: Int) {
    var count = 0
    while count < waiting.count, waiting[count].place < end {
      if merged == nil {
        merged = waiting[count].measures
      } else {
        merged!.add(waiting[count].measures)
      }
      count += 1
    }
    waiting.removeFirst(count)
  }
}

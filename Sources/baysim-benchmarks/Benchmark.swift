/// One thing whose speed is worth knowing, and what it is held against.
struct Benchmark {
  let name: String
  /// What is counted: "events", "draws".
  let unit: String
  /// The benchmark of the same process whose speed is the measure of this one.
  var bound: String?
  /// Timed by the clock on the wall; the others by the processor time of the process, which does
  /// not count what other programs take.
  var usesThreads = false
  /// A second count of the same work: "cars".
  var secondUnit: String?
  /// Makes ready, outside the timing; what it gives back does the work once and says how much.
  let prepare: () -> () -> Work

  /// How much a run did.
  struct Work {
    var units: Int
    var secondUnits: Int

    init(_ units: Int, second: Int = 0) {
      self.units = units
      secondUnits = second
    }
  }
}

/// Keeps the compiler from seeing that nobody reads a result.
@inline(never) func consume<T>(_ value: T) { withUnsafePointer(to: value) { _ in } }

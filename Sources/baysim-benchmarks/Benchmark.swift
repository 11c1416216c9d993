/// One thing whose speed is worth knowing, and what it is held against.
struct Benchmark {
  let name: String
  /// What is counted: "events", "draws".
  let unit: String
  /// The benchmark of the same process whose speed is the measure of this one; it is listed before.
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

/// Where results go, so that the compiler cannot see that nobody reads them.
nonisolated(unsafe) private let sink = UnsafeMutableRawPointer.allocate(
  byteCount: 64, alignment: 16)

@inline(never) func consume<T: BitwiseCopyable>(_ value: T) {
  withUnsafeBytes(of: value) { bytes in
    sink.copyMemory(from: bytes.baseAddress!, byteCount: min(bytes.count, 64))
  }
}

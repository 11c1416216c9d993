import EventSimulation

/// How much time is booked to each cause. An unchecked index is a cause's raw value, and there are as
/// many places as causes (`MeasureRecorder.init` sees to it).
struct DelayTimes: BitwiseCopyable {
  /// As many as there are causes.
  static var count: Int { 12 }

  private var times = InlineArray<12, Microseconds>(repeating: 0)

  subscript(cause: DelayCause) -> Microseconds {
    @inline(__always) get { times[unchecked: Int(cause.rawValue)] }
    @inline(__always) set { times[unchecked: Int(cause.rawValue)] = newValue }
  }

  /// By `DelayCause.rawValue`.
  @inline(__always) subscript(at index: Int) -> Microseconds { times[index] }
}

import Synchronization

/// Set it from anywhere, a signal handler too, and runs end after the replications in hand.
public final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  public init() {}

  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Work may go on.
  public func lower() { raised.store(false, ordering: .relaxed) }

  public func raise() { raised.store(true, ordering: .relaxed) }
}

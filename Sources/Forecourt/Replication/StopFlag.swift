import Synchronization

/// Set it from anywhere, and runs end within a simulated day; what they have in hand is dropped.
public final class StopFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  public init() {}

  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Work may go on.
  public func lower() { raised.store(false, ordering: .relaxed) }

  public func raise() { raised.store(true, ordering: .relaxed) }
}

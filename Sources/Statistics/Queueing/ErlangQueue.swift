import Numerics

/// A queue before several like servers: Poisson arrivals, any number may wait, first come first
/// served (M/M/c, and M/G/c by approximation). What theory alone says of a wait.
///
/// A. K. Erlang (1917); Gross, Shortle, Thompson and Harris, *Fundamentals of Queueing Theory*,
/// 4th ed. 2008, sections 2.3 and 2.4.
public struct ErlangQueue: Sendable, Hashable {
  public let servers: Int
  /// Work that arrives in the time of one service, in erlangs: arrival rate × mean service.
  public let offeredLoad: Double

  /// - Precondition: at least one server; a load that is finite and not negative.
  public init(servers: Int, offeredLoad: Double) {
    precondition(servers > 0 && offeredLoad >= 0 && offeredLoad.isFinite)
    self.servers = servers
    self.offeredLoad = offeredLoad
  }

  /// The share of its time that a server works; 1 and more: the queue grows for ever.
  public var utilisation: Double { offeredLoad / Double(servers) }
  public var isStable: Bool { utilisation < 1 }

  /// Erlang B: the share that would be turned away if nobody could wait.
  ///
  /// By the recursion B(k) = aB(k−1) / (k + aB(k−1)), which neither overflows nor cancels.
  public var lossProbability: Double {
    (1...servers).reduce(1.0) { blocking, k in
      offeredLoad * blocking / (Double(k) + offeredLoad * blocking)
    }
  }

  /// Erlang C: the share that has to wait; 1 where the queue grows.
  public var waitProbability: Double {
    guard isStable else { return 1 }
    let blocking = lossProbability
    return blocking / (1 - utilisation * (1 - blocking))
  }

  /// The mean wait of all customers, in the unit of the mean service; infinite where it grows.
  ///
  /// - Parameter serviceCV: coefficient of variation of the service time; 1 is exponential, and
  ///   exact. Others by Lee and Longton (1959), (1 + cv²)/2 times as long: exact for one server
  ///   (Pollaczek and Khinchine), within a few per cent for more.
  public func meanWait(service: Double, serviceCV: Double = 1) -> Double {
    guard isStable else { return .infinity }
    let exponential = waitProbability * service / (Double(servers) - offeredLoad)
    return exponential * (1 + serviceCV * serviceCV) / 2
  }

  /// The share that waits longer than this (exponential services).
  public func probability(waitOver time: Double, service: Double) -> Double {
    guard isStable else { return 1 }
    return waitProbability * exp(-(Double(servers) - offeredLoad) * time / service)
  }

  /// The mean number that wait (Little's law).
  public var meanQueue: Double {
    isStable ? waitProbability * offeredLoad / (Double(servers) - offeredLoad) : .infinity
  }
}

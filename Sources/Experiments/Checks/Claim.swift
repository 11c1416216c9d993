public import Forecourt
public import Statistics

/// What somebody promises about the mean of a figure.
public struct Claim: Sendable {
  public var kpi: KPI
  public var minimum: Double?
  public var maximum: Double?

  public init(_ kpi: KPI, minimum: Double? = nil, maximum: Double? = nil) {
    self.kpi = kpi
    self.minimum = minimum
    self.maximum = maximum
  }

  /// What an interval says of it: kept where it lies wholly within, broken where it lies wholly
  /// outside, undecided where it straddles an end or is not known.
  public func verdict(of interval: ConfidenceInterval) -> ClaimVerdict {
    guard interval.isDetermined else { return .undecided }
    let (low, high) = (minimum ?? -.infinity, maximum ?? .infinity)
    if interval.high < low || interval.low > high { return .broken }
    return interval.low >= low && interval.high <= high ? .kept : .undecided
  }
}

public enum ClaimVerdict: String, Sendable, Hashable {
  case kept, broken, undecided
}

/// A claim after it was tried.
public struct TriedClaim: Sendable {
  public var claim: Claim
  public var verdict: ClaimVerdict
  /// The interval that decided, or the last one.
  public var interval: ConfidenceInterval
  /// Replications run when it was decided.
  public var replications: Int
}

/// A scenario after its claims were tried.
public struct TriedScenario: Sendable {
  /// The first replications, with the columns of the plan alone.
  public var summary: Summary
  /// In the order of the claims.
  public var claims: [TriedClaim]
}

extension Runner {
  /// Runs `replications`, and for claims that these leave open twice as many, and again, up to
  /// `maximum`.
  ///
  /// Looking more than once would refute a true claim more often than the level says, so each look
  /// uses its share of the error (Bonferroni): over all of them a true claim is refuted in no more
  /// than 1 − `level` of checks. Nil when stopped before the first replications were done.
  public func tryClaims(
    _ claims: [Claim], on catalogue: ReplicationPlan, replications: Int, maximum: Int,
    level: Double = 0.95
  ) -> TriedScenario? {
    var plan = catalogue
    plan.kpis += claims.map(\.kpi)
    let first = run(plan, replications: replications)
    guard first.count == replications else { return nil }
    let looks = claims.isEmpty ? 1 : Self.looks(from: replications, to: maximum)
    let ownLevel = Bonferroni.level(overall: level, count: looks)
    var all = first
    var tried = claims.map {
      TriedClaim(
        claim: $0, verdict: .undecided,
        interval: ConfidenceInterval(
          estimate: .nan, halfWidth: .infinity, level: ownLevel, n: 0),
        replications: 0)
    }
    while true {
      for index in tried.indices where tried[index].verdict == .undecided {
        let values = all.column(catalogue.kpis.count + index).filter(\.isFinite)
        let interval = ConfidenceInterval.mean(of: values, level: ownLevel)
        tried[index].interval = interval
        tried[index].verdict = tried[index].claim.verdict(of: interval)
        tried[index].replications = all.count
      }
      let end = min(all.count * 2, maximum)
      guard end > all.count, tried.contains(where: { $0.verdict == .undecided }) else { break }
      let next = run(plan, numbers: all.count..<end)
      // A stopped round is left out: what was looked at does not depend on the moment of Ctrl-C.
      guard next.count == end - all.count else { break }
      all.append(next)
    }
    return TriedScenario(
      summary: Summary(catalogue, first.prefix(of: catalogue.kpis.count), level: level),
      claims: tried)
  }

  /// How often one looks when the replications double from the first number to the last.
  static func looks(from first: Int, to maximum: Int) -> Int {
    var looks = 1
    var count = first
    while count < maximum {
      count = min(count * 2, maximum)
      looks += 1
    }
    return looks
  }
}

extension Replications {
  /// The same replications with the first columns alone.
  func prefix(of columns: Int) -> Replications {
    var cells: [Double] = []
    cells.reserveCapacity(count * columns)
    for index in 0..<count { cells += row(index).prefix(columns) }
    return Replications(
      keys: Array(keys.prefix(columns)), first: first, count: count, cells: cells, merged: merged)!
  }
}

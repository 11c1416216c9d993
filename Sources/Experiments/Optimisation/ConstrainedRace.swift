public import Statistics
import Tallies

/// The best of many that keeps its promises: feasibility and selection at once, fully sequential.
///
/// Each system races its constraints' limits (Andradóttir and Kim 2010, Naval Research Logistics
/// 57(5), procedure F: a Kim-Nelson race of two, the system and the limit) while it races the
/// others on the objective. A system is out when it is found infeasible, or when one that is found
/// feasible beats it by Kim and Nelson's margin (2001, ACM TOMACS 11(3)). Half of α goes to either
/// decision; without constraints all of it goes to the selection, and this is procedure KN.
///
/// With probability ≥ 1 − α the selected system is feasible to within the tolerances, and no system that
/// is feasible by more than the tolerances is better by more than the indifference zone. One whose
/// figure lies within the tolerance of its limit may be taken or left. Rows may come from common random numbers.
public struct ConstrainedRace: Sendable {
  /// A limit on one figure, and the difference from it that does not matter, above 0.
  public struct Limit: Sendable, Hashable {
    public var constraint: Constraint
    public var tolerance: Double

    public init(_ constraint: Constraint, tolerance: Double) {
      precondition(tolerance > 0, "the tolerance of a limit is above 0; got \(tolerance)")
      self.constraint = constraint
      self.tolerance = tolerance
    }
  }

  public let systems: Int
  public let limits: [Limit]
  public let indifference: Double
  public let alpha: Double
  public let firstStage: Int
  public let direction: Direction
  /// Those that still need replications, ascending.
  public private(set) var survivors: [Int]
  /// The rounds fed so far.
  public private(set) var rounds = 0
  /// By system: what is known of its feasibility.
  public private(set) var feasibility: [Constraint.Verdict]
  /// By system: the round in which it fell out; nil for survivors.
  public private(set) var eliminatedAt: [Int?]
  /// The choice, once it is made; nil as well where no system is feasible.
  public private(set) var selected: Int?
  /// Whether the race is over.
  public private(set) var isDecided = false

  private var sums: [Double]
  private var firstRows: [[Double]]
  /// By system and limit.
  private var checks: [[KimNelson]]
  /// h²S²_il/δ² of every pair, after the first stage.
  private var reach: [Double] = []
  private let hSquared: Double

  public init(
    systems k: Int, limits: [Limit], indifference: Double, alpha: Double = 0.05,
    firstStage: Int = 10, direction: Direction = .minimise
  ) {
    precondition(k >= 1 && firstStage >= 2, "one system and two replications are the least")
    systems = k
    self.limits = limits
    self.indifference = indifference
    self.alpha = alpha
    self.firstStage = firstStage
    self.direction = direction
    survivors = Array(0..<k)
    feasibility = Array(repeating: limits.isEmpty ? .feasible : .undecided, count: k)
    eliminatedAt = Array(repeating: nil, count: k)
    sums = Array(repeating: 0, count: k)
    firstRows = Array(repeating: [], count: k)
    hSquared =
      KimNelson(
        systems: k, indifference: indifference, alpha: limits.isEmpty ? alpha : alpha / 2,
        firstStage: firstStage, direction: direction
      ).hSquared
    let share = alpha / 2 / Double(k * max(1, limits.count))
    checks = Array(
      repeating: limits.map {
        KimNelson(
          systems: 2, indifference: $0.tolerance, alpha: share, firstStage: firstStage,
          direction: $0.constraint.side == .atMost ? .minimise : .maximise)
      }, count: k)
  }

  /// Feeds one replication of every survivor, in their order.
  ///
  /// - Parameters:
  ///   - objectives: one a survivor.
  ///   - figures: by survivor, one a limit.
  /// - Returns: whether the race is over; nothing may be fed after that.
  @discardableResult
  public mutating func add(_ objectives: [Double], figures: [[Double]]) -> Bool {
    precondition(!isDecided, "the race is over")
    precondition(
      objectives.count == survivors.count && figures.count == survivors.count,
      "one row for each survivor")
    rounds += 1
    let sign = direction == .minimise ? 1.0 : -1.0
    for (place, system) in survivors.enumerated() {
      sums[system] += sign * objectives[place]
      if rounds <= firstStage { firstRows[system].append(objectives[place]) }
      check(system, figures[place])
    }
    if rounds < firstStage { return false }
    if rounds == firstStage { finishFirstStage() }
    drop()
    decide()
    return isDecided
  }

  private mutating func check(_ system: Int, _ figures: [Double]) {
    guard feasibility[system] == .undecided else { return }
    for (index, value) in figures.enumerated() where !checks[system][index].isDecided {
      checks[system][index].add([value, limits[index].constraint.limit])
    }
    if checks[system].contains(where: { $0.selected == 1 }) {
      feasibility[system] = .infeasible
    } else if checks[system].allSatisfy({ $0.selected == 0 }) {
      feasibility[system] = .feasible
    }
  }

  private mutating func finishFirstStage() {
    let scale = hSquared / (indifference * indifference)
    reach = [Double](repeating: 0, count: systems * systems)
    for i in 0..<systems {
      for l in 0..<i {
        var difference = RunningMoments()
        for (x, y) in zip(firstRows[i], firstRows[l]) { difference.add(x - y) }
        reach[i * systems + l] = scale * difference.variance
        reach[l * systems + i] = reach[i * systems + l]
      }
    }
    firstRows = []
  }

  /// Whether `winner` beats `loser` for good: r·W(r) = δ/2·(h²S²/δ² − r)⁺.
  private func beats(_ winner: Int, _ loser: Int) -> Bool {
    let left = max(0, reach[winner * systems + loser] - Double(rounds))
    let margin = 0.5 * indifference * left
    // An exact tie at the end of the race goes to the first in the list.
    return sums[loser] > sums[winner] + margin
      || (left == 0 && sums[loser] == sums[winner] && winner < loser)
  }

  private mutating func drop() {
    let champions = survivors.filter { feasibility[$0] == .feasible }
    let kept = survivors.filter { system in
      feasibility[system] != .infeasible
        && !champions.contains { $0 != system && beats($0, system) }
    }
    for system in survivors where !kept.contains(system) { eliminatedAt[system] = rounds }
    survivors = kept
  }

  private mutating func decide() {
    if survivors.isEmpty {
      isDecided = true
    } else if survivors.count == 1, feasibility[survivors[0]] == .feasible {
      selected = survivors[0]
      isDecided = true
    }
  }

  /// The best of the survivors by its mean, feasible ones first: what one would choose if the
  /// race had to end now, without its promise.
  public var leader: Int? {
    if isDecided { return selected }
    let feasible = survivors.filter { feasibility[$0] == .feasible }
    return (feasible.isEmpty ? survivors : feasible).min { sums[$0] < sums[$1] }
  }
}

import Numerics

/// Kim and Nelson's fully sequential selection of the best among many, procedure KN.
///
/// ```swift
/// var race = KimNelson(systems: 80, indifference: 0.5, direction: .minimise)
/// while !race.isDecided {
///   race.add(race.survivors.map { simulate($0, replication: race.replications) })
/// }
/// race.selected
/// ```
///
/// The choice is the best with probability ≥ 1 − α whenever the best is at least the
/// indifference zone δ better than the next; otherwise it is within δ of the best. Common random
/// numbers are allowed, and shorten the race. Normal outputs assumed, as means of many cars are.
/// Constants: η = ½[(2α/(k−1))^(−2/(n₀−1)) − 1], h² = 2η(n₀ − 1), c = 1
/// (Kim and Nelson 2001, ACM TOMACS 11(3)).
public struct KimNelson: Sendable {
  /// How many systems entered.
  public let systems: Int
  /// δ: the smallest difference worth finding, in the measure's unit.
  public let indifference: Double
  /// The allowed probability of a wrong choice.
  public let alpha: Double
  /// n₀: replications of every system before the first screening.
  public let firstStage: Int
  /// Which end is good.
  public let direction: Direction
  /// h² of the paper.
  public let hSquared: Double

  /// The systems still in the race, ascending.
  public private(set) var survivors: [Int]
  /// The replications (rows) fed so far.
  public private(set) var replications = 0
  /// How many replications each system was given.
  public private(set) var sampled: [Int]
  /// At which replication a system fell out; `nil` for survivors.
  public private(set) var eliminatedAt: [Int?]
  /// The chosen system, once decided.
  public private(set) var selected: Int?

  private var sums: [Double]
  private var firstRows: [[Double]]
  /// h²S²_il/δ² for all pairs, after the first stage.
  private var reach: [Double] = []
  private var lastReplication = 0

  /// A race that has seen nothing.
  public init(
    systems k: Int, indifference: Double, alpha: Double = 0.05, firstStage n0: Int = 10,
    direction: Direction
  ) {
    precondition(k >= 1 && n0 >= 2, "one system and two replications are the least")
    precondition(indifference > 0, "the indifference zone is above 0; got \(indifference)")
    precondition(alpha > 0 && alpha < 1, "0 < α < 1 wanted; got \(alpha)")
    systems = k
    self.indifference = indifference
    self.alpha = alpha
    firstStage = n0
    self.direction = direction
    hSquared = KimNelson.hSquared(systems: k, alpha: alpha, firstStage: n0)
    survivors = Array(0..<k)
    sampled = Array(repeating: 0, count: k)
    eliminatedAt = Array(repeating: nil, count: k)
    sums = Array(repeating: 0, count: k)
    firstRows = Array(repeating: [], count: k)
    if k == 1 { selected = 0 }
  }

  /// Whether the race is over.
  public var isDecided: Bool { selected != nil }

  /// The means so far (over each system's own replications), NaN before the first.
  public var means: [Double] {
    (0..<systems).map { i in
      sampled[i] > 0 ? direction.sign * sums[i] / Double(sampled[i]) : .nan
    }
  }

  /// Feeds one replication of every survivor, in the order of `survivors`.
  ///
  /// - Returns: whether the race is over; rows after that are refused.
  @discardableResult
  public mutating func add(_ row: [Double]) -> Bool {
    precondition(!isDecided, "the race is over")
    precondition(row.count == survivors.count, "one value for each survivor")
    precondition(row.allSatisfy { $0.isFinite }, "a value that is no number cannot be ranked")
    replications += 1
    for (value, system) in zip(row, survivors) {
      sums[system] += direction.sign * value
      sampled[system] += 1
      if replications <= firstStage { firstRows[system].append(value) }
    }
    if replications < firstStage { return false }
    if replications == firstStage { finishFirstStage() }
    if replications > lastReplication {
      selected = survivors.min { sums[$0] < sums[$1] }
    } else {
      screen()
    }
    return isDecided
  }

  private mutating func finishFirstStage() {
    let scale = hSquared / (indifference * indifference)
    reach = PairwiseVariances(firstRows).values.map { $0 * scale }
    firstRows = []
    lastReplication = Int(min(1e15, (reach.max() ?? 0).rounded(.down)))
  }

  /// Keeps i if its sum is within r·W_il(r) = δ/2·(h²S²_il/δ² − r)⁺ of every other survivor's.
  private mutating func screen() {
    let r = Double(replications)
    let half = 0.5 * indifference
    let kept = survivors.filter { i in
      survivors.allSatisfy { l in
        l == i || sums[i] <= sums[l] + half * max(0, reach[i * systems + l] - r)
      }
    }
    for system in survivors where !kept.contains(system) { eliminatedAt[system] = replications }
    // With r beyond the reach of a pair an exact tie keeps both, so at least one is left.
    survivors = kept
    if survivors.count == 1 { selected = survivors[0] }
  }

  private static func hSquared(systems k: Int, alpha: Double, firstStage n0: Int) -> Double {
    guard k > 1 else { return 0 }
    let nu = Double(n0 - 1)
    let eta = 0.5 * (pow(2 * alpha / Double(k - 1), -2 / nu) - 1)
    return max(0, 2 * eta * nu)
  }
}

import Forecourt
import Statistics
import Tallies

/// One figure as a baseline keeps it: what two sets of replications need to be compared.
public struct BaselineFigure: Sendable, Hashable {
  public var key: String
  /// NaN where no replication had a value.
  public var mean: Double
  /// Over the replications; NaN below two.
  public var standardDeviation: Double
  /// Replications in which the figure was defined.
  public var count: Int

  public init(key: String, mean: Double, standardDeviation: Double, count: Int) {
    self.key = key
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
  }

  init(_ summary: KPISummary) {
    self.init(
      key: summary.kpi.key, mean: summary.interval.estimate,
      standardDeviation: summary.standardDeviation, count: summary.interval.n)
  }

  /// To the last bit; NaN is NaN.
  public func isSame(as other: BaselineFigure) -> Bool {
    Self.same(mean, other.mean) && Self.same(standardDeviation, other.standardDeviation)
      && count == other.count
  }

  private static func same(_ left: Double, _ right: Double) -> Bool {
    left == right || (left.isNaN && right.isNaN)
  }

  var moments: RunningMoments {
    RunningMoments(count: count, mean: mean, standardDeviation: standardDeviation)
  }
}

/// The committed results of a scenario, against which later runs are held.
public struct Baseline: Sendable, Equatable {
  /// A file that the scenario was made of, and the digest of what it says.
  public struct File: Sendable, Hashable {
    public var name: String
    public var digest: String

    public init(name: String, digest: String) {
      self.name = name
      self.digest = digest
    }
  }

  public var scenario: String
  public var scenarioDigest: String
  public var files: [File]
  public var program: String
  public var randomStreams: String
  public var seed: UInt64
  public var replications: Int
  /// Of every figure of every replication, so that no two different sets of them agree by chance.
  public var rowsDigest: String
  public var figures: [BaselineFigure]

  public init(
    scenario: String, scenarioDigest: String, files: [File], program: String,
    randomStreams: String, seed: UInt64, replications: Int, rowsDigest: String,
    figures: [BaselineFigure]
  ) {
    self.scenario = scenario
    self.scenarioDigest = scenarioDigest
    self.files = files
    self.program = program
    self.randomStreams = randomStreams
    self.seed = seed
    self.replications = replications
    self.rowsDigest = rowsDigest
    self.figures = figures
  }

  public static func figures(of summary: Summary) -> [BaselineFigure] {
    summary.kpis.map(BaselineFigure.init)
  }

  public static func == (left: Baseline, right: Baseline) -> Bool {
    left.scenario == right.scenario && left.scenarioDigest == right.scenarioDigest
      && left.files == right.files && left.program == right.program
      && left.randomStreams == right.randomStreams && left.seed == right.seed
      && left.replications == right.replications && left.rowsDigest == right.rowsDigest
      && left.figures.count == right.figures.count
      && zip(left.figures, right.figures).allSatisfy { $0.key == $1.key && $0.isSame(as: $1) }
  }
}

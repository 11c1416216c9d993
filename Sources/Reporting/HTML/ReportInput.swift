public import Forecourt

/// An estimate of a mean over the replications and the half-width of its 95 % confidence interval.
public struct ReportEstimate: Sendable, Hashable {
  public var mean: Double
  /// Nil where one replication gives no interval.
  public var halfWidth: Double?

  public init(mean: Double, halfWidth: Double?) {
    self.mean = mean
    self.halfWidth = halfWidth
  }
}

/// What one page tells. Nothing in it is drawn yet, and nothing of it is looked up elsewhere: the
/// same input gives the same bytes.
public struct ReportInput: Sendable {
  /// Its name and its question head the page.
  public var shop: Shop
  public var seed: UInt64
  /// What made the numbers: `baysim 1.0.0`.
  public var version: String
  /// All replications added together.
  public var measures: Measures
  /// By the key of the KPI: at least those of `KPI.headline`.
  public var estimates: [String: ReportEstimate]
  public var replay: ReportReplay?
  /// In which language the page opens; the reader can switch.
  public var language: Language
  /// The command that makes these numbers again; nil: none is shown.
  public var command: String?

  public init(
    shop: Shop, seed: UInt64, version: String, measures: Measures,
    estimates: [String: ReportEstimate],
    replay: ReportReplay?, language: Language, command: String?
  ) {
    self.shop = shop
    self.seed = seed
    self.version = version
    self.measures = measures
    self.estimates = estimates
    self.replay = replay
    self.language = language
    self.command = command
  }
}

/// The days that the reader may watch, from the log of one replication.
public struct ReportReplay: Sendable {
  public var log: EventLog
  /// Which replication it was, from 0.
  public var replication: Int

  public init(log: EventLog, replication: Int) {
    self.log = log
    self.replication = replication
  }
}

/// One of `of` parts of a run, cut by the numbers of the replications: `3/8`.
///
/// Each part is a range, the ranges follow each other, and their lengths differ by one at most.
/// Which replications a part has depends on nothing else, so a part can run on any machine.
public struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// More parts than any cluster has nodes.
  public static let limit = 100_000

  /// From 1.
  public let number: Int
  public let of: Int

  /// The whole run as one part.
  public static let whole = Shard(1, of: 1)!

  /// Nil unless 1 ≤ number ≤ of ≤ ``limit``.
  public init?(_ number: Int, of count: Int) {
    guard number >= 1, number <= count, count <= Shard.limit else { return nil }
    self.number = number
    self.of = count
  }

  /// Reads `3/8`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(number, of: count)
  }

  public var description: String { "\(number)/\(of)" }

  /// The replications of this part; empty where there are fewer replications than parts.
  public func numbers(of replications: Int) -> Range<Int> {
    start(number - 1, replications)..<start(number, replications)
  }

  /// ⌊part · replications / of⌋ without the product, which could overflow.
  private func start(_ part: Int, _ replications: Int) -> Int {
    let (whole, rest) = replications.quotientAndRemainder(dividingBy: of)
    return part * whole + part * rest / of
  }
}

/// What must be the same for two parts to belong to one run.
public struct RunIdentity: Sendable, Hashable {
  /// A digest of everything that was resolved from the files: scenario, policies, figures.
  public var digest: String
  public var seed: UInt64
  /// Of the program and of its random streams.
  public var version: String
  /// Of the whole run, for each of its plans.
  public var replications: Int

  public init(digest: String, seed: UInt64, version: String, replications: Int) {
    self.digest = digest
    self.seed = seed
    self.version = version
    self.replications = replications
  }
}

public import Forecourt

/// The finished replications `first ..< first + count` of a plan: one row of figures each, and
/// everything measured, added together.
///
/// Memory grows by one row a replication; all else is one set of sums.
public struct Replications: Sendable, Equatable {
  /// The keys of the columns.
  public let keys: [String]
  /// The number of the first replication: 0, except in a shard.
  public let first: Int
  /// How many are finished.
  public private(set) var count: Int
  /// All rows, one after another.
  public private(set) var cells: [Double]
  /// The sums of all of them; nil while there are none, and where only rows were asked for.
  public private(set) var merged: Measures?

  /// None yet.
  public init(keys: [String], first: Int = 0) {
    self.keys = keys
    self.first = first
    count = 0
    cells = []
    merged = nil
  }

  /// Finished replications from their parts, or nil where these do not fit together.
  public init?(keys: [String], first: Int, count: Int, cells: [Double], merged: Measures?) {
    let (expected, overflow) = count.multipliedReportingOverflow(by: keys.count)
    guard first >= 0, count >= 0, !overflow, cells.count == expected,
      merged == nil || count > 0
    else { return nil }
    self.keys = keys
    self.first = first
    self.count = count
    self.cells = cells
    self.merged = merged
  }

  /// The numbers of the finished replications.
  public var numbers: Range<Int> { first..<(first + count) }

  /// One replication's figures, in the order of `keys`; `index` counts from 0 here.
  public func row(_ index: Int) -> ArraySlice<Double> {
    cells[(index * keys.count)..<((index + 1) * keys.count)]
  }

  /// One figure over all replications, in the order of their numbers.
  public func column(_ column: Int) -> [Double] {
    (0..<count).map { cells[$0 * keys.count + column] }
  }

  /// The same by key; nil where there is no such column.
  public func column(_ key: String) -> [Double]? {
    keys.firstIndex(of: key).map { column($0) }
  }

  /// Adds the replications that follow these.
  ///
  /// - Precondition: same columns, and `next` begins where these end.
  public mutating func append(_ next: Replications) {
    precondition(next.keys == keys, "replications of different figures")
    precondition(next.first == first + count, "replications that do not follow")
    cells.append(contentsOf: next.cells)
    count += next.count
    if let other = next.merged {
      if merged == nil { merged = other } else { merged!.add(other) }
    }
  }

  /// Bit for bit: NaN equals NaN.
  public static func == (left: Replications, right: Replications) -> Bool {
    left.keys == right.keys && left.first == right.first && left.count == right.count
      && left.merged == right.merged && left.cells.count == right.cells.count
      && zip(left.cells, right.cells).allSatisfy { $0.bitPattern == $1.bitPattern }
  }
}

extension Replications: CustomStringConvertible {
  /// A line for logs and test failures.
  public var description: String {
    "replications \(numbers) of \(keys.count) figures"
  }
}

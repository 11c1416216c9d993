public import Forecourt
public import Statistics

/// Something that a manager may set, with the settings to try; the first is the present one.
public struct Factor: Sendable, Hashable {
  public var name: String
  public var levels: [String]

  public init(name: String, levels: [String]) {
    self.name = name
    self.levels = levels
  }
}

/// Why factors make no design.
public enum FactorialDesignError: Error, Sendable, Hashable, CustomStringConvertible {
  case noFactors
  case tooFewLevels(factor: String)
  case repeated(name: String)
  /// `combinations` is nil where even their number is beyond counting.
  case tooMany(combinations: Int?, limit: Int)

  public var description: String { message.en }

  public var message: BilingualName {
    switch self {
    case .noFactors:
      return BilingualName(en: "a factorial design needs a factor", zh: "析因设计至少需要一个因素")
    case .tooFewLevels(let factor):
      return BilingualName(
        en: "factor \(factor) needs at least two levels", zh: "因素“\(factor)”至少需要两个水平")
    case .repeated(let name):
      return BilingualName(en: "\(name) is given twice", zh: "“\(name)”重复")
    case .tooMany(let combinations, let limit):
      let count = combinations.map(String.init) ?? "too many"
      return BilingualName(
        en: "\(count) combinations of levels, over the limit of \(limit): drop a factor or levels, "
          + "or search with `optimize`",
        zh: "水平组合数（\(combinations.map(String.init) ?? "过多")）超过上限\(limit)："
          + "请减少因素或水平，或使用 optimize 搜索")
    }
  }
}

/// Every combination of the levels of some factors.
public struct FactorialDesign: Sendable, Hashable {
  public let factors: [Factor]
  public let points: FullFactorial

  /// - Parameter limit: of combinations, each of which is a whole scenario to replicate.
  public init(_ factors: [Factor], limit: Int = 512) throws(FactorialDesignError) {
    guard !factors.isEmpty else { throw .noFactors }
    var names: Set<String> = []
    var count: Int? = 1
    for factor in factors {
      guard factor.levels.count >= 2 else { throw .tooFewLevels(factor: factor.name) }
      guard names.insert(factor.name).inserted else { throw .repeated(name: factor.name) }
      var levels: Set<String> = []
      for level in factor.levels where !levels.insert(level).inserted {
        throw .repeated(name: "\(factor.name) = \(level)")
      }
      count = count.flatMap {
        let (product, overflow) = $0.multipliedReportingOverflow(by: factor.levels.count)
        return overflow ? nil : product
      }
    }
    guard let count, count <= limit else { throw .tooMany(combinations: count, limit: limit) }
    self.factors = factors
    points = FullFactorial(levels: factors.map(\.levels.count))
  }

  /// How many combinations there are.
  public var count: Int { points.count }

  /// The level of each factor, by its index; the last factor varies fastest.
  public func levels(ofCell cell: Int) -> [Int] { points.point(cell) }

  /// `advisors = 5, booking = level`
  public func name(ofCell cell: Int) -> String {
    zip(factors, levels(ofCell: cell)).map { "\($0.name) = \($0.levels[$1])" }
      .joined(separator: ", ")
  }
}

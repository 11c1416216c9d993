public import Forecourt
public import Statistics

/// A full factorial design, replicated under common random numbers.
public struct FactorialStudy: Sendable {
  /// One main effect, or how two factors work together.
  public struct Effect: Sendable, Hashable {
    /// One factor or two, by index into the design's.
    public let factors: [Int]
    /// The level of each that is set against its first.
    public let levels: [Int]
    /// In words: `advisors: 4 → 5`, or two of these joined by ` × `.
    public let name: String
    /// A main effect: mean at the level − mean at the first level, over all settings of the other
    /// factors. An interaction: half of how much one factor's effect changes with the other
    /// (Law 2015 §12.2).
    public let interval: ConfidenceInterval
    /// Of "no effect", adjusted by Holm over all effects.
    public let adjustedPValue: Double
  }

  public let design: FactorialDesign
  /// One a cell of the design, in its order.
  public let cells: [Summary]
  public let level: Double

  /// - Precondition: one summary a cell, all over the same replications.
  public init(_ design: FactorialDesign, cells: [Summary], level: Double = 0.95) {
    precondition(cells.count == design.count, "one summary for each cell")
    precondition(
      cells.allSatisfy { $0.replications.numbers == cells[0].replications.numbers },
      "cells are compared over the same customers")
    self.design = design
    self.cells = cells
    self.level = level
  }

  /// Main effects, then interactions of two, on a figure; empty where a cell has no such figure,
  /// or where fewer than two replications define it in all cells.
  public func effects(on key: String) -> [Effect] {
    let columns = cells.compactMap { $0.replications.column(key) }
    guard columns.count == cells.count else { return [] }
    let defined = columns[0].indices.filter { row in columns.allSatisfy { $0[row].isFinite } }
    guard defined.count >= 2 else { return [] }
    var effects = FactorialEffects(design.points)
    for row in defined { effects.add(columns.map { $0[row] }) }
    return effects.effects(level: level).map { effect in
      Effect(
        factors: effect.factors, levels: effect.levels,
        name: zip(effect.factors, effect.levels).map(name).joined(separator: " × "),
        interval: effect.interval, adjustedPValue: effect.adjustedPValue)
    }
  }

  private func name(_ factor: Int, _ level: Int) -> String {
    let factor = design.factors[factor]
    return "\(factor.name): \(factor.levels[0]) → \(factor.levels[level])"
  }
}

extension Runner {
  /// Replicates every cell of a design; nil when stopped before its end.
  ///
  /// - Parameters:
  ///   - keys: the figures to keep of each replication.
  ///   - plan: the scenario of a cell, from the level of each factor.
  public func run(
    _ design: FactorialDesign, keys: [String] = KPI.headline, replications: Int,
    level: Double = 0.95, plan: (_ levels: [Int]) throws -> ReplicationPlan
  ) rethrows -> FactorialStudy? {
    let plans = try (0..<design.count).map { cell in
      var own = try plan(design.levels(ofCell: cell)).limited(to: keys)
      own.name = design.name(ofCell: cell)
      return own
    }
    guard let results = round(plans, numbers: 0..<replications, merges: false) else { return nil }
    return FactorialStudy(
      design, cells: zip(plans, results).map { Summary($0, $1, level: level) }, level: level)
  }
}

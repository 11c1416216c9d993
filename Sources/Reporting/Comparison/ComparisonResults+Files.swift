import Documents
import Experiments
import Forecourt
import Statistics

extension ComparisonResults {
  /// The figures that matter with their intervals, the standings and the verdicts, and the
  /// manifest.
  public func json() -> String {
    var json = JSONWriter(to: "", layout: .pretty)
    json.object { json in
      json.field("seed", comparison.base.seed)
      json.field("replications", comparison.base.count)
      json.field("replicationsAsked", replicationsAsked)
      json.array("policies") { json in
        for index in comparison.policies.indices { write(policy: index, &json) }
      }
      json.array("standings") { json in
        for entry in comparison.standings {
          json.object { json in
            json.field("name", manifest.members[entry.system].name)
            json.field("standing", entry.place.rawValue)
            json.field("mean", entry.mean)
            json.field("versusBestOther", entry.versusBestOther.estimate)
            json.field("low", entry.versusBestOther.low)
            json.field("high", entry.versusBestOther.high)
          }
        }
      }
      if let study {
        json.array("effects") { json in
          for effect in study.effects(on: manifest.key) {
            json.object { json in
              json.field("name", effect.name)
              json.field("effect", effect.interval.estimate)
              json.field("low", effect.interval.low)
              json.field("high", effect.interval.high)
              json.field("adjustedPValue", effect.adjustedPValue)
            }
          }
        }
      }
      manifest.write(to: &json)
    }
    return json.output + "\n"
  }

  private func write(policy index: Int, _ json: inout JSONWriter<String>) {
    let verdict = comparison.verdicts[index]
    json.object { json in
      json.field("name", verdict.policy)
      json.field("outcome", verdict.outcome.rawValue)
      json.field("verdict", verdict.sentence.en)
      json.field("verdictZh", verdict.sentence.zh)
      if let none = noEffects[index] {
        json.array("noEffectBecause") { json in
          for line in none.lines { json.value(line.en) }
        }
      }
      if let target = verdict.target { json.field("target", target.state.rawValue) }
      json.array("guards") { json in
        for one in verdict.guards {
          json.object { json in
            json.field("kpi", one.key)
            json.field("state", one.state.rawValue)
            json.field("difference", one.difference.estimate)
            json.field("low", one.difference.low)
            json.field("high", one.difference.high)
            json.field("margin", one.margin)
          }
        }
      }
      json.array("changes") { json in
        for key in keys {
          guard let figure = comparison[key] else { continue }
          json.object { json in write(figure.changes[index], of: figure.kpi, &json) }
        }
      }
    }
  }

  private func write(
    _ change: Comparison.Change, of kpi: KPI, _ json: inout JSONWriter<String>
  ) {
    json.field("kpi", kpi.key)
    json.field("unit", kpi.unit.rawValue)
    json.field("base", change.baseMean)
    json.field("policy", change.policyMean)
    json.field("difference", change.difference.estimate)
    json.field("low", change.difference.low)
    json.field("high", change.difference.high)
    json.field("n", change.difference.n)
    json.field("adjustedPValue", change.adjustedPValue)
    json.field("varianceSaved", change.varianceSaved)
    json.field("isIdentical", change.isIdentical)
    json.field("isRare", change.isRare)
  }

  /// One row a policy and figure.
  public func csv() -> String {
    var csv = CSVWriter(to: "")
    csv.row([
      "policy", "kpi", "unit", "base", "policy_mean", "difference", "low", "high", "level",
      "adjusted_p", "variance_saved", "replications",
    ])
    let kept = Set(keys)
    for (index, policy) in comparison.policies.enumerated() {
      for figure in comparison.figures {
        guard kept.contains(figure.kpi.key) || isListed(figure.kpi) else { continue }
        let change = figure.changes[index]
        csv.row([
          .text(policy.name), .text(figure.kpi.key), .text(figure.kpi.unit.rawValue),
          .number(change.baseMean), .number(change.policyMean),
          .number(change.difference.estimate), .number(change.difference.low),
          .number(change.difference.high), .number(change.difference.level),
          .number(change.adjustedPValue), .number(change.varianceSaved),
          .integer(Int64(change.difference.n)),
        ])
      }
    }
    return csv.output
  }

  /// Figures of single persons and job types are for `run`; of dozens of combinations, the money is
  /// enough beside the figures that matter.
  private func isListed(_ kpi: KPI) -> Bool {
    guard hasFewPolicies else { return kpi.group == .money }
    return !["jobs.", "staff.person", "fines.person"].contains { kpi.key.hasPrefix($0) }
  }

  /// One row an effect and figure.
  func effectsCSV() -> String {
    var csv = CSVWriter(to: "")
    csv.row(["kpi", "unit", "effect", "estimate", "low", "high", "adjusted_p"])
    for key in keys {
      guard let kpi = comparison[key]?.kpi else { continue }
      for effect in study?.effects(on: key) ?? [] {
        csv.row([
          .text(key), .text(kpi.unit.rawValue), .text(effect.name),
          .number(effect.interval.estimate), .number(effect.interval.low),
          .number(effect.interval.high), .number(effect.adjustedPValue),
        ])
      }
    }
    return csv.output
  }
}

import Documents
import Experiments
import Forecourt
import Statistics

extension ScenarioResults {
  /// Every figure with its interval, and what is needed to make it again.
  public func summaryJSON() -> String {
    var json = JSONWriter(to: "", layout: .pretty)
    json.object { json in
      json.field("scenario", summary.name)
      json.field("question", summary.shop.question)
      json.field("program", origin.programVersion)
      json.field("randomStreams", origin.randomStreams)
      json.field("seed", summary.seed)
      json.field("replications", summary.count)
      json.field("replicationsAsked", origin.replicationsAsked)
      json.field("level", summary.level)
      json.field("scenarioDigest", origin.scenarioDigest)
      json.array("kpis") { json in
        for figure in summary.kpis { write(figure, &json) }
      }
      json.field("resolvedScenario", origin.resolvedScenario)
    }
    return json.output + "\n"
  }

  private func write(_ figure: KPISummary, _ json: inout JSONWriter<String>) {
    json.object { json in
      json.field("key", figure.kpi.key)
      json.field("name", figure.kpi.name.en)
      json.field("nameZh", figure.kpi.name.zh)
      json.field("unit", figure.kpi.unit.rawValue)
      json.field("mean", figure.interval.estimate)
      json.field("halfWidth", figure.interval.halfWidth)
      json.field("n", figure.interval.n)
      json.field("isRare", figure.isRare)
      json.field("standardDeviation", figure.standardDeviation)
      json.field("minimum", figure.minimum)
      json.field("median", figure.median)
      json.field("maximum", figure.maximum)
      json.field("pooled", figure.pooled)
    }
  }
}

import Documents
internal import Experiments
internal import Forecourt
import Reporting
internal import Statistics

// A search among many candidates.
extension Texts {
  static let sectionSearch = Text("The search", "方案搜索")
  static let runs = Text("Replications", "重复次数")

  static func searchVerdict(_ name: String) -> Text {
    let label = TypedText.label(name, columns: 90)
    return Text("The choice: \(label.en).", "所选方案：\(label.zh)。")
  }
  static let nothingMeetsTheTargets = Text(
    "No candidate meets the targets.", "没有方案满足全部目标。")

  static func searchTitle(_ results: OptimizationResults) -> Text {
    let search = results.search
    let all = search.candidates.count
    let out = search.candidates.count { $0.feasibility == .infeasible }
    guard out > 0 else {
      return Text(
        "\(all) candidates, none clearly outside of the targets", "\(all)个候选方案，均未被判为不达标")
    }
    return Text(
      "\(all) candidates, \(all - out) of them not outside of the targets",
      "\(all)个候选方案，其中\(all - out)个未被判为不达标")
  }
  static func searchSubtitle(_ along: KPI, _ up: KPI) -> Text {
    Text(
      """
      \(up.name.en) against \(along.name.en.lowercased()), all with the same customers; hollow: \
      outside of the targets, or paid for with what matters; the line joins those that no other \
      beats in both
      """,
      "\(up.name.zh)与\(along.name.zh)，面对同样的客户；空心：不达标或有得有失；连线上的方案，没有其他方案在两方面都更好")
  }
  static func candidateAt(_ candidate: Optimization.Candidate) -> Text {
    Text(verbatim: TypedText.safe(candidate.name))
  }
  static func fate(_ candidate: Optimization.Candidate, isChosen: Bool) -> Text {
    if isChosen { return Text("chosen", "所选") }
    if candidate.isTrade { return Text("a trade", "有得有失") }
    if candidate.feasibility == .infeasible { return Text("outside of the targets", "不达标") }
    guard let round = candidate.eliminatedAt else { return Text("remained", "留到最后") }
    return Text("dropped after \(round)", "\(round)次后淘汰")
  }
}

public import Documents
import Experiments
import Forecourt
import ScenarioFiles
import Statistics

/// Why a policy that is equal to its base in every replication changes nothing: its lines, each with
/// the reason. Nothing that a user wrote is ignored in silence.
public struct NoEffect: Sendable {
  public let lines: [Text]

  /// Nil where the policy changes some figure, or says nothing else than its base.
  init?(_ results: ComparisonResults, policy index: Int) {
    let comparison = results.comparison
    guard
      comparison.figures.allSatisfy({
        $0.changes[index].isIdentical || $0.changes[index].difference.n == 0
      })
    else { return nil }
    let (base, policy) = (
      results.manifest.members[0].scenario, results.manifest.members[index + 1].scenario
    )
    let difference = ScenarioDifference(base, policy)
    let count = comparison.base.count
    lines =
      difference.idle.map {
        Text("\($0.keyPath): another line overrules it", "\($0.keyPath)：被另一行的设置覆盖")
      }
      + difference.changes.map { change in
        let reason = Self.reason(change.keyPath, comparison.base, comparison.policies[index], count)
        return Text("\(change.keyPath): \(reason.en)", "\(change.keyPath)：\(reason.zh)")
      }
    if lines.isEmpty { return nil }
  }

  private static func reason(
    _ path: String, _ base: Summary, _ policy: Summary, _ count: Int
  ) -> Text {
    let months = Text("in these \(count) replications", "在这\(count)次重复中")
    guard let measures = base.merged else { return Text("nothing came to it", "没有用到") }
    let places: [(String, Place, Int, Int)] = [
      (
        "places.temporaryParking", .temporaryParking, base.shop.places.temporaryParking,
        policy.shop.places.temporaryParking
      ),
      (
        "places.waitingBays", .waitingBay, base.shop.places.waitingBays,
        policy.shop.places.waitingBays
      ),
      (
        "places.awaitingRepair", .awaitingRepair, base.shop.places.awaitingRepair,
        policy.shop.places.awaitingRepair
      ),
      ("places.lane", .lane, base.shop.places.lane, policy.shop.places.lane),
      ("places.bays", .bay, base.shop.places.bays, policy.shop.places.bays),
      (
        "places.finishedParking", .finishedParking, base.shop.places.finishedParking,
        policy.shop.places.finishedParking
      ),
    ]
    if let (_, place, before, after) = places.first(where: { path.hasPrefix($0.0) }) {
      let most = measures.maximumInPlace[Int(place.rawValue)]
      if most <= Int64(min(before, after)) {
        return Text(
          "never more than \(most) places were in use \(months.en)",
          "\(months.zh)最多只用到\(most)个车位")
      }
    }
    let rules: [(String, Bool, Int64, Text, Text)] = [
      (
        "crowding", base.shop.crowding.enabled || policy.shop.crowding.enabled,
        measures[.crowdingNotices], Text("the crowding rule is off", "拥堵规则未启用"),
        Text("nobody had to be notified of a crowd", "没有发生需要上报的拥堵")
      ),
      (
        "longStay", base.shop.longStay.enabled || policy.shop.longStay.enabled,
        measures[.longStayEscalations], Text("the long-stay rule is off", "超时规则未启用"),
        Text("no stay was escalated", "没有需要升级处理的超时停留")
      ),
      ("fines", true, measures[.finedCars], Text("", ""), Text("nobody was fined", "没有产生考核")),
    ]
    for (prefix, isOn, cases, off, none) in rules where path.hasPrefix(prefix + ".") {
      if !isOn { return off }
      if cases == 0 { return Text("\(none.en) \(months.en)", "\(months.zh)\(none.zh)") }
    }
    if path.hasPrefix("workshop.") || path.hasPrefix("handBack.") || path.hasPrefix("start."),
      base.shop.workshop == nil, policy.shop.workshop == nil
    {
      return Text("there is no workshop in this shop (workshop.enabled)", "未模拟车间（workshop.enabled）")
    }
    if path.hasPrefix("progressNotices."), !base.shop.progressNotices.enabled,
      !policy.shop.progressNotices.enabled
    {
      return Text("progress notices are off", "未启用进度通报")
    }
    return Text("nothing that happened \(months.en) came to it", "\(months.zh)没有用到该设置")
  }
}

extension ComparisonResults {
  /// Why each policy that changes nothing changes nothing, by its place.
  public var noEffects: [Int: NoEffect] {
    var found: [Int: NoEffect] = [:]
    for index in comparison.policies.indices where comparison.verdicts[index].outcome == .same {
      found[index] = NoEffect(self, policy: index)
    }
    return found
  }
}

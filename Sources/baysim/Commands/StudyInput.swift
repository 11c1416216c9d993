import CommandLines
import DataFiles
import Documents
import EventSimulation
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// What the commands that compare have in common: which figure decides, and the manifest.
enum StudyInput {
  static let kpi = Option(
    "kpi", short: "k", valueName: "key", .text,
    help: Text(
      "The figure that decides; of a weekday or hours with @sat, @mon-fri, @09-11, @sat/09-11.",
      "用于判定的指标；可用 @sat、@mon-fri、@09-11、@sat/09-11 指定星期或小时。"))

  static var randomStreams: String { RandomStream.version }

  /// The figure that decides, which every scenario must have; `longStays.perDay@sat/09-11` is that of
  /// a weekday and hours.
  static func key(
    _ asked: String?, else standard: String, in members: [StudyManifest.Member]
  ) throws -> String {
    var key = asked ?? standard
    for member in members {
      let shop = member.scenario.shop
      if let kpi = KPI.named(key, for: shop) {
        key = kpi.key
        continue
      }
      if let fault = KPI.sliceFault(key, for: shop) {
        throw UsageFault.other(Text(fault.en.safeForTerminal, fault.zh.safeForTerminal))
      }
      let keys = KPI.catalogue(for: shop).map(\.key)
      let hint = Suggestion.nearest(to: key, among: keys) ?? related(to: key, among: keys)
      let shown = key.safeForTerminal
      let text =
        member.name == members[0].name
        ? Text("Unknown KPI '\(shown)'.", "未知指标“\(shown)”。")
        : Text(
          "'\(member.name.safeForTerminal)' has no KPI '\(shown)'.",
          "“\(member.name.safeForTerminal)”没有指标“\(shown)”。")
      throw UsageFault.other(text + Texts.didYouMean(hint))
    }
    return key
  }

  /// `longStays` is not near any key by its letters, and yet means one.
  private static func related(to key: String, among keys: [String]) -> String? {
    let lowered = key.lowercased()
    guard lowered.count >= 3 else { return nil }
    return keys.first { $0.lowercased().hasPrefix(lowered) }
      ?? keys.first { $0.lowercased().contains(lowered) }
  }

  /// Members by the names of their scenarios, or of their files where two are alike.
  static func members(_ scenarios: [Scenario], paths: [String]) -> [StudyManifest.Member] {
    var names = scenarios.map(\.name)
    if Set(names).count < names.count { names = paths.map(ScenarioInput.resultName) }
    return zip(names, scenarios).map { StudyManifest.Member(name: $0, scenario: $1) }
  }

  /// Policies are measured by the yardstick of their base.
  static func refuseOtherYardsticks(
    than base: Yardstick, _ policies: some Sequence<(name: String, shop: Shop)>
  ) throws {
    for policy in policies {
      guard let fault = policy.shop.yardstick.fault(againstBase: base) else { continue }
      let name = policy.name.safeForTerminal
      throw CommandFailure(
        .badInput, Text("\(name): \(fault.en)", "\(name)：\(fault.zh)"))
    }
  }

  /// Shows what reading said, all of it; warnings only where they are wanted.
  static func tell(_ diagnostics: [Diagnostic], _ inputs: Inputs, _ context: CommandContext) {
    let shown =
      inputs[CommonOptions.quiet] ? diagnostics.filter { $0.severity == .error } : diagnostics
    guard !shown.isEmpty else { return }
    // What is odd about a line is odd once, however many policies stand on it.
    var told: Set<String> = []
    let once = shown.inOrder.filter {
      $0.severity == .error || told.insert("\($0.position) \($0.keyPath)").inserted
    }
    context.tell(String(once.rendered(in: context.messageLanguage).dropLast()))
  }
}

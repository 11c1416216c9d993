import EventSimulation
public import Forecourt

/// The evidence for a fine in words (考核扣款（模拟）).
public struct FineStory {
  private let shop: Shop
  private let language: Language

  public init(_ shop: Shop, language: Language) {
    self.shop = shop
    self.language = language
  }

  public func lines(_ evidence: FineEvidence) -> [String] {
    let day = evidence.time / TimeUnit.day + 1
    let clock = TimeText.clock(
      microsecondsSinceMidnight: evidence.time % TimeUnit.day, to: .second)
    let amount = NumberText.yuan(fen: evidence.amount)
    var lines = [
      Text(
        "Day \(day), \(clock), car \(evidence.car): \(amount) on \(names(evidence))",
        "第 \(day) 天 \(clock)，\(evidence.car) 号车：\(amount)，责任人 \(names(evidence))")[language]
    ]
    for (cause, delay) in evidence.delays {
      let mark = cause == evidence.cause ? " ◀" : ""
      let work = cause.isWork ? Text(" (work)", "（作业）")[language] : ""
      lines.append(
        "  " + duration(delay).rightAligned(toWidth: 12) + "  " + cause.title[language] + work
          + mark)
    }
    lines.append("  " + rule(evidence)[language])
    lines.append("  " + others(evidence)[language])
    if evidence.isThin {
      lines.append(
        "  "
          + Text(
            "Thin evidence: the cause leads by less than a minute, or is under half of the waiting.",
            "证据薄弱：该原因领先不足一分钟，或不到等候时间的一半。")[language])
    }
    return lines
  }

  private func names(_ evidence: FineEvidence) -> String {
    evidence.charged.map { charge in
      shop.staff.people.indices.contains(charge.person)
        ? shop.staff.people[charge.person].name.safeForTerminal
        : Text("nobody on the roster", "名册中无人")[language]
    }.joined(separator: ", ")
  }

  private func rule(_ evidence: FineEvidence) -> Text {
    let role = evidence.cause.role(in: shop).title
    switch shop.fines.attribution {
    case .largestDelay:
      return Text(
        "Rule largestDelay: “\(evidence.cause.title.en)” is the \(role.en.lowercased())' part.",
        "规则“最大延误”：“\(evidence.cause.title.zh)”属\(role.zh)。")
    case .fixed(let fixed):
      return Text(
        "Rule: always the \(fixed.title.en.lowercased()).", "规则：一律由\(fixed.title.zh)承担。")
    case .sharedByDelay:
      return Text("Rule sharedByDelay: split by share of the waiting.", "规则：按等候占比分摊。")
    }
  }

  private func others(_ evidence: FineEvidence) -> Text {
    let shares = evidence.shares.map { share in
      Text(
        "\(share.role.title.en) \(NumberText.percent(share.share, decimals: 0))",
        "\(share.role.title.zh) \(NumberText.percent(share.share, decimals: 0))")
    }
    guard !shares.isEmpty else {
      return Text("The car never waited; only work took time.", "该车无等候，仅作业用时。")
    }
    return Text(
      "By share of the waiting: " + shares.map(\.en).joined(separator: ", ")
        + ". By a fixed role: the service manager.",
      "按等候占比：" + shares.map(\.zh).joined(separator: "，") + "。按固定岗位：服务经理。")
  }

  private func duration(_ time: Microseconds) -> String {
    TimeText.duration(microseconds: time, in: language)
  }
}

public import Documents
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
      let mark = cause == evidence.cause ? "  ◀" : ""
      let work = cause.isWork ? Text(" (work, not waiting)", "（作业，非等候）")[language] : ""
      lines.append(
        "  " + duration(delay).rightAligned(toWidth: 12) + "  " + cause.title[language] + work
          + mark)
    }
    lines.append("  " + rule(evidence)[language])
    lines += others(evidence).map { "  " + $0[language] }
    if let warning = warning(evidence) { lines.append("  " + warning[language]) }
    return lines
  }

  private func names(_ evidence: FineEvidence) -> String {
    evidence.charged.map { charge in
      let name =
        shop.staff.people.indices.contains(charge.person)
        ? shop.staff.people[charge.person].label[language].safeForTerminal
        : Text("nobody on the roster", "名册中无人")[language]
      return evidence.charged.count == 1
        ? name : "\(name) (\(NumberText.yuan(fen: charge.amount)))"
    }.joined(separator: language == .zh ? "、" : ", ")
  }

  private func role(_ role: Role) -> Text {
    Text(role.title.en.lowercased(), role.title.zh)
  }

  private func rule(_ evidence: FineEvidence) -> Text {
    switch shop.fines.attribution {
    case .largestDelay:
      let role = role(evidence.role)
      let (why, cover) = (reason(evidence), fallback(evidence))
      return Text(
        "By the rule “largest delay”: “\(evidence.cause.title.en)” belongs to the \(role.en)"
          + "\(why.en).\(cover.en)",
        "按“最大延误”规则：“\(evidence.cause.title.zh)”归\(role.zh)\(why.zh)。\(cover.zh)")
    case .fixed(let fixed):
      let (role, cover) = (role(fixed), fallback(evidence))
      return Text(
        "By the rule: always the \(role.en), whatever the cause.\(cover.en)",
        "按规则：不论原因，一律归\(role.zh)。\(cover.zh)")
    case .sharedByDelay:
      return Text(
        "By the rule “shared by delay”: each role pays for its share of the waiting.",
        "按“分摊”规则：各岗位按其等候占比承担。")
    }
  }

  /// Why the manager answers for what is the advisors' else.
  private func reason(_ evidence: FineEvidence) -> Text {
    evidence.metNoAdvisor
      ? Text(": no advisor had received the car", "：尚无服务顾问接待该车") : Text("", "")
  }

  /// Says so where the roster has nobody of the role that the rule names.
  private func fallback(_ evidence: FineEvidence) -> Text {
    let named: Role
    switch shop.fines.attribution {
    case .largestDelay: named = evidence.role
    case .fixed(let role): named = role
    case .sharedByDelay: return Text("", "")
    }
    guard let charged = evidence.charged.first?.person,
      shop.staff.people.indices.contains(charged), shop.staff.people[charged].role != named
    else { return Text("", "") }
    if shop.staff.people.contains(where: { $0.role == named }) {
      return Text(
        " No advisor had received the car: it falls to the manager.", "尚无服务顾问接待该车，由服务经理承担。")
    }
    return Text(
      " The roster has nobody of that role: it falls to the manager.", "名册中无此岗位人员，由服务经理承担。")
  }

  /// Whom the other rules would have chosen.
  private func others(_ evidence: FineEvidence) -> [Text] {
    guard !evidence.shares.isEmpty else { return [] }
    var texts: [Text] = []
    if shop.fines.attribution != .largestDelay {
      let role = role(evidence.role)
      texts.append(
        Text(
          "By largest delay it would be the \(role.en).", "若按“最大延误”规则，则归\(role.zh)。"))
    }
    if shop.fines.attribution != .sharedByDelay {
      let shares = evidence.shares.map { share in
        let part = NumberText.percent(share.share, decimals: 0)
        return Text("\(role(share.role).en) \(part)", "\(share.role.title.zh) \(part)")
      }
      texts.append(
        Text(
          "Shared by delay it would be: " + shares.map(\.en).joined(separator: ", ") + ".",
          "若按等候占比分摊：" + shares.map(\.zh).joined(separator: "，") + "。"))
    }
    return texts
  }

  private func warning(_ evidence: FineEvidence) -> Text? {
    guard evidence.isThin else { return nil }
    if evidence.shares.isEmpty {
      return Text(
        "Thin evidence: the car never waited; only the work itself took long.",
        "证据薄弱：该车没有等候，只是作业用时较长。")
    }
    return Text(
      "Thin evidence: the cause leads by less than a minute, or is under half of the waiting.",
      "证据薄弱：该原因领先不足一分钟，或不到等候时间的一半。")
  }

  private func duration(_ time: Microseconds) -> String {
    TimeText.duration(microseconds: time, in: language)
  }
}

public import Forecourt
import Statistics

extension Verdict {
  /// The verdict in one plain sentence, in both languages, without the policy's name:
  ///
  /// > cuts long stays from 5.1 to 3.0 a day (−2.4 to −1.8); costs ¥416 a day more in wages, saves
  /// > ¥130 a day in fines and lost customers: not worth it unless a long stay is worth more than
  /// > ¥136
  ///
  /// > cuts long stays from 15.2 to 2.6 a day (−12.9 to −12.2), but gate to workshop, 90th percentile,
  /// > is up 1.1 min (+0.7 to +1.5): a trade, not a gain
  public var sentence: BilingualName {
    BilingualName(
      en: effectEn + guardsEn + targetWords.en + costEn + worthEn,
      zh: effectZh + guardsZh + targetWords.zh + costZh + worthZh)
  }

  /// One word on the policy.
  public var label: BilingualName {
    switch outcome {
    case .better: BilingualName(en: "better", zh: "更好")
    case .worse: BilingualName(en: "worse", zh: "更差")
    case .trade: BilingualName(en: "a trade", zh: "有得有失")
    case .unsettled: BilingualName(en: "not settled", zh: "尚无定论")
    case .different: BilingualName(en: "different", zh: "不同")
    case .noClearDifference: BilingualName(en: "no clear difference", zh: "无明显差异")
    case .same: BilingualName(en: "no effect", zh: "没有影响")
    case .undetermined: BilingualName(en: "too few replications", zh: "次数太少")
    }
  }

  // MARK: The guards

  private var guardsEn: String {
    guard outcome != .undetermined else { return "" }
    var text = ""
    if !losses.isEmpty {
      text += ", but " + losses.map(\.wordsEn).joined(separator: " and ")
    }
    if outcome == .worse, !gains.isEmpty {
      text += "; in return " + gains.map(\.wordsEn).joined(separator: " and ")
    }
    if outcome == .unsettled {
      text +=
        "; whether it is paid for is open: " + openGuards.map(\.wordsEn).joined(separator: ", ")
        + "; " + settlingEn
    }
    return text
  }

  private var guardsZh: String {
    guard outcome != .undetermined else { return "" }
    var text = ""
    if !losses.isEmpty { text += "，但" + losses.map(\.wordsZh).joined(separator: "、") }
    if outcome == .worse, !gains.isEmpty {
      text += "；换来" + gains.map(\.wordsZh).joined(separator: "、")
    }
    if outcome == .unsettled {
      text +=
        "；是否另有代价尚无定论：" + openGuards.map(\.wordsZh).joined(separator: "、")
        + "；" + settlingZh
    }
    return text
  }

  // MARK: The target

  private var targetWords: BilingualName { target?.words ?? BilingualName(en: "", zh: "") }

  // MARK: The effect

  private var effectEn: String {
    let what = name.within.en
    let yuan = unit == .yuanPerDay ? "¥" : ""
    let values =
      "from \(yuan)\(amount(baseMean)) to \(yuan)\(amount(policyMean))\(quantity.name.en)"
    switch outcome {
    case .same:
      return "changes nothing in \(what): equal in all \(difference.n) replications"
    case .undetermined:
      return "\(what): too few replications to say"
    case .noClearDifference:
      return "no clear difference in \(what) (\(values), \(range(" to "))); \(settlingEn)"
    case .better, .worse, .trade, .unsettled, .different:
      let verb =
        difference.estimate < 0 ? (direction == .lowerIsBetter ? "cuts" : "lowers") : "raises"
      return "\(verb) \(what) \(values) (\(range(" to ")))"
    }
  }

  private var effectZh: String {
    let values = "由\(amount(baseMean))\(quantity.name.zh)"
    switch outcome {
    case .same:
      return "对\(name.zh)没有影响：\(difference.n)次重复中完全相同"
    case .undetermined:
      return "\(name.zh)：重复次数太少，无法判断"
    case .noClearDifference:
      return "\(name.zh)无明显差异（\(values)至\(amount(policyMean))\(quantity.name.zh)，"
        + "\(range(" 至 "))）；\(settlingZh)"
    case .better, .worse, .trade, .unsettled, .different:
      let verb = difference.estimate < 0 ? "降至" : "升至"
      return "\(name.zh)\(values)\(verb)\(amount(policyMean))\(quantity.name.zh)（\(range(" 至 "))）"
    }
  }

  private var settlingEn: String {
    guard let wanted = replicationsToSettle, wanted <= 1_000_000 else {
      return "no practical number of replications would settle it"
    }
    return "about \(Plain.grouped(Double(wanted), digits: 0)) replications would settle it"
  }

  private var settlingZh: String {
    guard let wanted = replicationsToSettle, wanted <= 1_000_000 else {
      return "增加重复次数也难以判断"
    }
    return "约需\(Plain.grouped(Double(wanted), digits: 0))次重复方可判断"
  }

  // MARK: The money

  private var costEn: String {
    guard let cost, outcome != .undetermined else { return "" }
    let parts = [
      change(cost.wages, en: "in wages"),
      change(cost.consequences, en: "in fines and lost customers"),
    ].compactMap(\.self)
    return parts.isEmpty ? "; costs the same" : "; " + parts.joined(separator: ", ")
  }

  private func change(_ yuan: Double, en what: String) -> String? {
    guard abs(yuan) >= 1 else { return nil }
    let amount = "¥\(Plain.grouped(abs(yuan), digits: 0)) a day"
    return yuan > 0 ? "costs \(amount) more \(what)" : "saves \(amount) \(what)"
  }

  private var costZh: String {
    guard let cost, outcome != .undetermined else { return "" }
    let parts = [
      change(cost.wages, zh: "工资"), change(cost.consequences, zh: "考核扣款与流失客户"),
    ].compactMap(\.self)
    return parts.isEmpty ? "；成本不变" : "；" + parts.joined(separator: "，")
  }

  private func change(_ yuan: Double, zh what: String) -> String? {
    guard abs(yuan) >= 1 else { return nil }
    return "每日\(what)\(yuan > 0 ? "增加" : "减少")\(Plain.grouped(abs(yuan), digits: 0))元"
  }

  private var worthEn: String {
    if outcome == .trade { return ": a trade, not a gain" }
    if isRosterOfForecourt, outcome == .better {
      return
        "; no roster is recommended from the forecourt alone, where nobody hands back, calls or "
        + "settles: try it on the whole shop (workshop.enabled)"
    }
    switch worth {
    case nil: return ""
    case .worthIt: return ": worth it"
    case .notWorthIt: return ": not worth it"
    case .worthAbove(let price):
      return ": not worth it unless \(one.en) is worth more than ¥\(whole(price.estimate))"
        + "\(rate.en)\(vagueness(price).en)"
    case .worthBelow(let price):
      return ": not worth it unless \(one.en) is worth less than ¥\(whole(price.estimate))"
        + "\(rate.en)\(vagueness(price).en)"
    }
  }

  private var worthZh: String {
    if outcome == .trade { return "：有得有失，不算改善" }
    if isRosterOfForecourt, outcome == .better {
      return "；仅模拟预检区时未计入交车、回访与结算，不据此建议排班：请启用车间（workshop.enabled）后再比较"
    }
    switch worth {
    case nil: return ""
    case .worthIt: return "：值得"
    case .notWorthIt: return "：不值得"
    case .worthAbove(let price):
      return "：除非\(one.zh)的价值超过\(rate.zh)\(whole(price.estimate))元\(vagueness(price).zh)，否则不值得"
    case .worthBelow(let price):
      return "：除非\(one.zh)的价值低于\(rate.zh)\(whole(price.estimate))元\(vagueness(price).zh)，否则不值得"
    }
  }

  // MARK: Words and numbers

  /// One unit of the figure.
  private var one: BilingualName {
    switch (key, unit) {
    case ("longStays.perDay", _): BilingualName(en: "a long stay", zh: "一次超时停留")
    case ("crowding.minutesPerDay", _): BilingualName(en: "a crowded minute", zh: "一分钟拥堵")
    case ("complaints.perDay", _): BilingualName(en: "a complaint", zh: "一次投诉")
    case ("lost.perDay", _): BilingualName(en: "a lost customer", zh: "一位流失客户")
    case (_, .share): BilingualName(en: "a percentage point of it", zh: "一个百分点")
    case (_, .minutes), (_, .minutesPerDay): BilingualName(en: "a minute of it", zh: "一分钟")
    case (_, .yuanPerDay): BilingualName(en: "a yuan of it", zh: "一元")
    case (_, .perDay), (_, .cars), (_, .count): BilingualName(en: "one of them", zh: "一个单位")
    }
  }

  /// A price is for one case, or for one unit all day long.
  private var rate: BilingualName {
    switch unit {
    case .perDay, .minutesPerDay, .yuanPerDay: BilingualName(en: "", zh: "")
    case .share, .minutes, .cars, .count: BilingualName(en: " a day", zh: "每日")
    }
  }

  private var quantity: Quantity { Quantity(unit, halfWidth: difference.halfWidth) }

  private func amount(_ value: Double) -> String { quantity.amount(value) }

  private func range(_ separator: String) -> String { quantity.range(difference, separator) }

  /// The range of a price that is hardly known; others are close enough as they are.
  private func vagueness(_ price: Price) -> BilingualName {
    guard price.isVague else { return BilingualName(en: "", zh: "") }
    let (low, high) = (whole(price.range.lowerBound), whole(price.range.upperBound))
    return BilingualName(en: " (¥\(low) to ¥\(high))", zh: "（\(low) 至 \(high) 元）")
  }

  private func whole(_ price: Double) -> String {
    Plain.grouped(price, digits: price < 10 ? 1 : 0)
  }
}

extension GuardChange {
  /// `gate to workshop, 90th percentile, up 1.1 min (+0.7 to +1.5)`
  var wordsEn: String {
    let quantity = Quantity(unit, halfWidth: difference.halfWidth)
    let change =
      state == .open
      ? "may change by"
      : difference.estimate > 0
        ? "up \(quantity.amount(difference.estimate))\(quantity.name.en)"
        : "down \(quantity.amount(-difference.estimate))\(quantity.name.en)"
    let range = quantity.range(difference, " to ")
    let comma = name.en.contains(",") ? "," : ""
    return state == .open
      ? "\(name.within.en)\(comma) \(change) \(range)\(quantity.name.en)"
      : "\(name.within.en)\(comma) \(change) (\(range))"
  }

  var wordsZh: String {
    let quantity = Quantity(unit, halfWidth: difference.halfWidth)
    let range = quantity.range(difference, " 至 ")
    if state == .open { return "\(name.zh)可能变化 \(range)\(quantity.name.zh)" }
    let amount = quantity.amount(abs(difference.estimate)) + quantity.name.zh
    return "\(name.zh)\(difference.estimate > 0 ? "增加" : "减少")\(amount)（\(range)）"
  }
}

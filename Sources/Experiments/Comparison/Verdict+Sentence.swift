public import Forecourt
import Statistics

extension Verdict {
  /// The verdict in one plain sentence, in both languages, without the policy's name:
  ///
  /// > cuts long stays from 5.1 to 3.0 a day (−2.4 to −1.8); costs ¥416 a day more in wages, saves
  /// > ¥130 a day in fines and lost customers: not worth it unless a long stay is worth more than
  /// > ¥136
  public var sentence: BilingualName {
    BilingualName(
      en: effectEn + costEn + worthEn,
      zh: effectZh + costZh + worthZh)
  }

  // MARK: The effect

  private var effectEn: String {
    let what = name.en.prefix(1).lowercased() + name.en.dropFirst()
    let yuan = unit == .yuanPerDay ? "¥" : ""
    let values = "from \(yuan)\(amount(baseMean)) to \(yuan)\(amount(policyMean))\(unitEn)"
    switch outcome {
    case .same:
      return "changes nothing in \(what): equal in all \(difference.n) replications"
    case .undetermined:
      return "\(what): too few replications to say"
    case .noClearDifference:
      return "no clear difference in \(what) (\(values), \(range(" to "))); \(settlingEn)"
    case .better, .worse, .different:
      let verb =
        difference.estimate < 0 ? (direction == .lowerIsBetter ? "cuts" : "lowers") : "raises"
      return "\(verb) \(what) \(values) (\(range(" to ")))"
    }
  }

  private var effectZh: String {
    let values = "由\(amount(baseMean))\(unitZh)"
    switch outcome {
    case .same:
      return "对\(name.zh)没有影响：\(difference.n)次重复中完全相同"
    case .undetermined:
      return "\(name.zh)：重复次数太少，无法判断"
    case .noClearDifference:
      return "\(name.zh)无明显差异（\(values)至\(amount(policyMean))\(unitZh)，"
        + "\(range(" 至 "))）；\(settlingZh)"
    case .better, .worse, .different:
      let verb = difference.estimate < 0 ? "降至" : "升至"
      return "\(name.zh)\(values)\(verb)\(amount(policyMean))\(unitZh)（\(range(" 至 "))）"
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
    guard abs(yuan) >= 0.5 else { return nil }
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
    guard abs(yuan) >= 0.5 else { return nil }
    return "每日\(what)\(yuan > 0 ? "增加" : "减少")\(Plain.grouped(abs(yuan), digits: 0))元"
  }

  private var worthEn: String {
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

  private var unitEn: String {
    switch unit {
    case .perDay, .yuanPerDay: " a day"
    case .minutes: " min"
    case .minutesPerDay: " min a day"
    case .cars: " cars"
    case .share, .count: ""
    }
  }

  private var unitZh: String {
    switch unit {
    case .perDay: "次/日"
    case .yuanPerDay: "元/日"
    case .minutes: "分钟"
    case .minutesPerDay: "分钟/日"
    case .cars: "台"
    case .share, .count: ""
    }
  }

  /// As many decimals as the interval's width lets one trust; of money, whole yuan.
  private var digits: Int {
    if unit == .yuanPerDay { return 0 }
    let width = difference.halfWidth * (unit == .share ? 100 : 1)
    guard width.isFinite else { return 1 }
    if width >= 5 { return 0 }
    if width >= 0.05 || width == 0 { return 1 }
    return width >= 0.005 ? 2 : 3
  }

  private func amount(_ value: Double) -> String {
    switch unit {
    case .share: Plain.grouped(100 * value, digits: digits) + "%"
    default: Plain.grouped(value, digits: digits)
    }
  }

  /// The interval with signs: `−2.4 to −1.8`; of a share in percentage points.
  private func range(_ separator: String) -> String {
    let scale = unit == .share ? 100.0 : 1
    return Plain.signed(scale * difference.low, digits: digits) + separator
      + Plain.signed(scale * difference.high, digits: digits)
  }

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

/// Numbers in a sentence: fixed decimals, thousands apart, a true minus sign.
enum Plain {
  static func signed(_ value: Double, digits: Int) -> String {
    let text = grouped(value, digits: digits)
    return value > 0 && text.contains { $0 >= "1" && $0 <= "9" } ? "+" + text : text
  }

  static func grouped(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return value.description }
    let whole = Int64(scaled)
    let unit = Int64(scale)
    var text = String(whole / unit)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    if digits > 0 {
      let rest = String(whole % unit)
      text += "." + String(repeating: "0", count: digits - rest.count) + rest
    }
    return value < 0 && whole != 0 ? "−" + text : text
  }
}

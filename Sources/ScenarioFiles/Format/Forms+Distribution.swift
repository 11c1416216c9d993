import DataFiles
import EventSimulation
import Forecourt

/// Dozens of keys take the same three forms: each is made once, and only when it is needed.
private enum DistributionForms {
  static let duration = Form<Distribution>.distribution(signed: false, never: false)
  static let durationOrNever = Form<Distribution>.distribution(signed: false, never: true)
  static let offset = Form<Distribution>.distribution(signed: true, never: false)
}

extension Form where Value == Distribution {
  /// A duration, the same or another each time.
  static var distribution: Form { DistributionForms.duration }

  /// A duration that may also never end.
  static var distributionOrNever: Form { DistributionForms.durationOrNever }

  /// A difference of two times; negative is early.
  static var offset: Form { DistributionForms.offset }

  fileprivate static func distribution(signed: Bool, never: Bool) -> Form {
    let short = shortForm(signed: signed, never: never)
    let name = signed ? "timeDifference" : never ? "durationOrNever" : "duration"
    let simple = variant(name + "Part", short, simpleKinds(signed: signed))
    let part = Form<Distribution.Component>.object { object in
      let weight = object.required("weight", .number(0...1e6), "Its share of the whole.", "权重。")
      let of = object.required("of", simple, "The part.", "组成部分。")
      return { fields, _ in .init(weight: fields[weight], fields[of]) }
    }
    let mixture = Form<[Distribution.Component]>.list(part, 1...50).map { Distribution.mixture($0) }
    let kinds =
      simpleKinds(signed: signed) + [
        Kind(
          "mixture", mixture, "One of several distributions, chosen by weight.", "按权重混合的分布。")
      ]
    return variant(name, short, kinds).checked { distribution, node, reading in
      check(distribution, signed: signed, node, &reading)
    }
    .map { signed ? $0 : $0.truncatedAtZero }
  }

  /// A text: always the same, or never.
  private static func shortForm(signed: Bool, never: Bool) -> Form {
    let orNever = never ? ", or \"never\"" : ""
    return Form.scalar(
      Wanted(
        signed ? "a difference of times" : "a duration", signed ? "时间差" : "时长",
        form: "a text such as \"\(signed ? "-5" : "12") min\"\(orNever), or a distribution { … }",
        "\"\(signed ? "-5" : "12") min\" 这样的文本\(never ? "、\"never\"" : "")，或分布 { … }"),
      schema: [
        "anyOf": .array(
          [
            [
              "type": "string",
              "pattern": .string(signed ? DurationText.signedPattern : DurationText.pattern),
            ]
          ] + (never ? [["const": "never"]] : []))
      ]
    ) { node in
      if never && node.string == "never" { return .never }
      guard let duration = node.string.flatMap(DurationText.parse), signed || duration >= 0 else {
        return nil
      }
      return .constant(Double(duration))
    }
  }

  private static func check(
    _ distribution: Distribution, signed: Bool, _ node: Node, _ reading: inout Reading
  ) -> Bool {
    if let problem = distribution.validate(asDuration: !signed) {
      reading.fail(
        "the distribution cannot be used: \(problem)", "分布无法使用：\(problem)", at: node.position)
      return false
    }
    let parts: [Distribution] =
      if case .mixture(let components) = distribution { components.map(\.distribution) } else {
        [distribution]
      }
    for part in parts where part != .never && abs(part.mean) > Double(ShopLimits.meanDuration) {
      reading.fail(
        "a mean of more than a year (expected at most 366 days)", "均值超过一年（至多 366 天）",
        at: node.position)
      return false
    }
    return true
  }

  // MARK: Kinds

  struct Kind: Sendable {
    var key: String
    var form: Form<Distribution>
    var summary: BilingualText

    init(_ key: String, _ form: Form<Distribution>, _ en: String, _ zh: String) {
      self.key = key
      self.form = form
      summary = BilingualText(en: en, zh: zh)
    }
  }

  /// An object with exactly one of the kinds as its key, or the short form.
  private static func variant(_ name: String, _ short: Form, _ kinds: [Kind]) -> Form {
    let shape = Shape.variant(
      name: name, short: short.shape,
      kinds: kinds.map {
        FieldShape(
          key: $0.key, shape: $0.form.shape, isRequired: false, summary: $0.summary)
      })
    let names = kinds.map(\.key).joined(separator: ", ")
    return Form(shape: shape) { node, reading in
      guard let members = node.members else { return short.read(node, &reading) }
      let known = members.filter { member in kinds.contains { $0.key == member.key } }
      guard known.count == 1, let kind = kinds.first(where: { $0.key == known[0].key }) else {
        if members.isEmpty || known.count > 1 {
          reading.fail(
            "\(known.count) kinds of distribution (expected exactly one of \(names))",
            "有 \(known.count) 种分布（应恰好为 \(names) 之一）", at: node.position)
        } else {
          // Its keys are unknown, which has been said already.
          reading.fail(
            "no kind of distribution (expected one of \(names))", "没有分布类型（应为 \(names) 之一）",
            at: node.position)
        }
        return nil
      }
      return reading.within(kind.key) { kind.form.read(known[0].node, &$0) }
    }
  }

  private static func simpleKinds(signed: Bool) -> [Kind] {
    let positive = Form<Microseconds>.duration(1...DurationText.longest).map(Double.init)
    let bound = (signed ? Form<Microseconds>.signedDuration : .duration()).map(Double.init)
    let cv = Form<Double>.number(0...100, above: true)
    func byMeanAndSpread(
      _ make: @escaping @Sendable (Double, Double) -> Distribution
    ) -> Form<Distribution> {
      .object { object in
        let mean = object.required("mean", positive, "The mean.", "均值。")
        let spread = object.required(
          "cv", cv, "Standard deviation divided by mean.", "变异系数（标准差除以均值）。")
        return { fields, _ in make(fields[mean], fields[spread]) }
      }
    }
    return [
      Kind("exponential", exponential(positive), "Waits without memory.", "指数分布。"),
      Kind("uniform", uniform(bound), "Any value between two, equally likely.", "均匀分布。"),
      Kind("triangular", triangular(bound), "Least, most likely, greatest.", "三角分布。"),
      Kind("normal", normal(bound, positive), "A bell, cut to its bounds.", "（截断的）正态分布。"),
      Kind(
        "lognormal", byMeanAndSpread { .lognormal(mean: $0, cv: $1) },
        "Most work of people: rarely much shorter, sometimes much longer.", "对数正态分布。"),
      Kind("gamma", byMeanAndSpread { .gamma(mean: $0, cv: $1) }, "Gamma.", "伽马分布。"),
      Kind("weibull", byMeanAndSpread { .weibull(mean: $0, cv: $1) }, "Weibull.", "威布尔分布。"),
      Kind("erlang", erlang(positive), "A sum of exponential stages.", "爱尔朗分布。"),
      Kind("empirical", .empirical(signed: signed), "One of recorded values.", "经验分布。"),
    ]
  }

  private static func exponential(_ positive: Form<Double>) -> Form<Distribution> {
    .object { object in
      let mean = object.required("mean", positive, "The mean.", "均值。")
      return { fields, _ in .exponential(mean: fields[mean]) }
    }
  }

  private static func uniform(_ bound: Form<Double>) -> Form<Distribution> {
    .object { object in
      let low = object.required("low", bound, "The least value.", "最小值。")
      let high = object.required("high", bound, "The greatest value.", "最大值。")
      return { fields, reading in
        guard fields[low] < fields[high] else {
          notBelow("low", "high", at: fields.position(low), &reading)
          return nil
        }
        return .uniform(low: fields[low], high: fields[high])
      }
    }
  }

  private static func triangular(_ bound: Form<Double>) -> Form<Distribution> {
    .object { object in
      let low = object.required("low", bound, "The least value.", "最小值。")
      let mode = object.required("mode", bound, "The most likely value.", "最可能值。")
      let high = object.required("high", bound, "The greatest value.", "最大值。")
      return { fields, reading in
        guard fields[low] < fields[high] else {
          notBelow("low", "high", at: fields.position(low), &reading)
          return nil
        }
        guard fields[low] <= fields[mode], fields[mode] <= fields[high] else {
          reading.fail(
            "“mode” does not lie between “low” and “high”", "“mode” 不在 “low” 与 “high” 之间",
            at: fields.position(mode), key: "mode")
          return nil
        }
        return .triangular(low: fields[low], mode: fields[mode], high: fields[high])
      }
    }
  }

  private static func normal(
    _ bound: Form<Double>, _ positive: Form<Double>
  ) -> Form<Distribution> {
    .object { object in
      let mean = object.required("mean", bound, "The middle of the bell.", "均值。")
      let sd = object.required("sd", positive, "Standard deviation of the bell.", "标准差。")
      let low = object.optional("low", bound, "Cut off below; 0 for durations.", "下限。")
      let high = object.optional("high", bound, "Cut off above.", "上限。")
      return { fields, reading in
        let from = fields[low] ?? -.infinity
        let to = fields[high] ?? .infinity
        guard from < to else {
          notBelow("low", "high", at: fields.position(low), &reading)
          return nil
        }
        return .normal(mean: fields[mean], sd: fields[sd], low: from, high: to)
      }
    }
  }

  private static func erlang(_ positive: Form<Double>) -> Form<Distribution> {
    .object { object in
      let mean = object.required("mean", positive, "The mean of the sum.", "均值。")
      let stages = object.required("stages", .count(1...1000), "How many stages.", "阶数。")
      return { fields, _ in .erlang(mean: fields[mean], stages: fields[stages]) }
    }
  }

  private static func empirical(signed: Bool) -> Form<Distribution> {
    let value = (signed ? Form<Microseconds>.signedDuration : .duration()).map(Double.init)
    let values = Form<[Double]>.list(value, 1...100_000).map { Distribution.empirical($0) }
    return .object(FileColumn.form, or: values)
  }

  private static func notBelow(
    _ low: String, _ high: String, at position: Position, _ reading: inout Reading
  ) {
    reading.fail(
      "“\(low)” is not below “\(high)”", "“\(low)” 应小于 “\(high)”", at: position, key: low)
  }
}

extension Form where Value == Microseconds {
  static var signedDuration: Form {
    .scalar(
      Wanted(
        "a difference of times", "时间差", form: "a text such as \"-5 min\" or \"12 min\"",
        "\"-5 min\" 或 \"12 min\" 这样的文本"),
      named: "signedTime",
      schema: ["type": "string", "pattern": .string(DurationText.signedPattern)]
    ) { node in
      node.string.flatMap(DurationText.parse)
    }
  }
}

/// A column of a CSV file in place of a list of durations. The loader puts the values in its place
/// before anything is decoded, so that a resolved scenario needs no other file.
enum FileColumn {
  static let form = Form<Distribution>.object { object in
    _ = object.required(
      "file", .text(), "A CSV file, relative to this one.", "CSV 文件（相对于本文件）。")
    _ = object.required("column", .text(), "The heading of its column.", "列名。")
    _ = object.required("unit", unit, "The unit of its numbers.", "数值单位。")
    return { fields, reading in
      reading.fail(
        "a column of a file cannot be used here", "此处不能使用文件中的列", at: fields.position)
      return nil
    }
  }

  static let unit = Form<Microseconds>.choice([
    ("min", TimeUnit.minute), ("s", TimeUnit.second), ("h", TimeUnit.hour),
  ])
}

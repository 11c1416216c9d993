import DataFiles
import EventSimulation
import Forecourt

extension Form where Value == String {
  /// Any text of up to so many characters.
  static func text(_ limit: Int = 400) -> Form {
    .scalar(
      Wanted(
        "a text", "文本", form: "\"…\" of at most \(limit) characters",
        "至多 \(limit) 个字符的 \"…\""),
      schema: ["type": "string", "maxLength": .number(Double(limit))]
    ) { node in
      guard let text = node.string, text.unicodeScalars.count <= limit else { return nil }
      return text
    }
  }
}

extension Form where Value == Bool {
  static var flag: Form {
    .scalar(
      Wanted("a yes or no", "是或否", form: "true or false", "true 或 false"),
      schema: ["type": "boolean"]
    ) { node in
      if case .bool(let value) = node.value { value } else { nil }
    }
  }
}

extension Form where Value == Int {
  /// A whole number.
  static func count(_ range: ClosedRange<Int>) -> Form {
    .scalar(
      Wanted(
        "a count", "数量", form: "a whole number from \(range.lowerBound) to \(range.upperBound)",
        "\(range.lowerBound) 到 \(range.upperBound) 的整数"),
      schema: [
        "type": "integer", "minimum": .number(Double(range.lowerBound)),
        "maximum": .number(Double(range.upperBound)),
      ]
    ) { node in
      guard case .number(let number, _) = node.value, let value = Int(exactly: number),
        range.contains(value)
      else { return nil }
      return value
    }
  }

  /// A number of cars, or `"unlimited"`.
  static func capacity(from minimum: Int = 0) -> Form {
    .scalar(
      Wanted(
        "a capacity", "容量",
        form: "a whole number from \(minimum) to \(ShopLimits.count), or \"unlimited\"",
        "\(minimum) 到 \(ShopLimits.count) 的整数，或 \"unlimited\""),
      schema: [
        "anyOf": [
          [
            "type": "integer", "minimum": .number(Double(minimum)),
            "maximum": .number(Double(ShopLimits.count)),
          ], ["const": "unlimited"],
        ]
      ]
    ) { node in
      if node.string == "unlimited" { return Places.unlimited }
      guard case .number(let number, _) = node.value, let value = Int(exactly: number),
        (minimum...ShopLimits.count).contains(value)
      else { return nil }
      return value
    }
  }
}

extension Form where Value == Double {
  static func number(_ range: ClosedRange<Double>, above: Bool = false) -> Form {
    let low = JSON.render(range.lowerBound)
    let high = JSON.render(range.upperBound)
    return .scalar(
      Wanted(
        "a number in range", "范围内的数字",
        form: above ? "a number above \(low), up to \(high)" : "a number from \(low) to \(high)",
        above ? "大于 \(low) 且不超过 \(high) 的数字" : "\(low) 到 \(high) 的数字"),
      schema: [
        "type": "number", above ? "exclusiveMinimum" : "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ]
    ) { node in
      guard case .number(let number, _) = node.value, range.contains(number),
        !above || number > range.lowerBound
      else { return nil }
      return number
    }
  }

  /// 0 to 1, or per cent.
  static var share: Form {
    .scalar(
      Wanted(
        "a share", "比例", form: "a number from 0 to 1, or a text such as \"35 %\"",
        "0 到 1 的数字，或 \"35 %\" 这样的文本"),
      named: "share",
      schema: [
        "anyOf": [
          ["type": "number", "minimum": 0, "maximum": 1],
          ["type": "string", "pattern": .string(AmountText.sharePattern)],
        ]
      ]
    ) { node in
      let value: Double? =
        if case .number(let number, _) = node.value { number } else {
          node.string.flatMap(AmountText.percent)
        }
      guard let value, (0...1).contains(value) else { return nil }
      return value
    }
  }
}

extension Form where Value == Microseconds {
  static func duration(
    _ range: ClosedRange<Microseconds> = 0...DurationText.longest
  ) -> Form {
    let bounds = DurationText.bounds(of: range)
    return .scalar(
      Wanted(
        "a duration", "时长",
        form: "a text such as \"12 min\" or \"1 h 30 min\"" + (bounds.map { ", \($0.en)" } ?? ""),
        "\"12 min\" 或 \"1 h 30 min\" 这样的文本" + (bounds.map { "，\($0.zh)" } ?? "")),
      named: "time", bounds: bounds,
      schema: ["type": "string", "pattern": .string(DurationText.pattern)]
    ) { node in
      guard let duration = node.string.flatMap(DurationText.parse), range.contains(duration) else {
        return nil
      }
      return duration
    }
  }

  static var timeOfDay: Form {
    .scalar(
      Wanted("a time of day", "时刻", form: "HH:MM"), named: "timeOfDay",
      schema: ["type": "string", "pattern": .string(ClockText.timePattern)]
    ) { node in
      node.string.flatMap { ClockText.time($0.trimmed) }
    }
  }
}

extension Form where Value == Int64 {
  /// Fen, written in yuan.
  static var money: Form {
    .scalar(
      Wanted(
        "an amount of money", "金额", form: "yuan: 50, \"¥50\" or \"¥0.50\"",
        "以元计：50、\"¥50\" 或 \"¥0.50\""),
      named: "money",
      schema: [
        "anyOf": [
          ["type": "number", "minimum": 0],
          ["type": "string", "pattern": .string(AmountText.moneyPattern)],
        ]
      ]
    ) { node in
      let text: String? =
        if case .number(_, let text) = node.value { text } else { node.string }
      guard let fen = text.flatMap(AmountText.fen), fen <= ShopLimits.amount else { return nil }
      return fen
    }
  }
}

extension Form where Value == CalendarDate {
  static var date: Form {
    .scalar(
      Wanted("a date", "日期", form: "YYYY-MM-DD"),
      schema: ["type": "string", "format": "date", "pattern": .string(ClockText.datePattern)]
    ) { node in
      node.string.flatMap { ClockText.date($0.trimmed) }
    }
  }
}

extension Form {
  /// One of some words.
  static func choice(_ choices: [(String, Value)]) -> Form {
    let words = choices.map(\.0)
    let listed = words.map { "\"\($0)\"" }
    let list =
      listed.count == 1
      ? listed[0] : listed.dropLast().joined(separator: ", ") + " or " + listed[listed.count - 1]
    let expectation = Wanted(
      "one of the choices", "可选项", form: list, listed.joined(separator: "、"))
    let shape = Shape.scalar(
      ScalarShape(
        expectation: expectation, schema: ["enum": .array(words.map { .string($0) })]))
    return Form(shape: shape) { node, reading in
      if let word = node.string, let match = choices.first(where: { $0.0 == word }) {
        return match.1
      }
      if let word = node.string, let near = Suggestion.nearest(to: word, among: words) {
        reading.fail(
          "\(word.quoted) is not one of the choices (expected \(list)); did you mean "
            + "\"\(near)\"?",
          "\(word.quoted) 不是可选项（应为 \(expectation.form.zh)）；是否想写 \"\(near)\"？",
          at: node.position)
      } else {
        reading.fail(node, isNot: expectation)
      }
      return nil
    }
  }
}

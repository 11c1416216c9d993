import EventSimulation

/// Something about a shop that the simulator cannot run.
public struct ShopProblem: Sendable, Hashable {
  /// Where, by the keys of a scenario file: `places.bays`, `jobTypes.maintenance.atCar`.
  public var path: String
  /// What was found and what was expected.
  public var en: String
  public var zh: String
}

extension Shop {
  /// All that would make the simulator trap, hang or answer nonsense; empty: it can be run.
  ///
  /// A file is checked more finely when it is read; this is the promise that the simulator stands
  /// on, whoever made the shop.
  public func problems() -> [ShopProblem] {
    var check = ShopCheck()
    check.calendar(calendar)
    check.demand(self)
    check.jobTypes(self)
    check.places(self)
    check.staff(staff, calendar: calendar)
    check.policies(self)
    check.rules(self)
    if let workshop { check.workshop(workshop) }
    check.timeSheets(self)
    check.money(self)
    check.startingCars(self)
    return check.problems
  }
}

/// Collects problems. Paths and messages are made only where there is one.
struct ShopCheck {
  private(set) var problems: [ShopProblem] = []

  mutating func expect(
    _ condition: Bool, _ path: @autoclosure () -> String, _ en: @autoclosure () -> String,
    _ zh: @autoclosure () -> String
  ) {
    if !condition && problems.count < 100 {
      problems.append(ShopProblem(path: path(), en: en(), zh: zh()))
    }
  }

  // MARK: Values

  mutating func count(_ value: Int, _ range: ClosedRange<Int>, _ path: @autoclosure () -> String) {
    expect(
      range.contains(value), path(),
      "\(value) (expected \(range.lowerBound) to \(range.upperBound))",
      "\(value)（应为 \(range.lowerBound) 到 \(range.upperBound)）")
  }

  mutating func capacity(_ value: Int, _ path: @autoclosure () -> String) {
    if value != Places.unlimited { count(value, 0...ShopLimits.count, path()) }
  }

  mutating func number(
    _ value: Double, _ range: ClosedRange<Double>, above: Bool = false,
    _ path: @autoclosure () -> String
  ) {
    expect(
      range.contains(value) && (!above || value > range.lowerBound), path(),
      "\(value) (expected \(above ? "above " : "")\(range.lowerBound) to \(range.upperBound))",
      "\(value)（应为\(above ? "大于 " : " ")\(range.lowerBound) 到 \(range.upperBound)）")
  }

  mutating func share(_ value: Double, _ path: @autoclosure () -> String) {
    number(value, 0...1, path())
  }

  mutating func amount(_ fen: Int64, _ path: @autoclosure () -> String) {
    expect(
      (0...ShopLimits.amount).contains(fen), path(),
      "\(fen) fen (expected 0 to \(ShopLimits.amount))", "\(fen) 分（应为 0 到 \(ShopLimits.amount)）")
  }

  mutating func duration(
    _ value: Microseconds, from minimum: Microseconds = 0, _ path: @autoclosure () -> String
  ) {
    expect(
      value >= minimum && value <= Microseconds(ShopLimits.days) * TimeUnit.day, path(),
      "a duration out of range", "时长超出范围")
  }

  mutating func duration(
    _ value: Distribution, never: Bool = false, _ path: @autoclosure () -> String
  ) {
    distribution(value, path())
    if let problem = value.validate(asDuration: true) { expect(false, path(), problem, problem) }
    if !never {
      expect(
        !ShopCheck.mayNeverEnd(value), path(), "it may never end (expected a duration)",
        "可能永不结束（应为时长）")
    }
  }

  mutating func distribution(_ value: Distribution, _ path: @autoclosure () -> String) {
    if let problem = value.validate() {
      expect(false, path(), problem, problem)
      return
    }
    // A mean lies between its bounds: where those are near there is no need for an integral.
    if case .normal(_, _, let low, let high) = value,
      max(abs(low), abs(high)) <= Double(ShopLimits.meanDuration)
    {
      return
    }
    let mean = value.mean
    expect(
      mean == .infinity || abs(mean) <= Double(ShopLimits.meanDuration), path(),
      "a mean of more than a year", "均值超过一年")
  }

  static func mayNeverEnd(_ value: Distribution) -> Bool {
    switch value {
    case .never: true
    case .mixture(let parts): parts.contains { mayNeverEnd($0.distribution) }
    default: false
    }
  }

  /// Intervals of one day: within it, in order, without overlap, none empty.
  mutating func intervals(_ list: [DayInterval], _ path: @autoclosure () -> String) {
    count(list.count, 0...ShopLimits.intervals, path())
    var last: Microseconds = 0
    for interval in list {
      expect(
        interval.from >= last && interval.to > interval.from && interval.to <= TimeUnit.day, path(),
        "intervals are empty, overlap, are out of order or leave the day",
        "时段为空、重叠、乱序或超出当天")
      last = max(last, interval.to)
    }
  }

  /// A table by weekday.
  mutating func week(_ table: [[DayInterval]], _ path: @autoclosure () -> String) {
    guard table.count == 7 else {
      expect(false, path(), "\(table.count) weekdays (expected 7)", "\(table.count) 天（应为 7 天）")
      return
    }
    for day in table { intervals(day, path()) }
  }
}

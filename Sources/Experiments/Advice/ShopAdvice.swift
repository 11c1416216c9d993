import EventSimulation
public import Forecourt
import Statistics

/// What is said of one shop by itself: how it stands, and how much of that anybody can help.
///
/// Long stays are told apart by what takes them over the limit. Those that the work alone makes are no
/// roster's to end; a shop where nobody waits is not overrun, whatever their number.
public struct ShopAdvice: Sendable {
  public let standing: Standing
  /// A day: long stays; of these, those that the work alone makes (nil: not known); cars.
  public let longStays: Double
  public let byWorkAlone: Double?
  public let cars: Double
  /// Minutes a day, and minutes that a customer waits for somebody or something, workshop apart.
  public let crowdedMinutes: Double
  public let waitingPerCar: Double
  let limit: Int

  /// Under so many minutes a car, nobody waits to speak of.
  static let hardlyAnyWait = 1.0

  public init(_ summary: Summary) {
    func value(_ key: String) -> Double {
      guard let figure = summary[key] else { return .nan }
      return figure.interval.estimate.isFinite ? figure.interval.estimate : figure.pooled
    }
    let alone = value("longStays.byWorkAlone")
    self.init(
      longStays: value("longStays.perDay"), byWorkAlone: alone.isFinite ? alone : nil,
      cars: value("arrivals.perDay"), crowdedMinutes: value("crowding.minutesPerDay"),
      waitingPerCar: DelayCause.allCases.filter { !$0.isWork && $0 != .awaitingWorkshop }
        .reduce(0) { sum, cause in
          let minutes = value("delay.\(cause.key)")
          return sum + (minutes.isFinite ? minutes : 0)
        },
      limit: Int(summary.shop.yardstick.longStay / TimeUnit.minute), targets: summary.shop.targets)
  }

  public init(
    longStays: Double, byWorkAlone: Double?, cars: Double, crowdedMinutes: Double,
    waitingPerCar: Double, limit: Int, targets: [Target]
  ) {
    self.longStays = longStays
    self.byWorkAlone = byWorkAlone
    self.cars = cars
    self.crowdedMinutes = crowdedMinutes
    self.waitingPerCar = waitingPerCar
    self.limit = limit
    func target(_ key: String, else most: Double) -> Target {
      targets.first { $0.kpi == key } ?? Target(kpi: key, maximum: most)
    }
    let helped = max(0, longStays - (byWorkAlone ?? 0))
    standing =
      waitingPerCar < Self.hardlyAnyWait
      ? .good
      : max(
        Standing(helped, target("longStays.perDay", else: cars * 0.05), .perDay),
        Standing(crowdedMinutes, target("crowding.minutesPerDay", else: 30), .minutesPerDay))
  }

  var hardlyAnybodyWaits: Bool { waitingPerCar < Self.hardlyAnyWait }
}

extension ShopAdvice {
  /// The answer in a sentence or two.
  public var headline: BilingualName {
    let of = Plain.grouped(longStays, digits: 1)
    let all = Plain.grouped(cars, digits: 0)
    let time = Self.duration(minutes: crowdedMinutes)
    let (en, zh) =
      switch (standing, hardlyAnybodyWaits) {
      case (_, true): ("Hardly anybody waits.", "客户几乎不用等候。")
      case (.good, _): ("The forecourt copes.", "预检区运行良好。")
      case (.watch, _): ("The forecourt is under strain.", "预检区压力较大。")
      case (.bad, _): ("The forecourt is overrun.", "预检区不堪重负。")
      }
    return BilingualName(
      en: "\(en) \(of) of \(all) cars a day stay over \(limit) minutes; it is crowded \(time.en) "
        + "a day.",
      zh: "\(zh)每日\(all)台中有\(of)台停留超过\(limit)分钟，拥堵\(time.zh)。")
  }

  /// Which of the long stays are the work itself; nil where that is not known, or there are none.
  public var workItself: BilingualName? {
    guard let alone = byWorkAlone, longStays >= 0.05 else { return nil }
    let (part, all) = (Plain.grouped(alone, digits: 1), Plain.grouped(longStays, digits: 1))
    if alone < 0.05 * longStays {
      return BilingualName(
        en: "Nearly all of the long stays come of waiting, not of the work itself.",
        zh: "超时停留几乎都因等候而起，并非作业本身所致。")
    }
    let share = alone >= 0.995 * longStays
    return BilingualName(
      en: (share
        ? "All of your \(all) long stays a day are the work itself"
        : "\(part) of your \(all) long stays a day are the work itself")
        + ": no roster will end them; shorten intake, or ask whether \(limit) minutes is the right "
        + "limit.",
      zh: (share ? "每日\(all)次超时停留全部" : "每日\(all)次超时停留中有\(part)次")
        + "是作业本身所需：调整排班无法消除；应缩短接待作业，或斟酌\(limit)分钟的时限是否合适。")
  }

  static func duration(minutes: Double) -> BilingualName {
    let whole = Int(minutes.isFinite ? minutes.rounded() : 0)
    guard whole >= 60 else { return BilingualName(en: "\(whole) min", zh: "\(whole)分钟") }
    return BilingualName(
      en: "\(whole / 60) h \(whole % 60) min", zh: "\(whole / 60)小时\(whole % 60)分")
  }
}

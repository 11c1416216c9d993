package import Documents
internal import Forecourt
import Reporting

// Titles say what a picture shows, as a sentence; subtitles say what is drawn.
extension Texts {
  private static func one(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
  private static func percent(_ share: Double) -> String { NumberText.percent(share, decimals: 0) }
  private static func hours(_ hour: Int) -> String {
    "\(clock(hours: Double(hour)))–\(clock(hours: Double(hour + 1)))"
  }

  // Occupancy of an average day
  static func occupancyTitle(_ profile: OccupancyProfile) -> Text {
    guard let worst = profile.worst, worst.crowdedShare >= 0.005 else {
      return Text(
        "The area never reaches \(profile.threshold) cars",
        "预检区车辆数从未达到\(profile.threshold)台")
    }
    let (time, share) = (clock(hours: worst.hour - 0.125), percent(worst.crowdedShare))
    return Text(
      "Around \(time) the area is crowded \(share) of the time",
      "\(time)前后，\(share)的时间处于拥堵")
  }

  static let occupancySubtitle = Text(
    "Cars in bays and lane over an average day: mean, and the band of nine days in ten (smoothed)",
    "平均一日中工位与通道内的车辆数：均值，以及十日中九日所在的范围（已平滑）")
  static let bandLegend = Text("5–95% of days", "5–95%的日子")
  static let carsADay = Text("Cars a day", "台次/日")
  static let fifthPercentile = Text("5%", "5%分位")
  static let ninetyFifthPercentile = Text("95%", "95%分位")

  static func crowdingLine(_ threshold: Int) -> Text {
    Text("crowded: \(threshold) cars", "拥堵线 \(threshold)台")
  }
  static func shareCrowded(_ threshold: Int) -> Text {
    Text("Time at \(threshold) or more", "达到\(threshold)台的时间占比")
  }
  static func meanCars(_ mean: Double) -> Text { Text("\(one(mean)) cars", "\(one(mean))台") }

  static func occupancyAt(_ quarter: OccupancyProfile.Quarter, threshold: Int) -> Text {
    let (mean, share) = (one(quarter.mean), percent(quarter.crowdedShare))
    let (low, high) = (quarter.low, quarter.high)
    return Text(
      "\(clock(hours: quarter.hour - 0.125)): \(mean) cars (\(low) to \(high)), crowded \(share)",
      "平均\(mean)台（\(low)至\(high)），拥堵\(share)")
  }

  static func occupancyAlternative(_ profile: OccupancyProfile) -> Text {
    guard let peak = profile.peak, let worst = profile.worst else {
      return Text("No car was in the area.", "预检区内没有车辆。")
    }
    let (time, mean) = (clock(hours: peak.hour - 0.125), one(peak.mean))
    let (at, share) = (clock(hours: worst.hour - 0.125), percent(worst.crowdedShare))
    return Text(
      """
      Line chart. The mean number of cars is highest at \(time), with \(mean). At \(at) the area \
      is at \(profile.threshold) or more cars for \(share) of the time.
      """,
      """
      折线图。\(time)平均车辆数最高，为\(mean)台；\(at)有\(share)的时间达到\(profile.threshold)台及以上。
      """)
  }

  // Stays
  static func staysTitle(_ stays: StayDistribution) -> Text {
    let share = percent(stays.longShare)
    return Text(
      "\(share) of the stays are longer than \(stays.limit) minutes",
      "\(share)的停留超过\(stays.limit)分钟")
  }
  static let staysSubtitle = Text(
    "Cars a day by the minutes that they stayed in the area", "按在预检区停留分钟数统计的每日台次")
  static let minutesInArea = Text("minutes in the area", "在预检区停留（分钟）")
  static let wholeMinutes = Text("Minutes", "分钟")
  package static func limitLine(_ limit: Int) -> Text { Text("limit \(limit) min", "时限\(limit)分钟") }
  static func overLimit(_ stays: StayDistribution) -> Text {
    let (long, all) = (one(stays.longPerDay), one(stays.carsPerDay))
    return Text("\(long) of \(all) cars a day", "每日\(all)台中\(long)台")
  }
  static func staysAt(_ minute: Int, isLast: Bool, cars: Double) -> Text {
    let number = NumberText.fixed(cars, decimals: 2)
    return isLast
      ? Text("\(minute) min or more: \(number) cars a day", "\(minute)分钟及以上：每日\(number)台")
      : Text("\(minute) to \(minute + 1) min: \(number) cars a day", "每日\(number)台")
  }
  static func staysAlternative(_ stays: StayDistribution) -> Text {
    let (long, all) = (one(stays.longPerDay), one(stays.carsPerDay))
    return Text(
      "Histogram. Of \(all) stays a day, \(long) are longer than \(stays.limit) minutes.",
      "直方图。每日\(all)次停留中，\(long)次超过\(stays.limit)分钟。")
  }

  // Heat map
  static func weekTitle(_ week: CrowdingWeek) -> Text {
    guard let worst = week.worst, worst.minutes >= 0.5 else {
      return Text("No hour of the week is crowded", "一周内没有拥堵时段")
    }
    let day = short(worst.weekday)
    return Text(
      "The worst hour of the week: \(day.en) \(hours(worst.hour))",
      "一周最拥堵的时段：\(day.zh)\(hours(worst.hour))")
  }
  static func weekSubtitle(_ threshold: Int) -> Text {
    Text(
      "Minutes of each hour with \(threshold) or more cars in the area",
      "每小时中预检区达到\(threshold)台及以上的分钟数")
  }
  static func weekAt(_ weekday: Weekday, _ hour: Int, _ minutes: Double?) -> Text {
    guard let minutes else {
      return Text("\(short(weekday).en) \(hours(hour)): closed", "\(short(weekday).zh)：休息")
    }
    return Text(
      "\(short(weekday).en) \(hours(hour)): \(one(minutes)) min",
      "\(short(weekday).zh)：\(one(minutes))分钟")
  }
  static func weekAlternative(_ week: CrowdingWeek) -> Text {
    guard let worst = week.worst else {
      return Text("Heat map. No hour is crowded.", "热力图。没有拥堵时段。")
    }
    let day = short(worst.weekday)
    let (span, minutes) = (hours(worst.hour), one(worst.minutes))
    return Text(
      "Heat map of weekday by hour. The worst is \(day.en) \(span) with \(minutes) crowded minutes.",
      "星期与小时热力图。最严重的是\(day.zh)\(span)，拥堵\(minutes)分钟。")
  }

  // Delays
  static func delaysTitle(_ delays: DelayPareto) -> Text {
    guard let wait = delays.largestWait, wait.minutesPerCar >= 0.05 else {
      return Text("Nobody waits", "没有等候")
    }
    let (en, zh) = (wait.cause.title.en, wait.cause.title.zh)
    let minutes = one(wait.minutesPerCar)
    return Text(
      "The largest wait: \(en.lowercased()), \(minutes) min a car",
      "最大的等候原因：\(zh)，每车\(minutes)分钟")
  }
  static let delaysSubtitle = Text(
    "Minutes of a visit, gate to repair, by what they went to; waiting in colour, work in grey",
    "从进门到开工每车分钟数，按去向；彩色为等候，灰色为作业")
  package static let cumulated = Text("Cumulated", "累计")
  package static let cumulatedShort = Text("cum.", "累计")
  static let minutesPerCar = Text("Minutes a car", "每车分钟")
  static func delaysAlternative(_ delays: DelayPareto) -> Text {
    let parts = delays.bars.prefix(4)
    let en = parts.map { "\($0.cause.title.en) \(one($0.minutesPerCar))" }
    let zh = parts.map { "\($0.cause.title.zh)\(one($0.minutesPerCar))" }
    return Text(
      "Bar chart. Minutes a car: \(en.joined(separator: ", ")).",
      "条形图。每车分钟数：\(zh.joined(separator: "，"))。")
  }

  // Staff
  static func staffTitle(_ staff: StaffDay) -> Text {
    guard let busiest = staff.busiest else { return Text("Nobody is on duty", "无人在岗") }
    let (name, share) = (busiest.role.title, percent(busiest.utilisation))
    return Text(
      "Busiest role: \(name.en.lowercased()), at work \(share) of the time",
      "最忙的岗位：\(name.zh)，\(share)的时间在作业")
  }
  static let staffSubtitle = Text(
    "People on duty at each hour, by what they do; at the right, the share of the time at work",
    "各时段在岗人数及其状态；右侧为作业时间占比")
  static let atWork = Text("at work", "作业")
  static let free = Text("free", "空闲")
  static let onBreak = Text("on a break", "休息")
  static func staffAt(_ role: Role, _ hour: Int, _ here: RoleDay.Hour) -> Text {
    let (duty, busy, rest) = (one(here.onDuty), one(here.busy), one(here.onBreak))
    return Text(
      "\(role.title.en) \(hours(hour)): \(duty) on duty, \(busy) at work, \(rest) on a break",
      "\(role.title.zh)：在岗\(duty)，作业\(busy)，休息\(rest)")
  }
  static func staffAlternative(_ staff: StaffDay) -> Text {
    let en = staff.roles.map { "\($0.role.title.en) \(percent($0.utilisation))" }
    let zh = staff.roles.map { "\($0.role.title.zh)\(percent($0.utilisation))" }
    return Text(
      "Stacked bars by hour. At work: \(en.joined(separator: ", ")).",
      "按小时堆叠的柱状图。作业占比：\(zh.joined(separator: "，"))。")
  }
}

import DataFiles
import EventSimulation
import Forecourt

/// `"calendar"`: the days of one replication.
enum CalendarForm {
  static let form = Form<ShopCalendar>.object { object in
    let firstDate = object.required(
      "firstDate", .date, "The first day that is measured.", "统计的第一天。")
    let days = object.required(
      "days", .count(1...ShopLimits.days), "Days that one replication measures.", "一次仿真统计的天数。")
    let warmUpDays = object.required(
      "warmUpDays", .count(0...ShopLimits.days),
      "Days before the first that are simulated and not measured.", "第一天之前只仿真不统计的天数。")
    let opening = object.required(
      "opening", .weekdays(day), "Opening hours by weekday, or \"closed\".",
      "按星期的营业时间，或 \"closed\"。")
    let closed = object.required(
      "closed", .list(.date, 0...10_000), "Dates on which the shop is closed.", "歇业日期。")
    let specialDays = object.required(
      "specialDays", .list(specialDay, 0...10_000), "Dates on which demand is another one.",
      "客流特殊的日期。")
    return { fields, reading in
      let whole = fields[warmUpDays] + fields[days]
      guard whole <= ShopLimits.days else {
        reading.fail(
          "\(whole) days with the warm-up are too many (expected at most \(ShopLimits.days))",
          "连同预热共 \(whole) 天，过多（最多 \(ShopLimits.days) 天）",
          at: fields.position(warmUpDays), key: "warmUpDays")
        return nil
      }
      let start = CalendarDate(dayNumber: fields[firstDate].dayNumber - fields[warmUpDays])
      guard start.year >= 1 else {
        reading.fail(
          "the warm-up would begin before the year 1", "预热将早于公元 1 年开始",
          at: fields.position(warmUpDays), key: "warmUpDays")
        return nil
      }
      guard fields[opening].contains(where: { $0 != nil }) else {
        reading.fail(
          "the shop is closed on every weekday (expected at least one open day)",
          "每天都歇业（至少应有一天营业）", at: fields.position(opening), key: "opening")
        return nil
      }
      let special = fields[specialDays].sorted { $0.date < $1.date }
      for (one, next) in zip(special, special.dropFirst()) where one.date == next.date {
        reading.fail(
          "\(one.date) is given twice", "\(one.date) 重复", at: fields.position(specialDays),
          key: "specialDays")
        return nil
      }
      return ShopCalendar(
        firstDate: start, days: whole, warmUpDays: fields[warmUpDays],
        opening: fields[opening], closedDates: Set(fields[closed]).sorted(), specialDays: special)
    }
  }

  private static let day = Form<OpeningHours?>.object(
    hours.map { .some($0) },
    or: .scalar(
      Wanted(
        "opening hours", "营业时间",
        form: "{ \"opens\", \"closes\", \"lastArrival\" } or \"closed\"",
        "{ \"opens\", \"closes\", \"lastArrival\" } 或 \"closed\""),
      schema: ["const": "closed"]
    ) { $0.string == "closed" ? .some(nil) : nil })

  private static let hours = Form<OpeningHours>.object(named: "openingHours") { object in
    let opens = object.required(
      "opens", .timeOfDay, "The first car may come.", "开门时间。")
    let closes = object.required(
      "closes", .timeOfDay, "Minutes after it are overtime.", "下班时间，之后为加班。")
    let lastArrival = object.required(
      "lastArrival", .timeOfDay, "No car comes at or after it.", "最晚到店时间。")
    return { fields, reading in
      let hours = OpeningHours(
        opens: fields[opens], closes: fields[closes], lastArrival: fields[lastArrival])
      guard hours.opens < hours.closes else {
        reading.fail(
          "the shop closes at \(ClockText.render(time: hours.closes)), before it opens "
            + "(expected after \(ClockText.render(time: hours.opens)))",
          "下班时间早于开门时间", at: fields.position(closes), key: "closes")
        return nil
      }
      guard hours.lastArrival > hours.opens, hours.lastArrival <= hours.closes else {
        reading.fail(
          "\(ClockText.render(time: hours.lastArrival)) is not within opening hours "
            + "(expected after \(ClockText.render(time: hours.opens)), at most "
            + "\(ClockText.render(time: hours.closes)))",
          "不在营业时间内", at: fields.position(lastArrival), key: "lastArrival")
        return nil
      }
      return hours
    }
  }

  private static let specialDay = Form<SpecialDay>.object { object in
    let date = object.required("date", .date, "The date.", "日期。")
    let factor = object.optional(
      "factor", .number(0...ShopLimits.factor), "Multiplies the day's demand.", "客流倍数。")
    let like = object.optional(
      "like", .weekday, "Take demand and rosters of this weekday.", "按此星期几的客流和排班。")
    return { fields, _ in
      SpecialDay(date: fields[date], factor: fields[factor] ?? 1, like: fields[like])
    }
  }
}

extension Form where Value == Weekday {
  static var weekday: Form { .choice(Weekday.allCases.map { ($0.code, $0) }) }
}

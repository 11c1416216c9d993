import DataFiles
import EventSimulation
import Forecourt

/// `"trace"` as it is written: recorded cars, by name of their job.
struct TraceDraft: Sendable {
  struct Car: Sendable {
    var at: Instant
    var job: String
    var booked: Instant?
    var position: Position
  }
  /// A date and a time of that day.
  struct Instant: Sendable {
    var date: CalendarDate
    var time: Microseconds
  }
  var cars: [Car]
}

enum TraceForm {
  /// Either a CSV file, which the loader turns into `cars` before anything is decoded, or the cars.
  static let form = Form<TraceDraft>.object { object in
    _ = object.optional(
      "file", .text(), "A CSV file with one row for each car, relative to this file.",
      "每车一行的 CSV 文件（相对于本文件）。")
    _ = object.optional(
      "timeColumn", .text(), "The heading of the arrival times (YYYY-MM-DD HH:MM:SS).",
      "到店时间列名。")
    _ = object.optional(
      "jobColumn", .text(), "The heading of the job types.", "作业类型列名。")
    _ = object.optional(
      "bookedColumn", .text(), "The heading of the booked times; empty cells are walk-ins.",
      "预约时间列名；空为随到。")
    let cars = object.optional(
      "cars", .list(car, 0...ShopLimits.trace), "The cars themselves.", "车辆列表。")
    return { fields, reading in
      guard let cars = fields[cars] else {
        reading.fail(
          "no “file” and no “cars” (expected one of them)", "缺少 “file” 或 “cars”",
          at: fields.position)
        return nil
      }
      // Where a file was at fault, none stand in for those that it did not give.
      guard !cars.isEmpty || reading.diagnostics.hasErrors else {
        reading.fail(
          "there are no cars (expected at least one)", "没有车辆（应至少有一辆）", at: fields.position)
        return nil
      }
      return TraceDraft(cars: cars)
    }
  }

  static let defaultColumns = (time: "time", job: "job", booked: "booked")

  private static let car = Form<TraceDraft.Car>.object { object in
    let at = object.required("at", instant, "When it came.", "到店时间。")
    let job = object.required("job", .text(), "The id of its job type.", "作业类型。")
    let booked = object.optional("booked", instant, "The slot that it had booked.", "预约时间。")
    return { fields, _ in
      TraceDraft.Car(
        at: fields[at], job: fields[job], booked: fields[booked], position: fields.position)
    }
  }

  private static let instant = Form<TraceDraft.Instant>.scalar(
    Wanted("a date and time", "日期时间", form: "YYYY-MM-DD HH:MM"),
    schema: ["type": "string"]
  ) { node in
    node.string.flatMap(parse)
  }

  /// `2024-07-01 08:03`, `2024-07-01T08:03:12`.
  static func parse(_ text: String) -> TraceDraft.Instant? {
    let parts = text.trimmed.split(maxSplits: 1) { $0 == " " || $0 == "T" }
    guard parts.count == 2, let date = ClockText.date(parts[0]),
      let time = ClockText.time(String(parts[1]).trimmed), time < TimeUnit.day
    else { return nil }
    return TraceDraft.Instant(date: date, time: time)
  }
}

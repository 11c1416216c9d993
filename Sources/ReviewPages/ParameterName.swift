import Documents
internal import Forecourt
internal import MonthlyReview
import Pages
import Reporting

/// A calibrated number in words; its key path stands in the table beside.
enum ParameterName {
  static func text(_ path: String, _ shop: Shop) -> Text {
    let parts = path.split(separator: ".").map(String.init)
    if parts.count > 2, parts[0] == "jobTypes",
      let job = shop.jobTypes.first(where: { $0.id == parts[1] })
    {
      let what = parts.dropFirst(2).joined(separator: ".")
      if let name = ofJob[what] {
        return (Text(job.name) + Text(" · ", " · ") + name).typedSafe
      }
    }
    if let name = ofShop[path] { return name }
    if parts.count == 4, parts[1] == "walkInsPerHour" {
      return Text("Walk-ins, \(parts[2]) \(parts[3]):00", "随到 \(days(parts[2])) \(parts[3])时")
    }
    return Text(verbatim: TypedText.safe(path))
  }

  /// `mon-fri` or `sat` in Chinese.
  private static func days(_ key: String) -> String {
    key.split(separator: "-").map { day in
      Weekday.allCases.first { $0.code == day }.map { Texts.short($0).zh } ?? String(day)
    }.joined(separator: "至")
  }

  private static let ofJob: [String: Text] = [
    "share": Text("share of walk-ins", "随到占比"),
    "bookedShare": Text("share of bookings", "预约占比"),
    "atCar.mean": Text("at the car, mean", "车旁接待均值"),
    "atCar.cv": Text("at the car, spread", "车旁接待变异系数"),
    "atDesk.mean": Text("at the desk, mean", "开单均值"),
    "atDesk.cv": Text("at the desk, spread", "开单变异系数"),
  ]
  private static let ofShop: [String: Text] = [
    "demand.appointments.noShow": Text("Booked, not coming", "失约率"),
    "demand.appointments.bookedShare": Text("Slots that are booked", "名额约满率"),
    "demand.appointments.punctuality.normal.mean": Text("Booked cars late by, mean", "预约晚到均值"),
    "demand.appointments.punctuality.normal.sd": Text(
      "Booked cars late by, spread", "预约晚到标准差"),
    "demand.otherVisitors.perDay": Text("Cars not in for service", "非维保车辆"),
  ]
}

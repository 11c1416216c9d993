import DataFiles
import EventSimulation
import Forecourt

/// A role as it is written.
struct RoleDraft: Sendable {
  struct Person: Sendable {
    var name: String?
    var count: Int
    var shift: [[DayInterval]]?
    var breaks: [Break]?
    var wagePerHour: Int64?
    var speed: Double?
  }
  var count: [Int]
  var shift: [[DayInterval]]
  var breaks: [Break]
  var minimumOnDuty: Int
  var wagePerHour: Int64
  var speed: Double
  var people: [Person]?
}

struct StaffDraft: Sendable {
  /// By `Role.rawValue`.
  var roles: [RoleDraft]
  var notifyDeputies: [Role]
  var attendDeputies: [Role]
}

enum StaffForm {
  static let form = Form<Staff>.object { object in
    let roles = Role.allCases.map { role in
      let summary = summaries[Int(role.rawValue)]
      return object.required(role.key, group, summary.en, summary.zh)
    }
    let notify = object.required(
      "notifyDeputies", .list(.role, 0...8), "Who notifies with no guard on duty, in order.",
      "无保安在岗时由谁通知（按顺序）。")
    let attend = object.required(
      "attendDeputies", .list(.role, 0...8),
      "Who attends with no service manager on duty, in order.", "服务经理不在岗时由谁到场（按顺序）。")
    return { fields, _ in
      let draft = StaffDraft(
        roles: roles.map { fields[$0] }, notifyDeputies: fields[notify],
        attendDeputies: fields[attend])
      return StaffAssembly(draft).staff()
    }
  }

  /// In the order of `Role.allCases`.
  private static let summaries = [
    BilingualText(en: "Guards: guide cars and notify.", zh: "保安：引导车辆、通知。"),
    BilingualText(en: "Service advisors: receive cars.", zh: "服务顾问：接待。"),
    BilingualText(en: "Front desk: helps advisors at the peak.", zh: "前台：高峰协助。"),
    BilingualText(en: "Workshop supervisors: take cars over.", zh: "车间主任：接车派工。"),
    BilingualText(en: "Service managers: coordinate.", zh: "服务经理：现场协调。"),
    BilingualText(en: "Car movers.", zh: "移车员。"),
    BilingualText(en: "Final inspectors.", zh: "总检员。"),
    BilingualText(en: "Cashiers.", zh: "收银员。"),
  ]

  private static let group = Form<RoleDraft>.object(named: "role") { object in
    let count = object.required(
      "count", .weekdays(.count(0...ShopLimits.count)), "Head-count; by weekday if it varies.",
      "人数；可按星期。")
    let shift = object.required(
      "shift", .weekdays(.intervals), "On duty: \"08:00-18:30\", a list of such, or \"off\".",
      "班次：\"08:00-18:30\"、其列表，或 \"off\"。")
    let breaks = object.required(
      "breaks", .list(pause, 0...ShopLimits.intervals), "Breaks.", "休息。")
    let minimum = object.required(
      "minimumOnDuty", .count(0...ShopLimits.count),
      "Nobody goes on a break that would leave fewer.", "休息时至少留岗人数。")
    let wage = object.required("wagePerHour", .money, "Wage: yuan an hour.", "时薪（元）。")
    let speed = object.required(
      "speed", .number(0...ShopLimits.factor, above: true), "Speed: 1.25 is a quarter faster.",
      "速度：1.25 表示快四分之一。")
    let people = object.optional(
      "people", .list(person, 0...ShopLimits.people),
      "Named persons instead of count; what they leave out is the role's.",
      "逐人列出（代替 count）；未写的取本岗位的值。")
    return { fields, _ in
      RoleDraft(
        count: fields[count], shift: fields[shift], breaks: fields[breaks],
        minimumOnDuty: fields[minimum], wagePerHour: fields[wage], speed: fields[speed],
        people: fields[people])
    }
  }

  private static let person = Form<RoleDraft.Person>.object(named: "person") { object in
    let name = object.optional("name", .text(80), "The name.", "姓名。")
    let count = object.optional(
      "count", .count(1...ShopLimits.count), "So many alike.", "同样的人数。")
    let shift = object.optional(
      "shift", .weekdays(.intervals, missing: []), "On duty.", "班次。")
    let breaks = object.optional(
      "breaks", .list(pause, 0...ShopLimits.intervals), "Breaks.", "休息。")
    let wage = object.optional("wagePerHour", .money, "Yuan an hour.", "时薪（元）。")
    let speed = object.optional(
      "speed", .number(0...ShopLimits.factor, above: true), "Speed.", "速度。")
    return { fields, _ in
      RoleDraft.Person(
        name: fields[name], count: fields[count] ?? 1, shift: fields[shift],
        breaks: fields[breaks], wagePerHour: fields[wage], speed: fields[speed])
    }
  }

  private static let pause = Form<Break>.object(named: "break") { object in
    let window = object.required(
      "window", .interval, "It begins within this time.", "在此时段内开始。")
    let length = object.required(
      "length", .duration(1...TimeUnit.day), "How long it lasts.", "时长。")
    return { fields, _ in Break(window: fields[window], length: fields[length]) }
  }
}

extension Form where Value == Role {
  static var role: Form { .choice(Role.allCases.map { ($0.key, $0) }) }
}

import DataFiles
import EventSimulation
import Forecourt

/// A job type as it is written: operations name their pool, durations may be the common ones.
struct JobTypeDraft: Sendable {
  struct Step: Sendable {
    var pool: String
    var duration: Distribution
    var position: Position
  }
  var name: BilingualName?
  var share: Double
  var bookedShare: Double?
  var receptionFactor: Double
  var atCar: Distribution?
  var atDesk: Distribution?
  var diagnosisProbability: Double
  var diagnosis: Distribution
  var operations: [Step]
  var washAccepted: Double
  var isMajor: Bool
  var handBack: Distribution
  var pickUpDelay: Distribution
}

enum JobTypeForm {
  static let table = Form<[Entry<JobTypeDraft>]>.entries(form, 1...ShopLimits.jobTypes)

  private static let form = Form<JobTypeDraft>.object { object in
    let name = object.optional("name", .name, "The name in reports.", "报告中的名称。")
    let share = object.required(
      "share", .number(0...1e6), "Weight among walk-ins; only the proportions count.",
      "在随到车辆中的权重。")
    let booked = object.optional(
      "bookedShare", .number(0...1e6), "Weight among booked customers; else that of share.",
      "在预约车辆中的权重；缺省同 share。")
    let factor = object.required(
      "receptionFactor", .number(0...ShopLimits.factor),
      "Multiplies the common times at the car and at the desk.", "接待用时倍数。")
    let atCar = object.optional(
      "atCar", .distribution, "Its own time at the car, instead of reception.atCar × factor.",
      "自有的车旁用时。")
    let atDesk = object.optional(
      "atDesk", .distribution, "Its own time at the desk, instead of reception.atDesk × factor.",
      "自有的前台用时。")
    let probability = object.required(
      "diagnosisProbability", .share, "How often a technician is called to the car.",
      "需要技师诊断的比例。")
    let diagnosis = object.required(
      "diagnosis", .distribution, "How long that takes.", "诊断用时。")
    let operations = object.required(
      "operations", .list(operation, 0...ShopLimits.operations), "Work in the workshop, in order.",
      "车间作业，按顺序。")
    let wash = object.required(
      "washAccepted", .share, "How often the free wash is accepted.", "接受免费洗车的比例。")
    let major = object.required(
      "isMajor", .flag, "Not handed back in the peak (source 3.3).", "高峰期不交车。")
    let handBack = object.required(
      "handBack", .distribution, "The advisor's time to hand it back.", "交车用时。")
    let pickUp = object.required(
      "pickUpDelay", .distribution, "From ready to the customer being there.", "完工到客户来取。")
    return { fields, _ in
      JobTypeDraft(
        name: fields[name], share: fields[share], bookedShare: fields[booked],
        receptionFactor: fields[factor], atCar: fields[atCar], atDesk: fields[atDesk],
        diagnosisProbability: fields[probability], diagnosis: fields[diagnosis],
        operations: fields[operations], washAccepted: fields[wash], isMajor: fields[major],
        handBack: fields[handBack], pickUpDelay: fields[pickUp])
    }
  }

  private static let operation = Form<JobTypeDraft.Step>.object { object in
    let pool = object.required("pool", .text(), "The id of a workshop pool.", "车间工位组。")
    let duration = object.required(
      "duration", .distribution, "Working time.", "作业时间。")
    return { fields, _ in
      JobTypeDraft.Step(
        pool: fields[pool], duration: fields[duration], position: fields.position(pool))
    }
  }
}

extension Form where Value == BilingualName {
  /// `"Maintenance"`, or `{ "en": "Maintenance", "zh": "保养" }`.
  static var name: Form {
    let both = Form.object { object in
      let en = object.required("en", .text(80), "In English.", "英文。")
      let zh = object.required("zh", .text(80), "In Chinese.", "中文。")
      return { fields, _ in BilingualName(en: fields[en], zh: fields[zh]) }
    }
    return .object(both, or: Form<String>.text(80).map { BilingualName(en: $0, zh: $0) })
  }
}

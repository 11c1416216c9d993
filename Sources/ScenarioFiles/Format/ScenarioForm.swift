import EventSimulation
import Forecourt

/// A scenario as its file says it, every part read but not yet put together.
struct ScenarioDraft: Sendable {
  var name: String?
  var question: String?
  var calendar: ShopCalendar
  var demand: DemandDraft
  var jobTypes: [Entry<JobTypeDraft>]
  var places: Places
  var staff: Staff
  var reception: ReceptionDraft
  var handOver: HandOverPolicy
  var crowding: CrowdingRule
  var longStay: LongStayRule
  var yardstick: Yardstick
  var customers: CustomerBehaviour
  var fines: FineRule
  var workshop: WorkshopDraft
  var handBack: HandBackPolicy
  var progressNotices: ProgressNotices
  var costs: Costs
  var start: StartDraft
  var targets: [Entry<TargetDraft>]
  var expectations: [Expectation]
  var estimates: [Entry<EstimateRange>]
}

/// The whole format of a scenario file. Decoding, unknown keys, merging, schema and documentation
/// come from here.
enum ScenarioForm {
  static let form = Form<ScenarioDraft>.object(named: "scenario") { object in
    _ = object.optional(
      "$schema", .text(), "The JSON Schema, for completion in editors.", "JSON Schema（供编辑器使用）。")
    _ = object.optional(
      "extends", .text(), "The scenario that this one changes, relative to this file.",
      "所基于的情景文件（相对路径）。")
    let name = object.optional("name", .text(80), "The name in reports.", "情景名称。")
    let question = object.optional(
      "question", .text(), "The question that it answers.", "本情景回答的问题。")
    let calendar = object.required("calendar", CalendarForm.form, "Which days.", "日历。")
    let demand = object.required(
      "demand", DemandForm.form, "Who comes, and when.", "客流。")
    let jobTypes = object.required(
      "jobTypes", JobTypeForm.table,
      "Kinds of visit, by id; * is what they have in common.",
      "作业类型；* 为共同值。")
    let places = object.required("places", PlacesForm.form, "Room for cars.", "场地。")
    let staff = object.required("staff", StaffForm.form, "People by role.", "人员。")
    let reception = object.required(
      "reception", ReceptionForm.form, "From the gate to the signed order.", "接待。")
    let handOver = object.required(
      "handOver", HandOverForm.form, "From the order to the workshop.", "交接。")
    let crowding = object.required(
      "crowding", CrowdingForm.form, "Clause 5: four or more cars.", "第 5 条：拥堵。")
    let longStay = object.required(
      "longStay", LongStayForm.form, "Clause 6: over 20 minutes.", "第 6 条：超时停留。")
    let yardstick = object.required(
      "yardstick", YardstickForm.form,
      "What counts as crowded and as a long stay, in every figure; the rules say when to call.",
      "统计口径：各项指标中何为拥堵、何为超时；何时上报由规则决定。")
    let customers = object.required(
      "customers", CustomerForms.behaviour, "How customers wait.", "客户等候行为。")
    let fines = object.required(
      "fines", CustomerForms.fines, "Clause 8: ¥50 a car (a simulated ledger).",
      "第 8 条：考核扣款（模拟）。")
    let workshop = object.required(
      "workshop", WorkshopForm.form, "The workshop behind the forecourt.", "车间。")
    let handBack = object.required(
      "handBack", WorkshopForm.handBack, "Handing finished cars back.", "交车。")
    let notices = object.required(
      "progressNotices", CustomerForms.progressNotices, "Clause 9: progress notices.",
      "第 9 条：进度通报。")
    let costs = object.required("costs", CustomerForms.costs, "Money.", "费用。")
    let start = object.required(
      "start", StartForm.form, "Cars that are there at the first opening.", "首次开门时已有车辆。")
    let targets = object.required(
      "targets", .entries(TargetForm.form, 0...100),
      "What the shop wants of its figures, by KPI key: every verdict says whether it is reached.",
      "本店对各指标的目标（按指标键）；每项结论都会说明是否达到。")
    let expect = object.required(
      "expect", ExpectationForm.list, "What `check` holds the results against; not inherited.",
      "供 check 核对的期望；不继承。")
    let estimates = object.required(
      "estimates", .entries(EstimateForm.form, 0...500),
      "Which numbers are estimates, by key path, and how far off they may be.",
      "哪些数为估计值及其可能范围。")
    return { fields, _ in
      ScenarioDraft(
        name: fields[name], question: fields[question], calendar: fields[calendar],
        demand: fields[demand], jobTypes: fields[jobTypes], places: fields[places],
        staff: fields[staff], reception: fields[reception], handOver: fields[handOver],
        crowding: fields[crowding], longStay: fields[longStay], yardstick: fields[yardstick],
        customers: fields[customers], fines: fields[fines], workshop: fields[workshop],
        handBack: fields[handBack],
        progressNotices: fields[notices], costs: fields[costs], start: fields[start],
        targets: fields[targets], expectations: fields[expect], estimates: fields[estimates])
    }
  }

  /// What a policy does not take over from the scenario that it extends.
  static let ownKeys = ["$schema", "extends", "name", "question", "expect"]
}

/// `"start"` as it is written.
struct StartDraft: Sendable {
  var gate: [Entry<Int>]
  var awaitingRepair: [Entry<Int>]
}

enum StartForm {
  static let form = Form<StartDraft>.object { object in
    let gate = object.required("gate", cars, "At the gate, by job type.", "门口。")
    let lot = object.required(
      "awaitingRepair", cars, "Ordered, waiting for the workshop, by job type.", "待修区。")
    return { fields, _ in StartDraft(gate: fields[gate], awaitingRepair: fields[lot]) }
  }

  private static let cars = Form<[Entry<Int>]>.entries(
    .count(0...ShopLimits.count), 0...ShopLimits.jobTypes)
}

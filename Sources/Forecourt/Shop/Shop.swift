/// A whole shop as a scenario describes it: what the simulator needs and nothing about files.
///
/// Instants within a day are microseconds since midnight, durations are microseconds, money is a
/// whole number of fen (1/100 yuan). Per-weekday tables have seven entries, Monday first.
/// A `Shop` that passed `problems()` never makes the simulator trap.
public struct Shop: Sendable, Equatable {
  public var name: String
  /// The question that this scenario answers, in one sentence; may be empty.
  public var question: String
  public var calendar: ShopCalendar
  public var demand: Demand
  /// At least one; `JobType.share` are weights.
  public var jobTypes: [JobType]
  public var places: Places
  public var staff: Staff
  public var reception: ReceptionPolicy
  public var handOver: HandOverPolicy
  public var crowding: CrowdingRule
  public var longStay: LongStayRule
  public var yardstick: Yardstick
  public var customers: CustomerBehaviour
  public var fines: FineRule
  /// Nil: the forecourt alone; cars leave the model `handOver.workshopTakesOver` after their order.
  public var workshop: Workshop?
  public var handBack: HandBackPolicy
  public var progressNotices: ProgressNotices
  public var costs: Costs
  /// Cars that are there before the first opening.
  public var startingCars: [StartingCars]
  /// What the shop wants of its figures; at most one a KPI. Changes nothing that happens.
  public var targets: [Target]

  public init(
    name: String, question: String, calendar: ShopCalendar, demand: Demand, jobTypes: [JobType],
    places: Places, staff: Staff, reception: ReceptionPolicy, handOver: HandOverPolicy,
    crowding: CrowdingRule, longStay: LongStayRule, yardstick: Yardstick,
    customers: CustomerBehaviour, fines: FineRule, workshop: Workshop?, handBack: HandBackPolicy,
    progressNotices: ProgressNotices, costs: Costs,
    startingCars: [StartingCars], targets: [Target] = []
  ) {
    self.name = name
    self.question = question
    self.calendar = calendar
    self.demand = demand
    self.jobTypes = jobTypes
    self.places = places
    self.staff = staff
    self.reception = reception
    self.handOver = handOver
    self.crowding = crowding
    self.longStay = longStay
    self.yardstick = yardstick
    self.customers = customers
    self.fines = fines
    self.workshop = workshop
    self.handBack = handBack
    self.progressNotices = progressNotices
    self.costs = costs
    self.startingCars = startingCars
    self.targets = targets
  }
}

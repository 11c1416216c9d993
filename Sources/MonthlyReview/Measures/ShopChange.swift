public import Forecourt

/// What a candidate scenario changes of its base, so that the same can be changed of a calibrated
/// shop: part by part, a candidate's part replaces the calibrated one where it differs from the
/// base's.
public struct ShopChange: Sendable {
  private let base: Shop
  private let candidate: Shop

  public init(from base: Shop, to candidate: Shop) {
    self.base = base
    self.candidate = candidate
  }

  /// Whether nothing of the shop would change: the candidate is the base, or differs in what is the
  /// log's to say (days, hourly demand, mix).
  public var isEmpty: Bool {
    guard var same = applied(to: base) else { return false }
    same.name = base.name
    same.question = base.question
    return same == base
  }

  /// The calibrated shop with the candidate's changes; nil if that is no possible shop.
  public func applied(to calibrated: Shop) -> Shop? { calibrated.changed(apply) }

  private func apply(_ shop: inout Shop) {
    shop.name = candidate.name
    shop.question = candidate.question
    func take<Part: Equatable>(_ path: WritableKeyPath<Shop, Part>) {
      if candidate[keyPath: path] != base[keyPath: path] {
        shop[keyPath: path] = candidate[keyPath: path]
      }
    }
    take(\.places.bays)
    take(\.places.lane)
    take(\.places.temporaryParking)
    take(\.places.waitingBays)
    take(\.places.awaitingRepair)
    take(\.places.gateQueue)
    take(\.places.finishedParking)
    take(\.staff)
    take(\.reception.guide)
    take(\.reception.selfParking)
    take(\.reception.order)
    take(\.reception.reservedBays)
    take(\.reception.target)
    take(\.reception.bookedFactor)
    take(\.reception.advisorStaysForDiagnosis)
    take(\.reception.clearBayEarly)
    take(\.reception.frontDeskHelp)
    take(\.handOver.handOver)
    take(\.handOver.destination)
    take(\.handOver.driver)
    take(\.handOver.drive)
    take(\.handOver.parkingDrive)
    take(\.handOver.workshopTakesOver)
    take(\.crowding)
    take(\.longStay)
    take(\.customers.patience)
    take(\.customers.receptionTolerance)
    take(\.customers.stayTolerance)
    take(\.customers.loungeFactor)
    take(\.fines)
    take(\.workshop)
    take(\.handBack)
    take(\.progressNotices)
    take(\.costs)
    take(\.demand.beforeOpening)
    take(\.demand.visitors)
    take(\.demand.appointments.noShow)
    take(\.demand.appointments.punctuality)
    takeJobTypes(&shop)
    takeDemand(&shop)
  }

  private func takeJobTypes(_ shop: inout Shop) {
    for (index, job) in candidate.jobTypes.enumerated() {
      guard base.jobTypes.indices.contains(index), shop.jobTypes.indices.contains(index),
        job != base.jobTypes[index]
      else { continue }
      let before = base.jobTypes[index]
      if job.atCar != before.atCar { shop.jobTypes[index].atCar = job.atCar }
      if job.atDesk != before.atDesk { shop.jobTypes[index].atDesk = job.atDesk }
      if job.operations != before.operations { shop.jobTypes[index].operations = job.operations }
      if job.diagnosisProbability != before.diagnosisProbability {
        shop.jobTypes[index].diagnosisProbability = job.diagnosisProbability
      }
      if job.handBack != before.handBack { shop.jobTypes[index].handBack = job.handBack }
    }
  }

  /// A candidate that moves or adds appointments does so in proportion: as many more or fewer
  /// bookings and walk-ins, by weekday, as it has over its base, laid out as it lays them out.
  private func takeDemand(_ shop: inout Shop) {
    let (old, new) = (base.demand, candidate.demand)
    for weekday in 0..<7 {
      let before = old.walkInRates[weekday].reduce(0, +)
      let after = new.walkInRates[weekday].reduce(0, +)
      if before > 0, after != before {
        shop.demand.walkInRates[weekday] = shop.demand.walkInRates[weekday].map {
          $0 * after / before
        }
      }
    }
    guard
      new.appointments.template != old.appointments.template
        || new.appointments.bookedShare != old.appointments.bookedShare
    else { return }
    let growth = ShopChange.ratio(ShopChange.bookings(candidate), ShopChange.bookings(base))
    let wanted = ShopChange.bookings(shop) * growth
    shop.demand.appointments.template = new.appointments.template
    shop.demand.appointments.bookedShare = 1
    let places = ShopChange.bookings(shop)
    if places > 0 { shop.demand.appointments.book(wanted / places) }
  }

  /// Expected bookings of an ordinary week.
  private static func bookings(_ shop: Shop) -> Double {
    let places = shop.demand.appointments.template.reduce(0) { total, slots in
      total + slots.reduce(0) { $0 + $1.places }
    }
    return Double(places) * shop.demand.appointments.bookedShare
  }

  private static func ratio(_ new: Double, _ old: Double) -> Double { old > 0 ? new / old : 1 }
}

extension Appointments {
  /// Books so many of the sheet's places. Where there are more bookings than places each slot gets
  /// more of them.
  mutating func book(_ bookings: Double) {
    let times = max(1, Int(bookings.rounded(.up)))
    if times > 1 {
      for weekday in template.indices {
        for slot in template[weekday].indices { template[weekday][slot].places *= times }
      }
    }
    bookedShare = min(1, bookings / Double(times))
  }
}

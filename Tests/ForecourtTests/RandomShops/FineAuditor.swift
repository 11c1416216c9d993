import EventSimulation
import Forecourt

/// An auditor of the ledger of fines: recomputes from the log and the rules alone who owes what, when
/// and why. It takes no `fined` row of the log for granted.
struct FineAuditor {
  struct Entry: Hashable {
    var time: Microseconds
    var car: UInt32
    /// −1: nobody.
    var person: Int
    var fen: Int64
  }

  /// What one visit owes, and the cause named for it.
  struct Fine {
    var time: Microseconds
    var cause: DelayCause
    var entries: [(role: Role, entry: Entry)]
  }

  private let shop: Shop
  private let log: EventLog
  private(set) var fines: [Fine] = []

  private var visitors = Set<UInt32>()
  private var fined = Set<UInt32>()
  private var onDuty = Set<Int>()
  private var attender: Int?
  /// Who received a car, guided it and took its order, whatever their role.
  private var received: [UInt32: Int] = [:]
  private var guided: [UInt32: Int] = [:]
  private var tookOver: [UInt32: Int] = [:]
  /// Where a car is that has not been told of yet by any stretch of time.
  private var latest: [UInt32: DelayCause] = [:]

  init(_ shop: Shop, _ log: EventLog) {
    self.shop = shop
    self.log = log
    for event in log.events { read(event) }
  }

  var entries: [Entry] { fines.flatMap { $0.entries.map(\.entry) } }

  private mutating func read(_ event: LoggedEvent) {
    let person = Int(event.person)
    switch event.kind {
    case .shiftBegins: onDuty.insert(person)
    case .shiftEnds: onDuty.remove(person)
    case .managerSetsOff: attender = person
    case .managerLeaves: attender = nil
    case .arrives where event.detail < 0: visitors.insert(event.car)
    case .entersLane: latest[event.car] = event.place == .bay ? .guidance : .bayFull
    case .guideBegins: guided[event.car] = person
    case .receptionBegins: received[event.car] = person
    case .handOverBegins: tookOver[event.car] = person
    case .complains where shop.fines.trigger == .complaint: due(event)
    case .longStayBegins where shop.fines.trigger == .longStay: due(event)
    case .crowdingBegins where shop.fines.trigger == .episode: due(event)
    default: break
    }
  }

  /// Once a visit, and never for a car that is no customer's.
  private mutating func due(_ event: LoggedEvent) {
    guard shop.fines.amount > 0, !visitors.contains(event.car),
      fined.insert(event.car).inserted, let timeline = log.timeline(ofCar: event.car)
    else { return }
    func delay(_ cause: DelayCause) -> Microseconds { timeline.delay(cause, until: event.time) }
    var cause = latest[event.car] ?? .gate
    // Most of the waiting; of work only if the car never waited.
    for isWork in [false, true] {
      let group = DelayCause.allCases.filter { $0.isWork == isWork }
      guard let most = group.map(delay).max(), most > 0 else { continue }
      cause = group.first { delay($0) == most }!
      break
    }
    let waits = DelayCause.allCases.filter { !$0.isWork }.map {
      (role(of: $0, event.car), delay($0))
    }
    let total = waits.reduce(0) { $0 + $1.1 }
    let amount = shop.fines.amount
    var parts: [(role: Role, fen: Int64)] = [(role(of: cause, event.car), amount)]
    switch shop.fines.attribution {
    case .fixed(let role): parts = [(answering(role, event.car), amount)]
    case .sharedByDelay where total > 0:
      let shares = Role.allCases.map { role in
        (role: role, delay: waits.reduce(0) { $1.0 == role ? $0 + $1.1 : $0 })
      }
      // Exact, in whole fen: floor(amount × delay / total) by long division, no float.
      func floorShare(_ delay: Microseconds) -> Int64 {
        let (high, low) = amount.multipliedFullWidth(by: delay)
        return total.dividingFullWidth((high, low)).quotient
      }
      parts = shares.map { ($0.role, floorShare($0.delay)) }
      let left = Int(amount - parts.reduce(0) { $0 + $1.fen })
      let largest = shares.indices.sorted { shares[$0].delay > shares[$1].delay }.prefix(left)
      for index in largest { parts[index].fen += 1 }
    default: break
    }
    let entries = parts.filter { $0.fen > 0 }.map { part in
      let person = self.person(part.role, car: event.car)
      return (
        role: person.map { shop.staff.people[$0].role } ?? part.role,
        entry: Entry(time: event.time, car: event.car, person: person ?? -1, fen: part.fen)
      )
    }
    fines.append(Fine(time: event.time, cause: cause, entries: entries))
  }

  /// Clause 1 and the model page: who stands for a cause.
  private func role(of cause: DelayCause, _ car: UInt32) -> Role {
    switch cause {
    case .gate, .bayFull, .diverted: .manager
    case .guidance: .guardPost
    case .advisorBusy, .service, .partsAndDesk: answering(.advisor, car)
    case .supervisorBusy, .diagnosis, .workshopFull, .awaitingWorkshop: .supervisor
    case .moverBusy: answering(shop.handOver.driver, car)
    }
  }

  /// For what no advisor came to do the manager answers.
  private func answering(_ role: Role, _ car: UInt32) -> Role {
    let isReceived = received[car].map { shop.staff.people[$0].role == .advisor } ?? false
    return role == .advisor && !isReceived ? .manager : role
  }

  /// One of the very role: whom the car met (of managers: who attends), else the first of the roster
  /// on duty, or at all. Only if the roster has nobody of it, the manager.
  private func person(_ role: Role, car: UInt32) -> Int? {
    let met = [role == .manager ? attender : nil, received[car], guided[car], tookOver[car]]
    let person = met.compactMap { $0 }.first { shop.staff.people[$0].role == role }
    return person ?? first(role) ?? first(.manager)
  }

  private func first(_ role: Role) -> Int? {
    let people = shop.staff.people.indices.filter { shop.staff.people[$0].role == role }
    return people.first { onDuty.contains($0) } ?? people.first
  }
}

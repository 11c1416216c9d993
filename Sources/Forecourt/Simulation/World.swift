import EventSimulation

/// The shop in motion: one replication.
///
/// An event changes the state and nothing else; then `settle()` starts whatever can start now, in
/// one fixed order, until nothing more can. So the priorities of the whole shop stand in one place,
/// and an event's code is only about what it is.
///
/// Counts and times are added with `&+`: `finish(at:)` makes sure once that no sum can overflow. People,
/// roles and pools lie behind pointers to as many as the shop has; an index into them is one of the
/// roster's or of the pools' own, from where an event or a car's row took it.
///
/// Each clause of the plan is an extension in a file of its own. Questions that are asked often are
/// `mutating` although they change nothing: lent out to a call, a world this large is copied.
struct World<Observer: EventObserver>: ~Copyable {
  private let owner: Compiled
  private let tables: UnsafePointer<CompiledShop>
  private let ruleTable: UnsafePointer<Shop>
  var observer: Observer
  var random = RandomSource(seed: 0, replication: 0)

  var calendar = EventCalendar<Happening>(minimumCapacity: 128)
  var cars = CarStore()
  var recorder: MeasureRecorder
  var nextSerial: UInt32 = 1
  var eventCount = 0
  /// Nothing is handled from here on: the end of the horizon, or 0 once the run is stopped.
  var horizon: Microseconds = 0
  /// Looked at once a simulated day.
  var stop: StopFlag?
  private(set) var wasStopped = false
  /// Microseconds that the cars which have gone were here, all together.
  var timeOfCars = 0.0

  // Demand
  var day = -1
  var today = DayPlan(weekday: 0, factor: 1, isClosed: true)
  /// When the front desk's next window of help begins.
  var nextHelp = Microseconds.never
  var isOpen = false { didSet { cars.stir(.all) } }
  /// Today's opening.
  var opensAt = Microseconds.never
  /// Cars stand in front of the gate, and it is not yet time.
  var gateIsShut = false
  /// Opening time up to the last opening or closing, and when that was.
  var openTimeBefore: Microseconds = 0
  var openChanged: Microseconds = 0
  var walkIns = WalkInProcess()
  var visitors = WalkInProcess()
  var bookings: BookingSheet
  var nextTraced = 0

  // Places: waiting lines and rooms
  var gate = WaitingLine(.gate)
  var lane = WaitingLine(.lane)
  var laneCount = 0 { didSet { cars.stir(.gate) } }
  var tickets = WaitingLine(.tickets)
  var parkingHeld = 0 { didSet { cars.stir([.gate, .response]) } }
  var nextTicket: Int32 = 1
  var reception = WaitingLine(.reception)
  var bays: BaySet
  var lotHeld = 0 { didSet { cars.stir([.orderedInBays, .response]) } }
  var waitingBaysHeld = 0 { didSet { cars.stir(.response) } }
  var finishedHeld = 0 { didSet { cars.stir(.parking) } }
  /// Customers' cars inside for which the last shift stays: not yet ordered, or not yet out of a bay.
  var unserved = 0

  // People
  let people: UnsafeMutablePointer<PersonState>
  let roles: UnsafeMutablePointer<RoleState>
  /// People who stay after their shift, of all roles.
  var staying = 0
  var guideWaiting = CarList(.guide)
  var deskWaiting = CarList(.desk)
  var supervisorWaiting = CarList(.supervisor)
  /// Ordered cars that still stand in a bay, in order of their orders (second link set).
  var orderedInBays: CarList
  /// Moves out of a bay that the manager or the early-clearing policy has ordered (second set).
  var orderedMoves = CarList(.orderedMoves)
  /// Taken by the workshop (no workshop modelled): to be driven out of their bays.
  var taken = CarList(.taken)

  // The rules
  var response = ResponseTeam()
  var crowding = CrowdingEpisode()
  /// Seen by a guard and not yet called in; a car's row, or `ResponseTeam.crowdingMatter`.
  var noticesToGive = RowQueue(.notices)
  /// Known to the manager and not yet over, in order of notice.
  var matters = RowQueue()
  /// The moment on which nobody acts; what-if runs set it, all others have none.
  var untouched: EscalationMoment.Key?

  // Workshop and hand-back
  var pools: UnsafeMutablePointer<PoolState>
  /// Pools with a free bay and a car that queues for it.
  var poolsReady = 0
  var callWaiting = CarList(.call)
  var inspectorWaiting = CarList(.inspector)
  var parkingWaiting = CarList(.parking)
  var handBackWaiting = CarList(.handBack)
  var deferredHandBacks = CarList()
  var cashierWaiting = CarList(.cashier)
  var nextOrder: UInt64 = 1
  var pendingNotices = RowQueue(.progressNotices)

  init(_ compiled: Compiled, observer: Observer) {
    owner = compiled
    tables = compiled.tables
    ruleTable = compiled.shop
    let shop = compiled.tables.pointee
    self.observer = observer
    recorder = MeasureRecorder(
      shape: shop.shape, yardstick: shop.shop.yardstick,
      firstWeekday: shop.shop.calendar.firstDate.weekday,
      firstMeasuredDay: shop.shop.calendar.warmUpDays)
    // Looked into only where all cars go to the lot.
    orderedInBays = CarList(
      shop.shop.handOver.destination == .awaitingRepair ? .orderedInBays : [])
    bookings = BookingSheet(capacity: min(shop.mostBookings, 1_024))
    bays = BaySet(
      count: shop.shop.places.bays, reserved: shop.shop.reception.reservedBays)
    people = .allocate(capacity: max(1, shop.shape.people))
    roles = .allocate(capacity: Role.allCases.count)
    pools = .allocate(capacity: max(1, shop.shape.pools))
    people.initialize(
      repeating: PersonState(role: .guardPost, speed: 1), count: max(1, shop.shape.people))
    roles.initialize(repeating: RoleState(), count: Role.allCases.count)
    pools.initialize(repeating: PoolState(), count: max(1, shop.shape.pools))
  }

  deinit {
    people.deallocate()
    roles.deallocate()
    pools.deallocate()
  }

  @inline(__always) var now: Microseconds { calendar.now }
  /// The shop with its distributions made ready, read in place.
  var shop: CompiledShop { @inline(__always) unsafeAddress { tables } }
  /// The shop as described, read in place.
  var rules: Shop { @inline(__always) unsafeAddress { ruleTable } }

  // MARK: Running

  /// Runs the whole horizon.
  mutating func run(seed: UInt64, replication: Int) {
    reset(seed: seed, replication: replication)
    horizon = shop.horizon
    wasStopped = false
    while let happening = calendar.next(), now < horizon {
      eventCount &+= 1
      handle(happening)
      settle()
      assert(eventCount % 16 != 0 || calendarIsSound())
    }
    if !wasStopped { finish(at: horizon) }
  }

  /// Ends the run with the event in hand if it is to be stopped.
  mutating func heedStop() {
    guard let stop, stop.isRaised else { return }
    wasStopped = true
    horizon = 0
  }

  /// In debug builds, after every sixteenth event: looking through the whole calendar takes a while.
  private mutating func calendarIsSound() -> Bool {
    calendar.checkInvariants()
    return true
  }

  private mutating func reset(seed: UInt64, replication: Int) {
    random = RandomSource(seed: seed, replication: UInt32(truncatingIfNeeded: replication))
    calendar.reset()
    cars.reset()
    recorder.reset()
    nextSerial = 1
    eventCount = 0
    timeOfCars = 0
    day = -1
    nextHelp = .never
    isOpen = false
    opensAt = .never
    gateIsShut = false
    openTimeBefore = 0
    openChanged = 0
    walkIns = WalkInProcess()
    visitors = WalkInProcess()
    bookings.clear()
    nextTraced = 0
    gate.clear()
    lane.clear()
    laneCount = 0
    tickets.clear()
    parkingHeld = 0
    nextTicket = 1
    reception.clear()
    bays.clear()
    lotHeld = 0
    waitingBaysHeld = 0
    finishedHeld = 0
    unserved = 0
    guideWaiting.clear()
    deskWaiting.clear()
    supervisorWaiting.clear()
    orderedInBays.clear()
    orderedMoves.clear()
    taken.clear()
    response = ResponseTeam()
    crowding = CrowdingEpisode()
    noticesToGive.clear()
    matters.clear()
    callWaiting.clear()
    inspectorWaiting.clear()
    parkingWaiting.clear()
    handBackWaiting.clear()
    deferredHandBacks.clear()
    cashierWaiting.clear()
    nextOrder = 1
    pendingNotices.clear()
    resetPeople()
    resetPools()
    schedule(.dayBegins, at: 0, priority: Priority.calendar)
    if shop.measuringBegins > 0 {
      schedule(
        .measuringBegins, at: shop.measuringBegins, priority: Priority.calendar)
    } else {
      recorder.beginMeasuring(at: 0)
    }
    if !rules.startingCars.isEmpty {
      schedule(
        .startingCarsArrive, at: firstOpening(), priority: Priority.arrival)
    }
  }

  private func firstOpening() -> Microseconds {
    for day in 0..<rules.calendar.days {
      let plan = shop.plan(ofDay: day)
      if !plan.isClosed, let opening = rules.calendar.opening[plan.weekday] {
        return Microseconds(day) * TimeUnit.day + opening.opens
      }
    }
    return 0
  }

  private mutating func handle(_ happening: Happening) {
    switch happening {
    case .dayBegins: beginDay()
    case .opens: open()
    case .closes: close()
    case .measuringBegins: beginMeasuring()
    case .walkInArrives: walkInArrives()
    case .bookedArrives: bookedArrives()
    case .visitorArrives: visitorArrives()
    case .traceArrives: tracedArrives()
    case .startingCarsArrive: startingCarsArrive()
    case .shiftBegins(let person): beginShift(Int(person))
    case .shiftEnds(let person): endShift(Int(person))
    case .breakWindowOpens(let person, let index): breakFallsDue(Int(person), index)
    case .breakWindowCloses(let person, let index): breakIsOver(Int(person), index)
    case .breakEnds(let person): endBreak(Int(person))
    case .peakEnds: releaseDeferredHandBacks()
    case .helpBegins: break
    case .visitorLeaves(let row): visitorLeaves(row)
    case .reachesParking(let row): reachesParking(row)
    case .returnsFromParking(let row): returnsFromParking(row)
    case .reachesBay(let row): reachesBay(row)
    case .atCarEnds(let row): endAtCar(row)
    case .diagnosisEnds(let row): endDiagnosis(row)
    case .deskEnds(let row): endDesk(row)
    case .handOverEnds(let row): endHandOver(row)
    case .driveEnds(let row): endDrive(row)
    case .workshopTakesOver(let row): workshopTakesOver(row)
    case .patienceEnds(let row): losePatience(row)
    case .receptionToleranceEnds(let row): complainOfReception(row)
    case .stayToleranceEnds(let row): complainOfStay(row)
    case .limitPassed(let row): passLimit(row)
    case .longStayPatrol(let row): noticeLongStay(row)
    case .longStayNoticeGiven(let row): longStayIsKnown(row)
    case .crowdingPatrol: noticeCrowding()
    case .crowdingNoticeGiven: crowdingIsKnown()
    case .crowdingCloses: closeCrowding()
    case .managerArrives: managerArrives()
    case .coordinationEnds: endCoordination()
    case .partsArrive(let row): partsArrive(row)
    case .operationEnds(let row): endOperation(row)
    case .callEnds(let row): endCall(row)
    case .customerAnswers(let row): customerAnswers(row)
    case .inspectionEnds(let row): endInspection(row)
    case .customerReturns(let row): customerReturns(row)
    case .handBackEnds(let row): endHandBack(row)
    case .paymentEnds(let row): endPayment(row)
    case .progressDue(let row): progressFallsDue(row)
    case .progressNoticeEnds(let person): release(Int(person))
    }
  }

  /// Starts everything that can start now. The order is the order of precedence in the shop: what
  /// frees the area first, then what goes on with a customer already received, then new customers.
  ///
  /// Asked after every event, and mostly in vain. So whatever changes the state says where something
  /// may start by it (`CarStore.stir(_:)`), and only there is looked.
  private mutating func settle() {
    // What time alone changes, it changes with the first event of its instant, whichever that is.
    if now >= nextHelp {
      cars.stir(.forAdvisors)
      findNextHelp()
    }
    repeat {
      while !cars.due.isEmpty, startWhatIsDue() {}
      cars.calm()
      assert(startsNothing(), "something could have started and was not looked into")
    } while response.state == .away && !matters.isEmpty && sendDeputy()
    if unserved == 0, staying > 0 { sendStayingHome() }
  }

  /// Looks into all that is due, once.
  @inline(__always)
  private mutating func startWhatIsDue() -> Bool {
    var progress = false
    if !cars.due.isDisjoint(with: .clearing) { progress = clearArea() }
    if !cars.due.isDisjoint(with: .serving) { progress = serveCustomers() || progress }
    return progress
  }

  /// What frees the area.
  @inline(__always)
  private mutating func clearArea() -> Bool {
    var progress = false
    if cars.takeDue(.notices) { progress = giveNotices() }
    if cars.takeDue(.response) { progress = stepResponse() || progress }
    if cars.takeDue(.pools) { progress = dispatchWorkshop() || progress }
    if cars.takeDue(.forDrivers) { progress = driveOut() || progress }
    if cars.takeDue(.supervisor) { progress = handCarsOver() || progress }
    return progress
  }

  /// What goes on with a customer already received, then new customers, then hand-back.
  @inline(__always)
  private mutating func serveCustomers() -> Bool {
    var progress = false
    if cars.takeDue(.forAdvisors) { progress = serveWithAdvisors() }
    if cars.takeDue(.guide) { progress = guideWaitingCars() || progress }
    if cars.takeDue(.forBays) { progress = fillBays() || progress }
    if cars.takeDue(.gate) { progress = admitFromGate() || progress }
    if cars.takeDue(.behindTheForecourt) { progress = serveBehindTheForecourt() || progress }
    return progress
  }

  /// Whether nothing starts even if everything is looked into. Causes of waiting that are booked in
  /// vain are booked by this too: whether they are booked without it, only a release build shows.
  private mutating func startsNothing() -> Bool {
    cars.stir(.all)
    let progress = startWhatIsDue()
    cars.calm()
    return !progress
  }

  /// What the observer has seen.
  func takeObserver() -> Observer { observer }
}

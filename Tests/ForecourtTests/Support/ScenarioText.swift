import EventSimulation
import Forecourt
import ScenarioFiles

/// A shop as the scenario file that a user could have written: what says everything of it and takes
/// nothing but labels from the defaults. `ScenarioLoader` makes the same shop of it, which
/// `RandomScenarioTests` hold it to; so whatever reads files can be tried with random shops.
struct ScenarioText {
  let shop: Shop

  init(_ shop: Shop) { self.shop = shop }

  var text: String {
    """
    // A random shop, written by the tests.
    {
      "name": "\(shop.name)",
      "calendar": \(calendar),
      "demand": \(demand),
      "jobTypes": \(jobTypes),
      "places": \(places),
      "staff": \(staff),
      "reception": \(reception),
      "handOver": \(handOver),
      "crowding": \(crowding),
      "longStay": \(longStay),
      "yardstick": \(yardstick),
      "targets": { "$replace": true },
      "customers": \(customers),
      "fines": \(fines),
      "workshop": \(workshop),
      "handBack": \(handBack),
      "progressNotices": \(notices),
      "costs": \(costs),
      "start": \(start)
    }

    """
  }

  // MARK: Values

  private func object(_ members: [(String, String)]) -> String {
    "{ " + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + " }"
  }

  private func list(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ", ") + "]"
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  private func duration(_ time: Microseconds) -> String { quoted(DurationText.render(time)) }

  private func duration(_ time: Double) -> String { duration(Microseconds(time)) }

  private func clock(_ time: Microseconds) -> String { ClockText.render(time: time) }

  private func money(_ fen: Int64) -> String {
    quoted("¥\(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100)")
  }

  private func week<Day>(_ table: [Day], _ text: (Day) -> String) -> String {
    object(zip(Weekday.allCases, table).map { ($0.code, text($1)) })
  }

  private func intervals(_ table: [[DayInterval]]) -> String {
    week(table) { day in
      day.isEmpty
        ? quoted("off") : list(day.map { quoted("\(clock($0.from))-\(clock($0.to))") })
    }
  }

  private func capacity(_ count: Int) -> String {
    count == Places.unlimited ? quoted("unlimited") : "\(count)"
  }

  private func distribution(_ distribution: Distribution) -> String {
    func kind(_ key: String, _ members: (String, String)...) -> String {
      object([(key, object(members))])
    }
    switch distribution {
    case .constant(let value): return duration(value)
    case .never: return quoted("never")
    case .exponential(let mean): return kind("exponential", ("mean", duration(mean)))
    case .uniform(let low, let high):
      return kind("uniform", ("low", duration(low)), ("high", duration(high)))
    case .triangular(let low, let mode, let high):
      return kind(
        "triangular", ("low", duration(low)), ("mode", duration(mode)), ("high", duration(high)))
    case .normal(let mean, let sd, let low, let high):
      let bounds = [("low", low), ("high", high)].filter { $0.1.isFinite }
      return object([
        (
          "normal",
          object(
            [("mean", duration(mean)), ("sd", duration(sd))]
              + bounds.map { ($0.0, duration($0.1)) })
        )
      ])
    case .lognormal(let mean, let cv):
      return kind("lognormal", ("mean", duration(mean)), ("cv", "\(cv)"))
    case .gamma(let mean, let cv):
      return kind("gamma", ("mean", duration(mean)), ("cv", "\(cv)"))
    case .weibull(let mean, let cv):
      return kind("weibull", ("mean", duration(mean)), ("cv", "\(cv)"))
    case .erlang(let mean, let stages):
      return kind("erlang", ("mean", duration(mean)), ("stages", "\(stages)"))
    case .empirical(let values): return object([("empirical", list(values.map(duration)))])
    case .mixture(let parts):
      return object([
        (
          "mixture",
          list(
            parts.map {
              object([("weight", "\($0.weight)"), ("of", self.distribution($0.distribution))])
            })
        )
      ])
    }
  }

  // MARK: Sections

  private var calendar: String {
    let calendar = shop.calendar
    // A file's days are the measured ones; the warm-up lies before them.
    return object([
      ("firstDate", quoted("\(calendar.date(ofDay: calendar.warmUpDays))")),
      ("days", "\(calendar.days - calendar.warmUpDays)"),
      ("warmUpDays", "\(calendar.warmUpDays)"),
      (
        "opening",
        week(calendar.opening) { hours in
          hours.map {
            object([
              ("opens", quoted(clock($0.opens))), ("closes", quoted(clock($0.closes))),
              ("lastArrival", quoted(clock($0.lastArrival))),
            ])
          } ?? quoted("closed")
        }
      ),
      ("closed", list(calendar.closedDates.map { quoted("\($0)") })),
      (
        "specialDays",
        list(
          calendar.specialDays.map { day in
            object(
              [("date", quoted("\(day.date)")), ("factor", "\(day.factor)")]
                + (day.like.map { [("like", quoted($0.code))] } ?? []))
          })
      ),
    ])
  }

  private var demand: String {
    let demand = shop.demand
    let booking = demand.appointments
    return object([
      (
        "walkInsPerHour",
        week(demand.walkInRates) { rates in
          object(rates.enumerated().map { ($0 < 10 ? "0\($0)" : "\($0)", "\($1)") })
        }
      ),
      ("dayToDayVariation", "\(demand.dayToDayVariation)"),
      (
        "beforeOpening",
        object([
          ("cars", week(demand.beforeOpening.cars) { "\($0)" }),
          ("early", distribution(demand.beforeOpening.early)),
        ])
      ),
      (
        "appointments",
        object([
          ("rule", quoted("custom")),
          (
            "slots",
            week(booking.template) { slots in
              object(slots.map { (clock($0.time), "\($0.places)") })
            }
          ),
          ("bookedShare", "\(booking.bookedShare)"), ("noShow", "\(booking.noShow)"),
          ("punctuality", distribution(booking.punctuality)),
        ])
      ),
      (
        "otherVisitors",
        object([
          ("perDay", "\(demand.visitors.perDay)"), ("stay", distribution(demand.visitors.stay)),
          ("turnAway", distribution(demand.visitors.turnAway)),
        ])
      ),
      ("trace", demand.trace.map { object([("cars", list($0.map(car)))]) } ?? "null"),
    ])
  }

  private func car(_ car: TraceArrival) -> String {
    func instant(_ time: Microseconds) -> String {
      let day = Int(time / TimeUnit.day)
      return quoted("\(shop.calendar.date(ofDay: day)) \(clock(time % TimeUnit.day))")
    }
    return object(
      [("at", instant(car.time)), ("job", quoted(shop.jobTypes[car.jobType].id))]
        + (car.bookedSlot.map { [("booked", instant($0))] } ?? []))
  }

  private var jobTypes: String {
    object(
      [("$replace", "true")]
        + shop.jobTypes.map { job in
          (
            job.id,
            object([
              ("name", quoted(job.name.en)), ("share", "\(job.share)"),
              ("bookedShare", "\(job.bookedShare)"), ("atCar", distribution(job.atCar)),
              ("atDesk", distribution(job.atDesk)),
              ("diagnosisProbability", "\(job.diagnosisProbability)"),
              ("diagnosis", distribution(job.diagnosis)),
              (
                "operations",
                list(
                  job.operations.map {
                    object([
                      ("pool", quoted(shop.workshop?.pools[$0.pool].id ?? "")),
                      ("duration", distribution($0.duration)),
                    ])
                  })
              ),
              ("washAccepted", "\(job.washAccepted)"), ("isMajor", "\(job.isMajor)"),
              ("handBack", distribution(job.handBack)),
              ("pickUpDelay", distribution(job.pickUpDelay)),
            ])
          )
        })
  }

  private var places: String {
    let places = shop.places
    return object([
      ("bays", "\(places.bays)"), ("lane", capacity(places.lane)),
      ("temporaryParking", capacity(places.temporaryParking)),
      ("waitingBays", capacity(places.waitingBays)),
      ("awaitingRepair", capacity(places.awaitingRepair)),
      ("gateQueue", capacity(places.gateQueue)),
      ("finishedParking", capacity(places.finishedParking)),
    ])
  }

  private var staff: String {
    let staff = shop.staff
    func roles(_ roles: [Role]) -> String { list(roles.map { quoted($0.key) }) }
    return object(
      Role.allCases.map { role in
        (
          role.key,
          object([
            ("minimumOnDuty", "\(staff.minimumOnDuty[Int(role.rawValue)])"),
            ("people", list(staff.people.filter { $0.role == role }.map(person))),
          ])
        )
      } + [
        ("notifyDeputies", roles(staff.notifyDeputies)),
        ("attendDeputies", roles(staff.attendDeputies)),
      ])
  }

  private func person(_ person: Person) -> String {
    object([
      ("name", quoted(person.name)), ("speed", "\(person.speed)"),
      ("wagePerHour", money(person.wagePerHour)), ("shift", intervals(person.shifts)),
      (
        "breaks",
        list(
          person.breaks.map {
            object([
              ("window", quoted("\(clock($0.window.from))-\(clock($0.window.to))")),
              ("length", duration($0.length)),
            ])
          })
      ),
    ])
  }

  private var reception: String {
    let reception = shop.reception
    let help = reception.frontDeskHelp
    return object([
      ("guide", distribution(reception.guide)),
      ("selfParking", distribution(reception.selfParking)),
      ("order", quoted("\(reception.order)")), ("reservedBays", "\(reception.reservedBays)"),
      ("target", duration(reception.target)), ("bookedFactor", "\(reception.bookedFactor)"),
      ("advisorStaysForDiagnosis", "\(reception.advisorStaysForDiagnosis)"),
      ("clearBayEarly", "\(reception.clearBayEarly)"),
      (
        "frontDeskHelp",
        help.map {
          object([
            ("enabled", "true"), ("peakWindows", intervals($0.peakWindows)),
            ("assistAt", $0.assistAt.map { "\($0)" } ?? "null"), ("steps", quoted("\($0.steps)")),
          ])
        } ?? object([("enabled", "false")])
      ),
    ])
  }

  private var handOver: String {
    let handOver = shop.handOver
    return object([
      ("handOver", distribution(handOver.handOver)),
      ("destination", quoted("\(handOver.destination)")), ("driver", quoted(handOver.driver.key)),
      ("drive", distribution(handOver.drive)),
      ("parkingDrive", distribution(handOver.parkingDrive)),
      ("workshopTakesOver", distribution(handOver.workshopTakesOver)),
    ])
  }

  private func response(_ response: EscalationResponse) -> String {
    object([
      ("noticeDelay", distribution(response.noticeDelay)),
      ("noticeReliability", "\(response.noticeReliability)"),
      ("patrolEvery", duration(response.patrolEvery)),
      ("attendance", distribution(response.attendance)),
      ("coordination", distribution(response.coordination)),
      ("calledOff", "\(response.calledOff)"),
    ])
  }

  private var crowding: String {
    let rule = shop.crowding
    return object([
      ("enabled", "\(rule.enabled)"), ("threshold", "\(rule.threshold)"),
      ("closeAfter", duration(rule.closeAfter)),
      ("actions", list(rule.actions.map { quoted("\($0)") })),
      ("recallBelow", rule.recallBelow.map { "\($0)" } ?? "null"),
      ("response", response(rule.response)),
    ])
  }

  private var longStay: String {
    let rule = shop.longStay
    return object([
      ("enabled", "\(rule.enabled)"), ("limit", duration(rule.limit)),
      ("repeatEvery", rule.repeatEvery.map { duration($0) } ?? "null"),
      ("actions", list(rule.actions.map { quoted("\($0)") })),
      ("clockAfterReturn", quoted("\(rule.clockAfterReturn)")),
      ("response", response(rule.response)),
    ])
  }

  private var yardstick: String {
    object([
      ("crowded", "\(shop.yardstick.crowded)"),
      ("longStay", duration(shop.yardstick.longStay)),
    ])
  }

  private var customers: String {
    let customers = shop.customers
    return object([
      ("patience", distribution(customers.patience)),
      ("receptionTolerance", distribution(customers.receptionTolerance)),
      ("stayTolerance", distribution(customers.stayTolerance)),
      ("loungeFactor", "\(customers.loungeFactor)"),
    ])
  }

  private var fines: String {
    let attribution =
      if case .fixed(let role) = shop.fines.attribution { role.key } else {
        "\(shop.fines.attribution)"
      }
    return object([
      ("amount", money(shop.fines.amount)), ("fineOn", quoted("\(shop.fines.trigger)")),
      ("attribution", quoted(attribution)),
    ])
  }

  private var workshop: String {
    guard let workshop = shop.workshop else { return object([("enabled", "false")]) }
    let additional = workshop.additionalWork
    return object([
      ("enabled", "true"),
      ("pools", object([("$replace", "true")] + workshop.pools.map { ($0.id, pool($0)) })),
      ("dispatch", quoted("\(workshop.dispatch)")),
      (
        "additionalWork",
        object([
          ("probability", "\(additional.probability)"), ("call", distribution(additional.call)),
          ("answer", distribution(additional.answer)), ("accepted", "\(additional.accepted)"),
          ("extraShare", "\(additional.extraShare)"),
        ])
      ),
      ("partsWaitProbability", "\(workshop.partsWaitProbability)"),
      ("partsWait", distribution(workshop.partsWait)),
      ("inspection", distribution(workshop.inspection)),
      ("reworkProbability", "\(workshop.reworkProbability)"),
      ("reworkShare", "\(workshop.reworkShare)"), ("wash", distribution(workshop.wash)),
      ("washTouchUp", distribution(workshop.washTouchUp)),
    ])
  }

  private func pool(_ pool: Pool) -> String {
    object([
      ("name", quoted(pool.name.en)), ("kind", quoted("\(pool.kind)")), ("bays", "\(pool.bays)"),
      ("teams", "\(pool.teams)"), ("hours", intervals(pool.hours)),
      ("teamWagePerHour", money(pool.teamWagePerHour)),
    ])
  }

  private var handBack: String {
    let handBack = shop.handBack
    return object([
      ("priority", quoted("\(handBack.priority)")), ("deferMajor", "\(handBack.deferMajor)"),
      ("peakWindows", intervals(handBack.peakWindows)),
      ("payment", distribution(handBack.payment)),
    ])
  }

  private var notices: String {
    let notices = shop.progressNotices
    return object([
      ("enabled", "\(notices.enabled)"), ("every", duration(notices.every)),
      ("duration", distribution(notices.duration)),
      ("toleranceFactor", "\(notices.toleranceFactor)"),
    ])
  }

  private var costs: String {
    object([
      ("overtimeFactor", "\(shop.costs.overtimeFactor)"),
      ("loadFactor", "\(shop.costs.loadFactor)"), ("lostCustomer", money(shop.costs.lostCustomer)),
    ])
  }

  private var start: String {
    func cars(_ place: StartingCars.Place) -> String {
      object(
        shop.startingCars.filter { $0.place == place }.map {
          (shop.jobTypes[$0.jobType].id, "\($0.count)")
        })
    }
    return object([("gate", cars(.gate)), ("awaitingRepair", cars(.awaitingRepair))])
  }
}

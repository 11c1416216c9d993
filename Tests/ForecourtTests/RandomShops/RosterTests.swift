import EventSimulation
import Forecourt
import Testing

/// The meal-time rule (source section 5) over thousands of random rosters. What is right is worked
/// out here from the rosters and from who was present when; a log says only who went and who did not.
@Suite struct `Random rosters` {
  private struct Dice {
    var state: UInt64

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }
  }

  /// One to six advisors and up to three guards with any shift and up to two breaks, in any window
  /// of the day; customers only if `isBusy`.
  private static func shop(_ seed: UInt64, isBusy: Bool) -> Shop {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    return .quiet { shop in
      shop.employ(.advisor, dice.roll(1...6))
      shop.employ(.guardPost, dice.roll(0...3))
      for index in shop.staff.people.indices {
        let from = clock(dice.roll(7...12), 15 * dice.roll(0...3))
        if index > 0, dice.roll(0...2) > 0 {
          shop.staff.people[index].shifts[0] = [
            DayInterval(from: from, to: from + Int64(dice.roll(1...8)) * TimeUnit.hour)
          ]
        }
        var begin = clock(dice.roll(8...13), 15 * dice.roll(0...3))
        shop.staff.people[index].breaks = (0..<dice.roll(0...2)).map { _ in
          let window = DayInterval(
            from: begin, to: begin + Int64(dice.roll(1...8)) * 15 * 60_000_000)
          begin = window.to + Int64(dice.roll(0...4)) * 15 * TimeUnit.minute
          return Break(window: window, length: Int64(dice.roll(1...60)) * TimeUnit.minute)
        }
      }
      shop.staff.minimumOnDuty = Role.allCases.map { _ in dice.roll(0...3) }
      guard isBusy else { return }
      shop.reception.guide = minutes(Double(dice.roll(0...3)))
      shop.demand.trace = (0..<dice.roll(5...60)).map { _ in
        clock(8, dice.roll(0...599))
      }.sorted().map { TraceArrival(time: $0, jobType: 0, bookedSlot: nil) }
    }
  }

  /// Who is present when: on duty and not on a break, as the log has it.
  private struct Presence {
    /// By person: stretches from … to.
    var present: [[DayInterval]]
    var went: [[Microseconds]]
    var missed: [[Microseconds]]

    init(_ log: EventLog, people: Int) {
      var since = [Microseconds?](repeating: nil, count: people)
      present = Array(repeating: [], count: people)
      went = present.map { _ in [] }
      missed = went
      for event in log.events where event.person >= 0 {
        let person = Int(event.person)
        switch event.kind {
        case .shiftBegins, .breakEnds: since[person] = event.time
        case .shiftEnds, .breakBegins:
          if event.kind == .breakBegins { went[person].append(event.time) }
          if let from = since[person] {
            present[person].append(DayInterval(from: from, to: event.time))
          }
          since[person] = nil
        case .breakMissed: missed[person].append(event.time)
        default: break
        }
      }
    }

    /// `sharp`: who leaves at that very instant has left.
    func count(at time: Microseconds, of people: [Int], sharp: Bool = true) -> Int {
      people.count {
        present[$0].contains { $0.from <= time && (time < $0.to || !sharp && time == $0.to) }
      }
    }
  }

  /// Each break that falls due is either given, within its window and with enough others present,
  /// or reported as missed, once, at the end of the window. A shift that ends inside the window
  /// takes the break along.
  @Test(arguments: [false, true]) func `Every break is given by the rule or reported`(isBusy: Bool)
  {
    var given = 0
    var reported = 0
    for seed in seeds(1500) {
      let shop = Self.shop(seed, isBusy: isBusy)
      let (measures, log) = Simulator(shop).log(seed: seed, replication: 0)
      let presence = Presence(log, people: shop.staff.people.count)
      for (index, person) in shop.staff.people.enumerated() {
        let shift = person.shifts[0][0]
        let others = shop.staff.people.indices.filter {
          $0 != index && shop.staff.people[$0].role == person.role
        }
        let minimum = shop.staff.minimumOnDuty[Int(person.role.rawValue)]
        // A task may end, and the break begin, in the instant before a colleague goes home.
        for time in presence.went[index] {
          #expect(
            presence.count(at: time, of: others, sharp: !isBusy) >= minimum,
            "seed \(seed), \(person.name)")
          #expect(person.breaks.contains { $0.window.contains(time) }, "seed \(seed)")
        }
        for pause in person.breaks
        where shift.from <= pause.window.from && pause.window.to < shift.to {
          let went = presence.went[index].filter { pause.window.contains($0) }
          let missed = presence.missed[index].filter { $0 == pause.window.to }
          #expect(
            went.count + missed.count == 1,
            "seed \(seed), \(person.name): \(went.count) given, \(missed.count) missed")
          given += went.count
          reported += missed.count
        }
      }
      #expect(Int(measures[.breaksTaken]) == presence.went.joined().count, "seed \(seed)")
      #expect(Int(measures[.breaksMissed]) == presence.missed.joined().count, "seed \(seed)")
    }
    #expect(given > 1000 && reported > 200)
  }

  /// With no customers nobody is ever busy: then a break is given at the first instant in its window
  /// at which enough others are present. So between the opening of the window and the break (or its
  /// end) there is no such instant.
  @Test func `Nobody waits for a break that could be given`() {
    var waits = 0
    for seed in seeds(1500) {
      let shop = Self.shop(seed, isBusy: false)
      let log = Simulator(shop).log(seed: seed, replication: 0).log
      let presence = Presence(log, people: shop.staff.people.count)
      let instants = Set(log.events.map(\.time)).sorted()
      for (index, person) in shop.staff.people.enumerated() {
        let shift = person.shifts[0][0]
        let others = shop.staff.people.indices.filter {
          $0 != index && shop.staff.people[$0].role == person.role
        }
        let minimum = shop.staff.minimumOnDuty[Int(person.role.rawValue)]
        for pause in person.breaks
        where shift.from <= pause.window.from && pause.window.from < shift.to {
          let end =
            presence.went[index].first { pause.window.contains($0) }
            ?? min(pause.window.to, shift.to)
          guard presence.count(at: pause.window.from, of: [index]) == 1 else { continue }
          for time in [pause.window.from] + instants where time >= pause.window.from && time < end {
            waits += 1
            #expect(
              presence.count(at: time, of: others) < minimum,
              "seed \(seed), \(person.name) waits at \(timeOfDay(time))")
          }
        }
      }
    }
    #expect(waits > 500)
  }
}

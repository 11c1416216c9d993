import Documents
public import EventSimulation
public import Forecourt

/// The first event at which two runs part.
public struct Divergence: Sendable {
  /// How many events both have in common before it.
  public let common: Int
  /// Nil: this run has ended.
  public let first: LoggedEvent?
  public let second: LoggedEvent?

  /// Where they stand in their logs.
  let places: (Int, Int)

  /// Nil where both runs are the same, event by event.
  ///
  /// - Parameter ignoringRosters: who comes, goes and takes a break is no event, so that one more
  ///   person on the roster parts the runs only where it matters to a car.
  public init?(_ first: RecordedRun, _ second: RecordedRun, ignoringRosters: Bool = false) {
    let (left, right) = (first.log.events, second.log.events)
    var (i, j, count) = (0, 0, 0)
    while true {
      if ignoringRosters {
        while i < left.count, left[i].kind.isOfRosters { i += 1 }
        while j < right.count, right[j].kind.isOfRosters { j += 1 }
      }
      guard i < left.count, j < right.count,
        Self.isSame(left[i], first.shop, right[j], second.shop)
      else { break }
      (i, j, count) = (i + 1, j + 1, count + 1)
    }
    guard i < left.count || j < right.count else { return nil }
    common = count
    places = (i, j)
    self.first = i < left.count ? left[i] : nil
    self.second = j < right.count ? right[j] : nil
  }

  /// It is about who is on duty, not about a car.
  public var isOfRosters: Bool {
    (first?.kind.isOfRosters ?? true) || (second?.kind.isOfRosters ?? true)
  }

  /// When: the earlier of the two events.
  public var time: Microseconds {
    min(first?.time ?? .never, second?.time ?? .never)
  }

  /// People are the same by name: a roster may number them otherwise.
  private static func isSame(
    _ left: LoggedEvent, _ shop: Shop, _ right: LoggedEvent, _ other: Shop
  ) -> Bool {
    left.time == right.time && left.kind == right.kind && left.car == right.car
      && left.place == right.place && left.index == right.index && left.detail == right.detail
      && name(left, shop) == name(right, other)
  }

  private static func name(_ event: LoggedEvent, _ shop: Shop) -> String? {
    let person = Int(event.person)
    return shop.staff.people.indices.contains(person) ? shop.staff.people[person].name : nil
  }
}

extension EventKind {
  fileprivate var isOfRosters: Bool {
    switch self {
    case .shiftBegins, .shiftEnds, .breakBegins, .breakEnds, .breakMissed: true
    default: false
    }
  }
}

/// The place of every car on the forecourt after some events.
struct ForecourtState {
  private var places: [UInt32: (place: Place, index: Int16)] = [:]

  init(_ events: some Sequence<LoggedEvent>) {
    for event in events where event.car > 0 { add(event) }
  }

  private mutating func add(_ event: LoggedEvent) {
    switch event.kind {
    case .arrives: places[event.car] = (.road, -1)
    case .joinsGateQueue: places[event.car] = (.gateQueue, -1)
    case .entersLane: places[event.car] = (event.place == .bay ? .bay : .lane, event.index)
    case .diverted, .parked: places[event.car] = (.temporaryParking, -1)
    // The bay is held from the moment the car sets off.
    case .called, .guideBegins, .selfParks, .reachesBay: places[event.car] = (.bay, event.index)
    case .driveBegins, .driveEnds: places[event.car] = (event.place, -1)
    case .operationBegins: places[event.car] = (.workshop, -1)
    case .finished: places[event.car] = (.finishedParking, -1)
    case .completes, .drivesOn, .losesPatience, .visitorLeaves, .noShow:
      places[event.car] = nil
    default: break
    }
  }

  /// The cars that hold a bay, in order of the bays.
  var holders: [(bay: Int, car: UInt32)] {
    places.filter { $0.value.place == .bay && $0.value.index >= 0 }
      .map { (Int($0.value.index), $0.key) }.sorted { $0 < $1 }
  }

  /// “Bay 1: car 12 · bay 2: car 9 · lane: 14, 15 · temporary parking: 13”
  func text(bays: Int) -> Text {
    func cars(_ place: Place) -> [UInt32] {
      places.filter { $0.value.place == place }.map(\.key).sorted()
    }
    var parts: [Text] = (0..<min(bays, 12)).map { bay in
      let here = places.filter { $0.value.place == .bay && $0.value.index == bay }
        .map(\.key).sorted().map(String.init).joined(separator: ", ")
      return Text(
        "bay \(bay + 1): \(here.isEmpty ? "empty" : "car \(here)")",
        "\(bay + 1) 号工位：\(here.isEmpty ? "空" : "\(here) 号车")")
    }
    let names: [(Place, Text)] = [
      (.lane, Text("lane", "通道")), (.gateQueue, Text("queue outside", "门外排队")),
      (.temporaryParking, Text("temporary parking", "临时停车位")),
      (.waitingBay, Text("waiting bays", "等待工位")),
      (.awaitingRepair, Text("awaiting-repair lot", "待修区")),
      (.workshop, Text("workshop", "车间")),
    ]
    for (place, name) in names {
      let here = cars(place)
      guard !here.isEmpty else { continue }
      let list = here.prefix(12).map(String.init).joined(separator: ", ")
      let more = here.count > 12 ? ", …" : ""
      parts.append(Text("\(name.en): \(list)\(more)", "\(name.zh)：\(list)\(more)"))
    }
    return Text(
      parts.map(\.en).joined(separator: " · "), parts.map(\.zh).joined(separator: " · "))
  }
}

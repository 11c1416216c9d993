public import DataFiles
public import Documents
import EventSimulation
public import Forecourt
import ScenarioFiles

/// The events of a run and the shop whose names they use: simulated now, or read from a log.
public struct RecordedRun: Sendable {
  public let shop: Shop
  public let log: EventLog

  public init(_ log: EventLog, shop: Shop) {
    self.log = log
    self.shop = shop
  }

  /// A log that was written by `run --log` or by `trace --format csv`.
  ///
  /// - Parameter shop: whose events they are; nil: unknown, then its places and jobs go by number.
  public init(_ table: CSVTable, shop: Shop?) throws(RecordedRunFault) {
    guard let form = LogForm(table) else { throw RecordedRunFault(file: table.file, line: 1) }
    var names: [String] = shop?.staff.people.map(\.name) ?? []
    var events: [LoggedEvent] = []
    events.reserveCapacity(table.rows.count)
    for row in table.rows {
      guard let event = form.event(row.cells, &names) else {
        throw RecordedRunFault(file: table.file, line: row.line)
      }
      events.append(event)
    }
    guard var known = shop ?? Self.unknownShop else {
      throw RecordedRunFault(file: table.file, line: 1)
    }
    for name in names.dropFirst(known.staff.people.count) {
      known.staff.people.append(Self.person(name))
    }
    if shop == nil {
      known.jobTypes = Self.unnamedJobs(events, like: known.jobTypes[0])
    }
    self.shop = known
    log = EventLog(events: events, visits: [])
  }

  /// The places of the defaults; pools without names, and nobody on the roster yet.
  private static var unknownShop: Shop? {
    var shop = ScenarioLoader().load(text: "{}").scenario?.shop
    shop?.workshop = nil
    shop?.staff.people = []
    return shop
  }

  /// As many job types as occur, by number.
  private static func unnamedJobs(_ events: [LoggedEvent], like job: JobType) -> [JobType] {
    let most = events.reduce(0) { $1.kind == .arrives ? max($0, $1.detail) : $0 }
    return (0...min(most, 1000)).map { number in
      var named = job
      named.name = BilingualName(en: "job type \(number + 1)", zh: "第 \(number + 1) 类作业")
      return named
    }
  }

  private static func person(_ name: String) -> Person {
    Person(
      name: name, role: .guardPost, speed: 1, wagePerHour: 0,
      shifts: Array(repeating: [], count: 7), breaks: [])
  }
}

/// Why a file is no event log.
public struct RecordedRunFault: Error, Sendable {
  public var file: String
  public var line: Int

  public var message: Text {
    let place = "\(file.safeForTerminal):\(line)"
    return Text(
      "\(place): this is no event log of baysim (expected events.csv of “run --log”, or what "
        + "“trace --format csv” prints)",
      "\(place)：不是 baysim 的事件日志（应为 “run --log” 的 events.csv 或 "
        + "“trace --format csv” 的输出）")
  }
}

/// Where the columns of an event log are, and how it writes its instants.
private struct LogForm {
  private let kind: Int
  private let car: Int
  private let person: Int
  private let place: Int
  private let index: Int
  private let detail: Int
  private let time: Int
  /// The day from 1, of a trace; nil: `time` holds a date.
  private let day: Int?
  private let kinds: [String: EventKind]
  private let places: [String: Place]
  private let origin: Microseconds

  /// Instants, durations, amounts and numbers of a run lie far within; one more or less is no
  /// overflow.
  private static let details = -1 << 60...Int64(1) << 60

  init?(_ table: CSVTable) {
    func column(_ names: String...) -> Int? {
      names.lazy.compactMap { table.place(of: $0) }.first
    }
    guard let kind = column("activity", "event"), let car = column("case", "car"),
      let person = column("resource", "person"), let place = column("place"),
      let index = column("index"), let detail = column("detail"),
      let time = column("start", "time")
    else { return nil }
    self.kind = kind
    self.car = car
    self.person = person
    self.place = place
    self.index = index
    self.detail = detail
    self.time = time
    day = column("day")
    kinds = Dictionary(
      EventKind.allCases.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })
    places = Dictionary(
      Place.allCases.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })
    // Days count from that of the first event, as in a trace.
    origin =
      table.rows.first.flatMap { $0.cells.indices.contains(time) ? $0.cells[time] : nil }
      .flatMap { ClockText.date($0.prefix(10)) }
      .map { Microseconds($0.dayNumber) * TimeUnit.day } ?? 0
  }

  func event(_ cells: [String], _ names: inout [String]) -> LoggedEvent? {
    let last = max(kind, car, person, place, index, detail, time, day ?? 0)
    guard cells.count > last, let kind = kinds[cells[kind]], let place = places[cells[place]],
      let time = instant(cells), let detail = Int64(cells[detail]),
      Self.details.contains(detail), let car = cells[car].isEmpty ? 0 : UInt32(cells[car])
    else { return nil }
    // A trace counts bays from 1 and leaves out what there is none of.
    let first = day == nil ? 0 : 1
    guard let number = cells[self.index].isEmpty ? first - 1 : Int(cells[self.index]),
      (first - 1...ShopLimits.count + first).contains(number)
    else { return nil }
    let index = Int16(number - first)
    var who: Int32 = -1
    if !cells[person].isEmpty {
      if let known = names.firstIndex(of: cells[person]) {
        who = Int32(known)
      } else {
        who = Int32(names.count)
        names.append(cells[person])
      }
    }
    return LoggedEvent(
      time: time, kind: kind, place: place, index: index, person: who, car: car, detail: detail)
  }

  private func instant(_ cells: [String]) -> Microseconds? {
    if let day {
      guard let number = Int64(cells[day]), (1...100_000).contains(number),
        let clock = clock(cells[time][...])
      else { return nil }
      return (number - 1) * TimeUnit.day + clock
    }
    let text = cells[time]
    guard text.utf8.count > 11, let date = ClockText.date(text.prefix(10)),
      let clock = clock(text.dropFirst(11))
    else { return nil }
    return Microseconds(date.dayNumber) * TimeUnit.day + clock - origin
  }

  /// `08:05:12.000001`
  private func clock(_ text: Substring) -> Microseconds? {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let first = parts.first, let whole = ClockText.time(first) else { return nil }
    guard parts.count == 2 else { return whole }
    let digits = parts[1]
    guard digits.utf8.count <= 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let fraction = Int64(digits)
    else { return nil }
    return whole + (digits.utf8.count..<6).reduce(fraction) { value, _ in value * 10 }
  }
}

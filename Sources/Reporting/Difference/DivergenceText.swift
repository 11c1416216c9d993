public import Documents
import EventSimulation
import Forecourt

/// The first divergence of two runs for people: the last events that both have, who stands where,
/// and how either goes on.
public struct DivergenceText {
  private let divergence: Divergence
  private let runs: (RecordedRun, RecordedRun)
  private let names: (String, String)
  private let language: Language

  /// Events before the divergence that are told.
  private static let told = 6

  public init(
    _ divergence: Divergence, runs: (RecordedRun, RecordedRun), names: (String, String),
    language: Language
  ) {
    self.divergence = divergence
    self.runs = runs
    self.names = (names.0.safeForTerminal, names.1.safeForTerminal)
    self.language = language
  }

  /// What both runs have in common.
  private var before: ArraySlice<LoggedEvent> { runs.0.log.events[..<divergence.places.0] }

  public func lines() -> [String] {
    let common = divergence.common
    let day = divergence.time / TimeUnit.day + 1
    var lines = [
      Text(
        "The runs part after \(NumberText.whole(common)) common events, on day \(day) at "
          + "\(clock(divergence.time)):",
        "前 \(NumberText.whole(common)) 个事件相同，自第 \(day) 天 \(clock(divergence.time)) 起不同：")[
          language],
      "",
    ]
    let sentence = TraceSentence(runs.0.shop, language: language)
    let last = before.suffix(Self.told)
    lines += last.map { "  " + clock($0.time) + "  " + sentence.text($0) }
    if common > 0 {
      let state = ForecourtState(before).text(bays: runs.0.shop.places.bays)
      let people = people
      lines += ["  " + state[language]]
      if !people.isEmpty { lines.append("  " + people) }
      lines.append("")
    }
    lines += goingOn(names.0, divergence.places.0, runs.0)
    lines += goingOn(names.1, divergence.places.1, runs.1)
    return lines
  }

  /// How one run goes on: the event that the other does not have, and two more.
  private func goingOn(_ name: String, _ place: Int, _ run: RecordedRun) -> [String] {
    let mark = language == .zh ? "“\(name)”：" : "“\(name)”:"
    guard place < run.log.events.count else {
      return [mark, Text("  the log ends here", "  日志到此结束")[language]]
    }
    let sentence = TraceSentence(run.shop, language: language)
    let next = run.log.events[place...].prefix(3)
    return [mark] + next.map { "  " + clock($0.time) + "  " + sentence.text($0) }
  }

  /// What those on duty are doing.
  private var people: String {
    guard let time = before.last?.time else { return "" }
    let log = EventLog(events: Array(before), visits: [])
    let timeline = StaffTimeline(log, of: runs.0.shop)
    let parts = runs.0.shop.staff.people.indices.compactMap { person -> String? in
      let stretch = timeline.stretch(of: person, at: time)
      if stretch?.activity == .offDuty { return nil }
      let name = runs.0.shop.staff.people[person].label[language].safeForTerminal
      let what = stretch?.text ?? Text("is free", "空闲")
      return Text("\(name) \(what.en)", "\(name) \(what.zh)")[language]
    }
    return parts.joined(separator: " · ")
  }

  private func clock(_ time: Microseconds) -> String {
    let ofDay = time % TimeUnit.day
    return TimeText.clock(
      microsecondsSinceMidnight: ofDay,
      to: ofDay % TimeUnit.second == 0 ? .second : .microsecond)
  }
}

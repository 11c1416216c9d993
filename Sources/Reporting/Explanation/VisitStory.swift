import EventSimulation
public import Forecourt

/// A visit as a story: each stretch with its cause, and for each wait the chain behind it.
public struct VisitStory {
  private let shop: Shop
  private let log: EventLog
  private let staff: StaffTimeline
  private let language: Language

  public init(_ log: EventLog, shop: Shop, language: Language) {
    self.shop = shop
    self.log = log
    self.language = language
    staff = StaffTimeline(log, of: shop)
  }

  /// Lines to print; empty if the log has no such car.
  public func lines(ofCar car: UInt32) -> [String] {
    guard let timeline = log.timeline(ofCar: car) else { return [] }
    return [headline(timeline)] + [""] + timeline.segments.flatMap { stretch($0, timeline) }
      + [""] + escalations(timeline) + [""] + balance(timeline)
  }

  private func headline(_ timeline: VisitTimeline) -> String {
    let visit = timeline.visit
    let job =
      shop.jobTypes.indices.contains(visit.jobType)
      ? shop.jobTypes[visit.jobType].name : BilingualName(en: "not in for service", zh: "非维保车辆")
    let booked = visit.bookedSlot.map {
      Text("booked for \(clock($0))", "预约 \(clock($0))")
    }
    let kind = (booked ?? Text("walk-in", "随到"))[language]
    return Text(
      "Car \(visit.car): \(job.en), \(kind), arrives \(clock(visit.arrival))",
      "\(visit.car) 号车：\(job.zh)，\(kind)，\(clock(visit.arrival)) 到店")[language]
      .safeForTerminal
  }

  private func stretch(_ segment: VisitSegment, _ timeline: VisitTimeline) -> [String] {
    let line =
      "\(clock(segment.from))  "
      + duration(segment.length).padded(toWidth: 13) + segment.cause.title[language]
    return [line] + chain(segment, timeline).map { "             → " + $0 }
  }

  // MARK: The chain behind a wait

  private func chain(_ segment: VisitSegment, _ timeline: VisitTimeline) -> [String] {
    let at = segment.from
    switch segment.cause {
    case .guidance: return who(.guardPost, at)
    case .advisorBusy: return who(.advisor, at)
    case .supervisorBusy: return who(.supervisor, at)
    case .moverBusy: return who(shop.handOver.driver, at)
    case .bayFull, .gate: return bays(at, except: timeline.visit.car)
    case .diverted: return diversion(timeline)
    case .workshopFull:
      return [
        Text("the workshop had not taken it, and the lot had no place", "车间尚未接车，待修区无空位")[
          language]
      ]
    default: return []
    }
  }

  /// What everybody of a role was doing.
  private func who(_ role: Role, _ time: Microseconds) -> [String] {
    let people = shop.staff.people.indices.filter { shop.staff.people[$0].role == role }
    let parts = people.map { person -> String in
      let name = shop.staff.people[person].name.safeForTerminal
      guard let stretch = staff.stretch(of: person, at: time) else {
        return Text("\(name) was free", "\(name) 空闲")[language]
      }
      return Text("\(name) ", "\(name) ")[language] + activity(stretch)[language]
    }
    return parts.isEmpty
      ? [Text("there is nobody of this role", "无此岗位人员")[language]]
      : [parts.joined(separator: language == .zh ? "；" : "; ")]
  }

  private func activity(_ stretch: StaffTimeline.Stretch) -> Text {
    let car = stretch.car
    return switch stretch.activity {
    case .offDuty: Text("was off duty", "未在岗")
    case .onBreak: Text("was on a break", "休息中")
    case .guiding: Text("was guiding car \(car)", "正在引导 \(car) 号车")
    case .turningAway: Text("was turning car \(car) away", "正在劝离 \(car) 号车")
    case .receiving: Text("was receiving car \(car)", "正在接待 \(car) 号车")
    case .atDesk: Text("was doing the papers of car \(car)", "正在为 \(car) 号车开单")
    case .handingOver: Text("was handing car \(car) to the workshop", "正在交接 \(car) 号车")
    case .driving: Text("was driving car \(car)", "正在移 \(car) 号车")
    case .attending: Text("was attending on the spot", "正在现场协调")
    case .inspecting: Text("was inspecting car \(car)", "正在检验 \(car) 号车")
    case .handingBack: Text("was handing car \(car) back", "正在交付 \(car) 号车")
    case .settling: Text("was settling the bill of car \(car)", "正在为 \(car) 号车结算")
    case .calling: Text("was calling the customer of car \(car)", "正在致电 \(car) 号车客户")
    case .notifying:
      Text("was telling the customer of car \(car) how it stands", "正在通报 \(car) 号车进度")
    case .free: Text("was free", "空闲")
    }
  }

  /// Which cars held the bays, and what they were there for.
  private func bays(_ time: Microseconds, except car: UInt32) -> [String] {
    let holders = log.visits.filter { $0.car != car && $0.arrival <= time }.compactMap {
      visit -> String? in
      let timeline = VisitTimeline(visit, events: log.events.filter { $0.car == visit.car })
      let ofBay = timeline.events.last {
        ($0.kind == .reachesBay || $0.kind == .guideBegins || $0.kind == .called)
          && $0.time <= time
      }
      let left = timeline.events.contains { $0.kind == .leavesArea && $0.time <= time }
      guard let ofBay, !left,
        let now = timeline.segments.first(where: { $0.from <= time && time < $0.to })
      else { return nil }
      return Text(
        "bay \(ofBay.index + 1) held car \(visit.car) (\(now.cause.title.en))",
        "\(ofBay.index + 1) 号工位停 \(visit.car) 号车（\(now.cause.title.zh)）")[language]
    }
    return holders.isEmpty
      ? [] : [holders.joined(separator: language == .zh ? "；" : "; ")]
  }

  private func diversion(_ timeline: VisitTimeline) -> [String] {
    guard let event = timeline.events.first(where: { $0.kind == .diverted }) else { return [] }
    let crowd = log.events.last { $0.kind == .crowdingBegins && $0.time <= event.time }
    let since =
      crowd.map {
        Text(
          "the crowd had begun at \(clock($0.time)) with \($0.detail) cars",
          "拥堵自 \(clock($0.time)) 起（\($0.detail) 台）")
      } ?? Text("lane and bays were full", "通道与工位已满")
    return [
      Text(
        "ticket \(event.detail): \(since.en); called when a bay was free and fewer than "
          + "\(shop.crowding.recallBelow) cars stood in the area",
        "叫号牌 \(event.detail) 号：\(since.zh)；待有空工位且区内少于 \(shop.crowding.recallBelow) 台时叫号")[
          language]
    ]
  }

  // MARK: Escalations, and the balance

  private func escalations(_ timeline: VisitTimeline) -> [String] {
    let sentence = TraceSentence(shop, language: language)
    let kinds: Set<EventKind> = [
      .longStayBegins, .noticeMissed, .noticeBegins, .noticeGiven, .actionTaken, .diverted,
      .called, .complains, .fined, .escalationEnds, .losesPatience, .drivesOn,
    ]
    let lines = timeline.events.filter { kinds.contains($0.kind) }.map {
      clock($0.time) + "  " + sentence.text($0)
    }
    return lines.isEmpty ? [Text("No escalation.", "未触发升级处理。")[language]] : lines
  }

  private func balance(_ timeline: VisitTimeline) -> [String] {
    let visit = timeline.visit
    let total = visit.delays.reduce(0, +)
    return [
      Text(
        "In the area \(duration(visit.areaClock)), in the bay \(duration(visit.bayClock)), "
          + "gate to workshop \(duration(total)).",
        "预检区内 \(duration(visit.areaClock))，工位 \(duration(visit.bayClock))，"
          + "到店至车间 \(duration(total))。")[language]
    ]
  }

  private func clock(_ time: Microseconds) -> String {
    TimeText.clock(microsecondsSinceMidnight: time % TimeUnit.day, to: .second)
  }

  private func duration(_ time: Microseconds) -> String {
    TimeText.duration(microseconds: time, in: language)
  }
}

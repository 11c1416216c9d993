public import Documents
import EventSimulation
public import Experiments
public import Forecourt

/// A visit as a story: what happened in each stretch, and for each wait the chain behind it.
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
  ///
  /// - Parameter worth: what the decisions about this car were worth to it.
  public func lines(ofCar car: UInt32, worth: [DecisionWorth] = []) -> [String] {
    guard let timeline = log.timeline(ofCar: car) else { return [] }
    if timeline.visit.isVisitor { return visitor(timeline) }
    var lines = [headline(timeline), ""]
    lines += timeline.segments.flatMap { stretch($0, timeline) } + [""]
    lines += escalations(timeline)
    lines += worth.flatMap { sentences($0) }
    return lines + ["", balance(timeline)] + workOrWait(timeline.visit)
  }

  /// Of a long stay: whether the work alone takes it over the limit, or waiting does.
  private func workOrWait(_ visit: LoggedVisit) -> [String] {
    let limit = shop.yardstick.longStay
    guard visit.leftArea != nil, shop.yardstick.isLong(visit.areaClock) else { return [] }
    let work = DelayCause.allCases.filter { $0.isWork && !$0.isOutsideArea }.reduce(0) {
      $0 + visit.delays[Int($1.rawValue)]
    }
    let (all, wait) = (duration(work), duration(max(0, visit.areaClock - work)))
    let text =
      work > limit
      ? Text(
        "A long stay by the work itself: \(all) of work, over the limit of \(duration(limit)) without "
          + "any wait. No roster would have ended it.",
        "作业本身即超时：作业 \(all)，不计等候也超过 \(duration(limit))，调整排班无法消除。")
      : Text(
        "A long stay by waiting: \(all) of work, within \(duration(limit)), and \(wait) of waiting.",
        "因等候而超时：作业 \(all)，未超过 \(duration(limit))；等候 \(wait)。")
    return [text[language]]
  }

  private func headline(_ timeline: VisitTimeline) -> String {
    let visit = timeline.visit
    let job =
      shop.jobTypes.indices.contains(visit.jobType)
      ? shop.jobTypes[visit.jobType].name : BilingualName(en: "not in for service", zh: "非维保车辆")
    let booked = visit.bookedSlot.map {
      let slot = TimeText.clock(microsecondsSinceMidnight: $0 % TimeUnit.day)
      return Text("booked for \(slot)", "预约 \(slot)")
    }
    let kind = booked ?? Text("walk-in", "随到")
    return Text(
      "Car \(visit.car): \(job.en), \(kind.en), arrives \(clock(visit.arrival))",
      "\(visit.car) 号车：\(job.zh)，\(kind.zh)，\(clock(visit.arrival)) 到店")[language]
      .safeForTerminal
  }

  /// A car that is not in for service waits for nothing: its events are its story.
  private func visitor(_ timeline: VisitTimeline) -> [String] {
    let sentence = TraceSentence(shop, language: language)
    return timeline.events.map { clock($0.time) + "  " + sentence.text($0) }
  }

  // MARK: Stretches

  private func stretch(_ segment: VisitSegment, _ timeline: VisitTimeline) -> [String] {
    let line =
      "\(clock(segment.from))  "
      + duration(segment.length).padded(toWidth: 13) + what(segment, timeline)[language]
    return [line] + chain(segment, timeline).map { "             → " + $0 }
  }

  /// What is happening in a stretch, with the person who does it.
  private func what(_ segment: VisitSegment, _ timeline: VisitTimeline) -> Text {
    func event(_ kinds: EventKind...) -> LoggedEvent? {
      timeline.events.last { $0.time <= segment.from && kinds.contains($0.kind) }
    }
    let title = Text(segment.cause.title.en, segment.cause.title.zh)
    switch segment.cause {
    case .service:
      let begun = event(.guideBegins, .selfParks, .receptionBegins, .handOverBegins)
      guard let begun else { return title }
      let (who, bay) = (name(begun), begun.index + 1)
      return switch begun.kind {
      case .guideBegins: Text("guided to bay \(bay) by \(who)", "\(who) 引导至 \(bay) 号工位")
      case .selfParks: Text("parks in bay \(bay) alone", "自行停入 \(bay) 号工位")
      case .handOverBegins: Text("handed over to \(who)", "\(who) 接车")
      default: Text("received by \(who)", "\(who) 接待")
      }
    case .partsAndDesk:
      let who = event(.deskBegins).map(name)
      return who.map { Text("papers and parts, by \($0)", "\($0) 开单、查配件") }
        ?? title
    case .awaitingWorkshop:
      let drive = event(.driveBegins)
      let place = drive.map { TraceSentence.place($0.place) } ?? Text("the workshop", "车间")
      let by = drive.flatMap { $0.person >= 0 ? name($0) : nil }
      let waits =
        drive?.place == .workshop ? Text("", "") : Text(", waits for the workshop", "，等候进车间")
      return Text(
        "driven to \(place.en)" + (by.map { " by \($0)" } ?? ""),
        (by.map { "\($0) " } ?? "") + "移至\(place.zh)") + waits
    case .diverted:
      return Text("in temporary parking, with a ticket", "在临时停车位持牌等候")
    case .bayFull: return Text("waits in the lane: no bay free", "在通道等候：工位已满")
    case .gate: return Text("waits outside: the area is full", "在门外等候：区内已满")
    case .guidance: return Text("waits for a guard", "等候保安引导")
    case .advisorBusy: return Text("waits for an advisor", "等候服务顾问")
    case .supervisorBusy: return Text("waits for the supervisor", "等候车间主任")
    case .moverBusy: return Text("waits for somebody to drive it", "等候移车人员")
    case .workshopFull:
      return Text("stands in its bay: the workshop has no room", "占用工位：车间无空位")
    case .diagnosis: return Text("a technician looks for the fault", "技师诊断")
    }
  }

  private func name(_ event: LoggedEvent) -> String {
    let person = Int(event.person)
    return shop.staff.people.indices.contains(person)
      ? shop.staff.people[person].label[language].safeForTerminal
      : Text("nobody", "无人")[language]
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
    case .diverted: return diversion(segment, timeline)
    default: return []
    }
  }

  /// What everybody of a role was doing.
  private func who(_ role: Role, _ time: Microseconds) -> [String] {
    let people = shop.staff.people.indices.filter { shop.staff.people[$0].role == role }
    let parts = people.map { person -> String in
      let name = shop.staff.people[person].label[language].safeForTerminal
      let what = staff.stretch(of: person, at: time)?.text ?? Text("is free", "空闲")
      return Text("\(name) \(what.en)", "\(name) \(what.zh)")[language]
    }
    return parts.isEmpty
      ? [Text("there is nobody of this role", "无此岗位人员")[language]] : [joined(parts)]
  }

  /// Which cars held the bays, and what kept them there.
  private func bays(_ time: Microseconds, except car: UInt32) -> [String] {
    let holders = ForecourtState(log.events.prefix { $0.time <= time }).holders
    let parts = holders.filter { $0.car != car }.map { holder -> String in
      let now = log.timeline(ofCar: holder.car)?.segments.first {
        $0.from <= time && time < $0.to
      }
      let why = now.map { Self.state($0.cause) } ?? Text("about to leave", "即将驶离")
      return Text(
        "bay \(holder.bay + 1): car \(holder.car), \(why.en)",
        "\(holder.bay + 1) 号工位：\(holder.car) 号车，\(why.zh)")[language]
    }
    return parts.isEmpty ? [] : [joined(parts)]
  }

  /// What a car in a bay is there for.
  private static func state(_ cause: DelayCause) -> Text {
    switch cause {
    case .service: Text("being attended to", "正在接待")
    case .diagnosis: Text("being diagnosed", "正在诊断")
    case .partsAndDesk: Text("papers at the desk", "正在开单")
    case .advisorBusy: Text("waiting for an advisor", "等候服务顾问")
    case .supervisorBusy: Text("waiting for the supervisor", "等候车间主任")
    case .moverBusy: Text("waiting for a driver", "等候移车人员")
    case .workshopFull: Text("waiting for the workshop", "等候车间")
    case .guidance: Text("waiting for a guard", "等候保安")
    case .diverted: Text("on its way from parking", "正从临时停车位驶来")
    case .bayFull, .gate, .awaitingWorkshop: Text("on its way", "移动中")
    }
  }

  private func diversion(_ segment: VisitSegment, _ timeline: VisitTimeline) -> [String] {
    let event = timeline.events.last { $0.kind == .diverted && $0.time <= segment.from }
    guard let event else { return [] }
    let crowd = log.events.last {
      ($0.kind == .crowdingBegins || $0.kind == .crowdingEnds) && $0.time < event.time
    }
    let since =
      crowd.flatMap { begun in
        begun.kind == .crowdingBegins
          ? Text(
            "crowded since \(clock(begun.time))", "自 \(clock(begun.time)) 起拥堵") : nil
      } ?? Text("lane and bays were full", "通道与工位已满")
    let called =
      shop.crowding.heldBackFrom.map {
        Text(
          "called in its turn once a bay is free and fewer than \($0) cars stand in the area",
          "有空工位且区内少于 \($0) 台时按序叫号")
      } ?? Text("called in order of arrival once a bay is free", "有空工位时按到店先后叫号")
    return [
      Text(
        "ticket \(event.detail): \(since.en); \(called.en)",
        "叫号牌 \(event.detail) 号：\(since.zh)；\(called.zh)")[language]
    ]
  }

  private func joined(_ parts: [String]) -> String {
    parts.joined(separator: language == .zh ? "；" : "; ")
  }

  // MARK: Escalations, and the balance

  private func escalations(_ timeline: VisitTimeline) -> [String] {
    let sentence = TraceSentence(shop, language: language)
    let kinds: Set<EventKind> = [
      .crowdingBegins, .longStayBegins, .noticeMissed, .noticeBegins, .noticeGiven, .actionTaken,
      .diverted, .called, .complains, .fined, .escalationEnds, .losesPatience, .drivesOn,
    ]
    let lines = timeline.events.filter { kinds.contains($0.kind) }.map {
      clock($0.time) + "  " + sentence.text($0)
    }
    return lines.isEmpty ? [Text("No rule of the plan was needed.", "未触发预案。")[language]] : lines
  }

  private func sentences(_ worth: DecisionWorth) -> [String] {
    func effect(_ change: Microseconds) -> Text {
      let size = duration(Microseconds(change.magnitude))
      return change < 0
        ? Text("\(size) shorter", "缩短 \(size)")
        : change > 0 ? Text("\(size) longer", "延长 \(size)") : Text("unchanged", "不变")
    }
    let (area, gate, others) = (
      effect(worth.area), effect(worth.customer), effect(worth.others)
    )
    return [
      Text(
        "What acting was worth to it: stay in the area \(area.en), gate to repair \(gate.en); all "
          + "others that day together \(others.en).",
        "处置对该车的作用：区内停留\(area.zh)，进门至开工\(gate.zh)；当天其余车辆合计\(others.zh)。")[
          language]
    ]
  }

  private func balance(_ timeline: VisitTimeline) -> String {
    let visit = timeline.visit
    let total = visit.delays.reduce(0, +)
    return Text(
      "In the area \(duration(visit.areaClock)), in the bay \(duration(visit.bayClock)), "
        + "gate to repair \(duration(total)).",
      "预检区内 \(duration(visit.areaClock))，工位 \(duration(visit.bayClock))，"
        + "进门至开工 \(duration(total))。")[language]
  }

  private func clock(_ time: Microseconds) -> String {
    TimeText.clock(microsecondsSinceMidnight: time % TimeUnit.day, to: .second)
  }

  private func duration(_ time: Microseconds) -> String {
    TimeText.duration(microseconds: time, in: language)
  }
}

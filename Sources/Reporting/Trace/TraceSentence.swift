public import Documents
import EventSimulation
public import Forecourt

/// One logged event as a sentence that a person reads.
public struct TraceSentence {
  private let shop: Shop
  private let language: Language

  public init(_ shop: Shop, language: Language) {
    self.shop = shop
    self.language = language
  }

  /// "Bay 2": bays count from 1 for people.
  private func bay(_ event: LoggedEvent) -> Text {
    event.index >= 0
      ? Text("bay \(event.index + 1)", " \(event.index + 1) 号工位") : Text("the bay", "工位")
  }

  private func car(_ event: LoggedEvent) -> Text {
    event.car > 0 ? Text("car \(event.car)", " \(event.car) 号车") : Text("nobody", "无车")
  }

  private func person(_ event: LoggedEvent) -> Text {
    let index = Int(event.person)
    guard shop.staff.people.indices.contains(index) else { return Text("nobody", "无人") }
    let label = shop.staff.people[index].label
    return Text(label.en.safeForTerminal, label.zh.safeForTerminal)
  }

  private func pool(_ event: LoggedEvent) -> Text {
    guard let pools = shop.workshop?.pools, pools.indices.contains(Int(event.index)) else {
      return Text("the workshop", "车间")
    }
    let name = pools[Int(event.index)].name
    return Text(name.en.safeForTerminal, name.zh.safeForTerminal)
  }

  private func job(_ event: LoggedEvent) -> Text {
    guard shop.jobTypes.indices.contains(Int(event.detail)) else {
      return Text("not in for service", "非维保车辆")
    }
    let name = shop.jobTypes[Int(event.detail)].name
    return Text(name.en.safeForTerminal, name.zh.safeForTerminal)
  }

  private func time(_ microseconds: Int64) -> Text {
    Text(
      TimeText.duration(microseconds: microseconds, in: .en),
      TimeText.duration(microseconds: microseconds, in: .zh))
  }

  static func place(_ place: Place) -> Text {
    switch place {
    case .road: Text("the road", "门外")
    case .gateQueue: Text("the queue outside", "门外排队")
    case .lane: Text("the lane", "通道")
    case .bay: Text("the bays", "预检工位")
    case .temporaryParking: Text("temporary parking", "临时停车位")
    case .waitingBay: Text("a waiting bay", "等待工位")
    case .awaitingRepair: Text("the awaiting-repair lot", "待修区")
    case .workshop: Text("the workshop", "车间")
    case .finishedParking: Text("finished parking", "竣工停车区")
    }
  }

  private func matter(_ event: LoggedEvent) -> Text {
    event.detail == 0 ? Text("the crowd", "拥堵") : Text("the long stay", "超时停留")
  }

  private func action(_ event: LoggedEvent) -> Text {
    if event.detail < 16 {
      return switch CrowdingAction(rawValue: UInt8(clamping: event.detail)) {
      case .releaseToWaitingBay: Text("release to a waiting bay", "开进等待工位")
      case .divertToTemporaryParking: Text("divert to temporary parking", "分流至临时停车位")
      case nil: Text("none", "无")
      }
    }
    return switch LongStayAction(rawValue: UInt8(clamping: event.detail - 16)) {
    case .moveToAwaitingRepair: Text("move to the awaiting-repair lot", "移至待修区")
    case .washFirst: Text("wash first", "先清洗")
    case .bodyAndPaintFirst: Text("body and paint first", "先钣喷")
    case nil: Text("none", "无")
    }
  }

  /// The sentence, with a capital and a full stop.
  public func text(_ event: LoggedEvent) -> String {
    let text = Self.spaced(sentence(event)[language])
    guard let first = text.first else { return "" }
    return first.uppercased() + text.dropFirst() + (language == .zh ? "。" : ".")
  }

  /// Numbers of cars and bays bring their own space before them in Chinese: one, and none at the
  /// beginning.
  private static func spaced(_ text: String) -> String {
    var result = ""
    for character in text where character != " " || (!result.isEmpty && result.last != " ") {
      result.append(character)
    }
    return result
  }

  private func sentence(_ event: LoggedEvent) -> Text {
    let (car, person) = (car(event), person(event))
    let (e, z) = (car.en, car.zh)
    let (pe, pz) = (person.en, person.zh)
    let bay = bay(event)
    let pool = pool(event)
    switch event.kind {
    case .dayBegins: return Text("day \(event.detail + 1) begins", "第 \(event.detail + 1) 天开始")
    case .dayEnds: return Text("day \(event.detail + 1) ends", "第 \(event.detail + 1) 天结束")
    case .shiftBegins: return Text("\(pe) comes on duty", "\(pz) 上岗")
    case .shiftEnds: return Text("\(pe) goes home", "\(pz) 下班")
    case .breakBegins: return Text("\(pe) takes a break", "\(pz) 休息")
    case .breakEnds: return Text("\(pe) is back from the break", "\(pz) 休息结束")
    case .breakMissed: return Text("\(pe) could not be given a break", "\(pz) 未能休息")
    case .arrives:
      let job = job(event)
      return Text("\(e) arrives (\(job.en))", "\(z)到店（\(job.zh)）")
    case .noShow:
      let slot = TimeText.clock(microsecondsSinceMidnight: event.detail % TimeUnit.day)
      return Text("the customer booked for \(slot) does not come", "预约 \(slot) 的客户失约")
    case .drivesOn: return Text("\(e) finds everything full and drives on", "\(z)因位满离去")
    case .losesPatience: return Text("\(e) loses patience and drives away", "\(z)不耐等候离去")
    case .joinsGateQueue: return Text("\(e) queues outside", "\(z)在门外排队")
    case .entersLane: return Text("\(e) enters the lane", "\(z)进入通道")
    case .diverted:
      return Text(
        "\(e) is sent to temporary parking, ticket \(event.detail)",
        "\(z)分流至临时停车位，叫号牌 \(event.detail) 号")
    case .parked: return Text("\(e) stands in temporary parking", "\(z)停入临时停车位")
    case .called:
      return Text(
        "ticket \(event.detail) is called: \(e) sets off to \(bay.en)",
        "叫 \(event.detail) 号：\(z)前往\(bay.zh)")
    case .guideBegins: return Text("\(pe) guides \(e) to \(bay.en)", "\(pz) 引导\(z)至\(bay.zh)")
    case .selfParks: return Text("\(e) drives to \(bay.en) alone", "\(z)自行驶入\(bay.zh)")
    case .reachesBay: return Text("\(e) stands in \(bay.en)", "\(z)停入\(bay.zh)")
    case .receptionBegins: return Text("\(pe) receives \(e) in \(bay.en)", "\(pz) 在\(bay.zh)接待\(z)")
    case .atCarEnds: return Text("the work at \(e) is done", "\(z)车旁接待完成")
    case .diagnosisBegins: return Text("a technician looks for the fault of \(e)", "\(z)开始故障诊断")
    case .diagnosisEnds: return Text("the fault of \(e) is found", "\(z)故障诊断完成")
    case .deskBegins: return Text("\(pe) does the papers of \(e)", "\(pz) 为\(z)开单")
    case .orderSigned: return Text("the order of \(e) is signed", "\(z)工单已签")
    case .handOverBegins: return Text("\(pe) takes key and papers of \(e)", "\(pz) 接收\(z)钥匙与单据")
    case .handOverEnds: return Text("\(e) is ordered", "\(z)已制定完工单")
    case .driveBegins:
      let to = Self.place(event.place)
      return event.person >= 0
        ? Text("\(pe) drives \(e) to \(to.en)", "\(pz) 将\(z)开往\(to.zh)")
        : Text("\(e) goes to \(to.en)", "\(z)开往\(to.zh)")
    case .driveEnds:
      let to = Self.place(event.place)
      return Text("\(e) reaches \(to.en)", "\(z)到达\(to.zh)")
    case .leavesArea:
      let clock = time(event.detail)
      return Text(
        "\(e) leaves the area after \(clock.en)", "\(z)离开预检区，停留 \(clock.zh)")
    case .turnAwayBegins: return Text("\(pe) turns \(e) away", "\(pz) 劝离\(z)")
    case .visitorLeaves: return Text("\(e) (not in for service) is gone", "\(z)（非维保车辆）离开")
    case .crowdingBegins:
      return Text(
        "crowding: \(event.detail) cars in the area", "拥堵：预检区内 \(event.detail) 台车")
    case .crowdingEnds:
      let clock = time(event.detail)
      return Text("the crowding ends after \(clock.en)", "拥堵解除，历时 \(clock.zh)")
    case .longStayBegins:
      let limit = time(shop.longStay.limit)
      return Text("\(e) has stayed over \(limit.en)", "\(z)停留超过 \(limit.zh)")
    case .noticeMissed:
      let matter = matter(event)
      return Text("nobody notices \(matter.en)", "\(matter.zh)未被发现")
    case .noticeBegins:
      let matter = matter(event)
      return Text(
        "\(pe) calls the service manager about \(matter.en)", "\(pz) 就\(matter.zh)通知服务经理")
    case .noticeGiven:
      let matter = matter(event)
      return Text("the service manager knows of \(matter.en)", "服务经理已获知\(matter.zh)")
    case .managerSetsOff: return Text("\(pe) sets off to the area", "\(pz) 前往现场")
    case .managerAttends: return Text("\(pe) is on the spot", "\(pz) 到达现场")
    case .coordinationBegins:
      let matter = matter(event)
      return Text("\(pe) coordinates about \(matter.en)", "\(pz) 现场协调\(matter.zh)")
    case .escalationEnds: return Text("the escalation of \(e) is over", "\(z)的升级处理结束")
    case .actionTaken:
      let action = action(event)
      return event.car > 0
        ? Text("decision for \(e): \(action.en)", "对\(z)的处置：\(action.zh)")
        : Text("decision: \(action.en)", "处置：\(action.zh)")
    case .complains:
      return event.detail == 0
        ? Text("the customer of \(e) complains of the crowd", "\(z)客户投诉拥堵")
        : Text("the customer of \(e) complains of the long stay", "\(z)客户投诉停留过久")
    case .fined:
      let amount = NumberText.yuan(fen: event.detail)
      return Text(
        "\(amount) for \(e) on \(pe) (simulated)", "\(z)考核扣款 \(amount)，责任人 \(pz)（模拟）")
    case .operationBegins: return Text("work begins at \(e) in \(pool.en)", "\(pool.zh)开始作业\(z)")
    case .operationEnds: return Text("work at \(e) in \(pool.en) ends", "\(pool.zh)完成作业\(z)")
    case .additionalWorkFound: return Text("additional work is found at \(e)", "\(z)发现增项")
    case .customerAnswers:
      return event.detail == 1
        ? Text("the customer of \(e) agrees", "\(z)客户同意增项")
        : Text("the customer of \(e) declines", "\(z)客户拒绝增项")
    case .partsAwaited: return Text("\(e) waits for parts", "\(z)待料")
    case .partsArrive: return Text("the parts for \(e) are there", "\(z)配件到齐")
    case .inspectionBegins: return Text("\(e) is inspected", "\(z)开始总检")
    case .inspectionEnds: return Text("the inspection of \(e) is done", "\(z)总检完成")
    case .reworkNeeded: return Text("\(e) needs rework", "\(z)需返修")
    case .washBegins: return Text("\(e) is washed", "\(z)开始洗车")
    case .washEnds: return Text("\(e) is clean", "\(z)洗车完成")
    case .finished: return Text("\(e) is finished and parked", "\(z)竣工停放")
    case .handBackBegins: return Text("\(pe) hands \(e) back", "\(pz) 交付\(z)")
    case .paymentBegins: return Text("\(pe) settles the bill of \(e)", "\(pz) 为\(z)结算")
    case .handedBack: return Text("\(e) is handed back", "\(z)已交车")
    case .progressNotice:
      return Text("\(pe) tells the customer of \(e) how it stands", "\(pz) 向\(z)客户通报进度")
    case .managerLeaves where event.detail == 1:
      return Text("\(pe) is called off on the way", "\(pz) 途中接到通知返回")
    case .managerLeaves: return Text("\(pe) leaves the area", "\(pz) 离开现场")
    case .callBegins: return Text("\(pe) calls the customer of \(e)", "\(pz) 致电\(z)客户")
    case .completes: return Text("\(e) is done with", "\(z)流程结束")
    }
  }
}

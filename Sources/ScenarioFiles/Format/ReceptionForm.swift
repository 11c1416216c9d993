import DataFiles
import EventSimulation
import Forecourt

/// `"reception"` as it is written: the policy and the common times of all job types.
struct ReceptionDraft: Sendable {
  var policy: ReceptionPolicy
  var atCar: Distribution
  var atDesk: Distribution
  var reservedPosition: Position
}

enum ReceptionForm {
  static let form = Form<ReceptionDraft>.object { object in
    let guide = object.required(
      "guide", .distribution, "A guard leads the car to its bay.", "保安引导进工位。")
    let selfParking = object.required(
      "selfParking", .distribution, "The driver parks alone: no guard is on duty.",
      "无保安时自行停入。")
    let atCar = object.required(
      "atCar", .distribution, "Greeting, walk-around check and interview.", "迎接、环车检查、问诊。")
    let atDesk = object.required(
      "atDesk", .distribution, "Documents, parts, estimate and signature.",
      "证件、配件、估价、签单。")
    let order = object.required(
      "order", .choice([("fifo", QueueOrder.fifo), ("bookedFirst", .bookedFirst)]),
      "Who is received next.", "接待次序。")
    let reserved = object.required(
      "reservedBays", .count(0...ShopLimits.count), "Bays for booked cars only.", "预约专用工位数。")
    let target = object.required(
      "target", .duration(), "The promise of one-minute reception.", "一分钟接待的目标。")
    let factor = object.required(
      "bookedFactor", .number(0...ShopLimits.factor, above: true),
      "Booked cars take so much of the time: papers are prepared.", "预约车辆的接待用时倍数。")
    let stays = object.required(
      "advisorStaysForDiagnosis", .flag, "The advisor waits while a technician looks.",
      "诊断时顾问是否等候。")
    let clear = object.required(
      "clearBayEarly", .flag, "The car leaves its bay before the desk step.",
      "车旁工作结束即移车。")
    let help = object.required(
      "frontDeskHelp", help, "The front desk helps advisors (source 10).", "前台协助接待。")
    return { fields, _ in
      ReceptionDraft(
        policy: ReceptionPolicy(
          guide: fields[guide], selfParking: fields[selfParking], order: fields[order],
          reservedBays: fields[reserved], target: fields[target], bookedFactor: fields[factor],
          advisorStaysForDiagnosis: fields[stays], clearBayEarly: fields[clear],
          frontDeskHelp: fields[help]),
        atCar: fields[atCar], atDesk: fields[atDesk],
        reservedPosition: fields.position(reserved))
    }
  }

  private static let help = Form<FrontDeskHelp?>.object { object in
    let enabled = object.required("enabled", .flag, "Whether it helps.", "是否协助。")
    let windows = object.required(
      "peakWindows", .weekdays(.intervals), "When it helps.", "协助时段。")
    let assistAt = object.optional(
      "assistAt", .count(1...ShopLimits.count), "Also while so many cars wait for reception.",
      "等待接待达到此数时也协助。")
    let steps = object.required(
      "steps", .choice([("desk", FrontDeskHelp.Steps.desk), ("reception", .reception)]),
      "With what: the desk step, or the whole reception.", "协助内容。")
    return { fields, _ in
      .some(
        fields[enabled]
          ? FrontDeskHelp(
            peakWindows: fields[windows], assistAt: fields[assistAt], steps: fields[steps]) : nil)
    }
  }
}

enum HandOverForm {
  static let form = Form<HandOverPolicy>.object { object in
    let handOver = object.required(
      "handOver", .distribution, "The supervisor takes key and papers.", "车间主任交接。")
    let destination = object.required(
      "destination",
      .choice([
        ("holdInBay", HandOverPolicy.Destination.holdInBay), ("awaitingRepair", .awaitingRepair),
      ]),
      "Where an ordered car waits for the workshop.", "开单后车辆停放处。")
    let driver = object.required("driver", .role, "Who drives cars out.", "由谁移车。")
    let drive = object.required("drive", .distribution, "How long a drive takes.", "移车用时。")
    let parking = object.required(
      "parkingDrive", .distribution, "To temporary parking or back.", "往返临时停车位用时。")
    let takesOver = object.required(
      "workshopTakesOver", .distribution,
      "Forecourt alone: from hand-over to the workshop taking the car.",
      "无车间模型时，交接到进车间的时间。")
    return { fields, _ in
      HandOverPolicy(
        handOver: fields[handOver], destination: fields[destination], driver: fields[driver],
        drive: fields[drive], parkingDrive: fields[parking],
        workshopTakesOver: fields[takesOver])
    }
  }
}

enum PlacesForm {
  static let form = Form<Places>.object { object in
    let bays = object.required(
      "bays", .count(1...ShopLimits.count), "Pre-inspection bays.", "预检工位。")
    let lane = object.required(
      "lane", .capacity(), "Marked places before the bays, in the area.",
      "预检区内的排队位。")
    let parking = object.required(
      "temporaryParking", .capacity(), "Temporary parking.", "临时停车位。")
    let waiting = object.required(
      "waitingBays", .capacity(), "Waiting bays of the workshop.", "等待工位。")
    let lot = object.required(
      "awaitingRepair", .capacity(), "Awaiting-repair lot.", "待修区。")
    let gate = object.required(
      "gateQueue", .capacity(), "Queue on the road; a car that finds it full is lost.",
      "门外排队。")
    let finished = object.required(
      "finishedParking", .capacity(), "Finished parking.", "竣工停车区。")
    return { fields, _ in
      Places(
        bays: fields[bays], lane: fields[lane], temporaryParking: fields[parking],
        waitingBays: fields[waiting], awaitingRepair: fields[lot], gateQueue: fields[gate],
        finishedParking: fields[finished])
    }
  }
}

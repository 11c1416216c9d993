/// What a column of a log says.
public enum LogColumn: String, CaseIterable, Sendable, Hashable {
  // Who
  /// Number plate; made a pseudonym in every output.
  case plate
  /// Number of the visit (work order, case of a process-mining log).
  case visit
  case jobType
  case advisor
  // When: one row a visit
  /// Date of all times of the row that have none.
  case date
  case bookedSlot
  case arrival
  /// Entered the lane or a bay; where it is missing, the arrival.
  case entersArea
  case reachesBay
  case receptionBegan
  case atCarEnded
  case orderSigned
  case handedOver
  case leftArea
  case reachedWorkshop
  case finished
  case handedBack
  case divertedAt
  case returnedAt
  // What
  case bay
  case noShow
  case complaint
  case lost
  /// Not in for service.
  case visitor
  /// Crowding episodes: when the notice was given.
  case noticeGiven
  // When: one row an event
  case activity
  case start
  case end
  case resource
  case place
  case index
  case detail
  /// Recognised, and of no use here.
  case ignored

  /// Columns with an instant in them.
  var isInstant: Bool {
    switch self {
    case .bookedSlot, .arrival, .entersArea, .reachesBay, .receptionBegan, .atCarEnded,
      .orderSigned, .handedOver, .leftArea, .reachedWorkshop, .finished, .handedBack, .divertedAt,
      .returnedAt, .noticeGiven, .start, .end:
      true
    default: false
    }
  }

  /// Names of columns in exports, Chinese and English, in the form of `normalised`.
  static let names: [LogColumn: [String]] = [
    .plate: [
      "车牌", "车牌号", "车牌号码", "车号", "牌照", "牌照号", "车辆牌照", "车辆", "plate", "platenumber", "licenseplate",
      "licenceplate",
      "registration", "regno", "vehicle", "vehicleid", "car", "carid",
    ],
    .visit: [
      "工单号", "工单", "委托书号", "任务委托书号", "维修单号", "单号", "序号", "流水号", "进厂单号", "接车单号", "case", "caseid",
      "visit", "visitid", "ro", "ronumber", "repairorder", "ordernumber", "orderno", "workorder",
      "id", "no", "concept:name:case",
    ],
    .jobType: [
      "维修类型", "维修类别", "业务类型", "业务类别", "作业类型", "维修种类", "服务类型", "工单类型", "修理类别", "类型", "类别",
      "jobtype", "job", "type", "servicetype", "repairtype", "worktype", "category",
    ],
    .advisor: [
      "业务接待", "服务顾问", "接待员", "接待人", "接待人员", "服务接待", "顾问", "接车员", "前台接待", "sa", "advisor", "adviser",
      "serviceadvisor", "serviceadviser", "writer", "servicewriter",
    ],
    .date: ["日期", "进厂日期", "来店日期", "接车日期", "业务日期", "date", "day", "visitdate", "servicedate"],
    .bookedSlot: [
      "预约时间", "预约到店时间", "预约时段", "预约进厂时间", "预约", "预约日期时间", "booked", "bookedslot", "bookedtime",
      "appointment", "appointmenttime", "slot", "scheduled", "scheduledtime", "bookedfor",
    ],
    .arrival: [
      "进厂时间", "到店时间", "来店时间", "到厂时间", "进店时间", "入厂时间", "到达时间", "入场时间", "抵店时间", "arrival", "arrived",
      "arrivaltime", "arrivedat", "checkin", "checkintime", "timein", "in", "gatein", "entry",
      "entrytime",
    ],
    .entersArea: [
      "进入预检区时间", "进预检区时间", "预检区进入时间", "进入预检区", "entersarea", "enteredarea", "areaentered", "areain",
    ],
    .reachesBay: [
      "进工位时间", "进入工位时间", "进入预检工位时间", "上工位时间", "reachesbay", "reachedbay", "bayin", "baytime",
    ],
    .receptionBegan: [
      "接待时间", "接待开始时间", "开始接待时间", "接待开始", "接车时间", "问候时间", "receptionbegan", "receptionstart",
      "reception",
      "receptiontime", "receptionbegins", "greeted", "greetedat", "greetingtime", "received",
      "receivedat",
    ],
    .atCarEnded: [
      "环检完成时间", "环车检查完成时间", "环检结束时间", "环检时间", "预检完成时间", "预检结束时间", "问诊结束时间", "atcarended",
      "atcarends",
      "walkaroundend", "walkaroundended", "walkarounddone", "inspectiondone",
    ],
    .orderSigned: [
      "开单时间", "制单时间", "工单时间", "开工单时间", "签单时间", "委托书签订时间", "建单时间", "签字时间", "ordersigned",
      "signed", "signedat", "orderopened", "ordertime", "roopened", "opened", "written",
    ],
    .handedOver: [
      "交接时间", "车间接车时间", "车间主任接车时间", "交接完成时间", "handedover", "handover", "handovertime",
      "handoverended",
    ],
    .leftArea: [
      "离开预检区时间", "离开预检区", "驶离预检区时间", "出预检区时间", "离开时间", "移车时间", "离区时间", "leftarea", "leavesarea",
      "left", "leftat", "arealeft", "areaout", "departure", "out", "timeout",
    ],
    .reachedWorkshop: [
      "进入车间时间", "进车间时间", "上工位维修时间", "开工时间", "派工时间", "维修开始时间", "reachedworkshop", "workshopin",
      "dispatched", "workstart", "workbegan", "workshopentered",
    ],
    .finished: [
      "竣工时间", "完工时间", "维修完成时间", "质检时间", "总检时间", "finished", "finishedat", "completed", "workend",
    ],
    .handedBack: [
      "交车时间", "出厂时间", "结算时间", "离店时间", "handedback", "delivered", "deliverytime", "checkout",
      "gateout",
    ],
    .divertedAt: [
      "临停时间", "进临停时间", "移至临停时间", "分流时间", "临时停车时间", "临停开始时间", "divertedat", "diverted", "parkedat",
      "temporaryparking",
    ],
    .returnedAt: [
      "叫号时间", "返回时间", "临停结束时间", "离开临停时间", "叫号返回时间", "returnedat", "returned", "calledat", "called",
    ],
    .bay: ["工位", "工位号", "预检工位", "预检工位号", "bay", "baynumber", "stall"],
    .noShow: ["失约", "爽约", "未到店", "未到", "noshow", "missed"],
    .complaint: [
      "投诉", "抱怨", "抱怨投诉", "投诉抱怨", "客户投诉", "投诉类型", "投诉原因", "complaint", "complaints", "complained",
    ],
    .lost: ["流失", "客户离开", "离去", "未接待离开", "lost", "reneged", "leftunserved"],
    .visitor: ["非维保车辆", "外来车辆", "非维修车", "非维保", "othervisitor", "visitor", "isvisitor"],
    .noticeGiven: ["通知时间", "通知经理时间", "noticegiven", "notice", "noticetime"],
    .activity: [
      "活动", "事件", "环节", "活动名称", "动作", "步骤", "activity", "event", "conceptname", "concept:name",
      "kind", "step", "task",
    ],
    .start: [
      "开始时间", "时间", "时间戳", "发生时间", "start", "starttime", "started", "begin", "timestamp", "time",
      "timetimestamp",
      "time:timestamp",
    ],
    .end: ["结束时间", "完成时间", "end", "endtime", "ended", "complete", "completetime", "finish"],
    .resource: [
      "资源", "人员", "执行人", "操作人", "责任人", "resource", "person", "who", "orgresource", "org:resource",
      "staff", "user",
    ],
    .place: ["位置", "区域", "地点", "place", "location", "zone", "area"],
    .index: ["位置编号", "index", "placeindex"],
    .detail: ["明细", "详情", "detail", "value"],
    .ignored: [
      "备注", "说明", "车型", "车系", "品牌", "里程", "行驶里程", "公里数", "vin", "车架号", "客户", "客户姓名", "姓名", "电话",
      "手机", "金额",
      "notes", "note", "remark", "remarks", "comment", "model", "make", "mileage", "customer",
      "phone", "amount", "fine",
    ],
  ]

  /// Lower case, without spaces, dashes, underscores and anything in brackets.
  static func normalised(_ header: String) -> String {
    var depth = 0
    // Never longer than it was, and so written into one buffer: every cell comes through here.
    return String(unsafeUninitializedCapacity: header.utf8.count) { bytes in
      var count = 0
      for scalar in header.unicodeScalars {
        switch scalar {
        case "(", "（", "[", "【": depth += 1
        case ")", "）", "]", "】": depth = max(0, depth - 1)
        case " ", "_", "-", "\t", "\u{A0}", "\u{3000}", "\u{FEFF}", "*", "\"", "\n", "\r", "/", ".":
          continue
        case _ where depth > 0: continue
        case "A"..."Z":
          bytes[count] = UInt8(scalar.value + 32)
          count += 1
        default:
          for byte in scalar.utf8 {
            bytes[count] = byte
            count += 1
          }
        }
      }
      return count
    }
  }
}

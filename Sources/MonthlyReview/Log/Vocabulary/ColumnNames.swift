/// What columns are called in exports, Chinese and English. **To teach the reader a name, add it to
/// its line**: case, spaces, dashes, underscores, dots and whatever stands in brackets do not matter.
/// A name may stand in one line only; where a shop means something else by it, a mapping goes first.
package enum ColumnNames {
  package struct Line: Sendable {
    package var column: LogColumn
    /// What messages call it; a mapping may use either as its target.
    package var en: String
    package var zh: String
    package var names: [String]

    init(_ column: LogColumn, _ en: String, _ zh: String, _ names: [String]) {
      self.column = column
      self.en = en
      self.zh = zh
      self.names = names
    }
  }

  package static let lines: [Line] = [
    Line(
      .plate, "Plate", "车牌号",
      [
        "车牌号", "车牌", "车牌号码", "车号", "牌照", "牌照号", "车辆牌照", "车辆", "plate",
        "platenumber", "licenseplate", "licenceplate", "registration", "regno", "vehicle",
        "vehicleid", "car", "carid", "牌号", "车辆号牌", "号牌号码",
      ]),
    Line(
      .visit, "Visit number", "工单号",
      [
        "工单号", "工单", "委托书号", "任务委托书号", "维修单号", "单号", "序号", "流水号",
        "进厂单号", "接车单号", "case", "caseid", "visit", "visitid", "ro", "ronumber",
        "repairorder", "ordernumber", "orderno", "workorder", "id", "no", "concept:name:case",
        "case:concept:name",
        "结算单号", "业务单号", "登记号",
      ]),
    Line(
      .jobType, "Job type", "维修类型",
      [
        "维修类型", "维修类别", "业务类型", "业务类别", "作业类型", "维修种类", "服务类型",
        "工单类型", "修理类别", "类型", "类别", "jobtype", "job", "type", "servicetype",
        "repairtype", "worktype", "category", "维修项目", "服务项目", "业务分类", "维修性质",
        "service", "services",
      ]),
    Line(
      .advisor, "Advisor", "业务接待",
      [
        "业务接待", "服务顾问", "接待员", "接待人", "接待人员", "服务接待", "顾问", "接车员",
        "前台接待", "sa", "advisor", "adviser", "serviceadvisor", "serviceadviser", "writer",
        "servicewriter", "接车顾问", "接待顾问", "服务专员", "业务接待员",
      ]),
    Line(
      .date, "Date", "日期",
      [
        "日期", "进厂日期", "来店日期", "接车日期", "业务日期", "date", "day", "visitdate",
        "servicedate", "登记日期", "到店日期", "start date", "arrival date",
      ]),
    Line(
      .endDate, "End date", "结束日期",
      [
        "结束日期", "离开日期", "离场日期", "出厂日期", "交车日期", "完工日期", "end date",
        "date out", "leaving date", "departure date", "out date",
      ]),
    Line(
      .bookedSlot, "Booked time", "预约时间",
      [
        "预约时间", "预约到店时间", "预约时段", "预约进厂时间", "预约", "预约日期时间", "booked",
        "bookedslot", "bookedtime", "appointment", "appointmenttime", "slot", "scheduled",
        "scheduledtime", "bookedfor", "预约到厂时间", "约定时间",
      ]),
    Line(
      .arrival, "Arrival", "进厂时间",
      [
        "进厂时间", "到店时间", "来店时间", "到厂时间", "进店时间", "入厂时间", "到达时间",
        "入场时间", "抵店时间", "arrival", "arrived", "arrivaltime", "arrivedat", "checkin",
        "checkintime", "timein", "in", "gatein", "entry", "entrytime", "到店", "进店", "进厂",
        "入店时间", "登记时间", "车辆到达时间", "time of arrival", "arrival datetime",
      ]),
    Line(
      .entersArea, "Enters the area", "进入预检区时间",
      [
        "进入预检区时间", "进预检区时间", "预检区进入时间", "进入预检区", "entersarea",
        "enteredarea", "areaentered", "areain",
      ]),
    Line(
      .reachesBay, "Reaches the bay", "进工位时间",
      [
        "进工位时间", "进入工位时间", "进入预检工位时间", "上工位时间", "reachesbay",
        "reachedbay", "bayin", "baytime",
      ]),
    Line(
      .receptionBegan, "Reception begins", "接待时间",
      [
        "接待时间", "接待开始时间", "开始接待时间", "接待开始", "接车时间", "问候时间",
        "receptionbegan", "receptionstart", "reception", "receptiontime", "receptionbegins",
        "greeted", "greetedat", "greetingtime", "received", "receivedat", "开始接车", "接车开始",
        "接车开始时间", "开始接车时间", "接待开始时刻", "start of reception",
      ]),
    Line(
      .atCarEnded, "Walk-around ends", "环检完成时间",
      [
        "环检完成时间", "环车检查完成时间", "环检结束时间", "环检时间", "预检完成时间",
        "预检结束时间", "问诊结束时间", "atcarended", "atcarends", "walkaroundend",
        "walkaroundended", "walkarounddone", "inspectiondone", "接车结束", "接车结束时间",
        "环检完成", "环车检查结束时间", "结束接车", "end of walkaround",
      ]),
    Line(
      .orderSigned, "Order signed", "开单时间",
      [
        "开单时间", "制单时间", "工单时间", "开工单时间", "签单时间", "委托书签订时间",
        "建单时间", "签字时间", "ordersigned", "signed", "signedat", "orderopened", "ordertime",
        "roopened", "opened", "written",
      ]),
    Line(
      .handedOver, "Handed over", "交接时间",
      [
        "交接时间", "车间接车时间", "车间主任接车时间", "交接完成时间", "handedover", "handover",
        "handovertime", "handoverended",
      ]),
    Line(
      .leftArea, "Leaves the area", "离开预检区时间",
      [
        "离开预检区时间", "离开预检区", "驶离预检区时间", "出预检区时间", "离开时间", "移车时间",
        "离区时间", "leftarea", "leavesarea", "left", "leftat", "arealeft", "areaout",
        "departure", "out", "timeout", "离场时间", "离场", "离开预检区时刻", "出区时间",
        "离开工位时间", "驶离时间", "exit", "exit time", "left area at",
      ]),
    Line(
      .reachedWorkshop, "Reaches the workshop", "进入车间时间",
      [
        "进入车间时间", "进车间时间", "上工位维修时间", "开工时间", "派工时间", "维修开始时间",
        "reachedworkshop", "workshopin", "dispatched", "workstart", "workbegan",
        "workshopentered", "进车间", "上架时间",
      ]),
    Line(
      .finished, "Finished", "竣工时间",
      [
        "竣工时间", "完工时间", "维修完成时间", "质检时间", "总检时间", "finished", "finishedat",
        "completed", "workend",
      ]),
    Line(
      .handedBack, "Handed back", "交车时间",
      [
        "交车时间", "出厂时间", "结算时间", "离店时间", "handedback", "delivered", "deliverytime",
        "checkout", "gateout", "提车时间", "取车时间", "交付时间",
      ]),
    Line(
      .divertedAt, "To temporary parking", "临停时间",
      [
        "临停时间", "进临停时间", "移至临停时间", "分流时间", "临时停车时间", "临停开始时间",
        "divertedat", "diverted", "parkedat", "temporaryparking",
      ]),
    Line(
      .returnedAt, "Ticket called", "叫号时间",
      [
        "叫号时间", "返回时间", "临停结束时间", "离开临停时间", "叫号返回时间", "returnedat",
        "returned", "calledat", "called",
      ]),
    Line(
      .bay, "Bay", "工位",
      [
        "工位", "工位号", "预检工位", "预检工位号", "bay", "baynumber", "stall",
      ]),
    Line(
      .noShow, "No-show", "失约",
      [
        "失约", "爽约", "未到店", "未到", "noshow", "missed", "是否失约", "是否爽约",
      ]),
    Line(
      .complaint, "Complaint", "投诉",
      [
        "投诉", "抱怨", "抱怨投诉", "投诉抱怨", "客户投诉", "投诉类型", "投诉原因", "complaint",
        "complaints", "complained", "是否投诉", "投诉情况", "客诉",
      ]),
    Line(
      .lost, "Lost", "流失",
      [
        "流失", "客户离开", "离去", "未接待离开", "lost", "reneged", "leftunserved", "是否流失",

      ]),
    Line(
      .visitor, "Not in for service", "非维保车辆",
      [
        "非维保车辆", "外来车辆", "非维修车", "非维保", "othervisitor", "visitor", "isvisitor",
        "是否外来车辆",
      ]),
    Line(
      .noticeGiven, "Notice given", "通知时间",
      [
        "通知时间", "通知经理时间", "noticegiven", "notice", "noticetime",
      ]),
    Line(
      .activity, "Activity", "环节",
      [
        "环节", "活动", "事件", "活动名称", "动作", "步骤", "activity", "event", "conceptname",
        "concept:name", "kind", "step", "task",
      ]),
    Line(
      .lifecycle, "Begins or ends", "环节状态",
      [
        "环节状态", "生命周期", "lifecycle:transition", "lifecycle", "transition", "event type",
      ]),
    Line(
      .start, "Start", "开始时间",
      [
        "开始时间", "时间", "时间戳", "发生时间", "start", "starttime", "started", "begin",
        "timestamp", "time", "timetimestamp", "time:timestamp", "日期时间", "事件时间",
        "start timestamp",
      ]),
    Line(
      .end, "End", "结束时间",
      [
        "结束时间", "完成时间", "end", "endtime", "ended", "complete", "completetime", "finish",
        "complete timestamp", "end timestamp",
      ]),
    Line(
      .resource, "Person", "人员",
      [
        "人员", "资源", "执行人", "操作人", "责任人", "resource", "person", "who", "orgresource",
        "org:resource", "staff", "user",
      ]),
    Line(
      .place, "Place", "位置",
      [
        "位置", "区域", "地点", "place", "location", "zone", "area",
      ]),
    Line(
      .index, "Place number", "位置编号",
      [
        "位置编号", "index", "placeindex",
      ]),
    Line(
      .detail, "Detail", "明细",
      [
        "明细", "详情", "detail", "value",
      ]),
    Line(
      .ignored, "Not used", "不采用",
      [
        "不采用", "备注", "说明", "车型", "车系", "品牌", "里程", "行驶里程", "公里数", "vin",
        "车架号", "客户", "客户姓名", "姓名", "电话", "手机", "金额", "notes", "note", "remark",
        "remarks", "comment", "model", "make", "mileage", "customer", "phone", "amount", "fine",
        "车主", "联系人", "联系电话", "手机号", "应收", "实收", "保险公司", "交强险",
        "vehicle model", "total",
      ]),
  ]

  /// Column by name in the form of `LogColumn.normalised`.
  static let byName: [String: LogColumn] = {
    var result: [String: LogColumn] = [:]
    for line in lines {
      for name in [line.column.rawValue, line.en, line.zh] + line.names {
        result[LogColumn.normalised(name)] = line.column
      }
    }
    return result
  }()
}

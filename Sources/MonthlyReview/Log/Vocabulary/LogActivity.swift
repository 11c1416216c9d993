public import Forecourt

/// What a row of an event log tells: something that begins at its start, and ends at its end.
public struct LogActivity: Sendable, Hashable {
  public var begins: EventKind
  /// Nil: a moment; the row's end is not used.
  public var ends: EventKind?

  public init(_ begins: EventKind, ends: EventKind? = nil) {
    self.begins = begins
    self.ends = ends
  }

  /// Every `EventKind` by its own name.
  static let kinds: [String: EventKind] = Dictionary(
    uniqueKeysWithValues: EventKind.allCases.map { (LogColumn.normalised("\($0)"), $0) })

  /// What activities are called in exports. **To teach the reader a name, add it to its line.**
  static let lines: [(LogActivity, [String])] = [
    (LogActivity(.arrives), ["进厂", "到店", "来店", "到达", "进店", "arrival", "arrive", "checkin"]),
    (LogActivity(.noShow), ["失约", "爽约", "未到店"]),
    (LogActivity(.losesPatience), ["流失", "未接待离开", "客户离开", "lost"]),
    (LogActivity(.joinsGateQueue), ["门外排队", "门口排队"]),
    (
      LogActivity(.entersLane), ["进入预检区", "进预检区", "进入通道", "entersarea", "enterarea", "enteredarea"]
    ),
    (LogActivity(.diverted), ["分流", "移至临停", "发叫号牌"]),
    (LogActivity(.parked, ends: .called), ["临停", "临时停车", "temporaryparking"]),
    (LogActivity(.called), ["叫号"]),
    (LogActivity(.guideBegins, ends: .reachesBay), ["引导", "guide", "guidance"]),
    (LogActivity(.reachesBay), ["进工位", "上工位", "bay"]),
    (
      LogActivity(.receptionBegins, ends: .atCarEnds),
      [
        "接待", "接车", "环车检查", "环检", "问诊", "预检", "reception", "walkaround", "greeting", "intake",
      ]
    ),
    (LogActivity(.diagnosisBegins, ends: .diagnosisEnds), ["诊断", "故障诊断", "diagnosis"]),
    (LogActivity(.deskBegins, ends: .orderSigned), ["开单", "制单", "签单", "desk", "writeup"]),
    (LogActivity(.handOverBegins, ends: .handOverEnds), ["交接", "车间接车", "handover"]),
    (
      LogActivity(.leavesArea),
      ["离开预检区", "驶离预检区", "离场", "离开", "leavearea", "leftarea", "exit", "departure"]
    ),
    (LogActivity(.driveBegins, ends: .driveEnds), ["移车", "drive", "move"]),
    (
      LogActivity(.operationBegins, ends: .operationEnds),
      ["维修", "施工", "operation", "repair", "work"]
    ),
    (LogActivity(.washBegins, ends: .washEnds), ["洗车", "wash"]),
    (LogActivity(.inspectionBegins, ends: .inspectionEnds), ["总检", "质检", "inspection"]),
    (LogActivity(.finished), ["竣工", "完工"]),
    (LogActivity(.handBackBegins, ends: .handedBack), ["交车", "handback", "delivery"]),
    (LogActivity(.completes), ["出厂", "离店", "checkout"]),
    (LogActivity(.complains), ["投诉", "抱怨", "complaint"]),
    (LogActivity(.noticeGiven), ["通知经理", "通知服务经理", "通知", "notice"]),
    (LogActivity(.managerAttends), ["经理到场", "attendance"]),
  ]

  /// What an activity means, by its name in the form of `LogColumn.normalised`.
  static let names: [String: LogActivity] = {
    var result = kinds.mapValues { LogActivity($0) }
    for (activity, names) in lines {
      for name in names { result[LogColumn.normalised(name)] = activity }
    }
    return result
  }()
}

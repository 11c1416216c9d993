/// What the words in the cells mean, Chinese and English. **To teach the reader a word, add it to its
/// list**, in any case; spaces, dashes, dots and what stands in brackets do not matter. A word that is
/// in no list counts as unknown and is told with how often it was found.
enum Words {
  /// In a column of yes and no. A blank cell and a dash say no as well: nothing was written down.
  static let yes = [
    "是", "有", "对", "√", "✓", "✔", "☑", "○", "●", "已", "真", "yes", "y", "true", "t", "1", "ja",
    "on",
  ]
  static let no = [
    "否", "无", "没有", "没", "未", "不", "不是", "非", "零", "×", "✗", "✘", "✕", "☒", "—", "――", "——", "–",
    "―", "～", "~", "\\", "正常", "一切正常", "无异常", "未见异常", "空", "假", "no", "n", "false", "f", "0",
    "none",
    "null", "nil", "na", "n/a", "nan", "#n/a", "not", "ok", "off", "无记录", "不适用",
  ]
  /// Said to be not known.
  static let unknown = ["不详", "未知", "不明", "不清楚", "待定", "待查", "unknown", "?", "？", "tbd", "unclear"]

  /// Besides those above, in the column of this name only.
  static let more: [LogColumn: (yes: [String], no: [String])] = [
    .complaint: (
      [
        "投诉", "有投诉", "已投诉", "抱怨", "有抱怨", "不满", "不满意", "差评", "complaint", "complained",
        "dissatisfied",
      ],
      [
        "无投诉", "未投诉", "没有投诉", "没投诉", "不投诉", "无抱怨", "未抱怨", "没有抱怨", "满意", "很满意", "非常满意", "基本满意", "好评",
        "无意见", "没意见", "nocomplaint", "nocomplaints", "satisfied", "happy",
      ]
    ),
    .lost: (
      ["流失", "已流失", "离去", "客户离开", "未接待离开", "已离开", "放弃", "lost", "left", "reneged", "abandoned"],
      ["未流失", "没有流失", "完成", "已完成", "已接待", "正常离店", "served", "completed", "done", "finished"]
    ),
    .noShow: (
      ["失约", "爽约", "未到", "未到店", "没来", "未来", "noshow", "no-show", "missed", "absent"],
      ["到", "已到", "到店", "已到店", "未失约", "未爽约", "show", "showed", "arrived", "attended", "came"]
    ),
    .visitor: (
      ["非维保", "外来", "外来车辆", "非维修", "visitor", "other"],
      ["维保", "维修", "维保车辆", "服务", "service", "customer"]
    ),
  ]

  /// A complaint that names its reason holds one of these.
  static let crowding = ["拥堵", "拥挤", "堵", "crowd", "congest"]
  static let longStay = [
    "停留", "超时", "等待", "等候", "等太久", "排队", "时间长", "时间太长", "久", "longstay", "stay", "wait", "long",
    "slow",
  ]
  /// A reason behind one of these is denied: 无拥堵, not long.
  static let denials = ["无", "未", "没", "不", "非", "no", "not", "without"]

  /// Cars without a plate are different cars, though the word is the same.
  static let unplated = [
    "无牌", "临牌", "新车", "无", "无号牌", "无车牌", "未上牌", "未挂牌", "未上户", "临时牌", "临时牌照", "临时号牌", "待上牌", "没有",
    "没有牌照", "不详", "未知", "新车未上牌", "—", "——", "―", "–", "×", "na", "none", "null", "nan", "no",
    "noplate",
    "unplated", "unregistered", "temporary", "temp", "new", "newcar", "unknown", "tbd", "#n/a", "0",
    "x", "?",
  ]

  /// The first word of a row that sums up others.
  static let totals = [
    "合计", "小计", "总计", "共计", "累计", "汇总", "平均", "本页小计", "本页合计", "本月合计", "合计台次", "total", "totals",
    "subtotal", "grandtotal", "sum", "average", "mean", "count",
  ]

  /// In the column that tells whether an activity begins or ends.
  static let begins = ["start", "begin", "begins", "started", "开始", "开工", "起"]
  static let ends = ["complete", "completed", "end", "ends", "finish", "finished", "完成", "结束", "止"]

  /// Lower case, Latin only: a month by its name.
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]
  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}

/// What a cell of a yes-or-no column says.
public enum Answer: UInt8, Sendable, Hashable {
  /// A blank cell says no.
  case no, yes, unknown
}

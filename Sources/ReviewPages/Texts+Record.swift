import Documents
internal import Forecourt
internal import MonthlyReview

// The page of the monthly review: how much of the month the log tells.
extension Texts {
  static let toldOf = Text("Told of", "依据")

  /// `57 of 60 visits, 2 of them in doubt`.
  static func visits(_ evidence: LogEvidence) -> Text {
    let (told, all) = (NumberText.whole(evidence.visits), NumberText.whole(evidence.of))
    let doubtful = NumberText.whole(evidence.doubtful)
    let (doubtEn, doubtZh) =
      evidence.doubtful > 0 ? (", \(doubtful) of them in doubt", "，其中\(doubtful)台次存疑") : ("", "")
    let visits = evidence.of == 1 ? "visit" : "visits"
    return evidence.visits == evidence.of
      ? Text("\(told) \(visits)\(doubtEn)", "\(told)台次\(doubtZh)")
      : Text("\(told) of \(all) \(visits)\(doubtEn)", "\(all)台次中的\(told)台次\(doubtZh)")
  }

  /// `57 of 60, 2 in doubt`, under a heading that says of what.
  static func shortVisits(_ evidence: LogEvidence) -> Text {
    let (told, all) = (NumberText.whole(evidence.visits), NumberText.whole(evidence.of))
    let doubtful = NumberText.whole(evidence.doubtful)
    let (doubtEn, doubtZh) =
      evidence.doubtful > 0 ? (", \(doubtful) in doubt", "，存疑\(doubtful)") : ("", "")
    return evidence.visits == evidence.of
      ? Text("\(told)\(doubtEn)", "\(told)\(doubtZh)")
      : Text("\(told) of \(all)\(doubtEn)", "\(told)/\(all)\(doubtZh)")
  }

  /// What stands under a recorded figure, with the visits that tell it.
  static func told(_ evidence: LogEvidence, after text: Text) -> Text {
    let visits = visits(evidence)
    return Text("\(text.en); told of \(visits.en)", "\(text.zh)；依据\(visits.zh)")
  }

  static func toldOfSome(_ count: Int) -> Text {
    Text(
      "\(count) figures that not every visit tells, or that doubtful visits tell",
      "\(count)项指标并非每台次都有记录，或含存疑记录")
  }

  /// Behind a sentence about stays that some visits do not tell.
  static func ofSome(_ month: ObservedMonth) -> Text {
    guard let stays = month.evidence[.stays], stays.visits < stays.of else {
      return Text(verbatim: "")
    }
    let visits = visits(stays)
    return Text(", as far as the log tells (\(visits.en))", "（就日志所记录的\(visits.zh)而言）")
  }

  /// What has to be known before anything else is read; nil where the record is whole.
  static func recordCaution(_ result: MonthlyReviewResult) -> Text? {
    var en: [String] = []
    var zh: [String] = []
    let quality = result.log.quality
    let guesses = quality.dateOrders.filter(\.isGuess)
    if let guess = guesses.first {
      en.append(
        "the dates of “\(TypedText.safe(guess.column))” were read as \(guess.order.name.en), which is a "
          + "guess (--date-order)")
      zh.append(
        "“\(TypedText.safe(guess.column))”列的日期按“\(guess.order.name.zh)”读取，并不确定（--date-order）")
    }
    if let stays = result.month.evidence[.stays], stays.visits < stays.of {
      let visits = visits(stays)
      en.append(
        "stays are known of \(visits.en): crowding and long stays are at least what is told here")
      zh.append("停留时间仅依据\(visits.zh)：拥堵与超时停留不会少于此处所示")
    }
    let days = result.month.emptyDays.count
    if days > 0 {
      en.append("\(days) open days have no row and count as days on which nobody came")
      zh.append("有\(days)个营业日没有记录，按无车到店计算")
    }
    guard !en.isEmpty else { return nil }
    return Text(
      "Of the record: \(en.joined(separator: "; ")).", "记录说明：\(zh.joined(separator: "；"))。")
  }

  static func emptyDays(_ days: [CalendarDate]) -> Text {
    let shown = days.prefix(10).map(\.description)
    let rest = days.count > shown.count ? " …" : ""
    return Text(
      """
      Without a row: \(shown.joined(separator: ", "))\(rest). Was the shop closed, or was nothing \
      written down? They count as open days on which nobody came; put closed days into the \
      scenario's calendar.closedDates.
      """,
      """
      没有记录的日期：\(shown.joined(separator: "、"))\(rest)。是未营业，还是没有登记？目前按营业但无车到店计算；\
      未营业的日期请写入情景文件的 calendar.closedDates。
      """)
  }
}

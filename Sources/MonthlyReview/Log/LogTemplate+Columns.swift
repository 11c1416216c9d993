import Documents
import EventSimulation
import Forecourt
import Workbooks

// What the template asks for, and what for.
extension LogTemplate {
  struct Column {
    var column: LogColumn
    var heading: Text
    var meaning: Text
    var width = 18
    var kind = Kind.text
    /// Of the two examples.
    var examples: (WrittenSheet.Cell, WrittenSheet.Cell) = (.blank, .blank)
  }

  enum Kind {
    case text, instant, yesOrNo, jobType, complaint
  }

  static func columns(of shop: Shop, _ language: Language) -> [Column] {
    func word(_ en: String, _ zh: String) -> WrittenSheet.Cell {
      .text(Text(en, zh)[language], .example)
    }
    /// On the shop's first day.
    func time(_ hour: Int64, _ minute: Int64) -> WrittenSheet.Cell {
      let day = Microseconds(shop.calendar.firstDate.dayNumber) * TimeUnit.day
      return .instant(day + hour * TimeUnit.hour + minute * TimeUnit.minute, .exampleInstant)
    }
    let jobs = shop.jobTypes.prefix(2).map { word($0.name.en, $0.name.zh) }
    return [
      Column(
        column: .visit, heading: Text("Order no.", "工单号"),
        meaning: Text(
          "Any number that no other visit has.", "每次到店一个编号，不要重复。"),
        width: 14, examples: (word("Example 1", "示例1"), word("Example 2", "示例2"))),
      Column(
        column: .plate, heading: Text("Plate", "车牌"),
        meaning: Text(
          "Shown as a number in every result. May stay blank.", "结果中只以编号出现。可不填。"),
        width: 12, examples: (word("EX0001", "示A00001"), word("EX0002", "示A00002"))),
      Column(
        column: .jobType, heading: Text("Job type", "维修类型"),
        meaning: Text("Choose from the list.", "从列表中选择。"), width: 14, kind: .jobType,
        examples: (jobs.first ?? .blank, jobs.last ?? .blank)),
      Column(
        column: .advisor, heading: Text("Service advisor", "服务顾问"),
        meaning: Text("Who received the customer.", "接待该客户的人。"), width: 14,
        examples: (word("Li Wei", "李伟"), word("Wang Fang", "王芳"))),
      Column(
        column: .bookedSlot, heading: Text("Booked for", "预约时间"),
        meaning: Text(
          "The time agreed on; blank: came without a booking.", "约定的到店时间；空白表示未预约。"),
        kind: .instant, examples: (time(8, 30), .blank)),
      Column(
        column: .arrival, heading: Text("Arrival", "到店时间"),
        meaning: Text(
          "The car comes through the gate. The only column that has to be filled in; date and time.",
          "车辆进门的时间。唯一必填的列；日期和时间都要写。"),
        kind: .instant, examples: (time(8, 25), time(8, 40))),
      Column(
        column: .reachesBay, heading: Text("Reached bay", "进工位时间"),
        meaning: Text("The car stands in a pre-inspection bay.", "车辆停进预检工位。"),
        kind: .instant, examples: (time(8, 27), time(8, 52))),
      Column(
        column: .receptionBegan, heading: Text("Reception began", "接待时间"),
        meaning: Text("The advisor greets the customer.", "服务顾问开始接待客户。"), kind: .instant,
        examples: (time(8, 28), time(8, 55))),
      Column(
        column: .atCarEnded, heading: Text("Walk-around ended", "环检完成时间"),
        meaning: Text("The inspection around the car is over.", "环车检查结束。"), kind: .instant,
        examples: (time(8, 36), time(9, 4))),
      Column(
        column: .orderSigned, heading: Text("Order signed", "开单时间"),
        meaning: Text("The repair order is signed.", "客户在委托书上签字。"), kind: .instant,
        examples: (time(8, 44), time(9, 15))),
      Column(
        column: .leftArea, heading: Text("Left area", "离开预检区时间"),
        meaning: Text(
          "The car drives out of the pre-inspection area. Without it no stay can be told.",
          "车辆驶离预检区。没有此列就无法得知停留时间。"),
        kind: .instant, examples: (time(8, 48), time(9, 21))),
      Column(
        column: .noShow, heading: Text("No-show", "失约"),
        meaning: Text("Booked and did not come.", "已预约但未到店。"), width: 10, kind: .yesOrNo,
        examples: (word("no", "否"), word("no", "否"))),
      Column(
        column: .lost, heading: Text("Lost", "流失"),
        meaning: Text("Came and left without being received.", "到店后未接待就离开。"), width: 10,
        kind: .yesOrNo, examples: (word("no", "否"), word("no", "否"))),
      Column(
        column: .complaint, heading: Text("Complaint", "投诉"),
        meaning: Text("Choose from the list.", "从列表中选择。"), width: 14, kind: .complaint,
        examples: (word("no", "无"), word("long stay", "停留时间长"))),
      Column(
        column: .ignored, heading: Text("Notes", "备注"),
        meaning: Text("Not read.", "不读取。"), width: 30,
        examples: (word("an example", "示例"), word("an example", "示例"))),
    ]
  }

  // MARK: The sheet that explains

  static func explanations(_ shop: Shop, _ language: Language) -> WrittenSheet {
    var sheet = WrittenSheet(name: Text("How to fill in", "填写说明")[language])
    let other: Language = language == .zh ? .en : .zh
    sheet.columns = [.init(width: 24), .init(width: 60), .init(width: 24), .init(width: 60)]
    let lines = [
      Text(
        "One row a visit. Only the arrival has to be filled in; every further column makes more "
          + "figures known.",
        "每次到店一行。只有到店时间必填；填得越多，能得出的指标越多。"),
      Text(
        "Times are those of the shop's clock, with their date: 2024-07-01 08:25.",
        "时间以店内时钟为准，并写明日期：2024-07-01 08:25。"),
      Text(
        "Columns may stand in any order; those that are not needed may be deleted.",
        "列的顺序可以调整，不需要的列可以删除。"),
      Text("Then: baysim month FILE.xlsx", "填好后运行：baysim month 文件名.xlsx"),
    ]
    sheet.rows = [[.text(sheet.name, .title)]]
    for line in lines {
      sheet.rows.append([
        .blank, .text(line[language], .wrapped), .blank, .text(line[other], .wrapped),
      ])
    }
    sheet.rows.append([])
    let heads = [Text("Column", "列"), Text("Meaning", "含义")]
    sheet.rows.append(
      heads.map { .text($0[language], .heading) } + heads.map { .text($0[other], .heading) })
    let columns = Self.columns(of: shop, language)
    for column in columns {
      sheet.rows.append(
        [language, other].flatMap { language -> [WrittenSheet.Cell] in
          [.text(column.heading[language], .wrapped), .text(column.meaning[language], .wrapped)]
        })
    }
    // Below, as they stand on the sheet to fill in.
    sheet.rows.append([])
    sheet.rows.append([.text(Text("Examples", "示例")[language], .title)])
    sheet.rows.append(columns.map { .text($0.heading[language], .heading) })
    sheet.rows.append(columns.map { $0.examples.0 })
    sheet.rows.append(columns.map { $0.examples.1 })
    return sheet
  }
}

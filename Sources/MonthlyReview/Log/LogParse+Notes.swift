import Forecourt

/// What is to be said of the log as a whole.
extension LogParse {
  mutating func addNotes() {
    noteColumns()
    noteWords()
    noteRows()
    noteClocks()
    noteWhatIsMissing()
  }

  /// What was not recognised is asked for by name, with what stands in it and the line to put into a
  /// mapping.
  private mutating func noteColumns() {
    for cell in quality.header where cell.column == nil && !cell.text.isEmpty {
      let examples = cell.examples
      let name = cell.text.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline }
      quality.notes.append(
        BilingualName(
          en: "column “\(cell.text)” was not understood and not used"
            + (examples.isEmpty ? "" : " (\(examples.joined(separator: ", ")))")
            + "; in a mapping: \"columns\": { \"\(name)\": \"…\" }",
          zh: "“\(cell.text)”列未识别、未采用"
            + (examples.isEmpty ? "" : "（\(examples.joined(separator: "、"))）")
            + "；可在映射文件中说明：\"columns\": { \"\(name)\": \"…\" }"))
    }
    let missing = header.missing(of: mapping)
    if !missing.isEmpty {
      note("columns of the mapping that the log does not have", "映射文件所列而日志中没有的列", missing)
    }
  }

  private mutating func noteWords() {
    let words = unknownJobWords()
    if !words.isEmpty {
      note(
        "words for unknown job types", "未知的维修类型", words,
        hint: "\"jobTypes\": { \"…\": \"maintenance\" }")
    }
    let activities = eventReading.activities.unknown.map { "\($0.word) (\($0.count))" }
    if !activities.isEmpty {
      note(
        "activities that are not known, and so not used", "未知、未采用的环节", activities,
        hint: "\"activities\": { \"…\": \"receptionBegins\" }")
    }
    for column in [LogColumn.complaint, .lost, .visitor, .noShow] {
      let unknown = quality.unknownWords.filter { $0.column == column }
      guard !unknown.isEmpty else { continue }
      let name = quality.name(of: column)
      note(
        "words of “\(name)” that say neither yes nor no, counted as unknown",
        "“\(name)”列中既非“是”也非“否”、按未知处理的词", unknown.map { "\($0.word) (\($0.count))" },
        hint: "\"words\": { \"…\": \"no\" }")
    }
  }

  private mutating func noteRows() {
    if quality.totalRows > 0 {
      quality.notes.append(
        BilingualName(
          en: "\(quality.totalRows) rows that sum up others or repeat the header were left out",
          zh: "已略去 \(quality.totalRows) 行合计行或重复的表头"))
    }
    if quality.hiddenRows > 0 {
      quality.notes.append(
        BilingualName(
          en: "\(quality.hiddenRows) hidden rows of the sheet were read like the others",
          zh: "工作表中隐藏的 \(quality.hiddenRows) 行与其他行一样读取"))
    }
    if let sheet = quality.sheet, sheets.count > 1 {
      note(
        "the sheet “\(sheet)” was read; the workbook has (choose one by --sheet)",
        "读取的工作表为“\(sheet)”；工作簿包含（可用 --sheet 选择）", sheets)
    }
    if quality.months.count > 1 {
      note(
        "months of the log, each with its arrivals (choose one by --month)",
        "日志所含月份与到店台次（可用 --month 选择）", quality.months.map { "\($0) (\($0.visits))" })
    }
  }

  private mutating func noteClocks() {
    // One zone, and not Greenwich's: that of the shop.
    guard !zones.isEmpty, zones.count > 1 || zones[0] == 0 || mapping.zone != nil else { return }
    let names = zones.map(LogParse.zoneName).joined(separator: ", ")
    if let own = mapping.zone {
      quality.notes.append(
        BilingualName(
          en: "times with a time zone (\(names)) were converted to the shop's clock, "
            + LogParse.zoneName(own),
          zh: "带时区的时间（\(names)）已换算为店内时间 \(LogParse.zoneName(own))"))
    } else {
      quality.notes.append(
        BilingualName(
          en: "times name a time zone (\(names)), which was not used: they are read as the shop's "
            + "clock; if that is wrong, give it in a mapping: \"zone\": \"+08:00\"",
          zh: "时间带有时区（\(names)），未采用，按店内当地时间读取；若不对，请在映射文件中给出："
            + "\"zone\": \"+08:00\""))
    }
  }

  private static func zoneName(_ minutes: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + ":" + two(abs(minutes) % 60)
  }

  private mutating func noteWhatIsMissing() {
    if format == .rowPerVisit && !present.contains(.leftArea) {
      quality.notes.append(
        BilingualName(
          en: "no column for leaving the area: stays cannot be measured",
          zh: "没有“离开预检区时间”列，无法统计停留时间"))
    }
    if format == .rowPerEvent {
      let kinds = Set(events.map(\.kind))
      if !kinds.contains(.leavesArea) && !kinds.contains(.visitorLeaves) {
        quality.notes.append(
          BilingualName(
            en: "no event for leaving the area: stays cannot be measured",
            zh: "没有“离开预检区”事件，无法统计停留时间"))
      } else if kinds.isDisjoint(with: [.entersLane, .reachesBay, .guideBegins, .selfParks]) {
        quality.notes.append(
          BilingualName(
            en: "no event for entering the area or a bay: stays are told from the arrival",
            zh: "没有“进入预检区”或“进工位”事件，停留时间自进厂起算"))
      }
    }
    let isCrowded = counts[Int(LogReason.moreCarsThanPlaces.rawValue)] > 0
    if isCrowded && format == .rowPerVisit && !present.contains(.divertedAt) {
      quality.notes.append(
        BilingualName(
          en: "no column for temporary parking: cars that waited there count as in the area",
          zh: "没有“临停时间”列，在临时停车位等候的车辆也计为在场"))
    }
  }

  private mutating func note(
    _ en: String, _ zh: String, _ names: [String], hint: String? = nil
  ) {
    let shown = names.prefix(12)
    let rest = names.count > shown.count ? " …" : ""
    quality.notes.append(
      BilingualName(
        en: "\(en): \(shown.joined(separator: ", "))\(rest)"
          + (hint.map { "; in a mapping: \($0)" } ?? ""),
        zh: "\(zh)：\(shown.joined(separator: "、"))\(rest)"
          + (hint.map { "；可在映射文件中说明：\($0)" } ?? "")))
  }

  /// Each with how often it was found, the commonest first.
  private func unknownJobWords() -> [String] {
    guard jobTypes != nil else { return [] }
    var counts = [Int](repeating: 0, count: jobWords.count)
    for visit in visits where visit.jobType < 0 && visit.jobTypeName >= 0 && !visit.isVisitor {
      counts[Int(visit.jobTypeName)] += 1
    }
    return counts.indices.filter { counts[$0] > 0 }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
      .map { "\(jobWords[$0]) (\(counts[$0]))" }
  }
}

import Forecourt

/// What is to be said of the log as a whole.
extension LogParse {
  mutating func addNotes() {
    let strange = header.cells.filter { $0.column == nil && !$0.text.isEmpty }.map(\.text)
    if !strange.isEmpty {
      note("columns that were not understood and not used", "未识别、未采用的列", strange)
    }
    let missing = header.missing(of: mapping)
    if !missing.isEmpty {
      note("columns of the mapping that the log does not have", "映射文件所列而日志中没有的列", missing)
    }
    let words = unknownJobWords()
    if !words.isEmpty { note("words for unknown job types", "未知的维修类型", words) }
    if hasZone {
      quality.notes.append(
        BilingualName(
          en: "times name a time zone, which was not used: they are read as the shop's clock",
          zh: "时间带有时区，未采用，按店内当地时间读取"))
    }
    if hasAmbiguousDates && mapping.dayFirst == nil && !hasDayFirst {
      quality.notes.append(
        BilingualName(
          en: "dates like 7/1/2024 were read as month/day/year",
          zh: "形如 7/1/2024 的日期按“月/日/年”读取"))
    }
    if hasDayFirst {
      quality.notes.append(
        BilingualName(
          en: "dates like 13/7/2024 were read as day/month/year",
          zh: "形如 13/7/2024 的日期按“日/月/年”读取"))
    }
    if header.format == .rowPerVisit && !present.contains(.leftArea) {
      quality.notes.append(
        BilingualName(
          en: "no column for leaving the area: stays cannot be measured",
          zh: "没有“离开预检区时间”列，无法统计停留时间"))
    }
    let isCrowded = quality.findings.contains { $0.reason == .moreCarsThanPlaces }
    if isCrowded && header.format == .rowPerVisit && !present.contains(.divertedAt) {
      quality.notes.append(
        BilingualName(
          en: "no column for temporary parking: cars that waited there count as in the area",
          zh: "没有“临停时间”列，在临时停车位等候的车辆也计为在场"))
    }
  }

  private mutating func note(_ en: String, _ zh: String, _ names: [String]) {
    let shown = names.prefix(12)
    let rest = names.count > shown.count ? " …" : ""
    quality.notes.append(
      BilingualName(
        en: "\(en): \(shown.joined(separator: ", "))\(rest)",
        zh: "\(zh)：\(shown.joined(separator: "、"))\(rest)"))
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

import DataFiles
import EventSimulation
import Forecourt

/// How to read the dates of one column: decided over all of the file, never cell by cell.
struct ColumnForm {
  var order = DateOrder.monthDayYear
  var parser = WallClockParser()
}

/// What a cell says of when, as far as it says it by itself.
enum CellTime: Equatable {
  case blank, unreadable
  /// Microseconds since 1970-01-01 00:00 by the shop's clock.
  case instant(Microseconds)
  /// Microseconds since midnight of a day that the cell does not say; from 24:00 on, of the day after.
  case timeOfDay(Microseconds)
  /// Days since 1970-01-01, and no time.
  case date(Int)
}

extension LogParse {
  /// Looks at the dates of all rows.
  mutating func census(
    of rows: RowSource, isStopped: () -> Bool
  ) throws(RowSource.Fault) -> [DateCensus] {
    var result = [DateCensus](repeating: DateCensus(), count: slots.count)
    let dated = header.cells.indices.filter { header.cells[$0].column?.isDated ?? false }
    let parsers = header.cells.map {
      WallClockParser(isDate: $0.column == .date || $0.column == .endDate)
    }
    var stopped = false
    var place = 0
    try rows.forEachRow { row in
      place += 1
      if place & 4095 == 0, isStopped() { stopped = true }
      guard place > header.rowsBefore else { return true }
      for index in dated where index < row.cells.count {
        let cell = row.cells[index]
        guard !cell.isBlank, !LogParse.isPlain(cell, row.bytes),
          let clock = parsers[index].parse(row.bytes, Int(cell.start), Int(cell.end))
        else { continue }
        if case .triple(let triple) = clock.day { result[index].add(triple) }
        if clock.isPartOfDay { result[index].partsOfDay += 1 }
        if clock.isDotted { result[index].dottedTimes += 1 }
      }
      return !stopped
    }
    self.isStopped = stopped
    return result
  }

  /// `2024-07-01 …`, about which there is nothing to decide.
  private static func isPlain(_ cell: TableCell, _ bytes: [UInt8]) -> Bool {
    guard cell.end - cell.start >= 8 else { return false }
    let start = Int(cell.start)
    for offset in 0..<4 where bytes[start + offset] &- 0x30 >= 10 { return false }
    return bytes[start + 4] == 0x2D || bytes[start + 4] == 0x2F
  }

  /// The order of each column: the mapping's, or the one that the column's own dates tell, or that of
  /// the file's other columns where they agree, or the custom.
  mutating func decideForms(_ censuses: [DateCensus]) {
    let told = censuses.compactMap(\.choice).filter { !$0.isGuess }.map(\.order)
    let agreed = Set(told).count == 1 ? told.first : nil
    for (index, census) in censuses.enumerated() {
      guard let column = header.cells[index].column else { continue }
      var form = ColumnForm()
      form.parser.readsPartsOfDay = census.hasPartsOfDay
      form.parser.isDate = column == .date || column == .endDate
      defer { forms[column.slot] = form }
      guard let choice = census.choice else { continue }
      let order = choice.isGuess ? agreed ?? census.custom : choice.order
      form.order = mapping.dateOrder ?? order
      let isGuess = choice.isGuess && mapping.dateOrder == nil && agreed == nil
      quality.dateOrders.append(
        QualityReport.ColumnOrder(
          column: header.cells[index].text, order: form.order, isGuess: isGuess))
      noteOrder(header.cells[index].text, form.order, choice, isGuess: isGuess)
    }
  }

  private mutating func noteOrder(
    _ column: String, _ order: DateOrder, _ choice: DateCensus.Choice, isGuess: Bool
  ) {
    let name = order.name
    if isGuess {
      quality.notes.append(
        BilingualName(
          en: "the dates of “\(column)” can be read in more than one order; taken as \(name.en): "
            + "if that is wrong, say --date-order (ymd, dmy or mdy)",
          zh: "“\(column)”列的日期有多种读法，按“\(name.zh)”读取；若不对，请用 --date-order 指定（ymd、dmy 或 mdy）"))
    } else if let other = choice.otherSpread, mapping.dateOrder == nil, order == choice.order {
      quality.notes.append(
        BilingualName(
          en: "the dates of “\(column)” were read as \(name.en): so they lie within "
            + "\(choice.spread + 1) days, in another order within \(other + 1)",
          zh: "“\(column)”列的日期按“\(name.zh)”读取：这样日期跨 \(choice.spread + 1) 天，"
            + "按其他顺序则跨 \(other + 1) 天"))
    } else {
      quality.notes.append(
        BilingualName(
          en: "the dates of “\(column)” were read as \(name.en)",
          zh: "“\(column)”列的日期按“\(name.zh)”读取"))
    }
  }

  /// What a cell of the row says of when.
  mutating func time(_ column: LogColumn) -> CellTime {
    let cell = cells[column.slot]
    guard !cell.isBlank else { return .blank }
    let form = forms[column.slot]
    guard let clock = form.parser.parse(row.bytes, Int(cell.start), Int(cell.end)) else {
      // A dash, 无 or N/A in a column of times is a blank.
      let isNothing = cell.end - cell.start < 12 && LogParse.isNothing(row.text(cell))
      return isNothing ? .blank : .unreadable
    }
    var shift: Microseconds = 0
    if let zone = clock.zone {
      if !zones.contains(zone), zones.count < 4 { zones.append(zone) }
      if let own = mapping.zone { shift = Microseconds(own - zone) * TimeUnit.minute }
    }
    let day: Int?
    switch clock.day {
    case .none, .zero: day = nil
    case .day(let value): day = value
    case .triple(let triple):
      guard let value = triple.day(form.order) else { return .unreadable }
      day = value
    }
    switch (day, clock.time) {
    case (let day?, let time?): return .instant(Microseconds(day) * TimeUnit.day + time + shift)
    case (let day?, nil): return .date(day)
    case (nil, let time?): return .timeOfDay(time)
    case (nil, nil): return .unreadable
    }
  }

  private static let nothing = AnswerWords.nothing

  private static func isNothing(_ text: String) -> Bool {
    nothing.contains(LogColumn.normalised(text))
  }

  /// The date of the row: its own, or the mapping's, or (in a column of dates that is blank here, whose
  /// cell is merged with the one above) that of the row before.
  mutating func rowDate() -> Int? {
    switch time(.date) {
    case .date(let day):
      lastDate = day
      return day
    case .instant(let instant):
      let day = Int(instant.flooredQuotient(by: TimeUnit.day))
      lastDate = day
      return day
    case .blank: return mapping.date?.dayNumber ?? (present.contains(.date) ? lastDate : nil)
    case .unreadable, .timeOfDay:
      lastDate = nil
      note(.unreadableInstant, .date)
      return mapping.date?.dayNumber
    }
  }

  mutating func endDate() -> Int? {
    switch time(.endDate) {
    case .date(let day): return day
    case .instant(let instant): return Int(instant.flooredQuotient(by: TimeUnit.day))
    case .blank: return nil
    case .unreadable, .timeOfDay:
      note(.unreadableInstant, .endDate)
      return nil
    }
  }
}

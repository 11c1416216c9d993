public import Documents
import EventSimulation
public import Forecourt
import Workbooks

/// The workbook in which a shop can keep its log by hand: one row a visit, the columns that
/// `LogReader` knows, lists to choose from, and a sheet that explains each column with two examples
/// (where nobody can forget to delete them).
///
/// Only the arrival has to be filled in; every further column makes more figures known.
public enum LogTemplate {
  /// - Parameters:
  ///   - shop: whose job types are to choose from.
  ///   - language: comes first in headings and explanations; the other follows.
  public static func workbook(_ shop: Shop, language: Language) -> [UInt8] {
    WrittenWorkbook(sheets: [visits(shop, language), explanations(shop, language)]).bytes
  }

  // MARK: The sheet to fill in

  private static func visits(_ shop: Shop, _ language: Language) -> WrittenSheet {
    var sheet = WrittenSheet(name: Text("Visits", "到店记录")[language])
    let columns = Self.columns(of: shop, language)
    sheet.frozenRows = 1
    sheet.columns = columns.map { column in
      WrittenSheet.Column(
        width: column.width, choice: choice(column.kind, shop, language),
        hint: column.meaning[language], style: column.kind == .instant ? .instant : .plain)
    }
    sheet.rows = [
      columns.map {
        .text(
          both($0.heading, language, between: "\n"),
          $0.column == .arrival ? .requiredHeading : .heading)
      }
    ]
    return sheet
  }

  /// `到店时间(Arrival)`: what stands in brackets is no part of a column's name.
  private static func both(_ text: Text, _ language: Language, between: String) -> String {
    language == .zh ? "\(text.zh)\(between)(\(text.en))" : "\(text.en)\(between)(\(text.zh))"
  }

  private static func choice(
    _ kind: Kind, _ shop: Shop, _ language: Language
  ) -> WrittenSheet.Choice? {
    switch kind {
    case .text: nil
    case .instant: .instant
    case .yesOrNo: .oneOf([Text("yes", "是")[language], Text("no", "否")[language]])
    case .jobType: list(shop.jobTypes.map { language == .zh ? $0.name.zh : $0.name.en })
    case .complaint:
      .oneOf([
        Text("no", "无")[language], Text("crowding", "拥堵")[language],
        Text("long stay", "停留时间长")[language],
      ])
    }
  }

  /// A list is 255 characters at most, and a comma ends its items.
  private static func list(_ words: [String]) -> WrittenSheet.Choice? {
    let fits = words.joined(separator: ",").utf16.count <= 255
    return fits && !words.isEmpty && !words.contains { $0.contains(",") } ? .oneOf(words) : nil
  }
}

import DataFiles
import Forecourt

/// Weekdays as Chinese writes them: in messages, and where a file has them for keys.
enum WeekdayWords {
  private static let days = "一二三四五六日"

  static func zh(_ day: Weekday) -> String {
    "周" + String(days[days.index(days.startIndex, offsetBy: day.rawValue)])
  }

  static func zh(_ days: [Weekday]) -> String {
    days.count == 7 ? "每天" : days.map(zh).joined(separator: "、")
  }

  /// `mon-fri` for 周一至周五, `sat` for 星期六; nil for what is no such word.
  static func code(_ text: String) -> String? {
    switch text.trimmed {
    case "每天", "全部", "所有": return "all"
    case "工作日", "平日": return "mon-fri"
    case "周末", "双休日": return "sat,sun"
    default: break
    }
    var codes: [String] = []
    var joiner = ","
    var result = ""
    var rest = Array(text.trimmed)
    for prefix in ["星期", "礼拜", "周"] where text.trimmed.hasPrefix(prefix) {
      rest.removeFirst(prefix.count)
      break
    }
    guard rest.count < text.trimmed.count else { return nil }
    for character in rest {
      switch character {
      case "周", "星", "期", "礼", "拜", " ": continue
      case "至", "到", "-", "－", "—", "~", "～": joiner = "-"
      case "、", "，", ",", "和", "及": joiner = ","
      case "天": codes.append("sun")
      default:
        guard let place = days.firstIndex(of: character) else { return nil }
        codes.append(Weekday.allCases[days.distance(from: days.startIndex, to: place)].code)
      }
      if codes.count == 1, result.isEmpty {
        result = codes[0]
      } else if codes.count > 1 {
        result += joiner + codes.removeLast()
        joiner = ","
      }
    }
    return result.isEmpty ? nil : result
  }
}

package import Documents
package import Forecourt

// The days of a week.
extension Texts {
  package static func short(_ weekday: Weekday) -> Text {
    switch weekday {
    case .monday: Text("Mon", "周一")
    case .tuesday: Text("Tue", "周二")
    case .wednesday: Text("Wed", "周三")
    case .thursday: Text("Thu", "周四")
    case .friday: Text("Fri", "周五")
    case .saturday: Text("Sat", "周六")
    case .sunday: Text("Sun", "周日")
    }
  }
}

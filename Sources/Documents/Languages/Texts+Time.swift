// The units of time as they stand behind a number; English sets a space before, Chinese none.
extension Texts {
  static let day = Text(" d", "天")
  static let hour = Text(" h", "小时")
  static let minute = Text(" min", "分")
  static let second = Text(" s", "秒")
  static let betweenUnits = Text(" ", "")
}

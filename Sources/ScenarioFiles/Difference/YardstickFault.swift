public import DataFiles
public import Forecourt

extension Yardstick {
  /// What is wrong with a policy that is measured by another yardstick than its base; nil where both
  /// are the same.
  public func fault(againstBase base: Yardstick) -> BilingualText? {
    guard self != base else { return nil }
    let (own, other) = (text, base.text)
    return BilingualText(
      en: "a policy is measured by its base's yardstick, \(other.en), and this one brings its own, "
        + "\(own.en) (expected: “yardstick” in the base alone)",
      zh: "方案须按基准的统计口径（\(other.zh)）衡量，而此方案自带口径（\(own.zh)）；“yardstick”只应写在基准中")
  }

  private var text: BilingualText {
    let time = ValueText.duration(longStay)
    return BilingualText(
      en: "\(crowded) cars and \(time.en)", zh: "\(crowded) 台、\(time.zh)")
  }
}

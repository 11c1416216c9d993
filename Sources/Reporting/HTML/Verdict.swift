internal import EventSimulation
internal import Forecourt

/// The answer of one scenario: a sentence, and the reasons for it.
struct Verdict {
  var standing: Standing
  var answer: Text
  var reasons: [Text]

  init(_ input: ReportInput, _ figures: KeyFigures) {
    let long = figures.value("longStays.perDay")
    let cars = figures.value("arrivals.perDay")
    let crowded = figures.value("crowding.minutesPerDay")
    standing = max(
      Standing(long, good: cars * 0.05, watch: cars * 0.15),
      Standing(crowded, good: 30, watch: 90))
    answer = Texts.verdict(
      standing, long: long, cars: cars,
      limit: Int(input.shop.longStay.limit / TimeUnit.minute), crowded: crowded)
    reasons = [
      Texts.verdictCause(
        DelayPareto(input.measures), week: CrowdingWeek(input.measures, input.shop)),
      Texts.verdictMoney(
        complaints: figures.value("complaints.perDay"), fines: figures.value("fines.perDay")),
    ]
  }
}

import EventSimulation
import Experiments
import Forecourt
import MonthlyReview
import ScenarioFiles
import Statistics
import Testing

@Suite("The monthly review")
struct ReviewTests {
  @Test("The true parameters lie in the 95 % intervals about as often as they should, kind by kind")
  func recovery() throws {
    let study = try RecoveryStudy(months: LongSearch.times(20), seed: 2)
    study.tell()
    for kind in CalibratedParameter.Kind.allCases {
      let count = try #require(study.byKind[kind], "nothing of kind \(kind)")
      // Twenty months are few: a kind with one number a month has twenty; the share that they show
      // of an interval with 95 % coverage falls under this line once in some thousand runs. (With
      // five months it would be once in a hundred: numbers so small are not normal.)
      let n = Double(count.total)
      let least = 0.95 - 3.3 * (0.95 * 0.05 / n).squareRoot()
      #expect(count.share >= least, "\(kind): \(count)")
      if LongSearch.isAsked { #expect((0.90...0.99).contains(count.share), "\(kind): \(count)") }
    }
  }

  @Test("A cause that was planted comes first", arguments: PlantedCause.allCases)
  func plantedCauses(cause: PlantedCause) throws {
    let months = LongSearch.times(3)
    let (hits, others) = try cause.found(months: months, seed: 5)
    LongSearch.tell("\(cause): first in \(hits) of \(months) months, else \(others)")
    #expect(Double(hits) >= 0.95 * Double(months), "\(cause): first was \(others)")
  }

  @Test("The causes of each long stay add up to the stay, those of each episode to its length")
  func causesAddUp() throws {
    let shop = try TestMonth.shop("{ \"demand\": { \"carsPerDay\": 60 } }")
    let (log, measures) = try TestMonth.log(shop, seed: 3)
    let month = try #require(ObservedMonth(log: log, shop: shop))
    let report = CauseReport(log: log, month: month)
    #expect(report.longStays.count == Int(measures[.longStays]))
    for stay in report.longStays {
      #expect(abs(stay.times.total - Double(stay.stay)) < 1)
      #expect(abs(stay.overTimes.total - Double(stay.stay - shop.yardstick.longStay)) < 1)
      // No delay has made more of it than it was long: the rest is the work's.
      for (cause, over) in stay.overTimes.delays where cause != .lateNotice {
        #expect(over <= stay.times[cause] + 1, "\(cause), line \(stay.line)")
      }
    }
    #expect(report.longStays.contains { $0.mainCause == .ordinaryWork })
    // Every moment of crowding is booked once.
    let crowded = Double(measures[.crowdedTime])
    #expect(abs(report.crowdedTimes.total - crowded) < 1e-9 * crowded + 10)
    let byHour = report.byHour.reduce(0) { $0 + $1.total }
    let byWeekday = report.byWeekday.reduce(0) { $0 + $1.total }
    #expect(abs(byHour - report.longStayTimes.total) < 1)
    #expect(abs(byWeekday - report.longStayTimes.total) < 1)
  }

  @Test("The model that made a month reproduces it; one with another demand does not, and says so")
  func validation() throws {
    let shop = try TestMonth.shop()
    let (log, _) = try TestMonth.log(shop, seed: 8)
    let month = try #require(ObservedMonth(log: log, shop: shop))
    let runner = Runner(threads: 2)
    let own = ModelValidation(month: month, shop: shop, replications: 20, seed: 9, runner: runner)
    #expect(own.failures.map(\.kpi.key) == [])
    let busier = try TestMonth.shop("{ \"demand\": { \"carsPerDay\": 70 } }")
    let other = ModelValidation(
      month: month, shop: busier, replications: 20, seed: 9, runner: runner)
    #expect(!other.reproducesTheMonth)
    #expect(other.verdict.en.contains("does NOT reproduce"))
    let distances = other.figures.map { abs($0.check.distance) }
    #expect(distances == distances.sorted(by: >))
  }

  @Test(
    "A measure that works is found to work, one that does nothing is not, one that harms is told",
    arguments: CheckStudy.Measure.allCases)
  func checks(measure: CheckStudy.Measure) throws {
    let months = LongSearch.times(2)
    let study = try CheckStudy(
      measure, months: months, replications: LongSearch.isAsked ? 40 : 12,
      long: LongSearch.isAsked ? 20 : 2, seed: 4)
    LongSearch.tell(
      "\(measure), in truth \(study.truth) min/day: \(study.outcomes) in \(months) months; "
        + "\(study.covered) intervals hold the truth, \(study.asExpected) as expected")
    let wrong = study.outcomes.filter { measure.wrong.contains($0.key) }
    // The interval is one of 95 %: of many checks one in twenty may be wrong, and chance has its say
    // in how many are; of two checks none.
    let n = Double(months)
    let least = LongSearch.isAsked ? 0.95 - 2 * (0.95 * 0.05 / n).squareRoot() : 1
    #expect(Double(wrong.values.reduce(0, +)) <= (1 - least) * n, "\(study.outcomes)")
    guard LongSearch.isAsked else { return }
    #expect(Double(study.covered) >= least * n)
    #expect(Double(study.asExpected) >= least * n)
  }

  @Test("The calibrated scenario is a scenario, and has the numbers of the calibration")
  func calibratedScenario() throws {
    let shop = try TestMonth.shop(RecoveryStudy.scenario)
    let (log, _) = try TestMonth.log(shop, seed: 12)
    let month = try #require(ObservedMonth(log: log, shop: shop))
    let calibration = Calibration(log: log, month: month, resamples: 0)
    // Without the line that names the file it extends: the defaults are what that file extends.
    let text = calibration.scenarioText(extending: "b.jsonc", name: "x", logName: "log.csv")
    let lines = text.split(separator: "\n").filter { !$0.contains("\"extends\"") }
    let read = try TestMonth.shop(lines.joined(separator: "\n"))
    #expect(read.calendar.days == 30)
    for weekday in 0..<7 {
      for hour in 0..<24 {
        let difference =
          read.demand.walkInRates[weekday][hour]
          - calibration.shop.demand.walkInRates[weekday][hour]
        #expect(abs(difference) < 1e-3)
      }
    }
    #expect(
      read.demand.appointments.template == calibration.shop.demand.appointments.template)
    for (one, other) in zip(read.jobTypes, calibration.shop.jobTypes) {
      #expect(abs(one.atCar.mean - other.atCar.mean) < 1e-3 * other.atCar.mean)
      #expect(abs(one.share - other.share) < 1e-3)
    }
    #expect(calibration.kept.contains { $0.path == "reception.bookedFactor" })
  }

  @Test("The whole review: ranking, plan, tables, and what next month reads of it")
  func wholeReview() throws {
    let shop = try TestMonth.shop("{ \"demand\": { \"carsPerDay\": 55 } }")
    let advisor = try TestMonth.shop(
      "{ \"demand\": { \"carsPerDay\": 55 }, \"staff\": { \"advisors\": { \"count\": 6 } } }")
    let early = try TestMonth.shop(
      """
      { "demand": { "carsPerDay": 55 }, "reception": { "clearBayEarly": true },
        "places": { "awaitingRepair": 12 } }
      """)
    let (log, _) = try TestMonth.log(shop, seed: 21)
    var options = ReviewOptions()
    options.validationReplications = 8
    options.measureReplications = 8
    options.checkReplications = 6
    options.resamples = 0
    let candidates = [("more advisors", advisor), ("clear the bay early", early)]
    let runner = Runner(threads: 2)
    let result = try #require(
      MonthlyReview.run(
        log: log, shop: shop, candidates: candidates, options: options, runner: runner))
    // Free and effective comes before paid.
    #expect(result.ranking.measures.first?.name == "clear the bay early")
    #expect(result.plan.first?.name == "clear the bay early")
    #expect(result.plan.first?.checkDate.description == "2024-08-31")
    let files = Dictionary(
      uniqueKeysWithValues: result.tables().map { ($0.name, $0.bytes(chinese: true)) })
    #expect(files.count == 15)
    let previous = try PreviousReview(files: files, shop: result.calibration.shop)
    #expect(previous.arrivals == result.asPrevious.arrivals)
    #expect(previous.measures.map(\.name) == result.plan.map(\.name))
    #expect(previous.measures.map(\.responsible) == result.plan.map(\.responsible))
    #expect(previous.measures.map(\.changesArrivals) == result.plan.map(\.changesArrivals))
    // The same month against itself: nothing changed, nothing worked.
    let again = try #require(
      MonthlyReview.run(
        log: log, shop: shop, previous: previous, options: options, runner: runner))
    #expect(again.checks.count >= 1)
    for check in again.checks {
      #expect(abs(check.actual.estimate) < 1e-3)
      #expect(check.outcome == .notProven)
    }
    // The effects of several, each as it was alone, are a sum that need not be reached together.
    var plan = try #require(previous.measures.first)
    plan.together = nil
    let month = try #require(ObservedMonth(log: log, shop: shop))
    let checks = try [[plan], [plan, plan]].map { measures in
      var previous = previous
      previous.measures = measures
      return try #require(
        MeasureCheck(
          previous: previous, log: log, month: month, key: plan.key, replications: 6, seed: 1,
          runner: runner))
    }
    let (single, sum) = (try #require(checks[0].expected), try #require(checks[1].expected))
    #expect(abs(sum.estimate - 2 * single.estimate) <= 1e-9 * abs(sum.estimate))
    #expect(!checks[0].isSumOfEffects && checks[1].isSumOfEffects)
    #expect(checks[0].isAsExpected != nil && checks[1].isAsExpected != false)
  }

  @Test("Whatever a log says, its review does not trap, and the calibrated shop is a possible one")
  func spoiltLogs() throws {
    let shop = try TestMonth.shop()
    #expect(LogMutator.reviewFaults(count: LongSearch.times(400), seed: 77, shop: shop) == [])
  }
}

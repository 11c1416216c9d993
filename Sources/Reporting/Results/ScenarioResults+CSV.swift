import Documents
import EventSimulation
import Experiments
import Forecourt

extension ScenarioResults {
  /// Several scenarios in one tidy table: one row a scenario, replication and figure.
  public static func replicationsCSV(of all: [ScenarioResults]) -> String {
    var csv = CSVWriter(to: "")
    csv.row(["scenario", "replication", "kpi", "value", "unit"])
    for results in all {
      let summary = results.summary
      for index in 0..<summary.count {
        let row = summary.replications.row(index)
        for (column, figure) in summary.kpis.enumerated() {
          csv.row([
            .text(summary.name), .integer(Int64(summary.replications.first + index)),
            .text(figure.kpi.key), .number(row[row.startIndex + column]),
            .text(figure.kpi.unit.rawValue),
          ])
        }
      }
    }
    return csv.output
  }

  /// Several scenarios in one document: a list of what each is by itself.
  public static func summaryJSON(of all: [ScenarioResults]) -> String {
    "[\n" + all.map { String($0.summaryJSON().dropLast()) }.joined(separator: ",\n") + "\n]\n"
  }

  /// Tidy: one row a replication and figure.
  public func replicationsCSV() -> String {
    var csv = CSVWriter(to: "")
    csv.row(["replication", "kpi", "value", "unit"])
    for index in 0..<summary.count {
      let row = summary.replications.row(index)
      for (column, figure) in summary.kpis.enumerated() {
        csv.row([
          .integer(Int64(summary.replications.first + index)), .text(figure.kpi.key),
          .number(row[row.startIndex + column]), .text(figure.kpi.unit.rawValue),
        ])
      }
    }
    return csv.output
  }

  /// One row a weekday and hour; means over all such hours of all replications.
  func hoursCSV(_ measures: Measures) -> String {
    var csv = CSVWriter(to: "")
    csv.row([
      "weekday", "hour", "open_hours", "arrivals_per_hour", "booked_per_hour",
      "mean_cars_in_area", "crowded_share", "reception_wait_min", "within_target_share",
      "long_stay_share", "complaints_per_hour",
    ])
    for weekday in Weekday.allCases {
      for hour in 0..<24 {
        let open = measures[.openTime, weekday, hour]
        let arrivals = measures[HourlyTally.arrivals, weekday, hour]
        guard open > 0 || arrivals > 0 else { continue }
        let hours = Double(open) / Double(TimeUnit.hour)
        func perHour(_ tally: HourlyTally) -> CSVCell {
          .number(Double(measures[tally, weekday, hour]) / hours)
        }
        func share(_ part: HourlyTally, of whole: HourlyTally) -> CSVCell {
          .number(
            Double(measures[part, weekday, hour]) / Double(measures[whole, weekday, hour]))
        }
        csv.row([
          .text(weekday.code), .integer(Int64(hour)), .number(hours), perHour(.arrivals),
          perHour(.bookedArrivals), share(.areaCarTime, of: .openTime),
          share(.crowdedOpenTime, of: .openTime),
          .number(
            Double(measures[HourlyTally.receptionWait, weekday, hour])
              / Double(measures[HourlyTally.received, weekday, hour]) / Double(TimeUnit.minute)),
          share(.receivedWithinTarget, of: .received), share(.longStays, of: .areaStays),
          perHour(.complaints),
        ])
      }
    }
    return csv.output
  }

  /// One row a person; means per replication.
  func staffCSV(_ measures: Measures) -> String {
    var csv = CSVWriter(to: "")
    csv.row([
      "role", "person", "duty_h", "busy_h", "utilisation", "break_h", "breaks_taken",
      "breaks_missed", "overtime_h", "tasks", "fined_cars", "fines_yuan",
    ])
    let count = Double(max(1, measures.replications))
    for (index, person) in summary.shop.staff.people.enumerated() {
      func hours(_ tally: PersonTally) -> Double {
        Double(measures[tally, person: index]) / Double(TimeUnit.hour) / count
      }
      func mean(_ tally: PersonTally) -> CSVCell {
        .number(Double(measures[tally, person: index]) / count)
      }
      let present = hours(.dutyTime) - hours(.breakTime)
      csv.row([
        .text(person.role.key), .text(person.name), .number(hours(.dutyTime)),
        .number(hours(.busyTime)), .number(hours(.busyTime) / present),
        .number(hours(.breakTime)), mean(.breaksTaken), mean(.breaksMissed),
        .number(hours(.overtime)), mean(.tasks), mean(.finedCars),
        .number(Double(measures[PersonTally.fines, person: index]) / 100 / count),
      ])
    }
    return csv.output
  }

  /// The simulated ledger of fines (考核扣款（模拟）): by cause, role and person, per replication.
  func finesCSV(_ measures: Measures) -> String {
    var csv = CSVWriter(to: "")
    csv.row(["by", "who", "complaints", "fined_cars", "yuan"])
    let count = Double(max(1, measures.replications))
    func mean(_ value: Int64, per unit: Double = 1) -> CSVCell {
      .number(Double(value) / unit / count)
    }
    for cause in DelayCause.allCases {
      csv.row([
        "cause", .text(cause.key), mean(measures[CauseTally.complaints, cause]),
        mean(measures[CauseTally.fines, cause]), .empty,
      ])
    }
    for role in Role.allCases {
      csv.row([
        "role", .text(role.key), mean(measures[BlameTally.complaints, role]),
        mean(measures[BlameTally.finedCars, role]),
        mean(measures[BlameTally.fines, role], per: 100),
      ])
    }
    for (index, person) in summary.shop.staff.people.enumerated() {
      csv.row([
        "person", .text(person.name), .empty, mean(measures[.finedCars, person: index]),
        mean(measures[PersonTally.fines, person: index], per: 100),
      ])
    }
    return csv.output
  }
}

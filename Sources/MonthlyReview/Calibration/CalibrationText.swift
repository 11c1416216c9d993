import EventSimulation
import Forecourt
import Statistics

extension Calibration {
  /// A scenario file that extends the shop's own with the log's numbers, each with its origin.
  ///
  /// - Parameters:
  ///   - base: the file that it extends, as the new file's folder sees it.
  ///   - logName: the name of the log, for the origin.
  public func scenarioText(extending base: String?, name: String, logName: String) -> String {
    var text = JSONCText()
    text.comment("Calibrated from \(logName): every number below is the log's, with its origin.")
    text.comment("What the log cannot tell stays as in \(base ?? "the defaults"):")
    for kept in kept { text.comment("  \(kept.path): \(kept.reason.en)") }
    text.open()
    if let base { text.pair("extends", JSONCText.quoted(base)) }
    text.pair("name", JSONCText.quoted(name))
    text.object("calendar") { text in
      text.pair("firstDate", JSONCText.quoted("\(shop.calendar.firstDate)"))
      text.pair("days", "\(shop.calendar.days)")
      text.pair("warmUpDays", "0")
    }
    text.object("demand") { writeDemand(&$0) }
    text.object("jobTypes") { writeJobTypes(&$0) }
    if let guide = durations.first(where: { $0.path == "reception.guide" }) {
      text.object("reception") { $0.pair("guide", guide.distribution.text, origin(guide)) }
    }
    if let handOver = durations.first(where: { $0.path == "handOver.handOver" }) {
      text.object("handOver") { $0.pair("handOver", handOver.distribution.text, origin(handOver)) }
    }
    writeCustomers(&text)
    text.close()
    return text.text
  }

  private func parameter(_ path: String) -> CalibratedParameter? {
    parameters.first { $0.path == path }
  }

  private func writeDemand(_ text: inout JSONCText) {
    let rates = parameters.filter { $0.kind == .arrivalRate }
    if !rates.isEmpty {
      text.object("walkInsPerHour") { text in
        var groups: [String] = []
        for rate in rates {
          let group = rate.path.split(separator: ".").dropFirst(2).dropLast().joined()
          if !groups.contains(group) { groups.append(group) }
        }
        for group in groups {
          text.object(group) { text in
            for rate in rates where rate.path.hasPrefix("demand.walkInsPerHour.\(group).") {
              let hour = String(rate.path.suffix(2))
              text.pair(hour, JSONCText.number(rate.value), JSONCText.origin(rate))
            }
          }
        }
      }
    }
    writeAppointments(&text)
    if let visitors = parameter("demand.otherVisitors.perDay") {
      text.object("otherVisitors") {
        $0.pair("perDay", JSONCText.number(visitors.value), JSONCText.origin(visitors))
      }
    }
  }

  private func writeAppointments(_ text: inout JSONCText) {
    guard let booked = parameter("demand.appointments.bookedShare") else { return }
    let appointments = shop.demand.appointments
    text.object("appointments") { text in
      text.pair("rule", "\"custom\"")
      text.object("slots") { text in
        for weekday in Weekday.allCases {
          text.object(weekday.code) { text in
            var places: [Microseconds: Int] = [:]
            for slot in appointments.template[weekday.rawValue] {
              places[slot.time, default: 0] += slot.places
            }
            for time in places.keys.sorted() {
              text.pair(
                WallClockText.timeOfDay(time, seconds: false), "\(places[time] ?? 0)")
            }
          }
        }
      }
      text.pair("bookedShare", JSONCText.number(booked.value), JSONCText.origin(booked))
      if let noShow = parameter("demand.appointments.noShow") {
        text.pair("noShow", JSONCText.number(noShow.value), JSONCText.origin(noShow))
      }
      if let mean = parameter("demand.appointments.punctuality.normal.mean"),
        let spread = parameter("demand.appointments.punctuality.normal.sd"),
        case .normal(_, _, let low, let high) = appointments.punctuality
      {
        let minute = Double(TimeUnit.minute)
        text.pair(
          "punctuality",
          "{ \"normal\": { \"mean\": \(JSONCText.minutes(mean.value)), "
            + "\"sd\": \(JSONCText.minutes(spread.value)), "
            + "\"low\": \(JSONCText.minutes(low / minute)), "
            + "\"high\": \(JSONCText.minutes(high / minute)) } }", JSONCText.origin(mean))
      }
    }
  }

  private func writeJobTypes(_ text: inout JSONCText) {
    for job in shop.jobTypes {
      let path = "jobTypes.\(job.id)"
      let steps = durations.filter { $0.path == "\(path).atCar" || $0.path == "\(path).atDesk" }
      guard parameter("\(path).share") != nil || !steps.isEmpty else { continue }
      text.object(job.id) { text in
        for key in ["share", "bookedShare"] {
          if let share = parameter("\(path).\(key)") {
            text.pair(key, JSONCText.number(share.value), JSONCText.origin(share))
          }
        }
        for step in steps {
          let key = String(step.path.split(separator: ".").last ?? "")
          text.pair(key, step.distribution.text, origin(step))
        }
      }
    }
  }

  private func writeCustomers(_ text: inout JSONCText) {
    let known = parameters.filter { $0.kind == .tolerance }
    guard !known.isEmpty else { return }
    text.object("customers") { text in
      for parameter in known {
        let isReception = parameter.path.hasPrefix("customers.receptionTolerance")
        let tolerance =
          isReception ? shop.customers.receptionTolerance : shop.customers.stayTolerance
        guard case .mixture(let parts) = tolerance, parts.count == 2,
          case .empirical(let values) = parts[0].distribution
        else { continue }
        let list = values.map { JSONCText.minutes($0 / Double(TimeUnit.minute)) }
        text.pair(
          isReception ? "receptionTolerance" : "stayTolerance",
          "{ \"mixture\": [{ \"weight\": \(JSONCText.number(parts[0].weight)), \"of\": "
            + "{ \"empirical\": [\(list.joined(separator: ", "))] } }, "
            + "{ \"weight\": \(JSONCText.number(parts[1].weight)), \"of\": \"never\" }] }",
          JSONCText.origin(parameter))
      }
    }
  }

  private func origin(_ duration: DurationCalibration) -> String {
    let fit = duration.fit
    var origin = "\(fit.observations.count) observed"
    if let best = fit.candidates.first, best.goodness.andersonDarlingP.isFinite {
      origin += ", Anderson-Darling p = \(JSONCText.number(best.goodness.andersonDarlingP))"
    }
    if case .empirical = fit.choice, duration.distribution.family == "empirical" {
      origin += ", too few for a family: as observed"
    }
    if fit.censored > 0 { origin += ", \(fit.censored) without an end" }
    return origin
  }
}

extension CalibratedDistribution {
  /// As a scenario file writes it.
  var text: String {
    switch family {
    case "empirical":
      let list = values.map(JSONCText.minutes).joined(separator: ", ")
      return "{ \"empirical\": [\(list)] }"
    case "exponential": return "{ \"exponential\": { \"mean\": \(JSONCText.minutes(mean)) } }"
    default:
      guard cv > 0 else { return JSONCText.minutes(mean) }
      return "{ \"\(family)\": { \"mean\": \(JSONCText.minutes(mean)), "
        + "\"cv\": \(JSONCText.number(cv)) } }"
    }
  }
}

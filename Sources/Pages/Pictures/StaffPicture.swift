import Documents
internal import EventSimulation
package import Forecourt

/// Who of a role is on duty, at work and on a break at each hour.
package struct RoleDay {
  package struct Hour {
    /// Mean number of people.
    package var onDuty: Double
    package var busy: Double
    package var onBreak: Double
  }
  package var role: Role
  package var hours: [Hour]

  /// Busy share of the time on duty and not on a break.
  package var utilisation: Double {
    let free = hours.reduce(0) { $0 + max(0, $1.onDuty - $1.onBreak) }
    return free > 0 ? hours.reduce(0) { $0 + $1.busy } / free : 0
  }
}

package struct StaffDay {
  package var hours: [Int]
  package var roles: [RoleDay]

  package var busiest: RoleDay? { roles.max { $0.utilisation < $1.utilisation } }

  package init(_ measures: Measures, _ shop: Shop) {
    let span = DayHours.span(of: shop, measures)
    let hours = Array(span.lowerBound..<span.upperBound)
    self.hours = hours
    let days = max(1, Double(measures[.openDays]))
    roles = []
    for role in Role.allCases where shop.staff.people.contains(where: { $0.role == role }) {
      func people(_ tally: RoleTally, _ hour: Int) -> Double {
        Double(measures[tally, role, hour]) / days / Double(TimeUnit.hour)
      }
      roles.append(
        RoleDay(
          role: role,
          hours: hours.map {
            RoleDay.Hour(
              onDuty: people(.dutyTime, $0), busy: people(.busyTime, $0),
              onBreak: people(.breakTime, $0))
          }))
    }
  }
}

extension StaffDay {
  package func picture() -> Picture {
    Picture(
      id: "staff", title: Texts.staffTitle(self), subtitle: Texts.staffSubtitle,
      alternative: Texts.staffAlternative(self), wide: draw(.full), narrow: draw(.phone),
      table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let left = size.isPhone ? 8.0 : 128.0
    let right = size.isPhone ? 8.0 : 70.0
    let label = size.isPhone ? 24.0 : 8.0
    let most = roles.flatMap { $0.hours.map(\.onDuty) }.max() ?? 1
    // One person is as high in every row, so that rows compare.
    let unit = min(26, 96 / max(most, 1))
    let heights = roles.map { max($0.hours.map(\.onDuty).max() ?? 0, 1) * unit + label + 10 }
    let top = 30.0
    var svg = SVG(width: size.width, height: top + heights.reduce(0, +) + 30)
    legend(&svg, from: left)
    let x = BandScale(hours.count, from: left, to: size.width - right, gap: 0.08)
    var y = top
    for (role, height) in zip(roles, heights) {
      let base = y + height - 4
      row(&svg, role, x, base: base, unit: unit)
      let share = Text(verbatim: NumberText.percent(role.utilisation, decimals: 0))
      if size.isPhone {
        svg.text(left, y + 18, Text(role.role.title), "t strong")
        svg.text(size.width - right, y + 18, share, "t strong", anchor: .end)
      } else {
        svg.text(left - 12, base - 4, Text(role.role.title), "t strong", anchor: .end)
        svg.text(size.width - right + 12, base - 4, share, "t strong")
      }
      svg.line(left, base, size.width - right, base, "base")
      y += height
    }
    let step = size.isPhone ? 2 : 1
    for index in stride(from: 0, through: hours.count, by: step) {
      let hour = (hours.first ?? 0) + index
      let at = x.start + Double(index) * x.step
      svg.text(at, y + 18, Text(verbatim: "\(hour)"), "t mute", anchor: .middle)
    }
    return svg
  }

  private func row(
    _ svg: inout SVG, _ role: RoleDay, _ x: BandScale, base: Double, unit: Double
  ) {
    for (index, hour) in role.hours.enumerated() where hour.onDuty > 0.005 {
      svg.element("g", ["class": "hit"]) {
        let high = max(hour.onDuty, hour.busy + hour.onBreak) * unit
        $0.rect(x(index), base - high, x.bandwidth, high, "idle")
        $0.rect(x(index), base - hour.busy * unit, x.bandwidth, hour.busy * unit, "busy")
        $0.rect(x(index), base - high, x.bandwidth, hour.onBreak * unit, "rest")
        $0.title(Texts.staffAt(role.role, hours[index], hour))
      }
    }
  }

  private func legend(_ svg: inout SVG, from left: Double) {
    var x = left
    for (style, text) in [
      ("busy", Texts.atWork), ("idle", Texts.free), ("rest", Texts.onBreak),
    ] {
      svg.rect(x, 3, 12, 12, style, radius: 2)
      svg.text(x + 18, 13, text, "t mute")
      x += 18 + TextMeasure.width(text) + 20
    }
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.role] + hours.map { DayScale.label($0) } + [Texts.wholeDay],
      rows: roles.map { role in
        [Text(role.role.title)]
          + role.hours.map { hour in
            let free = hour.onDuty - hour.onBreak
            return Text(
              verbatim: free > 0.005
                ? NumberText.percent(hour.busy / free, decimals: 0) : Texts.noValue)
          } + [Text(verbatim: NumberText.percent(role.utilisation, decimals: 0))]
      })
  }
}

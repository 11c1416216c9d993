internal import EventSimulation
package import Forecourt

/// How many cars a day go from each place to each other, from the gate to the exit (Sankey).
package struct CarFlow {
  package struct Stream: Hashable {
    package var from: Node
    package var to: Node
    package var cars: Double
  }

  /// The places in the order of an undisturbed visit; the road is at both ends.
  package enum Node: Int, CaseIterable, Hashable, Comparable {
    case arrival, gateQueue, lane, temporaryParking, bay, waitingBay, awaitingRepair, workshop
    case finishedParking, exit

    package static func < (left: Node, right: Node) -> Bool { left.rawValue < right.rawValue }

    /// How far along the way it lies.
    var column: Int { [0, 1, 2, 3, 4, 5, 5, 6, 7, 8][rawValue] }
  }

  package var streams: [Stream]

  /// - Parameter least: streams of fewer cars a day are left out of the drawing and of the table.
  package init(_ measures: Measures, least: Double = 0.005) {
    let days = max(1, Double(measures[.openDays]))
    streams = []
    for from in Place.allCases {
      for to in Place.allCases where from != to {
        let cars = Double(measures.flow(from: from, to: to)) / days
        guard cars >= least else { continue }
        let start = from == .road ? Node.arrival : Self.node(from)
        streams.append(Stream(from: start, to: to == .road ? .exit : Self.node(to), cars: cars))
      }
    }
    streams.sort { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  private static func node(_ place: Place) -> Node {
    switch place {
    case .road: .arrival
    case .gateQueue: .gateQueue
    case .lane: .lane
    case .bay: .bay
    case .temporaryParking: .temporaryParking
    case .waitingBay: .waitingBay
    case .awaitingRepair: .awaitingRepair
    case .workshop: .workshop
    case .finishedParking: .finishedParking
    }
  }

  package func cars(from: Node, to: Node) -> Double {
    streams.first { $0.from == from && $0.to == to }?.cars ?? 0
  }

  package func through(_ node: Node) -> Double {
    max(
      streams.reduce(0) { $1.to == node ? $0 + $1.cars : $0 },
      streams.reduce(0) { $1.from == node ? $0 + $1.cars : $0 })
  }

  package var nodes: [Node] { Node.allCases.filter { through($0) > 0 } }

  /// Without the trickles, which a drawing cannot show.
  private var drawn: CarFlow {
    var flow = self
    flow.streams = streams.filter { $0.cars >= through(.arrival) * 0.005 }
    return flow
  }
}

extension CarFlow {
  package func picture() -> Picture {
    Picture(
      id: "flow", title: Texts.flowTitle(self), subtitle: Texts.flowSubtitle,
      alternative: Texts.flowAlternative(self), wide: drawn.drawWide(), narrow: drawn.drawNarrow(),
      table: table)
  }

  /// Where a node lies: along the way, across it, and how broad it is.
  private struct Spot {
    var along: Double
    var across: Double
    var breadth: Double
  }

  /// Nodes of one column beside each other, in the middle; columns that nobody uses are left out.
  private func spots(length: Double, breadth: Double, gap: Double) -> [Node: Spot] {
    let columns = Set(nodes.map(\.column)).sorted()
    let inColumns = columns.map { column in nodes.filter { $0.column == column } }
    let scale = inColumns.map { group in
      (breadth - gap * Double(group.count - 1)) / max(group.reduce(0) { $0 + through($1) }, 1e-9)
    }
    let unit = (scale.min() ?? 1) * 0.92
    var spots: [Node: Spot] = [:]
    for (index, group) in inColumns.enumerated() {
      let along = columns.count > 1 ? length * Double(index) / Double(columns.count - 1) : 0
      let used = group.reduce(0) { $0 + through($1) * unit } + gap * Double(group.count - 1)
      // Detours lie aside of the straight way, so that streams around them stay visible.
      let isDetour = group == [.temporaryParking] || group == [.gateQueue]
      var across = isDetour ? 0 : (breadth - used) / 2
      for node in group {
        let own = through(node) * unit
        spots[node] = Spot(along: along, across: across, breadth: own)
        across += own + gap
      }
    }
    return spots
  }

  private func draw(
    _ svg: inout SVG, _ spots: [Node: Spot], isUpright: Bool, origin: (Double, Double),
    thickness: Double
  ) {
    // At each node the streams leave and enter in the order in which they lie at their other end.
    func across(_ node: Node) -> Double { spots[node].map { $0.across + $0.breadth / 2 } ?? 0 }
    func order(_ key: (Stream) -> Node, _ end: (Stream) -> Node) -> [Stream: Double] {
      var used: [Node: Double] = [:]
      var starts: [Stream: Double] = [:]
      for stream in streams.sorted(by: { (across(end($0)), $0.cars) < (across(end($1)), $1.cars) })
      {
        let node = key(stream)
        starts[stream] = used[node, default: 0]
        used[node, default: 0] += (spots[node]?.breadth ?? 0) * stream.cars / through(node)
      }
      return starts
    }
    let leaving = order({ $0.from }, { $0.to })
    let entering = order({ $0.to }, { $0.from })
    for stream in streams {
      guard let from = spots[stream.from], let to = spots[stream.to] else { continue }
      let width = from.breadth * stream.cars / through(stream.from)
      let width2 = to.breadth * stream.cars / through(stream.to)
      let a = from.across + leaving[stream, default: 0]
      let b = to.across + entering[stream, default: 0]
      let ribbon = Self.ribbon(
        from: (from.along + thickness, a, width), to: (to.along, b, width2), isUpright: isUpright,
        origin: origin)
      let isLost = stream.to == .exit && stream.from < .workshop
      let aside: Set<Node> = [.temporaryParking, .gateQueue]
      let isDetour = aside.contains(stream.from) || aside.contains(stream.to)
      svg.element("g", ["class": isLost ? "flow lost" : isDetour ? "flow detour" : "flow"]) {
        $0.path(ribbon, "ribbon")
        $0.title(Texts.flowAt(stream))
      }
    }
    for node in nodes {
      guard let spot = spots[node] else { continue }
      let (x, y) = (origin.0, origin.1)
      if isUpright {
        svg.rect(x + spot.across, y + spot.along, max(2, spot.breadth), thickness, "node")
      } else {
        svg.rect(x + spot.along, y + spot.across, thickness, max(2, spot.breadth), "node")
      }
    }
  }

  private static func ribbon(
    from: (Double, Double, Double), to: (Double, Double, Double), isUpright: Bool,
    origin: (Double, Double)
  ) -> PathData {
    var path = PathData()
    func point(_ along: Double, _ across: Double) -> (Double, Double) {
      isUpright
        ? (origin.0 + across, origin.1 + along) : (origin.0 + along, origin.1 + across)
    }
    let bend = max(24, abs(to.0 - from.0) / 2)
    func curve(_ a: (Double, Double), _ b: (Double, Double), _ bend: Double) {
      let (c1, c2, end) = (point(a.0 + bend, a.1), point(b.0 - bend, b.1), point(b.0, b.1))
      path.curve(c1.0, c1.1, c2.0, c2.1, end.0, end.1)
    }
    let start = point(from.0, from.1)
    path.move(start.0, start.1)
    curve((from.0, from.1), (to.0, to.1), bend)
    let turn = point(to.0, to.1 + to.2)
    path.line(turn.0, turn.1)
    curve((to.0, to.1 + to.2), (from.0, from.1 + from.2), -bend)
    path.close()
    return path
  }

  private func drawWide() -> SVG {
    var svg = SVG(width: PictureSize.full.width, height: 300)
    let spots = spots(length: 850, breadth: 236, gap: 44)
    draw(&svg, spots, isUpright: false, origin: (8, 44), thickness: 10)
    for node in nodes {
      guard let spot = spots[node] else { continue }
      let (x, y) = (8 + spot.along, 44 + spot.across - 24)
      svg.text(x, y, Texts.place(node), "t strong halo")
      svg.text(x, y + 16, Texts.carsValue(through(node)), "t mute halo")
    }
    return svg
  }

  private func drawNarrow() -> SVG {
    let rows = Set(nodes.map(\.column)).count
    let length = Double(rows - 1) * 84
    var svg = SVG(width: PictureSize.phone.width, height: length + 30)
    let spots = spots(length: length, breadth: 190, gap: 16)
    draw(&svg, spots, isUpright: true, origin: (0, 8), thickness: 8)
    var lastRow = -1.0
    var below = 0.0
    for node in nodes {
      guard let spot = spots[node] else { continue }
      // Two places of one row share its label column, one under the other.
      below = spot.along == lastRow ? below + 34 : 0
      lastRow = spot.along
      let y = 8 + spot.along + 9 + below
      svg.text(214, y, Texts.place(node), "t strong halo")
      svg.text(214, y + 16, Texts.carsValue(through(node)), "t mute halo")
    }
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.from, Texts.to, Texts.carsADay],
      rows: streams.map {
        [
          Texts.place($0.from), Texts.place($0.to),
          Text(verbatim: NumberText.fixed($0.cars, decimals: 2)),
        ]
      })
  }
}

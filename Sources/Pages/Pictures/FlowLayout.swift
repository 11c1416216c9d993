/// Where the places and the streams of a flow picture lie.
///
/// Columns along the way; in each column whatever passes through it, places and streams alike, is
/// stacked from the straight way outwards, so that no stream lies on another (the dummy nodes of
/// Sugiyama, Tagawa and Toda 1981).
package struct FlowLayout {
  /// One thing in a column: a place, or a stream on its way past.
  package struct Spot {
    package var along: Double
    package var across: Double
    package var breadth: Double
  }
  /// A stream at one column: where its edge lies and how broad it is.
  package struct Knot {
    package var along: Double
    /// Where it leaves the column again: a place has a thickness.
    package var until: Double
    package var across: Double
  }

  package private(set) var places: [CarFlow.Node: Spot] = [:]
  /// One list for each stream of the flow, from its start to its end.
  package private(set) var ways: [[Knot]] = []
  /// In the picture's units for each car a day.
  package let unit: Double

  private enum Item: Hashable {
    case place(CarFlow.Node)
    case passing(Int)
  }

  /// - Parameters:
  ///   - column: of a place, from 0; columns without places are left out.
  ///   - length: from the first to the last column.
  ///   - breadth: of the fullest column, gaps included.
  ///   - thickness: of a place along the way.
  package init(
    _ flow: CarFlow, column: (CarFlow.Node) -> Int, length: Double, breadth: Double, gap: Double,
    thickness: Double
  ) {
    let columns = Array(Set(flow.nodes.map(column))).sorted()
    func number(_ node: CarFlow.Node) -> Int { columns.firstIndex(of: column(node)) ?? 0 }
    var items = columns.map { here in
      flow.nodes.filter { column($0) == here }.map { Item.place($0) }
    }
    for (index, stream) in flow.streams.enumerated() {
      let (from, to) = (number(stream.from), number(stream.to))
      for between in (from + 1)..<max(from + 1, to) { items[between].append(.passing(index)) }
    }
    func cars(_ item: Item) -> Double {
      switch item {
      case .place(let node): flow.through(node)
      case .passing(let index): flow.streams[index].cars
      }
    }
    // From the outside to the straight way; streams to a detour keep outside of the others.
    func rank(_ item: Item) -> Int {
      switch item {
      case .place(let node): node.isDetour ? 0 : 4
      case .passing(let index):
        flow.streams[index].to.isDetour ? 1 : flow.streams[index].from.isDetour ? 2 : 3
      }
    }
    // Of several streams the one that goes farthest keeps outside of those that end before it.
    func reach(_ item: Item) -> Int {
      switch item {
      case .place: 0
      case .passing(let index): -flow.streams[index].to.rawValue
      }
    }
    let scales = items.map { column in
      (breadth - gap * Double(max(0, column.count - 1)))
        / max(column.reduce(0) { $0 + cars($1) }, 1e-9)
    }
    unit = max(0, scales.min() ?? 1)
    var passing: [Int: [Spot]] = [:]
    for (index, column) in items.enumerated() {
      let along = columns.count > 1 ? length * Double(index) / Double(columns.count - 1) : 0
      let order = column.enumerated().sorted {
        (rank($0.1), reach($0.1), $0.0) < (rank($1.1), reach($1.1), $1.0)
      }
      let used = column.reduce(0) { $0 + cars($1) * unit } + gap * Double(column.count - 1)
      var across = breadth - used
      for (_, item) in order {
        let spot = Spot(along: along, across: across, breadth: cars(item) * unit)
        switch item {
        case .place(let node): places[node] = spot
        case .passing(let index): passing[index, default: []].append(spot)
        }
        across += spot.breadth + gap
      }
    }
    let (leaving, entering) = ends(of: flow, passing)
    ways = flow.streams.indices.map { index in
      let stream = flow.streams[index]
      guard let from = places[stream.from], let to = places[stream.to] else { return [] }
      let start = Knot(
        along: from.along, until: from.along + thickness,
        across: from.across + leaving[index, default: 0])
      let end = Knot(
        along: to.along, until: to.along, across: to.across + entering[index, default: 0])
      let between = (passing[index] ?? []).map {
        Knot(along: $0.along, until: $0.along + thickness, across: $0.across)
      }
      return [start] + between + [end]
    }
  }

  /// How far from the edge of its first and of its last place each stream begins and ends: in the
  /// order in which they lie at the columns beside.
  private func ends(
    of flow: CarFlow, _ passing: [Int: [Spot]]
  ) -> (leaving: [Int: Double], entering: [Int: Double]) {
    func offsets(
      at place: (CarFlow.Stream) -> CarFlow.Node, beside: (Int) -> Double
    ) -> [Int: Double] {
      var used: [CarFlow.Node: Double] = [:]
      var offsets: [Int: Double] = [:]
      let order = flow.streams.indices.sorted { (beside($0), $0) < (beside($1), $1) }
      for index in order {
        let node = place(flow.streams[index])
        offsets[index] = used[node, default: 0]
        used[node, default: 0] += flow.streams[index].cars * unit
      }
      return offsets
    }
    func middle(_ node: CarFlow.Node) -> Double {
      places[node].map { $0.across + $0.breadth / 2 } ?? 0
    }
    return (
      offsets(
        at: { $0.from },
        beside: { index in
          passing[index]?.first.map { $0.across + $0.breadth / 2 }
            ?? middle(flow.streams[index].to)
        }),
      offsets(
        at: { $0.to },
        beside: { index in
          passing[index]?.last.map { $0.across + $0.breadth / 2 }
            ?? middle(flow.streams[index].from)
        })
    )
  }
}

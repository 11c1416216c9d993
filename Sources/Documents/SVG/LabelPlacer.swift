/// Finds a place for each label beside its mark where it covers no mark and no other label.
package struct LabelPlacer {
  package struct Place {
    package var x: Double
    package var y: Double
    package var anchor: TextAnchor
  }

  private struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private let left: Double
  private let width: Double
  private let bottom: Double
  private var taken: [Box]

  /// - Parameters:
  ///   - left: no label begins before it, where the numbers of an axis stand.
  ///   - bottom: no label reaches below it.
  package init(
    left: Double = 0, width: Double, bottom: Double = .infinity, obstacles: [(Double, Double)],
    radius: Double = 7
  ) {
    self.left = left
    self.width = width
    self.bottom = bottom
    taken = obstacles.map {
      Box(left: $0.0 - radius, top: $0.1 - radius, right: $0.0 + radius, bottom: $0.1 + radius)
    }
  }

  /// Nil where there is no room: then the mark's title and the table have to do.
  package mutating func place(_ text: Text, at point: (Double, Double)) -> Place? {
    let length = TextMeasure.width(text) + 4
    for distance in [10.0, 22, 36, 52] {
      let candidates = [
        Place(x: point.0 + 11, y: point.1 - distance + 14, anchor: .start),
        Place(x: point.0 - 11, y: point.1 - distance + 14, anchor: .end),
        Place(x: point.0, y: point.1 - distance - 2, anchor: .middle),
        Place(x: point.0, y: point.1 + distance + 10, anchor: .middle),
        Place(x: point.0 + 11, y: point.1 + distance, anchor: .start),
        Place(x: point.0 - 11, y: point.1 + distance, anchor: .end),
      ]
      for place in candidates {
        let left =
          switch place.anchor {
          case .start: place.x
          case .middle: place.x - length / 2
          case .end: place.x - length
          }
        let box = Box(left: left, top: place.y - 13, right: left + length, bottom: place.y + 4)
        guard box.left >= self.left, box.right <= width, box.top >= 0, box.bottom <= bottom,
          !taken.contains(where: box.overlaps)
        else { continue }
        taken.append(box)
        return place
      }
    }
    return nil
  }
}

package import Tallies

extension Measures {
  /// Measures from their parts, as read from a file; nil where these do not fit the shape.
  package init?(
    shape: MeasureShape, replications: Int, sums: [Int64], maximumInPlace: [Int64],
    maximumInArea: Int64, timings: [LogLinearHistogram]
  ) {
    guard replications >= 0, sums.count == shape.count,
      maximumInPlace.count == Place.allCases.count, timings.count == Timing.allCases.count
    else { return nil }
    self.shape = shape
    self.replications = replications
    self.sums = sums
    self.maximumInPlace = maximumInPlace
    self.maximumInArea = maximumInArea
    self.timings = timings
  }
}

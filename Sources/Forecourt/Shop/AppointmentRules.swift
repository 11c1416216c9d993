/// How a day's booking places are laid out over its slots: named rules as pure functions.
///
/// Each takes a number of places and a number of slots and answers the places of each slot; the sum
/// is always the number of places asked for.
public enum AppointmentRules {
  /// As evenly as whole places can be: slot i ends at ⌊(i + 1)·places/slots⌋.
  public static func even(places: Int, slots: Int) -> [Int] {
    guard slots > 0 else { return [] }
    return (0..<slots).map { (($0 + 1) * places) / slots - ($0 * places) / slots }
  }

  /// Two at the first slot, and every later customer one interval earlier than evenly spaced.
  ///
  /// Source: N. T. J. Bailey, "A study of queues and appointment systems in hospital out-patient
  /// departments", Journal of the Royal Statistical Society B 14 (1952); Welch and Bailey, Lancet
  /// 259 (1952).
  public static func frontLoaded(places: Int, slots: Int) -> [Int] {
    guard slots > 0 else { return [] }
    var layout = [Int](repeating: 0, count: slots)
    for customer in 0..<max(places, 0) {
      layout[max(customer - 1, 0) * slots / places] += 1
    }
    return layout
  }

  /// In proportion to the walk-ins expected at each slot: customers come when they like.
  public static func followDemand(places: Int, walkIns: [Double]) -> [Int] {
    let total = walkIns.reduce(0, +)
    guard total > 0 else { return even(places: places, slots: walkIns.count) }
    var layout: [Int] = []
    var cumulative = 0.0
    var placed = 0
    for (index, expected) in walkIns.enumerated() {
      cumulative += expected
      let share = index == walkIns.count - 1 ? 1 : cumulative / total
      let upTo = max(placed, min(places, Int((share * Double(places)).rounded())))
      layout.append(upTo - placed)
      placed = upTo
    }
    return layout
  }

  /// Where the walk-ins are not: each place goes to the slot at which the fewest cars are expected
  /// so far, booked ones included; the earliest where several are equal.
  ///
  /// - Parameter carsPerPlace: Cars that come for each place that is offered.
  public static func offPeak(places: Int, walkIns: [Double], carsPerPlace: Double) -> [Int] {
    var layout = [Int](repeating: 0, count: walkIns.count)
    guard !walkIns.isEmpty else { return layout }
    var expected = walkIns
    for _ in 0..<max(places, 0) {
      var best = 0
      for slot in expected.indices where expected[slot] < expected[best] - 1e-9 { best = slot }
      layout[best] += 1
      // A place that nobody comes to still fills its slot a little, so that places spread.
      expected[best] += max(carsPerPlace, 1e-6)
    }
    return layout
  }
}

import EventSimulation

/// Shops made of a shop that was checked. Whoever changes a shop between its file and the simulator
/// goes through one of these, so that no step in between can lose what the simulator stands on.
extension Shop {
  /// The shop with a change; nil if what comes of it cannot be run (`problems()` would say why).
  public func changed(_ change: (inout Shop) -> Void) -> Shop? {
    var shop = self
    change(&shop)
    return shop.problems().isEmpty ? shop : nil
  }

  /// The first days of the shop's horizon, one at least: until then the same, event by event.
  ///
  /// The last of them is measured, also where the whole shop would still warm up. Recorded cars that
  /// come later are left out.
  public func cut(toDays days: Int) -> Shop {
    var shop = self
    shop.calendar.days = min(calendar.days, max(1, days))
    shop.calendar.warmUpDays = min(calendar.warmUpDays, shop.calendar.days - 1)
    let end = Microseconds(shop.calendar.days) * TimeUnit.day
    if let trace = demand.trace, let last = trace.last, last.time >= end {
      shop.demand.trace = Array(trace.prefix { $0.time < end })
    }
    return shop
  }
}

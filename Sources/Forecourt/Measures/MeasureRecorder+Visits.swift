public import EventSimulation

/// What a visit adds to the measures, by the definitions that a log can satisfy too.
extension MeasureRecorder {
  /// A customer's car reaches the gate.
  public mutating func arrived(job: Int, bookedSlot: Microseconds?, at now: Microseconds) {
    let hour = hours(at: now)
    add(Tally.arrivals)
    hour[.arrivals] &+= 1
    days(at: now)[.arrivals] &+= 1
    row(ofJob: job)[.arrivals] &+= 1
    if let bookedSlot {
      add(.bookedArrivals)
      hour[.bookedArrivals] &+= 1
      // 15 minutes either way is the usual hold window (domain page, 1.1).
      if abs(now &- bookedSlot) <= 15 * TimeUnit.minute { add(.punctualArrivals) }
    }
  }

  /// Reception begins.
  ///
  /// - Parameter wait: since the car reached the gate (of who came before opening: since then): who is
  ///   sent to the lounge first waits too.
  public mutating func received(
    job: Int, wait: Microseconds, target: Microseconds, at now: Microseconds
  ) {
    let (hour, day, type) = (hours(at: now), days(at: now), row(ofJob: job))
    add(.received)
    add(Tally.receptionWait, wait)
    add(Timing.receptionWait, wait)
    hour[.received] &+= 1
    hour[.receptionWait] &+= wait
    day[.received] &+= 1
    day[.receptionWait] &+= wait
    type[.received] &+= 1
    type[.receptionWait] &+= wait
    if wait <= target {
      add(.receivedWithinTarget)
      hour[.receivedWithinTarget] &+= 1
    }
  }

  /// A car has left the area for good; its clocks are final.
  ///
  /// - Parameter began: when it first entered the area: the stay belongs to that day and hour.
  public mutating func areaStayEnded(
    job: Int, began: Microseconds, areaClock: Microseconds, bayClock: Microseconds?
  ) {
    let (hour, day, type) = (hours(at: began), days(at: began), row(ofJob: job))
    add(.areaStays)
    add(Tally.areaClock, areaClock)
    add(Timing.areaClock, areaClock)
    hour[.areaStays] &+= 1
    day[.areaStays] &+= 1
    type[.areaStays] &+= 1
    type[.areaClock] &+= areaClock
    let minute = min(Int(areaClock / TimeUnit.minute), MeasureShape.stayMinutes - 1)
    sums[MeasureShape.offset(stayMinute: minute)] &+= 1
    if yardstick.isLong(areaClock) {
      add(.longStays)
      add(.timeOverLimit, areaClock - yardstick.longStay)
      hour[.longStays] &+= 1
      day[.longStays] &+= 1
      type[.longStays] &+= 1
    }
    if let bayClock {
      add(.bayStays)
      add(Tally.bayClock, bayClock)
      add(Timing.bayClock, bayClock)
    }
  }

  /// A long stay that work alone, without any wait, would have made one.
  ///
  /// - Parameter began: as for the stay.
  public mutating func longStayWasWork(began: Microseconds) {
    add(.longStaysByWorkAlone)
    hours(at: began)[.longStaysByWorkAlone] &+= 1
    days(at: began)[.longStaysByWorkAlone] &+= 1
  }

  /// The repair has begun: the customer's clock stops.
  public mutating func repairBegan(job: Int, customerClock: Microseconds) {
    add(.customerStays)
    add(Tally.customerClock, customerClock)
    add(Timing.customerClock, customerClock)
    row(ofJob: job)[.customerStays] &+= 1
    row(ofJob: job)[.customerClock] &+= customerClock
    if yardstick.isLong(customerClock) { add(.longCustomerStays) }
  }
}

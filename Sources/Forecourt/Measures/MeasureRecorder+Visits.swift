public import EventSimulation

/// What a visit adds to the measures, by the definitions that a log can satisfy too.
extension MeasureRecorder {
  /// A customer's car reaches the gate.
  public func arrived(job: Int, bookedSlot: Microseconds?, at now: Microseconds) {
    add(Tally.arrivals)
    add(HourlyTally.arrivals, at: now)
    add(DailyTally.arrivals, at: now)
    add(JobTally.arrivals, job: job)
    if let bookedSlot {
      add(.bookedArrivals)
      add(HourlyTally.bookedArrivals, at: now)
      // 15 minutes either way is the usual hold window (domain page, 1.1).
      if abs(now - bookedSlot) <= 15 * TimeUnit.minute { add(.punctualArrivals) }
    }
  }

  /// Reception begins.
  ///
  /// - Parameters:
  ///   - wait: since the car first entered the area.
  ///   - customerWait: since it reached the gate.
  public func received(
    job: Int, wait: Microseconds, customerWait: Microseconds, target: Microseconds,
    at now: Microseconds
  ) {
    let inTime = wait <= target
    add(.received)
    add(Tally.receptionWait, wait)
    add(Tally.customerWait, customerWait)
    add(Timing.receptionWait, wait)
    add(Timing.customerWait, customerWait)
    add(HourlyTally.received, at: now)
    add(HourlyTally.receptionWait, at: now, wait)
    add(DailyTally.received, at: now)
    add(DailyTally.receptionWait, at: now, wait)
    add(JobTally.received, job: job)
    add(JobTally.receptionWait, job: job, wait)
    if inTime {
      add(.receivedWithinTarget)
      add(HourlyTally.receivedWithinTarget, at: now)
    }
  }

  /// A car has left the area for good; its clocks are final.
  ///
  /// - Parameter began: when it first entered the area: the stay belongs to that day and hour.
  public func areaStayEnded(
    job: Int, began: Microseconds, areaClock: Microseconds, bayClock: Microseconds?
  ) {
    add(.areaStays)
    add(Tally.areaClock, areaClock)
    add(Timing.areaClock, areaClock)
    add(HourlyTally.areaStays, at: began)
    add(DailyTally.areaStays, at: began)
    add(JobTally.areaStays, job: job)
    add(JobTally.areaClock, job: job, areaClock)
    countStayMinute(areaClock)
    if areaClock > limit {
      add(.longStays)
      add(.timeOverLimit, areaClock - limit)
      add(HourlyTally.longStays, at: began)
      add(DailyTally.longStays, at: began)
      add(JobTally.longStays, job: job)
    }
    if let bayClock {
      add(.bayStays)
      add(Tally.bayClock, bayClock)
      add(Timing.bayClock, bayClock)
    }
  }

  /// The car has reached the workshop: the customer's clock stops.
  public func reachedWorkshop(job: Int, customerClock: Microseconds) {
    add(.customerStays)
    add(Tally.customerClock, customerClock)
    add(Timing.customerClock, customerClock)
    add(JobTally.customerStays, job: job)
    add(JobTally.customerClock, job: job, customerClock)
    if customerClock > limit { add(.longCustomerStays) }
  }

  private func countStayMinute(_ stay: Microseconds) {
    guard isMeasuring else { return }
    let minute = min(Int(stay / TimeUnit.minute), MeasureShape.stayMinutes - 1)
    sums[MeasureShape.offset(stayMinute: minute)] += 1
  }
}

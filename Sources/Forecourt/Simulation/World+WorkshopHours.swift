import EventSimulation

/// Working time and calendar time of the workshop: work stands still outside the pool's hours, and
/// goes on where it stopped.
extension World {
  /// When work of this length is done that begins now. A year of closed days ends the search: such
  /// work is not done within any horizon.
  ///
  /// Most is done within the stretch of working time in which the pool's last work was.
  mutating func workingEnd(_ pool: Int, from start: Microseconds, work: Microseconds)
    -> Microseconds
  {
    if start >= pools[pool].workingFrom, start < pools[pool].workingTo,
      work <= pools[pool].workingTo &- start
    {
      return start &+ work
    }
    return searchWorkingEnd(pool, from: start, work: work)
  }

  @inline(never)
  private mutating func searchWorkingEnd(_ pool: Int, from start: Microseconds, work: Microseconds)
    -> Microseconds
  {
    var left = work
    var end = Microseconds.never
    var stretch = (from: Microseconds(0), to: Microseconds(0))
    shop.forEachWorkingInterval(pool, from: start) { from, to in
      stretch = (from, to)
      if left <= to - from {
        end = from + left
        return false
      }
      left &-= to - from
      return true
    }
    pools[pool].workingFrom = stretch.from
    pools[pool].workingTo = stretch.to
    return end
  }

  /// Books the work done at a car up to an instant: to the pool, by the hour of the day. Work counts
  /// when it is done, and only then, so that a pool is never busier than it can be.
  mutating func bookWork(_ row: CarRow, until end: Microseconds) {
    let pool = Int(cars[row].pool)
    let start = cars[row].workBegan
    var done = end &- start
    // Nothing interrupted it.
    if done == cars[row].work {
      recorder.add(PoolHourTally.working, pool: pool, from: start, to: end)
    } else {
      done = bookInterruptedHours(pool, from: start, to: end)
    }
    recorder.add(PoolTally.bayWorking, pool: pool, done)
    cars[row].work &-= done
    cars[row].workBegan = end
  }

  /// The working time of the pool between two instants, which is booked.
  @inline(never)
  private mutating func bookInterruptedHours(
    _ pool: Int, from start: Microseconds, to end: Microseconds
  ) -> Microseconds {
    var done: Microseconds = 0
    shop.forEachWorkingInterval(pool, from: start) { from, to in
      guard from < end else { return false }
      let to = min(to, end)
      recorder.add(PoolHourTally.working, pool: pool, from: from, to: to)
      done &+= to &- from
      return to < end
    }
    return done
  }

  /// Books today's team hours: what the pool could do.
  mutating func bookPoolHours() {
    guard let workshop = shop.workshop, !today.isClosed else { return }
    for pool in workshop.pointee.pools.indices {
      let teams = Int64(workshop.pointee.pools[pool].teams)
      for interval in workshop.pointee.pools[pool].hours(on: today.weekday) {
        recorder.add(PoolTally.teamTime, pool: pool, interval.length * teams)
        recorder.add(
          PoolHourTally.available, pool: pool, from: now &+ interval.from, to: now &+ interval.to,
          times: teams)
      }
    }
  }

  /// Books the time of the pool's bays up to now.
  mutating func touchPool(_ pool: Int, at now: Microseconds) {
    guard let workshop = shop.workshop else { return }
    let time = now &- pools[pool].touched
    let bays = Int64(workshop.pointee.pools[pool].bays)
    recorder.add(PoolTally.bayTime, pool: pool, time &* bays)
    recorder.add(PoolTally.bayHeld, pool: pool, time &* (bays &- Int64(pools[pool].freeBays)))
    pools[pool].touched = now
  }
}

extension CompiledShop {
  /// The working intervals of a pool from an instant on, the first one cut to begin there, until
  /// `body` has had enough or a year has passed.
  @inline(__always)
  fileprivate func forEachWorkingInterval(
    _ pool: Int, from start: Microseconds, _ body: (Microseconds, Microseconds) -> Bool
  ) {
    guard let workshop else { return }
    var day = Int(start / TimeUnit.day)
    for _ in 0..<366 {
      let plan = plan(ofDay: day)
      let midnight = Microseconds(day) * TimeUnit.day
      if !plan.isClosed {
        for interval in workshop.pointee.pools[pool].hours(on: plan.weekday) {
          let from = max(start, midnight + interval.from)
          let to = midnight + interval.to
          if to > from, !body(from, to) { return }
        }
      }
      day &+= 1
    }
  }
}

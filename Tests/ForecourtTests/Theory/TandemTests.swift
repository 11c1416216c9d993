import EventSimulation
import Forecourt
import Testing

extension `Queueing theory` {
  struct Tandem: Hashable, Sendable {
    var lane: Int
    var served: Int
    var blocked: Int
    var working: Int
  }

  /// Two bays, a lane of three, losses beyond; then a workshop with one bay and no room before it. A
  /// car whose order is signed while the workshop is busy keeps its bay: blocking after service.
  /// Arrivals 6 an hour, reception 12 minutes, repair 12 minutes, all exponential.
  @Test func `A tandem with blocking after service`() {
    let (bays, lane, lambda, mu, nu) = (2, 3, 6.0, 5.0, 5.0)
    func next(_ state: Tandem) -> [(Double, Tandem)] {
      var result: [(Double, Tandem)] = []
      // A bay came free: the lane moves up.
      func movedUp(_ state: Tandem) -> Tandem {
        var state = state
        if state.lane > 0 {
          state.lane -= 1
          state.served += 1
        }
        return state
      }
      var arrival = state
      if state.served + state.blocked < bays {
        arrival.served += 1
        result.append((lambda, arrival))
      } else if state.lane < lane {
        arrival.lane += 1
        result.append((lambda, arrival))
      }
      if state.served > 0 {
        var end = state
        end.served -= 1
        if state.working == 0 {
          end.working = 1
          end = movedUp(end)
        } else {
          end.blocked += 1
        }
        result.append((Double(state.served) * mu, end))
      }
      if state.working == 1 {
        var end = state
        if state.blocked > 0 {
          end.blocked -= 1
          end = movedUp(end)
        } else {
          end.working = 0
        }
        result.append((nu, end))
      }
      return result
    }
    var states = [Tandem(lane: 0, served: 0, blocked: 0, working: 0)]
    var index = [states[0]: 0]
    var at = 0
    while at < states.count {
      for (_, state) in next(states[at]) where index[state] == nil {
        index[state] = states.count
        states.append(state)
      }
      at += 1
    }
    var rates = Array(repeating: Array(repeating: 0.0, count: states.count), count: states.count)
    for (from, state) in states.enumerated() {
      for (rate, to) in next(state) { rates[from][index[to]!] += rate }
    }
    let p = MarkovChain.stationary(rates)
    func mean(_ value: (Tandem) -> Double) -> Double {
      zip(p, states).reduce(0) { $0 + $1.0 * value($1.1) }
    }
    let blocked = mean { Double($0.blocked) }
    let cars = mean { Double($0.lane + $0.served + $0.blocked) }
    let lost = mean { $0.lane == lane ? 1 : 0 }
    let working = mean { Double($0.working) }

    let shop = Self.queue(
      servers: bays, perHour: lambda, service: .exponential(mean: 12 * 60e6)
    ) {
      $0.places.lane = lane
      $0.places.gateQueue = 0
      $0.places.waitingBays = 0
      $0.places.awaitingRepair = 0
      $0.handOver.destination = .holdInBay
      $0.jobTypes[0].operations = [Operation(pool: 0, duration: .exponential(mean: 12 * 60e6))]
      $0.workshop = .simple(bays: 1, teams: 1)
    }
    Replicated(shop, seed: 81).expect([
      ("lost", lost, { Double($0[.lostAtGate]) / Double($0[.arrivals]) }),
      ("cars", cars, { Double($0[.areaCarTime]) / Double($0[.openTime]) }),
      (
        "blocked", blocked,
        { Double($0[.delay, DelayCause.workshopFull]) / Double($0[.horizonTime]) }
      ),
      (
        "workshop", working,
        { Double($0[.bayWorking, pool: 0]) / Double($0[.horizonTime]) }
      ),
    ])
  }
}

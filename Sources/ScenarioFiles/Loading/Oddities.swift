import EventSimulation
import Forecourt

/// What is allowed but odd: said once, at its place, and changing nothing.
struct Oddities {
  let shop: Shop
  let tree: Node

  func note(_ reading: inout Reading) {
  }
}

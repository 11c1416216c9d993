import Synchronization

/// What was made of the last few values, so that the variants of a scenario, which share most of
/// their sections, make only what is theirs.
///
/// A value is known again by where it lies in memory, which is kept for as long as it is remembered:
/// O(1), whatever its size, and never wrong.
final class Recollection<Product: Sendable>: Sendable {
  private typealias Entry = (node: Node, product: Product)

  /// Enough for the sections of a base, and of what is laid over it.
  private let limit: Int
  /// The one asked for last stands first.
  private let entries = Mutex<[Entry]>([])

  init(limit: Int = 4) {
    self.limit = limit
  }

  /// - Parameter make: nil where nothing is to be remembered.
  func product(of node: Node, _ make: () -> Product?) -> Product? {
    if let known = known(node) { return known }
    guard let product = make() else { return nil }
    if node.members != nil {
      entries.withLock { entries in
        if entries.count == limit { entries.removeLast() }
        entries.insert((node, product), at: 0)
      }
    }
    return product
  }

  private func known(_ node: Node) -> Product? {
    entries.withLock { entries in
      guard let place = entries.firstIndex(where: { $0.node.isIdentical(to: node) }) else {
        return nil
      }
      if place > 0 { entries.swapAt(0, place) }
      return entries[0].product
    }
  }
}

extension Node {
  /// Whether both are objects, and one and the same list of members in memory.
  fileprivate func isIdentical(to other: Node) -> Bool {
    guard let mine = members, let theirs = other.members, position == other.position else {
      return false
    }
    return mine.withUnsafeBufferPointer { mine in
      theirs.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress }
    }
  }
}

extension Form {
  /// Reads an object only once where it comes again. Only what was read without a remark is
  /// remembered, so that nothing is left unsaid.
  func remembered() -> Form {
    let memory = Recollection<Value>()
    let read = read
    return Form(shape: shape) { node, reading in
      var value: Value?
      return memory.product(of: node) {
        let before = reading.diagnostics.count
        value = read(node, &reading)
        return reading.diagnostics.count == before && !reading.isFull ? value : nil
      } ?? value
    }
  }
}

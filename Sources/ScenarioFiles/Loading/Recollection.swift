import DataFiles
import Synchronization

/// What was made of the last few values, so that the variants of a scenario, which share most of
/// what they say, make only what is theirs.
///
/// An object or a list is known again by where it lies in memory, which is kept for as long as it is
/// remembered: O(1), whatever its size, and never wrong.
final class Recollection<Product: Sendable>: Sendable {
  private struct Memory {
    /// Of the entries, in their order: looking through them touches nothing else.
    var addresses: [UInt] = []
    var entries: [Entry] = []
    var questions = 0

    /// The one not asked for the longest.
    var oldest: Int? { entries.indices.min { entries[$0].lastAsked < entries[$1].lastAsked } }
  }

  private struct Entry {
    var node: Node
    var product: Product
    /// The number of the question.
    var lastAsked: Int
  }

  private let limit: Int
  private let memory = Mutex(Memory())

  /// - Parameter limit: By default enough for a base, and for what is laid over it.
  init(limit: Int = 4) {
    self.limit = limit
  }

  /// - Parameter make: nil where nothing is to be remembered.
  func product(of node: Node, _ make: () -> Product?) -> Product? {
    guard let address = node.address else { return make() }
    if let known = known(node, at: address) { return known }
    guard let product = make() else { return nil }
    memory.withLock { memory in
      let entry = Entry(node: node, product: product, lastAsked: memory.questions)
      if memory.entries.count == limit, let oldest = memory.oldest {
        memory.addresses[oldest] = address
        memory.entries[oldest] = entry
      } else {
        memory.addresses.append(address)
        memory.entries.append(entry)
      }
    }
    return product
  }

  private func known(_ node: Node, at address: UInt) -> Product? {
    memory.withLock { memory in
      memory.questions += 1
      for place in memory.addresses.indices
      where memory.addresses[place] == address && memory.entries[place].node.isAlike(node) {
        memory.entries[place].lastAsked = memory.questions
        return memory.entries[place].product
      }
      return nil
    }
  }
}

extension Recollection {
  /// What was read without a remark is remembered, and nothing else, so that nothing is left unsaid.
  func product(
    of node: Node, _ reading: inout Reading, _ read: (inout Reading) -> Product?
  ) -> Product? {
    var value: Product?
    return product(of: node) {
      let before = reading.diagnostics.count
      value = read(&reading)
      return reading.diagnostics.count == before && !reading.isFull ? value : nil
    } ?? value
  }
}

/// What was answered last, for when the same is asked again.
final class LastAnswer<Question: Equatable & Sendable, Answer: Sendable>: Sendable {
  private let last = Mutex<(question: Question, answer: Answer)?>(nil)

  func answer(to question: Question) -> Answer? {
    last.withLock { last in
      guard let last, last.question == question else { return nil }
      return last.answer
    }
  }

  func keep(_ answer: Answer, to question: Question) {
    last.withLock { $0 = (question, answer) }
  }
}

extension Node {
  /// Where the members or elements lie in memory; nil for a single value. Compared, never followed.
  fileprivate var address: UInt? {
    switch value {
    case .object(let members): members.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    case .array(let elements): elements.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    default: nil
    }
  }

  /// Whether two values at one address in memory are the same: all that is empty lies at one.
  fileprivate func isAlike(_ other: Node) -> Bool {
    (members == nil) == (other.members == nil) && position == other.position
  }
}

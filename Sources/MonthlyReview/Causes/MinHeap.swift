/// Keys with an index each, the least key first; equal keys in order of index. O(log n) each.
struct MinHeap {
  struct Entry {
    var key: Int64
    var index: Int32

    fileprivate func isBefore(_ other: Entry) -> Bool {
      key != other.key ? key < other.key : index < other.index
    }
  }

  private var entries: [Entry] = []

  var first: Entry? { entries.first }

  mutating func insert(_ key: Int64, _ index: Int32) {
    let entry = Entry(key: key, index: index)
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entry.isBefore(entries[parent]) else { break }
      entries[child] = entries[parent]
      child = parent
    }
    entries[child] = entry
  }

  mutating func removeFirst() {
    let last = entries.removeLast()
    guard !entries.isEmpty else { return }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
      guard entries[child].isBefore(last) else { break }
      entries[parent] = entries[child]
      parent = child
    }
    entries[parent] = last
  }
}

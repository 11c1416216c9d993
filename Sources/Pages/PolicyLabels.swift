/// The names of policies as they stand beside marks, where there is little room.
package enum PolicyLabels {
  /// Combinations of a design, `advisors 3+4, booked 60 %`, say the same words again and again:
  /// what all have in common is left out, `3+4 · 60 %`, unless two would then be called the same.
  package static func short(_ names: [String]) -> [String] {
    let parts = names.map { name in
      name.split(separator: ",").map { part in part.split(separator: " ").map(String.init) }
    }
    guard let first = parts.first, names.count > 2, first.count > 1,
      parts.allSatisfy({ $0.count == first.count })
    else { return names }
    var short = [[String]](repeating: [], count: names.count)
    for index in first.indices {
      let column = parts.map { $0[index] }
      if column.allSatisfy({ $0 == column[0] }) { continue }
      let shortest = column.map(\.count).min() ?? 0
      var common = 0
      while common < shortest - 1, column.allSatisfy({ $0[common] == column[0][common] }) {
        common += 1
      }
      for (row, words) in column.enumerated() {
        short[row].append(words.dropFirst(common).joined(separator: " "))
      }
    }
    let labels = short.map { $0.joined(separator: " · ") }
    return Set(labels).count == Set(names).count && labels.allSatisfy { !$0.isEmpty }
      ? labels : names
  }
}

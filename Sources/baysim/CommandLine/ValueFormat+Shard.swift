package import CommandLines
import Documents
package import Experiments

extension ValueFormat where Value == Shard {
  /// One part of a distributed run: "2/5" is the second of five.
  package static let shard = ValueFormat(expecting: Texts.shard) { Shard($0) }
}

extension Texts {
  fileprivate static let shard = Text(
    "K/N with K from 1 to N, such as 2/5", "形如 K/N（K 取 1 至 N）的分片，如 2/5")
}

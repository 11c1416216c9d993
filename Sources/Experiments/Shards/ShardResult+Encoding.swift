import Forecourt
import Statistics
import Tallies

/// The file of a shard: lines of text, exact to the last bit, closed by a checksum.
///
/// ```
/// baysim-shard 1
/// digest 5d41402abc4b2a76
/// seed 1
/// version 1.0
/// replications 100
/// shard 3/8
/// parts 1
/// part baseline
/// columns longStays.perDay crowding.minutesPerDay
/// rows 25 1
/// 3.4 41.25
/// measures 6 14 3 30
/// maxima 7 0 12 …
/// sums 0:26 1:936000000000 …
/// timing 812 1200000 3960000000 998877 0 640:1 …
/// checksum 9ae16a3b2f90404f
/// ```
///
/// Doubles are the shortest digits that read back to the same bits; sums and histograms list only
/// what is not 0.
extension ShardResult {
  static let header = "baysim-shard 1"

  /// The bytes of the file: the same for equal results, on any machine.
  public func encoded() -> [UInt8] {
    var text = ShardResult.header + "\n"
    text += "digest \(escaped(identity.digest))\nseed \(identity.seed)\n"
    text += "version \(escaped(identity.version))\nreplications \(identity.replications)\n"
    text += "shard \(shard)\nparts \(parts.count)\n"
    for part in parts { write(part, to: &text) }
    return Array(text.utf8) + Array("checksum \(Checksum.hex(of: text.utf8))\n".utf8)
  }

  private func write(_ part: Part, to text: inout String) {
    let replications = part.replications
    text += "part \(escaped(part.name))\ncolumns"
    for key in replications.keys { text += " \(escaped(key))" }
    text += "\nrows \(replications.first) \(replications.count)\n"
    for index in 0..<replications.count {
      text += replications.row(index).map(\.description).joined(separator: " ")
      text += "\n"
    }
    if let merged = replications.merged { write(merged, to: &text) }
  }

  private func write(_ measures: Measures, to text: inout String) {
    let shape = measures.shape
    text += "measures \(shape.jobTypes) \(shape.people) \(shape.pools) \(shape.days) "
    text += "\(measures.replications)\nmaxima \(measures.maximumInArea)"
    for value in measures.maximumInPlace { text += " \(value)" }
    text += "\nsums"
    for (index, value) in measures.sums.enumerated() where value != 0 {
      text += " \(index):\(value)"
    }
    text += "\n"
    for timing in measures.timings {
      text += "timing " + timing.exactTotals.map(String.init).joined(separator: " ")
      for (bucket, count) in timing.hits {
        text += " \(bucket):\(count)"
      }
      text += "\n"
    }
  }

  /// A word without spaces or line ends, whatever the name holds.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case " ": result += "%20"
      case "\n": result += "%0A"
      case "\r": result += "%0D"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.isEmpty ? "%" : result
  }
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo): finds a file that was cut short or edited by hand; it is
/// no seal against forgery.
enum Checksum {
  static func hex(of bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

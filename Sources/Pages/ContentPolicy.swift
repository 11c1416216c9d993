import Assets
import DataFiles

/// What a page allows: its own style sheet and script, by their digests, and nothing else. Whatever a
/// name might smuggle in, it would not run.
enum ContentPolicy {
  static let styleHash = "sha256-" + base64(ofHexadecimal: Digest.sha256(Assets.style))
  static let scriptHash = "sha256-" + base64(ofHexadecimal: Digest.sha256(Assets.script))

  /// RFC 4648, section 4.
  private static func base64(ofHexadecimal digits: String) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bits = digits.compactMap(\.hexDigitValue).flatMap { digit in
      (0..<4).reversed().map { digit >> $0 & 1 }
    }
    var text = ""
    for start in stride(from: 0, to: bits.count, by: 6) {
      let end = min(start + 6, bits.count)
      let value = bits[start..<end].reduce(0) { $0 << 1 | $1 } << (start + 6 - end)
      text.append(letters[value])
    }
    return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }
}

internal import ScenarioFiles

/// The style sheet and the scripts, compiled into the program: nothing is read at run time.
enum EmbeddedText {
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
  static let script = [
    PackageResources.report_js, PackageResources.replay_model_js, PackageResources.replay_plan_js,
    PackageResources.replay_boards_js, PackageResources.replay_js,
    PackageResources.drill_js,
  ].map { String(decoding: $0, as: UTF8.self) }.joined()

  // The page allows these two texts by their digests and nothing else: whatever a name might
  // smuggle in, it would not run.
  static let styleHash = "sha256-" + base64(ofHexadecimal: Digest.sha256(style))
  static let scriptHash = "sha256-" + base64(ofHexadecimal: Digest.sha256(script))

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

/// The version of the program, as `--version` prints it and `summary.json` records it.
package enum Version {
  package static let current = "0.1.0"
}

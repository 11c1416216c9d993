package import Documents

/// The options that every command has.
package enum SharedOptions {
  package static let language = Option<Language>(
    "language", .choice, default: Text("that of the surroundings", "随环境"),
    help: Text("The language of what is printed.", "打印所用的语言。"))

  static let help = Flag("help", short: "h", help: Text("Show help.", "显示帮助。"))
  static let version = Flag("version", help: Text("Show the version.", "显示版本。"))
}

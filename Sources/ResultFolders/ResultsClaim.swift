/// What a command is about to write, said before it works: all by which a folder can be refused.
public struct ResultsClaim: Sendable {
  public var manifest: FolderManifest
  /// Files and folders that the command reads.
  public var inputs: [String]
  /// Bytes that the results are expected to take.
  public var room: Int
  /// Whether the program chose the folder: then the results of another question are not replaced.
  public var isDefaultPlace: Bool
  /// Whether fewer results may replace more.
  public var isForced: Bool

  public init(
    _ manifest: FolderManifest, inputs: [String], room: Int, isDefaultPlace: Bool, isForced: Bool
  ) {
    self.manifest = manifest
    self.inputs = inputs
    self.room = room
    self.isDefaultPlace = isDefaultPlace
    self.isForced = isForced
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why results could not be written: to what path, and for what reason.
public struct WriteFault: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case noSpace
    case readOnly
    case noPermission
    /// The folder in which the file or folder would stand is missing.
    case noParent
    /// A part of the path that should be a folder is a file.
    case parentIsNoFolder
    /// A file stands where a folder is to be.
    case isFile
    /// A folder stands where a file is to be.
    case isFolder
    case nameTooLong
    /// Another run holds the folder.
    case inUse
    /// The folder holds something that this program has not written and will not delete.
    case foreignFile(String)
    /// The folder holds files of our names and no manifest that proves them ours.
    case noManifest(String)
    /// A file was changed since this program wrote it.
    case changedFile(String)
    /// The folder holds something that the same command reads.
    case holdsInput(String)
    /// The folder holds more replications of the same study.
    case moreResults(old: Int, new: Int)
    /// The folder, which the program chose, holds what another command line asked for.
    case otherQuestion(String)
    /// A part of a run stands there, but of another one.
    case otherStudy
    /// Bytes.
    case tooLittleRoom(needed: Int, free: Int)
    /// The same command reads this file.
    case isInput
    /// A link stands there, and what it points to is not for this program to write.
    case isLink
    /// The root folder, or a name such as "..".
    case notReplaceable
    /// Nobody reads at the other end of the pipe.
    case closedPipe
    case system(Int32)
  }

  public let path: String
  public let reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The fault that a system call has just reported in `errno`.
  package init(path: String, errno number: Int32) {
    let reason: Reason =
      switch number {
      case ENOSPC, EDQUOT: .noSpace
      case EROFS: .readOnly
      case EACCES, EPERM: .noPermission
      case ENOENT: .noParent
      case ENOTDIR: .parentIsNoFolder
      case EISDIR: .isFolder
      case ENAMETOOLONG: .nameTooLong
      case EPIPE: .closedPipe
      default: .system(number)
      }
    self.init(path: path, reason: reason)
  }

  /// The same of another path: of the name that the user knows.
  package func about(_ path: String) -> WriteFault { WriteFault(path: path, reason: reason) }

  /// One line that says what could not be written, and why.
  public var message: Text {
    Texts.cannotWrite(path.safeForTerminal, because: reasonText)
  }

  public var description: String { message.en }

  private var reasonText: Text {
    switch reason {
    case .noSpace: Texts.noSpace
    case .readOnly: Texts.readOnly
    case .noPermission: Texts.noPermission
    case .noParent: Texts.noParent
    case .parentIsNoFolder: Texts.parentIsNoFolder
    case .isFile: Texts.isFile
    case .isFolder: Texts.isFolder
    case .nameTooLong: Texts.nameTooLong
    case .inUse: Texts.inUse
    case .foreignFile(let name): Texts.foreignFile(name.safeForTerminal)
    case .noManifest(let name): Texts.noManifest(name.safeForTerminal)
    case .changedFile(let name): Texts.changedFile(name.safeForTerminal)
    case .holdsInput(let path): Texts.holdsInput(path.safeForTerminal)
    case .moreResults(let old, let new): Texts.moreResults(old: old, new: new)
    case .otherQuestion(let question): Texts.otherQuestion(question.safeForTerminal)
    case .otherStudy: Texts.otherStudy
    case .tooLittleRoom(let needed, let free): Texts.tooLittleRoom(needed, free)
    case .isInput: Texts.isInput
    case .isLink: Texts.isLink
    case .notReplaceable: Texts.notReplaceable
    case .closedPipe: Texts.closedPipe
    case .system(let number): Texts.systemError(number)
    }
  }
}

// What can go wrong when results are written. A path has been made safe for a terminal already.
extension Texts {
  static func cannotWrite(_ path: String, because reason: Text) -> Text {
    Text("cannot write \(path): ", "无法写入 \(path)：") + reason
  }

  static let noSpace = Text("no space left on the device", "磁盘空间不足")
  static let readOnly = Text("the file system is read-only", "文件系统为只读")
  static let noPermission = Text("permission denied", "没有权限")
  static let noParent = Text("its folder does not exist", "所在文件夹不存在")
  static let parentIsNoFolder = Text(
    "a part of the path is a file, not a folder", "路径中有一部分是文件而不是文件夹")
  static let isFile = Text("a file of this name is in the way", "已有同名文件")
  static let isFolder = Text("it is a folder", "它是一个文件夹")
  static let nameTooLong = Text("the name is too long", "名称过长")
  static let notReplaceable = Text("this place cannot be replaced", "此位置不可替换")
  static let closedPipe = Text("the reader has closed the pipe", "读取方已关闭管道")

  static let inUse = Text(
    "another run is writing there; wait for it or choose another place",
    "另一次运行正在写入该处；请等待其结束或另选位置")

  static func foreignFile(_ name: String) -> Text {
    Text(
      "it holds '\(name)', which is not a result of this program; choose another folder",
      "其中的“\(name)”不是本程序的结果；请另选文件夹")
  }

  static func noManifest(_ name: String) -> Text {
    Text(
      "it holds '\(name)' without a manifest that proves it a result of this program; choose another "
        + "folder, or take these files away",
      "其中的“\(name)”没有清单证明是本程序的结果；请另选文件夹，或先移走这些文件")
  }

  static func changedFile(_ name: String) -> Text {
    Text(
      "'\(name)' was changed since this program wrote it; choose another folder, or take it away",
      "“\(name)”在本程序写出后被改动过；请另选文件夹，或先移走该文件")
  }

  static func holdsInput(_ path: String) -> Text {
    Text(
      "this command reads \(path), which lies there; choose another folder",
      "本命令要读取其中的 \(path)；请另选文件夹")
  }

  static func moreResults(old: Int, new: Int) -> Text {
    Text(
      "it holds \(old) replications of the same study, and these are \(new); choose another folder, "
        + "or replace them with --force",
      "其中已有同一研究的 \(old) 次重复，而本次只有 \(new) 次；请另选文件夹，或用 --force 替换")
  }

  static func otherQuestion(_ question: String) -> Text {
    Text(
      "it holds the results of '\(question)'; choose another folder with --output",
      "其中是“\(question)”的结果；请用 --output 另选文件夹")
  }

  static let otherStudy = Text(
    "a shard of another run stands there; choose another folder",
    "该处已有另一次运行的分片；请另选文件夹")

  static func tooLittleRoom(_ needed: Int, _ free: Int) -> Text {
    Text(
      "about \(megabytes(needed)) MB are needed, and \(megabytes(free)) MB are free",
      "约需 \(megabytes(needed)) MB，仅剩 \(megabytes(free)) MB")
  }

  private static func megabytes(_ bytes: Int) -> String {
    NumberText.fixed(Double(bytes) / 1e6, decimals: 1)
  }

  static let isInput = Text("this command reads it", "本命令要读取它")
  static let isLink = Text("a link is in the way", "该处是一个链接")

  static func systemError(_ number: Int32) -> Text {
    Text("system error \(number)", "系统错误 \(number)")
  }
}

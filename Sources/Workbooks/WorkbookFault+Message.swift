package import DataFiles

// What is said of a fault: what was found, and what to do.
extension WorkbookFault {
  package var message: BilingualText {
    switch self {
    case .otherFormat(let format): format.message
    case .unknownFormat:
      say(
        "neither a workbook (.xlsx) nor a text: expected .xlsx, .csv or .xes",
        "既不是工作簿（.xlsx）也不是文本：应为 .xlsx、.csv 或 .xes"
      )
    case .noArchiveEnd, .damagedDirectory, .manyVolumes, .overlappingEntries, .entryOutside,
      .repeatedEntry, .encryptedEntry, .unknownMethod, .bomb, .damagedEntry, .wrongChecksum:
      archiveMessage
    case .malformedMarkup(let part, let line, let fault):
      say(
        "\(part), line \(line): \(fault.message.en)", "\(part) 第 \(line) 行：\(fault.message.zh)"
      )
    case .missingPart(let name):
      say(
        "the workbook lacks its part \(name): open it in Excel or WPS and save it anew",
        "工作簿缺少部件 \(name)：请用 Excel 或 WPS 打开后重新保存"
      )
    case .noSheets: say("the workbook has no sheet with cells", "工作簿中没有数据工作表")
    case .noVisibleSheet:
      say(
        "every sheet of the workbook is hidden: name one with --sheet",
        "工作簿中的工作表全部隐藏：请用 --sheet 指定"
      )
    case .noSuchSheet(let name, let sheets):
      say(
        "no sheet \"\(name)\"; the workbook has \(WorkbookFault.list(sheets, mark: "\"", ", "))",
        "没有工作表“\(name)”；工作簿中有：\(WorkbookFault.list(sheets, mark: "", "、"))"
      )
    case .badCell(let sheet, let cell):
      say(
        "sheet \"\(sheet)\", cell \(cell): damaged; open the workbook and save it anew",
        "工作表“\(sheet)”单元格 \(cell) 已损坏：请打开工作簿重新保存"
      )
    case .tooLarge(let measure, let limit): measure.message(limit)
    }
  }

  private static let again = say("copy or download it again", "请重新复制或下载")

  private var archiveMessage: BilingualText {
    let again = WorkbookFault.again
    return switch self {
    case .noArchiveEnd:
      say(
        "the workbook is cut off (the archive's end is missing): \(again.en)",
        "工作簿不完整（缺少压缩包结尾）：\(again.zh)"
      )
    case .manyVolumes:
      say("the archive is one of several volumes", "压缩包为分卷，无法读取")
    case .overlappingEntries(let name):
      say(
        "the archive's part \(name) overlaps another one or lies outside the file",
        "压缩包中的 \(name) 与其他部件重叠或超出文件范围"
      )
    case .entryOutside(let name):
      say("the archive's part \(name) leads outside the archive", "压缩包中的 \(name) 指向压缩包之外")
    case .repeatedEntry(let name):
      say("the archive has two parts \(name)", "压缩包中有两个 \(name)")
    case .encryptedEntry:
      say(
        "the workbook is encrypted: open it and save it without a password",
        "工作簿已加密：请打开后取消密码再保存"
      )
    case .unknownMethod(let name, let method):
      say(
        "the archive's part \(name) is packed by method \(method): save the workbook anew in Excel "
          + "or WPS",
        "压缩包中的 \(name) 使用了压缩方法 \(method)：请用 Excel 或 WPS 重新保存"
      )
    case .bomb(let name):
      say(
        "the archive's part \(name) would be unpacked to far more than its size: it is not read",
        "压缩包中的 \(name) 解压后会膨胀到极大，不予读取"
      )
    case .damagedEntry(let name):
      say("the archive's part \(name) is damaged: \(again.en)", "压缩包中的 \(name) 已损坏：\(again.zh)")
    case .wrongChecksum(let name):
      say(
        "the archive's part \(name) does not have its checksum: \(again.en)",
        "压缩包中的 \(name) 校验和不符：\(again.zh)"
      )
    default: say("the archive's directory is damaged: \(again.en)", "压缩包目录已损坏：\(again.zh)")
    }
  }

  private static func list(_ names: [String], mark: String, _ separator: String) -> String {
    var text = ""
    for (index, name) in names.prefix(20).enumerated() {
      text += (index == 0 ? "" : separator) + mark + name + mark
    }
    return names.count > 20 ? text + separator + "…" : text
  }
}

extension OtherFormat {
  var message: BilingualText {
    let save = say(
      "open it in Excel or WPS and save it as .xlsx", "请用 Excel 或 WPS 打开并另存为 .xlsx")
    return switch self {
    case .oldExcel:
      say("a workbook of the old format (.xls): \(save.en)", "旧格式工作簿（.xls）：\(save.zh)")
    case .lockedExcel:
      say(
        "a workbook with a password: open it and save it without one",
        "带密码的工作簿：请打开后取消密码再保存"
      )
    case .binaryExcel: say("a binary workbook (.xlsb): \(save.en)", "二进制工作簿（.xlsb）：\(save.zh)")
    case .htmlTable: say("a web page, not a workbook: \(save.en)", "这是网页而不是工作簿：\(save.zh)")
    case .excelXML: say("a workbook as XML of 2003: \(save.en)", "2003 版 XML 表格：\(save.zh)")
    case .openDocument:
      say(
        "an OpenDocument spreadsheet (.ods): open it and save it as .xlsx",
        "OpenDocument 表格（.ods）：请打开并另存为 .xlsx"
      )
    case .appleNumbers:
      say("a sheet of Numbers: export it as Excel (.xlsx)", "Numbers 表格：请导出为 Excel（.xlsx）")
    case .wordDocument:
      say(
        "a document of Word: copy the table into a workbook and save it as .xlsx",
        "Word 文档：请把表格复制到工作簿并另存为 .xlsx"
      )
    case .slides: say("slides, not a workbook", "这是演示文稿而不是工作簿")
    case .archive:
      say("an archive without a workbook in it: unpack it first", "压缩包中没有工作簿：请先解压")
    case .pdf: say("a PDF: the log is needed as .xlsx or .csv", "PDF 文件：需要 .xlsx 或 .csv 格式的日志")
    case .picture:
      say("a picture: the log is needed as .xlsx or .csv", "图片文件：需要 .xlsx 或 .csv 格式的日志")
    }
  }
}

extension MarkupFault {
  var message: BilingualText {
    switch self {
    case .truncated: say("the XML ends too early", "XML 不完整")
    case .documentType: say("a document type (<!DOCTYPE>) is not read", "不读取文档类型声明（<!DOCTYPE>）")
    case .encoding: say("the XML is not in UTF-8", "XML 不是 UTF-8 编码")
    case .unknownEntity: say("an entity that XML does not know", "未知的 XML 实体")
    case .tag: say("this is no XML", "不是有效的 XML")
    case .mismatchedTag: say("an end tag that closes nothing", "XML 结束标签不匹配")
    case .tooDeep: say("elements too deep within each other", "XML 嵌套过深")
    case .tooLong: say("a tag that is too long", "XML 标签过长")
    }
  }
}

extension WorkbookFault.Measure {
  func message(_ limit: Int) -> BilingualText {
    switch self {
    case .fileBytes: say("the file is larger than \(limit >> 20) MB", "文件超过 \(limit >> 20) MB")
    case .entries: say("more than \(limit) parts", "部件超过 \(limit) 个")
    case .partBytes:
      say("a part of more than \(limit >> 20) MB unpacked", "解压后单个部件超过 \(limit >> 20) MB")
    case .rows: say("more than \(limit) rows", "超过 \(limit) 行")
    case .columns: say("more than \(limit) columns", "超过 \(limit) 列")
    case .cells: say("more than \(limit) cells", "单元格超过 \(limit) 个")
    case .textBytes: say("a text of more than \(limit) bytes in a cell", "单元格文本超过 \(limit) 字节")
    case .tableBytes: say("more than \(limit >> 20) MB of text", "文本超过 \(limit >> 20) MB")
    case .sharedStrings: say("more texts than can be read (\(limit))", "文本过多（上限 \(limit)）")
    case .sheets: say("more than \(limit) sheets", "工作表超过 \(limit) 个")
    case .styles: say("more than \(limit) cell formats", "单元格格式超过 \(limit) 种")
    case .mergedRanges: say("more than \(limit) merged ranges", "合并区域超过 \(limit) 个")
    case .attributeNames: say("more than \(limit) kinds of attributes", "属性种类超过 \(limit) 个")
    }
  }
}

/// One sentence in both languages.
func say(_ en: String, _ zh: String) -> BilingualText { BilingualText(en: en, zh: zh) }

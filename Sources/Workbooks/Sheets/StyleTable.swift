/// The number formats of a workbook's cell styles, by the number that a cell gives.
struct StyleTable {
  private(set) var formats: [NumberFormat] = []

  init(_ xml: MarkupReader, limits: WorkbookLimits) throws(WorkbookFault) {
    var xml = xml
    var own: [Int: NumberFormat] = [:]
    var isInCells = false
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.isNamed("numFmt") && xml.depth == 3:
        guard let number = xml.number("numFmtId"), let code = xml.attributeRange("formatCode")
        else { continue }
        guard own.count < limits.styles else { throw .tooLarge(.styles, limit: limits.styles) }
        own[number] = NumberFormat(code: xml.value(code))
      case .start where xml.isNamed("cellXfs"): isInCells = true
      case .end where xml.isNamed("cellXfs"): isInCells = false
      case .start where isInCells && xml.isNamed("xf") && xml.depth == 3:
        guard formats.count < limits.styles else { throw .tooLarge(.styles, limit: limits.styles) }
        let number = xml.number("numFmtId") ?? 0
        formats.append(own[number] ?? NumberFormat.builtIn(number))
      default: break
      }
    }
  }
}

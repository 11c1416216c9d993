/// How a cell of a written workbook looks.
package enum WrittenStyle: Int, Sendable, CaseIterable {
  case plain
  /// `yyyy-mm-dd hh:mm`
  case instant
  /// `yyyy-mm-dd hh:mm:ss.000`
  case preciseInstant
  /// The head of a column: bold on grey, broken into lines.
  case heading
  /// The head of a column that has to be filled in: bold on yellow.
  case requiredHeading
  case title
  /// Of an example: grey and slanted.
  case example
  case exampleInstant
  /// Text that is broken into lines.
  case wrapped

  private var format: Int {
    switch self {
    case .instant, .exampleInstant: 164
    case .preciseInstant: 165
    default: 0
    }
  }

  private var font: Int {
    switch self {
    case .heading, .requiredHeading: 1
    case .title: 2
    case .example, .exampleInstant: 3
    default: 0
    }
  }

  private var fill: Int {
    switch self {
    case .heading: 2
    case .requiredHeading: 3
    default: 0
    }
  }

  private var alignment: String {
    switch self {
    case .heading, .requiredHeading:
      "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>"
    case .wrapped: "<alignment vertical=\"top\" wrapText=\"1\"/>"
    default: ""
    }
  }

  /// `xl/styles.xml`: a cell's style is the place of its case.
  static var part: [UInt8] {
    func font(_ marks: String, size: Int = 11) -> String {
      "<font>\(marks)<sz val=\"\(size)\"/><name val=\"等线\"/></font>"
    }
    func fill(_ colour: String) -> String {
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(colour)\"/></patternFill></fill>"
    }
    var xml = MarkupText.declaration + "<styleSheet xmlns=\"\(WrittenWorkbook.main)\">"
    xml +=
      "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd hh:mm:ss.000\"/></numFmts>"
    xml += "<fonts count=\"4\">" + font("") + font("<b/>") + font("<b/>", size: 14)
    xml +=
      "<font><i/><sz val=\"11\"/><color rgb=\"FF808080\"/><name val=\"等线\"/></font></fonts>"
    xml +=
      "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill>"
    xml += fill("E7E6E6") + fill("FFF2CC") + "</fills>"
    xml += "<borders count=\"1\"><border/></borders>"
    xml += "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
    xml += "<cellXfs count=\"\(allCases.count)\">"
    for style in allCases {
      xml +=
        "<xf numFmtId=\"\(style.format)\" fontId=\"\(style.font)\" fillId=\"\(style.fill)\" "
        + "borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" "
        + "applyAlignment=\"1\">\(style.alignment)</xf>"
    }
    xml += "</cellXfs><cellStyles count=\"1\">"
    xml += "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    return Array(xml.utf8)
  }
}

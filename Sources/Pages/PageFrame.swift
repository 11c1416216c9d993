import Assets
package import Documents

/// What every page has around its contents: one file with style and script in it, whose content
/// policy forbids every request to anywhere.
package struct PageFrame {
  var title: String
  var language: Language
  /// Where a reader with a keyboard may jump to.
  var skip: (target: String, text: Text)

  package init(title: String, language: Language, skip: (target: String, text: Text)) {
    self.title = title
    self.language = language
    self.skip = skip
  }

  package func page(_ body: (inout HTMLBuilder) -> Void) -> String {
    var html = HTMLBuilder()
    html.raw("<!doctype html>\n")
    html.open("html", ["lang": language.rawValue, "data-lang": language.rawValue])
    head(&html)
    html.open("body")
    html.open("a", ["class": "skip", "href": skip.target])
    html.text(skip.text)
    html.close("a")
    body(&html)
    html.raw("<script>")
    html.raw(Assets.script)
    html.raw("</script>\n")
    html.close("body")
    html.close("html")
    html.raw("\n")
    return Self.withoutTurns(Self.withContents(html))
  }

  /// The page with the list of its sections at the end of its header.
  private static func withContents(_ html: HTMLBuilder) -> String {
    guard let place = html.contentsPlace, html.sections.count > 2 else { return html.markup }
    var list = HTMLBuilder()
    list.open("nav", ["class": "contents"])
    list.element("h2", ["class": "unseen"], Texts.contents)
    list.open("ol")
    for section in html.sections {
      list.open("li")
      list.open("a", ["href": "#\(section.id)"])
      list.text(section.title)
      list.close("a")
      list.close("li")
    }
    list.close("ol")
    list.close("nav")
    var page = html.markup
    page.insert(
      contentsOf: list.markup, at: page.utf8.index(page.startIndex, offsetBy: place))
    return page
  }

  private func head(_ html: inout HTMLBuilder) {
    html.open("head")
    html.raw("<meta charset=\"utf-8\">")
    html.raw(
      """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src '\(ContentPolicy.styleHash)'; script-src '\(ContentPolicy.scriptHash)'; \
      base-uri 'none'; form-action 'none'">
      """)
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">")
    html.element("title", Text(verbatim: "\(TypedText.safe(title)) · baysim"))
    html.raw("<style>")
    html.raw(Assets.style)
    html.raw("</style>")
    html.close("head")
    html.raw("\n")
  }

  /// A name may turn the direction of writing, and make a text read as another: no page has that.
  private static func withoutTurns(_ page: String) -> String {
    guard page.unicodeScalars.contains(where: turnsDirection) else { return page }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: page.unicodeScalars.filter { !turnsDirection($0) })
    return String(scalars)
  }

  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

extension HTMLBuilder {
  package mutating func section(_ id: String, _ title: Text, _ body: (inout HTMLBuilder) -> Void) {
    openSection(id, title)
    body(&self)
    close("section")
    raw("\n")
  }

  /// Two pictures beside each other where there is room.
  package mutating func pair(_ left: Picture, _ right: Picture) {
    open("div", ["class": "pair"])
    left.write(to: &self)
    right.write(to: &self)
    close("div")
  }

  /// The brand and the switch of languages, at the top of every page.
  package mutating func bar() {
    open("div", ["class": "bar"])
    element("span", ["class": "brand"], Text(verbatim: "baysim"))
    open("button", ["type": "button", "class": "quiet", "id": "language"])
    text(Texts.switchLanguage)
    close("button")
    close("div")
  }

  /// The end of every page's header: what one misses without script.
  package mutating func closeHeader() {
    open("noscript")
    element("p", ["class": "notice"], Texts.noScript)
    close("noscript")
    placeContents()
    close("header")
    raw("\n")
  }
}

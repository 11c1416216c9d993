import Documents
import Forecourt
import Foundation
import Pages
import Reporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One page for all tests: simulating it takes longer than drawing it.
private let page = Result {
  ReportPage.render(HTMLSample.report(of: try HTMLSample.shop("baseline")))
}
private let comparison = Result { ReportPage.render(try HTMLSample.comparison()) }

@Suite struct `The report` {
  @Test func `is the same bytes for the same input`() throws {
    let input = HTMLSample.report(of: try HTMLSample.shop("no-plan", days: 2), replications: 2)
    #expect(ReportPage.render(input) == ReportPage.render(input))
  }

  @Test func `asks for nothing from anywhere`() throws {
    let page = try page.get()
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains(" src="))
    #expect(!page.contains("url("))
    #expect(!page.contains("@import"))
    let links = page.components(separatedBy: "href=\"").dropFirst()
    #expect(links.allSatisfy { $0.hasPrefix("#") })
  }

  @Test func `stays under two megabytes with a month to replay`() throws {
    let input = HTMLSample.report(of: try HTMLSample.shop("baseline", days: 30), replications: 1)
    #expect(ReportPage.render(input).utf8.count < 2_000_000)
  }

  @Test func `is drawn in valid XML with every picture named`() throws {
    for page in [try page.get(), try comparison.get()] {
      let pictures = page.components(separatedBy: "<svg ").dropFirst().map {
        "<svg " + ($0.components(separatedBy: "</svg>").first ?? "") + "</svg>"
      }
      #expect(pictures.count > 20)
      for picture in pictures {
        let parser = XMLParser(data: Data(picture.utf8))
        #expect(parser.parse(), "\(picture.prefix(200))")
        let isNamed = picture.contains("aria-labelledby") || picture.contains("aria-hidden")
        #expect(isNamed, "\(picture.prefix(200))")
      }
    }
  }

  @Test func `names every id once and refers to none that is missing`() throws {
    let page = try comparison.get()
    let ids = page.components(separatedBy: " id=\"").dropFirst().compactMap {
      $0.components(separatedBy: "\"").first
    }
    #expect(Set(ids).count == ids.count)
    for attribute in [" aria-labelledby=\"", " aria-describedby=\""] {
      for part in page.components(separatedBy: attribute).dropFirst() {
        let id = part.components(separatedBy: "\"")[0]
        #expect(ids.contains(id), "\(id)")
      }
    }
  }

  @Test func `shows what it recommends, and the base beside`() throws {
    let base = HTMLSample.report(of: try HTMLSample.shop("baseline", days: 2), replications: 2)
    var shop = try HTMLSample.shop("baseline", days: 2)
    shop.name = "Four bays"
    shop.places.bays = 4
    var input = HTMLSample.report(of: shop, replications: 2)
    input.base = base.summary
    let page = ReportPage.render(input)
    for id in ["now-stays", "before-stays", "now-delays", "before-delays", "stays", "delays"] {
      #expect(page.components(separatedBy: " id=\"\(id)\"").count == 2, "\(id)")
    }
    #expect(page.contains("Four bays") && page.contains(">base "))
    #expect(!ReportPage.render(base).contains("before-stays"))
  }

  @Test func `names its parts at the top, each a link to one that is there`() throws {
    let page = try comparison.get()
    let list = try #require(page.components(separatedBy: "<nav class=\"contents\">").last)
    let links = (list.components(separatedBy: "</nav>").first ?? "")
      .components(separatedBy: "href=\"#").dropFirst().compactMap {
        $0.components(separatedBy: "\"").first
      }
    #expect(links.count > 5)
    for link in links { #expect(page.contains(" id=\"\(link)\""), "\(link)") }
  }

  @Test func `says everything in both languages`() throws {
    let page = try page.get()
    let english = page.components(separatedBy: " lang=\"en\"").count
    let chinese = page.components(separatedBy: " lang=\"zh\"").count
    // The document itself bears one more, that of the language in which it opens.
    #expect(english == chinese + 1)
    let chineseFirst = ReportPage.render(
      HTMLSample.report(
        of: try HTMLSample.shop("baseline", days: 1), replications: 2, language: .zh))
    #expect(chineseFirst.contains("<html lang=\"zh\" data-lang=\"zh\">"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</script><script>x()//",
    "]]>&amp;<!--", "\u{202E}gnp.exe\u{202C}", String(repeating: "长名", count: 100),
    String(repeating: "W", count: 200), "'; DROP TABLE cars; --", "\u{0}\u{1}\u{7}",
  ])
  func `is not harmed by a name`(name: String) throws {
    var shop = try HTMLSample.shop("baseline", days: 1)
    shop.name = name
    shop.question = name
    for index in shop.staff.people.indices { shop.staff.people[index].name = name }
    for index in shop.jobTypes.indices { shop.jobTypes[index].name.en = name }
    let page = ReportPage.render(HTMLSample.report(of: shop, replications: 2))
    let plain = ReportPage.render(
      HTMLSample.report(of: try HTMLSample.shop("baseline", days: 1), replications: 2))
    for tag in ["<script", "</script>", "<img", "<!--"] {
      #expect(
        page.components(separatedBy: tag).count == plain.components(separatedBy: tag).count)
    }
    #expect(!page.contains("\u{202E}"))
    for svg in page.components(separatedBy: "<svg ").dropFirst() {
      let picture = "<svg " + svg.components(separatedBy: "</svg>")[0] + "</svg>"
      #expect(XMLParser(data: Data(picture.utf8)).parse())
    }
  }
}

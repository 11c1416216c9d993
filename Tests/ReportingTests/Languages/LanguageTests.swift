import Documents
import Reporting
import Testing

@Suite struct `Two languages` {
  @Test(
    arguments: [
      ([:], .en), (["LANG": "zh_CN.UTF-8"], .zh), (["LANG": "C.UTF-8"], .en),
      (["LANG": "zh_CN", "LC_ALL": "en_GB"], .en), (["LANG": "zh_CN", "LC_ALL": ""], .zh),
      (["LC_MESSAGES": "zh_TW", "LANG": "de_DE"], .zh), (["LC_ALL": "ZH"], .zh),
    ] as [([String: String], Language)])
  func `the first variable that is set decides`(environment: [String: String], language: Language) {
    #expect(Language.ofEnvironment(environment) == language)
  }

  @Test func `every term has both languages, and no Chinese name means two things`() {
    var seen: Set<String> = []
    for term in Glossary.all {
      #expect(!term[.en].isEmpty && term[.en].utf8.allSatisfy { $0 < 0x80 })
      for name in [term[.zh]] + term.synonyms {
        #expect(!name.isEmpty)
        #expect(seen.insert(name).inserted, "\(name) stands twice")
      }
    }
    #expect(Glossary.all.count == Set(Glossary.all.map { $0[.en] }).count)
  }
}

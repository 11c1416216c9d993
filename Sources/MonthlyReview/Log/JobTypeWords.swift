import Forecourt

/// Finds the shop's job type that a word of the log means.
struct JobTypeWords {
  /// Words for the same kind of visit; a shop's own type is found through any word of its row.
  private static let families: [[String]] = [
    [
      "maintenance", "保养", "定期保养", "常规保养", "维护", "保养维护", "小保养", "大保养", "periodicmaintenance",
      "scheduledmaintenance", "service", "oilchange",
    ],
    ["firstservice", "firstfreeservice", "首保", "首次保养", "免费首保", "免费保养", "freeservice"],
    [
      "generalrepair", "repair", "一般维修", "维修", "机修", "小修", "机电维修", "普通维修", "mechanical",
      "mechanicalrepair",
    ],
    ["warranty", "warrantyclaim", "索赔", "三包", "保修", "质保", "三包索赔", "保修索赔", "claim"],
    ["bodyandpaint", "bodypaint", "钣喷", "钣金喷漆", "钣金", "喷漆", "body", "paint", "bodyshop"],
    ["accident", "事故车", "事故", "事故维修", "保险事故", "collision", "accidentcar"],
  ]

  private var byWord: [String: Int] = [:]

  init(jobTypes: [JobType], mapping: LogMapping) {
    for (index, type) in jobTypes.enumerated() {
      let own = [type.id, type.name.en, type.name.zh].map(LogColumn.normalised)
      for family in JobTypeWords.families where own.contains(where: family.contains) {
        for word in family where byWord[word] == nil { byWord[word] = index }
      }
    }
    // A shop's own words and the mapping's go before the families'.
    for (index, type) in jobTypes.enumerated() {
      for word in [type.id, type.name.en, type.name.zh] {
        byWord[LogColumn.normalised(word)] = index
      }
    }
    for (word, id) in mapping.jobTypes.sorted(by: { $0.key < $1.key }) {
      if let index = jobTypes.firstIndex(where: { $0.id == id }) {
        byWord[LogColumn.normalised(word)] = index
      }
    }
  }

  func index(of word: String) -> Int32 {
    byWord[LogColumn.normalised(word)].map { Int32($0) } ?? -1
  }
}

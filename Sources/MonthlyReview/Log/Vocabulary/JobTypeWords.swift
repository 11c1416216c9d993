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

  /// The number of the family that a word belongs to; it belongs to one.
  private static let familyOfWord: [String: Int] = Dictionary(
    uniqueKeysWithValues: families.enumerated().flatMap { number, words in
      words.map { ($0, number) }
    })

  /// The job type that a shop's own words and the mapping's mean.
  private var byWord: [String: Int] = [:]
  /// The first job type that is called by some word of a family.
  private var byFamily = [Int?](repeating: nil, count: families.count)

  init(jobTypes: [JobType], mapping: LogMapping) {
    for (index, type) in jobTypes.enumerated() {
      for name in [type.id, type.name.en, type.name.zh] {
        let word = LogColumn.normalised(name)
        byWord[word] = index
        if let family = Self.familyOfWord[word], byFamily[family] == nil {
          byFamily[family] = index
        }
      }
    }
    for (word, id) in mapping.jobTypes.sorted(by: { $0.key < $1.key }) {
      if let index = jobTypes.firstIndex(where: { $0.id == id }) {
        byWord[LogColumn.normalised(word)] = index
      }
    }
  }

  func index(of word: String) -> Int32 {
    let word = LogColumn.normalised(word)
    let index = byWord[word] ?? Self.familyOfWord[word].flatMap { byFamily[$0] }
    return index.map { Int32($0) } ?? -1
  }
}

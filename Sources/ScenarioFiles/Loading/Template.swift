public import DataFiles

/// Files to start from.
public enum Template {
  /// A commented scenario that says the same as the defaults, ready to be changed.
  ///
  /// It stands by itself; put it where you like.
  public static func newScenario(
    name: String, language: MessageLanguage = .english
  ) -> String {
    var quoted = ""
    JSON.write(String(name.prefix(80)), to: &quoted)
    func say(_ english: String, _ chinese: String) -> String {
      language == .english ? english : chinese
    }
    let head = say(
      """
      // A scenario of baysim. Delete what you do not change: whatever is left out is taken from the
      // defaults (`baysim schema` lists every key). Durations are "12 min" or "1 h 30 min", times of
      // day "08:30", weekdays "mon-fri", "sat,sun" or "all", money is in yuan.
      """,
      """
      // baysim 情景文件。没有改动的部分可以删去，删去的一律取默认值（`baysim schema` 列出全部项目）。
      // 时长写作 "12 min"、"1 h 30 min"，时刻写作 "08:30"，星期写作 "mon-fri"、"sat,sun" 或 "all"，金额单位为元。
      """)
    let policy = say(
      "To write a policy in the few lines in which it differs from another scenario:",
      "若只写与另一情景不同的几行：")
    let booked = say("walk-ins and booked together", "预约与随到合计")
    let measure = say(
      "How long a car holds its bay. Measure these two in your own shop first.",
      "车辆占用工位的时间：车旁接待与前台开单。请先在本店实测这两项。")
    let plan = say(
      "The emergency plan: clauses 5 and 6. Switch one off with \"enabled\": false.",
      "应急预案第五条与第六条。加 \"enabled\": false 可停用。")
    let yardstick = say(
      "What is counted as crowded and as a long stay; a policy that calls at other numbers keeps it.",
      "统计口径：何为拥堵、何为超时。方案改变上报规则时，口径保持不变。")
    let expect = say("What `baysim check` holds the results against.", "`baysim check` 据此检查结果。")
    return """
      \(head)
      {
        "name": \(quoted),
        "question": "",

        // \(policy)
        // "extends": "baseline.jsonc",

        "calendar": { "firstDate": "2024-07-01", "days": 30 },

        "demand": {
          "carsPerDay": { "mon-fri": 45, "sat": 60, "sun": 54 }, // \(booked)
          "appointments": { "share": "35 %", "rule": "followDemand", "noShow": "15 %" }
        },

        "places": { "bays": 3, "lane": 3, "temporaryParking": 8 },

        "staff": {
          "advisors": { "count": { "mon-fri": 4, "sat,sun": 5 }, "shift": "08:00-18:30" },
          "guards": { "count": { "mon-fri": 1, "sat,sun": 2 } }
        },

        // \(measure)
        "reception": {
          "atCar": { "lognormal": { "mean": "10 min", "cv": 0.35 } },
          "atDesk": { "lognormal": { "mean": "6 min", "cv": 0.35 } }
        },

        // \(plan)
        "crowding": { "threshold": 4 },
        "longStay": { "limit": "20 min" },

        // \(yardstick)
        "yardstick": { "crowded": 4, "longStay": "20 min" },

        // \(expect)
        "expect": []
      }

      """
  }
}

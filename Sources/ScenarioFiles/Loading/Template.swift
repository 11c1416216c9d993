public import DataFiles

/// Files to start from.
public enum Template {
  /// What the template calls the schema that lies beside it.
  public static let schemaFile = "scenario.schema.json"

  /// A commented scenario in which everything that a shop has to say stands once: days that are closed,
  /// a roster with staggered lunches, wages, tickets, targets, and which numbers are guesses.
  ///
  /// It stands by itself; put it where you like.
  public static func newScenario(
    name: String, language: MessageLanguage = .english
  ) -> String {
    var quoted = ""
    JSON.write(String(name.prefix(80)), to: &quoted)
    return filled(language == .english ? english : chinese, name: quoted)
  }

  private static func filled(_ text: String, name: String) -> String {
    var parts = text.split(separator: "NAME", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.removeLast()
    return parts[0] + name + rest
  }

  private static let english = """
    // A scenario of baysim. Delete what you do not change: whatever is left out is taken from the
    // defaults (`baysim schema` lists every key). Durations are "12 min" or "1 h 30 min", times of
    // day "08:30", weekdays "mon-fri", "sat,sun" or "all", money is in yuan.
    {
      "$schema": "scenario.schema.json", // completion in editors; `baysim schema` prints it
      "name": NAME,
      "question": "How is the shop as it is now?",

      // To write a policy in the few lines in which it differs from another scenario, keep only those
      // and name that scenario (a relative path, inside this folder):
      // "extends": "shop.jsonc",

      "calendar": {
        "firstDate": "2024-07-01",
        "days": 30,
        "opening": {
          "mon-sat": { "opens": "08:00", "closes": "18:30", "lastArrival": "18:00" },
          "sun": "closed" // a day without customers is closed, not 0 cars
        }
      },

      "demand": {
        "carsPerDay": { "mon-fri": 45, "sat": 50, "sun": 0 }, // walk-ins and booked together
        "appointments": { "share": "35 %", "rule": "followDemand", "noShow": "15 %" }
      },

      "places": { "bays": 3, "lane": 3, "temporaryParking": 8 },

      // Either "count" for people who are all alike, or "people" by name; not both.
      "staff": {
        "advisors": {
          "wagePerHour": "¥40",
          "minimumOnDuty": 2, // so many stay when others have lunch
          "people": [
            { "name": "Li", "shift": "08:00-17:30",
              "breaks": [{ "window": "11:30-12:00", "length": "45 min" }] },
            { "name": "Wang", "shift": "09:00-18:30",
              "breaks": [{ "window": "12:30-13:00", "length": "45 min" }] },
            { "name": "Zhao", "shift": "08:00-17:30",
              "breaks": [{ "window": "11:30-12:00", "length": "45 min" }] },
            { "name": "Chen", "shift": "09:00-18:30",
              "breaks": [{ "window": "12:30-13:00", "length": "45 min" }] }
          ]
        },
        "guards": { "count": { "mon-fri": 1, "sat,sun": 2 }, "wagePerHour": "¥23" }
      },

      // How long a car holds its bay. Measure these two in your own shop first.
      "reception": {
        "atCar": { "lognormal": { "mean": "10 min", "cv": 0.35 } },
        "atDesk": { "lognormal": { "mean": "6 min", "cv": 0.35 } }
      },

      // The emergency plan: clauses 5 and 6. Switch one off with "enabled": false.
      "crowding": {
        "threshold": 4,
        "recallBelow": null // a ticket is called as soon as a bay is free; 3: only below 3 cars
      },
      "longStay": { "limit": "20 min" },

      // What is counted as crowded and as a long stay; a policy that calls at other numbers keeps it.
      "yardstick": { "crowded": 4, "longStay": "20 min" },

      "costs": { "overtimeFactor": 1.5, "loadFactor": 1.35, "lostCustomer": "¥300" },

      // What the shop wants; every verdict says whether it is reached.
      "targets": {
        "longStays.perDay": { "max": 3 },
        "crowding.minutesPerDay": { "max": 30 }
      },

      // Which numbers are guesses, and how far off they may be:
      // `baysim compare THIS-FILE --sensitivity` says which to measure first.
      "estimates": {
        "reception.atCar.lognormal.mean": "±30 %",
        "reception.atDesk.lognormal.mean": "±30 %",
        "demand.carsPerDay": "±15 %",
        "demand.appointments.noShow": { "low": "8 %", "high": "25 %" }
      },

      // What `baysim check` holds the results against:
      // { "kpi": "longStays.perDay", "max": 20 }
      "expect": []
    }

    """

  private static let chinese = """
    // baysim 情景文件。没有改动的部分可以删去，删去的一律取默认值（`baysim schema` 列出全部项目）。
    // 时长写作 "12 min"、"1 h 30 min"，时刻写作 "08:30"，星期写作 "mon-fri"、"sat,sun" 或 "all"，
    // 金额单位为元。标点请用英文半角，文件请存为 UTF-8。
    {
      "$schema": "scenario.schema.json", // 供编辑器补全；`baysim schema` 可输出该文件
      "name": NAME,
      "question": "本店现状如何？",

      // 若只写与另一情景不同的几行，请只保留那几行，并写明所基于的情景（相对路径，在本文件夹之内）：
      // "extends": "shop.jsonc",

      "calendar": {
        "firstDate": "2024-07-01",
        "days": 30,
        "opening": {
          "mon-sat": { "opens": "08:00", "closes": "18:30", "lastArrival": "18:00" },
          "sun": "closed" // 没有客户的日子写歇业，不要写 0 台
        }
      },

      "demand": {
        "carsPerDay": { "mon-fri": 45, "sat": 50, "sun": 0 }, // 预约与随到合计
        "appointments": { "share": "35 %", "rule": "followDemand", "noShow": "15 %" }
      },

      "places": { "bays": 3, "lane": 3, "temporaryParking": 8 },

      // 人员相同时写人数 "count"，各不相同时逐人写 "people"；二者不可同时写。
      "staff": {
        "advisors": {
          "wagePerHour": "¥40",
          "minimumOnDuty": 2, // 他人用餐时至少留岗人数
          "people": [
            { "name": "李顾问", "shift": "08:00-17:30",
              "breaks": [{ "window": "11:30-12:00", "length": "45 min" }] },
            { "name": "王顾问", "shift": "09:00-18:30",
              "breaks": [{ "window": "12:30-13:00", "length": "45 min" }] },
            { "name": "赵顾问", "shift": "08:00-17:30",
              "breaks": [{ "window": "11:30-12:00", "length": "45 min" }] },
            { "name": "陈顾问", "shift": "09:00-18:30",
              "breaks": [{ "window": "12:30-13:00", "length": "45 min" }] }
          ]
        },
        "guards": { "count": { "mon-fri": 1, "sat,sun": 2 }, "wagePerHour": "¥23" }
      },

      // 车辆占用工位的时间：车旁接待与前台开单。请先在本店实测这两项。
      "reception": {
        "atCar": { "lognormal": { "mean": "10 min", "cv": 0.35 } },
        "atDesk": { "lognormal": { "mean": "6 min", "cv": 0.35 } }
      },

      // 应急预案第五条与第六条。加 "enabled": false 可停用。
      "crowding": {
        "threshold": 4,
        "recallBelow": null // 有空工位即叫号；写 3 则区内少于 3 台才叫
      },
      "longStay": { "limit": "20 min" },

      // 统计口径：何为拥堵、何为超时。方案改变上报规则时，口径保持不变。
      "yardstick": { "crowded": 4, "longStay": "20 min" },

      "costs": { "overtimeFactor": 1.5, "loadFactor": 1.35, "lostCustomer": "¥300" },

      // 本店的目标；每项结论都会说明是否达到。
      "targets": {
        "longStays.perDay": { "max": 3 },
        "crowding.minutesPerDay": { "max": 30 }
      },

      // 哪些数只是估计，可能偏差多少：`baysim compare 本文件 --sensitivity` 会说明先测哪一项。
      "estimates": {
        "reception.atCar.lognormal.mean": "±30 %",
        "reception.atDesk.lognormal.mean": "±30 %",
        "demand.carsPerDay": "±15 %",
        "demand.appointments.noShow": { "low": "8 %", "high": "25 %" }
      },

      // `baysim check` 据此检查结果，例如 { "kpi": "longStays.perDay", "max": 20 }
      "expect": []
    }

    """
}

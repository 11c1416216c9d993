/// Files to start from.
public enum Template {
  /// A commented scenario that says the same as the defaults, ready to be changed.
  ///
  /// It stands by itself; put it where you like.
  public static func newScenario(name: String) -> String {
    var quoted = ""
    JSON.write(String(name.prefix(80)), to: &quoted)
    return """
      // A scenario of baysim. Delete what you do not change: whatever is left out is taken from the
      // defaults (`baysim schema` lists every key). Durations are "12 min" or "1 h 30 min", times of
      // day "08:30", weekdays "mon-fri", "sat,sun" or "all", money is in yuan.
      {
        "name": \(quoted),
        "question": "",

        // To write a policy in the few lines in which it differs from another scenario:
        // "extends": "baseline.jsonc",

        "calendar": { "firstDate": "2024-07-01", "days": 30 },

        "demand": {
          "carsPerDay": { "mon-fri": 45, "sat": 60, "sun": 54 }, // walk-ins and booked together
          "appointments": { "share": "35 %", "rule": "followDemand", "noShow": "15 %" }
        },

        "places": { "bays": 3, "lane": 3, "temporaryParking": 8 },

        "staff": {
          "advisors": { "count": { "mon-fri": 4, "sat,sun": 5 }, "shift": "08:00-18:30" },
          "guards": { "count": { "mon-fri": 1, "sat,sun": 2 } }
        },

        // How long a car holds its bay. Measure these two in your own shop first.
        "reception": {
          "atCar": { "lognormal": { "mean": "10 min", "cv": 0.35 } },
          "atDesk": { "lognormal": { "mean": "6 min", "cv": 0.35 } }
        },

        // The emergency plan: clauses 5 and 6. Switch one off with "enabled": false.
        "crowding": { "threshold": 4 },
        "longStay": { "limit": "20 min" },

        // What `baysim check` holds the results against.
        "expect": []
      }

      """
  }
}

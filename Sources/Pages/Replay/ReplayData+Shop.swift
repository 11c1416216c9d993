import Documents
internal import EventSimulation
internal import Forecourt

extension ReplayData {
  /// What the script must know of the shop: places, people, job types, and what numbers mean.
  func writeShop(_ json: inout JSONWriter<String>) {
    json.object("shop") { json in
      json.field("bays", shop.places.bays)
      json.field("lane", shop.places.lane)
      json.field("parking", Self.drawn(shop.places.temporaryParking))
      json.field("waiting", Self.drawn(shop.places.waitingBays))
      json.field("lot", Self.drawn(shop.places.awaitingRepair))
      json.field("park", Self.drawn(shop.places.finishedParking))
      // The alarms are the rules'; what counts as a long stay is the yardstick's.
      json.field("threshold", shop.crowding.threshold)
      json.field("limit", shop.longStay.limit / 100_000)
      json.field("longStay", shop.yardstick.longStay / 100_000)
      let opening = shop.calendar.opening.compactMap { $0 }
      json.field("opens", (opening.map(\.opens).min() ?? 8 * TimeUnit.hour) / 100_000)
      json.field("closes", (opening.map(\.closes).max() ?? 18 * TimeUnit.hour) / 100_000)
      json.array("pools") { json in
        for pool in shop.workshop?.pools ?? [] {
          json.object {
            $0.field("bays", Self.drawn(pool.bays))
            Self.name(pool.name, &$0)
          }
        }
      }
      json.array("people") { json in
        for person in shop.staff.people {
          json.object {
            let name = PersonName.text(person)
            $0.field("name", name.en)
            if name.zh != name.en { $0.field("zh", name.zh) }
            $0.field("role", person.role.rawValue)
          }
        }
      }
      json.array("jobs") { json in
        for job in shop.jobTypes { json.object { Self.name(job.name, &$0) } }
      }
      json.array("roles") { json in
        for role in Role.allCases { json.object { Self.name(role.title, &$0) } }
      }
      json.array("causes") { json in
        for cause in DelayCause.allCases {
          json.object {
            Self.name(cause.title, &$0)
            $0.field("work", cause.isWork)
          }
        }
      }
      json.object("rule") { Self.name(rule, &$0) }
      json.array("kinds") { for kind in EventKind.allCases { $0.value("\(kind)") } }
      json.array("places") { for place in Place.allCases { $0.value("\(place)") } }
    }
  }

  /// Whom a fine falls on.
  private var rule: BilingualName {
    switch shop.fines.attribution {
    case .largestDelay:
      BilingualName(
        en: "The rule: whose step cost the car most of its waiting.",
        zh: "规则：由造成等候最多的环节责任人承担。")
    case .fixed(let role):
      BilingualName(
        en: "The rule: always the \(role.title.en.lowercased()).",
        zh: "规则：一律由\(role.title.zh)承担。")
    case .sharedByDelay:
      BilingualName(
        en: "The rule: split by the share of the waiting.", zh: "规则：按等候占比分摊。")
    }
  }

  func writeTexts(_ json: inout JSONWriter<String>) {
    json.object("texts") { json in
      for (key, text) in Texts.replay {
        json.array(key) {
          $0.value(text.en)
          $0.value(text.zh)
        }
      }
    }
  }

  /// A lot without limit is drawn with so many places, and says "+n" for more.
  private static func drawn(_ capacity: Int) -> Int { min(capacity, 16) }

  private static func name(_ name: BilingualName, _ json: inout JSONWriter<String>) {
    json.field("en", TypedText.safe(name.en))
    json.field("zh", TypedText.safe(name.zh))
  }
}

import DataFiles
import EventSimulation
import Forecourt
import MonthlyReview
import Testing

@Suite("Logs that tell half")
struct PartialLogTests {
  private static let bare = ["车牌", "进厂时间", "离开预检区时间"]

  /// Cars in for service of an ordinary week.
  private func carsAWeek(_ shop: Shop) -> Double {
    let sheet = shop.demand.appointments
    let places = sheet.template.reduce(0) { $0 + $1.reduce(0) { $0 + $1.places } }
    let walkIns = shop.demand.walkInRates.reduce(0) { $0 + $1.reduce(0, +) }
    return walkIns + Double(places) * sheet.bookedShare * (1 - sheet.noShow)
  }

  @Test("Without a column for bookings as many cars are to be expected as came, and no more")
  func noBookings() throws {
    // Half as busy as the scenario that reads the log, with its share of bookings.
    let shop = try TestMonth.shop(
      #"{ "demand": { "carsPerDay": 24 }, "calendar": { "days": 28 } }"#)
    let asked = try TestMonth.shop(
      #"{ "demand": { "carsPerDay": 48 }, "calendar": { "days": 28 } }"#)
    let log = try TestMonth.rows(shop, seed: 3, columns: Self.bare + ["维修类型", "接待时间", "开单时间"])
    let month = try #require(ObservedMonth(log: log, shop: asked))
    let calibration = Calibration(log: log, month: month, resamples: 0)
    let came = Double(log.visits.count) / 4
    #expect(abs(carsAWeek(calibration.shop) - came) < 0.03 * came)
    #expect(calibration.kept.contains { $0.path == "demand.appointments" })
    // Reception takes as long as it took: a booked customer's share of it is taken into account.
    for (job, truth) in zip(calibration.shop.jobTypes, shop.jobTypes) where truth.share > 10 {
      let mean = truth.atCar.mean + truth.atDesk.mean
      #expect(abs(job.atCar.mean + job.atDesk.mean - mean) < 0.1 * mean, "\(job.id)")
    }
    #expect(calibration.shop.problems().isEmpty)
  }

  @Test("Without times of reception no cause is made up")
  func noReception() throws {
    let shop = try TestMonth.shop(#"{ "demand": { "carsPerDay": 60 } }"#)
    let log = try TestMonth.rows(shop, seed: 3, columns: Self.bare)
    let month = try #require(ObservedMonth(log: log, shop: shop))
    let report = CauseReport(log: log, month: month)
    #expect(report.crowdedTimes.total > 0)
    #expect(report.pareto.map(\.cause) == [.notTold])
  }

  @Test("A log of some days of a month speaks of those days only")
  func someDays() throws {
    let rows = (9...20).map { "粤B\($0),保养,张三,,2026-03-\($0 < 10 ? "0" : "")\($0) 09:05,,,," }
    let shop = try TestMonth.shop()
    let part = try #require(MonthCalendar(log: try LogText.read(rows), shop: shop))
    #expect((part.firstDate.description, part.days) == ("2026-03-09", 12))
    // Two quiet days at either end are days of the month.
    let more =
      rows + ["粤B1,保养,张三,,2026-03-03 09:05,,,,", "粤B2,保养,张三,,2026-03-29 09:05,,,,"]
    let whole = try #require(MonthCalendar(log: try LogText.read(more), shop: shop))
    #expect((whole.firstDate.description, whole.days) == ("2026-03-01", 31))
  }

  @Test("The report names the words and columns that a mapping could explain")
  func namesOfTheUnknown() throws {
    let text = """
      车牌,项目,维修类型,进厂时间
      粤B1,a,返修,2024-07-01 08:05
      粤B2,b,其他,2024-07-01 08:06
      粤B3,c,返修,2024-07-01 08:07
      """
    let shop = try TestMonth.shop()
    let mapping = LogMapping(columns: ["离场": .leftArea])
    let log = try LogReader.read(bytes: Array(text.utf8), mapping: mapping, shop: shop)
    let notes = log.quality.notes.map(\.en)
    #expect(
      notes.contains(
        "column “项目” was not understood and not used (a, b, c); in a mapping: "
          + "\"columns\": { \"项目\": \"…\" }"))
    #expect(notes.contains("columns of the mapping that the log does not have: 离场"))
    #expect(notes.contains { $0.hasPrefix("words for unknown job types: 返修 (2), 其他 (1); ") })
  }

  @Test("A column that the mapping names goes before one that is known anyway")
  func mappedColumnFirst() throws {
    let text = "车牌,进厂时间,到厂登记\n粤B1,2024-07-01 08:05,2024-07-01 08:25"
    let log = try LogReader.read(
      bytes: Array(text.utf8), mapping: LogMapping(columns: ["到厂登记": .arrival]))
    #expect(log.visits.map(\.arrival) == [LogText.july(1, 8, 25)])
  }

  @Test("All that is wrong with a mapping file is told, each with its place")
  func wrongMapping() throws {
    let text = """
      { "columns": { "来": "arival", "走": 3 },
        "jobTypes": { "定保": "maintenence" },
        "activities": { "环车": { "begin": "receptionBegins" } },
        "encoding": "gbk2312x", "delimiter": ";;", "dateOrder": "yes", "colums": {} }
      """
    let shop = try TestMonth.shop()
    do throws(LogMapping.FileError) {
      _ = try LogMapping(text: text, file: "m.jsonc", shop: shop)
      Issue.record("the file was taken")
    } catch {
      let told = error.diagnostics.map { "\($0.line):\($0.column) \($0.keyPath)" }
      #expect(
        told == [
          "1:21 columns.来", "1:36 columns.走", "2:23 jobTypes.定保", "3:25 activities.环车",
          "3:27 activities.环车", "4:15 encoding", "4:40 delimiter", "4:59 dateOrder", "4:66 ",
        ])
      #expect(error.diagnostics[0].message.en.contains("did you mean “arrival”?"))
      #expect(error.diagnostics[2].message.zh.contains("是否想写 “maintenance”"))
    }
    let right = try LogMapping(
      text: """
        { "columns": { "来": "进厂时间" }, "words": { "嫌慢": "超时停留" }, "dateOrder": "日/月/年",
          "zone": "+08:00", "encoding": "gb18030", "delimiter": ";", // 注释
          "activities": { "环车": { "begins": "receptionBegins", "ends": "atCarEnds" } } }
        """, file: "m.jsonc", shop: shop)
    #expect(
      right
        == LogMapping(
          columns: ["来": .arrival],
          activities: ["环车": LogActivity(.receptionBegins, ends: .atCarEnds)],
          words: ["嫌慢": .longStay], encoding: .gb18030, delimiter: 0x3B,
          dateOrder: .dayMonthYear, zone: 480))
  }

  @Test("A line of last month's plan may be struck, and a spreadsheet may rewrite its dates")
  func editedPlan() throws {
    let shop = try TestMonth.shop(#"{ "calendar": { "days": 2 } }"#)
    func read(_ plan: String) throws(PreviousReview.FileError) -> PreviousReview {
      let files = [
        "arrivals.csv": "进厂时间,维修类型,预约时间\n2024-07-01 09:00:00,maintenance,\n",
        "figures.csv": "k,n,v\nlongStays.perDay,x,3\n", "plan.csv": plan,
      ]
      return try PreviousReview(files: files.mapValues { Array($0.utf8) }, shop: shop)
    }
    let header = "措施,指标,预期变化,下限,上限,每日工资（元）,责任岗位,检点日期,模拟月数,改变到店\r\n"
    let row = "均匀,longStays.perDay,-2,-3,-1,0,managers,2024/8/31,40,1\r\n,,,,,,,,,\r\n"
    let measure = try #require(try read(header + row).measures.first)
    #expect(measure.checkDate.description == "2024-08-31")
    #expect(measure.changesArrivals)
    #expect(try read(header).measures.isEmpty)
    do throws(PreviousReview.FileError) {
      _ = try read(header + "均匀,longStays.perDay,-2,-3,-1,0,经理,2024/8/31,40,1\r\n")
      Issue.record("a role that does not exist was taken")
    } catch {
      #expect(error.file == "plan.csv:2")
      #expect(error.message.en.hasPrefix("field 7: “经理” is not a role"))
    }
  }
}

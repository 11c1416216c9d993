import EventSimulation
import Forecourt
import MonthlyReview

/// Spoils logs in all the ways in which exports are spoiled, from a seed.
struct LogMutator {
  private var random: RandomStream

  init(seed: UInt64, number: UInt64) {
    random = RandomStream(seed: seed, replication: 0, purpose: 200, entity: number)
  }

  /// A sound log, in one of the formats and encodings, spoiled one to four times.
  mutating func log() -> [UInt8] {
    var bytes = base()
    for _ in 0...random.index(below: 4) { spoil(&bytes) }
    return bytes
  }

  private static let visits = Array(
    #"""
    预检区日志
    工单号,车牌,维修类型,业务接待,预约时间,进厂时间,接待时间,开单时间,离开预检区时间,叫号时间,临停时间,投诉,备注
    1,粤B1,保养,张三,2024/7/1 8:00,2024/7/1 8:05,2024/7/1 8:06,2024/7/1 8:20,2024/7/1 8:25,,,,"一
    二 ""三"""
    2,粤B2,首保,李四,,2024-07-01 08:15:30,2024-07-01 08:16,2024-07-01 08:31,2024-07-01 08:40,,,拥堵,
    3,粤B3,钣喷,张三,9:00,7/1/2024 9:05,45474.3819,2024年7月1日 9时30分,20240701093500,9:20,9:10,,
    4,粤B1,,,,2024-07-01T10:00:00+08:00,下午 1:05,10:20 AM,24:00,,,是,x
    5,粤B5,事故车,王五,2024-07-01 11:00,,,,,,,,
    """#.utf8)

  private static let events = Array(
    """
    case;activity;start;end;resource;place;index;detail;job type
    0;shiftBegins;2024-07-01 08:00:00.000000;;张三;;;;
    1;arrives;2024-07-01 08:05:00.123456;;;lane;-1;0;保养
    1;entersLane;2024-07-01 08:05:00.123456;;;;;;
    1;引导;2024-07-01 08:05:10;2024-07-01 08:06:00;保安;bay;1;;
    1;接待;2024-07-01 08:06:30;2024-07-01 08:16:30;张三;;;;
    1;开单;2024-07-01 08:16:30;2024-07-01 08:22:00;张三;;;;
    1;leavesArea;2024-07-01 08:25:00;;;;;1200000000;
    2;arrives;2024-07-01 08:07:00;;;;;-1;
    2;complains;2024-07-01 08:37:00;;;;;1;
    """.utf8)

  private mutating func base() -> [UInt8] {
    let text = random.index(below: 2) == 0 ? LogMutator.visits : LogMutator.events
    switch random.index(below: 8) {
    case 0: return LogText.gb18030
    case 1: return LogText.utf16(String(decoding: text, as: UTF8.self), littleEndian: true)
    case 2: return LogText.utf16(String(decoding: text, as: UTF8.self), littleEndian: false)
    case 3: return [0xEF, 0xBB, 0xBF] + text
    default: return text
    }
  }

  private mutating func spoil(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let at = random.index(below: bytes.count)
    switch random.index(below: 10) {
    case 0: bytes.removeLast(bytes.count - at)
    case 1: for _ in 0..<20 { bytes[random.index(below: bytes.count)] = byte() }
    case 2: bytes.insert(contentsOf: (0..<50).map { _ in byte() }, at: at)
    case 3: bytes.removeSubrange(at..<min(bytes.count, at + random.index(below: 60)))
    case 4: shuffleLines(&bytes)
    case 5:
      let from = [UInt8](",;\t\n".utf8)[random.index(below: 4)]
      let to = [UInt8](",;\t\n\r\" ".utf8)[random.index(below: 7)]
      for index in bytes.indices where bytes[index] == from { bytes[index] = to }
    case 6: bytes.append(contentsOf: bytes[at...])
    case 7: bytes.insert(0x22, at: at)
    case 8:
      // Digits of dates and times.
      for index in bytes.indices where bytes[index] &- 0x30 < 10 && random.index(below: 8) == 0 {
        bytes[index] = 0x30 + UInt8(random.index(below: 10))
      }
    default:
      let words = ["99999999999999999999", "-1", "2024-02-30 25:61", "=1+1", "0", "\"\"", ",,,,"]
      bytes.insert(contentsOf: Array(words[random.index(below: words.count)].utf8), at: at)
    }
  }

  private mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: random.nextBits()) }

  private mutating func shuffleLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    for index in stride(from: lines.count - 1, to: 0, by: -1) {
      lines.swapAt(index, random.index(below: index + 1))
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  /// Reads spoiled logs; what must hold of each answer. The faults, in words.
  static func faults(count: Int, seed: UInt64) -> (read: Int, refused: Int, faults: [String]) {
    var read = 0
    var refused = 0
    var faults: [String] = []
    for number in 0..<count {
      var mutator = LogMutator(seed: seed, number: UInt64(number))
      do throws(LogError) {
        let log = try LogReader.read(bytes: mutator.log(), period: .busiestMonth)
        read += 1
        let quality = log.quality
        if quality.rowsRead != quality.rowsUsed + quality.rowsRefused {
          faults.append("\(number): rows do not add up")
        }
        if log.format == .rowPerVisit,
          log.visits.count + log.noShows.count != quality.rowsUsed
        {
          faults.append("\(number): a row was dropped in silence")
        }
        for visit in log.visits where visit.areaStay.map({ $0 < 0 }) ?? false {
          faults.append("\(number): negative stay at line \(visit.line)")
        }
      } catch {
        refused += 1
        if error.message.en.isEmpty { faults.append("\(number): an error without a message") }
      }
    }
    return (read, refused, faults)
  }

  /// Reads spoiled logs and reviews what there is of them: it must not trap, and what adds up must.
  static func reviewFaults(count: Int, seed: UInt64, shop: Shop) -> [String] {
    var faults: [String] = []
    for number in 0..<count {
      var mutator = LogMutator(seed: seed, number: UInt64(number))
      guard let log = try? LogReader.read(bytes: mutator.log(), shop: shop),
        let month = ObservedMonth(log: log, shop: shop)
      else { continue }
      let report = CauseReport(log: log, month: month)
      let crowded = Double(month.measures[.crowdedTime])
      if abs(report.crowdedTimes.total - crowded) > 10 + 1e-9 * crowded {
        faults.append("\(number): crowded time is not booked once")
      }
      let calibration = Calibration(log: log, month: month, resamples: 0)
      if calibration.shop.problems().isEmpty == false {
        faults.append("\(number): \(calibration.shop.problems().map { "\($0)" })")
      }
      _ = calibration.scenarioText(extending: "b.jsonc", name: "n", logName: "l")
    }
    return faults
  }
}

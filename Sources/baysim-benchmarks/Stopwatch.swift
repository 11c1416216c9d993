#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the processor's time or the wall's.
enum Stopwatch {
  /// Seconds since some moment in the past.
  static func seconds(onTheWall: Bool) -> Double {
    var time = timespec()
    clock_gettime(onTheWall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func time(onTheWall: Bool = false, _ body: () -> Void) -> Double {
    let start = seconds(onTheWall: onTheWall)
    body()
    return seconds(onTheWall: onTheWall) - start
  }
}

/// The most memory that the process has held, where the system says so.
enum PeakMemory {
  /// Forgets the peak so far; Linux only, elsewhere the peak is that of the whole process.
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// In MiB; nil where it cannot be read.
  static func mebibytes() -> Double? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix("VmHWM:") {
        return text.split(separator: " ").compactMap { Double($0) }.first.map { $0 / 1024 }
      }
    }
    return nil
  }
}

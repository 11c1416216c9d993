import Documents

/// What a number of a scenario is called on a page: its key path in words, if it is one of those
/// that shops are unsure of, else the path itself.
enum EstimateName {
  static func text(_ keyPath: String, columns: Int) -> Text {
    // `reception.atCar.lognormal.mean` is about `reception.atCar`.
    var parts = keyPath.split(separator: ".").map(String.init)
    while !parts.isEmpty {
      if let name = names[parts.joined(separator: ".")] { return name }
      parts.removeLast()
    }
    return TypedText.label(keyPath, columns: columns)
  }

  private static let names: [String: Text] = [
    "demand.carsPerDay": Text("Cars a day", "每日到店台次"),
    "demand.beforeOpening": Text("Cars before opening", "开门前等候车辆"),
    "demand.appointments.share": Text("Share booked", "预约比例"),
    "demand.appointments.noShow": Text("Booked, not coming", "失约率"),
    "demand.appointments.punctuality": Text("Punctuality", "预约守时"),
    "demand.patience": Text("Patience", "客户耐心"),
    "reception.atCar": Text("Minutes at the car", "车旁接待时长"),
    "reception.atDesk": Text("Minutes at the desk", "开单时长"),
    "reception.bookedFactor": Text("Booked cars: time factor", "预约车接待时长系数"),
    "reception.guide": Text("Guiding to the bay", "引导时长"),
    "reception.diagnosis": Text("Diagnosis", "故障诊断"),
    "handOver.workshopTakesOver": Text("Until the workshop takes over", "车间接车前时长"),
    "handOver.drive": Text("Driving the car away", "移车时长"),
    "places.lane": Text("Places in the lane", "通道车位数"),
    "crowding.response.noticeReliability": Text("Notices not missed", "通知及时率"),
    "complaints.tolerance": Text("Tolerance of waiting", "等候容忍时间"),
  ]
}

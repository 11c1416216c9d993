import Forecourt

/// What places are called in event logs.
enum PlaceNames {
  static let lines: [(Place, [String])] = [
    (.gateQueue, ["门外", "门口"]), (.lane, ["通道", "排队区", "预检通道"]), (.bay, ["工位", "预检工位"]),
    (.temporaryParking, ["临停", "临时停车位", "临时停车"]), (.waitingBay, ["等待工位"]),
    (.awaitingRepair, ["待修区"]), (.workshop, ["车间"]), (.finishedParking, ["竣工停车区", "竣工区"]),
  ]

  static let byWord: [String: Place] = {
    var result: [String: Place] = [:]
    for place in Place.allCases { result[LogColumn.normalised("\(place)")] = place }
    for (place, names) in lines { for name in names { result[name] = place } }
    return result
  }()
}

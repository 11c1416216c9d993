import Documents
import Forecourt

extension StaffTimeline.Stretch {
  /// What a person is doing, to stand behind the name.
  var text: Text {
    switch activity {
    case .offDuty: Text("is off duty", "未在岗")
    case .onBreak: Text("is on a break", "休息中")
    case .guiding: Text("guides car \(car)", "正在引导 \(car) 号车")
    case .turningAway: Text("turns car \(car) away", "正在劝离 \(car) 号车")
    case .receiving: Text("receives car \(car)", "正在接待 \(car) 号车")
    case .atDesk: Text("does the papers of car \(car)", "正在为 \(car) 号车开单")
    case .handingOver: Text("takes car \(car) over", "正在接收 \(car) 号车")
    case .driving: Text("drives car \(car)", "正在移 \(car) 号车")
    case .attending: Text("attends on the spot", "正在现场协调")
    case .inspecting: Text("inspects car \(car)", "正在检验 \(car) 号车")
    case .handingBack: Text("hands car \(car) back", "正在交付 \(car) 号车")
    case .settling: Text("settles the bill of car \(car)", "正在为 \(car) 号车结算")
    case .calling: Text("calls the customer of car \(car)", "正在致电 \(car) 号车客户")
    case .notifying: Text("tells the customer of car \(car) how it stands", "正在通报 \(car) 号车进度")
    case .free: Text("is free", "空闲")
    }
  }
}

import Numerics
import Testing

/// Expected values: mpmath 1.3 at 40 digits, at the double nearest to the point.
private func error(_ got: Double, _ want: Double) -> Double {
  got == want ? 0 : abs(got - want) / want.ulp
}

@Suite struct `Elementary functions agree with 40-digit values` {
  static let erfcs: [(x: Double, y: Double)] = [
    (1e-300, 1.0),
    (1e-12, 0.99999999999887162083),
    (0.1, 0.8875370839817151016),
    (0.25, 0.72367360983176306701),
    (0.46875, 0.50738652678206200841),
    (0.4687500000000001, 0.50738652678206190785),
    (0.5, 0.47950012218695346232),
    (1.0, 0.15729920705028513066),
    (2.0, 0.0046777349810472658379),
    (3.3, 3.0577097964381651988e-6),
    (4.0, 1.5417257900280018852e-8),
    (4.000000000000001, 1.5417257900279906069e-8),
    (5.5, 7.3578479179743980631e-15),
    (10.0, 2.088487583762544757e-45),
    (20.0, 5.3958656116079009289e-176),
    (26.5, 2.2109076642637342759e-307),
    (-0.1, 1.1124629160182848984),
    (-0.25, 1.276326390168236933),
    (-0.46875, 1.4926134732179379916),
    (-0.4687500000000001, 1.4926134732179380922),
    (-0.5, 1.5204998778130465377),
    (-1.0, 1.8427007929497148693),
    (-2.0, 1.9953222650189527342),
    (-3.3, 1.9999969422902035618),
  ]

  static let erfs: [(x: Double, y: Double)] = [
    (1e-300, 1.1283791670955126022e-300),
    (1e-12, 1.1283791670955125512e-12),
    (0.1, 0.1124629160182848984),
    (-0.3, -0.32862675945912741619),
    (0.46875, 0.49261347321793799159),
    (0.5, 0.52049987781304653768),
    (1.0, 0.84270079294971486934),
    (-2.0, -0.99532226501895273416),
    (3.3, 0.99999694229020356183),
    (5.9, 0.9999999999999999281),
  ]

  static let log1ps: [(x: Double, y: Double)] = [
    (1e-300, 1.0000000000000000251e-300),
    (-1e-300, -1.0000000000000000251e-300),
    (1e-17, 1.0000000000000000665e-17),
    (1e-9, 9.9999999950000006261e-10),
    (-1e-9, -1.0000000005000000626e-9),
    (0.001, 0.00099950033308353318761),
    (-0.001, -0.001000500333583533521),
    (0.1, 0.09531017980432486509),
    (-0.1, -0.1053605156578263074),
    (0.5, 0.40546510810816438198),
    (-0.5, -0.69314718055994530942),
    (0.9, 0.64185388617239478768),
    (-0.9, -2.3025850929940459061),
    (-0.9999999, -16.118095651484675636),
    (3.0, 1.3862943611198906188),
    (10000000000.0, 23.02585093004045684),
    (1e300, 690.77552789821370526),
  ]

  static let expm1s: [(x: Double, y: Double)] = [
    (1e-300, 1.0000000000000000251e-300),
    (-1e-300, -1.0000000000000000251e-300),
    (1e-17, 1.0000000000000000765e-17),
    (1e-9, 1.0000000005000000624e-9),
    (-1e-9, -9.9999999950000006245e-10),
    (0.001, 0.0010005001667083416889),
    (-0.001, -0.00099950016662500835274),
    (0.1, 0.10517091807564763095),
    (-0.1, -0.095162581964040431859),
    (0.34, 0.40494759056359383116),
    (0.35, 0.41906754859325721676),
    (-0.34, -0.2882296772373903023),
    (-0.35, -0.29531191028128655),
    (0.5, 0.64872127070012814685),
    (-0.5, -0.3934693402873665764),
    (1.0, 1.7182818284590452354),
    (-1.0, -0.6321205588285576784),
    (3.0, 19.085536923187667741),
    (-3.0, -0.95021293163213605702),
    (39.0, 86593400423993745.954),
    (-39.0, -0.99999999999999998845),
    (41.0, 639843493530054948.22),
    (-41.0, -0.99999999999999999844),
    (700.0, 1.0142320547350045095e304),
  ]

  static let powers: [(x: Double, y: Double, z: Double)] = [
    (0.5, 3.0, 0.125),
    (2.0, 0.5, 1.4142135623730950488),
    (10.0, -5.0, 0.00001),
    (1e-10, 0.3, 0.0010000000000000002666),
    (0.9999999, 1000000.0, 0.90483741355939884384),
    (1.5, 600.0, 4.5160155993586001033e105),
    (1e-200, 1.2, 1.0000000000000204296e-240),
    (3.7, -0.001, 0.99869252267460223192),
  ]

  @Test(arguments: erfcs)
  func `erfc keeps the digits of its tail`(x: Double, y: Double) {
    #expect(abs(erfc(x) / y - 1) < 1e-13)
    if abs(x) < 2 { #expect(error(erfc(x), y) <= 5) }
  }

  @Test(arguments: erfs)
  func `erf is right to four units in the last place`(x: Double, y: Double) {
    #expect(error(erf(x), y) <= 4)
  }

  @Test(arguments: log1ps)
  func `log1p is right to five units in the last place`(x: Double, y: Double) {
    #expect(error(log1p(x), y) <= 5)
  }

  @Test(arguments: expm1s)
  func `expm1 is right to four units in the last place`(x: Double, y: Double) {
    #expect(error(expm1(x), y) <= 4)
  }

  @Test(arguments: powers)
  func `A power is right to the units that its exponent takes`(x: Double, y: Double, z: Double) {
    #expect(error(pow(x, y), z) <= 4 + 2 * abs(y * log(x)))
  }

  @Test func `The two halves of the error function meet`() {
    for step in -3000...3000 {
      let x = Double(step) / 500
      #expect(abs(erf(x) + erfc(x) - 1) < 4e-16, "at \(x)")
    }
  }

  @Test func `At the ends of what a number can hold nothing traps`() {
    #expect(exp(.infinity) == .infinity && exp(-.infinity) == 0 && exp(.nan).isNaN)
    #expect(exp(0) == 1 && exp(800) == .infinity && exp(-800) == 0)
    #expect(exp(.greatestFiniteMagnitude) == .infinity)
    #expect(log(1) == 0 && log(0) == -.infinity && log(.infinity) == .infinity)
    #expect(log(-1).isNaN && log(.nan).isNaN)
    #expect(log1p(-1) == -.infinity && log1p(-2).isNaN && log1p(.nan).isNaN)
    #expect(log1p(.infinity) == .infinity && log1p(0) == 0)
    #expect(log1p(.greatestFiniteMagnitude) == log(.greatestFiniteMagnitude))
    #expect(expm1(-.infinity) == -1 && expm1(.infinity) == .infinity && expm1(.nan).isNaN)
    #expect(expm1(0) == 0 && expm1(-1000) == -1)
    #expect(pow(0, 2) == 0 && pow(0, -1) == .infinity && pow(5, 0) == 1 && pow(1, .infinity) == 1)
    #expect(pow(2, .infinity) == .infinity && pow(0.5, .infinity) == 0 && pow(-1, 0.5).isNaN)
    #expect(erf(.infinity) == 1 && erf(-.infinity) == -1 && erf(.nan).isNaN)
    #expect(erfc(.infinity) == 0 && erfc(-.infinity) == 2 && erfc(.nan).isNaN && erfc(30) == 0)
  }
}

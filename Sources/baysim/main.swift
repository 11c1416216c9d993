import CommandLines

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

Interruption.install()
let code = Program(Commands.table).run()
exit(code.rawValue)

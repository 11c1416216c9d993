print("baysim-benchmarks")

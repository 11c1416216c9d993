print("baysim")

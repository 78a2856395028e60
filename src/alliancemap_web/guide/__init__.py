"""The pages that explain: how to read a map, how the program judges, and its vocabulary."""

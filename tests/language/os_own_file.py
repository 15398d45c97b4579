"""A program can read its own file, which is in the working directory."""
import os
import sys

with open(__file__) as file:
    print(file.readline().strip(), len(file.readlines()))
print(os.path.basename(__file__) in os.listdir(), os.path.exists(sys.argv[0]), os.path.basename(sys.argv[0]))

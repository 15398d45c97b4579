# A message goes to stderr, the status is 1.
print("before")
raise SystemExit("fatal: no coffee")

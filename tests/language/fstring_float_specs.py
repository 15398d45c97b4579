# Every float presentation.
for x in [3.14159, -0.5, 1234567.891, 0.000012345, 1e20, 100.0, 0.0]:
    for spec in ["f", ".2f", ".0f", "e", ".3e", "E", "g", ".3g", "G", "%", ".1%", "10.2f", "<10.2f|", "+.1f", ",.2f", "010.3f", ".10g", "", "_.1f", "#.0f", ".3", "8.3"]:
        spec, bar = spec.rstrip("|"), "|" if spec.endswith("|") else ""
        print(f"{x:{spec}}{bar}", end="  ")
    print()
print(f"{2.5:.0f} {3.5:.0f} {0.125:.2f} {1e-7:g} {123456789:g} {1e5:g} {1e16:.0f} {-0.0:.1f} {0.1:.20f}")

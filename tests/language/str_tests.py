# The is... methods.
for s in ["abc", "ABC", "Abc", "123", "abc1", " ", "", "a b", "½", "x_1", "1x", "é", "Title Case"]:
    print(f"{s!r:>13}", s.isalpha(), s.isdigit(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isnumeric(), s.isidentifier())

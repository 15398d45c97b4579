# try, except, else, finally in every combination.
def run(name, action):
    print(name, end=": ")
    try:
        print("try", end=" ")
        if action == "raise":
            raise ValueError("v")
        if action == "other":
            raise KeyError("k")
        if action == "return":
            return "returned"
    except ValueError as error:
        print(f"except {error}", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally", end=" ")
    return "end"


for action in ["nothing", "raise", "return"]:
    print(run(action, action))
try:
    run("other", "other")
except KeyError as error:
    print("outside", error)

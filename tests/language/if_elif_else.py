# The first true branch runs.
def grade(points):
    if points >= 90:
        return "A"
    elif points >= 80:
        return "B"
    elif points >= 70:
        pass
    else:
        return "F"
    return "C"


for points in [95, 90, 85, 75, 10]:
    print(points, grade(points))

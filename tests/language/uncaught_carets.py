# Carets under the failing part of a longer expression.
data = {"users": [{"name": "Ann"}]}
print(data["users"][0]["name"])
print(data["users"][0]["email"] + "!")

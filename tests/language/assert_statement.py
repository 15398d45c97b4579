# assert raises AssertionError with its message.
assert True, "never evaluated"
for bad in [0, []]:
    try:
        assert bad, f"{bad} is false"
    except AssertionError as error:
        print(f"{error!r}")
try:
    assert None
except AssertionError as error:
    print(f"{error!r}")

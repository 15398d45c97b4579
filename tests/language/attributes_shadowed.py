# One place in the code sees instances with and without attributes of their own: what one has told
# about the class doesn't hold for the next.
class Device:
    unit = "W"

    def read(self):
        return 1


plain = Device()
plain.level = 3
changed = Device()
changed.read = lambda: 2
for device in (plain, changed, plain, changed):
    print(device.read())

named = Device()
named.unit = "V"
for device in (plain, named, plain, named):
    print(device.unit)

late = Device()
for turn in range(4):
    print(late.read(), late.unit)
    if turn == 1:
        late.__dict__["read"] = lambda: 7
        late.__dict__["un" + "it"] = "A"
    if turn == 2:
        del late.read, late.unit


class Sensor(Device):
    def read(self):
        return super().read() + 10


for device in (Device(), Sensor(), Device(), Sensor(), changed):
    print(device.read(), type(device).__name__)
    device.level = 5
    device.level += 1
    print(device.level)

Device.read = lambda self: 100
print(plain.read(), Sensor().read(), changed.read())

single = "abc"[1]
print(single * 3, chr(98) == single)
print("MiXed ß".upper(), "ÀB".lower(), "aB1".swapcase(), int("-12"), int(" 7 "), int("1_000"), int("०१२"))
print(f"{12345:,} {-5:>6} {3.14159:.2f} {1e6:,.1f} {True:d} {-0.5:+08.2f} {255:#x}")

# Every way to write an integer.
print(0, 1_000_000, 0x1F, 0XfF, 0b1010, 0o17, 0b_1111_0000, 00)
print(0xdead_beef, 123456789012345678901234567890)

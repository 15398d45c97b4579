# Escape sequences, raw and joined literals.
print("tab\t|newline\\n|quote\"|single\'|back\\slash")
print("\x41\u00e9\U0001F600\101\0end".replace("\0", "<nul>"), len("\x00\n\t\\"))
print(r"raw\n\t", R"\d+", 'it\'s', "it's", 'say "hi"', "a" "b" 'c')
print("""triple
  "quoted"
text""", '''and
'this\'''')
print("line \
continued", "bell\a".replace("\a", "<bell>"), "\r\b\f\v".encode() == b"\r\b\f\v")

"""unicodedata: categories, names and normal forms of Latin letters."""
import unicodedata


def ascii_of(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


print([ascii_of(text) for text in ("Café Zoë", "Ångström", "façade", "Tiếng Việt", "½ x²", "ĲSSEL", "Œuvre")])
for text in ("é", "e\u0301", "ậ", "a\u0302\u0323", "ﬁ"[:0] + "ſ\u0307"):
    print([ascii(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")], unicodedata.is_normalized("NFC", text))
print([unicodedata.category(c) for c in "aZ5 !\n$+(é\u0301½ß_-"])
print([unicodedata.name(c) for c in "aZ5 !é~Ñç"], unicodedata.lookup("LATIN SMALL LETTER U WITH DIAERESIS"))
print([unicodedata.combining(c) for c in "a\u0301\u0323"], unicodedata.decomposition("ä"), unicodedata.decomposition("½"))
print(unicodedata.digit("²"), unicodedata.numeric("½"), unicodedata.decimal("7"), unicodedata.unidata_version)
for wrong in (lambda: unicodedata.name("\n"), lambda: unicodedata.lookup("NOTHING"), lambda: unicodedata.normalize("X", "é"),
              lambda: unicodedata.decimal("a"), lambda: unicodedata.digit("½"), lambda: unicodedata.numeric("x"),
              lambda: unicodedata.name("\n", "none"), lambda: unicodedata.decimal("a", -1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

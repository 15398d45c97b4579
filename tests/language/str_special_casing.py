"""Cases that take more characters than one, title case that isn't upper case, the final sigma."""
for text in ["ß", "Straße", "ﬁn", "ﬀ", "İstanbul", "ŉ", "ǆ", "ǅ", "Ǆ", "ΰ", "ὀδυσσεύς", "ΑΣ", "ΑΣ ΣΑΣ", "Σ", "Α.Σ.", "ᾳ", "ᾈ", "և", "ẖ"]:
    print(text, text.lower(), text.upper(), text.title(), text.capitalize(), text.casefold(), text.swapcase(), len(text.upper()))
print("straße".casefold() == "STRASSE".casefold(), "ﬃ".casefold(), "µ".casefold(), "ς".casefold())

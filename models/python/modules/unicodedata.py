"""`unicodedata` of Latin text: its tables know ASCII, Latin-1, Latin Extended-A and Additional, and combining
marks. Of other characters a call says that they aren't modelled."""
import _unmodelled

unidata_version = "14.0.0"

# Canonical decompositions, by the mark: letter and result in turns.
_COMPOSED = {
    "\u0300": "AÀEÈIÌOÒUÙaàeèiìoòuùĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ",
    "\u0301": "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ",
    "\u0302": "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ",
    "\u0303": "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ",
    "\u0308": "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ",
    "\u030a": "AÅaåUŮuůwẘyẙ",
    "\u0327": "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţDḐdḑHḨhḩ",
    "\u0304": "AĀaāEĒeēIĪiīOŌoōUŪuūGḠgḡḶḸḷḹṚṜṛṝ",
    "\u0306": "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭẠẶạặ",
    "\u0328": "AĄaąEĘeęIĮiįUŲuų",
    "\u0307": "CĊcċEĖeėGĠgġIİZŻzżBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ",
    "\u030c": "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzž",
    "\u030b": "OŐoőUŰuű",
    "\u0325": "AḀaḁ",
    "\u0323": "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ",
    "\u0331": "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ",
    "\u032d": "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ",
    "\u0330": "EḚeḛIḬiḭUṴuṵ",
    "\u032e": "HḪhḫ",
    "\u0324": "UṲuṳ",
    "\u0309": "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ",
    "\u031b": "OƠoơUƯuư",
}
_CANONICAL = {text[i + 1]: text[i] + mark for mark, text in _COMPOSED.items() for i in range(0, len(text), 2)}
_PAIRS = {parts: character for character, parts in _CANONICAL.items() if character not in "ẛ"}
_COMPATIBLE = {
    "\xa0": ("noBreak", " "), "\xa8": ("compat", " \u0308"), "\xaa": ("super", "a"), "\xaf": ("compat", " \u0304"),
    "\xb2": ("super", "2"), "\xb3": ("super", "3"), "\xb4": ("compat", " \u0301"), "\xb5": ("compat", "\u03bc"),
    "\xb8": ("compat", " \u0327"), "\xb9": ("super", "1"), "\xba": ("super", "o"), "\xbc": ("fraction", "1\u20444"),
    "\xbd": ("fraction", "1\u20442"), "\xbe": ("fraction", "3\u20444"), "\u0132": ("compat", "IJ"),
    "\u0133": ("compat", "ij"), "\u013f": ("compat", "L\xb7"), "\u0140": ("compat", "l\xb7"),
    "\u0149": ("compat", "\u02bcn"), "\u017f": ("compat", "s"), "\u1e9a": ("compat", "a\u02be")}
_PAIRS["\u017f\u0307"] = "ẛ"

# Categories of Latin-1, as runs; the letters behind it are told by their case.
_CATEGORIES = "".join(run[:2] * int(run[2:]) for run in (
    "Cc32 Zs1 Po3 Sc1 Po3 Ps1 Pe1 Po1 Sm1 Po1 Pd1 Po2 Nd10 Po2 Sm3 Po2 Lu26 Ps1 Po1 Pe1 Sk1 Pc1 Sk1 Ll26 Ps1 Sm1 Pe1 Sm1 "
    "Cc33 Zs1 Po1 Sc4 So1 Po1 Sk1 So1 Lo1 Pi1 Sm1 Cf1 So1 Sk1 So1 Sm1 No2 Sk1 Ll1 Po2 Sk1 No1 Lo1 Pf1 No3 Po1 Lu23 Sm1 Lu7 "
    "Ll24 Sm1 Ll8").split())
# Combining classes of the marks from U+0300 on, as (class, how many).
_CLASSES = [number for number, count in (
    (230, 21), (232, 1), (220, 4), (232, 1), (216, 1), (220, 5), (202, 2), (220, 4), (202, 2), (220, 11), (1, 5), (220, 4),
    (230, 8), (240, 1), (230, 1), (220, 3), (230, 3), (220, 2), (0, 1), (230, 3), (220, 4), (230, 1), (232, 1), (220, 2),
    (230, 1), (233, 1), (234, 2), (233, 1), (234, 2), (233, 1), (230, 13)) for _ in range(count)]
_ASCII_NAMES = dict(zip(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", (
    "SPACE, EXCLAMATION MARK, QUOTATION MARK, NUMBER SIGN, DOLLAR SIGN, PERCENT SIGN, AMPERSAND, APOSTROPHE, "
    "LEFT PARENTHESIS, RIGHT PARENTHESIS, ASTERISK, PLUS SIGN, COMMA, HYPHEN-MINUS, FULL STOP, SOLIDUS, COLON, SEMICOLON, "
    "LESS-THAN SIGN, EQUALS SIGN, GREATER-THAN SIGN, QUESTION MARK, COMMERCIAL AT, LEFT SQUARE BRACKET, REVERSE SOLIDUS, "
    "RIGHT SQUARE BRACKET, CIRCUMFLEX ACCENT, LOW LINE, GRAVE ACCENT, LEFT CURLY BRACKET, VERTICAL LINE, "
    "RIGHT CURLY BRACKET, TILDE").split(", ")))
_DIGIT_NAMES = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
_MARK_NAMES = {"\u0300": "GRAVE", "\u0301": "ACUTE", "\u0302": "CIRCUMFLEX", "\u0303": "TILDE", "\u0308": "DIAERESIS",
               "\u0327": "CEDILLA", "\u030a": "RING ABOVE", "\u0304": "MACRON", "\u0306": "BREVE", "\u0328": "OGONEK",
               "\u0307": "DOT ABOVE", "\u030c": "CARON", "\u030b": "DOUBLE ACUTE"}
_MISSING = object()


def _is_known(character):
    return character < "\u0180" or "\u0300" <= character < "\u0370" or "\u1e00" <= character < "\u1f00" or character in "ƠơƯư"


def _check(character, function):
    if not isinstance(character, str) or len(character) != 1:
        raise TypeError(f"{function}() argument must be a unicode character, not {type(character).__name__}")
    if not _is_known(character):
        raise NotImplementedError(f"unicodedata.{function}() isn't modelled for {character!r}: only Latin letters and marks are")


def category(chr, /):
    _check(chr, "category")
    if chr < "\u0100":
        return _CATEGORIES[2 * ord(chr):2 * ord(chr) + 2]
    if "\u0300" <= chr < "\u0370":
        return "Mn"
    return "Lu" if chr.isupper() else "Ll"


def combining(chr, /):
    _check(chr, "combining")
    return _CLASSES[ord(chr) - 0x300] if "\u0300" <= chr < "\u0370" else 0


def decomposition(chr, /):
    _check(chr, "decomposition")
    kind, parts = _COMPATIBLE.get(chr, ("", _CANONICAL.get(chr, "")))
    points = " ".join(f"{ord(part):04X}" for part in parts)
    return f"<{kind}> {points}" if kind else points


def normalize(form, unistr, /):
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    if unistr.isascii():
        return unistr
    for character in unistr:
        _check(character, "normalize")
    parts = _ordered("".join(_decomposed(character, "K" in form) for character in unistr))
    return _recomposed(parts) if form.endswith("C") else parts


def _decomposed(character, compatible):
    parts = _CANONICAL.get(character) or (_COMPATIBLE[character][1] if compatible and character in _COMPATIBLE else None)
    return character if parts is None else "".join(_decomposed(part, compatible) for part in parts)


def _class_of(character):
    return _CLASSES[ord(character) - 0x300] if "\u0300" <= character < "\u0370" else 0


def _ordered(text):
    """Marks behind one letter, by their class."""
    result, marks = [], []
    for character in text:
        if _class_of(character) == 0:
            result += sorted(marks, key=_class_of)
            marks = []
            result.append(character)
        else:
            marks.append(character)
    return "".join(result + sorted(marks, key=_class_of))


def _recomposed(text):
    result, starter, last = [], None, 0  # starter: where the letter stands that marks join; last: class of what stayed
    for character in text:
        mark = _class_of(character)
        if starter is not None and (last < mark or last == 0) and (mark or starter == len(result) - 1):
            pair = _PAIRS.get(result[starter] + character)
            if pair is not None:
                result[starter] = pair
                continue
        if mark == 0:
            starter, last = len(result), 0
        else:
            last = mark
        result.append(character)
    return "".join(result)


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr


def name(chr, default=_MISSING, /):
    if chr in _ASCII_NAMES:
        return _ASCII_NAMES[chr]
    if chr.isascii() and chr.isdigit():
        return "DIGIT " + _DIGIT_NAMES[int(chr)]
    parts = _CANONICAL.get(chr, chr)
    if parts[0].isascii() and parts[0].isalpha():
        shown = f"LATIN {'CAPITAL' if parts[0].isupper() else 'SMALL'} LETTER {parts[0].upper()}"
        if len(parts) == 1:
            return shown
        if parts[1] in _MARK_NAMES:
            return f"{shown} WITH {_MARK_NAMES[parts[1]]}"
    if chr < " " or "\x7f" <= chr < "\xa0":
        if default is _MISSING:
            raise ValueError("no such name")
        return default
    raise NotImplementedError(f"unicodedata.name() isn't modelled for {chr!r}: only ASCII and accented letters are")


def lookup(name, /):
    wanted = name.upper()
    for character in map(chr, (*range(32, 127), *range(0xc0, 0x180))):
        try:
            if globals()["name"](character) == wanted:
                return character
        except NotImplementedError:
            pass
    raise KeyError(f"undefined character name '{name}'")


def _number(isit, convert, what):
    def value(chr, default=_MISSING, /):
        if isit(chr):
            return convert(chr)
        if default is _MISSING:
            raise ValueError(f"not a {what}")
        return default

    return value


_SUPERSCRIPTS = {"\xb2": 2, "\xb3": 3, "\xb9": 1}
_FRACTIONS = {"\xbc": 0.25, "\xbd": 0.5, "\xbe": 0.75}
decimal = _number(str.isdecimal, int, "decimal")
digit = _number(lambda chr: chr in _SUPERSCRIPTS or chr.isdecimal(), lambda chr: _SUPERSCRIPTS.get(chr) or int(chr), "digit")
numeric = _number(lambda chr: chr in _FRACTIONS or chr in _SUPERSCRIPTS or chr.isdecimal(),
                  lambda chr: _FRACTIONS.get(chr) or float(_SUPERSCRIPTS.get(chr) or int(chr)), "numeric character")
for _function in (decimal, digit, numeric):
    _function.__name__ = _function.__qualname__ = next(n for n, f in list(globals().items()) if f is _function)


for _name in ("bidirectional", "east_asian_width", "mirrored"):
    globals()[_name] = _unmodelled.function("unicodedata." + _name, "there are no tables for it")

"""The words of time in a text as symbols: one letter a word, so that the grammar of dates is a few regular expressions.

=====  ==========================================  =====  ==========================================
d n y  number to 31, other number, year            i l    في and the like, خلال
N      date in figures (31/10/2024)                s b B  منذ, قبل, بعد
m M    month, month name that is another word too  f o O  من, إلى, حتى
h F    Hijri month, feast                          x c    بين, و
w      weekday                                     t      هذا, هذه
r R    day counted from today, from a date told    g v    على, نحو
a e =  الماضي المقبل الجاري, الأخيرة, نفسه          E H G  الموافق, هـ, م
j J    يوم, construct dual (يومي)                   q k Q  مطلع منتصف نهاية, النصف الأول, season
S A    شهر, عام or سنة                              p P    part of the day, «after midnight of»
T K    الشهر, الأسبوع                               C Z X  counted noun, قوى ثورة مدينة, no date
u V    other unit, definite plural                 z      any other word
2 3    dual, definite dual                         others punctuation as itself
=====  ==========================================  =====  ==========================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from wasata.arabic import numerals
from wasata.arabic.letters import key

Row = Mapping[str, object]

_BIDI = r"\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c"
_LETTERS = r"\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff"  # with vowel marks and tatweel
_BETWEEN = rf"[\s{_BIDI}]{{0,3}}"
_SLASH = rf"{_BETWEEN}([/.–-]){_BETWEEN}"
_FIGURES = (
    rf"(?:\d{{4}}{_SLASH}\d{{1,2}}{_BETWEEN}\1{_BETWEEN}\d{{1,2}}"
    rf"|\d{{1,2}}{_SLASH}\d{{1,2}}{_BETWEEN}\2{_BETWEEN}\d{{4}})(?!\d)(?:T\d\d:\d\d\S*)?"
)
_TOKEN = re.compile(rf"[{_LETTERS}]+|{_FIGURES}|\d+(?:[.,:٫]\d+)+|\d+|[^\W\d_]+|[^\s{_BIDI}]")
_WORD = re.compile(rf"[{_LETTERS}]+|\d{{4,}}|[^\W\d{_LETTERS}_]{{3,}}")
_DIGIT = re.compile(r"\d")
_FIGURED = re.compile(_FIGURES)
_PUNCTUATION = {
    "–": "-",
    "—": "-",
    "-": "-",
    "/": "/",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "،": ",",
    ",": ",",
    "%": "%",
}


class Sign(NamedTuple):
    """What a word means: its letter, a number and a tag."""

    letter: str
    value: int = 0
    tag: str = ""


class Symbol(NamedTuple):
    """A sign with its words: offsets into the folded text."""

    letter: str
    value: int
    tag: str
    start: int
    end: int


class Token(NamedTuple):
    """A word, folded, with its offsets."""

    text: str
    start: int
    end: int


_SIMPLE = {
    "weekdays": "w",
    "relative_days": "r",
    "anchored_days": "R",
    "seasons": "Q",
    "modifiers": "a",
    "positions": "q",
}
_LISTS = {"parts_of_day": "p", "after_midnight": "P", "not_dates": "X", "named_by": "Z", "counted": "C", "same": "=",
          "recent": "e"}  # fmt: skip
_LINKS = {
    "in": "i",
    "by": "i",
    "during": "l",
    "since": "s",
    "before": "b",
    "after": "B",
    "from": "f",
    "to": "o",
    "until": "O",
    "between": "x",
    "this": "t",
    "on": "g",
    "or": "+",
    "about": "v",
    "matching": "E",
    "hijri": "H",
    "gregorian": "G",
}
_SINGULAR = {"day": "j", "month": "S", "year": "A"}
_DEFINITE = {"day": "X", "month": "T", "year": "A", "week": "K", "hour": "z"}
_PAIRS = {"day": "J", "month": "J", "year": "A"}
# What the first filter asks of a text: a word that can be a date alone, or a unit with what makes a date of it.
_ALONE, _PERIOD, _MODIFIER, _UNIT, _PREPOSITION, _CURRENT = (1 << bit for bit in range(6))
_ASKED = (("mMhwrRF", _ALONE), ("TKAQVuj23S", _PERIOD), ("a=etqk", _MODIFIER), ("u2jSA", _UNIT), ("sbBl", _PREPOSITION))
_REMEMBERED = 50_000  # word forms kept; a text of any length has fewer that matter


def rows(calendar: Mapping[str, object], name: str) -> Sequence[Row]:
    """The rows of a table of the calendar file; none where the table is missing."""
    return cast("Sequence[Row]", calendar.get(name, ()))


def words(row: Mapping[str, object], name: str = "names") -> list[str]:
    """The words of a row, folded."""
    return [key(str(word)).lower() for word in cast("Sequence[object]", row.get(name, ()))]


def number(row: Row, name: str = "number") -> int:
    """A number of a row."""
    return int(str(row[name]))


class DateWords:
    """The words of a calendar file, compiled; :meth:`read` turns a text into symbols."""

    def __init__(self, calendar: Mapping[str, object]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Sign]]] = {}
        self._heads: dict[str, tuple[str, str] | None] = {}
        self._flags: dict[str, int] = {}
        for phrase, sign in _entries(calendar):
            head, *rest = phrase.split()
            self._phrases.setdefault(head, []).append((tuple(rest), sign))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._asked = _asked(self._phrases)

    def any_in(self, text: str) -> bool:
        """Whether words occur without which there is no date: the first filter, one scan and look-ups."""
        seen = 0
        known = self._flags
        for word in _WORD.findall(text):
            flags = known.get(word)
            seen |= self._flag(word) if flags is None else flags
            if seen & _ALONE:
                return True
        if seen & _MODIFIER and seen & _PERIOD:
            return True
        if seen & _PREPOSITION and seen & _UNIT:
            return True
        return bool(seen & _CURRENT) and _DIGIT.search(text) is not None

    def read(self, text: str) -> list[Symbol]:
        """The symbols of a text, in order, with its offsets; other words in a row are one symbol."""
        tokens = [Token(key(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        symbols: list[Symbol] = []
        heads, at, count, other = self._heads, 0, len(tokens), False
        while at < count:
            token = tokens[at]
            if heads.get(token.text, "") is None and not _figures_follow(tokens, at):
                if not other:
                    symbols.append(Symbol("z", 0, "", token.start, token.end))
                other = True
                at += 1
                continue
            found, used = self._at(tokens, at)
            symbols.extend(found)
            other = found[-1].letter == "z"
            at += used
        return _twins(symbols)

    def _flag(self, word: str) -> int:
        """What the first filter is to know of a word."""
        folded = key(word)
        if folded.isdigit():
            flags = _ALONE if len(folded) == 4 and 1300 <= int(folded) <= 2100 else 0
        else:
            forms = (form for form, _ in _unattached(folded.lower()))
            flags = next((self._asked[form] for form in forms if form in self._asked), 0)
        if len(self._flags) < _REMEMBERED:
            self._flags[word] = flags
        return flags

    def _head(self, word: str) -> tuple[str, str] | None:
        """A word of time without its attached و ب ل, and the letters (``c``, ``i``) of what was attached."""
        if word in self._heads:
            return self._heads[word]
        found = next((form for form in _unattached(word.lower()) if self._known(form[0])), None)
        if len(self._heads) < _REMEMBERED:
            self._heads[word] = found
        return found

    def _known(self, word: str) -> bool:
        return word in self._phrases or word in numerals.STARTS

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[list[Symbol], int]:
        """The symbols of the token at ``at`` and how many tokens they take."""
        token = tokens[at]
        first = token.text[:1]
        if first.isdigit():
            return [_figures(token)], 1
        if not first.isalpha():  # a tatweel that stands alone, folded to nothing, is a dash
            letter = _PUNCTUATION.get(token.text, ".") if first else "-"
            return [Symbol(letter, 0, "", token.start, token.end)], 1
        joined = _before_figures(token, tokens[at + 1]) if _figures_follow(tokens, at) else None
        return (joined, 2) if joined else self._word(tokens, at)

    def _word(self, tokens: Sequence[Token], at: int) -> tuple[list[Symbol], int]:
        token = tokens[at]
        known = self._head(token.text)
        if known is None:
            return [Symbol("z", 0, "", token.start, token.end)], 1
        head, before = known
        symbols = [Symbol(letter, 0, "", token.start, token.start + 1) for letter in before]
        start = token.start + (len(token.text) - len(head) if before else 0)
        for rest, sign in self._phrases.get(head, ()):
            end = at + 1 + len(rest)
            if end <= len(tokens) and all(t.text == word for t, word in zip(tokens[at + 1 : end], rest, strict=True)):
                return [*symbols, Symbol(*sign, start, tokens[end - 1].end)], 1 + len(rest)
        spoken = numerals.parse([head, *(t.text for t in tokens[at + 1 : at + 8])])
        if spoken is None:
            return [Symbol("z", 0, "", token.start, token.end)], 1
        letter = _number_letter(spoken.value, figures=False)
        tag = "ordinal" if spoken.ordinal else ""
        return [*symbols, Symbol(letter, spoken.value, tag, start, tokens[at + spoken.length - 1].end)], spoken.length


def _asked(phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Sign]]]) -> dict[str, int]:
    """For the first filter: the flags of each word; of a phrase only one word counts, if possible a rare one."""
    flags: dict[str, int] = dict.fromkeys(numerals.THOUSANDS, _MODIFIER)  # «عام ألفين وخمسة»
    several: list[tuple[list[str], str, int]] = []
    for head, entries in phrases.items():
        for rest, sign in entries:
            own = sum(flag for letters, flag in _ASKED if sign.letter in letters)
            own |= _CURRENT if sign.letter == "a" and sign.value == 0 else 0  # «15 الجاري»
            if rest:
                several.append(([head, *rest], sign.letter, own))
            else:
                flags[head] = flags.get(head, 0) | own
    for words_of, letter, own in several:
        if not any(flags.get(word, 0) & own == own for word in words_of):
            rare = words_of[0] if letter in "mh" else max(words_of, key=len)
            flags[rare] = flags.get(rare, 0) | own
    return flags


def _figures_follow(tokens: Sequence[Token], at: int) -> bool:
    """Whether figures are written behind a token without a space, or with one (ال 48)."""
    if len(tokens[at].text) > 4 or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].text.isdigit() and tokens[at + 1].start - tokens[at].end < 2


def _unattached(word: str) -> Iterator[tuple[str, str]]:
    """The ways to take attached particles off a folded word, with the letters of what was taken; as it is first."""
    yield word, ""
    if len(word) > 2 and word[0] in "وف":
        joined = "c" if word[0] == "و" else ""
        yield word[1:], joined
        for bare, before in _unprefixed(word[1:]):
            yield bare, joined + before
    yield from _unprefixed(word)


def _unprefixed(word: str) -> Iterator[tuple[str, str]]:
    if word.startswith("لل") and len(word) > 4:
        yield f"ال{word[2:]}", "i"
    elif len(word) > 3 and word[0] in "بل":
        yield word[1:], "i"


def _entries(calendar: Mapping[str, object]) -> Iterator[tuple[str, Sign]]:
    """All phrases of a calendar file with their signs; of two for one phrase the earlier wins."""
    weak = set(words(calendar, "weak_months"))
    for row in rows(calendar, "months"):
        yield from ((name, Sign("M" if name in weak else "m", number(row), name)) for name in words(row))
    for row in rows(calendar, "latin_months"):
        yield from ((name, Sign("M", number(row), "latin")) for name in words(row))
    for row in rows(calendar, "hijri_months"):
        yield from ((name, Sign("h", number(row), name)) for name in words(row))
    for row in rows(calendar, "feasts"):
        yield from ((name, Sign("F", number(row, "month"), str(row["day"]))) for name in words(row))
    for row in rows(calendar, "halves"):
        yield from ((name, Sign("k", number(row, "first"), str(row["last"]))) for name in words(row))
    for table, letter in _LISTS.items():
        yield from ((name, Sign(letter)) for name in words(calendar, table))
    for table, letter in _SIMPLE.items():
        for row in rows(calendar, table):
            yield from ((name, Sign(letter, number(row), name)) for name in words(row))
    links = cast("Mapping[str, object]", calendar.get("links", {}))
    for link, letter in _LINKS.items():
        yield from ((name, Sign(letter, 0, link)) for name in words(links, link))
    yield from _unit_entries(cast("Mapping[str, object]", calendar.get("units", {})))


def _unit_entries(units: Mapping[str, object]) -> Iterator[tuple[str, Sign]]:
    for unit, forms in units.items():
        if unit == "pairs":
            continue
        table = cast("Mapping[str, object]", forms)
        for one in words(table, "one"):
            yield one, Sign(_SINGULAR.get(unit, "u"), 1, unit)
            if not one.endswith("ا"):
                yield f"ال{one}", Sign(_DEFINITE[unit], 1, f"{unit}!")
                for two in numerals.duals(one):
                    yield two, Sign("2", 2, unit)
                    yield f"ال{two}", Sign("3", 2, unit)
                yield numerals.duals(one)[0][:-1], Sign(_PAIRS.get(unit, "z"), 2, unit)
        for many in words(table, "many"):
            yield many, Sign("u", 0, unit)
            yield f"ال{many}", Sign("V", 0, unit)


def _number_letter(value: int, *, figures: bool) -> str:
    if 1 <= value <= 31:
        return "d"
    return "y" if (1300 if figures else 1900) <= value <= 2100 else "n"


def _figures(token: Token) -> Symbol:
    """The symbol of a token that begins with a figure."""
    if not token.text.isdigit():
        dated = any(c in "/-–." for c in token.text) and _FIGURED.fullmatch(token.text)
        return Symbol("N" if dated else "z", 0, token.text, token.start, token.end)
    value = int(token.text[:9])
    whole = len(token.text) == 4 or value <= 31
    return Symbol(_number_letter(value, figures=True) if whole else "n", value, "figures", token.start, token.end)


def _before_figures(token: Token, figures: Token) -> list[Symbol] | None:
    """The symbols of «ال48», «و10», «ب14»: letters written before figures; None where the letters are a word."""
    letters = token.text
    symbols: list[Symbol] = []
    while letters and letters[0] in "وفبل" and letters != "ال":
        if letters.startswith("لل"):
            break
        symbols.append(Symbol("c" if letters[0] == "و" else "i", 0, "", token.start, token.start + 1))
        letters = letters[1:]
    if letters not in ("", "ال", "لل"):
        return None
    found = _figures(figures)
    return [*symbols, found._replace(tag="definite", start=token.start) if letters else found]


def _twins(symbols: list[Symbol]) -> list[Symbol]:
    """The symbols with each double month (آذار/مارس، أغسطس (آب)، مايو أيار) as one."""
    found: list[Symbol] = []
    at = 0
    if sum(symbol.letter in "mM" for symbol in symbols) < 2:
        return symbols
    while at < len(symbols):
        length = _twin_length(symbols, at)
        if length:
            last = symbols[at + length - 1]
            found.append(Symbol("m", symbols[at].value, "twin", symbols[at].start, last.end))
        else:
            found.append(symbols[at])
        at += length or 1
    return found


def _twin_length(symbols: Sequence[Symbol], at: int) -> int:
    """How many symbols the double month at ``at`` takes, 0 if there is none."""
    head = symbols[at]
    if head.letter not in "mM":
        return 0
    following = "".join(symbol.letter for symbol in symbols[at + 1 : at + 5])
    match = re.match(r"[/-]?[mM]|\([mM]\)|/\([mM]\)", following)
    if match is None:
        return 0
    twin = symbols[at + 1 + re.search("[mM]", match[0]).start()]  # type: ignore[union-attr]
    return match.end() + 1 if twin.value == head.value and twin.tag != head.tag else 0

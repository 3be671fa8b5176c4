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

_SEPARATOR = r"\s?([/.–-])\s?"
_FIGURES = (
    rf"(?<!\d)(?:\d{{4}}{_SEPARATOR}\d{{1,2}}\s?\1\s?\d{{1,2}}|\d{{1,2}}\s?([/.–-])\s?\d{{1,2}}\s?\2\s?\d{{4}})(?!\d)"
    r"(?:T\d\d:\d\d\S*)?"
)
TOKEN = re.compile(rf"{_FIGURES}|\d+(?:[.,:٫]\d+)+|\d+|[ء-ي]+|[^\W\d_]+|\S")
WORD = re.compile(r"[ء-ي]+|[^\W\dء-ي_]{3,}|(?<!\d)\d{4}(?!\d)")
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
    """A word of the folded text with its offsets."""

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
ALONE = frozenset("mMhwrRF")
UNITS = frozenset("TKAQu23jSV")
HELPERS = frozenset("a=etqksbBl")
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
    """The words of a calendar file, compiled; :meth:`read` turns a folded text into symbols."""

    def __init__(self, calendar: Mapping[str, object]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Sign]]] = {}
        self._memo: dict[str, tuple[str, str]] = {}
        self._ranks: dict[str, int] = {}
        for phrase, sign in _entries(calendar):
            head, *rest = phrase.split()
            self._phrases.setdefault(head, []).append((tuple(rest), sign))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._years = frozenset(str(year) for year in range(1300, 2101))

    def any_in(self, folded: str) -> bool:
        """Whether words occur without which there is no date: the first filter, one scan and look-ups."""
        opened = False
        helped = False
        for word in set(WORD.findall(folded)):
            rank = self._ranks.get(word)
            if rank is None:
                rank = self._rank(word)
            if rank == 3:
                return True
            opened = opened or rank == 2
            helped = helped or rank == 1
        return opened and helped

    def _rank(self, word: str) -> int:
        """3 for a word that can be a date, 2 for a unit, 1 for what makes a date of a unit, 0 for any other word."""
        entries = self._phrases.get(self._split(word)[0], ())
        letters = {sign.letter for _, sign in entries}
        if self._split(word)[0] in numerals.THOUSANDS:  # «عام ألفين وخمسة»
            return 1
        current = any(sign.letter == "a" and sign.value == 0 for _, sign in entries)  # «15 الجاري» has no other word
        rank = (
            3
            if current or letters & ALONE or word.isdigit()
            else 2
            if letters & UNITS
            else 1
            if letters & HELPERS
            else 0
        )
        if word.isdigit() and word not in self._years:
            rank = 0
        if len(self._ranks) < _REMEMBERED:
            self._ranks[word] = rank
        return rank

    def read(self, folded: str) -> list[Symbol]:
        """The symbols of a folded text, in order."""
        tokens = [Token(match[0], match.start(), match.end()) for match in TOKEN.finditer(folded)]
        symbols: list[Symbol] = []
        at = 0
        while at < len(tokens):
            found, used = self._at(tokens, at)
            symbols.extend(found)
            at += used
        return _twins(symbols)

    def _split(self, word: str) -> tuple[str, str]:
        """A word without its attached و ب ل, and the letters (``c``, ``i``) of what was attached."""
        known = self._memo.get(word)
        if known is None:
            known = self._head(word)
            if len(self._memo) < _REMEMBERED:
                self._memo[word] = known
        return known

    def _head(self, word: str) -> tuple[str, str]:
        word = word.lower()
        if word in self._phrases or word in numerals.STARTS:
            return word, ""
        for bare, before in _unattached(word):
            if bare in self._phrases or bare in numerals.STARTS:
                return bare, before
        return word, ""

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[list[Symbol], int]:
        """The symbols of the token at ``at`` and how many tokens they take."""
        token = tokens[at]
        first = token.text[0]
        if first.isdigit():
            return [_figures(token)], 1
        if not first.isalpha():
            return [Symbol(_PUNCTUATION.get(token.text, "."), 0, "", token.start, token.end)], 1
        if at + 1 < len(tokens) and tokens[at + 1].text.isdigit() and tokens[at + 1].start - token.end < 2:
            joined = _before_figures(token, tokens[at + 1])
            if joined:
                return joined, 2
        return self._word(tokens, at)

    def _word(self, tokens: Sequence[Token], at: int) -> tuple[list[Symbol], int]:
        token = tokens[at]
        head, before = self._split(token.text)
        attached = [Symbol(letter, 0, "", token.start, token.start + 1) for letter in before]
        start = token.start + len(token.text) - len(head) if before and len(head) < len(token.text) else token.start
        for rest, sign in self._phrases.get(head, ()):
            end = at + 1 + len(rest)
            if all(t.text == word for t, word in zip(tokens[at + 1 : end], rest, strict=False)) and end <= len(tokens):
                return [*attached, Symbol(*sign, start, tokens[end - 1].end)], 1 + len(rest)
        spoken = numerals.parse([head, *(t.text for t in tokens[at + 1 : at + 8])]) if head in numerals.STARTS else None
        if spoken is None:
            return [Symbol("z", 0, "", token.start, token.end)], 1
        letter = _number_letter(spoken.value, figures=False)
        tag = "ordinal" if spoken.ordinal else ""
        return [*attached, Symbol(letter, spoken.value, tag, start, tokens[at + spoken.length - 1].end)], spoken.length


def _unattached(word: str) -> Iterator[tuple[str, str]]:
    """The ways to take attached particles off a folded word, with the letters of what was taken."""
    if word[0] in "وف" and len(word) > 2:
        joined = "c" if word[0] == "و" else ""
        yield word[1:], joined
        for bare, before in _unprefixed(word[1:]):
            yield bare, joined + before
    yield from _unprefixed(word)


def _unprefixed(word: str) -> Iterator[tuple[str, str]]:
    if word.startswith("لل") and len(word) > 4:
        yield f"ال{word[2:]}", "i"
    elif word[0] in "بل" and len(word) > 3:
        yield word[1:], "i"
    elif word.startswith("ال") and len(word) > 4:
        return


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
        dated = any(c in "/-–." for c in token.text) and re.fullmatch(_FIGURES, token.text)
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

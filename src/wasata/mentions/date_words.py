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
from typing import NamedTuple

from wasata.arabic import numerals
from wasata.arabic.letters import key
from wasata.mentions.date_lexicon import Sign, entries

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


class Symbol(NamedTuple):
    """A sign with its words: offsets into the folded text."""

    letter: str
    value: int
    tag: str
    start: int
    end: int


Token = tuple[str, int, int]
"""A word, folded, with its offsets: a plain tuple, since every word of a sentence with a date becomes one."""


# What the first filter asks of a text: a word that can be a date alone, or a unit with what makes a date of it.
_ALONE, _PERIOD, _MODIFIER, _UNIT, _PREPOSITION, _CURRENT = (1 << bit for bit in range(6))
_ASKED = (("mMhwrRF", _ALONE), ("TKAQVuj23S", _PERIOD), ("a=etqk", _MODIFIER), ("u2jSA", _UNIT), ("sbBl", _PREPOSITION))
_ATTACHED = frozenset(  # what is written before figures: «ال48», «و10», «بـ14»
    particles + article
    for particles in ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")
    for article in ("", "ال", "لل")
    if particles + article
)
_REMEMBERED = 50_000  # word forms kept


class DateWords:
    """The words of a calendar file, compiled; :meth:`read` turns a text into symbols."""

    def __init__(self, calendar: Mapping[str, object]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Sign]]] = {}
        self._heads: dict[str, tuple[str, str] | None] = {}
        self._flags: dict[str, int] = {}
        for phrase, sign in entries(calendar):
            head, *rest = phrase.split()
            self._phrases.setdefault(head, []).append((tuple(rest), sign))
        for meanings in self._phrases.values():
            meanings.sort(key=lambda entry: -len(entry[0]))
        self._asked = _asked(self._phrases)
        self._plain = {  # words of one meaning, looked up without more ado
            head: meanings[0][1]
            for head, meanings in self._phrases.items()
            if not any(rest for rest, _ in meanings) and head not in numerals.STARTS and head not in _ATTACHED
        }

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
        tokens = [(key(match[0]), *match.span()) for match in _TOKEN.finditer(text)]
        symbols: list[Symbol] = []
        heads, plain, at, count, other = self._heads, self._plain, 0, len(tokens), False
        while at < count:
            text, start, end = tokens[at]
            sign = plain.get(text)
            if sign is not None:
                symbols.append(Symbol(*sign, start, end))
                other, at = False, at + 1
                continue
            if heads.get(text, "") is None and text not in _ATTACHED:
                if not other:
                    symbols.append(Symbol("z", 0, "", start, end))
                other, at = True, at + 1
                continue
            found, used = self._at(tokens, at)
            symbols.extend(found)
            other = found[-1].letter == "z"
            at += used
        return _twins(symbols)

    def _flag(self, word: str) -> int:
        """What the first filter is to know of a word."""
        folded = key(word)
        if folded.isdecimal():
            flags = _ALONE if len(folded) == 4 and 1300 <= int(folded) <= 2100 else 0
        else:
            forms = (form for form, _ in _unattached(folded.lower()))
            flags = next((self._asked[form] for form in forms if form in self._asked), 0)
        if len(self._flags) >= _REMEMBERED:
            self._flags.clear()
        self._flags[word] = flags
        return flags

    def _head(self, word: str) -> tuple[str, str] | None:
        """A word of time without its attached و ب ل, and the letters (``c``, ``i``) of what was attached."""
        if word in self._heads:
            return self._heads[word]
        found = next((form for form in _unattached(word.lower()) if self._known(form[0])), None)
        if len(self._heads) >= _REMEMBERED:
            self._heads.clear()
        self._heads[word] = found
        return found

    def _known(self, word: str) -> bool:
        return word in self._phrases or word in numerals.STARTS

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[list[Symbol], int]:
        """The symbols of the token at ``at`` and how many tokens they take."""
        token = tokens[at]
        text, start, end = token
        first = text[:1]
        if first.isdecimal():
            return [_figures(token)], 1
        if not first.isalpha():  # a tatweel that stands alone, folded to nothing, is a dash
            letter = _PUNCTUATION.get(text, ".") if first else "-"
            return [Symbol(letter, 0, "", start, end)], 1
        if _figures_follow(tokens, at):
            return _before_figures(token, tokens[at + 1]), 2
        return self._word(tokens, at)

    def _word(self, tokens: Sequence[Token], at: int) -> tuple[list[Symbol], int]:
        text, start, end = tokens[at]
        known = self._head(text)
        if known is None:
            return [Symbol("z", 0, "", start, end)], 1
        head, before = known
        symbols = [Symbol(letter, 0, "", start, start + 1) for letter in before]
        start += len(text) - len(head) if before else 0
        for rest, sign in self._phrases.get(head, ()):
            following = tokens[at + 1 : at + 1 + len(rest)]
            if rest == tuple(word for word, _, _ in following):
                return [*symbols, Symbol(*sign, start, following[-1][2] if following else end)], 1 + len(rest)
        spoken = numerals.parse([head, *(word for word, _, _ in tokens[at + 1 : at + 8])])
        if spoken is None:
            return [Symbol("z", 0, "", start, end)], 1
        letter = _number_letter(spoken.value, figures=False)
        tag = "ordinal" if spoken.ordinal else ""
        return [*symbols, Symbol(letter, spoken.value, tag, start, tokens[at + spoken.length - 1][2])], spoken.length


def _asked(phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Sign]]]) -> dict[str, int]:
    """For the first filter: the flags of each word; of a phrase only one word counts, if possible a rare one."""
    flags: dict[str, int] = dict.fromkeys(numerals.THOUSANDS, _MODIFIER)  # «عام ألفين وخمسة»
    several: list[tuple[list[str], str, int]] = []
    for head, meanings in phrases.items():
        for rest, sign in meanings:
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
    if at + 1 >= len(tokens) or tokens[at][0] not in _ATTACHED:
        return False
    return tokens[at + 1][0].isdecimal() and tokens[at + 1][1] - tokens[at][2] < 2


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


def _number_letter(value: int, *, figures: bool) -> str:
    if 1 <= value <= 31:
        return "d"
    return "y" if (1300 if figures else 1900) <= value <= 2100 else "n"


def _figures(token: Token) -> Symbol:
    """The symbol of a token that begins with a figure."""
    text, start, end = token
    if not text.isdecimal():
        dated = any(c in "/-–." for c in text) and _FIGURED.fullmatch(text)
        return Symbol("N" if dated else "z", 0, text, start, end)
    value = int(text[:9])
    whole = len(text) == 4 or value <= 31
    return Symbol(_number_letter(value, figures=True) if whole else "n", value, "figures", start, end)


def _before_figures(token: Token, figures: Token) -> list[Symbol]:
    """The symbols of «ال48», «و10», «ب14»: letters written before figures."""
    letters, start, _ = token
    definite = letters.endswith(("ال", "لل"))
    found = _figures(figures)
    symbols = [
        Symbol("c" if letter == "و" else "i", 0, "", start, start + 1)
        for letter in (letters[:-2] if definite else letters)
        if letter != "ف"
    ]
    return [*symbols, found._replace(tag="definite", start=start) if definite else found]


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
    match = re.match(r"[/-]?[mM]|/?\([mM]\)|\.[mM]\.", following)
    if match is None:
        return 0
    twin = symbols[at + 1 + re.search("[mM]", match[0]).start()]  # type: ignore[union-attr]
    return match.end() + 1 if twin.value == head.value and twin.tag != head.tag else 0

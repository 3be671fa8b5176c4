"""Numbers in Arabic reports: all digit families, and number words from one to the thousands, cardinal and ordinal.

Words are looked up folded (:func:`wasata.arabic.letters.key`), with or without the article; the و of a compound is
attached to its second word, as it is written: ``["الحادي", "والعشرين"]``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wasata.arabic.letters import key


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from ``length`` words; ``ordinal`` where it tells a place in an order."""

    value: int
    length: int
    ordinal: bool = False


def _table(*rows: str) -> dict[str, int]:
    """A table of folded forms from rows ``number form form …``."""
    return {key(form): int(number) for number, *forms in (row.split() for row in rows) for form in forms}


_UNITS = _table(
    "1 واحد واحدة احدى إحدى أحد",
    "2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين اتنين",
    "3 ثلاث ثلاثة",
    "4 أربع أربعة",
    "5 خمس خمسة",
    "6 ست ستة",
    "7 سبع سبعة",
    "8 ثمان ثماني ثمانية",
    "9 تسع تسعة",
    "10 عشر عشرة",
)
_ORDINALS = _table(
    "1 أول أولى حادي حادية",
    "2 ثان ثاني ثانية",
    "3 ثالث ثالثة",
    "4 رابع رابعة",
    "5 خامس خامسة",
    "6 سادس سادسة",
    "7 سابع سابعة",
    "8 ثامن ثامنة",
    "9 تاسع تاسعة",
    "10 عاشر عاشرة",
)
_TENS = _table(
    "20 عشرون عشرين",
    "30 ثلاثون ثلاثين",
    "40 أربعون أربعين",
    "50 خمسون خمسين",
    "60 ستون ستين",
    "70 سبعون سبعين",
    "80 ثمانون ثمانين",
    "90 تسعون تسعين",
)
_HUNDREDS = _table(
    "100 مئة مائة",
    "200 مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي",
    "300 ثلاثمئة ثلاثمائة",
    "400 أربعمئة أربعمائة",
    "500 خمسمئة خمسمائة",
    "600 ستمئة ستمائة",
    "700 سبعمئة سبعمائة",
    "800 ثمانمئة ثمانمائة ثمانيمئة",
    "900 تسعمئة تسعمائة",
)
_THOUSANDS = _table("1000 ألف ألفا آلاف", "2000 ألفان ألفين ألفا ألفي")
THOUSANDS = frozenset(_THOUSANDS)
"""The folded words for one and two thousand."""
_TEN = frozenset(map(key, ("عشر", "عشرة")))
_BOUND = frozenset(map(key, ("حادي", "حادية", "أحد", "اثنا", "اثنتا", "اثني", "اثنتي")))  # no numbers by themselves

STARTS = frozenset(
    form if not article else f"ال{form}"
    for table in (_UNITS, _ORDINALS, _TENS, _HUNDREDS, _THOUSANDS)
    for form in table
    for article in (False, True)
)
"""The folded words with which a number can begin."""


def digits(text: str) -> str:
    """The text with the digits of every script as ASCII digits."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _bare(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 3 and word not in _THOUSANDS else word


def _joined(words: Sequence[str], at: int, table: Mapping[str, int]) -> int | None:
    """The value of the word at ``at`` if it is joined by و and stands in the table."""
    if at >= len(words) or not words[at].startswith("و"):
        return None
    return table.get(_bare(words[at][1:]))


def _small(words: Sequence[str]) -> Number | None:
    """A number from 1 to 99 at the head of the words."""
    if not words:
        return None
    head = _bare(words[0])
    if head in _TENS:
        return Number(_TENS[head], 1, ordinal=head != words[0])
    ordinal = head in _ORDINALS
    unit = _ORDINALS.get(head, _UNITS.get(head))
    if unit is None:
        return None
    if len(words) > 1 and unit < 10 and words[1] in _TEN:
        return Number(unit + 10, 2, ordinal)
    tens = _joined(words, 1, _TENS) if unit < 10 else None
    if tens is not None:
        return Number(unit + tens, 2, ordinal)
    return None if head in _BOUND else Number(unit, 1, ordinal)


def _rest(words: Sequence[str], at: int) -> Number | None:
    """The small number that و joins at ``at``."""
    if at >= len(words) or not words[at].startswith("و"):
        return None
    return _small([words[at][1:], *words[at + 1 : at + 3]])


def _hundreds(words: Sequence[str]) -> Number | None:
    """A number from 1 to 999 at the head of the words."""
    if not words:
        return None
    head = _bare(words[0])
    value, used = _HUNDREDS.get(head, 0), 1
    if not value and head in _UNITS and len(words) > 1 and _HUNDREDS.get(words[1]) == 100:
        value, used = _UNITS[head] * 100, 2
    if not value:
        return _small(words)
    rest = _rest(words, used)
    return Number(value + rest.value, used + rest.length) if rest else Number(value, used)


def _thousands(words: Sequence[str]) -> Number | None:
    """The thousands at the head of the words."""
    head = _bare(words[0])
    if head in _THOUSANDS:
        return Number(_THOUSANDS[head], 1)
    count = _hundreds(words)
    if count is None or count.ordinal or count.length >= len(words):
        return None
    return Number(count.value * 1000, count.length + 1) if _THOUSANDS.get(words[count.length]) == 1000 else None


def parse(words: Sequence[str]) -> Number | None:
    """The number at the head of the words (folded or not), or None; digits are one word.

    ``parse(["الحادي", "والعشرين", "من"])`` is ``Number(21, 2, ordinal=True)``.
    """
    folded = [key(word) for word in words[:8]]
    if not folded:
        return None
    if folded[0].isdecimal():
        return Number(int(folded[0][:18]), 1)
    large = _thousands(folded)
    if large is None:
        return _hundreds(folded)
    tail = folded[large.length :]
    if not tail or not tail[0].startswith("و"):
        return large
    rest = _hundreds([tail[0][1:], *tail[1:]])
    return Number(large.value + rest.value, large.length + rest.length) if rest else large


def duals(singular: str) -> tuple[str, ...]:
    """The folded dual forms of a noun: يوم gives يومين and يومان, سنة gives سنتين and سنتان."""
    stem = key(singular)
    stem = f"{stem[:-1]}ت" if stem.endswith("ه") else stem
    return f"{stem}ين", f"{stem}ان"

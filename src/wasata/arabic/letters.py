"""Arabic letters: NFC and folding, both with a map back to the text they came from.

Folding is for comparing, never for showing: marks and tatweel go, the carriers of alif become one, ى becomes ي, ة
becomes ه, the three seats of hamza (ؤ ئ ء) become ء, Persian ک ی ھ become Arabic, and all digit families become ASCII.
Every kept letter stays one letter, so offsets only ever shift by what was dropped.
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

MARKS = frozenset(
    chr(c)
    for c in (
        *range(0x0610, 0x061B),
        0x061C,
        0x0640,
        *range(0x064B, 0x0660),
        0x0670,
        *range(0x06D6, 0x06DD),
        *range(0x06DF, 0x06E5),
        0x06E7,
        0x06E8,
        *range(0x06EA, 0x06EE),
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    )
)
BIDI = frozenset(chr(c) for c in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))

_FOLD: dict[int, str | None] = {ord(c): None for c in MARKS}
_FOLD |= {ord(a): b for a, b in zip("أإآٱىةؤئءکیھہگ", "اااايهءءءكيههك", strict=True)}
for _first in (0x0660, 0x06F0):
    _FOLD |= {_first + _n: str(_n) for _n in range(10)}


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """The folded form of a word or phrase, for looking it up."""
    return word.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text made from another one: ``origin[i]`` is where its code point ``i`` stood; one more entry for the end."""

    text: str
    origin: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that ``start``..``end`` of this text came from."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end]

    def forth(self, offset: int) -> int:
        """Where the original's ``offset`` landed (the nearest kept code point at or before it)."""
        return max(0, bisect_right(self.origin, offset) - 1)


def fold(text: str) -> Mapped:
    """The folded text with its offset map (each result letter points at the letter that it came from)."""
    whole = text.translate(_FOLD)
    if len(whole) == len(text):  # nothing was dropped
        return Mapped(whole, tuple(range(len(text) + 1)))
    letters: list[str] = []
    origin: list[int] = []
    for i, letter in enumerate(text):
        folded = _FOLD.get(ord(letter), letter)
        if folded is not None:
            letters.append(folded)
            origin.append(i)
    return Mapped("".join(letters), (*origin, len(text)))


def _cut_points(text: str) -> list[int]:
    """Where a text can be cut so that each piece is normalised on its own."""
    return [i for i, letter in enumerate(text) if i == 0 or unicodedata.combining(letter) == 0]


def nfc(text: str) -> Mapped:
    """The text in NFC with its offset map; marks are reordered and composed within one letter's run only."""
    if unicodedata.is_normalized("NFC", text):
        return Mapped(text, tuple(range(len(text) + 1)))
    pieces: list[str] = []
    origin: list[int] = []
    cuts = [*_cut_points(text), len(text)]
    for a, b in itertools.pairwise(cuts):
        piece = unicodedata.normalize("NFC", text[a:b])
        pieces.append(piece)
        origin.extend(a + min(k, b - a - 1) for k in range(len(piece)))
    joined = "".join(pieces)
    whole = unicodedata.normalize("NFC", text)
    if joined != whole:  # starters that compose with each other (Hangul and a few others): no finer map is to be had
        return Mapped(whole, (*(min(i, len(text) - 1) for i in range(len(whole))), len(text)))
    return Mapped(joined, (*origin, len(text)))


def names(text: str) -> str:
    """The letters of a text by their Unicode names, for messages."""
    return ", ".join(unicodedata.name(c, f"U+{ord(c):04X}") for c in text)

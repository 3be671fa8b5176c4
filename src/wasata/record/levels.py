"""At which level somebody takes part: by the post held on the day, else by the words of the report.

The levels, the highest first: head of state, head of government, minister, intelligence, envoy, delegation, official.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wasata.arabic.letters import key
from wasata.record.parties import Parties

LEVELS = ("head_of_state", "head_of_government", "minister", "intelligence", "envoy", "delegation", "official", "body")
# folded words that tell a level, looked for in this order
WORDS = (
    ("head_of_government", ("رئيس الوزراء", "رئيس الحكومه", "رئيس مجلس الوزراء", "رئيسه الوزراء", "رئيسه الحكومه")),
    ("intelligence", ("مخابرات", "استخبارات", "الموساد", "الشاباك", "الامن القومي")),
    ("minister", ("وزير",)),
    ("envoy", ("مبعوث", "موفد", "ممثل خاص", "الممثل الخاص", "المنسق", "سفير", "وسيط")),
    ("head_of_state", ("رءيس", "ملك", "امير", "سلطان", "ولي العهد")),
)


def level_of(person: Mapping[str, Any], parties: Parties, day: str | None) -> str:
    """The level of a participant: a row with ``actor``, ``text``, ``kind`` and ``sector``."""
    if person["kind"] == "delegation" or person["role"] == "delegation":
        return "delegation"
    if person["kind"] != "person":
        return "body"
    title = parties.title(person["actor"], day)
    return _by_words(key(title or person["text"] or ""), person["sector"], titled=title is not None)


def _by_words(words: str, sector: str | None, *, titled: bool) -> str:
    for level, marks in WORDS:
        if any(key(mark) in words for mark in marks):
            if level == "head_of_state" and not (titled and words.split()[0] in HEADS and len(words.split()) == 1):
                continue
            return level
    return "intelligence" if sector == "SPY" else "official"


HEADS = frozenset(key(word) for word in ("رئيس", "الرئيس", "ملك", "أمير", "سلطان", "رئيسة"))

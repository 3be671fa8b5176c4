"""Words as they are searched: folded, and again without clitics, article and hamza; each with its place in the text.

The second form finds الحديدة in وبالحديدة and مسئول in مسؤول. It goes too far at times (وزير loses its first letter),
but in question and text alike, so nothing is missed; what is spelt as asked comes first.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wasata.arabic.letters import MARKS, key

WORD = re.compile(rf"[\w{re.escape(''.join(sorted(MARKS)))}]+")
_PREFIXES = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
SHORTEST = 3  # letters that are left of a word


class Word(NamedTuple):
    """A word of a text: where it stands (code points, the end exclusive) and its two forms."""

    start: int
    end: int
    exact: str
    bare: str


@lru_cache(maxsize=200_000)
def bare(folded: str) -> str:
    """A folded word without clitics, article and hamza."""
    word = folded.replace("ء", "")
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
            return word[len(prefix) :]
    if word.startswith(_CLITICS) and len(word) > SHORTEST:
        return word[1:]
    return word


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; what is nothing but marks is none."""
    for found in WORD.finditer(text):
        exact = key(found[0]).replace("_", "").casefold()
        if exact:
            yield Word(found.start(), found.end(), exact, bare(exact))


def _forms(text: str) -> tuple[str, str]:
    found = list(words(text))
    return " ".join(word.exact for word in found), " ".join(word.bare or word.exact for word in found)


def index_report(db: sqlite3.Connection, report: str, content: str) -> None:
    """Put the words of a new report into the index; the caller holds the transaction."""
    _index(db, "report", report, content)


TOLD = """SELECT text FROM evidence WHERE claim = :id UNION ALL
SELECT text || ' ' || coalesce(name, '') FROM participants WHERE claim = :id UNION ALL
SELECT coalesce(place, '') || ' ' || coalesce(source, '') || ' ' || coalesce(via, '') FROM claims WHERE id = :id"""


def index_claim(db: sqlite3.Connection, claim: str) -> None:
    """Put the words of a new claim with all that hangs on it into the index; the caller holds the transaction."""
    _index(db, "claim", claim, "\n".join(text for (text,) in db.execute(TOLD, {"id": claim})))


def _index(db: sqlite3.Connection, kind: str, ref: str, text: str) -> None:
    made = db.execute("INSERT INTO search_keys (kind, ref) VALUES (?, ?)", (kind, ref))
    row = (made.lastrowid, *_forms(text))
    db.execute(f"INSERT INTO {kind}_words (rowid, exact, bare) VALUES (?, ?, ?)", row)  # noqa: S608

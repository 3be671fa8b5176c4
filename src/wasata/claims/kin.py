"""Words that stand for each other: classes counted on a corpus of news, so that a judge knows words it was not taught.

*Usage* puts together words with like neighbours (اجتماع, لقاء, مؤتمر), *theme* words of like reports (هدنة, قصف, جبهة).
A class is called by its commonest word. ``eval/kin.py`` counts them; the file holds single words, no text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from wasata.analysis import Token

CONTENT = "NVATCXGM"  # tags of words that mean something by themselves


@cache
def classes(kind: str) -> dict[str, str]:
    """For each word of the table the name of its class. ``kind`` is ``usage`` or ``theme``."""
    table = json.loads((files("wasata") / "claims" / "weights" / "kin.json").read_text(encoding="utf-8"))
    return {word: row.split()[0] for row in table[kind] for word in row.split()}


def words(tokens: Iterable[Token]) -> list[str]:
    """The content words of some tokens, each once, without what is attached to them."""
    return list(dict.fromkeys(t.stem or t.key for t in tokens if t.tag in CONTENT))


def of(kind: str, found: Iterable[str]) -> list[str]:
    """The classes of some words, each once."""
    known = classes(kind)
    return list(dict.fromkeys(known[word] for word in found if word in known))

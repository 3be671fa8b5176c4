"""Words of a report cut where its spans begin and end, so that each piece can be shown with all that it was read for.

Offsets are code points of the report's content. A piece may begin inside a word, after a clitic: what shows it must put
nothing between its letters.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]
FIELDS = ("trigger", "actor", "recipient", "mediator", "date", "place", "source", "via")
SLOTS = ("actor", "recipient", "mediator")


class Mark(NamedTuple):
    """A stretch and what it was read for; ``claim`` is the number of a claim on its page, 0 for none."""

    start: int
    end: int
    field: str
    claim: int = 0


def marks_of(claim: Row, number: int = 0) -> list[Mark]:
    """The marks of one claim, as :func:`wasata.views.show.claim` gives it."""
    found = [Mark(p["start"], p["end"], "evidence", number) for p in claim["evidence"]]
    found.append(Mark(claim["trigger"]["start"], claim["trigger"]["end"], "trigger", number))
    for field in ("date", "place", "source", "via"):
        value = claim[field]
        if value is not None and value["start"] is not None:
            found.append(Mark(value["start"], value["end"], field, number))
    for slot in SLOTS:
        found += [Mark(p["start"], p["end"], slot, number) for p in claim[f"{slot}s"]]
    return found


def pieces(content: str, start: int, end: int, marks: Iterable[Mark]) -> list[Row]:
    """The stretch in pieces: ``text``, ``fields`` (in the order of ``FIELDS``), ``told`` (part of evidence), ``claims``
    (numbers), ``begins`` (fields that begin here, at the beginning of a word, where a label may stand).
    """
    within = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(c for m in within for c in (m.start, m.end) if start < c < end)})
    return [_piece(content, a, b, within) for a, b in itertools.pairwise(cuts)]


def _piece(content: str, start: int, end: int, marks: Sequence[Mark]) -> Row:
    here = [m for m in marks if m.start <= start and m.end >= end]
    fields = {m.field for m in here}
    begin = {m.field for m in here if m.start == start and m.field != "evidence"} if _at_word(content, start) else set()
    return {
        "text": content[start:end],
        "fields": [f for f in FIELDS if f in fields],
        "told": "evidence" in fields,
        "claims": sorted({m.claim for m in here if m.claim}),
        "begins": [f for f in FIELDS if f in begin],
    }


def _at_word(content: str, at: int) -> bool:
    return at == 0 or not content[at - 1].isalnum()


def passages(content: str, marks: Sequence[Mark]) -> list[Row]:
    """The paragraphs in which something was read, each with its pieces: rows ``pieces``, ``start``, ``title``."""
    found = []
    for start, end in paragraphs(content):
        if any(m.start < end and m.end > start for m in marks):
            found.append({"pieces": pieces(content, start, end, marks), "start": start, "title": start == 0})
    return found


def paragraphs(content: str) -> list[tuple[int, int]]:
    """Where each line that is not empty begins and ends."""
    found, at = [], 0
    for line in content.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found

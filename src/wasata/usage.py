"""How often each entry of the lexicon fired and how often it was right, on events coded by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from wasata.model import Fate, Firing
from wasata.scoring import Event, exact, pairs, spans

COLUMNS = ("fired", "accepted", "right", "exact", "wrong", "missed")


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of one entry.

    ``fired`` counts words, ``accepted`` those that became part of a claim. Of these ``right`` are in claims matched
    with a gold event of the type, ``exact`` in such with the right participants too, ``wrong`` in claims matched with
    none; a match with an optional gold event is neither. ``missed`` counts gold events of the type that no claim found
    and in whose evidence the entry fired.
    """

    entry: str
    type: str
    fired: int = 0
    accepted: int = 0
    right: int = 0
    exact: int = 0
    wrong: int = 0
    missed: int = 0

    def as_json(self) -> dict[str, str | int]:
        """For programs."""
        return asdict(self)


class Usage:
    """Counts, report by report. ``entries`` maps the id of every entry of the lexicon to its type."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = entries
        self._counts: dict[str, Counter[str]] = {entry: Counter() for entry in entries}

    def count(self, content: str, gold: Sequence[Event], coded: Sequence[Event], firings: Iterable[Firing]) -> None:
        """Adds one report. The spans of its firings point into ``content``, as the words of the events stand in it."""
        taken = {claim: i for i, claim in pairs(content, gold, coded).items()}
        missing = [i for i, event in enumerate(gold) if i not in taken.values() and not event.get("optional")]
        missed: set[tuple[str, int]] = set()
        for firing in firings:
            counts = self._counts[firing.entry]
            counts["fired"] += 1
            if firing.fate is Fate.TOLD and firing.claim is not None:
                counts.update(_verdicts(gold, coded, firing.claim, taken.get(firing.claim)))
            else:
                missed |= {(firing.entry, i) for i in missing if _tells(content, firing, gold[i])}
        for entry, _ in missed:
            self._counts[entry]["missed"] += 1

    def rows(self, *, by: str = "wrong", least: int = 1) -> list[Row]:
        """The entries that fired at least so often, those with the most of a column first; or ``by`` entry."""
        found = [row for row in self._rows() if row.fired >= max(1, least)]
        if by == "entry":
            return sorted(found, key=lambda row: row.entry)
        return sorted(found, key=lambda row: (-getattr(row, by), -row.fired, row.entry))

    def silent(self) -> list[Row]:
        """The entries that never fired, type by type."""
        return sorted((row for row in self._rows() if not row.fired), key=lambda row: (row.type, row.entry))

    def total(self) -> dict[str, int]:
        """The sum of every column, and how many entries fired and did not."""
        sums = {name: sum(c[name] for c in self._counts.values()) for name in COLUMNS}
        return sums | {"entries": len(self._counts), "silent": len(self.silent())}

    def _rows(self) -> Iterator[Row]:
        for entry, counts in self._counts.items():
            yield Row(entry, self._entries[entry], **{name: counts[name] for name in COLUMNS})


def _verdicts(gold: Sequence[Event], coded: Sequence[Event], claim: int, matched: int | None) -> list[str]:
    """The columns in which a word counts that became part of a claim."""
    if matched is None:
        return ["accepted", "wrong"]
    if gold[matched].get("optional"):
        return ["accepted"]
    return ["accepted", "right", *(["exact"] if exact(gold[matched], coded[claim]) else [])]


def _tells(content: str, firing: Firing, event: Event) -> bool:
    """Whether an entry fired in the evidence of an event of its own type."""
    start, end = _flat(content, firing.span.start), _flat(content, firing.span.end)
    return event["type"] == firing.type and any(a < end and start < b for a, b in spans(content, event))


def _flat(content: str, offset: int) -> int:
    """The offset in the text that scoring looks at, in which white space is one blank."""
    return len(re.sub(r"\s+", " ", content[:offset]))

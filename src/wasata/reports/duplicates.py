"""Copies of one text: the same agency report in several papers, cut, retitled or with a sentence added.

A sketch is the smallest hashes of a text's runs of five folded words; two texts share as much of their sketches as they
share of their runs. Sketches are plain integers, the same on every machine and in every run.
"""

from __future__ import annotations

import hashlib
import re

from wasata.reports.desks import flat

RUN, SIZE, BLOCKS = 5, 64, 6
COPY = 0.5  # half of all runs in common: below it, two reporters on one event; from it on, one text
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """At most 64 hashes, the smallest first; empty for a text without words."""
    words = _WORD.findall(flat(text))
    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()
    return tuple(sorted(_hash(run) for run in runs)[:SIZE])


def _hash(run: str) -> int:
    """63 bits, so that SQLite keeps it as an integer."""
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of runs that two texts have in common, 0 to 1, estimated from their sketches."""
    size = min(SIZE, max(len(one), len(other)))
    if not size:
        return 0.0
    smallest = set(sorted({*one, *other})[:size])
    return len(smallest & set(one) & set(other)) / len(smallest)


def blocks(of: tuple[int, ...]) -> tuple[int, ...]:
    """The keys under which copies find each other: copies share one of them but for one pair in a hundred or so."""
    return of[:BLOCKS]

"""Reports with events coded by hand, and what a reading of them comes to: counts report by report, figures of all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus_gold import content, rows_of
from wasata.exports.coded import report_row
from wasata.model import EventType, Report
from wasata.pipeline import Reader
from wasata.reports.files import read_sources
from wasata.scoring import Counts, counts

GROUPS = ("all", "contact", "position", "deed")
FIELDS = ("contact", "date", "place", "status", "source", "mediator")
HOW = ("exact", "detected")
LEAST_EVENTS = 5  # gold events that a type needs in a set for figures of its own
SLACK = 0.005  # how far a figure may lie below its floor: about one event in the smaller sets
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Reports and their events coded by hand, two JSONL files."""

    name: str
    base: Path

    @property
    def reports(self) -> Path:
        """The reports."""
        return self.base.with_name(f"{self.base.name}.reports.jsonl")

    @property
    def gold(self) -> Path:
        """The events."""
        return self.base.with_name(f"{self.base.name}.gold.jsonl")

    @property
    def there(self) -> bool:
        """Whether both files are at hand."""
        return self.reports.exists() and self.gold.exists()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of both files: floors hold for these very words."""
        return hashlib.sha256(self.reports.read_bytes() + b"\0" + self.gold.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Scored:
    """A reading of one set: the counts of its reports, in the order of the gold."""

    reports: tuple[Counts, ...]

    @cached_property
    def sums(self) -> Counts:
        """The counts of all reports together."""
        return summed(self.reports)

    @cached_property
    def figures(self) -> Figures:
        """What is measured, every figure between 0 and 1, in the order in which it is shown."""
        found = self.sums
        groups = [f"{g} {how}" for g in GROUPS for how in HOW]
        types = [f"{t} {how}" for t in EventType for how in HOW if found.get(f"{t} {how}", (0, 0))[1] >= LEAST_EVENTS]
        return {f: figure(found[f]) for f in (*groups, "participants", "tracks", *FIELDS, *types) if f in found}

    def slack(self, name: str) -> float:
        """How far a figure may lie below its floor: for a type what one event more or less makes of it."""
        _, gold, coded = self.sums.get(name, (0, 0, 0))
        return max(SLACK, 2 / (gold + coded)) if is_type(name) and gold + coded else SLACK


def is_type(name: str) -> bool:
    """Whether a figure is one of a single type of event."""
    return name.split(" ")[0] in EventType.__members__


def summed(reports: Iterable[Counts]) -> Counts:
    """The counts of several reports together."""
    totals: dict[str, Counter[int]] = {}
    for report in reports:
        for name, row in report.items():
            totals.setdefault(name, Counter()).update(dict(enumerate(row)))
    return {name: (total[0], total[1], total[2]) for name, total in totals.items()}


def figure(row: tuple[int, int, int]) -> float:
    """The figure that counts come to, as it is shown: three decimals."""
    hit, gold, coded = row
    return round(2 * hit / (gold + coded), 3) if gold + coded else 0.0


def coded(reader: Reader, reports: Path) -> dict[str, list[dict[str, Any]]]:
    """The events that the reader finds, by the report's id."""
    items = [item for item in read_sources([reports]) if isinstance(item, Report)]
    return {item.id: report_row(item, reader.claims(item))["events"] for item in items}


def scored(reader: Reader, gold_set: GoldSet) -> Scored:
    """A set read and scored."""
    contents = {row["id"]: content(row) for row in rows_of(gold_set.reports)}
    found: Mapping[str, list[dict[str, Any]]] = coded(reader, gold_set.reports)
    rows = rows_of(gold_set.gold)
    return Scored(tuple(counts(contents[r["id"]], r["events"], found.get(r["id"], [])) for r in rows))

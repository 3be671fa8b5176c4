"""The gate: scores the gold with the shipped judges and fails where a figure has fallen below its floor.

usage: python eval/gate.py                                      score, compare, exit 1 on a broken floor
       python eval/gate.py --update                             raise the floors to what is reached now, and write the
                                                                tables of figures in README.md and docs/accuracy.md
       python eval/gate.py --update --allow-regression REASON   lower them too; the reason is kept beside them

Two sets come with the project. Two more are scored where they lie in ``../shared/gold`` beside it: of these only
figures are printed, never a word. The shipped judges were trained on every set but ``dev``: docs/accuracy.md says what
that means.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus_gold import content, rows_of
from wasata.exports.coded import report_row
from wasata.model import Report
from wasata.pipeline import Reader
from wasata.reports.files import read_sources
from wasata.rules.cache import load_lexicon
from wasata.scoring import score

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "gold"
FLOORS = HERE / "floors.json"
PAGES = (HERE.parent / "docs" / "accuracy.md", HERE.parent / "README.md")
MARK = re.compile(r"(<!-- figures: (.*?) -->\n).*?(<!-- /figures -->)", re.DOTALL)
SLACK = 0.005  # how far a figure may lie below its floor: about one event in the smaller sets
GROUPS = ("all", "contact", "position", "deed")
FIELDS = ("contact", "date", "place", "status", "source", "mediator")
SETS = {
    "written": HERE / "gold" / "written",
    "samples": HERE / "gold" / "samples",
    "seeds": SHARED / "seeds",
    "dev": SHARED / "dev",
}
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


def coded(reader: Reader, reports: Path) -> dict[str, list[dict[str, Any]]]:
    """The events that the reader finds, by the report's id."""
    items = [item for item in read_sources([reports]) if isinstance(item, Report)]
    return {item.id: report_row(item, reader.claims(item))["events"] for item in items}


def figures(reader: Reader, gold_set: GoldSet) -> Figures:
    """What is measured of one set, every figure between 0 and 1."""
    contents = {row["id"]: content(row) for row in rows_of(gold_set.reports)}
    truth = {row["id"]: row["events"] for row in rows_of(gold_set.gold)}
    result = score(contents, truth, coded(reader, gold_set.reports))
    found = {f"{g} {how}": result[g][how]["f1"] for g in GROUPS if g in result for how in ("exact", "detected")}
    found |= {name: result[name]["f1"] for name in ("participants", "tracks")}
    return found | {f: result[f"{f}_accuracy"] for f in FIELDS if result.get(f"{f}_accuracy") is not None}


def broken(name: str, now: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The figures of a set that lie below their floors, one line each."""
    lines = []
    for figure, floor in floors.items():
        reached = now.get(figure, 0.0)
        if reached < floor - SLACK:
            lines.append(f"{name}: {figure} is {reached:.3f}, its floor is {floor:.3f}")
    return lines


def table(results: Mapping[str, Figures], floors: Mapping[str, Any]) -> list[str]:
    """One line a figure, one column a set; what lies below its floor is marked."""
    names = list(dict.fromkeys(f for figures_of in results.values() for f in figures_of))
    lines = ["figure".ljust(20) + "".join(name.rjust(12) for name in results)]
    for figure in names:
        cells = []
        for name, now in results.items():
            floor = floors.get(name, {}).get("floors", {}).get(figure)
            low = floor is not None and now.get(figure, 0.0) < floor - SLACK
            cells.append(("!" * low + _cell(now.get(figure))).rjust(12))
        lines.append(figure.ljust(20) + "".join(cells))
    return lines


def in_markdown(kept: Mapping[str, Any], wanted: list[str] | None = None) -> str:
    """The figures kept beside the floors as a table for a page; all of them, or those wanted."""
    names = wanted or list(dict.fromkeys(f for of_set in kept.values() for f in of_set["figures"]))
    head = [["figure", *kept], ["---", *("---:" for _ in kept)]]
    body = [[name, *(_cell(of_set["figures"].get(name)) for of_set in kept.values())] for name in names]
    return "".join(f"| {' | '.join(row)} |\n" for row in head + body)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def written(page: str, kept: Mapping[str, Any]) -> str:
    """A page with its tables of figures made anew: those between marks that say which figures, or ``all``."""

    def table_of(found: re.Match[str]) -> str:
        wanted = None if found[2] == "all" else found[2].split(", ")
        return found[1] + in_markdown(kept, wanted) + found[3]

    return MARK.sub(table_of, page)


def raised(gold_set: GoldSet, now: Figures, kept: Mapping[str, Any], reason: str | None) -> dict[str, Any]:
    """The floors of a set after an update: with a reason what is reached now, without one never lower than before."""
    before = kept.get("floors", {})
    floors = {f: v if reason else max(v, before.get(f, 0.0)) for f, v in now.items()}
    lowered = [*kept.get("lowered", [])]
    if reason and any(v < before.get(f, 0.0) for f, v in now.items()):
        lowered.append(reason)
    return {"fingerprint": gold_set.fingerprint, "floors": floors, "figures": now, "lowered": lowered}


def faults(gold_sets: list[GoldSet], results: Mapping[str, Figures], kept: Mapping[str, Any]) -> list[str]:
    """Everything that keeps the gate shut, one line each."""
    lines = []
    for gold_set in gold_sets:
        known = kept.get(gold_set.name)
        if known is None:
            lines.append(f"{gold_set.name}: no floors yet; set them with --update")
        elif known["fingerprint"] != gold_set.fingerprint:
            lines.append(f"{gold_set.name}: the gold has changed since its floors were set; look, then --update")
        lines += broken(gold_set.name, results[gold_set.name], known["floors"] if known else {})
    return lines


def update(gold_sets: list[GoldSet], results: Mapping[str, Figures], kept: dict[str, Any], reason: str | None) -> int:
    """Write the floors, unless that would lower one without a reason; the exit status."""
    lower = [
        line for s in gold_sets for line in broken(s.name, results[s.name], kept.get(s.name, {}).get("floors", {}))
    ]
    if lower and not reason:
        print("\n".join(["", *lower, "not updated: say why with --allow-regression REASON"]))
        return 1
    new = kept | {s.name: raised(s, results[s.name], kept.get(s.name, {}), reason) for s in gold_sets}
    FLOORS.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for page in PAGES:
        page.write_text(written(page.read_text("utf-8"), new), "utf-8")
    print(f"\nwritten: {FLOORS.name} and the tables in {' and '.join(p.name for p in PAGES)}")
    return 0


def main(arguments: list[str]) -> int:
    """Scores all sets that are at hand; the exit status."""
    parser = argparse.ArgumentParser(description="Score the gold and compare with the floors.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors too, and say why")
    options = parser.parse_args(arguments)
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    found = [GoldSet(name, base) for name, base in SETS.items()]
    gold_sets = [s for s in found if s.there]
    reader = Reader(load_lexicon())
    results = {s.name: figures(reader, s) for s in gold_sets}
    print("\n".join(table(results, kept)))
    for missing in (s.name for s in found if not s.there):
        print(f"{missing}: not at hand, not scored")
    if options.update:
        return update(gold_sets, results, kept, options.allow_regression)
    wrong = faults(gold_sets, results, kept)
    print("\n".join(["", *wrong]) if wrong else "\nthe gate is open: every figure is at its floor or above")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

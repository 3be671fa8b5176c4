"""The gate: scores the gold with the shipped judges and fails where a figure has fallen below its floor.

usage: python eval/gate.py                                      score, compare, exit 1 on a broken floor
       python eval/gate.py --update                             raise the floors to what is reached now, and write the
                                                                tables of figures in README.md and docs/accuracy.md
       python eval/gate.py --update --allow-regression REASON   lower them too; the reason is kept beside them

Every figure is compared with the state in which the floors were set: better, worse, or within noise
(``bootstrap.py``). A broken floor shuts the gate either way.

Two sets come with the project. Two more are scored where they lie in ``../shared/gold`` beside it: of these only
figures are printed, never a word. The shipped judges were trained on every set but ``dev``: docs/accuracy.md says what
that means.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import bootstrap
from gold_sets import GoldSet, Scored, scored
from pages import below, on_screen, written
from wasata.pipeline import Reader
from wasata.rules.cache import load_lexicon

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "gold"
FLOORS = HERE / "floors.json"
FIGURES = HERE.parent / "src" / "wasata" / "web" / "figures.json"  # what the page on accuracy shows
STATES = HERE / "counts.json"
PAGES = (HERE.parent / "docs" / "accuracy.md", HERE.parent / "README.md")
SETS = {
    "written": HERE / "gold" / "written",
    "samples": HERE / "gold" / "samples",
    "seeds": SHARED / "seeds",
    "dev": SHARED / "dev",
}


def broken(name: str, now: Scored, floors: Mapping[str, float]) -> list[str]:
    """The figures of a set that lie below their floors, one line each."""
    return [
        f"{name}: {figure} is {now.figures.get(figure, 0.0):.3f}, its floor is {floors[figure]:.3f}"
        for figure in below(now, floors)
    ]


def raised(gold_set: GoldSet, now: Scored, kept: Mapping[str, Any], reason: str | None) -> dict[str, Any]:
    """The floors of a set after an update: with a reason what is reached now, without one never lower than before."""
    before, figures = kept.get("floors", {}), now.figures
    floors = {f: v if reason else max(v, before.get(f, 0.0)) for f, v in figures.items()}
    lowered = [*kept.get("lowered", [])]
    if reason and any(v < before.get(f, 0.0) for f, v in figures.items()):
        lowered.append(reason)
    return {"fingerprint": gold_set.fingerprint, "floors": floors, "figures": figures, "lowered": lowered}


def faults(gold_sets: list[GoldSet], results: Mapping[str, Scored], kept: Mapping[str, Any]) -> list[str]:
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


def compared(gold_sets: list[GoldSet], results: Mapping[str, Scored], states: Mapping[str, Any]) -> list[str]:
    """Every set beside the state in which its floors were set."""
    return [
        line
        for s in gold_sets
        for line in ["", *bootstrap.report(s.name, states.get(s.name), s.fingerprint, results[s.name])]
    ]


def noisy(gold_sets: list[GoldSet], results: Mapping[str, Scored], states: Mapping[str, Any]) -> list[str]:
    """The figures that an update raises though the rise is within noise, one line a set."""
    lines = []
    for s in gold_sets:
        kept = states.get(s.name)
        if kept and kept["fingerprint"] == s.fingerprint:
            then = bootstrap.unpacked(kept["counts"], kept["reports"])
            risen = [d for d in bootstrap.differences(then, results[s.name]) if d.now > d.then]
            names = [d.name for d in risen if d.word != "better"]
            lines += [f"{s.name}: risen within noise, no progress shown: {', '.join(names)}"] if names else []
    return lines


def update(
    gold_sets: list[GoldSet],
    results: Mapping[str, Scored],
    kept: dict[str, Any],
    states: dict[str, Any],
    reason: str | None,
) -> int:
    """Write the floors, unless that would lower one without a reason; the exit status."""
    lower = [
        line for s in gold_sets for line in broken(s.name, results[s.name], kept.get(s.name, {}).get("floors", {}))
    ]
    if lower and not reason:
        print("\n".join(["", *lower, "not updated: say why with --allow-regression REASON"]))
        return 1
    print("\n".join(["", *noisy(gold_sets, results, states)]))
    new = kept | {s.name: raised(s, results[s.name], kept.get(s.name, {}), reason) for s in gold_sets}
    FLOORS.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", "utf-8")
    FIGURES.write_text(json.dumps({name: row["figures"] for name, row in new.items()}, indent=1) + "\n", "utf-8")
    now = {s.name: bootstrap.state(s.fingerprint, results[s.name]) for s in gold_sets}
    STATES.write_text(bootstrap.as_text(states | now), "utf-8")
    for page in PAGES:
        page.write_text(written(page.read_text("utf-8"), new), "utf-8")
    print(f"written: {FLOORS.name}, {STATES.name} and the tables in {' and '.join(p.name for p in PAGES)}")
    return 0


def kept_in(path: Path) -> dict[str, Any]:
    """What a file of the gate holds; nothing where there is none yet."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def main(arguments: list[str]) -> int:
    """Scores all sets that are at hand; the exit status."""
    parser = argparse.ArgumentParser(description="Score the gold and compare with the floors.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors too, and say why")
    options = parser.parse_args(arguments)
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    kept, states = kept_in(FLOORS), kept_in(STATES)
    found = [GoldSet(name, base) for name, base in SETS.items()]
    gold_sets = [s for s in found if s.there]
    reader = Reader(load_lexicon())
    results = {s.name: scored(reader, s) for s in gold_sets}
    print("\n".join(on_screen(results, kept) + compared(gold_sets, results, states)))
    for missing in (s.name for s in found if not s.there):
        print(f"{missing}: not at hand, not scored")
    if options.update:
        return update(gold_sets, results, kept, states, options.allow_regression)
    wrong = faults(gold_sets, results, kept)
    print("\n".join(["", *wrong]) if wrong else "\nthe gate is open: every figure is at its floor or above")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

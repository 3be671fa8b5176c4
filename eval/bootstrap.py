"""Whether a figure has changed by more than noise: a paired bootstrap over reports.

Reports are drawn again and again, with replacement, as many as there are; each time the figure is taken of both states
on the same reports. Where 95 of 100 differences lie on one side of nought, the change is more than the luck of the
draw. The counts of the state in which the floors were set lie beside them in ``counts.json``: numbers, no words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gold_sets import Scored
from wasata.scoring import Counts

RESAMPLES = 2000
SEED = 20150721
INSIDE = 95.0  # per cent of the differences
LEAST_REPORTS = 10  # with fewer the draws are too few to tell anything

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure then and now. ``low`` and ``high`` bound the difference, None where there are too few reports."""

    name: str
    then: float
    now: float
    low: float | None
    high: float | None

    @property
    def word(self) -> str:
        """What it comes to."""
        if self.low is None or self.high is None:
            return "too few reports to tell"
        return "better" if self.low > 0 else "worse" if self.high < 0 else "within noise"

    @property
    def line(self) -> str:
        """For people."""
        interval = "" if self.low is None or self.high is None else f"[{self.low:+.3f}, {self.high:+.3f}]"
        change = f"{self.then:.3f} → {self.now:.3f}  {self.now - self.then:+.3f}"
        return f"{self.name:22} {change}  {interval:18}  {self.word}"


def differences(then: Sequence[Counts], now: Scored) -> Iterator[Difference]:
    """Each figure of a set against the state kept; the same reports in the same order."""
    number = len(now.reports)
    draws = np.random.default_rng(SEED).multinomial(number, [1 / number] * number, RESAMPLES).astype(float)
    for name in now.figures:
        before, after = _matrix(then, name), _matrix(now.reports, name)
        drawn = _figures(draws @ after) - _figures(draws @ before)
        drawn = drawn[~np.isnan(drawn)]
        low = high = None
        if number >= LEAST_REPORTS and drawn.size:
            low, high = (round(float(v), 6) for v in np.percentile(drawn, [(100 - INSIDE) / 2, (100 + INSIDE) / 2]))
        one = np.ones((1, number))
        was, is_now = (float(np.nan_to_num(_figures(one @ m))[0]) for m in (before, after))
        yield Difference(name, was, is_now, low, high)


def _matrix(reports: Sequence[Counts], name: str) -> Numbers:
    """The counts of one figure: reports by (hit, gold, coded)."""
    return np.array([report.get(name, (0, 0, 0)) for report in reports], dtype=float)


def _figures(sums: Numbers) -> Numbers:
    """The figure of each row of summed counts; not a number where nothing was drawn that it could be measured on."""
    whole = sums[:, 1] + sums[:, 2]
    found: Numbers = np.divide(2 * sums[:, 0], whole, out=np.full(len(sums), np.nan), where=whole > 0)
    return found


def packed(reports: Sequence[Counts]) -> dict[str, list[list[int]]]:
    """Counts for keeping: for each figure rows of a report's place and its three numbers."""
    names = sorted({name for report in reports for name in report})
    return {name: [[i, *report[name]] for i, report in enumerate(reports) if name in report] for name in names}


def unpacked(kept: Mapping[str, Sequence[Sequence[int]]], number: int) -> list[Counts]:
    """The same counts, report by report."""
    reports: list[Counts] = [{} for _ in range(number)]
    for name, rows in kept.items():
        for i, hit, gold, coded in rows:
            reports[i][name] = (hit, gold, coded)
    return reports


def state(fingerprint: str, scored: Scored) -> dict[str, Any]:
    """What is kept of a set."""
    return {"fingerprint": fingerprint, "reports": len(scored.reports), "counts": packed(scored.reports)}


def as_text(states: Mapping[str, Any]) -> str:
    """All states as a file, one line a figure, so that a change shows in few lines."""
    sets = []
    for name, kept in states.items():
        rows = ",\n".join(
            f"  {json.dumps(figure)}: {json.dumps(found, separators=(',', ':'))}"
            for figure, found in kept["counts"].items()
        )
        head = f' "fingerprint": {json.dumps(kept["fingerprint"])}, "reports": {kept["reports"]}, "counts": {{'
        sets.append(f"{json.dumps(name)}: {{\n{head}\n{rows}\n }}\n}}")
    return "{\n" + ",\n".join(sets) + "\n}\n"


def report(name: str, kept: Mapping[str, Any] | None, fingerprint: str, now: Scored) -> list[str]:
    """What has changed in a set since its floors were set, line by line; what has not changed is only named."""
    if kept is None:
        return [f"{name}: no earlier state to compare with"]
    if kept["fingerprint"] != fingerprint or kept["reports"] != len(now.reports):
        return [f"{name}: other gold than in the earlier state, not compared"]
    found = list(differences(unpacked(kept["counts"], kept["reports"]), now))
    moved = [d for d in found if (d.low, d.high) != (0.0, 0.0) and not (d.then == d.now and d.low is None)]
    if not moved:
        return [f"{name}: nothing has changed since the floors were set ({len(now.reports)} reports)"]
    still = [d.name for d in found if d not in moved]
    lines = [f"{name}: since the floors were set ({len(now.reports)} reports)", *(f"  {d.line}" for d in moved)]
    return [*lines, f"  not changed: {', '.join(still)}"] if still else lines

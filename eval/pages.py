"""The figures as tables: on the screen, and in the documents between marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gold_sets import HOW, Scored, is_type

MARK = re.compile(r"(<!-- (figures|types)(?:: (.*?))? -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def on_screen(results: Mapping[str, Scored], kept: Mapping[str, Any]) -> list[str]:
    """One line a figure, one column a set; what lies below its floor is marked."""
    lines = ["figure".ljust(20) + "".join(name.rjust(12) for name in results)]
    for figure in dict.fromkeys(f for scored in results.values() for f in scored.figures):
        cells = []
        for name, scored in results.items():
            low = figure in below(scored, kept.get(name, {}).get("floors", {}))
            cells.append(("!" * low + _cell(scored.figures.get(figure))).rjust(12))
        lines.append(figure.ljust(20) + "".join(cells))
    return lines


def below(scored: Scored, floors: Mapping[str, float]) -> list[str]:
    """The figures of a set that lie below their floors."""
    return [f for f, floor in floors.items() if scored.figures.get(f, 0.0) < floor - scored.slack(f)]


def written(page: str, kept: Mapping[str, Any]) -> str:
    """A page with its tables made anew: those between marks.

    ``figures: all`` holds all but the figures of single types, ``figures: …`` those named, ``types`` one row a type.
    """

    def table_of(found: re.Match[str]) -> str:
        return found[1] + (of_types(kept) if found[2] == "types" else of_figures(kept, found[3])) + found[4]

    return MARK.sub(table_of, page)


def of_figures(kept: Mapping[str, Any], wanted: str) -> str:
    """The figures kept beside the floors, one row a figure."""
    names = wanted.split(", ")
    if wanted == "all":
        names = [f for f in dict.fromkeys(f for of_set in kept.values() for f in of_set["figures"]) if not is_type(f)]
    rows = [[name, *(_cell(of_set["figures"].get(name)) for of_set in kept.values())] for name in names]
    return _markdown(["figure", *kept], rows)


def of_types(kept: Mapping[str, Any]) -> str:
    """The figures of the types, one row a type, exact and detected in one cell."""
    found = dict.fromkeys(f.split(" ")[0] for of_set in kept.values() for f in of_set["figures"] if is_type(f))
    rows = [
        [kind, *(" / ".join(_cell(of_set["figures"].get(f"{kind} {how}")) for how in HOW) for of_set in kept.values())]
        for kind in found
    ]
    return _markdown(["type", *kept], [[c.replace("– / –", "–") for c in row] for row in rows])


def _markdown(head: list[str], rows: Iterable[list[str]]) -> str:
    whole = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in whole)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"

"""The calendar file of the lexicon as phrases, each with its sign: what the words of time mean to the grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from wasata.arabic import numerals
from wasata.arabic.letters import key

Row = Mapping[str, object]


class Sign(NamedTuple):
    """What a word means: its letter, a number and a tag."""

    letter: str
    value: int = 0
    tag: str = ""


_SIMPLE = {
    "weekdays": "w",
    "relative_days": "r",
    "anchored_days": "R",
    "seasons": "Q",
    "modifiers": "a",
    "positions": "q",
}
_LISTS = {"parts_of_day": "p", "after_midnight": "P", "not_dates": "X", "named_by": "Z", "counted": "C", "same": "=",
          "recent": "e"}  # fmt: skip
_LINKS = {
    "in": "i",
    "by": "i",
    "during": "l",
    "since": "s",
    "before": "b",
    "after": "B",
    "from": "f",
    "to": "o",
    "until": "O",
    "between": "x",
    "this": "t",
    "on": "g",
    "or": "+",
    "half": "~",
    "about": "v",
    "matching": "E",
    "hijri": "H",
    "gregorian": "G",
}
_SINGULAR = {"day": "j", "month": "S", "year": "A"}
_DEFINITE = {"day": "X", "month": "T", "year": "A", "week": "K", "hour": "z"}
_PAIRS = {"day": "J", "month": "J", "year": "A"}


def rows(calendar: Mapping[str, object], name: str) -> Sequence[Row]:
    """The rows of a table of the calendar file; none where the table is missing."""
    return cast("Sequence[Row]", calendar.get(name, ()))


def words(row: Mapping[str, object], name: str = "names") -> list[str]:
    """The words of a row, folded."""
    return [key(str(word)).lower() for word in cast("Sequence[object]", row.get(name, ()))]


def number(row: Row, name: str = "number") -> int:
    """A number of a row."""
    return int(str(row[name]))


def entries(calendar: Mapping[str, object]) -> Iterator[tuple[str, Sign]]:
    """All phrases of a calendar file with their signs; of two for one phrase the earlier wins."""
    weak = set(words(calendar, "weak_months"))
    for row in rows(calendar, "months"):
        yield from ((name, Sign("M" if name in weak else "m", number(row), name)) for name in words(row))
    for row in rows(calendar, "latin_months"):
        yield from ((name, Sign("M", number(row), "latin")) for name in words(row))
    for row in rows(calendar, "hijri_months"):
        yield from ((name, Sign("h", number(row), name)) for name in words(row))
    for row in rows(calendar, "feasts"):
        yield from ((name, Sign("F", number(row, "month"), str(row["day"]))) for name in words(row))
    for row in rows(calendar, "halves"):
        yield from ((name, Sign("k", number(row, "first"), str(row["last"]))) for name in words(row))
    for table, letter in _LISTS.items():
        yield from ((name, Sign(letter)) for name in words(calendar, table))
    for table, letter in _SIMPLE.items():
        for row in rows(calendar, table):
            yield from ((name, Sign(letter, number(row), name)) for name in words(row))
    links = cast("Mapping[str, object]", calendar.get("links", {}))
    for link, letter in _LINKS.items():
        yield from ((name, Sign(letter, 0, link)) for name in words(links, link))
    yield from _unit_entries(cast("Mapping[str, object]", calendar.get("units", {})))


def _unit_entries(units: Mapping[str, object]) -> Iterator[tuple[str, Sign]]:
    for unit, forms in units.items():
        table = cast("Mapping[str, object]", forms)
        for one in words(table, "one"):
            yield one, Sign(_SINGULAR.get(unit, "u"), 1, unit)
            if not one.endswith("ا"):
                yield f"ال{one}", Sign(_DEFINITE[unit], 1, f"{unit}!")
                for two in numerals.duals(one):
                    yield two, Sign("2", 2, unit)
                    yield f"ال{two}", Sign("3", 2, unit)
                yield numerals.duals(one)[0][:-1], Sign(_PAIRS.get(unit, "z"), 2, unit)
        for many in words(table, "many"):
            yield many, Sign("u", 0, unit)
            yield f"ال{many}", Sign("V", 0, unit)

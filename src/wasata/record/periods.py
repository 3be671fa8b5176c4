"""ISO prefixes and intervals as stretches of days."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Period(NamedTuple):
    """The days from ``first`` to ``last``, both included, as ordinals of :class:`datetime.date`."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    def within(self, other: Period) -> bool:
        """Whether all its days are days of the other."""
        return other.first <= self.first and self.last <= other.last

    @property
    def iso(self) -> tuple[str, str]:
        """First and last day, ISO."""
        return date.fromordinal(self.first).isoformat(), date.fromordinal(self.last).isoformat()


@lru_cache(maxsize=50_000)
def period(value: str | None) -> Period | None:
    """The days of ``2024``, ``2024-10``, ``2024-10-31`` or an interval of two joined by ``/``; None for others."""
    if not value:
        return None
    begin, _, end = value.partition("/")
    try:
        found = Period(_bounds(begin)[0], _bounds(end or begin)[1])
    except ValueError:
        return None
    return found if found.first <= found.last else None


def _bounds(prefix: str) -> tuple[int, int]:
    match = _PREFIX.fullmatch(prefix)
    if match is None:
        raise ValueError(f"no ISO prefix: {prefix!r}")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return (date(year, month, day).toordinal(),) * 2
    first, last = (month, month) if match[2] else (1, 12)
    end = calendar.monthrange(year, last)[1]
    return date(year, first, 1).toordinal(), date(year, last, end).toordinal()

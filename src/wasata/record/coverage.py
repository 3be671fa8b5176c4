"""What was read: which outlets for which months, how many copies, what was set aside and why."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from wasata.record.query import rows_of
from wasata.record.store import Record

Row = dict[str, Any]
MONTHS = """SELECT s.outlet, substr(s.published, 1, 7) AS month, count(DISTINCT s.report) AS reports,
  count(DISTINCT s.published) AS days, count(*) - count(DISTINCT s.report) AS copies,
  count(DISTINCT CASE WHEN EXISTS (SELECT 1 FROM claims c WHERE c.report = s.report) THEN s.report END) AS telling
FROM sightings s GROUP BY 1, 2 ORDER BY s.outlet IS NULL, s.outlet, month IS NULL, month"""
ASIDE = "SELECT code, count(*) AS inputs, min(reason) AS example FROM set_aside GROUP BY code ORDER BY 2 DESC, code"
DAYS = (
    "SELECT DISTINCT outlet, published FROM sightings WHERE outlet IS NOT NULL AND published IS NOT NULL ORDER BY 1, 2"
)


def coverage(record: Record) -> Row:
    """What the record covers.

    ``months``: rows ``outlet``, ``month`` (None: no date), ``reports``, ``telling`` (reports in which a claim was
    read), ``days`` (with at least one report), ``copies`` (the same words met again). ``outlets``: rows ``outlet``,
    ``first``, ``last``, ``reports``, ``longest_gap`` (days without a report between two), ``gap_from``, ``gap_to``.
    ``set_aside``: rows ``code``, ``inputs``, ``example``. All counts say what they count.
    """
    with record.reading() as db:
        months = rows_of(db, MONTHS, {})
        aside = rows_of(db, ASIDE, {})
        days: dict[str, list[str]] = {}
        for outlet, day in db.execute(DAYS):
            days.setdefault(outlet, []).append(day)
    counted = {outlet: sum(m["reports"] for m in months if m["outlet"] == outlet) for outlet in days}
    outlets = [_outlet(name, told) | {"reports": counted[name]} for name, told in days.items()]
    return {"months": months, "outlets": outlets, "set_aside": aside}


def _outlet(name: str, days: list[str]) -> Row:
    """An outlet with the longest stretch between two days on which it was read."""
    steps = [((date.fromisoformat(b) - date.fromisoformat(a)).days - 1, a, b) for a, b in itertools.pairwise(days)]
    gap, start, end = max(steps, key=lambda step: step[0], default=(0, None, None))
    longest = {"longest_gap": gap, "gap_from": start if gap else None, "gap_to": end if gap else None}
    return {"outlet": name, "first": days[0], "last": days[-1]} | longest

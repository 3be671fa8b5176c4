"""A plan and what came of it, where they are two events: held on another day, or denied.

A plan and its taking place on the planned day are one event, with both statuses. Where the days differ, two events are
linked when they are of one type and one kind of contact, share two parties, and lie within ``WITHIN`` days.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from wasata.model import Status
from wasata.record.query import rows_of

Row = dict[str, Any]
WITHIN = 45  # days: what is put off for longer is announced anew
LINKED = """WITH mine AS (
  SELECT DISTINCT k.party FROM event_claims t JOIN bundles b ON b.id = t.id JOIN blocks k ON k.bundle = b.bundle
  WHERE t.event = :id
)
SELECT e.id, e.date, e.since, e.statuses, count(DISTINCT k.party) AS parties
FROM mine m CROSS JOIN blocks k ON k.type = :type AND k.party = m.party AND k.first BETWEEN :low AND :high
JOIN bundles b ON b.bundle = k.bundle JOIN event_claims t ON t.id = b.id JOIN events e ON e.id = t.event
WHERE e.id <> :id AND e.contact IS :contact AND e.since IS NOT NULL
GROUP BY e.id HAVING parties > 1 ORDER BY e.since, e.id"""


def linked(db: sqlite3.Connection, event: Row) -> list[Row]:
    """The events that a plan led to, or the plans that led to an event: rows ``event``, ``date``, ``link``.

    ``event`` is a row of ``events`` with ``statuses`` as a list. ``link`` is ``held_later``, ``denied_later`` or, from
    the other side, ``planned_earlier``. Empty for an event without days.
    """
    if not event["since"]:
        return []
    bounds = "SELECT julianday(:since) - 1721424.5 AS since"
    first = int(db.execute(bounds, {"since": event["since"]}).fetchone()[0])
    days = {"low": first - WITHIN, "high": first + WITHIN}
    about = {name: event[name] for name in ("id", "type", "contact")}
    found = rows_of(db, LINKED, about | days)
    links = ((row, _link(event, row | {"statuses": json.loads(row["statuses"])})) for row in found)
    return [{"event": row["id"], "date": row["date"], "link": link} for row, link in links if link is not None]


def _only_planned(event: Row) -> bool:
    return Status.PLANNED in event["statuses"] and not {Status.ACTUAL, Status.DENIED} & set(event["statuses"])


def _link(event: Row, other: Row) -> str | None:
    if _only_planned(event) and other["since"] > event["since"]:
        if Status.ACTUAL in other["statuses"]:
            return "held_later"
        return "denied_later" if Status.DENIED in other["statuses"] else None
    if _only_planned(other) and event["since"] > other["since"] and not _only_planned(event):
        return "planned_earlier"
    return None

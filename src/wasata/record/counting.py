"""How many events have each value, and how many fall in each stretch of time: exact, whatever their number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from wasata.record.periods import period
from wasata.record.query import Filters, conditions, rows_of
from wasata.record.store import Record

Row = dict[str, Any]
UNITS = {"year": 4, "month": 7, "day": 10}  # signs of an ISO day that name the stretch
MONTHS_FROM, YEARS_FROM = 62, 5 * 366  # days from which on months and years are shown
MOST_READ = 10_000  # events in which people and outlets are counted; the newest ones
COLUMNS = """CREATE TEMP TABLE chosen AS
  SELECT e.id, e.since, e.until, e.type, e.statuses, e.tracks, e.place FROM events e WHERE {}"""
OF_EVENTS = """SELECT {0} AS value, count(*) AS events FROM chosen e {1}
  WHERE {0} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most"""
NEWEST = "(SELECT id FROM chosen ORDER BY since DESC LIMIT :read)"
PEOPLE = f"""SELECT value, count(*) AS events FROM (
  SELECT DISTINCT t.event, coalesce(a.actor, p.actor) AS value FROM {NEWEST} e
  CROSS JOIN event_claims t ON t.event = e.id CROSS JOIN participants p ON p.claim = t.id
  LEFT JOIN aliases a ON a.id = p.actor WHERE {{0}}) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most"""  # noqa: S608
OUTLETS = f"""SELECT value, count(*) AS events FROM (
  SELECT DISTINCT t.event, r.outlet AS value FROM {NEWEST} e CROSS JOIN event_claims t ON t.event = e.id
  CROSS JOIN claims c ON c.id = t.id CROSS JOIN reports r ON r.id = c.report WHERE r.outlet IS NOT NULL)
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most"""  # noqa: S608
FACETS = {
    "type": OF_EVENTS.format("e.type", ""),
    "status": OF_EVENTS.format("v.value", "CROSS JOIN json_each(e.statuses) v"),
    "track": OF_EVENTS.format("v.value", "CROSS JOIN json_each(e.tracks) v"),
    "mediator": PEOPLE.format("p.slot = 'mediator' OR p.role = 'mediator'"),
    "actor": PEOPLE.format("p.slot <> 'mediator'"),
    "place": OF_EVENTS.format("e.place", ""),
    "outlet": OUTLETS,
}


SPAN = """SELECT min(e.since) AS first, max(e.until) AS last, count(*) AS events,
  count(*) - count(e.since) AS undated FROM {}"""
STRETCHES = """SELECT substr(e.since, 1, {}) AS value, CASE WHEN e.type = 'CONSULT' THEN 'contact'
  WHEN e.type IN ('ASSAULT', 'COERCE') THEN 'violence' ELSE 'other' END AS family, count(*) AS events
  FROM {} AND e.since IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"""


def overview(record: Record, filters: Filters | None = None, most: int = 12) -> Row:
    """All that is counted of the events that pass, which are looked up once.

    ``span`` as of :func:`span`, ``facets`` as of :func:`facets`, ``unit`` (by day for a few weeks, by month for a few
    years, else by year) and ``histogram`` as of :func:`histogram` in this unit.
    """
    where, values = conditions(filters or Filters(), every=True)
    with record.reading() as db:
        db.execute(COLUMNS.format(where), values)  # gone when the reading ends
        extent = rows_of(db, SPAN.format("chosen e"), {})[0]
        unit = natural(extent["first"], extent["last"])
        stretches = rows_of(db, STRETCHES.format(UNITS[unit], "chosen e WHERE true"), {})
        return {"span": extent, "unit": unit, "histogram": stretches, "facets": _facets(db, FACETS, most)}


def natural(first: str | None, last: str | None) -> str:
    """The unit in which so many days are best looked at."""
    begin, end = period(first), period(last)
    days = end.last - begin.first if begin and end else 0
    return "day" if days <= MONTHS_FROM else "month" if days <= YEARS_FROM else "year"


def facets(
    record: Record, filters: Filters | None = None, names: Iterable[str] = FACETS, most: int = 12
) -> dict[str, list[Row]]:
    """Of each facet of these names the commonest values among the events that pass: rows ``value``, ``events``.

    Mediators, actors and outlets are counted in the newest ``MOST_READ`` of them, all else in all.
    """
    where, values = conditions(filters or Filters(), every=True)
    with record.reading() as db:
        db.execute(COLUMNS.format(where), values)
        return _facets(db, names, most)


def _facets(db: sqlite3.Connection, names: Iterable[str], most: int) -> dict[str, list[Row]]:
    bounds = {"most": most, "read": MOST_READ}
    return {name: rows_of(db, FACETS[name], bounds) for name in names}


def histogram(record: Record, filters: Filters | None, unit: str) -> list[Row]:
    """Events by the year, month or day in which they begin: rows ``value``, ``family``, ``events``.

    Undated ones are in none. ``family`` is ``contact``, ``violence`` (assaults and coercion) or ``other``.
    """
    where, values = conditions(filters or Filters(), every=True)
    with record.reading() as db:
        return rows_of(db, STRETCHES.format(UNITS[unit], f"events e WHERE {where}"), values)


def span(record: Record, filters: Filters | None = None) -> Row:
    """``first`` and ``last`` day of the events that pass, ``events`` and how many of them are ``undated``."""
    where, values = conditions(filters or Filters(), every=True)
    with record.reading() as db:
        return rows_of(db, SPAN.format(f"events e WHERE {where}"), values)[0]

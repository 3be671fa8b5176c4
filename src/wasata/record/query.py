"""Questions to a record. Answers are plain rows (dicts of strings, numbers, lists), made for the views.

Counts say what they count: ``reports``, ``claims`` or events.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wasata.arabic.letters import key
from wasata.errors import UsageError
from wasata.record import rows
from wasata.record.periods import period
from wasata.record.store import Record

Row = dict[str, Any]
FAR = 500  # events passed over from which on all are better looked at together


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are asked for; None asks for all.

    ``since`` and ``until`` are ISO prefixes, both included (``until="2024"`` is to the end of 2024); undated events
    pass neither. ``actor``, ``mediator`` and ``place`` are an id or part of a name, in any spelling, ``outlet`` a whole
    name. ``conflict`` is an id of the lexicon: events in which two of its sides or
    mediators take part, or one in one of its places.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    mediator: str | None = None
    track: str | None = None
    type: str | None = None
    status: str | None = None
    outlet: str | None = None
    place: str | None = None
    conflict: str | None = None


def timeline(
    record: Record, filters: Filters | None = None, limit: int = -1, offset: int = 0, *, newest: bool = False
) -> list[Row]:
    """The events that pass, by date (the newest first with ``newest``), undated ones last; at most ``limit`` (-1: all),
    after the first ``offset``.

    Each is its row of ``events`` with ``statuses``, ``tracks`` and ``contradictions`` as lists, ``participants`` (rows
    ``slot``, ``actor``,
    ``name``, ``provisional``, ``claims``: how many of its claims name it there), ``sources`` and ``outlets`` (lists of
    text). Raises UsageError for a ``since`` or ``until`` that is no date.
    """
    wanted = filters or Filters()
    with record.reading() as db:
        where, values = conditions(wanted, every=offset > FAR, few=offset <= FAR and _busy(db, wanted))
        if newest:
            return _newest(db, where, values, limit, offset)
        return events_where(db, where, values | {"limit": limit, "offset": offset})


MUCH = 3000  # claims of somebody from which on its events are soonest found in the chronology itself


def _busy(db: sqlite3.Connection, filters: Filters) -> bool:
    """Whether those so called take part in so much that looking through the chronology meets them soon."""
    name = "actor" if filters.actor is not None else "mediator"
    value = getattr(filters, name)
    if value is None:
        return False
    values = {name: value, f"{name}_key": key(value).strip(), "much": MUCH}
    sql = f"""SELECT count(*) FROM (SELECT 1 FROM actors a CROSS JOIN participants p ON p.actor = a.id
        WHERE {CALLED.replace("NAME", name)} LIMIT :much)"""  # noqa: S608
    return int(db.execute(sql, values).fetchone()[0]) >= MUCH


def _newest(db: sqlite3.Connection, where: str, values: Row, limit: int, offset: int) -> list[Row]:
    """The index of the chronology read from its end, where dated events are, then the undated ones."""
    dated = f"e.since IS NOT NULL AND {where}"
    found = events_where(db, dated, values | {"limit": limit, "offset": offset}, NEWEST)
    if 0 <= limit <= len(found):
        return found
    if offset and not found:
        before = int(db.execute(f"SELECT count(*) FROM events e WHERE {dated}", values).fetchone()[0])  # noqa: S608
        offset = max(0, offset - before)
    else:
        offset = 0
    left = {"limit": limit - len(found) if limit >= 0 else limit, "offset": offset}
    return found + events_where(db, f"e.since IS NULL AND {where}", values | left)


def conditions(filters: Filters, *, every: bool = False, few: bool = False) -> tuple[str, Row]:
    """What must be true of ``events e`` for the filters, as SQL with its values.

    With ``every`` in the form that is quicker where all events are looked at, with ``few`` in that for some that are
    known already, else in that for the first ones of all.
    """
    condition = _Condition(filters, every=every, few=few)
    return " AND ".join(condition.parts()) or "true", condition.values


def count(record: Record, filters: Filters | None = None) -> int:
    """How many events pass."""
    where, values = conditions(filters or Filters(), every=True)
    with record.reading() as db:
        return int(db.execute(f"SELECT count(*) FROM events e WHERE {where}", values).fetchone()[0])  # noqa: S608


# where days are asked for, from their few events to who took part; else from the actor to its events: either way the
# cost is that of the answer, not of the record, and CROSS JOIN keeps SQLite from turning it round
OF_THE_DAYS = """EXISTS (SELECT 1 FROM event_claims t CROSS JOIN participants p ON p.claim = t.id
  CROSS JOIN actors a ON a.id = p.actor WHERE t.event = e.id AND {})"""
OF_THE_ACTOR = """e.id IN (SELECT t.event FROM actors a CROSS JOIN participants p ON p.actor = a.id
  CROSS JOIN event_claims t ON t.id = p.claim WHERE {})"""
# an actor's id or part of its name, or of the one that persons say it is; NAME is the filter's
NAMED = "{0}.id = :NAME OR (:NAME_key <> '' AND instr({0}.key, :NAME_key))"
OTHERWISE = "SELECT 1 FROM aliases x JOIN actors y ON y.id = x.actor WHERE x.id = a.id AND "
OTHERWISE += f"({NAMED.format('y')})"
CALLED = f"({NAMED.format('a')} OR EXISTS ({OTHERWISE}))"
OF_OUTLET = """EXISTS (SELECT 1 FROM event_claims t CROSS JOIN claims c ON c.id = t.id
  CROSS JOIN reports r ON r.id = c.report WHERE t.event = e.id AND r.outlet = :outlet)"""
# whom a participant stands for is told here by its id, its group's actor, its body or the body of its latest post
STANDS_FOR = """(SELECT p.actor UNION SELECT substr(p.actor, 1, instr(p.actor || ':', ':') - 1) UNION SELECT p.body
  UNION SELECT s.body FROM posts s WHERE s.actor = p.actor
  UNION SELECT lower(p.country) WHERE p.sector IN ('GOV', 'SPY'))"""
OF_CONFLICT = f"""(SELECT count(DISTINCT k.role || coalesce(k.side, k.actor)) FROM event_claims t
  CROSS JOIN participants p ON p.claim = t.id CROSS JOIN conflict_actors k ON k.conflict = :conflict
  WHERE t.event = e.id AND k.actor IN {STANDS_FOR})
  + EXISTS (SELECT 1 FROM event_claims t CROSS JOIN claims c ON c.id = t.id
  CROSS JOIN conflict_places h ON h.place = c.place_id AND h.conflict = :conflict WHERE t.event = e.id) > 1"""  # noqa: S608
# the same for all events at once, from those who stand for a side to what they took part in
_PART = "k.role || coalesce(k.side, k.actor) AS part FROM conflict_actors k"
_OF_ALL = "CROSS JOIN participants p ON p.actor = {} CROSS JOIN event_claims t ON t.id = p.claim"
OF_CONFLICT_EVERY = f"""e.id IN (SELECT event FROM (
  SELECT t.event, {_PART} {_OF_ALL.format("k.actor")} WHERE k.conflict = :conflict
  UNION SELECT t.event, {_PART} CROSS JOIN actors a ON substr(a.id, 1, instr(a.id || ':', ':') - 1) = k.actor
    AND instr(a.id, ':') {_OF_ALL.format("a.id")} WHERE k.conflict = :conflict
  UNION SELECT t.event, {_PART} CROSS JOIN posts s ON s.body = k.actor {_OF_ALL.format("s.actor")}
    WHERE k.conflict = :conflict
  UNION SELECT t.event, {_PART} CROSS JOIN participants p ON p.body = k.actor AND p.body IS NOT NULL
    CROSS JOIN event_claims t ON t.id = p.claim WHERE k.conflict = :conflict
  UNION SELECT t.event, {_PART} CROSS JOIN participants p ON lower(p.country) = k.actor
    AND p.sector IN ('GOV', 'SPY') CROSS JOIN event_claims t ON t.id = p.claim WHERE k.conflict = :conflict
  UNION SELECT t.event, 'place' AS part FROM conflict_places h CROSS JOIN claims c ON c.place_id = h.place
    AND c.place_id IS NOT NULL CROSS JOIN event_claims t ON t.id = c.id WHERE h.conflict = :conflict
) GROUP BY event HAVING count(DISTINCT part) > 1)"""  # noqa: S608
# part of the name, or the place that the lexicon calls so, however reports write it
OF_PLACE = """((e.place IS NOT NULL AND folded(e.place, :place)) OR e.id IN (SELECT t.event FROM claims c
  CROSS JOIN event_claims t ON t.id = c.id WHERE c.place_id = :place_id AND c.place_id IS NOT NULL))"""
BY_DATE = "e.since IS NULL, e.since, e.until, e.id"
NEWEST = "e.since IS NULL DESC, e.since DESC, e.until DESC, e.id DESC"
# CROSS JOIN keeps SQLite to this order: from the few events asked for to what hangs on them
OF_EVENT = """FROM json_each(:ids) j CROSS JOIN event_claims t ON t.event = j.value"""
# the view event_participants says the same and is for reading: joined to few events, SQLite makes all of it first
CORRECTED = "SELECT 1 FROM corrections k WHERE k.claim = p.claim AND k.field = p.slot || 's'"
SET_BY_PERSONS = f"""SELECT t.event, rtrim(k.field, 's') AS slot,
  coalesce(a.actor, json_extract(v.value, '$.actor')) AS actor,
  coalesce(json_extract(v.value, '$.name'), n.name_ar, json_extract(v.value, '$.actor')) AS name, 1 AS claims,
  v.key AS position
{OF_EVENT} CROSS JOIN corrections k ON k.claim = t.id CROSS JOIN json_each(k.value) v
LEFT JOIN aliases a ON a.id = json_extract(v.value, '$.actor')
LEFT JOIN known_actors n ON n.id = coalesce(a.actor, json_extract(v.value, '$.actor'))
WHERE k.field IN ('actors', 'recipients', 'mediators')"""
PEOPLE = f"""SELECT t.event, p.slot, coalesce(a.actor, p.actor) AS actor,
  coalesce(CASE WHEN a.id IS NULL THEN p.name ELSE coalesce(n.name_ar, o.name) END, p.text) AS name,
  count(*) AS claims, min(p.position) AS position
{OF_EVENT} CROSS JOIN participants p ON p.claim = t.id
LEFT JOIN aliases a ON a.id = p.actor LEFT JOIN known_actors n ON n.id = a.actor LEFT JOIN actors o ON o.id = a.actor
WHERE NOT EXISTS ({CORRECTED})
GROUP BY 1, 2, 3, 4 UNION ALL {SET_BY_PERSONS}"""
CREDITS = f"""SELECT t.event, coalesce(c.source_name, c.source) AS source, r.outlet
{OF_EVENT} CROSS JOIN claims c ON c.id = t.id CROSS JOIN reports r ON r.id = c.report"""


def events_where(db: sqlite3.Connection, where: str, values: Row, order: str = BY_DATE) -> list[Row]:
    """The events ``e`` of which ``where`` is true, with what hangs on them: three questions, however many there are."""
    values = {"limit": -1, "offset": 0} | values
    sql = f"SELECT e.* FROM events e WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset"  # noqa: S608
    found = rows_of(db, sql, values)
    ids = {"ids": json.dumps([event["id"] for event in found])}
    people: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(db, PEOPLE, ids):
        people[row.pop("event")].append(row)
    told_by: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for name, source, outlet in db.execute(CREDITS, ids):
        told_by[name].append((source, outlet))
    return [_event(event, people[event["id"]], told_by[event["id"]]) for event in found]


def _event(event: Row, wordings: list[Row], told_by: list[tuple[str | None, str | None]]) -> Row:
    return event | {
        "statuses": json.loads(event["statuses"]),
        "tracks": json.loads(event["tracks"]),
        "contradictions": json.loads(event["contradictions"]),
        "participants": _people(wordings),
        "sources": sorted({source for source, _ in told_by if source}),
        "outlets": sorted({outlet for _, outlet in told_by if outlet}),
    }


def _people(wordings: list[Row]) -> list[Row]:
    """Each actor once in each slot, under the wording that most claims of the event have."""
    found: dict[tuple[str, str], Row] = {}
    for row in sorted(wordings, key=lambda row: (-row["claims"], row["name"])):
        known = found.setdefault((row["slot"], row["actor"]), row | {"claims": 0})
        known["claims"] += row["claims"]
        known["position"] = min(known["position"], row["position"])
    ordered = sorted(found.values(), key=lambda row: (row["slot"], -row["claims"], row["position"], row["name"]))
    return [
        {"slot": row["slot"], "actor": row["actor"], "name": row["name"], "claims": row["claims"]}
        | {"provisional": row["actor"].startswith(rows.PROVISIONAL)}
        for row in ordered
    ]


@dataclass(slots=True)
class _Condition:
    """The WHERE of a question about ``events e``."""

    filters: Filters
    every: bool = False
    few: bool = False
    values: Row = field(default_factory=dict)

    def parts(self) -> list[str]:
        """What must be true of it; ``values`` are filled in."""
        return [*self._days(), *self._people(), *self._words(), *self._told()]

    def _told(self) -> Iterator[str]:
        if self.filters.outlet is not None:
            self.values["outlet"] = self.filters.outlet
            yield OF_OUTLET
        if self.filters.place is not None:
            self.values |= {"place": key(self.filters.place).strip(), "place_id": self.filters.place}
            yield OF_PLACE
        if self.filters.conflict is not None:
            self.values["conflict"] = self.filters.conflict
            yield OF_CONFLICT_EVERY if self.every else OF_CONFLICT

    def _days(self) -> Iterator[str]:
        if self.filters.since is not None:
            self.values["since"] = bound(self.filters.since, "since", 0)
            yield "e.until >= :since"
        if self.filters.until is not None:
            self.values["until"] = bound(self.filters.until, "until", 1)
            yield "e.since <= :until"

    def _people(self) -> Iterator[str]:
        narrow = self.few or self.filters.since is not None or self.filters.until is not None
        for name, slot in (("actor", "true"), ("mediator", "(p.slot = 'mediator' OR p.role = 'mediator')")):
            value = getattr(self.filters, name)
            if value is not None:
                self.values |= {name: value, f"{name}_key": key(value).strip()}
                called = CALLED.replace("NAME", name)
                yield (OF_THE_DAYS if narrow else OF_THE_ACTOR).format(f"{slot} AND {called}")

    def _words(self) -> Iterator[str]:
        if self.filters.type is not None:
            self.values["type"] = self.filters.type.upper()
            yield "e.type = :type"
        for name, column in (("track", "tracks"), ("status", "statuses")):
            value = getattr(self.filters, name)
            if value is not None:
                self.values[name] = f'"{value}"'
                yield f"instr(e.{column}, :{name})"


def bound(value: str, name: str, end: int) -> str:
    """The first (``end`` 0) or last (1) day of an ISO prefix, ISO. Raises UsageError for the option of this name."""
    days = period(value)
    if days is None:
        raise UsageError(f"--{name}", f"{value!r} is no date", expected="a date such as 2024, 2024-10 or 2024-10-31")
    return days.iso[end]


def counts(record: Record) -> dict[str, int]:
    """How many reports, claims, events, actors and inputs ``set_aside`` the record has, by the names of the tables."""
    with record.reading() as db:
        tables = ("reports", "claims", "events", "actors", "set_aside")
        return {name: int(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in tables}  # noqa: S608


def rows_of(db: sqlite3.Connection, sql: str, values: Row) -> list[Row]:
    """The answer to a question as dicts by column."""
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]

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
from wasata.model import Claim, Report
from wasata.record import rows
from wasata.record.periods import period
from wasata.record.store import Record

Row = dict[str, Any]
SHOWN = 8  # ids named in the message on an ambiguous beginning


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are asked for; None asks for all.

    ``since`` and ``until`` are ISO prefixes, both included (``until="2024"`` is to the end of 2024); undated events
    pass neither. ``actor`` and ``mediator`` are an id of the register or part of a name, in any spelling.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    mediator: str | None = None
    track: str | None = None
    type: str | None = None
    status: str | None = None


def timeline(record: Record, filters: Filters | None = None) -> list[Row]:
    """The events that pass, by date, undated ones last.

    Each is its row of ``events`` with ``statuses`` and ``tracks`` as lists, ``participants`` (rows ``slot``, ``actor``,
    ``name``, ``provisional``, ``claims``: how many of its claims name it there), ``sources`` and ``outlets`` (lists of
    text). Raises UsageError for a ``since`` or ``until`` that is no date.
    """
    condition = _Condition(filters or Filters())
    where = " AND ".join(condition.parts()) or "true"
    with record.reading() as db:
        return _events(db, where, condition.values)


# where days are asked for, from their few events to who took part; else from the actor to its events: either way the
# cost is that of the answer, not of the record, and CROSS JOIN keeps SQLite from turning it round
OF_THE_DAYS = """EXISTS (SELECT 1 FROM event_claims t CROSS JOIN participants p ON p.claim = t.id
  CROSS JOIN actors a ON a.id = p.actor WHERE t.event = e.id AND {})"""
OF_THE_ACTOR = """e.id IN (SELECT t.event FROM actors a CROSS JOIN participants p ON p.actor = a.id
  CROSS JOIN event_claims t ON t.id = p.claim WHERE {})"""
BY_DATE = "e.since IS NULL, e.since, e.until, e.id"
# CROSS JOIN keeps SQLite to this order: from the few events asked for to what hangs on them
OF_EVENT = """FROM json_each(:ids) j CROSS JOIN event_claims t ON t.event = j.value"""
PEOPLE = f"""SELECT t.event, p.slot, p.actor, coalesce(p.name, p.text) AS name, count(*) AS claims,
  min(p.position) AS position
{OF_EVENT} CROSS JOIN participants p ON p.claim = t.id
GROUP BY t.event, p.slot, p.actor, coalesce(p.name, p.text)"""
CREDITS = f"""SELECT t.event, coalesce(c.source_name, c.source) AS source, r.outlet
{OF_EVENT} CROSS JOIN claims c ON c.id = t.id CROSS JOIN reports r ON r.id = c.report"""


def _events(db: sqlite3.Connection, where: str, values: Row) -> list[Row]:
    """The events ``e`` of which ``where`` is true, with what hangs on them: three questions, however many there are."""
    found = _rows(db, f"SELECT e.* FROM events e WHERE {where} ORDER BY {BY_DATE}", values)  # noqa: S608
    ids = {"ids": json.dumps([event["id"] for event in found])}
    people: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(db, PEOPLE, ids):
        people[row.pop("event")].append(row)
    told_by: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for name, source, outlet in db.execute(CREDITS, ids):
        told_by[name].append((source, outlet))
    return [_event(event, people[event["id"]], told_by[event["id"]]) for event in found]


def _event(event: Row, wordings: list[Row], told_by: list[tuple[str | None, str | None]]) -> Row:
    return event | {
        "statuses": json.loads(event["statuses"]),
        "tracks": json.loads(event["tracks"]),
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
    values: Row = field(default_factory=dict)

    def parts(self) -> list[str]:
        """What must be true of it; ``values`` are filled in."""
        return [*self._days(), *self._people(), *self._words()]

    def _days(self) -> Iterator[str]:
        if self.filters.since is not None:
            self.values["since"] = _day(self.filters.since, "since", 0)
            yield "e.until >= :since"
        if self.filters.until is not None:
            self.values["until"] = _day(self.filters.until, "until", 1)
            yield "e.since <= :until"

    def _people(self) -> Iterator[str]:
        narrow = self.filters.since is not None or self.filters.until is not None
        for name, slot in (("actor", "true"), ("mediator", "(p.slot = 'mediator' OR p.role = 'mediator')")):
            value = getattr(self.filters, name)
            if value is not None:
                self.values |= {name: value, f"{name}_key": key(value).strip()}
                called = f"(a.id = :{name} OR (:{name}_key <> '' AND instr(a.key, :{name}_key)))"
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


def _day(value: str, name: str, end: int) -> str:
    days = period(value)
    if days is None:
        raise UsageError(f"--{name}", f"{value!r} is no date", expected="a date such as 2024, 2024-10 or 2024-10-31")
    return days.iso[end]


def find(record: Record, beginning: str) -> Row:
    """What an id names: ``{"kind": "event" | "claim" | "report", …}`` with all that is known of it.

    ``beginning`` is the beginning of the id of an event (``e-…``), claim (``c-…``) or report (its hash), or the whole
    id that a report came with. An event has its row as in :func:`timeline` and ``told``: a list of its claims. A claim
    has its row with ``participants``, ``evidence`` and its report's row under ``of`` (with ``content``). A report has
    its row, ``content`` and ``told``. Raises UsageError where nothing, or more than one thing, is so named.
    """
    with record.reading() as db:
        kind, name = _named(db, beginning)
        if kind == "event":
            event = _events(db, "e.id = :id", {"id": name})[0]
            return event | {"kind": kind, "told": _told(db, "t.event = :id", name)}
        if kind == "claim":
            return _told(db, "c.id = :id", name)[0] | {"kind": kind}
        return _report(db, name) | {"kind": kind, "told": _told(db, "c.report = :id", name)}


def _named(db: sqlite3.Connection, beginning: str) -> tuple[str, str]:
    found = []
    bounds = {"low": beginning, "high": beginning + "\U0010ffff", "limit": SHOWN + 1}
    for kind in ("event", "claim", "report"):
        ids = db.execute(f"SELECT id FROM {kind}s WHERE id >= :low AND id < :high ORDER BY id LIMIT :limit", bounds)  # noqa: S608
        found += [(kind, name) for (name,) in ids] if beginning else []
    given = db.execute("SELECT id FROM reports WHERE given_id = :low ORDER BY id LIMIT :limit", bounds)
    found += [("report", name) for (name,) in given if ("report", name) not in found]
    exact = [item for item in found if item[1] == beginning]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UsageError(
            "id", f"nothing in the record is called {beginning!r}", mend="`wasata timeline` shows the ids."
        )
    names = ", ".join(f"{kind} {name[:16]}" for kind, name in found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
    raise UsageError("id", f"{beginning!r} may be {names}", mend="Give more of it.")


def _report(db: sqlite3.Connection, name: str) -> Row:
    row = _rows(db, "SELECT * FROM reports WHERE id = :id", {"id": name})[0]
    return row | {"parts": json.loads(row["parts"]), "content": f"{row['title']}\n{row['text']}"}


def _told(db: sqlite3.Connection, where: str, name: str) -> list[Row]:
    """The claims of which ``where`` is true, by report and place in it, with all that hangs on them."""
    values = {"id": name}
    joined = f"FROM claims c LEFT JOIN event_claims t ON t.id = c.id {{}} WHERE {where}"
    claims = _rows(db, f"SELECT c.*, t.event {joined.format('')} ORDER BY c.report, c.position", values)
    hung: dict[str, dict[str, list[Row]]] = {claim["id"]: {"evidence": [], "participants": []} for claim in claims}
    for table in ("evidence", "participants"):
        rows_of = joined.format(f"JOIN {table} x ON x.claim = c.id")
        for row in _rows(db, f"SELECT x.* {rows_of} ORDER BY x.id", values):
            hung[row["claim"]][table].append(row)
    reports = {claim["report"]: _report(db, claim["report"]) for claim in claims}
    return [
        claim | hung[claim["id"]] | {"tracks": json.loads(claim["tracks"]), "of": reports[claim["report"]]}
        for claim in claims
    ]


def report(record: Record, report_hash: str) -> Report:
    """A report as it was added. Raises UsageError where there is none with this hash."""
    with record.reading() as db:
        found = _rows(db, "SELECT * FROM reports WHERE id = :id", {"id": report_hash})
    if not found:
        raise UsageError("id", f"no report in the record has the hash {report_hash!r}")
    return rows.report_of(found[0])


def claims(record: Record, report_hash: str) -> tuple[Claim, ...]:
    """The claims of a report as they were added, in order."""
    with record.reading() as db:
        told = _told(db, "c.report = :id", report_hash)
    return tuple(rows.claim_of(row, row["evidence"], row["participants"], row["of"]["given_id"]) for row in told)


def counts(record: Record) -> dict[str, int]:
    """How many reports, claims, events, actors and inputs ``set_aside`` the record has, by the names of the tables."""
    with record.reading() as db:
        tables = ("reports", "claims", "events", "actors", "set_aside")
        return {name: int(db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in tables}  # noqa: S608


def _rows(db: sqlite3.Connection, sql: str, values: Row) -> list[Row]:
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]

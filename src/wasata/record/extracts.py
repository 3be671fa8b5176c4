"""Rows of the record for other programs, one at a time and always in the same order, so that memory stays flat."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from wasata.errors import UsageError
from wasata.record.opening import told
from wasata.record.parties import Parties
from wasata.record.query import BY_DATE, Filters, conditions, events_where, rows_of
from wasata.record.store import Record

Row = dict[str, Any]
WHAT = ("events", "claims", "reports", "actors", "contacts", "episodes")
CHUNK = 500  # events that are opened at once


def extract(record: Record, what: str, filters: Filters | None = None) -> Iterator[Row]:
    """The events, claims, reports, actors or contacts that pass the filters; see docs/exports.md for their columns.

    Claims and reports are those that tell a matching event; without filters all, told or not. Raises UsageError for
    anything else.
    """
    makers = {"events": _events, "claims": _claims, "reports": _reports, "actors": _actors, "contacts": _contacts}
    if what not in makers:
        raise UsageError("--what", f"{what!r} is not known", expected=", ".join(WHAT))
    where, values = conditions(filters or Filters())
    with record.reading() as db:
        yield from makers[what](db, where, values)


def _event_rows(db: sqlite3.Connection, where: str, values: Row) -> Iterator[Row]:
    ids = [i for (i,) in db.execute(f"SELECT e.id FROM events e WHERE {where} ORDER BY {BY_DATE}", values)]  # noqa: S608
    for at in range(0, len(ids), CHUNK):
        chosen = {"chosen": json.dumps(ids[at : at + CHUNK])}
        yield from events_where(db, "e.id IN (SELECT value FROM json_each(:chosen))", chosen)


def _events(db: sqlite3.Connection, where: str, values: Row) -> Iterator[Row]:
    for event in _event_rows(db, where, values):
        people = {f"{slot}s": _named(event, slot) for slot in ("actor", "recipient", "mediator")}
        yield {name: value for name, value in event.items() if name != "participants"} | people


def _named(event: Row, slot: str) -> list[Row]:
    return [{"id": p["actor"], "name": p["name"]} for p in event["participants"] if p["slot"] == slot]


def _claims(db: sqlite3.Connection, where: str, values: Row) -> Iterator[Row]:
    joined = "claims c LEFT JOIN event_claims t ON t.id = c.id LEFT JOIN events e ON e.id = t.event"
    narrow = f"WHERE {where}" if where != "true" else ""
    ids = db.execute(f"SELECT c.id FROM {joined} {narrow} ORDER BY c.report, c.position", values).fetchall()  # noqa: S608
    for (claim,) in ids:
        (row,) = told(db, "c.id = :id", claim)
        report = row.pop("of")
        about = {f"report_{name}": report[name] for name in ("given_id", "outlet", "published", "url", "title")}
        yield row | about


def _reports(db: sqlite3.Connection, where: str, values: Row) -> Iterator[Row]:
    telling = f"""WHERE r.id IN (SELECT c.report FROM claims c JOIN event_claims t ON t.id = c.id
        JOIN events e ON e.id = t.event WHERE {where})"""  # noqa: S608
    sql = f"""SELECT r.*, (SELECT count(*) FROM claims c WHERE c.report = r.id) AS claims,
        (SELECT count(*) FROM sightings s WHERE s.report = r.id) AS sightings
        FROM reports r {telling if where != "true" else ""} ORDER BY r.published IS NULL, r.published, r.id"""  # noqa: S608
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for values_of in cursor:
        row = dict(zip(names, values_of, strict=True))
        yield row | {"parts": json.loads(row["parts"])}


def _actors(db: sqlite3.Connection, where: str, values: Row) -> Iterator[Row]:
    sql = f"""SELECT a.id, a.name, k.name_en, a.kind, a.country, a.sector, a.provisional, x.actor AS same_as,
        count(DISTINCT e.id) AS events, count(DISTINCT p.claim) AS claims, count(DISTINCT c.report) AS reports
        FROM actors a JOIN participants p ON p.actor = a.id JOIN claims c ON c.id = p.claim
        JOIN event_claims t ON t.id = p.claim JOIN events e ON e.id = t.event
        LEFT JOIN known_actors k ON k.id = a.id LEFT JOIN aliases x ON x.id = a.id
        WHERE {where} GROUP BY a.id ORDER BY a.provisional, a.id"""  # noqa: S608
    yield from rows_of(db, sql, values)


def _contacts(db: sqlite3.Connection, where: str, values: Row) -> Iterator[Row]:
    """One row for each two of different parties who are in contact in an event."""
    parties = Parties(db)
    kept = ("date", "since", "until", "contact", "place", "statuses", "tracks", "reports", "claims", "tellings")
    for event in _event_rows(db, f"e.type = 'CONSULT' AND {where}", values):
        mediators = _named(event, "mediator")
        for one, other in _pairs(event, parties):
            row = {"id": f"{event['id']}:{one['actor']}:{other['actor']}", "event": event["id"]}
            row |= {f"one_{n}": v for n, v in _about(one, parties, event["since"]).items()}
            row |= {f"other_{n}": v for n, v in _about(other, parties, event["since"]).items()}
            yield row | {"mediators": mediators} | {name: event[name] for name in kept}


def _about(person: Row, parties: Parties, day: str | None) -> Row:
    party = parties.of(person["actor"], day=day)
    return {"id": person["actor"], "name": person["name"], "party": party or None, "country": parties.country(party)}


def _pairs(event: Row, parties: Parties) -> Iterator[tuple[Row, Row]]:
    actors, recipients = ([p for p in event["participants"] if p["slot"] == slot] for slot in ("actor", "recipient"))
    every = [*combinations(actors, 2), *product(actors, recipients)]
    seen = set()
    for one, other in every:
        party, other_party = (parties.of(p["actor"], day=event["since"]) or p["actor"] for p in (one, other))
        both = frozenset((one["actor"], other["actor"]))
        if party != other_party and len(both) > 1 and both not in seen:
            seen.add(both)
            yield one, other

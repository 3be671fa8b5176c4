"""What an id opens: an event with every version of each of its fields, a claim, a report, down to the words."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from wasata.errors import UsageError
from wasata.model import Claim, Report
from wasata.record import rows
from wasata.record.bundles import first_told
from wasata.record.compare import likeness, reasons
from wasata.record.deciding import SLOTS
from wasata.record.judge import judgements
from wasata.record.links import linked
from wasata.record.parties import Parties
from wasata.record.query import events_where, rows_of
from wasata.record.store import Record
from wasata.record.summary import independent
from wasata.record.tellings import Telling, tellings

Row = dict[str, Any]
SHOWN = 8  # ids named in the message on an ambiguous beginning
LISTED = "، "
FIELDS = ("date", "place", "contact", "status", "tracks", "source", "via")


def find(record: Record, beginning: str, parties: Parties | None = None) -> Row:
    """What an id names: ``{"kind": "event" | "claim" | "report", …}`` with all that is known of it.

    ``beginning`` is the beginning of the id of an event (``e-…``), claim (``c-…``) or report (its hash), or the whole
    id that a report came with; an id that an event had once leads to the event that tells the same now. An event has
    its row as in :func:`timeline`, ``told`` (its claims), ``versions`` (see :func:`versions`), ``joined`` (why each
    further claim is taken for the same event), ``doubts`` (events that may be the same) and ``linked`` (a plan and what
    came of it). A claim has its row with ``participants``, ``evidence``, ``verdict``, ``corrections``, ``judgements``
    and its report's row under ``of`` (with ``content``). A report has its row, ``content``, ``sightings`` and ``told``.
    ``parties`` are those of the record, where the caller has them. Raises UsageError where nothing, or more than one
    thing, is so named.
    """
    with record.reading() as db:
        kind, name = _named(db, beginning)
        if kind == "event":
            return _event(db, name, parties or Parties(db)) | {"kind": kind}
        if kind == "claim":
            return told(db, "c.id = :id", name)[0] | {"kind": kind, "judgements": _judged(db, name)}
        seen = rows_of(db, "SELECT * FROM sightings WHERE report = :id ORDER BY id", {"id": name})
        return _report(db, name) | {"kind": kind, "sightings": seen, "told": told(db, "c.report = :id", name)}


def _judged(db: sqlite3.Connection, subject: str) -> list[Row]:
    return [dataclasses.asdict(judgement) for judgement in judgements(db, subject)]


def _event(db: sqlite3.Connection, name: str, parties: Parties) -> Row:
    event = events_where(db, "e.id = :id", {"id": name})[0]
    claims = told(db, "t.event = :id", name)
    compared = tellings(db, parties, [claim["id"] for claim in claims])
    return event | {
        "told": claims,
        "versions": versions(compared, {person["actor"]: person["name"] for person in event["participants"]}),
        "joined": _joined(compared),
        "doubts": doubts(db, name),
        "linked": linked(db, event),
    }


def versions(claims: Mapping[str, Telling], names: Mapping[str, str] | None = None) -> dict[str, list[Row]]:
    """For each field what is told of it: rows ``value``, ``claims`` (ids), ``reports`` and ``tellings``.

    ``reports`` counts reports, ``tellings`` independent ones: copies of one text count once. The value that most
    independent tellings give comes first; silence is no version. ``names`` calls actors by their names.
    """
    group_of = {claim: n for n, group in enumerate(independent(list(claims.values()))) for claim in group}
    found: dict[str, dict[str, list[str]]] = {field: {} for field in (*FIELDS, *SLOTS)}
    for claim in sorted(claims):
        for field, value in _values(claims[claim], names or {}).items():
            found[field].setdefault(value, []).append(claim)
    return {
        field: sorted((_version(v, ids, claims, group_of) for v, ids in values.items()), key=_most_told)
        for field, values in found.items()
        if values
    }


def _version(value: str, ids: list[str], claims: Mapping[str, Telling], group_of: Mapping[str, int]) -> Row:
    reports = {claims[claim].report for claim in ids}
    told_by = {group_of[claim] for claim in ids}
    return {"value": value, "claims": ids, "reports": len(reports), "tellings": len(told_by)}


def _most_told(version: Row) -> tuple[int, int, str]:
    return -version["tellings"], -version["reports"], version["value"]


def _values(telling: Telling, names: Mapping[str, str]) -> dict[str, str]:
    row = telling.row
    said = {field: row[field] for field in ("date", "place", "contact", "status", "source", "via") if row[field]}
    tracks = json.loads(row["tracks"])
    slots = zip(SLOTS, (telling.actors, telling.recipients, telling.mediators), strict=True)
    people = {slot: LISTED.join(names.get(side.actor, side.actor) for side in sides) for slot, sides in slots if sides}
    return said | ({"tracks": " ".join(tracks)} if tracks else {}) | people


def _joined(claims: Mapping[str, Telling]) -> list[Row]:
    """Why each claim is taken for the same event as the one that was told first: its likeness with the reasons."""
    first = first_told(claims.values())
    rows = []
    for claim in sorted(claims):
        if claim != first.id:
            why = [dataclasses.asdict(reason) for reason in reasons(first, claims[claim])]
            rows.append({"one": first.id, "other": claim, "score": likeness(first, claims[claim]), "reasons": why})
    return rows


def doubts(db: sqlite3.Connection, event: str) -> list[Row]:
    """The pairs of which one is this event: rows of ``doubts`` with ``event`` and ``other_event``, likeliest first."""
    sql = """SELECT d.*, a.event AS event, b.event AS other_event FROM event_claims t
        JOIN doubts d ON d.one = t.id OR d.other = t.id
        JOIN event_claims a ON a.id = d.one JOIN event_claims b ON b.id = d.other
        WHERE t.event = :id ORDER BY d.score DESC, d.id"""
    return rows_of(db, sql, {"id": event})


def _named(db: sqlite3.Connection, beginning: str) -> tuple[str, str]:
    found = []
    bounds = {"low": beginning, "high": beginning + "\U0010ffff", "limit": SHOWN + 1}
    for kind in ("event", "claim", "report"):
        ids = db.execute(f"SELECT id FROM {kind}s WHERE id >= :low AND id < :high ORDER BY id LIMIT :limit", bounds)  # noqa: S608
        found += [(kind, name) for (name,) in ids] if beginning else []
    found += _renamed(db, beginning) if not found else []
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


def _renamed(db: sqlite3.Connection, beginning: str) -> list[tuple[str, str]]:
    """The event that tells now what an event of the past told."""
    sql = """SELECT DISTINCT t.event FROM former_events f JOIN event_claims t ON t.id = f.claim
        WHERE f.id >= ? AND f.id < ? LIMIT 9"""
    return [("event", name) for (name,) in db.execute(sql, (beginning, beginning + "\U0010ffff"))] if beginning else []


def _report(db: sqlite3.Connection, name: str) -> Row:
    row = rows_of(db, "SELECT * FROM reports WHERE id = :id", {"id": name})[0]
    return row | {"parts": json.loads(row["parts"]), "content": f"{row['title']}\n{row['text']}"}


def told(db: sqlite3.Connection, where: str, name: str) -> list[Row]:
    """The claims ``c`` of which ``where`` is true for ``:id``, by report and place in it, and what hangs on them."""
    values = {"id": name}
    joined = f"FROM claims c LEFT JOIN event_claims t ON t.id = c.id {{}} WHERE {where}"
    verdict = "LEFT JOIN verdicts v ON v.id = c.id"
    sql = f"SELECT c.*, t.event, v.verdict {joined.format(verdict)} ORDER BY c.report, c.position"
    claims = rows_of(db, sql, values)
    hung: dict[str, dict[str, list[Row]]] = {
        claim["id"]: {"evidence": [], "participants": [], "corrections": []} for claim in claims
    }
    for table in ("evidence", "participants", "corrections"):
        hanging = joined.format(f"JOIN {table} x ON x.claim = c.id")
        for row in rows_of(db, f"SELECT x.* {hanging} ORDER BY x.id", values):
            hung[row["claim"]][table].append(row)
    reports = {claim["report"]: _report(db, claim["report"]) for claim in claims}
    return [
        claim
        | hung[claim["id"]]
        | {"corrections": {k["field"]: json.loads(k["value"]) for k in hung[claim["id"]]["corrections"]}}
        | {"tracks": json.loads(claim["tracks"]), "of": reports[claim["report"]]}
        for claim in claims
    ]


def report(record: Record, report_hash: str) -> Report:
    """A report as it was added. Raises UsageError where there is none with this hash."""
    with record.reading() as db:
        found = rows_of(db, "SELECT * FROM reports WHERE id = :id", {"id": report_hash})
    if not found:
        raise UsageError("id", f"no report in the record has the hash {report_hash!r}")
    return rows.report_of(found[0])


def claims(record: Record, report_hash: str) -> tuple[Claim, ...]:
    """The claims of a report as they were added, in order."""
    with record.reading() as db:
        found = told(db, "c.report = :id", report_hash)
    return tuple(rows.claim_of(row, row["evidence"], row["participants"], row["of"]["given_id"]) for row in found)

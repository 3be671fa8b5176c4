"""Contacts between two that one names: actors, or the parties they stand for."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from wasata.arabic.letters import key
from wasata.errors import UsageError
from wasata.record.parties import Parties
from wasata.record.query import Filters, conditions, events_where
from wasata.record.store import Record

Row = dict[str, Any]
MEET = """e.type = 'CONSULT' AND e.id IN (
  SELECT t.event FROM json_each(:one) j CROSS JOIN participants p ON p.actor = j.value
    CROSS JOIN event_claims t ON t.id = p.claim
  INTERSECT SELECT t.event FROM json_each(:other) j CROSS JOIN participants p ON p.actor = j.value
    CROSS JOIN event_claims t ON t.id = p.claim)"""


def contacts(record: Record, one: str, other: str, filters: Filters | None = None) -> list[Row]:
    """The contacts in which both take part, by day, as rows of :func:`wasata.record.query.timeline`.

    ``one`` and ``other`` are ids or parts of names; a state or movement stands for all its people and bodies. Planned
    and denied contacts are among them, with their status. Raises UsageError where the record knows nobody so called.
    """
    where, values = conditions(filters or Filters())
    with record.reading() as db:
        parties = Parties(db)
        chosen = {"one": _all_of(db, parties, one), "other": _all_of(db, parties, other)}
        ids = {name: json.dumps(sorted(people)) for name, people in chosen.items()}
        return events_where(db, f"{MEET} AND {where}", values | ids)


def _all_of(db: sqlite3.Connection, parties: Parties, called: str) -> set[str]:
    """The ids of the register of those so called and of all who stand for them."""
    folded = key(called).strip()
    sql = """SELECT id FROM actors WHERE id = :called OR (:key <> '' AND instr(key, :key))
        UNION SELECT id FROM known_actors WHERE id = :called
        UNION SELECT actor FROM known_names WHERE key = :key"""
    named = {parties.actor(i) for (i,) in db.execute(sql, {"called": called, "key": folded})}
    if not named:
        raise UsageError("--between", f"nobody in the record is called {called!r}", mend="Look with wasata actors.")
    exact = {called} if called in named else named
    rows = db.execute("SELECT id, country FROM actors").fetchall()
    return {i for i, country in rows if parties.actor(i) in exact or parties.of(i, None, country) in exact}

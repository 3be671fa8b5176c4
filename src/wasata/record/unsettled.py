"""What must be settled anew: claims that come, go or are judged, and those they stand in one event with.

Others need not be looked at: two groups that fail to be joined leave no trace, so a claim has kept nobody apart but
those of its own event.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from wasata.record import log

MATES = """SELECT DISTINCT m.id FROM json_each(:ids) j JOIN event_claims t ON t.id = j.value
JOIN event_claims m ON m.event = t.event"""
OF_REPORTS = """SELECT DISTINCT s.id FROM json_each(:ids) j JOIN claims c ON c.id = j.value
JOIN claims s ON s.report = c.report"""
ALL = "INSERT OR IGNORE INTO unsettled (id) SELECT id FROM claims"


def unsettle(db: sqlite3.Connection, claims: Iterable[str]) -> set[str]:
    """Note that claims change or go, with those of their events and reports; the caller holds the transaction.

    Returns the ids of all that must be settled.
    """
    found = set(claims)
    ids = {"ids": json.dumps(sorted(found))}
    for sql in (MATES, OF_REPORTS):
        found |= {claim for (claim,) in db.execute(sql, ids)}
    db.executemany("INSERT OR IGNORE INTO unsettled (id) VALUES (?)", [(claim,) for claim in sorted(found)])
    return found


def retire(db: sqlite3.Connection, events: Iterable[tuple[str, str]]) -> None:
    """Keep the ids of events that are no more, each with a claim it told; the caller holds the transaction."""
    rows = [(name, claim, log.now()) for name, claim in events]
    db.executemany("INSERT OR REPLACE INTO former_events (id, claim, at) VALUES (?, ?, ?)", rows)

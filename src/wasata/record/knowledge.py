"""What the lexicon knows, kept in the record beside what was read with it, so that the file explains itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from wasata.record import unsettled
from wasata.record.store import Record

Row = dict[str, Any]
# those that others point at come first
TABLES = (
    "ontology",
    "known_actors",
    "known_names",
    "posts",
    "known_places",
    "conflicts",
    "conflict_actors",
    "conflict_places",
)


def know(record: Record, tables: Mapping[str, Sequence[Row]], version: str) -> bool:
    """Make the tables of knowledge these, unless they are of this version already; returns whether they were not.

    All events are unsettled then: who stands for whom may be another matter now. Raises RecordError as every writing.
    """
    with record.writing() as db:
        known = db.execute("SELECT value FROM meta WHERE id = 'knowledge'").fetchone()
        if known is not None and known[0] == version:
            return False
        for table in reversed(TABLES):
            db.execute(f"DELETE FROM {table}")  # noqa: S608
        for table in TABLES:
            _fill(db, table, tables.get(table, ()))
        db.execute(unsettled.ALL)
        db.execute("INSERT OR REPLACE INTO meta (id, value) VALUES ('knowledge', ?)", (version,))
        return True


def _fill(db: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        names = ", ".join(rows[0])
        values = ", ".join(":" + name for name in rows[0])
        db.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)  # noqa: S608

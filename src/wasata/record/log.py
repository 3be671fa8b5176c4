"""The log of a record: rows are only added, and each carries the hash of the one before, so that a change shows."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import UTC, datetime

FIRST = "0" * 64


def now() -> str:
    """This second in UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def written(value: object) -> str:
    """A value as JSON that is the same wherever it is written."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sealed(row: tuple[str, int, str, str, str, str]) -> str:
    """The hash of a row: previous hash, id, at, what, subject, content."""
    return hashlib.sha256(written(row).encode()).hexdigest()


def append(db: sqlite3.Connection, what: str, subject: str, content: object) -> None:
    """Add a row; the caller holds the transaction in which the thing itself happens."""
    last = db.execute("SELECT id, hash FROM log ORDER BY id DESC LIMIT 1").fetchone()
    number, previous = (last[0] + 1, last[1]) if last else (1, FIRST)
    row = (previous, number, now(), what, subject, written(content))
    db.execute(
        "INSERT INTO log (previous, id, at, what, subject, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, sealed(row)),
    )


def broken(db: sqlite3.Connection) -> list[str]:
    """What is wrong with the chain, one sentence a row; empty where it is whole."""
    problems, previous, expected = [], FIRST, 1
    rows = db.execute("SELECT previous, id, at, what, subject, content, hash FROM log ORDER BY id")
    for *row, seal in rows:
        before, number, at, what, subject, content = row
        if number != expected:
            problems.append(f"log row {number}: row {expected} was expected, so rows are missing before it")
        elif before != previous:
            problems.append(f"log row {number}: it does not follow the row before it")
        if sealed((before, number, at, what, subject, content)) != seal:
            problems.append(f"log row {number}: its words were changed after it was written")
        previous, expected = seal, number + 1
    return problems

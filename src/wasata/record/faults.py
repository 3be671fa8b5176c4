"""SQLite's faults told as ours: what happened to which file, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from wasata.errors import NotARecord, RecordBusy, RecordError

BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
TOLD = {
    sqlite3.SQLITE_READONLY: ("the record cannot be written to", "Give yourself the right to write to it, or copy it."),
    sqlite3.SQLITE_FULL: ("there is no room left to write", "Make room on the disk and read again: nothing is lost."),
    sqlite3.SQLITE_CANTOPEN: ("the file cannot be opened", "Look at the path and at the rights on its folder."),
    sqlite3.SQLITE_PERM: ("the file cannot be opened", "Look at the rights on the file and on its folder."),
    sqlite3.SQLITE_CORRUPT: ("the record is damaged", "Go back to a copy, or read the reports again into a new one."),
    sqlite3.SQLITE_IOERR: ("the disk does not answer", "Look at the disk and read again: nothing is lost."),
}


def _primary(fault: sqlite3.Error) -> int:
    """SQLite's code without the details, which stand in the higher bytes."""
    return int(getattr(fault, "sqlite_errorcode", 0)) & 0xFF


def busy(fault: sqlite3.Error) -> bool:
    """Whether another program holds the file."""
    return _primary(fault) in BUSY


def told(where: str, fault: sqlite3.Error) -> RecordError:
    """Our error for one of SQLite's."""
    code = _primary(fault)
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_record(where, "no SQLite file")
    if busy(fault):
        return RecordBusy(where, "another program is writing to the record", mend="Wait for it to end, then try again.")
    wrong, mend = TOLD.get(code, (f"SQLite says: {fault}", "Go back to a copy if this stays."))
    return RecordError(where, wrong, mend=mend)


def not_a_record(where: str, what: str) -> NotARecord:
    """The error for a file that is something else."""
    return NotARecord(where, f"this is {what}", expected="a record of Wasata", mend="Name another file with --record.")


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Whatever SQLite raises inside is raised as ours."""
    try:
        yield
    except sqlite3.Error as fault:
        raise told(where, fault) from fault

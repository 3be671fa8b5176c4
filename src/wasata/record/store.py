"""One record: a SQLite file into which reports and their claims are put, each report in one transaction.

A program that is killed loses at most the report it was at. The write-ahead log keeps readers and the writer apart;
``synchronous=NORMAL`` may lose the last reports when the current fails, never the file, and they are read again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from wasata.arabic.letters import key
from wasata.errors import RecordError, RecordTooNew
from wasata.model import Claim, Report, SetAside
from wasata.record import adding, log, migrations, rows
from wasata.record.adding import Added, Addition
from wasata.record.faults import busy, not_a_record, telling

WAIT = 10.0  # seconds another writer is waited for
PAUSE = 0.02  # seconds between two tries to open a file that another program is making
MEMORY = Path(":memory:")


class Record:
    """An open record. Use it as a context manager, or close it. One thread uses one object."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, readonly: bool = False, wait: float = WAIT) -> Self:
        """Open a record, making it where ``create`` allows and there is none. ``:memory:`` is one that is not kept.

        ``wait`` is how many seconds another writer is waited for. Raises NotARecord for any other file, RecordTooNew
        for one of a later version, RecordBusy, and RecordError where the file is missing or cannot be opened.
        """
        path = Path(path)
        if path.is_dir():
            raise RecordError(str(path), "this is a folder", expected="a file", mend="Name a file inside it.")
        if path != MEMORY and not path.exists() and (readonly or not create):
            raise RecordError(str(path), "there is no such record", mend="Make one with `wasata read`.")
        with telling(str(path)):
            return cls(path, _opened(path, readonly=readonly, wait=wait))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What was added is in it already."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that is kept whole or not at all; other writers wait."""
        with telling(str(self.path)):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                self.db.rollback()  # nothing to do where a full disk has rolled back already
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the record for several questions, whatever others write meanwhile."""
        with telling(str(self.path)):
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                self.db.rollback()

    def has(self, report_hash: str, coder: str) -> bool:
        """Whether this coder's claims of these words are in the record, be there none."""
        with telling(str(self.path)):
            found = self.db.execute("SELECT 1 FROM reports WHERE id = ? AND coder = ?", (report_hash, coder))
            return found.fetchone() is not None

    def add(self, report: Report, claims: Sequence[Claim], coder: str) -> Added:
        """Put a report and its claims in, in one transaction.

        Words that this coder read before change nothing, whatever file or id they come with. Claims of another coder
        are replaced; those that say the same keep their ids.
        """
        with self.writing() as db:
            return Addition(db, report, coder).add(claims)

    def sight(self, report: Report) -> bool:
        """Note that words which are in the record were met again, elsewhere; False where that was noted before."""
        with telling(str(self.path)):
            if adding.seen(self.db, report):
                return False
        with self.writing() as db:
            adding.sight(db, report)
            return True

    def set_aside(self, item: SetAside) -> bool:
        """Note input that was not read; False where it was noted before (same origin, same reason)."""
        row = tuple(rows.storable(text) for text in (item.origin, item.code, item.reason))
        with self.writing() as db:
            done = db.execute("INSERT OR IGNORE INTO set_aside (origin, code, reason) VALUES (?, ?, ?)", row)
            if done.rowcount == 0:
                return False
            log.append(db, "set aside", row[0], {"code": row[1], "reason": row[2]})
            return True

    def broken(self) -> list[str]:
        """What is wrong with the file: SQLite's own check, rows that point nowhere, the chain of the log."""
        with self.reading() as db:
            wrong = [text for (text,) in db.execute("PRAGMA integrity_check") if text != "ok"]
            wrong += [
                f"{row[0]}: row {row[1]} points at nothing in {row[2]}"
                for row in db.execute("PRAGMA foreign_key_check")
            ]
            return wrong + log.broken(db)

    def copy(self, to: Path) -> None:
        """Copy the record to a new file, one view of it whatever others write meanwhile.

        The copy is made beside its place under another name, checked, and renamed; a file that is there is kept.
        Raises :class:`RecordError` where the place is taken or the copy is not whole, and leaves nothing behind.
        """
        if to.exists():
            raise RecordError(str(to), "a file is there already", mend="Give a name that is free.")
        part = to.with_name(to.name + ".part")
        try:
            with telling(str(self.path)), closing(sqlite3.connect(part)) as db:
                self.db.backup(db)
            with Record.open(part, create=False, readonly=True) as made:
                wrong = made.broken()
            if wrong:
                raise RecordError(str(self.path), f"its copy is not whole: {wrong[0]}", mend="Run wasata check on it.")
            part.rename(to)
        finally:
            for left in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
                left.unlink(missing_ok=True)


def _opened(path: Path, *, readonly: bool, wait: float) -> sqlite3.Connection:
    """A connection to a record that is ready. While another program makes the file SQLite itself does not wait."""
    until = time.monotonic() + wait
    while True:
        db = _connect(path, readonly=readonly, wait=wait)
        try:
            _prepare(path, db, readonly=readonly)
        except sqlite3.OperationalError as fault:
            db.close()
            if not busy(fault) or time.monotonic() > until:
                raise
            time.sleep(PAUSE)
        except BaseException:
            db.close()
            raise
        else:
            return db


def _connect(path: Path, *, readonly: bool, wait: float) -> sqlite3.Connection:
    address = _address(path, readonly=readonly)
    # a server that ends closes the connections of its threads
    db = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA foreign_keys = ON")
    db.create_function("folded", 2, lambda text, part: part in key(text), deterministic=True)
    return db


def _address(path: Path, *, readonly: bool) -> str:
    if path == MEMORY:
        return "file::memory:"
    whole = path.resolve()
    if not readonly:
        return f"{whole.as_uri()}?mode=rwc"
    # the write-ahead log wants a file beside the record even for reading; where none can be made there is no writer
    effective = os.access in os.supports_effective_ids
    writable = os.access(whole.parent, os.W_OK, effective_ids=effective) or Path(f"{whole}-wal").exists()
    return f"{whole.as_uri()}?mode=ro" + ("" if writable else "&immutable=1")


def _prepare(path: Path, db: sqlite3.Connection, *, readonly: bool) -> None:
    """Recognise the file, and make or bring it up to date."""
    _recognise(path, db)
    if readonly:
        if migrations.version(db) < migrations.VERSION:
            raise RecordError(
                str(path), "the record is of an older version", mend="Open it once where it can be written."
            )
        return
    db.execute("PRAGMA synchronous = NORMAL")
    if migrations.version(db) < migrations.VERSION:
        db.execute("PRAGMA journal_mode = WAL")
        _migrate(path, db)


def _migrate(path: Path, db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        _recognise(path, db)  # another program may have made it meanwhile
        migrations.migrate(db)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _recognise(path: Path, db: sqlite3.Connection) -> None:
    """Raise NotARecord or RecordTooNew for a file that this program must leave alone."""
    # tables first: a record that another program is just making gets both in one commit, so tables have an owner
    tables = int(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    owner = int(db.execute("PRAGMA application_id").fetchone()[0])
    if owner != migrations.APPLICATION_ID and (owner or tables):
        raise not_a_record(str(path), "a SQLite file of another program")
    found = migrations.version(db)
    if found > migrations.VERSION:
        wrong = f"the record is of version {found}"
        raise RecordTooNew(str(path), wrong, expected=f"at most {migrations.VERSION}", mend="Use a newer Wasata.")

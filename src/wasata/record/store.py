"""One record: a SQLite file into which reports and their claims are put, each report in one transaction.

A program that is killed loses at most the report it was at. The write-ahead log keeps readers and the writer apart;
``synchronous=NORMAL`` may lose the last reports when the current fails, never the file, and they are read again.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from wasata.errors import NotARecord, RecordError, RecordTooNew
from wasata.model import Claim, Report, SetAside
from wasata.record import log, migrations, rows
from wasata.record.faults import not_a_record, telling

WAIT = 10.0  # seconds another writer is waited for


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one report did: whether its words were new, and how many claims came, went and stayed."""

    report: str
    new: bool
    claims_added: int
    claims_removed: int
    claims_kept: int

    @property
    def changed(self) -> bool:
        """Whether anything in the record is other than before."""
        return self.new or bool(self.claims_added or self.claims_removed)


class Record:
    """An open record. Use it as a context manager, or close it. One thread uses one object."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, readonly: bool = False, wait: float = WAIT) -> Self:
        """Open a record, making it where ``create`` allows and there is none.

        ``wait`` is how many seconds another writer is waited for. Raises NotARecord for any other file, RecordTooNew
        for one of a later version, RecordBusy, and RecordError where the file is missing or cannot be opened.
        """
        path = Path(path)
        if path.is_dir():
            raise RecordError(str(path), "this is a folder", expected="a file", mend="Name a file inside it.")
        if not path.exists() and (readonly or not create):
            raise RecordError(str(path), "there is no such record", mend="Make one with `wasata read`.")
        with telling(str(path)):
            db = _connect(path, readonly=readonly, wait=wait)
            try:
                _prepare(path, db, readonly=readonly)
            except BaseException:
                db.close()
                raise
        return cls(path, db)

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
                if self.db.in_transaction:  # a full disk has rolled back already
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the record for several questions, whatever others write meanwhile."""
        with telling(str(self.path)):
            if self.db.in_transaction:
                yield self.db
                return
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")

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
        report = _storable(report)
        with self.writing() as db:
            return _Addition(db, report, coder).add(claims)

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


def _storable(report: Report) -> Report:
    title, text = rows.storable(report.title), rows.storable(report.text)
    return (
        report if (title, text) == (report.title, report.text) else dataclasses.replace(report, title=title, text=text)
    )


class _Addition:
    """One report on its way into the record, inside a transaction."""

    def __init__(self, db: sqlite3.Connection, report: Report, coder: str) -> None:
        self.db, self.report, self.coder = db, report, coder
        self.key = report.hash

    def add(self, claims: Sequence[Claim]) -> Added:
        before = self.db.execute("SELECT coder FROM reports WHERE id = ?", (self.key,)).fetchone()
        if before is not None and before[0] == self.coder:
            return Added(self.key, new=False, claims_added=0, claims_removed=0, claims_kept=self._count())
        if before is None:
            self._insert("reports", rows.report_row(self.report, self.coder, log.now()))
        else:
            self.db.execute("UPDATE reports SET coder = ? WHERE id = ?", (self.coder, self.key))
        added = self._replace(claims, new=before is None)
        self._note(added, before[0] if before else None)
        return added

    def _count(self) -> int:
        return int(self.db.execute("SELECT count(*) FROM claims WHERE report = ?", (self.key,)).fetchone()[0])

    def _replace(self, claims: Sequence[Claim], *, new: bool) -> Added:
        wanted: dict[str, tuple[rows.Row, Claim]] = {}
        for position, claim in enumerate(claims):
            row = rows.claim_row(self.key, position, claim, self.coder)
            wanted.setdefault(row["id"], (row, claim))  # the same said twice is one claim
        there = {i for (i,) in self.db.execute("SELECT id FROM claims WHERE report = ?", (self.key,))}
        gone = sorted(there - wanted.keys())
        self._remove(gone)
        for name, (row, claim) in wanted.items():
            if name in there:
                self._reread(row)
            else:
                self._insert_claim(row, claim)
        kept = len(there) - len(gone)
        return Added(self.key, new=new, claims_added=len(wanted) - kept, claims_removed=len(gone), claims_kept=kept)

    def _insert(self, table: str, row: rows.Row) -> None:
        names = ", ".join(row)
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + n for n in row)})", row)  # noqa: S608

    def _insert_claim(self, row: rows.Row, claim: Claim) -> None:
        self._insert("claims", row)
        for evidence in rows.evidence_rows(row["id"], claim.evidence):
            self._insert("evidence", evidence)
        for actor, participant in rows.participant_rows(row["id"], claim):
            self.db.execute(KEEP_ACTOR, actor)
            self._insert("participants", participant)

    def _reread(self, row: rows.Row) -> None:
        read = "position = :position, entry = :entry, confidence = :confidence, date_conflict = :date_conflict"
        self.db.execute(f"UPDATE claims SET {read}, coder = :coder WHERE id = :id", row)  # noqa: S608

    def _remove(self, claims: list[str]) -> None:
        for claim in claims:
            actors = [
                a for (a,) in self.db.execute("SELECT DISTINCT actor FROM participants WHERE claim = ?", (claim,))
            ]
            self.db.execute("DELETE FROM claims WHERE id = ?", (claim,))
            self.db.executemany(DROP_ACTOR, [(actor,) for actor in actors])

    def _note(self, added: Added, before: str | None) -> None:
        ids = [i for (i,) in self.db.execute("SELECT id FROM claims WHERE report = ? ORDER BY id", (self.key,))]
        content = {"coder": self.coder, "claims": len(ids), "digest": rows.short_hash(ids)}
        if before is None:
            log.append(self.db, "report", self.key, content)
        else:
            changes = {"before": before, "added": added.claims_added, "removed": added.claims_removed}
            log.append(self.db, "claims replaced", self.key, content | changes)


# a provisional actor is spelled in several ways: the first in the order of letters, whatever was read first
KEEP_ACTOR = """INSERT INTO actors (id, name, key, kind, country, sector, provisional)
VALUES (:id, :name, :key, :kind, :country, :sector, :provisional)
ON CONFLICT (id) DO UPDATE SET
  name = CASE WHEN provisional AND name < excluded.name THEN name ELSE excluded.name END,
  key = CASE WHEN provisional AND name < excluded.name THEN key ELSE excluded.key END,
  kind = max(coalesce(kind, excluded.kind), coalesce(excluded.kind, kind)),
  country = max(coalesce(country, excluded.country), coalesce(excluded.country, country)),
  sector = max(coalesce(sector, excluded.sector), coalesce(excluded.sector, sector))
WHERE name <> excluded.name OR kind IS NOT excluded.kind OR country IS NOT excluded.country
  OR sector IS NOT excluded.sector"""
DROP_ACTOR = "DELETE FROM actors WHERE id = ? AND NOT EXISTS (SELECT 1 FROM participants WHERE actor = actors.id)"


def _connect(path: Path, *, readonly: bool, wait: float) -> sqlite3.Connection:
    place = path.resolve().as_uri()
    db = sqlite3.connect(f"{place}?mode={'ro' if readonly else 'rwc'}", uri=True, timeout=wait, isolation_level=None)
    db.execute("PRAGMA foreign_keys = ON")
    return db


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
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _recognise(path: Path, db: sqlite3.Connection) -> None:
    """Raise NotARecord or RecordTooNew for a file that this program must leave alone."""
    owner = int(db.execute("PRAGMA application_id").fetchone()[0])
    tables = int(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if owner != migrations.APPLICATION_ID and (owner or tables):
        raise not_a_record(str(path), "a SQLite file of another program")
    found = migrations.version(db)
    if found > migrations.VERSION:
        wrong = f"the record is of version {found}"
        raise RecordTooNew(str(path), wrong, expected=f"at most {migrations.VERSION}", mend="Use a newer Wasata.")


def is_record(path: Path) -> bool:
    """Whether a file is a record that this version can open."""
    try:
        with closing(Record.open(path, create=False, readonly=True)):
            return True
    except (NotARecord, RecordTooNew):
        return False

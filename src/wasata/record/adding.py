"""How one report and its claims go into the record: what is there already stays as it is."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from wasata.model import Claim, Report
from wasata.record import log, register, rows, unsettled, words
from wasata.record.register import DROP_ACTOR, KEEP_ACTOR

EVENTS_OF = """SELECT t.event, min(t.id) FROM json_each(?) j JOIN event_claims t ON t.id = j.value GROUP BY t.event"""
NAMED_BY = "SELECT DISTINCT p.actor FROM json_each(?) j JOIN participants p ON p.claim = j.value"
REREAD = "UPDATE participants SET body = :body WHERE claim = :claim AND slot = :slot AND position = :position"
UNSETTLE = "INSERT OR IGNORE INTO unsettled (id) VALUES (?)"
TELLS = "SELECT 1 FROM event_claims WHERE event = ?"


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


def _storable(report: Report) -> Report:
    title, text = rows.storable(report.title), rows.storable(report.text)
    return (
        report if (title, text) == (report.title, report.text) else dataclasses.replace(report, title=title, text=text)
    )


SEEN = """SELECT 1 FROM sightings WHERE report = :report AND given_id = :given_id
  AND coalesce(outlet, '') = coalesce(:outlet, '') AND coalesce(published, '') = coalesce(:published, '')
  AND coalesce(url, '') = coalesce(:url, '')"""


def seen(db: sqlite3.Connection, report: Report) -> bool:
    """Whether these words were met in this paper, on this day, under this id and address."""
    return db.execute(SEEN, rows.sighting_row(report, "")).fetchone() is not None


def sight(db: sqlite3.Connection, report: Report) -> None:
    """Note where known words were met: an exact copy in another paper, or under another id, is another sighting."""
    if seen(db, report):
        return
    row = rows.sighting_row(report, log.now())
    names, values = ", ".join(row), ", ".join(":" + name for name in row)
    db.execute(f"INSERT INTO sightings ({names}) VALUES ({values})", row)  # noqa: S608
    times = db.execute("SELECT count(*) FROM sightings WHERE report = ?", (row["report"],)).fetchone()
    if times[0] > 1:
        told = {name: row[name] for name in ("given_id", "outlet", "published", "url")}
        log.append(db, "seen again", row["report"], told)


class Addition:
    """One report on its way into the record, inside a transaction."""

    def __init__(self, db: sqlite3.Connection, report: Report, coder: str) -> None:
        self.db, self.report, self.coder = db, _storable(report), coder
        self.key = self.report.hash

    def add(self, claims: Sequence[Claim]) -> Added:
        """Put it in with its claims; the caller holds the transaction."""
        before = self.db.execute("SELECT coder FROM reports WHERE id = ?", (self.key,)).fetchone()
        if before is not None:
            sight(self.db, self.report)
        if before is not None and before[0] == self.coder:
            return Added(self.key, new=False, claims_added=0, claims_removed=0, claims_kept=self._count())
        if before is None:
            self._insert("reports", rows.report_row(self.report, self.coder, log.now()))
            words.index_report(self.db, self.key, self.report.content)
            sight(self.db, self.report)
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
                self._reread(row, claim)
            else:
                self._insert_claim(row, claim)
        kept = len(there) - len(gone)
        return Added(self.key, new=new, claims_added=len(wanted) - kept, claims_removed=len(gone), claims_kept=kept)

    def _insert(self, table: str, row: rows.Row) -> None:
        names = ", ".join(row)
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + n for n in row)})", row)  # noqa: S608

    def _insert_claim(self, row: rows.Row, claim: Claim) -> None:
        self._insert("claims", row)
        self.db.execute(UNSETTLE, (row["id"],))
        for evidence in rows.evidence_rows(row["id"], claim.evidence):
            self._insert("evidence", evidence)
        for actor, participant in rows.participant_rows(row["id"], claim):
            self.db.execute(KEEP_ACTOR, actor)
            self._insert("participants", participant)
        words.index_claim(self.db, row["id"])

    def _reread(self, row: rows.Row, claim: Claim) -> None:
        read = "position = :position, entry = :entry, confidence = :confidence, date_conflict = :date_conflict"
        self.db.execute(f"UPDATE claims SET {read}, coder = :coder WHERE id = :id", row)  # noqa: S608
        for _, participant in rows.participant_rows(row["id"], claim):
            self.db.execute(REREAD, participant)
        self.db.execute(UNSETTLE, (row["id"],))

    def _remove(self, claims: list[str]) -> None:
        if not claims:
            return
        unsettled.unsettle(self.db, claims)
        ids = log.written(claims)
        told = dict(self.db.execute(EVENTS_OF, (ids,)).fetchall())
        named = [a for (a,) in self.db.execute(NAMED_BY, (ids,))]
        self.db.execute("DELETE FROM claims WHERE id IN (SELECT value FROM json_each(?))", (ids,))
        self.db.executemany(DROP_ACTOR, [(actor,) for actor in named])
        register.refresh(self.db, named)
        empty = [name for name in told if not self.db.execute(TELLS, (name,)).fetchone()]
        self.db.executemany("DELETE FROM events WHERE id = ?", [(name,) for name in empty])
        unsettled.retire(self.db, [(name, told[name]) for name in empty])

    def _note(self, added: Added, before: str | None) -> None:
        ids = [i for (i,) in self.db.execute("SELECT id FROM claims WHERE report = ? ORDER BY id", (self.key,))]
        content = {"coder": self.coder, "claims": len(ids), "digest": rows.short_hash(ids)}
        if before is None:
            log.append(self.db, "report", self.key, content)
        else:
            changes = {"before": before, "added": added.claims_added, "removed": added.claims_removed}
            log.append(self.db, "claims replaced", self.key, content | changes)

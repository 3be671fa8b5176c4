"""Whether the record is the one that its log tells of: the chain of rows, the reports, the claims, the judgements."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from wasata.record import log, rows
from wasata.record.judge import NAMES
from wasata.record.store import Record


@dataclass(frozen=True, slots=True)
class Proof:
    """How many rows the log has, the hash of the last one, and what is wrong, one sentence each.

    Whoever keeps the last hash elsewhere can prove later that nothing before it was changed.
    """

    rows: int
    last: str
    wrong: list[str]


def verify(record: Record) -> Proof:
    """Prove the log whole and the record to be the one it tells of. Raises RecordError as every reading does."""
    with record.reading() as db:
        wrong = [*log.broken(db), *_reports(db), *_judgements(db)]
        count, last = db.execute("SELECT count(*), coalesce(max(id), 0) FROM log").fetchone()
        found = db.execute("SELECT hash FROM log WHERE id = ?", (last,)).fetchone()
        return Proof(int(count), found[0] if found else log.FIRST, wrong)


# what is made from claims and judgements must fit them; what is unsettled is work to be done and no fault
FITTING = {
    "claim {}: it is settled and stands in no event": """SELECT c.id FROM claims c
        LEFT JOIN event_claims t ON t.id = c.id LEFT JOIN verdicts v ON v.id = c.id LEFT JOIN unsettled u ON u.id = c.id
        WHERE t.id IS NULL AND u.id IS NULL AND coalesce(v.verdict, '') <> 'rejected'
        AND EXISTS (SELECT 1 FROM meta WHERE id = 'joining') ORDER BY c.id LIMIT 100""",
    "event {}: it counts other claims than it has": """SELECT e.id FROM events e
        WHERE e.claims <> (SELECT count(*) FROM event_claims t WHERE t.event = e.id) ORDER BY e.id LIMIT 100""",
    "judgement {}: it has effect and does not stand": """SELECT v.judgement FROM verdicts v
        JOIN judgements u ON u.what = 'undo' AND u.subject = CAST(v.judgement AS TEXT)
        WHERE NOT EXISTS (SELECT 1 FROM judgements w WHERE w.what = 'undo' AND w.subject = CAST(u.id AS TEXT))""",
}


def faults(record: Record) -> list[str]:
    """All that is wrong with a record, one sentence each: the file, the log, whether what is made of claims fits."""
    known = record.broken()
    with record.reading() as db:
        fitting = [text.format(name) for text, sql in FITTING.items() for (name,) in db.execute(sql)]
        return [*known, *_reports(db), *_judgements(db), *fitting]


def _reports(db: sqlite3.Connection) -> Iterator[str]:
    """Reports whose claims are not those that were logged last, and reports that nobody logged."""
    sql = "SELECT subject, content FROM log WHERE what IN ('report', 'claims replaced') ORDER BY id"
    logged = {subject: json.loads(content) for subject, content in db.execute(sql)}
    there: dict[str, list[str]] = {report: [] for (report,) in db.execute("SELECT id FROM reports")}
    for report, claim in db.execute("SELECT report, id FROM claims ORDER BY id"):
        there.setdefault(report, []).append(claim)
    for report in sorted(logged.keys() - there.keys()):
        yield f"report {report}: the log tells of it and it is not there"
    for report, claims in sorted(there.items()):
        told = logged.get(report)
        if told is None:
            yield f"report {report}: it is there and the log does not tell of it"
        elif told["digest"] != rows.short_hash(claims):
            yield f"report {report}: its claims are not those that the log tells of"


def _judgements(db: sqlite3.Connection) -> Iterator[str]:
    """Judgements that are not as they were logged, or are missing on either side."""
    logged = dict(db.execute("SELECT subject, content FROM log WHERE what = 'judgement'"))
    there = {}
    for number, *row in db.execute(f"SELECT {', '.join(NAMES)} FROM judgements ORDER BY id"):  # noqa: S608
        there[str(number)] = log.written(dict(zip(NAMES[1:], row, strict=True)))
    for number in sorted(logged.keys() | there.keys(), key=int):
        if logged.get(number) != there.get(number):
            yield f"judgement {number}: it is not as the log tells it"

"""What persons made of what was read: how much of it stood, by field and by outlet, and how fast they judged."""

from __future__ import annotations

import itertools
import statistics
from datetime import datetime
from typing import Any

from wasata.record.query import rows_of
from wasata.record.store import Record

Row = dict[str, Any]
PAUSE = 600  # seconds after which somebody went away and did not think
OUTLETS = """SELECT r.outlet, count(*) AS judged, sum(v.verdict = 'accepted') AS accepted,
  sum(v.verdict = 'rejected') AS rejected, sum(k.claim IS NOT NULL) AS corrected
FROM claims c JOIN reports r ON r.id = c.report LEFT JOIN verdicts v ON v.id = c.id
LEFT JOIN (SELECT DISTINCT claim FROM corrections) k ON k.claim = c.id
WHERE v.id IS NOT NULL OR k.claim IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"""
FIELDS = "SELECT field, count(*) AS corrected FROM corrections GROUP BY 1 ORDER BY 2 DESC, 1"
TIMES = "SELECT who, at FROM judgements ORDER BY who, id"


def judged(record: Record) -> Row:
    """``outlets``: rows ``outlet``, ``judged``, ``accepted``, ``rejected``, ``corrected`` (claims); ``fields``: rows
    ``field``, ``corrected``; ``stood``: the share of judged claims that nobody rejected or corrected, None where none
    was judged; ``seconds``: the median time between two judgements of one person, pauses left out.
    """
    with record.reading() as db:
        outlets = rows_of(db, OUTLETS, {})
        fields = rows_of(db, FIELDS, {})
        times = db.execute(TIMES).fetchall()
        untouched = """SELECT count(*) FROM verdicts v WHERE v.verdict = 'accepted'
            AND NOT EXISTS (SELECT 1 FROM corrections k WHERE k.claim = v.id)"""
        stood = int(db.execute(untouched).fetchone()[0])
    total = sum(row["judged"] for row in outlets)
    share = round(stood / total, 3) if total else None
    return {"outlets": outlets, "fields": fields, "judged": total, "stood": share, "seconds": _pace(times)}


def _pace(times: list[tuple[str, str]]) -> float | None:
    steps = [
        (datetime.fromisoformat(b) - datetime.fromisoformat(a)).total_seconds()
        for (one, a), (other, b) in itertools.pairwise(times)
        if one == other
    ]
    kept = [step for step in steps if 0 <= step <= PAUSE]
    return statistics.median(kept) if kept else None

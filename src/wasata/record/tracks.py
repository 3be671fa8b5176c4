"""The files on which mediations run: what happened on each."""

from __future__ import annotations

from typing import Any

from wasata.record.query import Filters, conditions, rows_of
from wasata.record.store import Record

Row = dict[str, Any]
TRACKS = """SELECT v.value AS track, count(*) AS events, sum(e.type = 'CONSULT') AS contacts,
  sum(e.type IN ('AGREE', 'RETREAT')) AS agreements, sum(e.type IN ('ASSAULT', 'COERCE')) AS violence,
  sum(instr(e.statuses, '"planned"') > 0) AS planned, sum(instr(e.statuses, '"denied"') > 0) AS denied,
  min(e.since) AS first, max(e.until) AS last
FROM events e CROSS JOIN json_each(e.tracks) v WHERE {} GROUP BY 1 ORDER BY 2 DESC, 1"""


def tracks(record: Record, filters: Filters | None = None) -> list[Row]:
    """Of each track how many ``events``, ``contacts``, ``agreements``, acts of ``violence``, ``planned`` and ``denied``
    ones run on it, its ``first`` and ``last`` day; an event may run on several. Counts are of events.
    """
    where, values = conditions(filters or Filters(), every=True)
    with record.reading() as db:
        return rows_of(db, TRACKS.format(where), values)

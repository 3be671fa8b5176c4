"""What came into a record last: events that the newest reports tell."""

from __future__ import annotations

import json
from typing import Any

from wasata.record.query import Filters, conditions, events_where, rows_of
from wasata.record.store import Record

Row = dict[str, Any]
NEWEST = 600  # reports that are looked at
# rows of a table stand in the order in which they came
FRESH = """WITH newest AS MATERIALIZED
  (SELECT id, read_at, rowid AS came FROM reports ORDER BY rowid DESC LIMIT :newest)
SELECT e.id, max(n.read_at) AS read_at, max(n.came) AS came FROM newest n CROSS JOIN claims c ON c.report = n.id
CROSS JOIN event_claims t ON t.id = c.id CROSS JOIN events e ON e.id = t.event
WHERE {} GROUP BY e.id ORDER BY came DESC, e.id LIMIT :limit"""


def fresh(record: Record, filters: Filters | None = None, limit: int = 50) -> list[Row]:
    """Events as in :func:`wasata.record.query.timeline`, those whose last report came last first.

    Each has ``read_at`` (UTC) too.
    """
    where, values = conditions(filters or Filters(), few=True)
    with record.reading() as db:
        rows = rows_of(db, FRESH.format(where), values | {"limit": limit, "newest": NEWEST})
        came = {row["id"]: (n, row["read_at"]) for n, row in enumerate(rows)}
        chosen = {"chosen": json.dumps(list(came))}
        found = events_where(db, "e.id IN (SELECT value FROM json_each(:chosen))", chosen)
    return sorted((e | {"read_at": came[e["id"]][1]} for e in found), key=lambda e: came[e["id"]][0])

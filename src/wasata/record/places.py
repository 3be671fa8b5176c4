"""Where events took place: known places with their coordinates, and what cannot be put on a map."""

from __future__ import annotations

from typing import Any

from wasata.record.query import Filters, conditions, rows_of
from wasata.record.store import Record

Row = dict[str, Any]
# the place that most claims of an event give
PLACES = """WITH chosen AS MATERIALIZED (SELECT e.id, e.type, e.place FROM events e WHERE e.place IS NOT NULL AND {}),
told AS (SELECT e.id, e.type, e.place, c.place_id, count(*) AS claims FROM chosen e
  CROSS JOIN event_claims t ON t.event = e.id CROSS JOIN claims c ON c.id = t.id WHERE c.place IS NOT NULL
  GROUP BY e.id, c.place_id),
one AS (SELECT id, type, place, place_id, max(claims) FROM told GROUP BY id)
SELECT o.place_id AS place, CASE WHEN k.lat IS NULL THEN min(o.place) END AS words, k.name_ar, k.name_en, k.kind,
  k.country, k.lat, k.lon, count(*) AS events, sum(o.type = 'CONSULT') AS contacts,
  sum(o.type IN ('ASSAULT', 'COERCE')) AS violence
FROM one o LEFT JOIN known_places k ON k.id = o.place_id
GROUP BY coalesce(o.place_id, o.place) ORDER BY events DESC, 1"""


def places(record: Record, filters: Filters | None = None) -> Row:
    """Where the events that pass took place.

    ``placed``: rows ``place``, ``name_ar``, ``name_en``, ``kind``, ``lat``, ``lon`` (degrees), ``events``,
    ``contacts``, ``violence``; ``unplaced``: those without coordinates, with ``words`` of reports; ``without``: how
    many events have no place at all. Counts are of events.
    """
    where, values = conditions(filters or Filters(), every=True)
    nowhere = f"SELECT count(*) FROM events e WHERE e.place IS NULL AND {where}"  # noqa: S608
    with record.reading() as db:
        found = rows_of(db, PLACES.format(where), values)
        without = int(db.execute(nowhere, values).fetchone()[0])
    return {
        "placed": [row for row in found if row["lat"] is not None],
        "unplaced": [row for row in found if row["lat"] is None],
        "without": without,
    }

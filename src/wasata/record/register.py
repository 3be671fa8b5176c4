"""The register's rows of actors as a function of the participants that name them, whatever was said of them before.

An actor met under several wordings (وفد أمني مصري رفيع المستوى, الوفد المصري) has the shortest one, and of these the
first in the order of letters.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from wasata.arabic.letters import key

# adding a report costs the report: its actors are merged into the rows that are there; refresh mends what went since
KEEP_ACTOR = """INSERT INTO actors (id, name, key, kind, country, sector, provisional)
VALUES (:id, :name, :key, :kind, :country, :sector, :provisional)
ON CONFLICT (id) DO UPDATE SET
  name = CASE WHEN (length(name), name) <= (length(excluded.name), excluded.name) THEN name ELSE excluded.name END,
  key = CASE WHEN (length(name), name) <= (length(excluded.name), excluded.name) THEN key ELSE excluded.key END,
  kind = max(coalesce(kind, excluded.kind), coalesce(excluded.kind, kind)),
  country = max(coalesce(country, excluded.country), coalesce(excluded.country, country)),
  sector = max(coalesce(sector, excluded.sector), coalesce(excluded.sector, sector))
WHERE name <> excluded.name OR kind IS NOT excluded.kind OR country IS NOT excluded.country
  OR sector IS NOT excluded.sector"""
DROP_ACTOR = "DELETE FROM actors WHERE id = ? AND NOT EXISTS (SELECT 1 FROM participants WHERE actor = actors.id)"

PRESENT = "SELECT id, name, kind, country, sector FROM actors a WHERE {}"
NAMED = """WITH named AS (
  SELECT actor, coalesce(nullif(name, ''), text) AS name, kind, country, sector FROM participants a WHERE {}
), ranked AS (
  SELECT actor, name, row_number() OVER (PARTITION BY actor ORDER BY length(name), name) AS rank,
    max(kind) OVER one AS kind, max(country) OVER one AS country, max(sector) OVER one AS sector
  FROM (SELECT DISTINCT * FROM named) WINDOW one AS (PARTITION BY actor)
)
SELECT actor, name, kind, country, sector FROM ranked WHERE rank = 1"""
AMONG = "IN (SELECT value FROM json_each(:ids))"
MEND = "UPDATE actors SET name = ?, key = ?, kind = ?, country = ?, sector = ? WHERE id = ?"


def refresh(db: sqlite3.Connection, actors: Sequence[str] | None = None) -> None:
    """Make rows of ``actors`` what the participants in the record say; all, or those of ``actors``.

    Where claims were replaced, a name or country that only the old claims gave would stay otherwise. The caller holds
    a transaction.
    """
    ids = {"ids": json.dumps(actors)}
    present, named = (
        {row[0]: row[1:] for row in db.execute(sql.format(where if actors is not None else "true"), ids)}
        for sql, where in ((PRESENT, f"a.id {AMONG}"), (NAMED, f"a.actor {AMONG}"))
    )
    wrong = [(actor, told) for actor, told in named.items() if present[actor] != told]
    db.executemany(MEND, [(told[0], key(told[0]), *told[1:], actor) for actor, told in wrong])

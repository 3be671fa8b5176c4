"""The reports of a record as a list, and what was set aside."""

from __future__ import annotations

import json
from typing import Any

from wasata.arabic.letters import key
from wasata.record.query import bound, rows_of
from wasata.record.store import Record

Row = dict[str, Any]
CHOSEN = "SELECT id FROM reports r WHERE {} ORDER BY r.published DESC LIMIT :limit OFFSET :offset"
LISTED = """SELECT r.id, r.given_id, r.title, substr(r.text, 1, 160) AS beginning, r.outlet, r.published,
  r.published_basis, r.url, r.origin, r.read_at, r.coder,
  (SELECT count(*) FROM claims c WHERE c.report = r.id) AS claims,
  (SELECT count(*) FROM sightings s WHERE s.report = r.id) AS sightings
  FROM reports r WHERE r.id IN (SELECT value FROM json_each(:ids)) ORDER BY r.published DESC, r.id"""


def reports(
    record: Record,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    title: str | None = None,
    *,
    limit: int = 50,
    offset: int = 0,
) -> Row:
    """Reports, the newest first: ``reports`` (rows with how many ``claims`` and ``sightings``) and ``total``.

    ``title`` is part of one, in any spelling. Raises UsageError for days that are none.
    """
    parts, values = ["true"], {"limit": limit, "offset": offset}
    asked: Row = dict(values)
    if outlet is not None:
        parts.append("r.outlet = :outlet")
        asked["outlet"] = outlet
    for name, day, end, sign in (("since", since, 0, ">="), ("until", until, 1, "<=")):
        if day is not None:
            parts.append(f"r.published {sign} :{name}")
            asked[name] = bound(day, name, end)
    if title is not None:
        parts.append("folded(r.title, :title)")
        asked["title"] = key(title).strip()
    where = " AND ".join(parts)
    with record.reading() as db:
        total = db.execute(f"SELECT count(*) FROM reports r WHERE {where}", asked).fetchone()[0]  # noqa: S608
        ids = json.dumps([name for (name,) in db.execute(CHOSEN.format(where), asked)])
        return {"reports": rows_of(db, LISTED, {"ids": ids}), "total": int(total)}


def set_aside(record: Record, limit: int = 50, offset: int = 0) -> Row:
    """Input that was not read: ``aside`` (rows ``origin``, ``code``, ``reason``) and ``total``."""
    with record.reading() as db:
        total = db.execute("SELECT count(*) FROM set_aside").fetchone()[0]
        sql = "SELECT origin, code, reason FROM set_aside ORDER BY id DESC LIMIT :limit OFFSET :offset"
        return {"aside": rows_of(db, sql, {"limit": limit, "offset": offset}), "total": int(total)}

"""What waits for a person: claims that nobody has judged and pairs of events that may be one, in a chosen order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wasata.arabic.letters import key
from wasata.errors import UsageError
from wasata.record.opening import told
from wasata.record.query import CALLED, bound, rows_of
from wasata.record.store import Record

Row = dict[str, Any]
KINDS = ("claims", "doubts")
SORTS = {
    "doubt": "c.confidence, c.id",
    "actor": "(SELECT min(p.actor) FROM participants p WHERE p.claim = c.id), c.confidence, c.id",
    "outlet": "r.outlet IS NULL, r.outlet, c.confidence, c.id",
    "date": "c.date IS NULL, c.date, c.id",
}
SKIPPED = "EXISTS (SELECT 1 FROM judgements j WHERE j.subject = {} AND j.what = 'skip')"
JUDGED = """(EXISTS (SELECT 1 FROM verdicts v WHERE v.id = c.id)
  OR EXISTS (SELECT 1 FROM corrections k WHERE k.claim = c.id))"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; None asks for all. ``sort`` is one of ``SORTS``; doubts come the likeliest first.

    ``since`` and ``until`` are ISO prefixes, compared with the claim's date or else with the day of its report.
    """

    actor: str | None = None
    outlet: str | None = None
    type: str | None = None
    status: str | None = None
    track: str | None = None
    since: str | None = None
    until: str | None = None
    sort: str = "doubt"


@dataclass(slots=True)
class _Where:
    wanted: Wanted
    values: Row = field(default_factory=dict)

    def parts(self) -> Iterator[str]:
        """Conditions on ``claims c`` and ``reports r``; ``values`` are filled in."""
        for name, condition in (("outlet", "r.outlet = :outlet"), ("status", "c.status = :status")):
            if getattr(self.wanted, name) is not None:
                self.values[name] = getattr(self.wanted, name)
                yield condition
        if self.wanted.type is not None:
            self.values["type"] = self.wanted.type.upper()
            yield "c.type = :type"
        if self.wanted.track is not None:
            self.values["track"] = f'"{self.wanted.track}"'
            yield "instr(c.tracks, :track)"
        if self.wanted.actor is not None:
            self.values |= {"actor": self.wanted.actor, "actor_key": key(self.wanted.actor).strip()}
            called = CALLED.replace("NAME", "actor")
            yield f"""EXISTS (SELECT 1 FROM participants p CROSS JOIN actors a ON a.id = p.actor
                WHERE p.claim = c.id AND {called})"""  # noqa: S608
        yield from self._days()

    def _days(self) -> Iterator[str]:
        day = "coalesce(substr(c.date, 1, 10), r.published)"
        for name, end, sign in (("since", 0, ">="), ("until", 1, "<=")):
            value = getattr(self.wanted, name)
            if value is not None:
                self.values[name] = bound(value, name, end)
                yield f"{day} {sign} :{name}"


def queue(record: Record, wanted: Wanted, kind: str = "claims", limit: int = 50) -> list[Row]:
    """What waits, the first ``limit``: rows ``kind``, ``id``, ``seen`` (the last judgement on it, 0 for none).

    A doubt has ``one``, ``other`` (claims) and ``score`` too. What was skipped comes last.
    """
    if wanted.sort not in SORTS:
        raise UsageError("--sort", f"{wanted.sort!r} is no order", expected=", ".join(SORTS))
    where = _Where(wanted)
    conditions = " AND ".join(where.parts()) or "true"
    sql = (_claims if kind == "claims" else _doubts)(conditions, wanted.sort)
    subject = "c.id" if kind == "claims" else "d.id"
    found: list[Row] = []
    with record.reading() as db:
        # those skipped are asked for apart: sorted among the others they would cost a look at every claim
        for skipped in (f"NOT {SKIPPED.format(subject)}", SKIPPED.format(subject)):
            if len(found) < limit:
                asked = where.values | {"limit": limit - len(found)}
                found += rows_of(db, sql.format(skipped=skipped), asked)
    return found


LAST = "(SELECT coalesce(max(j.id), 0) FROM judgements j WHERE j.subject = {})"


def _claims(conditions: str, sort: str) -> str:
    return f"""SELECT 'claim' AS kind, c.id, {LAST.format("c.id")} AS seen
        FROM claims c JOIN reports r ON r.id = c.report WHERE NOT {JUDGED} AND {{skipped}} AND {conditions}
        ORDER BY {SORTS[sort]} LIMIT :limit"""  # noqa: S608


def _doubts(conditions: str, _sort: str) -> str:
    return f"""SELECT 'doubt' AS kind, d.id, {LAST.format("d.id")} AS seen, d.one, d.other, d.score
        FROM doubts d JOIN claims c ON c.id = d.one JOIN reports r ON r.id = c.report
        WHERE {{skipped}} AND {conditions} ORDER BY d.score DESC, d.id LIMIT :limit"""  # noqa: S608


ALL_JUDGED = """SELECT (SELECT count(*) FROM claims) AS claims, (SELECT count(*) FROM claims c WHERE c.id IN
  (SELECT id FROM verdicts UNION SELECT claim FROM corrections)) AS judged"""


def progress(record: Record, wanted: Wanted) -> dict[str, int]:
    """How many claims there are, how many of them are judged, and how many doubts wait."""
    where = _Where(wanted)
    conditions = " AND ".join(where.parts()) or "true"
    with record.reading() as db:
        sql = f"""SELECT count(*) AS claims, coalesce(sum({JUDGED}), 0) AS judged
            FROM claims c JOIN reports r ON r.id = c.report WHERE {conditions}"""  # noqa: S608
        found = rows_of(db, sql if conditions != "true" else ALL_JUDGED, where.values)[0]
        doubts = f"""SELECT count(*) FROM doubts d JOIN claims c ON c.id = d.one JOIN reports r ON r.id = c.report
            WHERE {conditions}"""  # noqa: S608
        return found | {"doubts": int(db.execute(doubts, where.values).fetchone()[0])}


def opened(db: sqlite3.Connection, item: Row) -> list[Row]:
    """The claims of an item of the queue, each with all that hangs on it."""
    ids = (item["id"],) if item["kind"] == "claim" else (item["one"], item["other"])
    return [claim for name in ids for claim in told(db, "c.id = :id", name)]

"""Searching reports, claims, events and actors by words, with facets, hits in the original text and help."""

from __future__ import annotations

import difflib
import json
import sqlite3
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from wasata.errors import UsageError
from wasata.record.asking import Asked, asked
from wasata.record.query import Filters, conditions, events_where, rows_of
from wasata.record.store import Record
from wasata.record.words import words

Row = dict[str, Any]
KINDS = ("reports", "claims", "events", "actors")
AROUND = 60  # code points of an excerpt on each side of its first hit
MOST_FACETS = 10  # values shown of a facet
MOST_COUNTED = 1000  # events from which facets are counted; more are told as "of more"
NEAR = 0.75  # how alike a word must be to be offered instead


def search(
    record: Record,
    text: str,
    filters: Filters | None = None,
    kinds: Sequence[str] = KINDS,
    *,
    limit: int = 10,
    offset: int = 0,
    exact: bool = False,
) -> Row:
    """What the record has on some words.

    Returns ``asked``, ``counts`` (how many ``reports``, ``claims``, ``events`` and ``actors`` match), a list for each
    of ``kinds`` (``limit`` long, after ``offset``), ``facets`` of the matching events, and ``help`` (suggestions where
    nothing matches). Rows of reports have ``excerpt``, ``start`` (its place in the report's content) and ``hits``
    (``[start, end]`` in the report's content, code points); rows of claims the same for their report's content.
    ``filters`` are those of the chronology: of reports and claims only those that tell a matching event are shown.
    Raises UsageError where no word is asked for.
    """
    question = asked(text)
    match = question.match(exact=exact)
    if not match:
        raise UsageError("WORDS", f"{text!r} asks for no word", expected="a word or phrase; -word only leaves out")
    where, values = conditions(filters or Filters())
    window = {"limit": limit, "offset": offset}
    with record.reading() as db:
        asker = _Search(db, question, where, values | {"match": match}, exact=exact, narrow=where != "true")
        counts = asker.counts()
        found: Row = {"asked": text, "counts": counts}
        for kind in kinds:
            found[kind] = getattr(asker, kind)(window)
        found["facets"] = asker.facets()
        found["help"] = asker.help() if not any(counts.values()) else []
        return found


CLAIM_HITS = """claim_words w CROSS JOIN search_keys k ON k.id = w.rowid
  CROSS JOIN event_claims t ON t.id = k.ref CROSS JOIN events e ON e.id = t.event"""


class _Search:
    """One question to one view of the record."""

    def __init__(
        self, db: sqlite3.Connection, question: Asked, where: str, values: Row, *, exact: bool, narrow: bool
    ) -> None:
        self.db, self.question, self.where, self.values = db, question, where, values
        self.exact, self.narrow = exact, narrow

    def _one(self, sql: str) -> int:
        return int(self.db.execute(sql, self.values).fetchone()[0])

    def counts(self) -> dict[str, int]:
        """How many of each match."""
        found = f"FROM {CLAIM_HITS} WHERE claim_words MATCH :match AND {self.where}"
        sql = f"SELECT count(*), count(DISTINCT e.id) {found}"
        claims, events = self.db.execute(sql, self.values).fetchone()
        return {
            "reports": self._one(f"SELECT count(*) {self._reports()}"),
            "claims": int(claims),
            "events": int(events),
            "actors": len(self._actors),
        }

    def _reports(self) -> str:
        """FROM and WHERE of the reports that match; with filters only those that tell an event which passes."""
        plain = "FROM report_words w CROSS JOIN search_keys k ON k.id = w.rowid WHERE report_words MATCH :match"
        if not self.narrow:
            return plain
        return f"""{plain} AND EXISTS (SELECT 1 FROM claims c CROSS JOIN event_claims t ON t.id = c.id
            CROSS JOIN events e ON e.id = t.event WHERE c.report = k.ref AND {self.where})"""  # noqa: S608

    def reports(self, window: Row) -> list[Row]:
        """Reports, those that are spelt as asked first."""
        sql = f"SELECT k.ref {self._reports()} ORDER BY bm25(report_words, 4.0, 1.0), k.ref LIMIT :limit OFFSET :offset"
        ids = [ref for (ref,) in self.db.execute(sql, self.values | window)]
        sql = "SELECT r.* FROM json_each(:ids) j CROSS JOIN reports r ON r.id = j.value ORDER BY j.key"
        return [self._report(row) for row in rows_of(self.db, sql, {"ids": json.dumps(ids)})]

    def _report(self, row: Row) -> Row:
        content = f"{row['title']}\n{row['text']}"
        about = {name: row[name] for name in ("id", "given_id", "title", "outlet", "published", "url")}
        return about | self._marked(content, 0, len(content))

    def _marked(self, content: str, start: int, end: int) -> Row:
        """The hits between two places of a text, and an excerpt around the first."""
        told = list(words(content[start:end]))
        found = {hit for term in self.question.terms for hit in term.hits(told, exact=self.exact)}
        hits = sorted((a + start, b + start) for a, b in found)
        first = hits[0] if hits else (start, start)
        low, high = max(start, first[0] - AROUND), min(end, first[1] + AROUND)
        low = low if low == start else content.find(" ", low, first[0]) + 1 or low
        cut = content.rfind(" ", first[1], high)
        high = high if high == end or cut < 0 else cut
        return {"excerpt": content[low:high], "start": low, "hits": [list(hit) for hit in hits]}

    def claims(self, window: Row) -> list[Row]:
        """Claims whose words or participants match."""
        sql = f"""SELECT k.ref FROM {CLAIM_HITS} WHERE claim_words MATCH :match AND {self.where}
            ORDER BY bm25(claim_words, 4.0, 1.0), k.ref LIMIT :limit OFFSET :offset"""  # noqa: S608
        ids = [ref for (ref,) in self.db.execute(sql, self.values | window)]
        sql = """SELECT c.id, t.event, c.report, c.type, c.contact, c.status, c.date, r.outlet, r.published, r.title,
            r.text, min(x.span_start) AS first, max(x.span_end) AS last
            FROM json_each(:ids) j CROSS JOIN claims c ON c.id = j.value
            JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report JOIN evidence x ON x.claim = c.id
            GROUP BY j.key ORDER BY j.key"""
        return [self._claim(row) for row in rows_of(self.db, sql, {"ids": json.dumps(ids)})]

    def _claim(self, row: Row) -> Row:
        content = f"{row.pop('title')}\n{row.pop('text')}"
        return row | self._marked(content, row.pop("first"), row.pop("last"))

    def events(self, window: Row) -> list[Row]:
        """Events that a matching claim tells, as rows of the chronology."""
        last = window["offset"] + window["limit"]
        inside = window["limit"] >= 0 and last <= MOST_COUNTED
        ids = self._first[window["offset"] : last] if inside else self._event_ids(":limit OFFSET :offset", window)
        found = events_where(self.db, "e.id IN (SELECT value FROM json_each(:chosen))", {"chosen": json.dumps(ids)})
        order = {name: place for place, name in enumerate(ids)}
        return sorted(found, key=lambda row: order[row["id"]])

    @cached_property
    def _first(self) -> list[str]:
        """The events that match best, as many as facets are counted from."""
        return self._event_ids(f"{MOST_COUNTED}", {})

    def _event_ids(self, limit: str, window: Row) -> list[str]:
        sql = f"""SELECT e.id FROM {CLAIM_HITS} WHERE claim_words MATCH :match AND {self.where}
            GROUP BY e.id ORDER BY min(w.rank), e.id LIMIT {limit}"""  # noqa: S608
        return [name for (name,) in self.db.execute(sql, self.values | window)]

    def actors(self, window: Row) -> list[Row]:
        """Actors of the register whose name holds all the words, those of the lexicon first."""
        ids = self._actors[window["offset"] :][: window["limit"]]
        sql = """SELECT a.id, a.name, a.kind, a.country, a.sector, a.provisional,
            (SELECT count(DISTINCT t.event) FROM participants p JOIN event_claims t ON t.id = p.claim
             WHERE p.actor = a.id) AS events
            FROM json_each(:ids) j CROSS JOIN actors a ON a.id = j.value ORDER BY j.key"""
        return rows_of(self.db, sql, {"ids": json.dumps(ids)})

    @cached_property
    def _actors(self) -> list[str]:
        """Ids, those of the lexicon first."""
        values: Row = {}
        groups = []
        for group in self.question.groups:
            names = [f"w{len(values) + n}" for n in range(len(group))]
            values |= {name: " ".join(term.exact) for name, term in zip(names, group, strict=True)}
            groups.append("(" + " OR ".join(f"instr({{0}}.key, :{name})" for name in names) + ")")
        named = " AND ".join(groups)
        sql = f"""SELECT a.id, a.provisional FROM actors a WHERE {named.format("a")} UNION
            SELECT a.id, 0 FROM known_names n JOIN actors a ON a.id = n.actor WHERE {named.format("n")}
            ORDER BY 2, 1"""  # noqa: S608
        return list(dict.fromkeys(name for name, _ in self.db.execute(sql, values)))

    def facets(self) -> dict[str, list[Row]]:
        """How many of the matching events have each value: rows ``value``, ``events``; the commonest first."""
        values = {"ids": json.dumps(self._first), "most": MOST_FACETS}
        return {name: rows_of(self.db, FACET.format(*of), values) for name, of in FACETS.items()}

    def help(self) -> list[str]:
        """What to ask instead where nothing was found."""
        offered = []
        if self.narrow:
            offered.append("without the filters something may be found")
        if self.question.without:
            offered.append("without the words that are left out something may be found")
        if self.exact:
            offered.append("without --exact other spellings are found too")
        return offered + [f"did you mean {name}?" for name in self._nearest()]

    def _nearest(self) -> list[str]:
        names = [n for (n,) in self.db.execute("SELECT key FROM actors UNION SELECT key FROM known_names")]
        tokens = sorted({token for name in names for token in name.split() if len(token) > 2})
        asked_for = [token for term in self.question.terms for token in term.exact]
        near = (difflib.get_close_matches(token, tokens, n=3, cutoff=NEAR) for token in asked_for)
        return list(dict.fromkeys(word for found in near for word in found))[:5]


FACET = """SELECT {0} AS value, count(DISTINCT e.id) AS events
FROM json_each(:ids) j CROSS JOIN events e ON e.id = j.value {1}
WHERE {0} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most"""
_CLAIMS = "CROSS JOIN event_claims t ON t.event = e.id CROSS JOIN claims c ON c.id = t.id"
_PEOPLE = """CROSS JOIN event_claims t ON t.event = e.id CROSS JOIN participants p ON p.claim = t.id AND p.slot {}
LEFT JOIN aliases a ON a.id = p.actor"""
# of each facet its value and what is joined for it
FACETS = {
    "type": ("e.type", ""),
    "status": ("v.value", "CROSS JOIN json_each(e.statuses) v"),
    "track": ("v.value", "CROSS JOIN json_each(e.tracks) v"),
    "place": ("e.place", ""),
    "outlet": ("r.outlet", f"{_CLAIMS} CROSS JOIN reports r ON r.id = c.report"),
    "month": ("substr(e.date, 1, 7)", ""),
    "actor": ("coalesce(a.actor, p.actor)", _PEOPLE.format("<> 'mediator'")),
    "mediator": ("coalesce(a.actor, p.actor)", _PEOPLE.format("= 'mediator'")),
}

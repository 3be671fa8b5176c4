"""The register as a person looks at it: actors with their names, posts and contacts, and who may be one and the same.

Two persons are suggested as one with reasons, and never where the state or the bodies they belong to speak against it:
a name alone is no reason. Provisional actors that a single report names stay out of lists unless they are asked for.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wasata.arabic.letters import key
from wasata.errors import UsageError
from wasata.record.query import rows_of
from wasata.record.rows import PROVISIONAL
from wasata.record.store import Record

Row = dict[str, Any]
NEWEST = 2000  # contacts of an actor in which it is counted whom it met
LEAST_REPORTS = 2  # that name a provisional actor of a list
# a group of an actor is called by it: the shortest words of reports may be those of another (وفد الحركة)
NAME = """CASE WHEN instr(a.id, ':') THEN coalesce((SELECT name_ar FROM known_actors g
  WHERE g.id = substr(a.id, 1, instr(a.id, ':') - 1)), '?') || ': ' || a.name ELSE a.name END"""
# which ones first, by one pass over an index; what is counted of each, only for those
NAMED_MOST = """SELECT p.actor FROM participants p GROUP BY p.actor ORDER BY count(*) DESC, p.actor LIMIT :many"""
LISTED = f"""WITH chosen AS (SELECT a.id FROM actors a WHERE {{}}),
counted AS (
  SELECT p.actor, count(DISTINCT t.event) AS events, count(DISTINCT p.claim) AS claims,
    count(DISTINCT c.report) AS reports
  FROM chosen h CROSS JOIN participants p ON p.actor = h.id CROSS JOIN claims c ON c.id = p.claim
  LEFT JOIN event_claims t ON t.id = c.id GROUP BY p.actor)
SELECT a.id, {NAME} AS name, k.name_en, a.kind, a.country, a.sector, a.provisional, x.actor AS same_as,
  coalesce(n.events, 0) AS events, coalesce(n.claims, 0) AS claims, coalesce(n.reports, 0) AS reports
FROM chosen h CROSS JOIN actors a ON a.id = h.id LEFT JOIN counted n ON n.actor = a.id
LEFT JOIN known_actors k ON k.id = a.id LEFT JOIN aliases x ON x.id = a.id
WHERE a.provisional = 0 OR coalesce(n.reports, 0) >= :least ORDER BY events DESC, a.id LIMIT :limit"""  # noqa: S608
CALLED = """(a.id = :called OR instr(a.key, :key)
  OR EXISTS (SELECT 1 FROM known_names n WHERE n.actor = a.id AND instr(n.key, :key)))"""


def actors(record: Record, called: str | None = None, *, everybody: bool = False, limit: int = 50) -> list[Row]:
    """Actors, those of most events first (among those that most claims name).

    Rows of the register with ``same_as`` and how many ``events``, ``claims`` and ``reports`` name them.

    ``called`` is an id or part of a name in any spelling; provisional ones of a single report only with ``everybody``.
    """
    # provisional ones of a single report are passed over, so more are looked at than are shown
    values: Row = {"least": 0 if everybody else LEAST_REPORTS, "limit": limit, "many": 4 * limit + 100}
    if called is not None:
        values |= {"called": called, "key": key(called).strip(), "least": 0}
    with record.reading() as db:
        return rows_of(db, LISTED.format(CALLED if called is not None else f"a.id IN ({NAMED_MOST})"), values)


def actor(record: Record, name: str) -> Row:
    """One actor: its row with ``names`` (of the lexicon), ``spellings`` (words of reports, with how many claims),
    ``posts``, ``alias_of`` and ``aliases``, ``with`` (whom it met in how many events,
    of its ``NEWEST`` contacts). Raises UsageError for an id that
    is not known.
    """
    with record.reading() as db:
        found = rows_of(db, "SELECT * FROM actors WHERE id = :id", {"id": name})
        found = found or rows_of(db, UNMET, {"id": name})
        if not found:
            raise UsageError("id", f"no actor is called {name!r}", mend="`wasata actors NAME` shows the ids.")
        return found[0] | {part: rows_of(db, sql, {"id": name}) for part, sql in OF_ACTOR.items()}


# one of the lexicon that no report has named yet
UNMET = (
    "SELECT id, name_ar AS name, '' AS key, kind, country, sector, 0 AS provisional FROM known_actors WHERE id = :id"
)
ALL_OF = "(SELECT :id UNION SELECT id FROM aliases WHERE actor = :id)"
OF_ACTOR = {
    "names": "SELECT name FROM known_names WHERE actor = :id ORDER BY id",
    "spellings": f"""SELECT text, count(*) AS claims FROM participants WHERE actor IN {ALL_OF}
        GROUP BY text ORDER BY 2 DESC, 1 LIMIT 30""",  # noqa: S608
    "posts": "SELECT title, body, since, until FROM posts WHERE actor = :id ORDER BY since DESC, id",
    "alias_of": "SELECT actor FROM aliases WHERE id = :id",
    "aliases": "SELECT id FROM aliases WHERE actor = :id ORDER BY id",
    "with": f"""WITH mine AS MATERIALIZED (SELECT DISTINCT e.id, e.since FROM participants p
          CROSS JOIN event_claims t ON t.id = p.claim CROSS JOIN events e ON e.id = t.event AND e.type = 'CONSULT'
          WHERE p.actor IN {ALL_OF} ORDER BY e.since DESC LIMIT {NEWEST})
        SELECT q.actor, coalesce(k.name_ar, o.name) AS name, count(DISTINCT u.event) AS events
        FROM mine m CROSS JOIN event_claims u ON u.event = m.id CROSS JOIN participants q ON q.claim = u.id
        JOIN actors o ON o.id = q.actor LEFT JOIN known_actors k ON k.id = q.actor
        WHERE q.actor NOT IN {ALL_OF} GROUP BY q.actor ORDER BY 3 DESC, 1 LIMIT 30""",  # noqa: S608
}


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    words: frozenset[str]
    last: str
    country: str | None
    sector: str | None
    bodies: frozenset[str]
    events: frozenset[str]


PEOPLE = """SELECT a.id, a.key, a.country, a.sector FROM actors a WHERE a.kind = 'person' AND instr(a.id, ':') = 0
  AND NOT EXISTS (SELECT 1 FROM aliases x WHERE x.id = a.id)"""
SAID_NO = "SELECT subject, json_extract(content, '$.actor') FROM judgements WHERE what = 'other_actor'"
_TITLES = frozenset(
    key(word)
    for line in (
        "رئيس الرئيس وزير الوزير نائب مدير المدير السفير سفير الدكتور اللواء الفريق العميد العقيد المبعوث مبعوث",
        "القيادي قيادي الشيخ الأمير الملك السيد المتحدث باسم الناطق عضو المسؤول الأمين العام مستشار المستشار الممثل في",
        "إلى من الخارجية الدفاع الداخلية المكتب السياسي حركة جماعة السابق الأممي الخاص الأميركي الأمريكي المصري",
        "الإسرائيلي",
    )
    for word in line.split()
)


def suggestions(record: Record, limit: int = 50) -> list[Row]:
    """Pairs of persons that may be one: rows ``actor`` (the one to be merged), ``other``, ``score``, ``reasons``.

    A provisional one is suggested for one of the lexicon, or the rarer of two provisional ones for the other, when they
    share their last name and nothing speaks against it. Pairs that a person has turned down do not come again.
    """
    with record.reading() as db:
        people = list(_people(db))
        refused = {frozenset(pair) for pair in db.execute(SAID_NO)}
    by_last: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        by_last[person.last].append(person)
    found = [
        row
        for group in by_last.values()
        for one, other in _ordered(group)
        if frozenset((one.id, other.id)) not in refused and (row := _suggested(one, other)) is not None
    ]
    return sorted(found, key=lambda row: (-row["score"], row["actor"], row["other"]))[:limit]


def _people(db: sqlite3.Connection) -> Iterator[_Person]:
    told: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    sql = """SELECT p.actor, p.body, t.event FROM actors a JOIN participants p ON p.actor = a.id
        LEFT JOIN event_claims t ON t.id = p.claim WHERE a.kind = 'person'"""
    for actor_id, body, event in db.execute(sql):
        told[actor_id][0].update([body] if body else [])
        told[actor_id][1].update([event] if event else [])
    for actor_id, body in db.execute("SELECT actor, body FROM posts WHERE body IS NOT NULL"):
        if actor_id in told:
            told[actor_id][0].add(body)
    for actor_id, folded, country, sector in db.execute(PEOPLE):
        words = [word for word in folded.split() if word not in _TITLES]
        if len(words) > 1 or (words and not actor_id.startswith(PROVISIONAL)):
            bodies, events = told[actor_id]
            yield _Person(actor_id, frozenset(words), words[-1], country, sector, frozenset(bodies), frozenset(events))


def _ordered(group: Sequence[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Each provisional person with each that is better known than it."""
    ranked = sorted(group, key=lambda p: (p.id.startswith(PROVISIONAL), -len(p.events), p.id))
    for place, other in enumerate(ranked):
        for one in ranked[place + 1 :]:
            if one.id.startswith(PROVISIONAL):
                yield one, other


def _suggested(one: _Person, other: _Person) -> Row | None:
    """None where state or body speaks against it, or where nothing but the last name is the same."""
    if one.country and other.country and one.country != other.country:
        return None
    if one.bodies and other.bodies and not one.bodies & other.bodies and not (one.country and other.country):
        return None
    shared = one.words & other.words
    reasons = [f"the names share {' '.join(sorted(shared))}"]
    score = len(shared) / len(one.words | other.words)
    if len(shared) < 2 and score < 1:
        return None  # many people have one name in common
    for same, gain, reason in (
        (bool(one.country) and one.country == other.country, 0.2, f"both are of {one.country}"),
        (bool(one.bodies & other.bodies), 0.2, f"both are of {' '.join(sorted(one.bodies & other.bodies))}"),
        (bool(one.sector) and one.sector == other.sector, 0.1, f"both are of the sector {one.sector}"),
        (bool(one.events & other.events), 0.3, "reports of one event name the one and the other"),
    ):
        if same:
            score += gain
            reasons.append(reason)
    return {"actor": one.id, "other": other.id, "score": round(min(score, 1.0), 2), "reasons": reasons}

"""Events as a function of claims: the tellings of several reports joined, the same whatever was read first.

Claims of one report are never joined: a report's claims are different events already. Pairs of like claims are joined
from the likest down, each time only if every telling in the one group is like every telling in the other. Claims
without a date stay alone. All statuses are kept side by side: what one report plans and another denies is one event.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from wasata.arabic.letters import key
from wasata.model import EventType
from wasata.record import register
from wasata.record.likeness import LONGEST, Side, Signature, likeness
from wasata.record.periods import period
from wasata.record.rows import PROVISIONAL, short_hash
from wasata.record.store import Record
from wasata.record.summary import Event, summarise

Row = dict[str, Any]


@dataclass(slots=True)
class Bundle:
    """Claims of different reports with one signature, joined without further questions."""

    signature: Signature | None
    claims: list[Row] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The smallest claim id."""
        return min(str(claim["id"]) for claim in self.claims)

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(str(claim["report"]) for claim in self.claims)


def rebuild(record: Record) -> int:
    """Make all events and the rows of actors anew from the claims, in one transaction; returns the number of events.

    Nothing is written where no claim came or went since the last time. Raises RecordError as every writing does.
    """
    with record.writing() as db:
        state = _state(db)
        known = db.execute("SELECT value FROM meta WHERE id = 'events'").fetchone()
        if known is None or known[0] != state:
            _rewrite(db)
            db.execute("INSERT OR REPLACE INTO meta (id, value) VALUES ('events', ?)", (state,))
        return int(db.execute("SELECT count(*) FROM events").fetchone()[0])


def _state(db: sqlite3.Connection) -> str:
    """The last thing done to reports; version 2 of the rule for joining is part of it."""
    last = db.execute("SELECT hash FROM log WHERE what <> 'set aside' ORDER BY id DESC LIMIT 1").fetchone()
    return f"2 {last[0] if last else ''}"


def _rewrite(db: sqlite3.Connection) -> None:
    register.refresh(db)
    db.execute("DELETE FROM event_claims")
    db.execute("DELETE FROM events")
    for kind in EventType:  # one type at a time: claims of two types are never joined, and memory stays small
        for event in join(_claims(db, kind)):
            db.execute(INSERT_EVENT, event.row)
            db.executemany("INSERT INTO event_claims (id, event) VALUES (?, ?)", [(c, event.id) for c in event.claims])


INSERT_EVENT = """INSERT INTO events (id, type, contact, date, since, until, place, statuses, tracks, reports, claims)
VALUES (:id, :type, :contact, :date, :since, :until, :place, :statuses, :tracks, :reports, :claims)"""


def _claims(db: sqlite3.Connection, kind: EventType) -> list[Row]:
    """The claims of one type as far as joining needs them, each with its participants."""
    names = "id", "report", "type", "contact", "status", "date", "place", "place_id", "tracks"
    found: dict[str, Row] = {}
    for values in db.execute(f"SELECT {', '.join(names)} FROM claims WHERE type = ? ORDER BY id", (kind.value,)):  # noqa: S608
        found[values[0]] = dict(zip(names, values, strict=True)) | {"actor": [], "recipient": []}
    rows = db.execute(
        "SELECT p.claim, p.slot, p.actor, p.country, p.name FROM claims c JOIN participants p ON p.claim = c.id"
        " WHERE c.type = ? AND p.slot <> 'mediator'",
        (kind.value,),
    )
    for claim, slot, actor, country, name in rows:
        bare = actor.startswith(PROVISIONAL) and name is None and " " not in actor
        found[claim][slot].append(Side(actor, country or "", bare))
    return list(found.values())


def join(claims: Iterable[Row]) -> Iterator[Event]:
    """The events that claims of one type make; the order of the claims is of no matter."""
    bundles = _bundles(claims)
    for members in _groups(bundles):
        told = [claim for i in members for claim in bundles[i].claims]
        yield summarise("e-" + short_hash(min(claim["id"] for claim in told)), told)


def _groups(bundles: list[Bundle]) -> list[list[int]]:
    """Which bundles tell one event, by their places."""
    likeness_of = _pairs(bundles)
    groups = {i: [i] for i in range(len(bundles))}
    reports = {i: set(bundle.reports) for i, bundle in enumerate(bundles)}
    group_of = list(range(len(bundles)))
    for one, other in sorted(likeness_of, key=lambda pair: (-likeness_of[pair], pair)):
        a, b = group_of[one], group_of[other]
        if a == b or not reports[a].isdisjoint(reports[b]):
            continue
        if all((min(pair), max(pair)) in likeness_of for pair in itertools.product(groups[a], groups[b])):
            for i in groups[b]:
                group_of[i] = a
            groups[a] += groups.pop(b)
            reports[a] |= reports.pop(b)
    return list(groups.values())


def _bundles(claims: Iterable[Row]) -> list[Bundle]:
    """Claims with equal signatures; of several in one report the first goes with the first of the others, and so on."""
    found: dict[tuple[Signature | str, int], Bundle] = {}
    seen: dict[tuple[Signature, str], int] = defaultdict(int)
    for claim in sorted(claims, key=lambda row: str(row["id"])):
        signature = _signature(claim)
        if signature is None:
            found[claim["id"], 0] = Bundle(None, [claim])
            continue
        number = seen[signature, claim["report"]]
        seen[signature, claim["report"]] += 1
        found.setdefault((signature, number), Bundle(signature)).claims.append(claim)
    return sorted(found.values(), key=lambda bundle: bundle.first)


def _signature(claim: Row) -> Signature | None:
    """None for a claim that stays alone: undated, dated too widely, or with nobody who can be known again."""
    days = period(claim["date"])
    if days is None or days.days > LONGEST:
        return None
    actors, recipients = (tuple(sorted(set(claim[slot]))) for slot in ("actor", "recipient"))
    place = claim["place_id"] or (key(claim["place"]) if claim["place"] else None)
    signature = Signature(claim["type"], claim["contact"], days, actors, recipients, place, claim["status"])
    return signature if signature.named else None


def _pairs(bundles: list[Bundle]) -> dict[tuple[int, int], float]:
    """Pairs of bundles that are like each other, and how much; only those with a day and an actor in common meet."""
    blocks: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, bundle in enumerate(bundles):
        if bundle.signature is not None:
            days = bundle.signature.period
            for day, actor in itertools.product(range(days.first, days.last + 1), bundle.signature.named):
                blocks[day, actor].append(i)
    met = {pair for block in blocks.values() for pair in itertools.combinations(block, 2)}
    scored = ((pair, _bundle_likeness(bundles[pair[0]], bundles[pair[1]])) for pair in met)
    return {pair: score for pair, score in scored if score > 0}


def _bundle_likeness(one: Bundle, other: Bundle) -> float:
    if one.signature is None or other.signature is None:
        return 0.0
    return likeness(one.signature, other.signature)

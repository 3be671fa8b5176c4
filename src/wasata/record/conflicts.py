"""Events of one conflict, each with what it is in a mediation: who of which side met which mediator, who struck whom.

Sides and mediators are those of the lexicon's conflict; a participant counts for the party it stands for. Definitions
and parameters are told in docs/episodes.md.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wasata.errors import UsageError
from wasata.model import EventType, Status
from wasata.record.levels import level_of
from wasata.record.parties import Parties
from wasata.record.periods import period
from wasata.record.query import events_where, rows_of
from wasata.record.rows import PROVISIONAL
from wasata.record.tellings import SPOKEN

Row = dict[str, Any]
HARM = frozenset((EventType.ASSAULT, EventType.COERCE))
ESCALATION = HARM | {EventType.THREATEN, EventType.MOBILIZE}
BETWEEN = frozenset((EventType.CONSULT, EventType.AGREE))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of the lexicon: the side of each party, its mediators, its places.

    A side is called by the party that the lexicon names first on it (``isr``, ``hamas``).
    """

    id: str
    name_ar: str
    name_en: str
    since: str | None
    until: str | None
    side_of: dict[str, str]
    mediators: frozenset[str]
    places: frozenset[str]

    @property
    def sides(self) -> tuple[str, ...]:
        """What the sides are called, in the order of the lexicon."""
        return tuple(dict.fromkeys(self.side_of.values()))


@dataclass(frozen=True, slots=True)
class Act:
    """An event in its part in a conflict.

    ``day`` is the ordinal of the day on which it happened, or, where nobody tells it (``dated`` False), of the day of
    the first report of it. ``kind`` is contact, agreement, truce, harm, escalation, position, proposal, planned,
    denied or other. ``sides`` are called as in :class:`Conflict`, ``mediators`` are parties, ``levels`` those of who
    came.
    """

    event: str
    day: int
    last: int
    dated: bool
    kind: str
    type: str
    sides: frozenset[str]
    mediators: frozenset[str]
    parties: frozenset[str]
    levels: tuple[str, ...]
    tracks: frozenset[str]
    here: bool  # in one of the places of the conflict
    row: Row

    @property
    def summary(self) -> Row:
        """The act as plain data."""
        return {
            "event": self.event,
            "date": self.row["date"],
            "reported": None if self.dated else self.row["reported"],
            "kind": self.kind,
            "type": self.type,
            "contact": self.row["contact"],
            "sides": sorted(self.sides),
            "mediators": sorted(self.mediators),
            "parties": sorted(self.parties),
            "levels": list(self.levels),
            "place": self.row["place"],
            "tracks": sorted(self.tracks),
            "status": self.row["statuses"],
            "reports": self.row["reports"],
        }


def conflicts(db: sqlite3.Connection, wanted: str | None = None) -> list[Conflict]:
    """The conflicts that the record knows, or the one with this id. Raises UsageError where there is none such."""
    found = [_conflict(db, row) for row in rows_of(db, "SELECT * FROM conflicts ORDER BY id", {})]
    if wanted is None:
        return found
    chosen = [conflict for conflict in found if conflict.id == wanted]
    if not chosen:
        known = ", ".join(conflict.id for conflict in found)
        raise UsageError("--conflict", f"{wanted!r} is not known", expected=known or "reports read with a lexicon")
    return chosen


def _conflict(db: sqlite3.Connection, row: Row) -> Conflict:
    values = {"id": row["id"]}
    people = rows_of(db, "SELECT actor, role, side FROM conflict_actors WHERE conflict = :id ORDER BY id", values)
    called: dict[int, str] = {}
    for person in people:
        called.setdefault(person["side"], person["actor"])
    places = rows_of(db, "SELECT place FROM conflict_places WHERE conflict = :id", values)
    return Conflict(
        **row,
        side_of={p["actor"]: called[p["side"]] for p in people if p["role"] == "side"},
        mediators=frozenset(p["actor"] for p in people if p["role"] == "mediator"),
        places=frozenset(p["place"] for p in places),
    )


IN_CONFLICT = """SELECT DISTINCT t.event FROM json_each(:who) j CROSS JOIN participants p ON p.actor = j.value
CROSS JOIN event_claims t ON t.id = p.claim
UNION SELECT DISTINCT t.event FROM json_each(:parties) j CROSS JOIN participants p ON p.body = j.value
CROSS JOIN event_claims t ON t.id = p.claim"""


def acts(
    db: sqlite3.Connection, parties: Parties, conflict: Conflict, since: str | None = None, until: str | None = None
) -> list[Act]:
    """The events of a conflict with their parts in it, by day. ``since`` and ``until`` are ISO prefixes, included."""
    within = _within(since or conflict.since, until or conflict.until)
    values = {"who": json.dumps(_people(db, parties, conflict)), "parties": json.dumps(sorted(conflict.side_of))}
    found = events_where(
        db, f"e.id IN ({IN_CONFLICT}) AND {_DAYS}", values | dict(zip(("low", "high"), within, strict=True))
    )
    details = _details(db, [event["id"] for event in found])
    made = (_act(event, details[event["id"]], parties, conflict) for event in found)
    kept = [act for act in made if act is not None and within[0] <= act.day <= within[1]]
    elsewhere = _about_others(db, parties, conflict, [act for act in kept if len(act.sides) == 1 and not act.here])
    told = [act for act in kept if act.event not in elsewhere]
    return sorted(told, key=lambda act: (act.day, act.last, act.event))


ALL_TOLD = """SELECT DISTINCT t.event, coalesce(a.actor, p.actor), p.body, p.country, r.published
FROM json_each(:ids) j CROSS JOIN event_claims t ON t.event = j.value CROSS JOIN claims c ON c.id = t.id
CROSS JOIN reports r ON r.id = c.report CROSS JOIN claims s ON s.report = r.id
CROSS JOIN participants p ON p.claim = s.id LEFT JOIN aliases a ON a.id = p.actor"""


def _about_others(db: sqlite3.Connection, parties: Parties, conflict: Conflict, single: list[Act]) -> set[str]:
    """Events with one side that stands in other conflicts too, told by reports that name no other side of this one.

    What Egypt says to Israel is about Gaza where the report speaks of Hamas, and not where it speaks of Lebanon.
    """
    unclear = {act.event for act in single if any(_in_others(parties, conflict, act))}
    named: dict[str, set[str]] = {event: set() for event in unclear}
    for event, actor, body, country, day in db.execute(ALL_TOLD, {"ids": json.dumps(sorted(unclear))}):
        side = _side(conflict, actor, parties.of(actor, body, country, day))
        if side:
            named[event].add(side)
    return {event for event, sides in named.items() if len(sides) < 2}


def _in_others(parties: Parties, conflict: Conflict, act: Act) -> Iterator[bool]:
    for party in act.parties:
        yield any(other != conflict.id for other, _ in parties.sides(party))


# undated events have the day of their first report, which is looked at later
_DAYS = "(e.since IS NULL OR (julianday(e.until) - 1721424.5 >= :low AND julianday(e.since) - 1721424.5 <= :high))"


def _within(since: str | None, until: str | None) -> tuple[int, int]:
    first, last = period(since), period(until)
    return first.first if first else 0, last.last if last else 10**7


def _people(db: sqlite3.Connection, parties: Parties, conflict: Conflict) -> list[str]:
    """The ids of all in the register who stand for a side."""
    rows = db.execute("SELECT id, country FROM actors")
    return sorted(actor for actor, country in rows if _side(conflict, actor, parties.of(actor, None, country)))


def _side(conflict: Conflict, actor: str, party: str) -> str | None:
    return conflict.side_of.get(actor.partition(":")[0]) or conflict.side_of.get(party)


PLAIN = """SELECT t.event, t.id AS claim, p.slot, coalesce(a.actor, p.actor) AS actor, p.text, p.kind, p.country,
  p.sector, p.role, p.body, c.place_id, r.published
FROM json_each(:ids) j CROSS JOIN event_claims t ON t.event = j.value CROSS JOIN claims c ON c.id = t.id
CROSS JOIN reports r ON r.id = c.report LEFT JOIN participants p ON p.claim = t.id
LEFT JOIN aliases a ON a.id = p.actor"""


SET_BY_PERSONS = """SELECT t.event, k.claim, rtrim(k.field, 's') AS slot,
  coalesce(a.actor, json_extract(v.value, '$.actor')) AS actor, json_extract(v.value, '$.name') AS text,
  n.kind, n.country, n.sector, NULL AS role, NULL AS body, NULL AS place_id, NULL AS published
FROM json_each(:ids) j CROSS JOIN event_claims t ON t.event = j.value CROSS JOIN corrections k ON k.claim = t.id
LEFT JOIN json_each(k.value) v LEFT JOIN aliases a ON a.id = json_extract(v.value, '$.actor')
LEFT JOIN known_actors n ON n.id = json_extract(v.value, '$.actor')
WHERE k.field IN ('actors', 'recipients', 'mediators')"""


def _details(db: sqlite3.Connection, events: list[str]) -> dict[str, list[Row]]:
    """Who takes part in each event, as persons corrected it, with the place and day of each claim's report."""
    found: dict[str, list[Row]] = {event: [] for event in events}
    ids = {"ids": json.dumps(events)}
    fixed = rows_of(db, SET_BY_PERSONS, ids)
    instead = {(row["claim"], row["slot"]) for row in fixed}
    for row in rows_of(db, PLAIN, ids):
        if (row["claim"], row["slot"]) in instead:
            row |= {"slot": None}  # its place and the day of its report still count
        found[row["event"]].append(row)
    for row in fixed:
        if row["actor"]:
            found[row["event"]].append(row)
    return found


def _act(event: Row, people: list[Row], parties: Parties, conflict: Conflict) -> Act | None:
    """None for an event without any day, and for one that has no part in the conflict."""
    reported = min((row["published"] for row in people if row["published"]), default=None)
    days = period(event["date"]) or period(reported)
    if days is None:
        return None
    day = event["date"] or reported
    parts = [(row, parties.of(row["actor"], row["body"], row["country"], day)) for row in people if row["slot"]]
    sides = {slot: _sides(conflict, parts, slot) for slot in ("actor", "recipient")}
    mediators = _mediators(conflict, parts)
    at_home = _here(conflict, people)
    kind = _kind(event, sides, mediators, at_home)
    if kind is None:
        return None
    here = [(row, party) for row, party in parts if row["slot"] != "mediator"]
    return Act(
        event=event["id"],
        day=days.first,
        last=days.last,
        dated=event["date"] is not None,
        kind=kind,
        type=event["type"],
        sides=sides["actor"] | sides["recipient"],
        mediators=mediators,
        parties=frozenset(party or row["actor"] for row, party in here),
        levels=tuple(dict.fromkeys(level_of(row, parties, day) for row, _ in here)),
        tracks=frozenset(event["tracks"]),
        here=at_home,
        row=event | {"reported": reported},
    )


def _sides(conflict: Conflict, parts: Iterable[tuple[Row, str]], slot: str) -> frozenset[str]:
    found = (_side(conflict, row["actor"], party) for row, party in parts if row["slot"] == slot)
    return frozenset(side for side in found if side)


def _mediators(conflict: Conflict, parts: Iterable[tuple[Row, str]]) -> frozenset[str]:
    """Those of the mediators' slot, and usual mediators who take part, as far as they stand on no side.

    Who is called nothing but a delegation, of nobody knows whom, is no mediator that one could count.
    """
    found = set()
    for row, party in parts:
        name = party or row["actor"].partition(":")[0]
        usual = bool({name, row["actor"].partition(":")[0]} & conflict.mediators)
        mediates = (row["slot"] == "mediator" or usual) and not name.startswith(PROVISIONAL)
        if mediates and _side(conflict, row["actor"], party) is None:
            found.add(name)
    return frozenset(found)


def _here(conflict: Conflict, people: Iterable[Row]) -> bool:
    return any(row["place_id"] in conflict.places for row in people if row["place_id"])


def _kind(event: Row, sides: dict[str, frozenset[str]], mediators: frozenset[str], here: bool) -> str | None:
    kind, statuses = EventType(event["type"]), set(event["statuses"])
    both = sides["actor"] | sides["recipient"]
    if not both:
        return None
    together = len(both) > 1 or bool(mediators)
    if kind in BETWEEN:
        return _between(kind, statuses, event["contact"]) if together else None
    if Status.ACTUAL not in statuses:
        return "planned" if Status.PLANNED in statuses and together else None
    if kind is EventType.RETREAT:
        return "truce" if "ceasefire" in event["tracks"] else "other" if together or here else None
    against = bool(sides["actor"]) and bool(sides["recipient"] - sides["actor"])
    if kind in ESCALATION and (against or (here and sides["actor"])):
        return "harm" if kind in HARM else "escalation"
    return "position" if kind in SPOKEN and together else None


def _between(kind: EventType, statuses: set[str], contact: str | None) -> str:
    if Status.ACTUAL in statuses:
        return "agreement" if kind is EventType.AGREE else "proposal" if contact == "message" else "contact"
    if Status.DENIED in statuses:
        return "denied"
    return "planned"

"""Claims as they are compared: sides, days, place and words, as far as persons have not set them otherwise."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from wasata.arabic.letters import key
from wasata.model import Contact, EventType, Status
from wasata.record.levels import level_of
from wasata.record.parties import Parties
from wasata.record.periods import Period, period
from wasata.record.rows import PROVISIONAL, SLOTS

Row = dict[str, Any]
LONGEST = 31  # days: what is dated to a year or a season may be any of many events
BEFORE = 4  # days: what a report tells without a date happened a few days before it appeared
AHEAD = 10  # days: what it announces without a date comes within these
COMING = frozenset((Status.PLANNED, Status.CALLED_FOR, Status.HYPOTHETICAL))
SPOKEN = frozenset(
    (EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE, EventType.SUPPORT, EventType.CONCEDE)
)


class Side(NamedTuple):
    """One participant as far as it is compared. ``party`` is "" where nobody can tell whom it stands for.

    ``person`` is whether it names one person; ``bare`` whether it is a word that anybody may be called by (الوفد).
    """

    actor: str
    party: str
    country: str
    person: bool = False
    bare: bool = False

    @property
    def block(self) -> str:
        """Whom it stands for, or itself where nobody can tell."""
        return self.party or ("" if self.bare else self.actor)


class Days(NamedTuple):
    """When it may have happened. ``told`` is whether the report dates it at all."""

    first: int
    last: int
    told: bool

    @property
    def exact(self) -> bool:
        """Whether the report names the day."""
        return self.told and self.first == self.last


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as it is compared with the claims of other reports."""

    id: str
    report: str
    type: EventType
    contact: str | None
    status: Status
    days: Days | None
    published: int | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    mediators: tuple[Side, ...]
    place: str | None  # an id of the lexicon, or the folded words
    placed: bool  # whether the lexicon knows the place
    around: tuple[str, ...]  # the larger places that it lies in
    tracks: frozenset[str]
    entry: str
    words: frozenset[str]
    row: Row
    sides: tuple[Side, ...] = ()  # actors and recipients, each once
    parties: frozenset[str] = frozenset()  # whom they stand for
    persons: Mapping[str, str] = field(default_factory=dict)  # the persons named, each with its party
    levels: Mapping[str, frozenset[str]] = field(default_factory=dict)  # of each party the levels of its persons

    @property
    def blocks(self) -> frozenset[str]:
        """The keys under which others find it, parties and states; none where it must stay alone."""
        if self.days is None:
            return frozenset()
        return frozenset(key for side in self.sides for key in (side.block, side.country.lower()) if key)


_WORD = re.compile(r"\w{3,}")
_ARTICLES = ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و")
# words of every report: they say nothing of what is told
_EMPTY = frozenset(
    key(word)
    for line in (
        "التي الذي الذين هذا هذه ذلك تلك على إلى عن من في مع بين بعد قبل خلال حول كما قال وقال قالت أكد",
        "وأكد أضاف وأضاف إن أن أنه أنها كان كانت يكون تكون وكان قد لم لن ما لا أو ثم حتى منذ عبر ضد لدى",
        "دون غير أي كل بعض أمس اليوم الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت مصدر مصادر بيان",
        "وفق بحسب رئيس وزير مسؤول الوزير الرئيس",
    )
    for word in line.split()
)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 3:
            return word[len(article) :]
    return word


def words_of(text: str) -> frozenset[str]:
    """The words of a passage that tell it from others: folded, without articles and without words of every report."""
    return frozenset(_stem(word) for word in _WORD.findall(key(text)) if word not in _EMPTY) - _EMPTY


def days_of(value: str | None, status: Status, kind: EventType, published: int | None) -> Days | None:
    """When a claim may have happened; None where it is dated too widely, or neither it nor its report has a date."""
    told = period(value)
    if told is not None:
        return Days(told.first, told.last, told=True) if told.days <= LONGEST else None
    if value is not None or published is None:
        return None
    if status in COMING and kind not in SPOKEN:
        return Days(published - 1, published + AHEAD, told=False)
    return Days(published - BEFORE, published, told=False)


def ordinal(day: str | None) -> int | None:
    """An ISO day as the ordinal of :class:`datetime.date`."""
    known: Period | None = period(day)
    return known.first if known else None


CLAIMS = """SELECT c.id, c.report, c.type, c.contact, c.status, c.date, c.place, c.place_id, c.tracks, c.entry,
  c.confidence, c.source, c.via, c.via_name, r.published, r.outlet
FROM json_each(:ids) j JOIN claims c ON c.id = j.value JOIN reports r ON r.id = c.report"""
PEOPLE = """SELECT p.claim, p.slot, p.actor, p.body, p.country, p.kind, p.name
FROM json_each(:ids) j JOIN participants p ON p.claim = j.value ORDER BY p.id"""
WORDS = """SELECT e.claim, e.text FROM json_each(:ids) j JOIN evidence e ON e.claim = j.value ORDER BY e.id"""
SET = """SELECT k.claim, k.field, k.value FROM json_each(:ids) j JOIN corrections k ON k.claim = j.value"""
NAMES = (
    "id",
    "report",
    "type",
    "contact",
    "status",
    "date",
    "place",
    "place_id",
    "tracks",
    "entry",
    "confidence",
    "source",
    "via",
    "via_name",
)


def tellings(db: sqlite3.Connection, parties: Parties, claims: Iterable[str]) -> dict[str, Telling]:
    """The claims with these ids that are in the record, by id."""
    ids = {"ids": json.dumps(sorted(claims))}
    people: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for claim, *person in db.execute(PEOPLE, ids):
        people[claim].append(tuple(person))
    words: dict[str, list[str]] = defaultdict(list)
    for claim, text in db.execute(WORDS, ids):
        words[claim].append(text)
    fixed: dict[str, Row] = defaultdict(dict)
    for claim, name, value in db.execute(SET, ids):
        fixed[claim][name] = json.loads(value)
    found = {}
    for row in db.execute(CLAIMS, ids):
        claim = dict(zip((*NAMES, "published", "outlet"), row, strict=True))
        set_by_persons = fixed.get(claim["id"], {})
        corrected = corrected_row(claim, set_by_persons)
        taking_part = corrected_people(people[claim["id"]], set_by_persons)
        found[claim["id"]] = _telling(corrected, taking_part, words[claim["id"]], parties)
    return found


def corrected_people(people: list[tuple[Any, ...]], fixed: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Rows ``slot, actor, body, country, kind, name`` with the slots that persons filled otherwise.

    A correction of a slot is a list of ``{"actor": id, "name": words or None}``.
    """
    for slot in SLOTS:
        if f"{slot}s" in fixed:
            others = [person for person in people if person[0] != slot]
            told = {person[1]: person for person in people}
            made = [(slot, p["actor"], None, None, None, p.get("name")) for p in fixed[f"{slot}s"]]
            people = others + [(slot, *told[p[1]][1:]) if p[1] in told else p for p in made]
    return people


def corrected_row(claim: Row, fixed: Mapping[str, Any]) -> Row:
    """A claim's row with the fields that persons set; a place that a person names has no id."""
    if not fixed:
        return claim
    row = claim | {name: value for name, value in fixed.items() if name in claim and name != "tracks"}
    if "tracks" in fixed:
        row["tracks"] = json.dumps(fixed["tracks"])
    if "place" in fixed:
        row["place_id"] = None
    if "type" in fixed or "contact" in fixed:  # a CONSULT, and only a CONSULT, has a contact
        row["contact"] = (row["contact"] or Contact.MEETING.value) if row["type"] == EventType.CONSULT else None
    return row


def _telling(row: Row, people: list[tuple[Any, ...]], words: list[str], parties: Parties) -> Telling:
    place = parties.place(row["place"], row["place_id"])
    status, kind, published = Status(row["status"]), EventType(row["type"]), ordinal(row["published"])
    slots: dict[str, list[Side]] = {"actor": [], "recipient": [], "mediator": []}
    day = row["date"] if row["date"] and "/" not in row["date"] else row["published"]
    for slot, *person in people:
        slots[slot].append(_side(person, parties, day))
    sides = tuple(dict.fromkeys(slots["actor"] + slots["recipient"]))
    return Telling(
        id=row["id"],
        report=row["report"],
        type=kind,
        contact=row["contact"],
        status=status,
        days=days_of(row["date"], status, kind, published),
        published=published,
        actors=tuple(dict.fromkeys(slots["actor"])),
        recipients=tuple(dict.fromkeys(slots["recipient"])),
        mediators=tuple(dict.fromkeys(slots["mediator"])),
        place=place or (key(row["place"]) if row["place"] else None),
        placed=place is not None,
        around=parties.around(place) if place else (),
        tracks=frozenset(json.loads(row["tracks"])),
        entry=row["entry"],
        words=words_of(" ".join(words)),
        row=row,
        sides=sides,
        parties=frozenset(side.party or side.actor for side in sides if side.party or side.person),
        persons={side.actor: side.party for side in sides if side.person},
        levels=_levels(sides, people, parties, day),
    )


def _levels(
    sides: Iterable[Side], people: Iterable[tuple[Any, ...]], parties: Parties, day: str | None
) -> dict[str, frozenset[str]]:
    names = {person[1]: person for person in people}
    found: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        if side.person and side.party and side.actor in names:
            _, actor, _, _, kind, name = names[side.actor]
            about = {"actor": actor, "kind": kind, "text": name, "sector": None, "role": None}
            found[side.party].add(level_of(about, parties, day))
    return {party: frozenset(levels) for party, levels in found.items()}


def _side(person: list[Any], parties: Parties, day: str | None) -> Side:
    actor, body, country, kind, name = person
    party = parties.of(actor, body, country, day)
    provisional = actor.startswith(PROVISIONAL)
    named = kind == "person" and (name is not None or " " in actor) if provisional else kind == "person"
    bare = provisional and not party and ((name is None and " " not in actor) or _of_two(actor))
    return Side(parties.actor(actor), party, country or "", named and ":" not in actor, bare)


_PAIRS = tuple(
    key(word)
    for line in (
        "البلدان البلدين الجانبان الجانبين الطرفان الطرفين الوزيران الوزيرين الوفدان الوفدين وفدا وفدي وزيرا وزيري",
        "رئيسا رئيسي طرفا طرفي ممثلو ممثلي ممثلين",
    )
    for word in line.split()
)


def _of_two(actor: str) -> bool:
    """Whether it is a word for two or more that are named elsewhere (الطرفان, وزيرا خارجية البلدين)."""
    return actor.removeprefix(PROVISIONAL).split(" ")[0] in _PAIRS


def shown(days: Days | None) -> str | None:
    """Days as ISO, for people."""
    if days is None:
        return None
    first, last = (date.fromordinal(day).isoformat() for day in (days.first, days.last))
    return first if first == last else f"{first}/{last}"

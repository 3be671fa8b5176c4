"""Whether two claims of different reports tell one event: named features, each with its score, and a weighted judge.

Some things rule it out: another type, days that do not fit, a call against a visit, nobody in common. All else is
weighed: who took part, on which day, where, in which words, on which track. The weights are data
(``weights/same.json``), set after stories written for the purpose; :func:`reasons` says of each feature what it scored,
on which two values, in a sentence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wasata.model import Contact, EventType, Status
from wasata.record.rows import PROVISIONAL
from wasata.record.tellings import SPOKEN, Side, Telling, shown

# in these the reports do not agree who acts and who receives (استقبل الرئيس الوزير, التقى الوزير الرئيس)
MUTUAL = frozenset((EventType.CONSULT, EventType.AGREE, EventType.COOPERATE))
# these happen in many places on one day, and again on the next
LOCAL = frozenset(
    (EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.RETREAT, EventType.AID)
)
FACE_TO_FACE = frozenset((Contact.MEETING, Contact.VISIT))  # a visit in which a meeting is told is one event
AT_A_DISTANCE = frozenset((Contact.CALL, Contact.MESSAGE))
WEEK = 7  # days
UNDATED = 0.8  # what days score where one report does not tell them
MOVED_DAYS, MOVED = 3, 0.55  # what is announced for a day is often held a little later; what that scores
SAME_WORDS = 0.35  # fights go on: without a day only like words tell that it is the same one
COUNTRY = 3  # letters of the id of a place that is a whole country
UNKNOWN = 0.5  # what a feature scores where a report does not tell
Scores = Mapping[str, float]


def alike(one: Side, other: Side) -> float:
    """How surely two participants are, or stand for, the same, 0 to 1."""
    if one.actor == other.actor:
        return 0.0 if one.bare else 1.0
    if one.person and other.person and not _named_alike(one.actor, other.actor):
        return 0.2 if one.party and one.party == other.party else 0.0
    if one.party and one.party == other.party:
        return 0.8
    if one.country and one.country == other.country and _vague(one, other):
        return 0.4
    if _named_alike(one.actor, other.actor):
        return 0.6
    # a delegation of nobody knows whom may be anybody's
    return 0.3 if any(side.actor.startswith(PROVISIONAL) and not side.party for side in (one, other)) else 0.0


def _vague(one: Side, other: Side) -> bool:
    """Whether one of two of a country is the state itself, or of nobody knows whom: it may be the other."""
    state = one.country.lower()
    return not one.party or not other.party or state in (one.party, other.party)


def _named_alike(one: str, other: str) -> bool:
    """Whether of two that the lexicon does not know the one is called as the other with a word more."""
    if not (one.startswith(PROVISIONAL) and other.startswith(PROVISIONAL)):
        return False
    few, many = sorted((set(one[1:].split()), set(other[1:].split())), key=len)
    return len(few) > 1 and few <= many


def _cover(some: tuple[Side, ...], others: tuple[Side, ...]) -> float:
    """How well the ones are found among the others, 0 to 1."""
    named = [side for side in some if not side.bare]
    if not named or not others:
        return UNKNOWN
    return sum(max(alike(side, other) for other in others) for side in named) / len(named)


def _sides(one: Telling, other: Telling) -> tuple[float, float]:
    """The better and the worse of both covers; where roles matter, the mean over actors and recipients."""
    if one.type in MUTUAL:
        covers = _cover(one.sides, other.sides), _cover(other.sides, one.sides)
        return max(covers), min(covers)
    pairs = (one.actors, other.actors), (one.recipients, other.recipients)
    slots = [(_cover(a, b), _cover(b, a)) for a, b in pairs]
    return sum(max(slot) for slot in slots) / 2, sum(min(slot) for slot in slots) / 2


def _persons(one: Telling, other: Telling) -> float:
    """1 where both name one person, 0 where each names others of one party, else unknown."""
    mine, theirs = one.persons, other.persons
    if not mine or not theirs:
        return UNKNOWN
    if mine.keys() & theirs.keys():
        return 1.0
    clash = {party for party in mine.values() if party} & set(theirs.values())
    return 0.0 if clash else UNKNOWN


def _parties(one: Telling, other: Telling) -> float:
    """The share of the parties that both tell."""
    mine, theirs = one.parties, other.parties
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else UNKNOWN


def _two_parties(one: Telling, other: Telling) -> float:
    """1 where both tell of the same two parties, 0 where each tells of two and one is another: it may have met anybody.

    Where a report names only one, it does not tell.
    """
    mine, theirs = one.parties, other.parties
    if len(mine & theirs) > 1:
        return 1.0
    return 0.0 if min(len(mine), len(theirs)) > 1 else UNKNOWN


def _days(one: Telling, other: Telling) -> float | None:
    """How well the days fit; None where one event cannot have both."""
    mine, theirs = one.days, other.days
    if mine is None or theirs is None:
        return None
    gap = max(mine.first, theirs.first) - min(mine.last, theirs.last)
    if mine.exact and theirs.exact:
        return 1.0 if gap == 0 else _other_day(one, other, mine.first - theirs.first)
    if gap > 0:
        return None
    if mine == theirs and mine.told:
        return 0.95
    if not (mine.told and theirs.told):
        return UNDATED
    return 0.9 if max(mine.last - mine.first, theirs.last - theirs.first) < WEEK else 0.75


def _other_day(one: Telling, other: Telling, step: int) -> float | None:
    """Two exact days that are not the same: a plan that was moved, one event told wrongly once, or talks that went on.

    Where the later report tells the later of two days that follow each other, each most likely tells its own; else
    they contradict each other.
    """
    if one.type in LOCAL:
        return None
    if _moved(one, other, -step) or _moved(other, one, step):
        return MOVED
    if abs(step) > 1:
        return None
    return 0.0 if ((one.published or 0) - (other.published or 0)) * step > 0 else 0.4


def _moved(plan: Telling, held: Telling, later: int) -> bool:
    """Whether the one was announced, or said not to have been held, and the other took place some days ``later``."""
    foretold = plan.status in (Status.PLANNED, Status.DENIED) and held.status is Status.ACTUAL
    before = plan.published is not None and held.days is not None and plan.published <= held.days.first
    return foretold and before and 0 < later <= MOVED_DAYS


def _published(one: Telling, other: Telling) -> float:
    """1 for reports of one day, falling to 0 for reports two weeks apart."""
    if one.published is None or other.published is None:
        return UNKNOWN
    return max(0.0, 1 - abs(one.published - other.published) / 14)


def _contacts(one: Telling, other: Telling) -> float | None:
    if one.contact == other.contact:
        return 1.0
    kinds = {one.contact, other.contact}
    if kinds <= FACE_TO_FACE:
        return 0.8
    return 0.3 if kinds <= AT_A_DISTANCE else None


def _places(one: Telling, other: Telling) -> float:
    if not one.place or not other.place:
        return UNKNOWN
    if one.place == other.place:
        return 1.0
    if not (one.placed and other.placed):
        return UNKNOWN  # a palace, a hotel, the same city: it may lie in the other place
    larger = one.place if one.place in other.around else other.place if other.place in one.around else None
    return 0.0 if larger is None else 0.6 if len(larger) == COUNTRY else 0.8


def _words(one: Telling, other: Telling) -> float:
    """The share of the shorter one's words that both have."""
    fewest = min(len(one.words), len(other.words))
    return len(one.words & other.words) / fewest if fewest else UNKNOWN


def _tracks(one: Telling, other: Telling) -> float:
    if not one.tracks or not other.tracks:
        return UNKNOWN
    return len(one.tracks & other.tracks) / len(one.tracks | other.tracks)


def compare(one: Telling, other: Telling) -> Scores | None:
    """The score of each feature, 0 to 1; None where the two cannot tell one event. The same both ways."""
    if one.type != other.type or one.report == other.report:
        return None
    # what rules it out at the least cost comes first
    days = _days(one, other)
    contact = None if days is None else _contacts(one, other)
    if days is None or contact is None:
        return None
    place, words = _places(one, other), _words(one, other)
    if one.type in LOCAL and (not place or (days == UNDATED and words < SAME_WORDS)):
        return None
    if one.type not in MUTUAL and not _cover(one.actors, other.actors):
        return None
    if not place and min(len(one.parties), len(other.parties)) < 2 and one.type is EventType.CONSULT:
        return None  # whom one met elsewhere, and who it was is not told
    most, least = _sides(one, other)
    if not most:
        return None
    return {
        "sides_most": most,
        "sides_least": least,
        "persons": _persons(one, other),
        "parties": _parties(one, other),
        "two_parties": _two_parties(one, other),
        "days": days,
        "published": _published(one, other),
        "contact": contact,
        "place": place,
        "words": words,
        "tracks": _tracks(one, other),
        "status": float(one.status == other.status),
        "trigger": float(one.entry == other.entry),
    }


def group_of(kind: EventType) -> str:
    """Contacts, words and deeds are weighed each in their own way."""
    if kind is EventType.CONSULT:
        return "contact"
    return "position" if kind in SPOKEN or kind is EventType.AGREE else "deed"


@dataclass(frozen=True, slots=True)
class Weights:
    """What the features weigh in one group of types, and where the two thresholds lie."""

    bias: float
    features: Mapping[str, float]
    merge: float  # from here on two claims are joined
    wait: float  # from here on a person is asked

    def probability(self, scores: Scores) -> float:
        """How surely it is one event, 0 to 1."""
        total = self.bias + sum(weight * scores[name] for name, weight in self.features.items())
        return 1 / (1 + math.exp(-total))


@cache
def weights() -> Mapping[str, Weights]:
    """The weights that are shipped, by group."""
    found = json.loads((files("wasata") / "record" / "weights" / "same.json").read_text("utf-8"))
    return {group: Weights(**row) for group, row in found.items()}


def likeness(one: Telling, other: Telling) -> float:
    """How surely two claims tell one event, 0 (they cannot) to 1."""
    scores = compare(one, other)
    return weights()[group_of(one.type)].probability(scores) if scores else 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a comparison: its score, what it adds to the whole, and the values that were compared."""

    feature: str
    score: float
    weight: float
    one: str | None
    other: str | None
    ar: str
    en: str


def reasons(one: Telling, other: Telling) -> tuple[Reason, ...]:
    """Why two claims are, or are not, taken for one event: one row a feature; empty where they cannot be."""
    scores = compare(one, other)
    if scores is None:
        return ()
    weighed = weights()[group_of(one.type)].features
    rows = []
    for name, score in scores.items():
        ar, en = SENTENCES[name]
        values = _value(name, one), _value(name, other)
        rows.append(Reason(name, score, weighed.get(name, 0.0), *values, ar, en))
    return tuple(rows)


SENTENCES = {
    "sides_most": ("أطراف أحد الخبرين مذكورون في الآخر", "those who take part in the one are found in the other"),
    "sides_least": ("أطراف كل من الخبرين مذكورون في الآخر", "each tells of those whom the other tells of"),
    "persons": ("الشخص المسمى واحد", "the person named is the same"),
    "parties": ("الجهات نفسها", "the same parties take part"),
    "two_parties": ("الخبران عن الجهتين نفسيهما", "both tell of the same two parties"),
    "days": ("اليوم متوافق", "the days fit"),
    "published": ("نشر الخبران في وقت متقارب", "the reports appeared close together"),
    "contact": ("نوع الاتصال متوافق", "the kinds of contact fit"),
    "place": ("المكان واحد", "the place is the same"),
    "words": ("العبارات متقاربة", "the words are alike"),
    "tracks": ("المسار واحد", "the track is the same"),
    "status": ("الحالة واحدة", "the status is the same"),
    "trigger": ("الفعل واحد", "the same verb or noun tells it"),
}


def _value(feature: str, telling: Telling) -> str | None:
    if feature.startswith("sides") or feature in ("persons", "parties", "two_parties"):
        kept = [side for side in telling.sides if feature != "persons" or side.person]
        values = [side.block if feature.endswith("parties") else side.actor for side in kept]
        return "، ".join(dict.fromkeys(values)) or None
    told: dict[str, str | None] = {
        "days": shown(telling.days),
        "published": telling.row["published"],
        "contact": telling.contact,
        "place": telling.row["place"],
        "words": None,
        "tracks": " ".join(sorted(telling.tracks)) or None,
        "status": telling.status.value,
        "trigger": telling.entry,
    }
    return told[feature]

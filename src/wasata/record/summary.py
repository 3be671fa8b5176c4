"""What an event says as a whole: its day, place, statuses and tracks out of its claims; nothing is averaged."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from wasata.model import Contact, Status, Track
from wasata.record.bundles import first_told
from wasata.record.log import written
from wasata.record.periods import Period, period
from wasata.record.rows import short_hash
from wasata.record.tellings import Side, Telling

Row = dict[str, Any]
T = TypeVar("T")
CONTACTS = tuple(contact.value for contact in Contact)  # a meeting on a visit makes the whole a meeting
STATUSES = tuple(status.value for status in Status)
TRACKS = tuple(track.value for track in Track)
COPY = 0.6  # two passages that share so much of their words are one text; two reporters on one event share less
FEW_WORDS = 5  # passages shorter than this are alike by chance


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the ids of its claims, smallest first, and its row in ``events``."""

    id: str
    claims: tuple[str, ...]
    row: Row


def event_id(claim: str) -> str:
    """The id of the event that this claim gives its name to."""
    return "e-" + short_hash(claim)


def summarise(claims: Sequence[Telling]) -> Event:
    """The event that these claims tell. The order of the claims is of no matter.

    The claim of the report that appeared first gives it its id, so that later reports do not change it.
    """
    told = sorted(claims, key=lambda claim: claim.id)
    first = first_told(told)
    date = _date(claim.row["date"] for claim in told)
    days = period(date)
    since, until = days.iso if days else (None, None)
    contacts = {claim.contact for claim in told}
    row = {
        "id": event_id(first.id),
        "type": first.type.value,
        "contact": next((contact for contact in CONTACTS if contact in contacts), None),
        "date": date,
        "since": since,
        "until": until,
        "place": _commonest([claim.row["place"] for claim in told if claim.row["place"]]),
        "statuses": _listed(STATUSES, {claim.status.value for claim in told}),
        "tracks": _listed(TRACKS, {track for claim in told for track in json.loads(claim.row["tracks"])}),
        "reports": len({claim.report for claim in told}),
        "claims": len(told),
        "tellings": len(independent(told)),
        "contradictions": written(list(contradictions(told))),
        "confidence": max(claim.row["confidence"] for claim in told),
    }
    return Event(row["id"], tuple(claim.id for claim in told), row)


def independent(claims: Sequence[Telling]) -> list[list[str]]:
    """The claims by where they come from: copies of one text, and all that is relayed from one medium, count once.

    A claim is compared with the first of each group, so that an event that everybody tells costs no square.
    """
    groups: list[tuple[Telling, list[str]]] = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        same = next((told for first, told in groups if _copy(claim, first)), None)
        if same is None:
            groups.append((claim, [claim.id]))
        else:
            same.append(claim.id)
    return [told for _, told in groups]


def _copy(one: Telling, other: Telling) -> bool:
    via, other_via = one.row["via_name"] or one.row["via"], other.row["via_name"] or other.row["via"]
    if one.report == other.report or (via and via == other_via):
        return True
    union = len(one.words | other.words)
    return union >= FEW_WORDS and len(one.words & other.words) / union >= COPY


def contradictions(claims: Sequence[Telling]) -> Iterator[str]:
    """The fields in which two claims cannot both be right: date, place, mediator, head, level, status."""
    statuses = {claim.status for claim in claims}
    # a plan may be dated otherwise than what came of it
    if any(_clash(_periods(claims, status), _apart) for status in statuses):
        yield "date"
    if _clash({(claim.place, claim.around) for claim in claims if claim.placed}, _elsewhere):
        yield "place"
    if _clash({_blocks(claim.mediators) for claim in claims} - {frozenset()}, frozenset.isdisjoint):
        yield "mediator"
    if _clash({_heads(claim) for claim in claims} - {frozenset()}, _other_heads):
        yield "head"
    if _clash(_levels(claims), _other_level):
        yield "level"
    if {Status.ACTUAL, Status.DENIED} <= statuses:
        yield "status"


def _clash(values: Iterable[T], apart: Callable[[T, T], bool]) -> bool:
    return any(apart(one, other) for one, other in itertools.combinations(values, 2))


def _periods(claims: Sequence[Telling], status: Status) -> set[Period]:
    told = {period(claim.row["date"]) for claim in claims if claim.status == status}
    return {days for days in told if days is not None}


def _apart(one: Period, other: Period) -> bool:
    return not (one.within(other) or other.within(one))


def _elsewhere(one: tuple[str | None, tuple[str, ...]], other: tuple[str | None, tuple[str, ...]]) -> bool:
    return one[0] != other[0] and one[0] not in other[1] and other[0] not in one[1]


def _blocks(sides: Iterable[Side]) -> frozenset[str]:
    return frozenset(side.block for side in sides if side.block)


def _heads(claim: Telling) -> frozenset[tuple[str, str]]:
    """The persons named, each with the party for which it came."""
    return frozenset((side.party, side.actor) for side in claim.sides if side.person and side.party)


def _levels(claims: Sequence[Telling]) -> set[tuple[tuple[str, frozenset[str]], ...]]:
    return {tuple(sorted(claim.levels.items())) for claim in claims if claim.levels}


def _other_level(one: tuple[tuple[str, frozenset[str]], ...], other: tuple[tuple[str, frozenset[str]], ...]) -> bool:
    """Whether one party came at levels of which each tells others: a minister here, an envoy there."""
    mine, theirs = dict(one), dict(other)
    return any(mine[party].isdisjoint(theirs[party]) for party in mine.keys() & theirs.keys())


def _other_heads(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Whether for one party each names only persons that the other does not name."""
    for party in {party for party, _ in one} & {party for party, _ in other}:
        if {p for p in one if p[0] == party}.isdisjoint(other):
            return True
    return False


def _listed(order: tuple[str, ...], present: set[str]) -> str:
    return written([value for value in order if value in present])


def _date(values: Iterable[str | None]) -> str | None:
    """The date with the fewest days; a value that names no days is kept only where nothing else is told."""
    dates = sorted({value for value in values if value})
    known = [(days.days, value) for value in dates if (days := period(value))]
    return min(known)[1] if known else next(iter(dates), None)


def _commonest(values: Sequence[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None

"""Runs of mediation: contacts of one conflict without a long lull between them, what set them off, what they led to.

Each parameter has a name and a default whose reason stands in docs/episodes.md, and each value of an episode carries
the ids of the events that it was computed from.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wasata.record.conflicts import Act, Conflict, acts, conflicts
from wasata.record.levels import LEVELS
from wasata.record.parties import Parties
from wasata.record.rows import short_hash
from wasata.record.store import Record

Row = dict[str, Any]
CONTACT = frozenset(("contact", "proposal"))
RUN = CONTACT | {"agreement", "truce"}  # what an episode is strung on
HARMFUL = frozenset(("harm", "escalation"))
GROUPS = {
    "proposals": frozenset(("proposal",)),
    "agreements": frozenset(("agreement", "truce")),
    "harm": HARMFUL,
    "positions": frozenset(("position",)),
    "planned": frozenset(("planned",)),
    "denied": frozenset(("denied",)),
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """Days that part one episode from another and one thing in it from another."""

    lull: int = 30  # so long without contact ends an episode
    look_back: int = 14  # so long before the first contact an escalation may have set it off
    shuttle: int = 7  # a mediator who sees both sides within so many days shuttles
    quiet: int = 1  # violence so many days after an agreement ends its quiet; on the day itself it may be before it
    least: int = 2  # contacts, agreements and truces that make an episode


def episodes(
    record: Record,
    conflict: str | None = None,
    since: str | None = None,
    until: str | None = None,
    parameters: Parameters | None = None,
) -> list[Row]:
    """The episodes of one conflict, or of all, by conflict and first day. ``since`` and ``until`` are ISO prefixes.

    See :func:`episode` for what each holds. Raises UsageError for a conflict that the record does not know.
    """
    chosen = parameters or Parameters()
    with record.reading() as db:
        parties, last = Parties(db), last_day(db)
        found = []
        for one in conflicts(db, conflict):
            told = acts(db, parties, one, since, until)
            found += [episode(one, run, told, last, chosen) for run in runs(told, chosen)]
        return found


def last_day(db: sqlite3.Connection) -> int:
    """The last day of which reports were read, an ordinal; 0 where none has a day."""
    found = db.execute("SELECT max(published) FROM reports").fetchone()[0]
    return date.fromisoformat(found).toordinal() if found else 0


def runs(told: Sequence[Act], parameters: Parameters) -> list[list[Act]]:
    """Contacts, agreements and truces that no lull parts; those too short to be called an episode are left out."""
    found: list[list[Act]] = []
    for act in told:
        if act.kind in RUN:
            if found and act.day - max(a.last for a in found[-1]) <= parameters.lull:
                found[-1].append(act)
            else:
                found.append([act])
    return [run for run in found if len(run) >= parameters.least and any(a.mediators for a in run)]


def episode(conflict: Conflict, run: Sequence[Act], told: Sequence[Act], last: int, parameters: Parameters) -> Row:
    """One episode as plain data.

    ``id``, ``conflict``, ``name_ar``, ``name_en``, ``first`` and ``last`` (ISO days of its contacts), ``set_off`` (the
    escalation, or None), ``contacts``, ``proposals``, ``agreements``, ``harm``, ``positions``, ``planned``, ``denied``
    (each a list of events in order, as :attr:`Act.summary`), ``mediators`` (one row each), ``shuttles``, ``tracks``,
    ``levels``, ``measures``, ``silent``. ``last`` among the arguments is the last day that the record covers.
    """
    first, end = run[0].day, max(act.last for act in run)
    off = set_off(told, first, parameters)
    begin = off.day if off else first
    within = [act for act in told if begin <= act.day <= end]
    contacts = [act for act in run if act.kind in CONTACT]
    row: Row = {
        "id": "m-" + short_hash([conflict.id, run[0].event]),
        "conflict": conflict.id,
        "name_ar": conflict.name_ar,
        "name_en": conflict.name_en,
        "first": _iso(first),
        "last": _iso(end),
        "set_off": off.summary if off else None,
        "contacts": [act.summary for act in contacts],
        "mediators": mediators(run, conflict),
        "shuttles": shuttles(contacts, parameters),
        "tracks": _commonest(track for act in run for track in act.tracks),
        "levels": [level for level in LEVELS if any(level in act.levels for act in contacts)],
        "measures": measures(run, told, off, last, parameters),
        "silent": silent(contacts, conflict),
    }
    groups = {
        "proposals": {"proposal"},
        "agreements": {"agreement", "truce"},
        "harm": HARMFUL,
        "positions": {"position"},
    }
    groups |= {"planned": {"planned"}, "denied": {"denied"}}
    return row | {name: [act.summary for act in within if act.kind in kinds] for name, kinds in groups.items()}


def set_off(told: Sequence[Act], first: int, parameters: Parameters) -> Act | None:
    """The first escalation of the run of escalations before the first contact; one within the days of looking back."""
    before = [a for a in told if a.kind in HARMFUL and first - parameters.look_back <= a.day <= first]
    return before[0] if before else None


def mediators(run: Iterable[Act], conflict: Conflict) -> list[Row]:
    """For each mediator its contacts with each side and its agreements, the busiest first; all counts are of events."""
    found: dict[str, Row] = {}
    for act in run:
        for name in act.mediators:
            row = found.setdefault(name, _mediator(name, conflict))
            if act.kind not in CONTACT:
                row["agreements"].append(act.event)
                continue
            row["contacts"].append(act.event)
            for side in act.sides:
                row["sides"][side].append(act.event)
    return sorted(found.values(), key=lambda row: (-len(row["contacts"]), -len(row["agreements"]), row["mediator"]))


def _mediator(name: str, conflict: Conflict) -> Row:
    sides: dict[str, list[str]] = {side: [] for side in conflict.sides}
    return {"mediator": name, "contacts": [], "agreements": [], "sides": sides}


def shuttles(contacts: Sequence[Act], parameters: Parameters) -> list[Row]:
    """Each time a mediator sees another side than before within the days: both events and the days between."""
    last: dict[str, dict[str, Act]] = defaultdict(dict)
    found = []
    for act in contacts:
        if len(act.sides) != 1:  # who sees both at one table does not shuttle
            continue
        (side,) = act.sides
        for mediator in sorted(act.mediators):
            others = [a for s, a in last[mediator].items() if s != side and act.day - a.last <= parameters.shuttle]
            if others:
                earlier = max(others, key=lambda a: a.day)
                days = max(0, act.day - earlier.last)
                found.append({"mediator": mediator, "events": [earlier.event, act.event], "days": days})
            last[mediator][side] = act
    return found


def measures(run: Sequence[Act], told: Sequence[Act], off: Act | None, last: int, parameters: Parameters) -> Row:
    """Times in days, each with the events between which it runs; None where one end is missing.

    ``quiet`` is from the last agreement or truce to the next violence; where none came until the last day covered,
    ``open`` is true and it lasted at least so long.
    """
    first = next((act for act in run if act.kind in CONTACT), None)
    deal = next((act for act in run if act.kind in ("agreement", "truce")), None)
    start = off or first
    return {
        "to_contact": _between(off, first),
        "to_agreement": _between(start, deal) if deal is not start else None,
        "quiet": _quiet(run, told, last, parameters),
    }


def _between(one: Act | None, other: Act | None) -> Row | None:
    if one is None or other is None or other.day < one.day:
        return None
    return {"days": other.day - one.day, "events": [one.event, other.event]}


def _quiet(run: Sequence[Act], told: Sequence[Act], last: int, parameters: Parameters) -> Row | None:
    deals = [act for act in run if act.kind in ("agreement", "truce")]
    if not deals:
        return None
    deal = deals[-1]
    after = [act for act in told if act.kind == "harm" and act.day >= deal.last + parameters.quiet]
    if after:
        return {"days": after[0].day - deal.last, "events": [deal.event, after[0].event], "open": False}
    return {"days": max(0, last - deal.last), "events": [deal.event], "open": True}


def silent(contacts: Sequence[Act], conflict: Conflict) -> list[Row]:
    """Mediators and sides with at least two contacts in the first half of an episode's days and none in the second."""
    if len(contacts) < 2 * 2:
        return []
    middle = (contacts[0].day + contacts[-1].last) / 2
    early = [act for act in contacts if act.day <= middle]
    late = [act for act in contacts if act.day > middle]
    found: list[Row] = []
    for name in sorted({m for act in early for m in act.mediators}):
        told = [act.event for act in early if name in act.mediators]
        if len(told) > 1 and not any(name in act.mediators for act in late):
            found.append({"mediator": name, "side": None, "events": told})
    for side in conflict.sides:
        told = [act.event for act in early if side in act.sides]
        if len(told) > 1 and late and not any(side in act.sides for act in late):
            found.append({"mediator": None, "side": side, "events": told})
    return found


def _commonest(values: Iterable[str]) -> list[str]:
    counted = Counter(values)
    return sorted(counted, key=lambda value: (-counted[value], value))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def gaps(record: Record, conflict: str | None = None, since: str | None = None, until: str | None = None) -> list[Row]:
    """Silences longer than usual between a mediator and a side of a conflict, the longest first.

    Rows ``conflict``, ``mediator``, ``side``, ``first``, ``last`` (ISO days of the contacts around it; ``last`` None
    for one that runs still, on the last day that the record covers), ``days``, ``usual`` (the median of days between
    contacts), ``limit`` (the ninetieth percentile, at least twice the median), ``contacts`` (events), ``events``.
    """
    with record.reading() as db:
        parties, last = Parties(db), last_day(db)
        found: list[Row] = []
        for one in conflicts(db, conflict):
            pairs: dict[tuple[str, str], list[Act]] = defaultdict(list)
            for act in acts(db, parties, one, since, until):
                if act.kind in CONTACT:
                    for pair in itertools.product(sorted(act.mediators), sorted(act.sides)):
                        pairs[pair].append(act)
            for (mediator, side), told in sorted(pairs.items()):
                about = {"conflict": one.id, "mediator": mediator, "side": side, "contacts": len(told)}
                found += [about | gap for gap in long_gaps(told, last)]
    return sorted(found, key=lambda row: (-row["days"], row["conflict"], row["mediator"], row["side"]))


FEWEST = 5  # contacts from which on one can say what is usual


def long_gaps(told: Sequence[Act], last: int) -> list[Row]:
    """The silences of one pair that are longer than its usual ones."""
    if len(told) < FEWEST:
        return []
    steps = sorted(max(0, b.day - a.last) for a, b in itertools.pairwise(told))
    usual = steps[len(steps) // 2]
    limit = max(steps[min(len(steps) - 1, len(steps) * 9 // 10)], 2 * usual, 1)
    common: Row = {"usual": usual, "limit": limit}
    found: list[Row] = []
    for one, other in itertools.pairwise(told):
        if (days := other.day - one.last) > limit or (days == limit and days > 2 * usual > 0):
            ends = {"first": _iso(one.last), "last": _iso(other.day), "events": [one.event, other.event]}
            found.append(common | ends | {"days": days})
    running = last - told[-1].last
    if running > limit:
        found.append(common | {"first": _iso(told[-1].last), "last": None, "days": running, "events": [told[-1].event]})
    return found

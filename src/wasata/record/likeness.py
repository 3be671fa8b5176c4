"""Whether two claims of different reports may tell one event: a first, plain rule.

They must have one type, fitting contacts, fitting days and fitting sides. Where words do not tell, claims stay apart:
an event told twice is mended by a person sooner than two events told as one.
"""

from __future__ import annotations

from typing import NamedTuple

from wasata.record.periods import Period

# in these the reports do not agree who acts and who receives (استقبل الرئيس الوزير, التقى الوزير الرئيس)
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# these happen in many places on one day
LOCAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID"})
ONE_TRIP = frozenset({"meeting", "visit"})  # a visit in which a meeting is told is one event
LONGEST = 31  # days: what is dated to a year or a season may be any of many events


class Side(NamedTuple):
    """One participant as far as it is compared: the actor's id, its country ("" where unknown).

    ``bare`` is a word that anybody may be called by (الوفد, مصدر): it is never the reason for joining.
    """

    actor: str
    country: str
    bare: bool = False


class Signature(NamedTuple):
    """What is compared of a claim. Claims with equal signatures in different reports tell one event."""

    type: str
    contact: str | None
    period: Period
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    place: str | None
    status: str

    @property
    def sides(self) -> tuple[Side, ...]:
        """Actors and recipients, each once."""
        return tuple(dict.fromkeys(self.actors + self.recipients))

    @property
    def named(self) -> frozenset[str]:
        """The ids of those that can be known again."""
        return frozenset(side.actor for side in self.sides if not side.bare)


def likeness(one: Signature, other: Signature) -> float:
    """How alike two claims are, 0 (they may not tell one event) to 1; the same both ways."""
    if (
        one.type != other.type
        or not _contacts_fit(one, other)
        or not _days_fit(one, other)
        or not _places_fit(one, other)
    ):
        return 0.0
    if one.type in MUTUAL:
        fits = _sides_fit(one.sides, other.sides)
    else:
        fits = _sides_fit(one.actors, other.actors) and _sides_fit(one.recipients, other.recipients)
    shared, told = one.named & other.named, one.named | other.named
    return (4 * len(shared) / len(told) + _sameness(one, other)) / 8 if fits and shared else 0.0


def _sameness(one: Signature, other: Signature) -> int:
    """How many of contact, days, place and status are the same."""
    pairs = zip(
        (one.contact, one.period, one.place, one.status),
        (other.contact, other.period, other.place, other.status),
        strict=True,
    )
    return sum(a == b for a, b in pairs)


def _contacts_fit(one: Signature, other: Signature) -> bool:
    return one.contact == other.contact or {one.contact, other.contact} <= ONE_TRIP


def _days_fit(one: Signature, other: Signature) -> bool:
    if max(one.period.days, other.period.days) > LONGEST:
        return False
    return one.period.within(other.period) or other.period.within(one.period)


def _places_fit(one: Signature, other: Signature) -> bool:
    return one.type not in LOCAL or not one.place or not other.place or one.place == other.place


def _sides_fit(one: tuple[Side, ...], other: tuple[Side, ...]) -> bool:
    """Whether all sides of one list are found in the other one, by id or at least by country."""
    return _found(one, other) or _found(other, one)


def _found(few: tuple[Side, ...], many: tuple[Side, ...]) -> bool:
    actors, countries = {side.actor for side in many}, {side.country for side in many if side.country}
    return all(side.actor in actors or side.country in countries for side in few)

"""Claims of different reports that agree in all that is compared: they are joined without further questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wasata.model import EventType
from wasata.record.rows import short_hash
from wasata.record.tellings import SPOKEN, Telling


@dataclass(frozen=True, slots=True)
class Bundle:
    """Claims of different reports that agree in all that is compared; ``telling`` is the one that appeared first."""

    id: str
    telling: Telling
    claims: tuple[str, ...]
    reports: frozenset[str]


LAST = 10**7  # later than every day: reports without a day come last


def first_told(claims: Iterable[Telling]) -> Telling:
    """The claim of the report that appeared first, of several the one with the smallest id."""
    return min(claims, key=lambda claim: (claim.published or LAST, claim.id))


def bundle_of(telling: Telling, number: int, *, tied: bool) -> str:
    """The id of the bundle of a claim that is the ``number``-th of its report with the same signature.

    Words count where the same people may say many things on one day. A claim of which persons have said with what it
    goes is alone in its bundle, and so is one that cannot be found by others.
    """
    if tied or not telling.blocks:
        return "b-" + telling.id
    spoken = telling.type in SPOKEN or telling.type is EventType.AGREE
    signature = (
        telling.type,
        telling.contact,
        telling.status,
        telling.days,
        sorted(telling.actors),
        sorted(telling.recipients),
        sorted(telling.mediators),
        telling.place,
        sorted(telling.tracks),
        sorted(telling.words) if spoken else None,
        number,
    )
    return "b-" + short_hash(signature)

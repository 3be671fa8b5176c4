"""What an event says as a whole: its day, place, statuses and tracks out of its claims; nothing is averaged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wasata.model import Contact, Status, Track
from wasata.record.log import written
from wasata.record.periods import period

Row = dict[str, Any]
CONTACTS = tuple(contact.value for contact in Contact)  # a meeting on a visit makes the whole a meeting
STATUSES = tuple(status.value for status in Status)
TRACKS = tuple(track.value for track in Track)


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the ids of its claims, smallest first, and its row in ``events``."""

    id: str
    claims: tuple[str, ...]
    row: Row


def summarise(event: str, claims: Sequence[Row]) -> Event:
    """The event that these claims tell. The order of the claims is of no matter."""
    told = sorted(claims, key=lambda claim: str(claim["id"]))
    date = _date(told)
    days = period(date)
    since, until = days.iso if days else (None, None)
    statuses = {claim["status"] for claim in told}
    tracks = {track for listed in {claim["tracks"] for claim in told} for track in json.loads(listed)}
    contacts = {claim["contact"] for claim in told}
    row = {
        "id": event,
        "type": told[0]["type"],
        "contact": next((contact for contact in CONTACTS if contact in contacts), None),
        "date": date,
        "since": since,
        "until": until,
        "place": _commonest([claim["place"] for claim in told if claim["place"]]),
        "statuses": _listed(STATUSES, statuses),
        "tracks": _listed(TRACKS, tracks),
        "reports": len({claim["report"] for claim in told}),
        "claims": len(told),
    }
    return Event(event, tuple(claim["id"] for claim in told), row)


def _listed(order: tuple[str, ...], present: set[str]) -> str:
    return written([value for value in order if value in present])


def _date(claims: Sequence[Row]) -> str | None:
    """The date with the fewest days; a value that names no days is kept only where nothing else is told."""
    dates = sorted({str(claim["date"]) for claim in claims if claim["date"]})
    known = [(days.days, value) for value in dates if (days := period(value))]
    return min(known)[1] if known else next(iter(dates), None)


def _commonest(values: Sequence[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None

"""Which fields of a claim persons may set, and to what: a wrong value is told before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from wasata.errors import UsageError
from wasata.model import Contact, EventType, Status, Track
from wasata.record.periods import period

SLOTS = ("actors", "recipients", "mediators")
TEXTS = ("place", "source", "via")
CORRECTABLE = ("type", "contact", "status", "date", "tracks", *TEXTS, *SLOTS)
CODES: dict[str, type[StrEnum]] = {"type": EventType, "contact": Contact, "status": Status}


def checked(field: str, value: object) -> object:
    """The value as it is kept. Raises UsageError with what was expected instead."""
    if field not in CORRECTABLE:
        raise UsageError("field", f"{field!r} cannot be set", expected=", ".join(CORRECTABLE))
    if field in CODES:
        return _code(field, value, CODES[field])
    if field == "date":
        return _date(value)
    if field == "tracks":
        return sorted({_code("track", track, Track) for track in _list(field, value)})
    if field in SLOTS:
        return [_participant(field, person) for person in _list(field, value)]
    return _text(field, value)


def _code(field: str, value: object, codes: type[StrEnum]) -> str:
    if field == "contact" and value is None:
        raise UsageError(field, "a contact cannot be taken away", expected=", ".join(codes), mend="Set the type.")
    if not isinstance(value, str) or value not in list(codes):
        raise UsageError(field, f"{value!r} is not known", expected=", ".join(codes))
    return value


def _date(value: object) -> str | None:
    if value is None or (isinstance(value, str) and period(value)):
        return value
    raise UsageError("date", f"{value!r} is no date", expected="2024, 2024-10, 2024-10-31, an interval of two, or null")


def _text(field: str, value: object) -> str | None:
    if value is None or (isinstance(value, str) and value.strip()):
        return value.strip() if isinstance(value, str) else None
    raise UsageError(field, f"{value!r} is no text", expected="words, or null")


def _list(field: str, value: object) -> Iterable[object]:
    if not isinstance(value, list | tuple):
        raise UsageError(field, f"{value!r} is no list", expected="a list")
    return value


def _participant(field: str, person: object) -> dict[str, str | None]:
    """``{"actor": id, "name": words or None}``."""
    if isinstance(person, dict) and isinstance(person.get("actor"), str) and person["actor"].strip():
        name = person.get("name")
        return {"actor": person["actor"].strip(), "name": str(name) if name else None}
    raise UsageError(field, f"{person!r} is no participant", expected='{"actor": id, "name": words}')

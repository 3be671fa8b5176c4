"""The chronology as plain data, one entry an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]


def timeline(events: Iterable[Mapping[str, Any]]) -> list[Row]:
    """One dict an event, in the order given, out of the record's answers.

    Keys: ``id``, ``date`` (ISO prefix or interval, None where no one tells it), ``type``, ``contact``, ``actors``,
    ``recipients``, ``mediators`` (each a list of ``{"id", "name"}``, ``id`` None for an actor that the lexicon does not
    know; who most claims name comes first), ``place``, ``status`` (list: every status that some claim gives it),
    ``tracks``, ``sources``, ``outlets`` (lists of text), ``reports`` and ``claims`` (how many of each tell it),
    ``tellings`` (how many independent ones: copies of one text count once), ``contradictions`` (the fields in which
    they cannot all be right).
    """
    return [entry(event) for event in events]


def entry(event: Mapping[str, Any]) -> Row:
    """One line of the chronology."""
    same = ("place", "tracks", "sources", "outlets", "reports", "claims", "tellings", "contradictions")
    return {
        "id": event["id"],
        "date": event["date"],
        "type": event["type"],
        "contact": event["contact"],
        "actors": _people(event, "actor"),
        "recipients": _people(event, "recipient"),
        "mediators": _people(event, "mediator"),
        "status": event["statuses"],
    } | {name: event[name] for name in same}


def _people(event: Mapping[str, Any], slot: str) -> list[Row]:
    return [
        {"id": None if row["provisional"] else row["actor"], "name": row["name"]}
        for row in event["participants"]
        if row["slot"] == slot
    ]

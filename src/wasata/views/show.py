"""One event, claim or report opened down to the words it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wasata.views.timeline import entry

Row = dict[str, Any]
CONTEXT = 80  # code points shown on each side of a passage, cut back to whole words
CREDITS = ("given_id", "title", "outlet", "published", "published_basis", "url", "origin", "read_at", "coder")


def show(found: Mapping[str, Any]) -> Row:
    """What an id names, as nested plain data; ``kind`` is ``event``, ``claim`` or ``report``.

    An event is its line of the timeline with ``told``, a list of claims, ``versions`` (what is told of each field, and
    by how many), ``joined`` (why claims are taken for one event) and ``doubts``. A claim has ``report`` (id and
    credits), the codebook's fields, each with ``text``, ``start`` and ``end`` in the report's content, and
    ``evidence``, where ``before`` and ``after`` are up to 80 code points around it. A report has its credits, ``text``,
    ``parts``, ``sightings`` and ``told``.
    """
    if found["kind"] == "event":
        same = {name: found[name] for name in ("versions", "joined", "doubts", "linked")}
        return {"kind": "event"} | entry(found) | same | {"told": [claim(row) for row in found["told"]]}
    if found["kind"] == "claim":
        return {"kind": "claim"} | claim(found) | {"judgements": found["judgements"]}
    told = {"sightings": found["sightings"], "told": [claim(row) for row in found["told"]]}
    return {"kind": "report"} | _credits(found) | _page(found) | told


def claim(row: Mapping[str, Any]) -> Row:
    """One claim with the words behind each of its fields."""
    content = row["of"]["content"]
    return {
        "id": row["id"],
        "event": row["event"],
        "report": _credits(row["of"]),
        "type": row["type"],
        "contact": row["contact"],
        "status": row["status"],
        "date": _date(row, content),
        "place": _words(row, "place"),
        "actors": _people(row, "actor"),
        "recipients": _people(row, "recipient"),
        "mediators": _people(row, "mediator"),
        "tracks": row["tracks"],
        "source": _words(row, "source"),
        "via": _words(row, "via"),
        "evidence": [passage(content, words["span_start"], words["span_end"]) for words in row["evidence"]],
        "trigger": _stretch(content, row["trigger_start"], row["trigger_end"]),
        "entry": row["entry"],
        "confidence": row["confidence"],
        "coder": row["coder"],
        "verdict": row["verdict"],
        "corrections": row["corrections"],
    }


def passage(content: str, start: int, end: int) -> Row:
    """The words from ``start`` to ``end`` with what stands before and after them, whole words only."""
    before = content[max(0, start - CONTEXT) : start]
    after = content[end : end + CONTEXT]
    if start > CONTEXT and not content[start - CONTEXT - 1].isspace():
        before = before[_first_space(before) :]
    if end + CONTEXT < len(content) and not content[end + CONTEXT].isspace():
        after = after[: len(after) - _first_space(after[::-1])]
    return _stretch(content, start, end) | {"before": before, "after": after}


def _first_space(text: str) -> int:
    """Where the first blank stands; 0 where there is none, so that one long word is cut rather than lost."""
    return next((i for i, letter in enumerate(text) if letter.isspace()), 0)


def _stretch(content: str, start: int, end: int) -> Row:
    return {"text": content[start:end], "start": start, "end": end}


def _words(row: Mapping[str, Any], column: str) -> Row | None:
    if row[column] is None:
        return None
    place = {"text": row[column], "start": row[f"{column}_start"], "end": row[f"{column}_end"]}
    return place | {"name": row[f"{column}_name"], "id": row[f"{column}_id"]}


def _date(row: Mapping[str, Any], content: str) -> Row | None:
    if row["date"] is None:
        return None
    read = {"value": row["date"], "precision": row["date_precision"], "basis": row["date_basis"]}
    start, end = row["date_start"], row["date_end"]
    words = {"text": None, "start": None, "end": None} if start is None else _stretch(content, start, end)
    return read | {"conflict": row["date_conflict"]} | words


def _people(row: Mapping[str, Any], slot: str) -> list[Row]:
    return [_participant(person) for person in row["participants"] if person["slot"] == slot]


def _participant(person: Mapping[str, Any]) -> Row:
    known = None if person["actor"].startswith("~") else person["actor"]
    place = {"text": person["text"], "start": person["span_start"], "end": person["span_end"], "id": known}
    return (
        place | {name: person[name] for name in ("name", "kind", "country", "sector", "role")} | {"of": person["body"]}
    )


def _credits(report: Mapping[str, Any]) -> Row:
    return {"id": report["id"]} | {name: report[name] for name in CREDITS}


def _page(report: Mapping[str, Any]) -> Row:
    parts = [{"kind": kind, "start": start, "end": end} for kind, start, end in report["parts"]]
    return {"text": report["text"], "parts": parts}

"""What each exported table holds: its columns in order with what they mean, and how a row becomes flat cells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]
Cell = str | int | float | None
JOIN = " | "
TELLS = {"events": "event", "claims": "claim", "reports": "report", "actors": "actor", "contacts": "contact"} | {
    "episodes": "episode"
}
_EVENT = {
    "type": "one of the sixteen types of PLOVER 2.0",
    "contact": "with CONSULT: meeting, visit, call, message",
    "date": "ISO prefix or interval, the most exact that is told",
    "since": "first day it may have happened",
    "until": "last day it may have happened",
    "place": "the place that most claims give",
}
_TOLD = {
    "reports": "how many reports tell it",
    "claims": "how many claims tell it",
    "tellings": "how many independent ones: copies of one text count once",
}
_PEOPLE = {
    "actors": "who did it: names",
    "actors_id": "their ids in the register",
    "recipients": "to whom: names",
    "recipients_id": "their ids",
    "mediators": "third parties: names",
    "mediators_id": "their ids",
}
_COMMON = {"id": "the id in the record", "counts": "what a row is one of"}
COLUMNS: dict[str, dict[str, str]] = {
    "events": _COMMON
    | _EVENT
    | {"statuses": "every status that some claim gives it", "tracks": "the files on which it runs"}
    | _PEOPLE
    | {"sources": "whom the reports credit", "outlets": "who published them"}
    | _TOLD
    | {
        "contradictions": "fields in which the claims cannot all be right",
        "confidence": "of its surest claim, 0 to 1",
    },
    "claims": _COMMON
    | {"event": "the event that it tells", "report": "the report's hash"}
    | {f"report_{n}": f"the report's {w}" for n, w in (("given_id", "own id"), ("outlet", "outlet"))}
    | {"report_published": "the day it appeared", "report_url": "its address", "report_title": "its title"}
    | {"type": _EVENT["type"], "contact": _EVENT["contact"], "status": "whether the report says it took place"}
    | {
        "date": "as the report tells it",
        "date_precision": "day, month, year, interval",
        "date_basis": "where the date comes from",
        "place": "words of the report",
        "place_id": "the place in the lexicon",
        "tracks": "the files on which it runs",
    }
    | _PEOPLE
    | {
        "source": "whom the report credits",
        "via": "the medium it is relayed from",
        "evidence": "the words it was read from",
        "evidence_spans": "their places: start-end in title, line break, text; code points, end exclusive",
        "confidence": "how sure the reader is, 0 to 1",
        "entry": "the entry of the lexicon that fired",
        "verdict": "what a person says of it",
        "corrections": "fields that persons set, as JSON",
        "coder": "the version that read it",
    },
    "reports": _COMMON
    | {
        "given_id": "the id it came with",
        "title": "its title",
        "text": "its text, as it came (NFC)",
        "outlet": "who published it",
        "published": "ISO day",
        "published_basis": "where the day was found",
        "url": "its address",
        "origin": "the file it was read from",
        "read_at": "when, UTC",
        "coder": "the version that read it",
        "claims": "how many claims were read in it",
        "sightings": "how many times its words were met",
    },
    "actors": _COMMON
    | {
        "name": "in Arabic, the shortest wording",
        "name_en": "in English, where the lexicon knows it",
        "kind": "person, state, organisation, delegation …",
        "country": "ISO 3166 alpha-3",
        "sector": "PLOVER sector",
        "provisional": "1 where the lexicon does not know it",
        "same_as": "who a person says it is",
        "events": "how many events it takes part in",
        "claims": "how many claims name it",
        "reports": "how many reports name it",
    },
    "contacts": _COMMON
    | {"event": "the event"}
    | {f"{w}_{n}": f"{n} of the {w}" for w in ("one", "other") for n in ("id", "name", "party", "country")}
    | {"mediators": "third parties: names", "mediators_id": "their ids"}
    | {name: _EVENT[name] for name in ("contact", "date", "since", "until", "place")}
    | {"statuses": "every status that some claim gives it", "tracks": "the files on which it runs"}
    | _TOLD,
    "episodes": _COMMON
    | {
        "conflict": "the lexicon's conflict",
        "name_ar": "its name in Arabic",
        "name_en": "its name in English",
        "first": "day of the first contact, agreement or truce",
        "last": "day of the last",
        "set_off": "id of the event that set it off",
        "mediators": "ids of mediators, the busiest first",
        "contacts": "how many events",
        "agreements": "how many events",
        "harm": "how many events",
        "positions": "how many events",
        "planned": "how many events",
        "denied": "how many events",
        "shuttles": "how many",
        "tracks": "the commonest first",
        "levels": "the highest first",
        "days_to_contact": "from what set it off",
        "days_to_agreement": "from what set it off, or from the first contact",
        "days_of_quiet": "after the last agreement",
        "quiet_open": "1 where the quiet lasts still",
        "silent": "who fell silent",
    },
}


def cells(what: str, row: Row) -> dict[str, Cell]:
    """A row of the record as one value a column, lists joined by `` | ``; missing values are None."""
    flat = _episode(row) if what == "episodes" else _flat(row)
    flat |= {"counts": TELLS[what]}
    return {name: _cell(flat.get(name)) for name in COLUMNS[what]}


def full(what: str, row: Row) -> dict[str, Any]:
    """A row with all that hangs on it, for JSON: id and what it counts first."""
    return {"id": row["id"], "counts": TELLS[what]} | dict(row)


def _flat(row: Row) -> dict[str, Any]:
    flat = dict(row)
    if "evidence" in row:
        flat |= _claim(row)
    for slot in ("actors", "recipients", "mediators"):
        people = flat.get(slot)
        if isinstance(people, list):
            flat[f"{slot}_id"] = [person["id"] for person in people]
            flat[slot] = [person["name"] for person in people]
    return flat


def _claim(row: Row) -> dict[str, Any]:
    people: dict[str, list[dict[str, Any]]] = {"actors": [], "recipients": [], "mediators": []}
    for p in row["participants"]:
        people[f"{p['slot']}s"].append({"id": p["actor"], "name": p["name"] or p["text"]})
    spans = [f"{e['span_start']}-{e['span_end']}" for e in row["evidence"]]
    corrections = json.dumps(row["corrections"], ensure_ascii=False) if row["corrections"] else None
    return people | {
        "evidence": [e["text"] for e in row["evidence"]],
        "evidence_spans": spans,
        "corrections": corrections,
    }


def _episode(row: Row) -> dict[str, Any]:
    counted = {name: len(row[name]) for name in ("contacts", "agreements", "harm", "positions", "planned", "denied")}
    times = {f"days_{name}": (m or {}).get("days") for name, m in row["measures"].items()}
    quiet = row["measures"]["quiet"]
    return (
        {name: row[name] for name in ("id", "conflict", "name_ar", "name_en", "first", "last", "tracks", "levels")}
        | counted
        | {
            "set_off": row["set_off"]["event"] if row["set_off"] else None,
            "mediators": [m["mediator"] for m in row["mediators"]],
            "shuttles": len(row["shuttles"]),
            "days_to_contact": times["days_to_contact"],
            "days_to_agreement": times["days_to_agreement"],
            "days_of_quiet": times["days_quiet"],
            "quiet_open": int(quiet["open"]) if quiet else None,
            "silent": [s["mediator"] or s["side"] for s in row["silent"]],
        }
    )


def _cell(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        return JOIN.join(str(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value if value is None or isinstance(value, str | int | float) else str(value)

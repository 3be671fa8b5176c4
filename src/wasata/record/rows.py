"""The model's nouns as rows of the record, and back.

A claim's id is a hash of what it says: its report's words, type, trigger, evidence, participants, date, place, status,
tracks, source and medium. How it was read (entry, confidence, coder) is no part of it, so that a better coder that
says the same keeps the id and every judgement on it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from wasata.arabic.letters import key
from wasata.model import (
    Claim,
    Contact,
    DateBasis,
    DateReading,
    EventType,
    Grounded,
    Part,
    Participant,
    PartKind,
    Precision,
    Report,
    Role,
    Span,
    Status,
    Track,
)
from wasata.record.log import written

Row = dict[str, Any]
ID_LENGTH = 24  # hexadecimal digits: 96 bits, no clash to be feared among 10^10 claims
PROVISIONAL = "~"  # begins the ids of actors that the lexicon does not know
SLOTS = ("actor", "recipient", "mediator")
_LONE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def short_hash(value: object) -> str:
    """The first 96 bits of the SHA-256 of a value's JSON, in hexadecimal."""
    return hashlib.sha256(written(value).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def storable(text: str) -> str:
    """The text with lone surrogates, which no file can hold, as U+FFFD; offsets stay."""
    return _LONE.sub("\ufffd", text)


def _stored(row: Row) -> Row:
    return {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}


def _span(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _said(words: Grounded | None) -> tuple[object, ...] | None:
    return (storable(words.text), _span(words.span), words.name, words.id) if words else None


def _taking_part(participants: Iterable[Participant]) -> list[tuple[object, ...]]:
    return [
        (storable(p.text), _span(p.span), p.name, p.id, p.kind, p.country, p.sector, p.role.value if p.role else None)
        for p in participants
    ]


def claim_id(report: str, claim: Claim) -> str:
    """The id of a claim in the report with this hash."""
    date = claim.date
    return "c-" + short_hash(
        {
            "report": report,
            "type": claim.type.value,
            "contact": claim.contact.value if claim.contact else None,
            "trigger": _span(claim.trigger),
            "evidence": [_said(words) for words in claim.evidence],
            "actors": _taking_part(claim.actors),
            "recipients": _taking_part(claim.recipients),
            "mediators": _taking_part(claim.mediators),
            "date": (date.value, date.precision.value, date.basis.value, _span(date.span)) if date else None,
            "place": _said(claim.place),
            "status": claim.status.value,
            "tracks": sorted(track.value for track in claim.tracks),
            "source": _said(claim.source),
            "via": _said(claim.via),
        }
    )


def actor_id(participant: Participant) -> str:
    """The lexicon's id, or for an actor it does not know ``~`` and its folded words."""
    return participant.id or PROVISIONAL + _SPACE.sub(" ", key(storable(participant.name or participant.text))).strip()


def report_row(report: Report, coder: str, read_at: str) -> Row:
    """A report as a row of ``reports``."""
    return _stored(
        {
            "id": report.hash,
            "given_id": report.id,
            "title": report.title,
            "text": report.text,
            "outlet": report.outlet,
            "published": report.published,
            "published_basis": report.published_basis,
            "url": report.url,
            "parts": written([(part.kind.value, part.span.start, part.span.end) for part in report.parts]),
            "origin": report.origin,
            "given": report.given,
            "coder": coder,
            "read_at": read_at,
        }
    )


def sighting_row(report: Report, seen_at: str) -> Row:
    """Where and when the words of a report were met, as a row of ``sightings``."""
    told = {name: getattr(report, name) for name in ("outlet", "published", "url", "origin")}
    return _stored({"report": report.hash, "given_id": report.id} | told | {"seen_at": seen_at})


def _words(column: str, words: Grounded | None) -> Row:
    return {
        column: words.text if words else None,
        f"{column}_start": words.span.start if words else None,
        f"{column}_end": words.span.end if words else None,
        f"{column}_name": words.name if words else None,
        f"{column}_id": words.id if words else None,
    }


def _date(date: DateReading | None) -> Row:
    return {
        "date": date.value if date else None,
        "date_precision": date.precision.value if date else None,
        "date_basis": date.basis.value if date else None,
        "date_conflict": date.conflict if date else None,
        "date_start": date.span.start if date and date.span else None,
        "date_end": date.span.end if date and date.span else None,
    }


def claim_row(report: str, position: int, claim: Claim, coder: str) -> Row:
    """A claim as a row of ``claims``; its evidence and participants are rows of their own."""
    return _stored(
        {
            "id": claim_id(report, claim),
            "report": report,
            "position": position,
            "type": claim.type.value,
            "contact": claim.contact.value if claim.contact else None,
            "status": claim.status.value,
            **_date(claim.date),
            **_words("place", claim.place),
            "tracks": written([track.value for track in claim.tracks]),
            **_words("source", claim.source),
            **_words("via", claim.via),
            "confidence": claim.confidence,
            "entry": claim.entry,
            "trigger_start": claim.trigger.start,
            "trigger_end": claim.trigger.end,
            "coder": coder,
        }
    )


def evidence_rows(claim: str, evidence: Iterable[Grounded]) -> Iterator[Row]:
    """The evidence of a claim as rows of ``evidence``."""
    for position, words in enumerate(evidence):
        span = {"span_start": words.span.start, "span_end": words.span.end}
        told = {"text": words.text, "name": words.name, "ref": words.id}
        yield _stored({"claim": claim, "position": position, **told, **span})


def participant_rows(claim_key: str, claim: Claim) -> Iterator[tuple[Row, Row]]:
    """The participants of a claim, each as a row of ``actors`` and one of ``participants``."""
    for slot, participants in zip(SLOTS, (claim.actors, claim.recipients, claim.mediators), strict=True):
        for position, participant in enumerate(participants):
            actor = actor_row(participant)
            yield actor, _participant_row(participant, (claim_key, slot, position, actor["id"]))


def actor_row(participant: Participant) -> Row:
    """The actor behind a participant as a row of ``actors``."""
    name = participant.name or participant.text
    return _stored(
        {
            "id": actor_id(participant),
            "name": name,
            "key": key(storable(name)),
            "kind": participant.kind,
            "country": participant.country,
            "sector": participant.sector,
            "provisional": int(participant.id is None),
        }
    )


def _participant_row(participant: Participant, place: tuple[str, str, int, str]) -> Row:
    return _stored(
        dict(zip(("claim", "slot", "position", "actor"), place, strict=True))
        | {
            "text": participant.text,
            "span_start": participant.span.start,
            "span_end": participant.span.end,
            "name": participant.name,
            "kind": participant.kind,
            "country": participant.country,
            "sector": participant.sector,
            "role": participant.role.value if participant.role else None,
            "body": participant.of,
        }
    )


def report_of(row: Row) -> Report:
    """The report of a row of ``reports``."""
    parts = tuple(Part(PartKind(kind), Span(start, end)) for kind, start, end in json.loads(row["parts"]))
    same = ("title", "text", "outlet", "published", "published_basis", "url", "origin", "given")
    return Report(id=row["given_id"], parts=parts, **{name: row[name] for name in same})


def _grounded(row: Row, column: str) -> Grounded | None:
    if row[column] is None:
        return None
    span = Span(row[f"{column}_start"], row[f"{column}_end"])
    return Grounded(row[column], span, row[f"{column}_name"], row[f"{column}_id"])


def _date_of(row: Row) -> DateReading | None:
    if row["date"] is None:
        return None
    span = Span(row["date_start"], row["date_end"]) if row["date_start"] is not None else None
    kinds = Precision(row["date_precision"]), DateBasis(row["date_basis"])
    return DateReading(row["date"], *kinds, span, row["date_conflict"])


def participant_of(row: Row) -> Participant:
    """The participant of a row of ``participants``."""
    known = None if row["actor"].startswith(PROVISIONAL) else row["actor"]
    role = Role(row["role"]) if row["role"] else None
    place = row["text"], Span(row["span_start"], row["span_end"]), row["name"], known
    return Participant(*place, row["kind"], row["country"], row["sector"], role, row["body"])


def claim_of(row: Row, evidence: Iterable[Row], participants: Iterable[Row], given_id: str) -> Claim:
    """The claim of a row of ``claims`` (``tracks`` as a list) with its ``evidence`` and ``participants``, in order."""
    slots: dict[str, list[Participant]] = {slot: [] for slot in SLOTS}
    for participant in participants:
        slots[participant["slot"]].append(participant_of(participant))
    return Claim(
        report=given_id,
        type=EventType(row["type"]),
        evidence=tuple(
            Grounded(e["text"], Span(e["span_start"], e["span_end"]), e["name"], e["ref"]) for e in evidence
        ),
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        entry=row["entry"],
        contact=Contact(row["contact"]) if row["contact"] else None,
        actors=tuple(slots["actor"]),
        recipients=tuple(slots["recipient"]),
        mediators=tuple(slots["mediator"]),
        date=_date_of(row),
        place=_grounded(row, "place"),
        status=Status(row["status"]),
        tracks=tuple(Track(track) for track in row["tracks"]),
        source=_grounded(row, "source"),
        via=_grounded(row, "via"),
        confidence=row["confidence"],
    )

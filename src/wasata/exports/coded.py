"""Claims as ``wasata code`` writes them: one JSON object a report, in the form of the codebook."""

from __future__ import annotations

from typing import Any

from wasata.model import Claim, Grounded, Participant, Report

Row = dict[str, Any]


def report_row(report: Report, claims: tuple[Claim, ...] | list[Claim]) -> Row:
    """One report with its events."""
    return {
        "id": report.id,
        "published": report.published,
        "outlet": report.outlet,
        "events": [event_row(claim) for claim in claims],
    }


def event_row(claim: Claim) -> Row:
    """One event: the codebook's fields, then what was read beside them."""
    return {
        "type": claim.type.value,
        "contact": claim.contact.value if claim.contact else None,
        "actors": [participant_row(p) for p in claim.actors],
        "recipients": [participant_row(p) for p in claim.recipients],
        "mediators": [participant_row(p) for p in claim.mediators],
        "date": claim.date.value if claim.date else None,
        "place": claim.place.text if claim.place else None,
        "status": claim.status.value,
        "tracks": [track.value for track in claim.tracks],
        "source": claim.source.text if claim.source else None,
        "via": claim.via.text if claim.via else None,
        "evidence": [grounded_row(e) for e in claim.evidence],
        "date_precision": claim.date.precision.value if claim.date else None,
        "date_basis": claim.date.basis.value if claim.date else None,
        "date_conflict": claim.date.conflict if claim.date else None,
        "confidence": claim.confidence,
        "entry": claim.entry,
    }


def grounded_row(words: Grounded) -> Row:
    """Words with their place: code points into ``title + "\\n" + text``."""
    return {"text": words.text, "start": words.span.start, "end": words.span.end}


def participant_row(participant: Participant) -> Row:
    """A participant with what is known of it."""
    return {
        "text": participant.text,
        "start": participant.span.start,
        "end": participant.span.end,
        "name": participant.name,
        "id": participant.id,
        "kind": participant.kind,
        "country": participant.country,
        "sector": participant.sector,
        "role": participant.role.value if participant.role else None,
    }

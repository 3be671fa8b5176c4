"""Claims as ``wasata code`` writes them: one JSON object a report, in the form of the codebook.

Offsets are code points into ``title + "\\n" + text`` as the report was given, and the words are cut from there: a
report that was not NFC is stored in NFC and answered in its own letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wasata.arabic.letters import Mapped, nfc
from wasata.model import Claim, Grounded, Participant, Report, Span

Row = dict[str, Any]


class CodedReport:
    """Writes the claims of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.given = report.given
        self.map: Mapped | None = nfc(report.given) if report.given is not None else None

    def row(self, claims: Sequence[Claim]) -> Row:
        """The report with its events."""
        report = self.report
        return {
            "id": report.id,
            "published": report.published,
            "outlet": report.outlet,
            "events": [self.event(claim) for claim in claims],
        }

    def event(self, claim: Claim) -> Row:
        """One event: the codebook's fields, then what was read beside them."""
        return {
            "type": claim.type.value,
            "contact": claim.contact.value if claim.contact else None,
            "actors": [self.participant(p) for p in claim.actors],
            "recipients": [self.participant(p) for p in claim.recipients],
            "mediators": [self.participant(p) for p in claim.mediators],
            "date": claim.date.value if claim.date else None,
            "place": self._text(claim.place),
            "status": claim.status.value,
            "tracks": [track.value for track in claim.tracks],
            "source": self._text(claim.source),
            "via": self._text(claim.via),
            "evidence": [self._words(e.span) for e in claim.evidence],
            "date_precision": claim.date.precision.value if claim.date else None,
            "date_basis": claim.date.basis.value if claim.date else None,
            "date_conflict": claim.date.conflict if claim.date else None,
            "confidence": claim.confidence,
            "entry": claim.entry,
        }

    def participant(self, participant: Participant) -> Row:
        """A participant with what is known of it."""
        return self._words(participant.span) | {
            "name": participant.name,
            "id": participant.id,
            "kind": participant.kind,
            "country": participant.country,
            "sector": participant.sector,
            "role": participant.role.value if participant.role else None,
            "of": participant.of,
        }

    def place(self, span: Span) -> Span:
        """Where a span of the stored report stands in the report as it was given."""
        return span if self.map is None else Span(*self.map.back(span.start, span.end))

    def _words(self, span: Span) -> Row:
        where = self.place(span)
        content = self.report.content if self.given is None else self.given
        return {"text": where.of(content), "start": where.start, "end": where.end}

    def _text(self, words: Grounded | None) -> str | None:
        return None if words is None else str(self._words(words.span)["text"])


def report_row(report: Report, claims: Sequence[Claim]) -> Row:
    """One report with its events, as a line of ``wasata code``."""
    return CodedReport(report).row(claims)

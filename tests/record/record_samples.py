"""Reports and claims to put into records. The reports were written for Wasata."""

from __future__ import annotations

from typing import Any

from wasata.model import (
    Claim,
    Contact,
    DateBasis,
    DateReading,
    EventType,
    Grounded,
    Participant,
    Precision,
    Report,
    Span,
    Status,
    Track,
)

CODER = "1.0"
TITLE = "وفد مصري رفيع في رام الله"
TEXT = (
    "وصل اللواء سالم الحارثي على رأس وفد أمني مصري إلى رام الله يوم الخميس للقاء قادة حركة فتح. "
    "وقال مصدر مطلع لقناة الضفة إن الجانبين بحثا تثبيت التهدئة وإدخال المساعدات."
)
KNOWN = {"مصري": ("egy", "EGY", "مصر"), "حركة فتح": ("fatah", "PSE", "حركة فتح")}


def sample_report(number: int = 0, **changes: Any) -> Report:
    """Reports of different numbers differ in their last word."""
    fields: dict[str, Any] = {"id": f"sample-{number}", "title": TITLE, "text": f"{TEXT} عدد {number}"}
    return Report(**(fields | {"outlet": "صحيفة الميناء", "published": "2024-10-31"} | changes))


def words(report: Report, text: str, **resolved: str) -> Grounded:
    start = report.content.index(text)
    return Grounded(text, Span(start, start + len(text)), **resolved)


def participant(report: Report, text: str) -> Participant:
    place = words(report, text)
    known, country, name = KNOWN.get(text, (None, None, None))
    return Participant(text, place.span, name=name, id=known, kind="state" if known else "person", country=country)


def dated(value: str = "2024-10-31") -> DateReading:
    precision = Precision.INTERVAL if "/" in value else {4: Precision.YEAR, 7: Precision.MONTH}.get(len(value))
    return DateReading(value, precision or Precision.DAY, DateBasis.WEEKDAY)


def visit(report: Report, **changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "report": report.id,
        "type": EventType.CONSULT,
        "contact": Contact.VISIT,
        "evidence": (Grounded(report.text, Span(len(report.title) + 1, len(report.content))),),
        "trigger": words(report, "وصل").span,
        "entry": "وصل/CONSULT",
        "actors": (participant(report, "اللواء سالم الحارثي"), participant(report, "مصري")),
        "recipients": (participant(report, "حركة فتح"),),
        "mediators": (participant(report, "مصري"),),
        "date": dated(),
        "place": words(report, "رام الله", name="رام الله", id="pse-ramallah"),
        "status": Status.ACTUAL,
        "tracks": (Track.CEASEFIRE, Track.HUMANITARIAN),
        "source": words(report, "مصدر مطلع"),
        "via": words(report, "قناة الضفة", name="قناة الضفة"),
        "confidence": 0.9,
    }
    return Claim(**(fields | changes))

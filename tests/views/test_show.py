from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Span,
)
from wasata.record import opening, query
from wasata.record.events import settle
from wasata.record.store import Record
from wasata.views.show import CONTEXT, passage, show

TITLE = "مباحثات في الدوحة"
TEXT = "افتتح المعرض صباحا. وقال مصدر مطلع إن وفد الحركة التقى الوسيط القطري أمس الأربعاء في الدوحة. وتستمر المباحثات."
TOLD = "وقال مصدر مطلع إن وفد الحركة التقى الوسيط القطري أمس الأربعاء في الدوحة."


def words(report: Report, text: str) -> Grounded:
    start = report.content.rindex(text)
    return Grounded(text, Span(start, start + len(text)))


def meeting(report: Report, **changes: Any) -> Claim:
    delegation, mediator, day = (words(report, text) for text in ("وفد الحركة", "الوسيط القطري", "أمس الأربعاء"))
    qatari = Participant(mediator.text, mediator.span, name="قطر", id="qat", kind="state", country="QAT")
    fields: dict[str, Any] = {
        "report": report.id,
        "type": EventType.CONSULT,
        "contact": Contact.MEETING,
        "evidence": (words(report, TOLD),),
        "trigger": words(report, "التقى").span,
        "entry": "التقى/CONSULT",
        "actors": (Participant(delegation.text, delegation.span, kind="delegation"), qatari),
        "mediators": (qatari,),
        "date": DateReading("2024-10-30", Precision.DAY, DateBasis.RELATIVE, day.span),
        "source": words(report, "مصدر مطلع"),
        "place": words(report, "الدوحة"),
    }
    return Claim(**(fields | changes))


@pytest.fixture
def shown() -> dict[str, Any]:
    """The meeting, its claim and its report, each as shown."""
    report = Report("doha-1", TITLE, TEXT, outlet="صحيفة الميناء", parts=(Part(PartKind.HEADLINE, Span(0, 17)),))
    with Record.open(":memory:") as record:
        record.add(report, [meeting(report), meeting(report, date=None, place=None)], "1.0")
        settle(record)
        event = opening.find(record, query.timeline(record)[0]["id"])
        return {
            "event": show(event),
            "claim": show(opening.find(record, event["told"][0]["id"])),
            "report": show(opening.find(record, "doha-1")),
        }


def test_every_field_of_a_claim_opens_the_words_that_it_was_read_from(shown: dict[str, Any]) -> None:
    claim = shown["claim"]
    content = f"{TITLE}\n{TEXT}"
    people = claim["actors"] + claim["recipients"] + claim["mediators"]
    for found in (claim["date"], claim["place"], claim["source"], claim["trigger"], *claim["evidence"], *people):
        assert content[found["start"] : found["end"]] == found["text"]
    assert claim["evidence"][0]["text"] == TOLD
    assert claim["evidence"][0]["before"].endswith("افتتح المعرض صباحا. ")
    assert claim["evidence"][0]["after"] == " وتستمر المباحثات."
    assert (claim["date"]["value"], claim["date"]["basis"], claim["date"]["text"]) == (
        "2024-10-30",
        "relative",
        "أمس الأربعاء",
    )
    assert [(person["id"], person["name"]) for person in claim["actors"]] == [(None, None), ("qat", "قطر")]
    assert claim["report"]["outlet"] == "صحيفة الميناء"
    assert claim["via"] is None


def test_an_event_shows_its_line_and_every_claim_that_tells_it(shown: dict[str, Any]) -> None:
    event = shown["event"]
    assert (event["kind"], event["date"], event["claims"], len(event["told"])) == ("event", "2024-10-30", 1, 1)
    assert event["told"][0]["event"] == event["id"]
    assert shown["claim"] == {"kind": "claim", "judgements": []} | event["told"][0]


def test_a_report_shows_its_text_and_all_it_tells_in_order(shown: dict[str, Any]) -> None:
    report = shown["report"]
    assert (report["kind"], report["given_id"], report["text"]) == ("report", "doha-1", TEXT)
    assert report["parts"] == [{"kind": "headline", "start": 0, "end": 17}]
    assert [claim["date"] and claim["date"]["value"] for claim in report["told"]] == ["2024-10-30", None]


def test_all_that_is_shown_is_plain_data(shown: dict[str, Any]) -> None:
    assert json.loads(json.dumps(shown, ensure_ascii=False)) == shown


@given(st.text(alphabet="اب \n", min_size=1, max_size=400), st.data())
def test_a_passage_stands_between_what_really_surrounds_it(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    found = passage(content, start, end)
    assert content[:start].endswith(found["before"])
    assert content[end:].startswith(found["after"])
    assert max(len(found["before"]), len(found["after"])) <= CONTEXT
    assert start > CONTEXT or found["before"] == content[:start]

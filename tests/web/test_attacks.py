"""A report that attacks in every field: nothing of it runs, turns the direction of a page, or leaves its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from starlette.testclient import TestClient

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
    Track,
)
from wasata.record.events import settle
from wasata.record.store import Record
from web.conftest import client_of

SCRIPT = "<script>alert(1)</script>"
TRICKS = [
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "</script><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raise %}",
    '=HYPERLINK("http://evil.example")',
    "../../../../etc/passwd",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c\u2066\u200f",
    "a\x00b\x1b[31m\ud800",
    "%s %(num)d {0} \\ ' --",
]
REQUESTS = int(os.environ.get("WASATA_REQUESTS", "300"))


def attacking(trick: str, number: int) -> tuple[Report, Claim]:
    text = f"التقى {trick} وفدا في {trick} أمس {number}."
    report = Report(trick, trick, text, trick, "2024-10-31", "given", trick, origin=trick)
    begin = len(trick) + 1 + 6
    span = Span(begin, begin + len(trick))
    said = Grounded(trick, span, name=trick, id=None)
    person = Participant(trick, span, name=trick, id=None, kind="person", country=None)
    claim = Claim(
        report=report.id,
        type=EventType.CONSULT,
        contact=Contact.MEETING,
        evidence=(Grounded(report.content[begin - 6 : begin + 9], Span(begin - 6, begin + 9)),),
        trigger=Span(begin - 6, begin - 1),
        entry="attack",
        actors=(person,),
        date=DateReading("2024-10-31", Precision.DAY, DateBasis.STATED, conflict=trick),
        place=said,
        source=said,
        via=said,
        tracks=(Track.CEASEFIRE,),
    )
    return report, claim


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("attacks") / "r.db"
    with Record.open(path) as record:
        for number, trick in enumerate(TRICKS):
            report, claim = attacking(trick, number)
            record.add(report, [claim], "attack")
        settle(record)
    client = client_of(path)
    yield client
    client.app.site.close()  # type: ignore[attr-defined]


def pages(client: TestClient) -> Iterator[tuple[str, str]]:
    """Every page on which words of reports stand."""
    lists = ("/", "/actors", "/reports", "/review", "/review/bulk", "/map", "/network", "/coverage")
    for path in (*lists, "/search?q=التقى&in=reports"):
        yield path, client.get(f"/ar{path}").text
    for event in client.get("/ar/events.json").json()["events"]:
        yield event["id"], client.get(f"/en/events/{event['id']}").text
    for report in client.get("/ar/reports.json").json()["reports"]:
        yield report["id"], client.get(f"/en/reports/{report['id']}").text


def test_nothing_of_a_report_becomes_markup(attacked: TestClient) -> None:
    for path, page in pages(attacked):
        assert SCRIPT not in page, path
        assert "<img" not in page, path
        assert "<svg" not in page, path
        assert 'href="javascript' not in page, path
        assert "49" not in page.split("{{", 1)[0][-10:], path


def test_signs_that_turn_the_direction_are_shown_and_not_obeyed(attacked: TestClient) -> None:
    event = attacked.get("/ar/events.json").json()["events"]
    pages_of = [attacked.get(f"/ar/events/{e['id']}").text for e in event]
    tricked = next(page for page in pages_of if "gnp.exe" in page and "U+202E" in page)
    for sign in "\u202e\u202c\u2066\u200f":
        assert sign not in tricked.split("<main", 1)[1].split("</main", 1)[0]


def test_feed_and_citations_stay_well_formed(attacked: TestClient) -> None:
    feed = ElementTree.fromstring(attacked.get("/ar/feed").content)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(TRICKS)
    for event in attacked.get("/ar/events.json").json()["events"]:
        ris = attacked.get(f"/ar/events/{event['id']}/cite/ris").text
        assert all(line[2:6] == "  - " for line in ris.splitlines() if line)
        bib = attacked.get(f"/ar/events/{event['id']}/cite/bib").text
        assert bib.count("@misc{") == 1
        assert attacked.get(f"/ar/events/{event['id']}/cite/json").json()


def test_strange_ids_lead_nowhere_and_break_nothing(attacked: TestClient) -> None:
    for trick in [*TRICKS[:7], "%00", "..%2f..%2f", "' OR 1=1 --", "é" * 50]:
        for kind in ("events", "reports", "actors", "episodes", "claims"):
            answer = attacked.get(f"/ar/{kind}/{trick.replace('/', '%2F').replace('?', '')}")
            assert answer.status_code in (200, 400, 404, 414)


@pytest.mark.slow
def test_random_requests_never_break_the_server(made: Path) -> None:
    """As many as WASATA_REQUESTS says, made from the description of the JSON side."""
    client = client_of(made)
    schema = schemathesis.openapi.from_asgi("/openapi.json", client.app)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    each = -(-REQUESTS // len(operations))
    asked = 0

    for number, operation in enumerate(operations):
        mode = list(schemathesis.GenerationMode)[number % 2]

        @settings(
            max_examples=each,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case[Any]) -> None:
            nonlocal asked
            answer = case.call(headers={"host": "testserver"})
            asked += 1
            assert answer.status_code < 500, (case.method, case.path, case.query, answer.text)

        ask()
    assert asked >= REQUESTS * 0.9
    client.app.site.close()  # type: ignore[attr-defined]

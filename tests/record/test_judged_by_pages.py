"""Doubts between events and actors that may be one, judged by the pages, on reports of ours that leave it open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from record_samples import CODER, participant, sample_report, visit, words
from starlette.testclient import TestClient

from wasata.model import Claim, Grounded, Report, Span
from wasata.record.events import settle
from wasata.record.store import Record
from web.conftest import opened
from web.forms import form_with, judge

# the same delegation, perhaps: another host is named, and no day
OTHER = "التقى مسؤول مصري في غزة قيادات من حركة حماس لبحث الهدنة. وصل المسؤول إلى القطاع عبر معبر رفح."
# the same officer, perhaps: another rank, and his father's name
LONGER = " وكان في استقبال العميد سالم بن راشد الحارثي محافظ المدينة."


def other_visit(report: Report) -> Claim:
    """What ``OTHER`` tells."""
    told = Grounded(report.text, Span(len(report.title) + 1, len(report.content)))
    claim = replace(visit(sample_report()), report=report.id, evidence=(told,), trigger=words(report, "وصل").span)
    people = {slot: (participant(report, "مصري"),) for slot in ("actors", "mediators")}
    bare = replace(claim, date=None, place=None, source=None, via=None, tracks=())
    return replace(bare, **people, recipients=(participant(report, "حركة حماس"),))  # type: ignore[arg-type]


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A record with a doubt between two events and a suggestion of two names for one man."""
    path = tmp_path / "record.db"
    longer = sample_report(2, text=sample_report().text + LONGER)
    named = replace(visit(longer), actors=(participant(longer, "العميد سالم بن راشد الحارثي"),))
    other = sample_report(1, title="لقاء في غزة", text=OTHER)
    with Record.open(path) as record:
        record.add(sample_report(), [visit(sample_report())], CODER)
        record.add(longer, [named], CODER)
        record.add(other, [other_visit(other)], CODER)
        settle(record)
    return path


@pytest.fixture
def pages(doubtful: Path) -> Iterator[TestClient]:
    yield from opened(doubtful)


def events_of(client: TestClient) -> list[int]:
    """How many claims each event has."""
    return sorted(row["claims"] for row in client.get("/ar/events.json").json()["events"])


def test_a_doubt_shows_both_tellings_and_saying_one_event_joins_them(pages: TestClient) -> None:
    assert events_of(pages) == [1, 2]
    page = pages.get("/ar/review?kind=doubts")
    assert pages.get("/ar/review.json?kind=doubts").json()["item"]["kind"] == "doubt"
    assert "حركة حماس" in page.text
    assert "حركة فتح" in page.text
    assert judge(pages, page.text, "merge").status_code == 303
    assert events_of(pages) == [3]
    assert pages.get("/ar/review.json?kind=doubts").json()["item"] is None


def test_a_doubt_that_is_denied_does_not_come_again_and_can_be_taken_back(pages: TestClient) -> None:
    said = judge(pages, pages.get("/ar/review?kind=doubts").text, "split")
    assert events_of(pages) == [1, 2]
    assert pages.get("/ar/review.json?kind=doubts").json()["item"] is None
    judge(pages, pages.get(said.headers["location"]).text, "undo")
    assert pages.get("/ar/review.json?kind=doubts").json()["item"] is not None


def test_an_event_says_which_other_may_be_the_same(pages: TestClient) -> None:
    event = next(row for row in pages.get("/ar/events.json").json()["events"] if row["claims"] == 1)
    page = pages.get(f"/ar/events/{event['id']}").text
    assert "kind=doubts" in page


def actor_of(client: TestClient) -> dict[str, object]:
    """The suggestion that the register makes."""
    found: list[dict[str, object]] = client.get("/ar/actors.json").json()["suggestions"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("what", "left"), [("same_actor", 1), ("other_actor", 2)])
def test_two_names_of_one_man_are_merged_or_kept_apart_on_his_page(pages: TestClient, what: str, left: int) -> None:
    row = actor_of(pages)
    name = row["actor"]["actor"]  # type: ignore[index]
    page = pages.get(f"/ar/actors/{name}").text
    action, fields = form_with(page, f'value="{what}"')
    assert pages.post(action, data=fields | {"what": what}, follow_redirects=False).status_code == 303
    assert pages.get("/ar/actors.json").json()["suggestions"] == []
    men = [a for a in pages.get("/ar/actors.json?q=الحارثي").json()["actors"] if not a["same_as"]]
    assert len(men) == left


def test_men_merged_by_mistake_are_two_again_when_it_is_taken_back(pages: TestClient) -> None:
    row = actor_of(pages)
    action, fields = form_with(pages.get(f"/ar/actors/{row['actor']['actor']}").text, 'value="same_actor"')  # type: ignore[index]
    pages.post(action, data=fields | {"what": "same_actor"})
    judge(pages, pages.get("/ar/judgements").text, "undo")
    assert actor_of(pages) == row

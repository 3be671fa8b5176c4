from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_samples import CODER, dated, sample_report, words

from wasata.errors import UsageError
from wasata.model import Claim, Contact, EventType, Participant, Status, Track
from wasata.record.conflicts import Act
from wasata.record.episodes import Parameters, episodes, gaps, long_gaps, runs, shuttles
from wasata.record.events import settle
from wasata.record.knowledge import know
from wasata.record.meetings import contacts
from wasata.record.query import Filters
from wasata.record.store import Record

KNOWN = {
    "egy": ("state", "EGY", "GOV"),
    "qat": ("state", "QAT", "GOV"),
    "isr": ("state", "ISR", "GOV"),
    "mossad": ("institution", "ISR", "SPY"),
    "hamas": ("armed_group", "PSE", "REB"),
    "lbn-hezbollah": ("armed_group", "LBN", "REB"),
    "abbas-kamel": ("person", "EGY", "SPY"),
}
POST = {"actor": "abbas-kamel", "title": "رئيس المخابرات العامة", "body": "egy", "since": "2018", "until": "2024-10"}
SIDES = {"gaza": (("isr", "mossad"), ("hamas",)), "lebanon": (("isr",), ("lbn-hezbollah",))}


def tables() -> dict[str, list[dict[str, Any]]]:
    actors = [
        {"id": i, "kind": kind, "name_ar": i, "name_en": i, "country": country, "sector": sector}
        for i, (kind, country, sector) in KNOWN.items()
    ]
    people = [
        {"conflict": name, "actor": actor, "role": "side", "side": number}
        for name, sides in SIDES.items()
        for number, side in enumerate(sides, 1)
        for actor in side
    ]
    people += [{"conflict": name, "actor": "egy", "role": "mediator", "side": None} for name in SIDES]
    names = [{"id": name, "name_ar": name, "name_en": name, "since": None, "until": None} for name in SIDES]
    return {"known_actors": actors, "posts": [POST], "conflicts": names, "conflict_actors": people}


class History:
    """Writes a history into a record, one report an event unless told otherwise."""

    def __init__(self, record: Record) -> None:
        self.record, self.number = record, 0
        know(record, tables(), "test")

    def tell(self, *events: dict[str, Any], published: str = "2024-12-31") -> None:
        self.number += 1
        report = sample_report(self.number, published=published)
        claims = []
        for index, event in enumerate(events):
            place = words(report, "مصري")
            slots = {
                slot: tuple(
                    Participant(
                        "مصري", place.span, name=i, id=i, kind=KNOWN[i][0], country=KNOWN[i][1], sector=KNOWN[i][2]
                    )
                    for i in event.get(slot, ())
                )
                for slot in ("actors", "recipients", "mediators")
            }
            kind = EventType(event.get("type", "CONSULT"))
            claims.append(
                Claim(
                    report=report.id,
                    type=kind,
                    contact=event.get("contact", Contact.MEETING) if kind is EventType.CONSULT else None,
                    evidence=(words(report, report.text[index * 5 : 40 + index * 5]),),
                    trigger=place.span,
                    entry="test",
                    date=dated(event["date"]) if event.get("date") else None,
                    status=event.get("status", Status.ACTUAL),
                    tracks=event.get("tracks", (Track.CEASEFIRE,)),
                    actors=slots["actors"],
                    recipients=slots["recipients"],
                    mediators=slots["mediators"],
                )
            )
        self.record.add(report, claims, CODER)
        settle(self.record)


@pytest.fixture
def record() -> Iterator[Record]:
    with Record.open(":memory:") as opened:
        yield opened


@pytest.fixture
def history(record: Record) -> History:
    """A round in Gaza: a strike, Egypt with both, a truce, quiet, a strike."""
    told = History(record)
    told.tell({"type": "ASSAULT", "date": "2024-08-05", "actors": ["isr"], "recipients": ["hamas"]})
    told.tell({"date": "2024-08-06", "actors": ["abbas-kamel", "hamas"]})
    told.tell({"date": "2024-08-08", "actors": ["egy", "isr", "hamas"], "mediators": ["egy"]})
    told.tell({"date": "2024-08-08", "actors": ["egy", "hamas"], "contact": Contact.CALL, "status": Status.PLANNED})
    told.tell({"type": "RETREAT", "date": "2024-08-10", "actors": ["isr", "hamas"], "mediators": ["egy"]})
    told.tell({"type": "ASSAULT", "date": "2024-09-01", "actors": ["hamas"], "recipients": ["isr"]})
    return told


def test_an_episode_tells_what_set_it_off_who_mediated_and_how_long_it_took(history: History) -> None:
    (found,) = episodes(history.record, "gaza")
    assert (found["first"], found["last"]) == ("2024-08-06", "2024-08-10")
    assert (found["set_off"]["type"], found["set_off"]["date"]) == ("ASSAULT", "2024-08-05")
    (mediator,) = found["mediators"]
    assert (mediator["mediator"], len(mediator["contacts"]), len(mediator["agreements"])) == ("egy", 2, 1)
    assert {side: len(told) for side, told in mediator["sides"].items()} == {"isr": 1, "hamas": 2}
    times = {name: measure["days"] for name, measure in found["measures"].items()}
    assert times == {"to_contact": 1, "to_agreement": 5, "quiet": 22}
    assert found["levels"] == ["intelligence", "body"]
    assert len(found["planned"]) == 1


def test_every_value_names_the_events_it_comes_from(history: History) -> None:
    (found,) = episodes(history.record, "gaza")
    known = {i for (i,) in history.record.db.execute("SELECT id FROM events")}
    for measure in found["measures"].values():
        assert measure["events"]
        assert set(measure["events"]) <= known
    for part in ("contacts", "agreements", "harm", "planned"):
        assert {act["event"] for act in found[part]} <= known


def test_a_planned_contact_is_no_contact_and_no_run_of_its_own(record: Record) -> None:
    told = History(record)
    for day in ("2024-08-09", "2024-08-10"):
        told.tell({"date": day, "actors": ["egy", "hamas"], "status": Status.PLANNED})
    assert episodes(record, "gaza") == []


def test_a_contact_with_one_side_is_of_the_conflict_whose_other_side_its_report_names(record: Record) -> None:
    told = History(record)
    about_gaza = {"type": "ACCUSE", "date": "2024-08-06", "actors": ["hamas"], "recipients": ["isr"]}
    for day in ("2024-08-06", "2024-08-09"):
        told.tell({"date": day, "actors": ["abbas-kamel", "mossad"]}, about_gaza)
    assert [len(found["contacts"]) for found in episodes(record, "gaza")] == [2]
    assert episodes(record, "lebanon") == []


def test_quiet_that_lasts_is_open_until_the_last_day_read(record: Record) -> None:
    told = History(record)
    told.tell({"date": "2024-08-06", "actors": ["egy", "isr", "hamas"], "mediators": ["egy"]})
    told.tell({"type": "RETREAT", "date": "2024-08-10", "actors": ["isr", "hamas"], "mediators": ["egy"]})
    told.tell(published="2024-08-30")
    (found,) = episodes(record, "gaza")
    quiet = found["measures"]["quiet"]
    assert (quiet["open"], quiet["days"]) == (True, 143)  # the other reports appeared on 31 December


def test_an_undated_contact_counts_on_the_day_of_its_report_and_says_so(record: Record) -> None:
    told = History(record)
    told.tell({"actors": ["egy", "isr", "hamas"]}, published="2024-08-06")
    told.tell({"date": "2024-08-10", "actors": ["egy", "isr", "hamas"]}, published="2024-08-20")
    (found,) = episodes(record, "gaza")
    assert [(act["date"], act["reported"]) for act in found["contacts"]] == [(None, "2024-08-06"), ("2024-08-10", None)]


def test_an_unknown_conflict_is_told_with_those_that_are_known(history: History) -> None:
    with pytest.raises(UsageError, match="gaza, lebanon"):
        episodes(history.record, "atlantis")


def test_contacts_between_two_are_those_of_all_who_stand_for_them(history: History) -> None:
    found = contacts(history.record, "egy", "hamas")
    assert [event["date"] for event in found] == ["2024-08-06", "2024-08-08", "2024-08-08"]
    later = contacts(history.record, "egy", "hamas", Filters(since="2024-08-07", status="actual"))
    assert [event["date"] for event in later] == ["2024-08-08"]
    assert [event["date"] for event in contacts(history.record, "abbas-kamel", "hamas")] == ["2024-08-06"]
    with pytest.raises(UsageError, match="nobody"):
        contacts(history.record, "egy", "atlantis")


def act(day: int, sides: tuple[str, ...] = ("a",), kind: str = "contact", mediators: tuple[str, ...] = ("m",)) -> Act:
    return Act(
        event=f"e-{day}-{'-'.join(sides)}",
        day=day,
        last=day,
        dated=True,
        kind=kind,
        type="CONSULT",
        sides=frozenset(sides),
        mediators=frozenset(mediators),
        parties=frozenset(sides),
        levels=(),
        tracks=frozenset(),
        here=False,
        row={},
    )


def test_a_shuttle_is_one_side_after_the_other_and_not_both_at_one_table() -> None:
    told = [act(1), act(3, ("b",)), act(20), act(21, ("a", "b"))]
    assert [(s["events"], s["days"]) for s in shuttles(told, Parameters())] == [(["e-1-a", "e-3-b"], 2)]


@given(st.lists(st.integers(1, 400), max_size=30))
def test_no_lull_lies_inside_a_run_and_one_lies_between_any_two(days: list[int]) -> None:
    told = [act(day) for day in sorted(days)]
    found = runs(told, Parameters(least=1))
    assert [a for run in found for a in run] == told
    for run in found:
        assert all(b.day - a.last <= 30 for a, b in itertools.pairwise(run))
    for one, other in itertools.pairwise(found):
        assert other[0].day - one[-1].last > 30


def test_a_silence_is_long_where_it_is_longer_than_usual_and_the_running_one_counts() -> None:
    told = [act(day) for day in (1, 8, 15, 22, 29, 36, 100)]
    found = long_gaps(told, 300)
    assert [(gap["days"], gap["last"]) for gap in found] == [(64, date.fromordinal(100).isoformat()), (200, None)]
    assert long_gaps(told[:4], 300) == []


def test_gaps_name_conflict_mediator_and_side(record: Record) -> None:
    told = History(record)
    for day in ("01", "03", "05", "07", "09", "29"):
        told.tell({"date": f"2024-08-{day}", "actors": ["egy", "isr", "hamas"]}, published="2024-08-30")
    assert {(row["conflict"], row["mediator"], row["side"], row["days"]) for row in gaps(record)} == {
        ("gaza", "egy", "isr", 20),
        ("gaza", "egy", "hamas", 20),
    }

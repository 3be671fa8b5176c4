from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from record_samples import CODER, dated, sample_report, visit

from wasata.errors import UsageError
from wasata.model import EventType, Role, Status, Track
from wasata.record import opening, query
from wasata.record.events import settle
from wasata.record.query import Filters
from wasata.record.store import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A visit told twice, an undated plan, a demand of the month before."""
    first, second = sample_report(1), sample_report(2, outlet="موقع الشاطئ")
    plan = visit(first, date=None, status=Status.PLANNED)
    accuse = {"type": EventType.ACCUSE, "contact": None, "mediators": (), "tracks": (Track.SECURITY,)}
    with Record.open(tmp_path / "r.db") as opened:
        opened.add(first, [visit(first), plan], CODER)
        opened.add(second, [visit(second, source=None), visit(second, date=dated("2024-09"), **accuse)], CODER)
        settle(opened)
        yield opened


def dates(record: Record, **filters: str) -> list[str | None]:
    return [event["date"] for event in query.timeline(record, Filters(**filters))]


def test_events_come_by_date_and_undated_ones_last(record: Record) -> None:
    assert dates(record) == ["2024-09", "2024-10-31", None]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"since": "2024-10-01"}, ["2024-10-31"]),
        ({"since": "2024-09-15"}, ["2024-09", "2024-10-31"]),
        ({"until": "2024-09"}, ["2024-09"]),
        ({"since": "2024", "until": "2024"}, ["2024-09", "2024-10-31"]),
        ({"actor": "egy"}, ["2024-09", "2024-10-31", None]),
        ({"actor": "الحارثى"}, ["2024-09", "2024-10-31", None]),
        ({"actor": "حارثة"}, []),
        ({"actor": " "}, []),
        ({"mediator": "مِصر"}, ["2024-10-31", None]),
        ({"mediator": "fatah"}, []),
        ({"since": "2024-10", "actor": "الحارثى", "mediator": "egy"}, ["2024-10-31"]),
        ({"until": "2024-09", "mediator": "egy"}, []),
        ({"since": "2024", "actor": " "}, []),
        ({"track": "security"}, ["2024-09"]),
        ({"type": "accuse"}, ["2024-09"]),
        ({"status": "planned"}, [None]),
        ({"status": "actual", "actor": "fatah", "type": "CONSULT"}, ["2024-10-31"]),
        ({"actor": "' OR 1=1 --"}, []),
    ],
)
def test_filters_narrow_the_timeline(record: Record, filters: dict[str, str], expected: list[str | None]) -> None:
    assert dates(record, **filters) == expected


def test_a_participant_in_the_part_of_a_mediator_is_found_as_one(tmp_path: Path) -> None:
    report = sample_report()
    claim = visit(report, mediators=())
    actors = tuple(replace(actor, role=Role.MEDIATOR if actor.id == "egy" else None) for actor in claim.actors)
    with Record.open(tmp_path / "m.db") as record:
        record.add(report, [replace(claim, actors=actors)], CODER)
        settle(record)
        assert dates(record, mediator="egy") == ["2024-10-31"]


def test_an_event_tells_who_took_part_and_who_says_so(record: Record) -> None:
    event = query.timeline(record, Filters(status="actual", type="CONSULT"))[0]
    people = [(p["slot"], p["name"], p["claims"]) for p in event["participants"]]
    assert ("mediator", "مصر", 2) in people
    assert ("actor", "اللواء سالم الحارثي", 2) in people
    assert event["sources"] == ["مصدر مطلع"]
    assert event["outlets"] == ["صحيفة الميناء", "موقع الشاطئ"]
    assert (event["reports"], event["claims"]) == (2, 2)
    assert event["tracks"] == ["ceasefire", "humanitarian"]


def test_a_delegation_has_the_words_of_the_event_and_the_register_the_shortest(tmp_path: Path) -> None:
    with Record.open(tmp_path / "d.db") as record:
        for number, text in enumerate(("وفد أمني مصري رفيع", "الوفد المصري", "وفد أمني مصري رفيع")):
            report = sample_report(number)
            claim = visit(report, mediators=())
            delegation = replace(claim.actors[1], id="egy:delegation", name=None, text=text)
            record.add(report, [replace(claim, actors=(delegation,))], CODER)
        settle(record)
        people = query.timeline(record)[0]["participants"]
        assert [(p["name"], p["claims"]) for p in people if p["slot"] == "actor"] == [("وفد أمني مصري رفيع", 3)]
        assert record.db.execute("SELECT name FROM actors WHERE id = 'egy:delegation'").fetchone() == ("الوفد المصري",)
        assert dates(record, actor="الوفد المصرى") == ["2024-10-31"]


def test_a_day_that_is_none_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match=r"--since: 'yesterday' is no date"):
        dates(record, since="yesterday")
    with pytest.raises(UsageError, match="--until"):
        dates(record, until="2024-02-30")


def test_the_beginning_of_an_id_opens_events_claims_and_reports(record: Record) -> None:
    event = opening.find(record, query.timeline(record)[1]["id"][:12])
    assert (event["kind"], len(event["told"])) == ("event", 2)
    claim = opening.find(record, event["told"][0]["id"][:12])
    assert (claim["kind"], claim["event"]) == ("claim", event["id"])
    report = opening.find(record, claim["report"][:12])
    assert (report["kind"], len(report["told"])) == ("report", 2)
    assert opening.find(record, report["given_id"])["id"] == report["id"]


def test_a_beginning_that_several_share_or_none_has_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match=r"'c-' may be claim c-.*Give more of it"):
        opening.find(record, "c-")
    with pytest.raises(UsageError, match="nothing in the record is called 'zzz'"):
        opening.find(record, "zzz")
    with pytest.raises(UsageError, match="nothing"):
        opening.find(record, "")


def test_one_id_under_which_two_reports_came_is_ambiguous(record: Record) -> None:
    record.add(sample_report(7, id="sample-1"), [], CODER)
    with pytest.raises(UsageError, match="may be report"):
        opening.find(record, "sample-1")


def test_a_hash_that_no_report_has_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match="no report"):
        opening.report(record, "0" * 64)
    assert opening.claims(record, "0" * 64) == ()


def test_counts_say_what_they_count(record: Record) -> None:
    assert query.counts(record) == {"reports": 2, "claims": 4, "events": 3, "actors": 3, "set_aside": 0}


@pytest.mark.parametrize(
    "filters", [Filters(actor="egy"), Filters(since="2024-10-31", until="2024-10-31", actor="egy")]
)
def test_no_question_for_an_actor_reads_all_participants(record: Record, filters: Filters) -> None:
    asked: list[str] = []
    record.db.set_trace_callback(asked.append)
    query.timeline(record, filters)
    record.db.set_trace_callback(None)
    question = next(sql for sql in asked if "FROM events e" in sql)
    steps = [row[3] for row in record.db.execute(f"EXPLAIN QUERY PLAN {question}")]
    assert not [step for step in steps if step in {"SCAN p", "SCAN t"}], steps


def test_events_of_a_place_an_outlet_and_a_conflict() -> None:
    with Record.open(":memory:") as record:
        report = sample_report()
        record.add(report, [visit(report)], CODER)
        settle(record)
        with record.writing() as db:
            db.execute("INSERT INTO conflicts (id, name_ar, name_en) VALUES ('x', 'س', 'X')")
            sides = [("x", "fatah", "side", 1), ("x", "egy", "mediator", None)]
            db.executemany("INSERT INTO conflict_actors (conflict, actor, role, side) VALUES (?, ?, ?, ?)", sides)
        for filters, expected in (
            (Filters(place="رام اللة"), 1),
            (Filters(place="غزة"), 0),
            (Filters(outlet="صحيفة الميناء"), 1),
            (Filters(outlet="صحيفة"), 0),
            (Filters(conflict="x"), 1),
            (Filters(conflict="y"), 0),
        ):
            assert len(query.timeline(record, filters)) == query.count(record, filters) == expected

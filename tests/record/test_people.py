from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from record_samples import CODER, participant, sample_report, visit

from wasata.errors import UsageError
from wasata.record.events import settle
from wasata.record.judge import Judge
from wasata.record.people import actor, actors, suggestions
from wasata.record.store import Record


@pytest.fixture
def record() -> Iterator[Record]:
    with Record.open(":memory:") as opened:
        yield opened


def name_in_a_report(record: Record, number: int, spelling: str, country: str | None = None) -> None:
    report = sample_report(number)
    person = replace(participant(report, "اللواء سالم الحارثي"), text=spelling, country=country)
    record.add(report, [visit(report, actors=(person,), mediators=())], CODER)
    settle(record)


def test_a_provisional_actor_of_a_single_report_stays_out_of_the_list_unless_asked_for(record: Record) -> None:
    name_in_a_report(record, 1, "اللواء سالم الحارثي")
    assert [row["id"] for row in actors(record)] == ["fatah"]
    assert [row["provisional"] for row in actors(record, everybody=True)] == [0, 1]
    assert [row["reports"] for row in actors(record, "الحارثي")] == [1]
    name_in_a_report(record, 2, "اللواء سالم الحارثي")
    assert len(actors(record)) == 2


def test_two_spellings_are_suggested_with_reasons_and_merged_by_a_person(record: Record) -> None:
    name_in_a_report(record, 1, "اللواء سالم الحارثي", country="YEM")
    name_in_a_report(record, 2, "سالم أحمد الحارثي", country="YEM")
    (found,) = suggestions(record)
    assert {found["actor"], found["other"]} == {"~اللواء سالم الحارثي", "~سالم احمد الحارثي"}
    assert "both are of YEM" in found["reasons"]
    Judge(record, "سلمى").same_actor(found["actor"], found["other"])
    assert suggestions(record) == []
    assert [row["actor"] for row in actor(record, found["actor"])["alias_of"]] == [found["other"]]
    assert len(actor(record, found["other"])["spellings"]) == 2


def test_a_name_alone_is_no_reason_where_the_state_speaks_against_it(record: Record) -> None:
    name_in_a_report(record, 1, "اللواء سالم الحارثي", country="YEM")
    name_in_a_report(record, 2, "سالم أحمد الحارثي", country="OMN")
    name_in_a_report(record, 3, "خالد الحارثي", country="YEM")
    assert suggestions(record) == []


def test_a_suggestion_that_was_turned_down_does_not_come_again(record: Record) -> None:
    name_in_a_report(record, 1, "اللواء سالم الحارثي")
    name_in_a_report(record, 2, "سالم أحمد الحارثي")
    (found,) = suggestions(record)
    Judge(record, "سلمى").other_actor(found["actor"], found["other"])
    assert suggestions(record) == []


def test_an_unknown_actor_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match="no actor"):
        actor(record, "nobody")

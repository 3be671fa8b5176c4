from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_samples import CODER, dated, participant, sample_report, visit

from wasata.model import Claim, Contact, EventType, Report, Status
from wasata.record import opening, query
from wasata.record.events import settle
from wasata.record.store import Record

Told = tuple[Report, list[Claim]]
Outcome = list[tuple[Any, ...]]


def told(number: int, *changes: dict[str, Any]) -> Told:
    """A report that tells the visit once for each set of changes."""
    report = sample_report(number)
    return report, [visit(report, **change) for change in changes]


def events_of(*tellings: Told) -> Outcome:
    """The events made of them: date, statuses, how many reports; then which claims stand together."""
    with Record.open(":memory:") as record:
        for report, claims in tellings:
            record.add(report, claims, CODER)
        settle(record)
        sql = "SELECT id, date, statuses, reports, claims FROM events ORDER BY id"
        return record.db.execute(sql).fetchall() + record.db.execute("SELECT * FROM event_claims").fetchall()


def sizes(*tellings: Told) -> list[int]:
    """How many claims each event has."""
    return sorted(row[4] for row in events_of(*tellings) if len(row) == 5)


def test_one_visit_told_by_three_reports_is_one_event() -> None:
    assert sizes(told(1, {}), told(2, {}), told(3, {})) == [3]


def test_two_claims_of_one_report_stay_two_events() -> None:
    one = {"date": dated()}
    other = {"date": dated(), "status": Status.PLANNED}
    assert sizes(told(1, one, other)) == [1, 1]
    assert sizes(told(1, one, other), told(2, one, other)) == [2, 2]


def test_another_day_is_another_event() -> None:
    assert sizes(told(1, {}), told(2, {"date": dated("2024-11-03")})) == [1, 1]


def test_reports_that_differ_by_a_day_on_one_visit_contradict_each_other_within_one_event() -> None:
    with Record.open(":memory:") as record:
        for number, day in enumerate(("2024-10-31", "2024-11-01")):
            record.add(*told(number, {"date": dated(day)}), CODER)
        settle(record)
        assert record.db.execute("SELECT claims, contradictions FROM events").fetchall() == [(2, '["date"]')]


def test_what_happens_every_day_is_another_event_on_the_next_one() -> None:
    changes = [{"type": EventType.ASSAULT, "contact": None, "date": dated(day)} for day in ("2024-10-31", "2024-11-01")]
    assert sizes(told(1, changes[0]), told(2, changes[1])) == [1, 1]


def test_a_day_within_the_days_of_the_other_report_is_the_same_event_with_the_more_exact_date() -> None:
    events = events_of(
        told(1, {}), told(2, {"date": dated("2024-10-28/2024-10-31")}), told(3, {"date": dated("2024-10")})
    )
    assert [(date, reports) for _, date, _, reports, _ in events[:1]] == [("2024-10-31", 3)]


def test_two_days_are_not_joined_by_a_report_that_names_only_the_month() -> None:
    month = told(3, {"date": dated("2024-10")})
    assert sizes(told(1, {}), told(2, {"date": dated("2024-10-20")}), month) == [1, 2]


def test_claims_dated_by_a_year_only_stay_alone() -> None:
    date = dated("2024")
    assert sizes(told(1, {"date": date}), told(2, {"date": date}), told(3, {})) == [1, 1, 1]


def test_claims_without_a_date_are_looked_for_near_the_day_of_their_report() -> None:
    assert sizes(told(1, {"date": None}), told(2, {"date": None}), told(3, {})) == [3]
    late = sample_report(4, published="2024-12-20")
    assert sizes(told(1, {"date": None}), (late, [visit(late, date=None)])) == [1, 1]


def test_claims_without_a_date_in_reports_without_a_day_stay_alone() -> None:
    reports = [sample_report(number, published=None) for number in (1, 2)]
    assert sizes(*((report, [visit(report, date=None)]) for report in reports)) == [1, 1]


def test_plan_taking_place_and_denial_are_one_event_and_all_three_are_kept() -> None:
    statuses = (Status.DENIED, Status.ACTUAL, Status.PLANNED)
    events = events_of(*(told(i, {"status": status}) for i, status in enumerate(statuses)))
    assert [row[2] for row in events[:1]] == ['["actual","planned","denied"]']
    assert len(events) == 1 + 3


def test_other_sides_on_the_same_day_are_another_event() -> None:
    one, other = sample_report(1), sample_report(2)
    with_gaza = visit(one, recipients=())
    with_fatah = visit(other, actors=(participant(other, "حركة فتح"),), recipients=())
    assert sizes((one, [with_gaza]), (other, [with_fatah])) == [1, 1]


def test_who_acts_and_who_receives_matters_but_for_contacts() -> None:
    for kind, contact, expected in (
        (EventType.ACCUSE, None, [1, 1]),
        (EventType.CONSULT, Contact.MEETING, [2]),
    ):
        tellings = []
        for number, (actor, recipient) in enumerate((("مصري", "حركة فتح"), ("حركة فتح", "مصري"))):
            report = sample_report(number)
            sides = {"actors": (participant(report, actor),), "recipients": (participant(report, recipient),)}
            tellings.append((report, [visit(report, type=kind, contact=contact, mediators=(), **sides)]))
        assert sizes(*tellings) == expected


def test_a_visit_and_the_meeting_on_it_are_one_event_and_a_call_is_another() -> None:
    contacts = [{"contact": contact} for contact in (Contact.VISIT, Contact.MEETING, Contact.CALL)]
    assert sizes(*(told(i, change) for i, change in enumerate(contacts))) == [1, 2]


def test_a_bare_word_that_anybody_is_called_by_joins_nothing() -> None:
    tellings = []
    for number in (1, 2):
        report = sample_report(number)
        crowd = participant(report, "الجانبين")
        tellings.append((report, [visit(report, actors=(crowd,), recipients=(), mediators=())]))
    assert sizes(*tellings) == [1, 1]


def test_a_name_that_the_lexicon_does_not_know_joins_in_any_spelling() -> None:
    tellings = []
    for number, spelling in enumerate(("اللواء سالم الحارثي", "اللواء سالـم الحارثى")):
        report = sample_report(number)
        person = replace(participant(report, "اللواء سالم الحارثي"), text=spelling)
        tellings.append((report, [visit(report, actors=(person,), recipients=(), mediators=())]))
    assert sizes(*tellings) == [2]


def test_making_events_again_changes_nothing_and_returns_their_number() -> None:
    with Record.open(":memory:") as record:
        record.add(*told(1, {}), CODER)
        assert settle(record) == 1
        record.db.execute("UPDATE events SET place = 'left alone where no claim came or went'")
        assert settle(record) == 1
        assert query.timeline(record)[0]["place"].startswith("left alone")
        record.add(*told(2, {}), CODER)
        assert settle(record) == 1
        assert query.timeline(record)[0]["place"] == "رام الله"


DAYS = st.sampled_from([None, "2024-10-31", "2024-10-30", "2024-10", "2024-10-28/2024-10-31", "2024-10-30/2024-11-02"])
CHANGES = st.fixed_dictionaries(
    {
        "date": DAYS.map(lambda value: dated(value) if value else None),
        "status": st.sampled_from(Status),
        "contact": st.sampled_from(Contact),
        "actors": st.sampled_from(["اللواء سالم الحارثي", "مصري", "حركة فتح"]),
        "recipients": st.sampled_from([None, "مصري", "حركة فتح"]),
    }
)


def claim_of(report: Report, change: dict[str, Any]) -> Claim:
    people = {slot: (participant(report, change[slot]),) if change[slot] else () for slot in ("actors", "recipients")}
    return visit(report, **(change | people))


@given(st.lists(st.lists(CHANGES, max_size=3), max_size=8), st.randoms(use_true_random=False))
def test_events_do_not_depend_on_the_order_in_which_reports_are_added(
    stories: list[list[dict[str, Any]]], shuffler: random.Random
) -> None:
    tellings = []
    for number, story in enumerate(stories):
        report = sample_report(number)
        tellings.append((report, [claim_of(report, change) for change in story]))
    shuffled = tellings.copy()
    shuffler.shuffle(shuffled)
    assert events_of(*tellings) == events_of(*shuffled)


@given(st.lists(st.lists(CHANGES, max_size=3), max_size=8))
def test_every_claim_stands_in_one_event_and_no_event_holds_two_claims_of_one_report(
    stories: list[list[dict[str, Any]]],
) -> None:
    with Record.open(":memory:") as record:
        for number, story in enumerate(stories):
            report = sample_report(number)
            record.add(report, [claim_of(report, change) for change in story], CODER)
        assert settle(record) == query.counts(record)["events"]
        claims = query.counts(record)["claims"]
        assert record.db.execute("SELECT count(*) FROM event_claims").fetchone() == (claims,)
        assert record.db.execute("SELECT coalesce(sum(claims), 0) FROM events").fetchone() == (claims,)
        assert record.db.execute("SELECT count(*) FROM events WHERE reports <> claims").fetchone() == (0,)


@pytest.mark.slow
def test_a_day_on_which_everybody_tells_the_same_costs_no_square() -> None:
    tellings = [told(number, {}) for number in range(3000)]
    assert sizes(*tellings) == [3000]


def test_a_plan_and_its_taking_place_on_another_day_are_two_events_that_are_linked() -> None:
    with Record.open(":memory:") as record:
        record.add(*told(1, {"status": Status.PLANNED, "date": dated("2024-10-20")}), CODER)
        record.add(*told(2, {}), CODER)
        settle(record)
        plan, held = query.timeline(record)
        assert [(row["event"], row["link"]) for row in opening.find(record, plan["id"])["linked"]] == [
            (held["id"], "held_later")
        ]
        assert [row["link"] for row in opening.find(record, held["id"])["linked"]] == ["planned_earlier"]

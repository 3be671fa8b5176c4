from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_samples import CODER, dated, participant, sample_report, visit

from wasata.errors import JudgementConflict, UsageError
from wasata.model import Claim, Report, Status
from wasata.record import opening, query
from wasata.record.events import settle
from wasata.record.judge import Judge, judgements, standing
from wasata.record.proving import verify
from wasata.record.rows import claim_id
from wasata.record.store import Record


@pytest.fixture
def record() -> Iterator[Record]:
    with Record.open(":memory:") as opened:
        yield opened


def told(record: Record, number: int, **changes: Any) -> str:
    """Adds a report that tells the visit; returns the id of its claim."""
    report = sample_report(number)
    claim = visit(report, **changes)
    record.add(report, [claim], CODER)
    settle(record)
    return claim_id(report.hash, claim)


def events(record: Record) -> list[list[str]]:
    """The claims of each event."""
    found: dict[str, list[str]] = {}
    for claim, event in record.db.execute("SELECT id, event FROM event_claims ORDER BY id"):
        found.setdefault(event, []).append(claim)
    return sorted(found.values())


def state(record: Record) -> list[list[tuple[Any, ...]]]:
    """All that is made of claims and judgements."""
    tables = ("events", "event_claims", "bundles", "verdicts", "ties", "aliases", "doubts")
    found = [record.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in tables[:1]]
    found += [record.db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables[1:]]
    columns = "claim, field, value"
    return [*found, record.db.execute(f"SELECT {columns} FROM corrections ORDER BY 1, 2").fetchall()]


def test_a_rejected_claim_stays_in_the_record_and_is_in_no_event(record: Record) -> None:
    one, other = told(record, 1), told(record, 2)
    Judge(record, "سلمى").reject(one, "خبر رياضي")
    assert events(record) == [[other]]
    assert query.counts(record)["claims"] == 2
    assert opening.find(record, one)["verdict"] == "rejected"


def test_an_event_whose_claims_are_all_rejected_is_no_more_and_its_id_is_kept(record: Record) -> None:
    claim = told(record, 1)
    (event,) = [row["id"] for row in query.timeline(record)]
    Judge(record, "سلمى").reject(claim)
    assert query.timeline(record) == []
    assert record.db.execute("SELECT id, claim FROM former_events").fetchall() == [(event, claim)]


def test_undoing_brings_back_what_stood_before(record: Record) -> None:
    claim = told(record, 1)
    told(record, 2)
    hand, before = Judge(record, "سلمى"), state(record)
    for what, *content in (("reject",), ("correct", "date", "2024-11-20"), ("correct", "mediators", [])):
        judgement = getattr(hand, what)(claim, *content)
        assert state(record) != before
        hand.undo(judgement.id)
        assert state(record) == before


def test_an_undo_can_be_undone(record: Record) -> None:
    claim = told(record, 1)
    hand = Judge(record, "سلمى")
    rejected = hand.reject(claim)
    undone = hand.undo(rejected.id)
    assert len(query.timeline(record)) == 1
    hand.undo(undone.id)
    assert query.timeline(record) == []
    with pytest.raises(UsageError, match="undone already"):
        hand.undo(undone.id)


def test_an_undo_that_stands_again_can_be_undone_again(record: Record) -> None:
    claim = told(record, 1)
    hand = Judge(record, "سلمى")
    first = hand.undo(hand.reject(claim).id)
    hand.undo(hand.undo(first.id).id)
    assert len(query.timeline(record)) == 1
    hand.undo(first.id)
    assert query.timeline(record) == []


def test_a_corrected_date_moves_the_claim_and_keeps_what_was_read(record: Record) -> None:
    one, other = told(record, 1), told(record, 2)
    Judge(record, "سلمى").correct(one, "date", "2024-11-20", "التقرير عن زيارة أخرى")
    assert events(record) == sorted([[one], [other]])
    claim = opening.find(record, one)
    assert (claim["date"], claim["corrections"]) == ("2024-10-31", {"date": "2024-11-20"})
    assert [row["date"] for row in query.timeline(record)] == ["2024-10-31", "2024-11-20"]


def test_a_corrected_slot_shows_in_the_chronology(record: Record) -> None:
    claim = told(record, 1)
    Judge(record, "سلمى").correct(claim, "recipients", [{"actor": "hamas", "name": "حماس"}])
    people = query.timeline(record)[0]["participants"]
    assert [(p["actor"], p["name"]) for p in people if p["slot"] == "recipient"] == [("hamas", "حماس")]


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", "yesterday"), ("status", "maybe"), ("contact", None), ("tracks", "ceasefire"), ("tracks", ["war"]),
     ("actors", ["hamas"]), ("title", "x"), ("place", "  ")],
)  # fmt: skip
def test_a_wrong_value_is_told_before_anything_is_written(record: Record, field: str, value: object) -> None:
    claim = told(record, 1)
    with pytest.raises(UsageError):
        Judge(record, "سلمى").correct(claim, field, value)
    assert judgements(record.db) == []


def test_merged_events_are_one_and_split_ones_are_two_again(record: Record) -> None:
    one, other = told(record, 1), told(record, 2, date=dated("2024-12-25"))
    hand = Judge(record, "سلمى")
    hand.merge(one, other)
    assert events(record) == [sorted([one, other])]
    hand.split([other], [one])
    assert events(record) == sorted([[one], [other]])
    with pytest.raises(UsageError, match="different groups"):
        hand.split([one], [one])


def test_a_split_holds_against_all_likeness_and_new_reports_go_with_one_of_them(record: Record) -> None:
    one, other = told(record, 1), told(record, 2)
    Judge(record, "سلمى").split([one], [other])
    third = told(record, 3)
    assert sorted(len(group) for group in events(record)) == [1, 2]
    assert any(third in group and len(group) == 2 for group in events(record))


def test_a_merge_holds_for_reports_that_come_later(record: Record) -> None:
    one, other = told(record, 1), told(record, 2, date=dated("2024-12-25"))
    Judge(record, "سلمى").merge(one, other)
    told(record, 3)
    told(record, 4, date=dated("2024-12-25"))
    assert [len(group) for group in events(record)] == [4]


def test_merging_what_is_one_already_is_told(record: Record) -> None:
    one, other = told(record, 1), told(record, 2)
    with pytest.raises(UsageError, match="already"):
        Judge(record, "سلمى").merge(one, other)


def test_an_old_id_leads_to_the_event_that_tells_the_same_now(record: Record) -> None:
    one, other = told(record, 1), told(record, 2, date=dated("2024-12-25"))
    before = {row["id"] for row in query.timeline(record)}
    Judge(record, "سلمى").merge(one, other)
    (now,) = [row["id"] for row in query.timeline(record)]
    assert {opening.find(record, name)["id"] for name in before} == {now}


def test_an_actor_that_is_another_one_is_shown_and_found_as_that_one(record: Record) -> None:
    report = sample_report(1)
    record.add(report, [visit(report)], CODER)
    settle(record)
    name = "~اللواء سالم الحارثي"
    Judge(record, "سلمى").same_actor(name, "fatah")
    people = {p["actor"] for p in query.timeline(record)[0]["participants"]}
    assert people == {"egy", "fatah"}
    assert len(query.timeline(record, query.Filters(actor="fatah"))) == 1
    with pytest.raises(UsageError, match="Undo that first"):
        Judge(record, "سلمى").same_actor("fatah", name)


def test_a_judgement_made_meanwhile_is_told_and_neither_is_lost(record: Record) -> None:
    claim = told(record, 1)
    Judge(record, "سلمى").accept(claim, seen=0)
    with pytest.raises(JudgementConflict, match="سلمى"):
        Judge(record, "خالد").reject(claim, seen=0)
    seen = judgements(record.db, claim)[-1].id
    Judge(record, "خالد").reject(claim, seen=seen)
    assert [(j.who, j.what) for j in judgements(record.db, claim)] == [("سلمى", "accept"), ("خالد", "reject")]


def test_what_is_not_there_cannot_be_judged(record: Record) -> None:
    hand = Judge(record, "سلمى")
    for what, *subject in (("accept", "c-0"), ("undo", 7), ("same_actor", "nobody", "egy")):
        with pytest.raises(UsageError):
            getattr(hand, what)(*subject)
    with pytest.raises(UsageError, match="nobody is named"):
        Judge(record, "  ")


def test_judgements_cannot_be_changed_or_taken_away(record: Record) -> None:
    Judge(record, "سلمى").accept(told(record, 1))
    for sql in ("DELETE FROM judgements", "UPDATE judgements SET who = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            record.db.execute(sql)


def test_the_log_proves_judgements_claims_and_reports(record: Record) -> None:
    claim = told(record, 1)
    Judge(record, "سلمى").accept(claim)
    assert verify(record).wrong == []
    record.db.execute("DROP TRIGGER judgements_keep_their_words")
    record.db.execute("UPDATE judgements SET what = 'reject'")
    record.db.execute("DELETE FROM claims")
    wrong = verify(record).wrong
    assert len(wrong) == 2
    assert "claims are not those" in wrong[0]
    assert wrong[1].startswith("judgement 1")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "correct", "merge", "split", "undo"]), st.integers(0, 5), st.integers(0, 5)
    ),
    max_size=8,
)


def act(record: Record, hand: Judge, claims: list[str], what: str, one: int, other: int) -> None:
    """One act, if it is allowed as things stand."""
    try:
        if what in ("accept", "reject"):
            getattr(hand, what)(claims[one])
        elif what == "correct":
            hand.correct(claims[one], "date", f"2024-10-{10 + other}")
        elif what == "merge":
            hand.merge(claims[one], claims[other])
        elif what == "split":
            hand.split([claims[one]], [claims[other]])
        else:
            hand.undo(one + 1)
    except UsageError:
        return


def tellings() -> list[tuple[Report, Claim]]:
    reports = [sample_report(number) for number in range(6)]
    days = ["2024-10-31", "2024-10-31", "2024-10-30", "2024-10", "2024-11-20", "2024-10-31"]
    statuses = [Status.ACTUAL, Status.DENIED, *[Status.ACTUAL] * 4]
    who = ("مصري", "اللواء سالم الحارثي")
    return [
        (report, visit(report, date=dated(day), status=status, actors=(participant(report, who[n % 2]),)))
        for n, (report, day, status) in enumerate(zip(reports, days, statuses, strict=True))
    ]


@settings(deadline=None, max_examples=40)
@given(ACTS, st.randoms(use_true_random=False))
def test_events_are_the_same_in_whatever_order_reports_came_and_undoing_all_leaves_no_trace(
    acts: list[tuple[str, int, int]], shuffler: random.Random
) -> None:
    reports = tellings()
    claims = [claim_id(report.hash, claim) for report, claim in reports]
    outcomes = []
    for _ in range(2):
        with Record.open(":memory:") as record:
            for report, claim in reports:
                record.add(report, [claim], CODER)
                settle(record)
            before, hand = state(record), Judge(record, "سلمى")
            for what, one, other in acts:
                act(record, hand, claims, what, one, other)
            outcomes.append(state(record))
            assert verify(record).wrong == []
            for judgement in reversed(standing(record.db)):
                hand.undo(judgement.id)
            assert state(record) == before
        shuffler.shuffle(reports)
    assert outcomes[0] == outcomes[1]

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_samples import CODER, sample_report, visit

from wasata.record.events import settle
from wasata.record.register import refresh
from wasata.record.store import Record

Told = dict[str, Any]


def read(record: Record, coder: str, wordings: list[Told]) -> None:
    """One report after the other, each telling of one Egyptian delegation."""
    for number, wording in enumerate(wordings):
        report = sample_report(number)
        claim = visit(report, recipients=(), mediators=())
        told: dict[str, Any] = {"id": "egy:delegation", "name": None} | wording
        delegation = replace(claim.actors[1], **told)
        record.add(report, [replace(claim, actors=(delegation,))], coder)
    settle(record)


def actors(record: Record) -> list[tuple[object, ...]]:
    return record.db.execute("SELECT * FROM actors ORDER BY id").fetchall()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"country": "PSE"}, {"country": "EGY"}),
        ({"sector": "SPY"}, {"sector": "GOV"}),
        ({"text": "الوفد"}, {"text": "وفد أمني مصري رفيع"}),
        ({"country": "PSE"}, {"country": None}),
    ],
)
def test_what_only_replaced_claims_said_of_an_actor_goes(before: Told, after: Told) -> None:
    with Record.open(":memory:") as corrected, Record.open(":memory:") as fresh:
        read(corrected, CODER, [before, before])
        read(corrected, "2.0", [after, after])
        read(fresh, "2.0", [after, after])
        assert actors(corrected) == actors(fresh)


WORDINGS = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.sampled_from(["الوفد المصري", "وفد أمني مصري", "وفد مصري رفيع المستوى", "الوفد المصرى"]),
            "country": st.sampled_from([None, "EGY", "PSE"]),
            "sector": st.sampled_from([None, "GOV", "SPY"]),
            "kind": st.sampled_from([None, "delegation", "organisation"]),
        }
    ),
    max_size=5,
)


@given(WORDINGS)
def test_what_adding_merges_is_what_the_participants_say(wordings: list[Told]) -> None:
    with Record.open(":memory:") as record:
        for number, wording in enumerate(wordings):
            report = sample_report(number)
            claim = visit(report, mediators=())
            told: dict[str, Any] = {"id": "egy:delegation", "name": None} | wording
            delegation = replace(claim.actors[1], **told)
            record.add(report, [replace(claim, actors=(delegation,))], CODER)
        merged = actors(record)
        refresh(record.db)
        assert actors(record) == merged

"""The digest of a month: what each section holds, and what it must not hold."""

from __future__ import annotations

from typing import Any

import pytest

from wasata.record.digest import digest

Row = dict[str, Any]


def run(name: str, first: str, last: str, conflict: str = "gaza", **more: Any) -> Row:
    """An episode from its first to its last contact."""
    contacts = [{"event": f"{name}-1", "date": first}, {"event": f"{name}-9", "date": last}]
    row: Row = {"id": name, "conflict": conflict, "name_ar": "غزة", "name_en": "Gaza", "first": first, "last": last}
    row |= {"contacts": contacts, "agreements": [], "mediators": [{"mediator": "egy"}], "measures": {"quiet": None}}
    return row | more


def sections(*rows: Row, month: str = "2021-05") -> dict[str, list[str]]:
    return {name: [line["episode"] for line in lines] for name, lines in digest(rows, month).items()}


def test_what_nothing_preceded_is_new_and_opens_its_first_contact() -> None:
    found = digest([run("a", "2021-05-03", "2021-05-09")], "2021-05")
    assert [line["episode"] for line in found["new"]] == ["a"]
    assert found["new"][0]["events"] == ["a-1"]
    assert found["new"][0]["mediators"] == ["egy"]
    assert [name for name, lines in found.items() if lines] == ["new"]


def test_what_follows_another_of_its_conflict_is_resumed_after_so_many_days() -> None:
    rows = [run("a", "2021-01-01", "2021-01-10"), run("b", "2021-05-10", "2021-05-20")]
    found = digest(rows, "2021-05")
    assert [(line["episode"], line["days"]) for line in found["resumed"]] == [("b", 120)]
    assert not found["new"]


def test_another_conflict_is_no_predecessor() -> None:
    rows = [run("a", "2021-01-01", "2021-01-10", "yemen"), run("b", "2021-05-10", "2021-05-20")]
    assert sections(*rows)["new"] == ["b"]


def test_what_went_on_when_the_month_began_and_had_no_contact_in_it_stalled() -> None:
    found = digest([run("a", "2021-03-01", "2021-04-20")], "2021-05")
    assert [(line["episode"], line["days"]) for line in found["stalled"]] == [("a", 41)]
    assert found["stalled"][0]["events"] == ["a-9"], "its last contact"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2021-03-01", "2021-05-02"),  # a contact in the month
        ("2021-01-01", "2021-03-20"),  # over before the month began, by more than a lull
        ("2021-06-01", "2021-06-02"),  # later
    ],
)
def test_what_had_a_contact_or_was_over_long_before_did_not_stall(first: str, last: str) -> None:
    assert not sections(run("a", first, last))["stalled"]


def test_quiet_after_an_agreement_that_ended_within_the_month_broke_off() -> None:
    deal = {"event": "deal", "date": "2021-04-25", "reported": "2021-04-26"}
    quiet = {"days": 12, "open": False, "events": ["deal", "harm"]}
    found = digest([run("a", "2021-04-01", "2021-04-25", agreements=[deal], measures={"quiet": quiet})], "2021-05")
    assert [(line["day"], line["days"], line["events"]) for line in found["broken"]] == [
        ("2021-05-07", 12, ["deal", "harm"])
    ]


@pytest.mark.parametrize("change", [{"open": True}, {"days": 60}])
def test_quiet_that_lasts_or_ends_later_did_not_break_off(change: Row) -> None:
    deal = {"event": "deal", "date": "2021-04-25", "reported": "2021-04-26"}
    quiet = {"days": 12, "open": False, "events": ["deal", "harm"]} | change
    assert not sections(run("a", "2021-04-01", "2021-04-25", agreements=[deal], measures={"quiet": quiet}))["broken"]


def test_an_agreement_known_only_by_its_month_ends_nothing_on_a_day() -> None:
    deal = {"event": "deal", "date": "2021-04", "reported": None}
    quiet = {"days": 12, "open": False, "events": ["deal", "harm"]}
    assert not sections(run("a", "2021-04-01", "2021-04-25", agreements=[deal], measures={"quiet": quiet}))["broken"]

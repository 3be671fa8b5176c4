"""How often an entry fired and was right, on small cases by hand."""

from typing import Any

import pytest

from wasata.model import EventType, Fate, Firing, Span
from wasata.usage import Usage

FIRST = "التقى وزير الخارجية العماني وفدا من جماعة الحوثي في صنعاء أمس."
SECOND = "ورفضت جماعة الحوثي العرض السعودي الجديد بشأن الرواتب."
CONTENT = f"\n{FIRST}\n\n  {SECOND}"
MET, REFUSED = "التقى/CONSULT", "رفض/REJECT"


def event(kind: str, evidence: str, *actors: str, optional: bool = False) -> dict[str, Any]:
    return {"type": kind, "actors": list(actors), "evidence": [evidence], "optional": optional}


def firing(entry: str, word: str, fate: Fate = Fate.TOLD, claim: int | None = 0) -> Firing:
    at = CONTENT.index(word)
    return Firing(entry, EventType(entry.split("/")[1]), Span(at, at + len(word)), fate, claim)


MEETING = event("CONSULT", FIRST, "وزير الخارجية العماني", "جماعة الحوثي")
REFUSAL = event("REJECT", SECOND, "جماعة الحوثي")


@pytest.fixture
def usage() -> Usage:
    return Usage({MET: "CONSULT", REFUSED: "REJECT", "احتج/PROTEST": "PROTEST"})


def told(usage: Usage, entry: str) -> tuple[int, ...]:
    """fired, accepted, right, exact, wrong, missed."""
    row = next(r for r in [*usage.rows(), *usage.silent()] if r.entry == entry)
    return (row.fired, row.accepted, row.right, row.exact, row.wrong, row.missed)


def test_a_claim_that_matches_gold_makes_its_entry_right(usage: Usage) -> None:
    usage.count(CONTENT, [MEETING], [MEETING], [firing(MET, "التقى")])
    assert told(usage, MET) == (1, 1, 1, 1, 0, 0)


def test_with_other_participants_it_is_right_and_not_exact(usage: Usage) -> None:
    usage.count(CONTENT, [MEETING], [event("CONSULT", FIRST, "الرئيس الصومالي")], [firing(MET, "التقى")])
    assert told(usage, MET) == (1, 1, 1, 0, 0, 0)


def test_a_claim_that_matches_nothing_makes_its_entry_wrong(usage: Usage) -> None:
    usage.count(CONTENT, [], [MEETING], [firing(MET, "التقى")])
    assert told(usage, MET) == (1, 1, 0, 0, 1, 0)


def test_a_match_with_an_optional_event_is_neither(usage: Usage) -> None:
    usage.count(CONTENT, [MEETING | {"optional": True}], [MEETING], [firing(MET, "التقى")])
    assert told(usage, MET) == (1, 1, 0, 0, 0, 0)


@pytest.mark.parametrize("fate", [Fate.REFUSED, Fate.OUTDONE, Fate.DROPPED])
def test_an_event_in_whose_evidence_it_fired_in_vain_is_missed(usage: Usage, fate: Fate) -> None:
    usage.count(CONTENT, [MEETING, REFUSAL], [MEETING], [firing(REFUSED, "ورفضت", fate, None)])
    assert told(usage, REFUSED) == (1, 0, 0, 0, 0, 1)


def test_an_event_is_missed_once_though_the_entry_fired_twice_in_it(usage: Usage) -> None:
    words = [firing(REFUSED, word, Fate.REFUSED, None) for word in ("ورفضت", "العرض")]
    usage.count(CONTENT, [REFUSAL], [], words)
    assert told(usage, REFUSED) == (2, 0, 0, 0, 0, 1)


def test_what_another_claim_found_is_not_missed(usage: Usage) -> None:
    usage.count(CONTENT, [REFUSAL], [REFUSAL], [firing(REFUSED, "ورفضت", Fate.REFUSED, None)])
    assert told(usage, REFUSED) == (1, 0, 0, 0, 0, 0)


def test_an_event_of_another_type_or_place_is_not_missed(usage: Usage) -> None:
    usage.count(CONTENT, [MEETING, REFUSAL], [], [firing(MET, "ورفضت", Fate.REFUSED, None)])
    assert told(usage, MET) == (1, 0, 0, 0, 0, 0)


def test_an_optional_event_is_never_missed(usage: Usage) -> None:
    usage.count(CONTENT, [REFUSAL | {"optional": True}], [], [firing(REFUSED, "ورفضت", Fate.REFUSED, None)])
    assert told(usage, REFUSED) == (1, 0, 0, 0, 0, 0)


def test_rows_are_sorted_and_rare_ones_hidden(usage: Usage) -> None:
    usage.count(CONTENT, [MEETING], [MEETING], [firing(MET, "التقى")])
    usage.count(CONTENT, [], [REFUSAL], [firing(REFUSED, "ورفضت")])
    usage.count(CONTENT, [], [REFUSAL], [firing(REFUSED, "ورفضت")])
    assert [r.entry for r in usage.rows(by="wrong")] == [REFUSED, MET]
    assert [r.entry for r in usage.rows(by="right")] == [MET, REFUSED]
    assert [r.entry for r in usage.rows(by="entry")] == [MET, REFUSED]
    assert [r.entry for r in usage.rows(least=2)] == [REFUSED]


def test_entries_that_never_fired_are_known_and_counted(usage: Usage) -> None:
    usage.count(CONTENT, [MEETING], [MEETING], [firing(MET, "التقى")])
    assert [r.entry for r in usage.silent()] == ["احتج/PROTEST", REFUSED]
    assert usage.total() == {
        "fired": 1,
        "accepted": 1,
        "right": 1,
        "exact": 1,
        "wrong": 0,
        "missed": 0,
        "entries": 3,
        "silent": 2,
    }

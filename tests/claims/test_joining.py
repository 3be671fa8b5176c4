"""Which tellings are one event: the mechanics of gathering, whatever the judge says of a telling and a group."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readings import report
from wasata.claims.joining import REACH, features, gather, of_a_list, refers_back
from wasata.claims.telling import Telling
from wasata.model import DateBasis, DateReading, Precision
from wasata.pipeline import Reader

Likeness = Callable[[list[Telling], Telling, int], float]


def tellings(reader: Reader, text: str, code: str = "CONSULT") -> list[Telling]:
    """Every proposed trigger of a type as if it had been accepted."""
    proposals = reader.proposer.propose(reader.document(report(text)))
    for proposal in proposals.proposals:
        reader.coder.fill(proposal)
    return [
        reader.coder.telling(proposals, p, 1.0) for p in proposals.proposals if not code or p.trigger.entry.code == code
    ]


@pytest.fixture(scope="module")
def meetings(reader: Reader) -> list[Telling]:
    return tellings(
        reader,
        "التقى وزير الخارجية القطري نظيره الإيراني في الدوحة.\n"
        "واجتمع الوزير القطري مع نظيره الإيراني في الدوحة.\n"
        "والتقى وفد عماني قيادات من جماعة الحوثي في صنعاء.",
    )


def alike(meetings: list[Telling], table: dict[tuple[int, int], float]) -> Likeness:
    """A telling is as like a group as it is to the likest telling in it, by a table of pairs."""

    def likeness(group: list[Telling], telling: Telling, rank: int) -> float:
        return max(table.get((meetings.index(t), meetings.index(telling)), 0.1) for t in group)

    return likeness


def numbers(meetings: list[Telling], groups: list[list[Telling]]) -> list[list[int]]:
    return [[meetings.index(t) for t in group] for group in groups]


def test_likely_tellings_are_gathered_and_unlikely_ones_are_not(meetings: list[Telling]) -> None:
    groups = gather(meetings, alike(meetings, {(0, 1): 0.9}), 0.5)
    assert numbers(meetings, groups) == [[0, 1], [2]]


def test_nothing_likely_leaves_every_telling_alone(meetings: list[Telling]) -> None:
    assert numbers(meetings, gather(meetings, lambda g, t, r: 0.0, 0.5)) == [[0], [1], [2]]


def test_two_types_are_never_one_event(reader: Reader) -> None:
    found = tellings(reader, "رفضت حركة حماس العرض. وحذرت حركة حماس من التصعيد.", "")
    assert len({t.trigger.entry.code for t in found}) > 1
    for group in gather(found, lambda g, t, r: 1.0, 0.5):
        assert len({t.trigger.entry.code for t in group}) == 1


def test_a_telling_joins_the_group_that_it_is_likest(meetings: list[Telling]) -> None:
    groups = gather(meetings, alike(meetings, {(0, 1): 0.1, (0, 2): 0.6, (1, 2): 0.9}), 0.5)
    assert numbers(meetings, groups) == [[0], [1, 2]]


def test_the_group_told_of_latest_has_rank_nought(meetings: list[Telling]) -> None:
    ranks: list[int] = []

    def likeness(group: list[Telling], telling: Telling, rank: int) -> float:
        ranks.append(rank)
        return 0.0

    gather(meetings, likeness, 0.5)
    assert ranks == [0, 0, 1]


def test_a_report_of_many_events_looks_back_upon_a_few_only(meetings: list[Telling]) -> None:
    first = meetings[0].trigger
    many = [replace(meetings[0], definite=False, trigger=replace(first, unit=u)) for u in range(3 * REACH)]
    asked: list[int] = []

    def likeness(group: list[Telling], telling: Telling, rank: int) -> float:
        asked.append(rank)
        return 0.0

    gather(many, likeness, 0.5)
    assert max(asked) == REACH - 1


def test_a_definite_noun_without_a_partner_speaks_of_the_contact_before(reader: Reader) -> None:
    found = tellings(reader, "التقى الوزير القطري وفدا من حركة حماس.\nوتناولت المباحثات ملف التهدئة.")
    later = next(t for t in found if t.trigger.form == "N")
    assert refers_back(found[0], later)
    groups = gather(found, lambda g, t, r: 0.0, 0.5)
    assert [found.index(found[0]), found.index(later)] in numbers(found, groups)


def test_an_indefinite_noun_tells_of_another_contact(reader: Reader) -> None:
    found = tellings(reader, "التقى الوزير القطري وفدا من حركة حماس.\nوعقد السفير مباحثات مع وفد تركي.")
    later = next(t for t in found if t.trigger.form == "N")
    assert not refers_back(found[0], later)


def test_two_dates_of_one_list_are_two_events(reader: Reader, meetings: list[Telling]) -> None:
    dates = [DateReading(year, Precision.YEAR, DateBasis.STATED) for year in ("2018", "2019")]
    a, b = (replace(meetings[0], listed=True, date=date) for date in dates)
    assert reader.coder.likeness([a], b, 0) == 0.0


def test_what_is_weighed_is_readable(meetings: list[Telling]) -> None:
    found = features(meetings[:1], meetings[1], 0)
    assert all(":" in f for f in found)
    assert "code:CONSULT" in found
    assert "near:next" in found
    assert any(f.startswith("place:") for f in found)


def test_who_met_one_and_then_another_met_twice(reader: Reader) -> None:
    found = tellings(reader, "التقى سامح شكري سيرغي لافروف في القاهرة.\nوالتقى سامح شكري عادل الجبير في الرياض.")
    assert "who:partner" in features(found[:1], found[1], 0)
    again = tellings(reader, "التقى سامح شكري سيرغي لافروف في القاهرة.\nواجتمع سامح شكري مع سيرغي لافروف.")
    assert "who:equal-many" in features(again[:1], again[1], 0)


def test_words_that_tell_of_another_meeting_are_cues(reader: Reader) -> None:
    found = tellings(reader, "التقى الوزير القطري وفدا من حركة حماس.\nكما عقد لقاء آخر مع وفد تركي.")
    assert any(c.startswith("other:") for t in found for c in t.cues)
    assert any(c.startswith("turn:") for t in found for c in t.cues)


def test_meetings_of_others_elsewhere_are_less_likely_one(reader: Reader, meetings: list[Telling]) -> None:
    same = reader.coder.likeness(meetings[:1], meetings[1], 0)
    assert same > reader.coder.likeness(meetings[:1], meetings[2], 0)


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3), st.floats(0.05, 0.95))
@settings(max_examples=40, deadline=None)
def test_gathering_shares_out_all_tellings(meetings: list[Telling], chances: list[float], threshold: float) -> None:
    table = dict(zip([(0, 1), (0, 2), (1, 2)], chances, strict=True))
    groups = numbers(meetings, gather(meetings, alike(meetings, table), threshold))
    assert sorted(i for group in groups for i in group) == [0, 1, 2]
    assert all(group == sorted(group) for group in groups)
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)


def test_what_goes_on_about_the_same_two_in_a_sentence_is_one_contact(reader: Reader) -> None:
    found = tellings(reader, "استقبل سامح شكري سيرغي لافروف في القاهرة، وبحث معه ملف ليبيا.")
    groups = gather(found, lambda g, t, r: 0.0, 0.5)
    assert len(groups) == 1


def test_a_heading_belongs_to_what_stands_under_it(reader: Reader) -> None:
    found = tellings(reader, "زيارة سامح شكري إلى طهران.\nوصل سامح شكري إلى طهران وأجرى محادثات مع المسؤولين.")
    heading = replace(found[0], part="heading")
    under = [t for t in found if t.trigger.unit == 1]
    assert gather([heading, under[0]], lambda g, t, r: 0.0, 0.5) == [[heading, under[0]]]
    stranger = replace(under[0], candidates=[], _parties=None)
    assert len(gather([heading, stranger], lambda g, t, r: 0.0, 0.5)) == 2


def test_a_sentence_after_a_list_of_dates_means_none_of_them(meetings: list[Telling]) -> None:
    listed = replace(meetings[0], listed=True)
    assert of_a_list([listed], meetings[1])
    assert not of_a_list([meetings[0]], meetings[1])

"""Which tellings are one event: the mechanics of gathering, whatever the judge says of a pair."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readings import report
from wasata.claims.joining import gather, pair_features, refers_back
from wasata.claims.telling import Telling
from wasata.model import DateBasis, DateReading, Precision
from wasata.pipeline import Reader


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


def test_likely_pairs_are_gathered_and_unlikely_ones_are_not(meetings: list[Telling]) -> None:
    alike = {(0, 1)}

    def likeness(a: Telling, b: Telling) -> float:
        return 0.9 if (meetings.index(a), meetings.index(b)) in alike else 0.1

    assert gather(meetings, likeness, 0.5) == [[0, 1], [2]]


def test_nothing_likely_leaves_every_telling_alone(meetings: list[Telling]) -> None:
    assert gather(meetings, lambda a, b: 0.0, 0.5) == [[0], [1], [2]]


def test_two_types_are_never_one_event(reader: Reader) -> None:
    found = tellings(reader, "رفضت حركة حماس العرض. وحذرت حركة حماس من التصعيد.", "")
    assert len({t.trigger.entry.code for t in found}) > 1
    for group in gather(found, lambda a, b: 1.0, 0.5):
        assert len({found[i].trigger.entry.code for i in group}) == 1


def test_a_telling_joins_the_group_that_it_is_likest(meetings: list[Telling]) -> None:
    chances = {(0, 1): 0.1, (0, 2): 0.6, (1, 2): 0.9}

    def likeness(a: Telling, b: Telling) -> float:
        return chances[meetings.index(a), meetings.index(b)]

    assert gather(meetings, likeness, 0.5) == [[0], [1, 2]]


def test_a_definite_noun_without_a_partner_speaks_of_the_contact_before(reader: Reader) -> None:
    found = tellings(reader, "التقى الوزير القطري وفدا من حركة حماس.\nوتناولت المباحثات ملف التهدئة.")
    later = next(t for t in found if t.trigger.form == "N")
    assert refers_back(found[0], later)
    groups = gather(found, lambda a, b: 0.0, 0.5)
    assert [found.index(found[0]), found.index(later)] in groups


def test_an_indefinite_noun_tells_of_another_contact(reader: Reader) -> None:
    found = tellings(reader, "التقى الوزير القطري وفدا من حركة حماس.\nوعقد السفير مباحثات مع وفد تركي.")
    later = next(t for t in found if t.trigger.form == "N")
    assert not refers_back(found[0], later)


def test_two_dates_of_one_list_are_two_events(reader: Reader, meetings: list[Telling]) -> None:
    dates = [DateReading(year, Precision.YEAR, DateBasis.STATED) for year in ("2018", "2019")]
    a, b = (replace(meetings[0], listed=True, date=date) for date in dates)
    assert reader.coder.likeness(a, b) == 0.0


def test_what_is_weighed_is_readable(meetings: list[Telling]) -> None:
    features = pair_features(meetings[0], meetings[1])
    assert all(":" in f for f in features)
    assert "code:CONSULT" in features
    assert "near:next" in features
    assert any(f.startswith("place:") for f in features)


def test_meetings_of_others_elsewhere_are_less_likely_one(reader: Reader, meetings: list[Telling]) -> None:
    same = reader.coder.likeness(meetings[0], meetings[1])
    assert same > reader.coder.likeness(meetings[0], meetings[2])


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3), st.floats(0.05, 0.95))
@settings(max_examples=40, deadline=None)
def test_gathering_shares_out_all_tellings(meetings: list[Telling], chances: list[float], threshold: float) -> None:
    table = dict(zip([(0, 1), (0, 2), (1, 2)], chances, strict=True))
    groups = gather(meetings, lambda a, b: table[meetings.index(a), meetings.index(b)], threshold)
    assert sorted(i for group in groups for i in group) == [0, 1, 2]
    assert all(group == sorted(group) for group in groups)
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)

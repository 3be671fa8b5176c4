"""Every word on which an entry fired has exactly one fate."""

import dataclasses

import pytest

from readings import report
from wasata.claims.coder import Judges
from wasata.claims.judges import Judge
from wasata.model import Fate, Report
from wasata.pipeline import Reader
from wasata.rules.compiled import Lexicon

TEXT = (
    "التقى وزير الخارجية المصري نظيره القطري في الدوحة يوم الأحد وبحثا الهدنة.\n"
    "ورفضت حركة حماس العرض، وحذرت إسرائيل من استمرار الحصار. وقال مصدر إن زيارة أخرى قريبة."
)
ALWAYS = Judge("event", ("no", "yes"), {"bias": (0.0, 9.0)})
NEVER = Judge("event", ("no", "yes"), {"bias": (9.0, 0.0)})


@pytest.fixture(scope="module")
def news() -> Report:
    return report(TEXT, published="2024-11-01")


def reader_with(lexicon: Lexicon, event: Judge) -> Reader:
    return Reader(lexicon, dataclasses.replace(Judges.shipped(), event=event))


def test_tracing_reads_what_coding_reads(reader: Reader, news: Report) -> None:
    claims, firings = reader.traced(news)
    assert claims == reader.claims(news)
    assert {f.claim for f in firings if f.fate is Fate.TOLD} == set(range(len(claims)))


def test_each_proposal_has_one_fate(reader: Reader, news: Report) -> None:
    _, firings = reader.traced(news)
    proposals = reader.proposer.propose(reader.document(news)).proposals
    assert sorted(f.entry for f in firings) == sorted(p.trigger.entry.id for p in proposals)


def test_a_word_that_is_told_names_the_entry_and_type_of_its_claim(reader: Reader, news: Report) -> None:
    claims, firings = reader.traced(news)
    for firing in firings:
        assert (firing.claim is not None) == (firing.fate is Fate.TOLD)
        if firing.claim is not None:
            assert firing.type is claims[firing.claim].type
            assert any(e.span.covers(firing.span) for e in claims[firing.claim].evidence)


def test_a_judge_that_believes_nothing_refuses_everything(lexicon: Lexicon, news: Report) -> None:
    claims, firings = reader_with(lexicon, NEVER).traced(news)
    assert claims == ()
    assert {f.fate for f in firings} == {Fate.REFUSED}


def test_of_two_readings_of_a_word_one_is_outdone(lexicon: Lexicon) -> None:
    two = reader_with(lexicon, ALWAYS)
    found = []
    for entry in lexicon.predicates:
        for sentence in entry.like[:1]:
            _, firings = two.traced(report(sentence))
            found += [f for f in firings if f.fate is Fate.OUTDONE]
        if found:
            break
    assert found


def test_an_event_in_which_nobody_takes_part_is_told_as_such(lexicon: Lexicon) -> None:
    _, firings = reader_with(lexicon, ALWAYS).traced(report("تم اللقاء."))
    assert {f.fate for f in firings} == {Fate.DROPPED}

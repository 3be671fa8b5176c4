"""Sentences end where a reader would end them, and every one of them is a slice of the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasata.model import Part, PartKind, Report, Span
from wasata.sentences.boundaries import LONGEST, sentences


def parts(text: str, title: str = "") -> list[str]:
    report = Report("r1", title, text)
    return [s.span.of(report.content) for s in sentences(report)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("زار الوفد عدن. ثم غادر إلى جدة.", 2),
        ("هل يزور الوفد عدن؟ لم يعلن ذلك!", 2),
        ("زار الوفد عدن.ثم غادر إلى جدة", 2),  # no space behind the full stop
        ("زار الوفد عدن…\nثم غادر", 2),
        ("زار د. سالم م. عدن مع الوفد.", 1),  # initials
        ("بلغت النسبة 3.5 في المئة.", 1),
        ("قال الموقع example.org إن الوفد زار عدن.", 1),
        ("قال: «نرفض ذلك.» ثم غادر.", 2),
        ("زار الوفد عدن\u2029ثم غادر\r\nإلى جدة", 3),
    ],
)
def test_a_sentence_ends_at_a_stop_and_not_inside_numbers_initials_and_addresses(text: str, number: int) -> None:
    assert len(parts(text)) == number


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert parts("قال: «نرفض ذلك.» ثم غادر.")[0] == "قال: «نرفض ذلك.»"


def test_the_headline_comes_first() -> None:
    report = Report("r1", "وفد يزور عدن", "زار الوفد عدن.")
    found = sentences(report)
    assert [s.part for s in found] == [PartKind.HEADLINE, PartKind.PARAGRAPH]
    assert [s.index for s in found] == [0, 1]


def test_furniture_datelines_and_bylines_are_not_read() -> None:
    text = "رئيس التحرير\nعدن\nزار الوفد عدن.\nكتب سالم"
    kinds = (PartKind.FURNITURE, PartKind.DATELINE, PartKind.PARAGRAPH, PartKind.BYLINE)
    content, at, found = "\n" + text, 1, []
    for kind, line in zip(kinds, text.split("\n"), strict=True):
        found.append(Part(kind, Span(at, at + len(line))))
        at += len(line) + 1
    report = Report("r1", "", text, parts=tuple(found))
    assert [s.span.of(content) for s in sentences(report)] == ["زار الوفد عدن."]


def test_a_sentence_without_an_end_is_cut_at_a_space() -> None:
    found = parts("وفد " * (LONGEST // 2))
    assert len(found) > 1
    assert all(len(s) <= LONGEST for s in found)
    assert all(s.split() == ["وفد"] * len(s.split()) for s in found)


def test_a_line_without_spaces_is_cut_all_the_same() -> None:
    assert "".join(parts("و" * (3 * LONGEST + 7))) == "و" * (3 * LONGEST + 7)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "...", "؟!"])
def test_nothing_gives_no_sentence_or_one_of_signs(text: str) -> None:
    assert all(s.strip() for s in parts(text))


@given(st.text(alphabet='وفد.؟!…»" \n\u2029\r\td9', max_size=200), st.text(alphabet="وفد .", max_size=20))
@settings(max_examples=80)
def test_sentences_are_in_order_and_lose_nothing_but_space(text: str, title: str) -> None:
    report = Report("r1", title, text)
    found = sentences(report)
    ends = [0, *(s.span.end for s in found)]
    assert all(s.span.start >= end for s, end in zip(found, ends, strict=False))
    kept = "".join("".join(s.span.of(report.content).split()) for s in found)
    assert kept == "".join(report.content.split())

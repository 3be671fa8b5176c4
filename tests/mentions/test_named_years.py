"""Bare years behind the noun of a dated happening."""

import pytest

from wasata.arabic.letters import nfc
from wasata.mentions.named_years import NamedYears
from wasata.model import DateBasis, DateReading, Precision, Span
from wasata.rules.compiled import Lexicon


@pytest.fixture(scope="module")
def years(lexicon: Lexicon) -> NamedYears:
    return NamedYears(lexicon.calendar)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("منذ حرب 2014 لم تتغير الحدود", ["2014"]),
        ("وفق اتفاق الطائف 1989", ["1989"]),
        ("كما في مفاوضات السلام 2018 و2019 و2020.", ["2018", "2019", "2020"]),
        ("كما في مفاوضات السلام 2018، 2019 و2020", ["2018", "2019", "2020"]),
        ("بعد حرب ٢٠٠٦ بين الطرفين", ["2006"]),
        ("وبحرب 2006، انتهت الهدنة", ["2006"]),
    ],
)
def test_a_year_behind_its_noun_is_a_date(years: NamedYears, text: str, wanted: list[str]) -> None:
    found = years.find(text, 0, ())
    assert [r.value for r in found if r.value in wanted] == wanted
    assert all(r.precision is Precision.YEAR and r.basis is DateBasis.STATED for r in found)


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الحركة 2006 صواريخ",
        "حرب 2006 صاروخا",  # counted
        "اتفاق بقيمة 2014 دولارا",
        "حرب 3006",
        "الهدنة 20145",
        "لا سنة هنا",
        "",
    ],
)
def test_a_number_that_is_no_year_is_no_date(years: NamedYears, text: str) -> None:
    assert years.find(text, 0, ()) == []


def test_spans_point_at_the_digits(years: NamedYears) -> None:
    text = "منذ حَرْبِ 2006 وَ2008"
    assert [r.span.of(text) for r in years.find(text, 0, ()) if r.span] == ["2006", "2008"]
    (moved, _) = years.find(text, 100, ())
    assert moved.span == Span(text.index("2006") + 100, text.index("2006") + 104)


def test_what_is_read_already_is_not_read_again(years: NamedYears) -> None:
    text = "بعد حرب 2006 بين الطرفين"
    at = text.index("2006")
    taken = DateReading("2006-07", Precision.MONTH, DateBasis.STATED, Span(at, at + 4))
    assert years.find(text, 0, (taken,)) == []


def test_without_nouns_there_are_no_years() -> None:
    assert NamedYears({}).find("حرب 2006", 0, ()) == []


def test_composed_letters_do_not_move_the_digits(years: NamedYears) -> None:
    text = nfc("اتفاق الأ\u0654طراف 2012").text
    assert [r.span.of(text) for r in years.find(text, 0, ()) if r.span] == ["2012"]

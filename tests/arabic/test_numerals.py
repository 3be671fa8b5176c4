from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.arabic import numerals
from wasata.arabic.numerals import Number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("واحد", 1),
        ("اثنين", 2),
        ("ثلاثة", 3),
        ("ثمان", 8),
        ("ثماني", 8),
        ("عشرة", 10),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("اثنتي عشرة", 12),
        ("خمسة عشر", 15),
        ("عشرون", 20),
        ("واحد وعشرين", 21),
        ("أربعة وخمسين", 54),
        ("تسعة وتسعون", 99),
        ("مئة", 100),
        ("مائة", 100),
        ("مائتان", 200),
        ("مئتي", 200),
        ("ثلاثمائة", 300),
        ("ثلاث مئة", 300),
        ("مئة وخمسة وعشرون", 125),
        ("سبعمائة وثلاثة عشر", 713),
        ("ألف", 1000),
        ("ألفين", 2000),
        ("ألفين وخمسة", 2005),
        ("ألف وتسعمائة وثمانية وأربعين", 1948),
        ("ثلاثة آلاف", 3000),
        ("خمسة آلاف ومئتان", 5200),
        ("١٤", 14),
        ("۲۰۱۵", 2015),
    ],
)
def test_a_number_is_read_to_its_end(text: str, value: int) -> None:
    found = numerals.parse(text.split())
    assert found == Number(value, len(text.split()))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1),
        ("أول", 1),
        ("الثانية", 2),
        ("الرابع", 4),
        ("العاشر", 10),
        ("الحادي عشر", 11),
        ("الثامن عشر", 18),
        ("الثالثة عشرة", 13),
        ("العشرين", 20),
        ("الحادي والعشرين", 21),
        ("الثامن والعشرون", 28),
        ("الثلاثين", 30),
        ("الحادي والثلاثين", 31),
    ],
)
def test_an_ordinal_is_read_and_marked(text: str, value: int) -> None:
    assert numerals.parse(text.split()) == Number(value, len(text.split()), ordinal=True)


@pytest.mark.parametrize("text", ["أحد", "حادي", "مجلس", "ال", "", "و", "اثنا"])
def test_other_words_are_no_numbers(text: str) -> None:
    assert numerals.parse(text.split()) is None


@pytest.mark.parametrize(("text", "length"), [("السابع والثامن من", 1), ("ثلاثة أيام", 1), ("خمسة والسبت", 1)])
def test_a_number_ends_where_other_words_begin(text: str, length: int) -> None:
    found = numerals.parse(text.split())
    assert found is not None
    assert found.length == length


@pytest.mark.parametrize(
    ("singular", "dual"), [("يوم", "يومين"), ("شهر", "شهران"), ("عام", "عامين"), ("سنة", "سنتين"), ("أسبوع", "اسبوعين")]
)
def test_duals_are_made_from_the_singular(singular: str, dual: str) -> None:
    assert dual in numerals.duals(singular)


def test_digits_of_all_families_become_ascii() -> None:
    assert numerals.digits("٣١/١٠/۲۰۲۴ و १२") == "31/10/2024 و 12"


@given(st.lists(st.one_of(st.text(max_size=8), st.sampled_from(sorted(numerals.STARTS))), max_size=9))
def test_any_words_are_read_without_fault(words: list[str]) -> None:
    found = numerals.parse(words)
    assert found is None or (0 < found.length <= len(words) and found.value >= 0)

"""Folding and NFC with their maps back to the text."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.arabic.letters import BIDI, MARKS, Mapped, fold, key, names, nfc

PAIRS = [
    ("أمني", "امني"),
    ("إسرائيل", "اسراءيل"),
    ("آذار", "اذار"),
    ("ٱلله", "الله"),
    ("التقى", "التقي"),
    ("أمنى", "امني"),
    ("غزة", "غزه"),
    ("القاهرة", "القاهره"),
    ("مسؤول", "مسءول"),
    ("مسئول", "مسءول"),
    ("وزراء", "وزراء"),
    ("هيئة", "هيءه"),
    ("بدأ", "بدا"),
    ("سعید", "سعيد"),
    ("کامل", "كامل"),
    ("گلف", "كلف"),
    ("ھيئة", "هيءه"),
    ("ہدنة", "هدنه"),
    ("ســلام", "سلام"),
    ("لـ", "ل"),
    ("هُدْنَة", "هدنه"),
    ("لقاءً", "لقاء"),
    ("سعيّد", "سعيد"),
    ("هٰذا", "هذا"),
    ("٢٠٢٤", "2024"),
    ("۲۰۲۴", "2024"),
    ("2024", "2024"),
    ("\u200fمصر\u200e", "مصر"),
    ("مي\u200cخواهد", "ميخواهد"),
    ("Reuters", "Reuters"),
]
ARABIC = st.text(alphabet="ابتةىيءأإآؤئکیگلـمنهوًٌَُِّْٰ٠١٢۳۴5 \u200f.،abé")


@pytest.mark.parametrize(("word", "folded"), PAIRS)
def test_spellings_of_one_word_fold_alike(word: str, folded: str) -> None:
    assert key(word) == folded
    assert fold(word).text == folded


def test_the_table_has_thirty_pairs() -> None:
    assert len(PAIRS) == 30


def test_the_two_spellings_of_an_official_are_one() -> None:
    assert key("مسئول") == key("مسؤول") == key("مسءول")


@pytest.mark.parametrize("zero", ["٠", "۰", "0"])
def test_digits_of_three_families_are_one(zero: str) -> None:
    assert key("".join(chr(ord(zero) + n) for n in range(10))) == "0123456789"


@pytest.mark.parametrize("word", ["مسؤول", "هيئة", "أمني", "إيران", "آذار"])
def test_hamza_written_apart_folds_as_when_composed(word: str) -> None:
    apart = unicodedata.normalize("NFD", word)
    assert apart != word
    assert key(nfc(apart).text) == key(word)


def test_a_mark_that_is_dropped_leaves_no_letter() -> None:
    assert key("".join(sorted(MARKS))) == ""
    assert BIDI <= MARKS


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once == key(text)


@given(ARABIC)
def test_every_folded_letter_points_at_the_letter_it_came_from(text: str) -> None:
    mapped = fold(text)
    assert len(mapped.origin) == len(mapped.text) + 1
    assert mapped.origin[-1] == len(text)
    for i, letter in enumerate(mapped.text):
        assert key(text[mapped.origin[i]]) == letter
        assert mapped.forth(mapped.origin[i]) == i


@given(ARABIC, st.data())
def test_a_folded_stretch_leads_to_the_words_it_was_made_from(text: str, data: st.DataObject) -> None:
    mapped = fold(text)
    start = data.draw(st.integers(0, len(mapped.text)))
    end = data.draw(st.integers(start, len(mapped.text)))
    a, b = mapped.back(start, end)
    assert 0 <= a <= b <= len(text)
    assert key(text[a:b]) == mapped.text[start:end]


def test_marks_behind_a_word_stay_with_it() -> None:
    text = "لقاءً في غزّة"
    mapped = fold(text)
    at = mapped.text.index("غزه")
    start, end = mapped.back(at, at + 3)
    assert text[start:end] == "غزّة"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_nfc_is_what_unicode_says_and_its_map_stays_in_the_text(text: str) -> None:
    mapped = nfc(text)
    assert mapped.text == unicodedata.normalize("NFC", text)
    assert len(mapped.origin) == len(mapped.text) + 1
    assert list(mapped.origin) == sorted(mapped.origin)
    assert mapped.origin[-1] == len(text)
    assert all(0 <= at < len(text) for at in mapped.origin[:-1])


@given(st.text(alphabet=st.sampled_from("اوي\u0654\u0655\u0653\u064e\u0651بe\u0301 ")))
def test_a_letter_of_the_nfc_leads_to_the_run_it_was_composed_of(text: str) -> None:
    mapped = nfc(text)
    starts = [i for i, letter in enumerate(mapped.text) if unicodedata.combining(letter) == 0]
    for a, b in itertools.pairwise([*starts, len(mapped.text)]):
        first, last = mapped.back(a, b)
        assert unicodedata.normalize("NFC", text[first:last]) == mapped.text[a:b]


def test_text_in_nfc_is_mapped_onto_itself() -> None:
    mapped = nfc("مسؤول")
    assert mapped == Mapped("مسؤول", tuple(range(6)))
    assert mapped.back(0, 5) == (0, 5)


def test_an_empty_stretch_has_a_place() -> None:
    mapped = fold("هُدنة")
    assert mapped.back(1, 1) == (2, 2)
    assert fold("").back(0, 0) == (0, 0)


def test_letters_are_named() -> None:
    assert names("یـ") == "ARABIC LETTER FARSI YEH, ARABIC TATWEEL"
    assert names("\x00") == "U+0000"

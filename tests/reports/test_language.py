from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.errors import NotArabic, UnreadableInput
from wasata.reports import language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("رئیس جمهور ایران امروز در تهران گفت که این کشور برای گفتگو با همسایگان آماده است.", "Persian"),
        ("رئيس جمهور ايران امروز در تهران گفت كه اين كشور براي گفتگو با همسايگان آماده است.", "Persian"),
        ("وزیر اعظم نے آج اسلام آباد میں قطری وفد سے ملاقات کی اور ثالثی کی کوششوں کو سراہا۔", "Urdu"),
        ("سەرۆکی هەرێم لە هەولێر پێشوازی لە شاندێکی میسری کرد", "Kurdish"),
        ("The Egyptian delegation met the leaders in Cairo.", "0 of 100 letters"),
    ],
)
def test_other_languages_are_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(NotArabic, match=name):
        language.require(text, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوزيران في جدة",
        "قال وزیر الخارجیة إن بلاده ترحب بالوساطة القطریة وتنتظر الرد علی المقترح",  # typed on a Persian keyboard
        "ذكرت صحيفة New York Times أن المحادثات مستمرة",
        "غزة",
    ],
)
def test_arabic_is_let_through(text: str) -> None:
    language.require(text, "a.txt")


def test_a_text_without_words_is_no_report() -> None:
    with pytest.raises(UnreadableInput, match="no words"):
        language.require("12 - 14\n***", "a.txt")


@given(st.text())
def test_any_text_is_let_through_or_refused_with_a_reason(text: str) -> None:
    with suppress(NotArabic, UnreadableInput):
        language.require(text, "a.txt")

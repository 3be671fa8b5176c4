from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.reports import dateline, layout


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الجمعة 01 نوفمبر 2024", "2024-11-01"),
        ("الجمعة، ١ نوفمبر ٢٠٢٤", "2024-11-01"),
        ("الجمعة ۱ نوفمبر ۲۰۲۴", "2024-11-01"),
        ("نشر في: 1 تشرين الثاني 2024 - 10:45 ص", "2024-11-01"),
        ("13 كانون الأول/ديسمبر 2018", "2018-12-13"),
        ("13 ديسمبر (كانون الأول) 2018", "2018-12-13"),
        ("الثلاثاء 7 جويلية 2020", "2020-07-07"),
        ("الأربعاء 11 غشت 2021 - 14:30", "2021-08-11"),
        ("تاريخ النشر: 01/11/2024 - 10:20", "2024-11-01"),
        ("آخر تحديث: 2024/11/03", "2024-11-03"),
        ("2024-11-01T10:30:00", "2024-11-01"),
        ("الدوحة - 15 آب/أغسطس 2024", "2024-08-15"),
        ("الجمعة 29 ربيع الآخر 1446 هـ - 1 نوفمبر 2024 م", "2024-11-01"),
        ("المنامة 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس", "2015-08-10"),
        ("كتب أحمد سالم الجمعة 1 نوفمبر 2024", "2024-11-01"),
        ("نوفمبر 1، 2024", "2024-11-01"),
        ("01 November 2024", "2024-11-01"),
    ],
)
def test_a_line_that_is_a_date_gives_its_day(line: str, day: str) -> None:
    stamp = dateline.line(line)
    assert stamp is not None
    assert stamp.day == day


@pytest.mark.parametrize(
    "line",
    [
        "في 9 مايو عام 2019، وصل وفد أمني إلى القطاع",
        "أحداث 7 أكتوبر 2023",
        "6 ربيع الثاني 1440هـ",
        "31 فبراير 2024",
        "نوفمبر 2024",
        "(50) صحيفة الشروق، 17 أغسطس 1994، وصحيفة النهار، 11 أغسطس 1994.",
        "",
    ],
)
def test_sentences_months_and_impossible_dates_are_no_date_lines(line: str) -> None:
    assert dateline.line(line) is None


def test_the_day_of_publication_is_the_date_line_above_the_body_never_a_date_in_a_sentence() -> None:
    body = "في 9 مايو عام 2019، وصل وفد قطري إلى بيروت لبحث الأزمة."
    for text, day in ((f"1 نوفمبر 2024\nالوفد القطري في بيروت\n{body}", "2024-11-01"), (body, None)):
        assert dateline.published(f"\n{text}", layout.parts("", text)) == day


def test_the_sections_of_a_chronology_do_not_date_it() -> None:
    first, second = "7 أكتوبر 2023\n\nاندلعت الحرب في الجنوب.", "24 نوفمبر 2023\n\nبدأت الهدنة الأولى بين الطرفين."
    text = f"تسلسل الهدنة في عام\n\n{first}\n\n{second}"
    assert dateline.published(f"\n{text}", layout.parts("", text)) is None


def test_an_agencys_dateline_dates_its_report() -> None:
    text = "عدن 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس\n وصلت إلى عدن طائرة إغاثة محملة بالأدوية."
    assert dateline.published(f"عنوان\n{text}", layout.parts("عنوان", text)) == "2015-08-11"


def test_machine_readable_days_and_days_in_addresses() -> None:
    assert dateline.tagged("2024-11-01T09:30:00+02:00") == "2024-11-01"
    assert dateline.tagged("2024-11") is None
    assert dateline.in_address("https://example.com/politics/2024/11/01/talks") == "2024-11-01"
    assert dateline.in_address("https://example.com/2024/13/01/talks") is None
    assert dateline.in_address("https://example.com/20241/11/01") is None
    assert dateline.in_address("http://[") is None
    assert dateline.in_address(None) is None


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_written_in_digits_is_read_back(day: datetime.date) -> None:
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}"):
        stamp = dateline.line(written)
        assert stamp is not None
        assert stamp.day == day.isoformat()


@given(st.text(max_size=150))
def test_any_text_gets_an_answer_and_stamps_lie_inside_it(text: str) -> None:
    dateline.line(text)
    dateline.in_address(text)
    assert all(0 <= stamp.start < stamp.end <= len(text) for stamp in dateline.stamps(text))

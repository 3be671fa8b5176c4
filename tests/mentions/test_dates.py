from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wasata.arabic import calendar
from wasata.mentions.dates import DateGrammar
from wasata.model import DateBasis, DateReading, Precision, Span

CALENDAR: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "src/wasata/lexicon/calendar.yaml").read_text("utf-8")
)
GRAMMAR = DateGrammar(CALENDAR)
FRIDAY = "2018-12-14"  # the day of publication unless a test says otherwise
CARRIED = DateReading("2020-12-09", Precision.DAY, DateBasis.STATED)


def values(text: str, published: str | None = FRIDAY, *, future: bool = False) -> list[str]:
    return [reading.value for reading in GRAMMAR.find(text, published=published, future=future)]


STATED = [
    ("في 31 أكتوبر 2024", "2024-10-31"),
    ("يوم 31 أكتوبر من عام 2024", "2024-10-31"),
    ("في ٣١ تشرين الأول ٢٠٢٤", "2024-10-31"),
    ("الخميس 13 ديسمبر 2018", "2018-12-13"),
    ("الخميس، 13 كانون الأول/ديسمبر 2018", "2018-12-13"),
    ("في 13 كانون الأول (ديسمبر) 2018", "2018-12-13"),
    ("مساء الخميس الموافق 13 ديسمبر 2018", "2018-12-13"),
    ("في الثالث عشر من ديسمبر عام 2018", "2018-12-13"),
    ("في الحادي والعشرين من أيار 2012", "2012-05-21"),
    ("في الثلاثين من يونيو 2013", "2013-06-30"),
    ("بتاريخ 9 ديسمبر عام 2020", "2020-12-09"),
    ("في 10 سبتمر 2020", "2020-09-10"),
    ("في 5 غشت 2016", "2016-08-05"),
    ("في 5 أوت 2016", "2016-08-05"),
    ("يوم 16 جانفي 2013", "2013-01-16"),
    ("يوم 7 فيفري 2013", "2013-02-07"),
    ("في 3 ماي 2017", "2017-05-03"),
    ("يوم 25 جويلية 2013", "2013-07-25"),
    ("في 12 شتنبر 2014", "2014-09-12"),
    ("في 4 دجنبر 2015", "2015-12-04"),
    ("في 4 آب 2020", "2020-08-04"),
    ("في 4 أغسطس (آب) 2020", "2020-08-04"),
    ("في الأول من شهر حزيران 2014", "2014-06-01"),
    ("وُقّع في 17 كانون الأول 2015 بالصخيرات", "2015-12-17"),
    ("اتفاق 2015/12/17", "2015-12-17"),
    ("اتفاق 17/12/2015", "2015-12-17"),
    ("اتفاق 17-12-2015م", "2015-12-17"),
    ("اتفاق 17.12.2015", "2015-12-17"),
    ("اتفاق 2015-12-17", "2015-12-17"),
    ("اتفاق 17 / 12 / 2015", "2015-12-17"),
    ("في 7 / يوليو / 2015 م", "2015-07-07"),
    ("October 31, 2024", "2024-10-31"),
    ("31 octobre 2024", "2024-10-31"),
    ("هجمات 11 سبتمبر 2001", "2001-09-11"),
    ("في مارس 2014", "2014-03"),
    ("منتصف آذار/مارس 2014", "2014-03"),
    ("منذ أكتوبر من العام 2017 وحتى ديسمبر 2018", "2017-10/2018-12"),
    ("نهاية شهر تموز 2006", "2006-07"),
    ("عام 2005", "2005"),
    ("خلال العام 2005", "2005"),
    ("سنة 1979", "1979"),
    ("حتى نهاية 2018", "2018"),
    ("في 2011 اندلعت الأزمة", "2011"),
    ("ربيع عام 2014", "2014"),
    ("صيف 2006", "2006"),
    ("عام ألفين وخمسة", "2005"),
    ("النصف الأول من عام 2019", "2019-01/2019-06"),
    ("الربع الأخير من 2019", "2019-10/2019-12"),
]

RANGES = [
    ("من 28 إلى 31 أكتوبر 2024", "2024-10-28/2024-10-31"),
    ("بين 5 و7 مايو 2015", "2015-05-05/2015-05-07"),
    ("في 14 و15 يوليو 2015", "2015-07-14/2015-07-15"),
    ("في السابع والثامن من تموز/يوليو 2015", "2015-07-07/2015-07-08"),
    ("خلال الفترة من 22- 24 يوليو 2015", "2015-07-22/2015-07-24"),
    ("خلال الفترة من 28 أكتوبر إلى 3 نوفمبر 2024", "2024-10-28/2024-11-03"),
    ("من 28 ديسمبر حتى 3 يناير 2018", "2017-12-28/2018-01-03"),
    ("بين مايو وأغسطس 2015", "2015-05/2015-08"),
    ("خلال الفترة 2011-2013", "2011/2013"),
    ("أيام الأحد والاثنين والثلاثاء الماضية", "2018-12-09/2018-12-11"),
    ("بين عامي 2011 و2013", "2011/2013"),
    ("من 2003 إلى 2011", "2003/2011"),
    ("منذ 26 مارس 2015", "2015-03-26/2018-12-14"),
    ("منذ عام 1986", "1986/2018"),
    ("منذ ديسمبر (كانون الأول) 2013", "2013-12/2018-12"),
    ("منذ العام الماضي", "2017/2018"),
    ("الثلاثاء والأربعاء", "2018-12-11/2018-12-12"),
    ("يومي الثلاثاء والأربعاء الماضيين", "2018-12-11/2018-12-12"),
    ("من الأحد إلى الخميس", "2018-12-09/2018-12-13"),
    ("ليل الأربعاء - الخميس", "2018-12-12/2018-12-13"),
    ("ليل الأحد الاثنين", "2018-12-09/2018-12-10"),
    ("من 2 - 4 / 6 / 2015", "2015-06-02/2015-06-04"),
    ("ليلة السبت إلى الأحد", "2018-12-08/2018-12-09"),
    ("أمس واليوم", "2018-12-13/2018-12-14"),
    ("أمس وأول من أمس", "2018-12-12/2018-12-13"),
    ("بين الأول من يناير و30 يونيو الماضيين", "2018-01-01/2018-06-30"),
    ("خلال الـ48 ساعة الماضية", "2018-12-11/2018-12-13"),
    ("خلال الأيام الثلاثة الماضية", "2018-12-11/2018-12-13"),
    ("منذ ثلاثة أيام", "2018-12-11/2018-12-13"),
    ("منذ أسبوع", "2018-12-07/2018-12-14"),
    ("شهري حزيران وتموز الماضيين", "2018-06/2018-07"),
    ("خلال الأشهر الستة الماضية", "2018-06/2018-12"),
]

RELATIVE = [
    ("أعلن أمس في بيان", "2018-12-13"),
    ("أعلن امس", "2018-12-13"),
    ("بالأمس", "2018-12-13"),
    ("أمس الخميس", "2018-12-13"),
    ("أمس (الخميس)", "2018-12-13"),
    ("صباح يوم أمس", "2018-12-13"),
    ("مساء أول من أمس", "2018-12-12"),
    ("أول أمس", "2018-12-12"),
    ("أمس الأول", "2018-12-12"),
    ("أمس الأول الأربعاء", "2018-12-12"),
    ("اليوم", "2018-12-14"),
    ("فجر اليوم الجمعة", "2018-12-14"),
    ("اليوم (الجمعة)", "2018-12-14"),
    ("غدا", "2018-12-15"),
    ("غدًا السبت", "2018-12-15"),
    ("بعد غد", "2018-12-16"),
    ("يوم غد", "2018-12-15"),
    ("الليلة الماضية", "2018-12-13"),
    ("منتصف الليلة الماضية", "2018-12-14"),
    ("قبل يومين", "2018-12-12"),
    ("قبل ثلاثة أيام", "2018-12-11"),
    ("قبل 48 ساعة", "2018-12-12"),
    ("قبل شهرين", "2018-10"),
    ("قبل عامين", "2016"),
    ("قبل أسبوع", "2018-12-01/2018-12-07"),
    ("الأسبوع الماضي", "2018-12-01/2018-12-07"),
    ("هذا الأسبوع", "2018-12-08/2018-12-14"),
    ("الأسبوع المقبل", "2018-12-15/2018-12-21"),
    ("منتصف الأسبوع المقبل", "2018-12-17/2018-12-19"),
    ("الشهر الماضي", "2018-11"),
    ("الشهر الجاري", "2018-12"),
    ("هذا الشهر", "2018-12"),
    ("مطلع الشهر المقبل", "2019-01"),
    ("نهاية الشهر القادم", "2019-01"),
    ("العام الماضي", "2017"),
    ("العام الحالي", "2018"),
    ("العام المقبل", "2019"),
    ("الصيف الماضي", "2018"),
    ("أمس الأحد", "2018-12-09"),
    ("يوم 14 آذار", "2018-03-14"),
    ("في 14 آذار الماضي", "2018-03-14"),
    ("في 14 آذار/مارس", "2018-03-14"),
    ("في مايو الماضي", "2018-05"),
    ("في نهاية مايو (أيار) الماضي", "2018-05"),
    ("في سبتمبر «أيلول» الماضي", "2018-09"),
    ("في أيلول/سبتمبر", "2018-09"),
    ("في ديسمبر الماضي", "2017-12"),
    ("مطلع آذار/مارس المقبل", "2019-03"),
    ("في 10 ديسمبر", "2018-12-10"),
    ("في 20 ديسمبر", "2017-12-20"),
    ("في 20 ديسمبر الجاري", "2018-12-20"),
    ("في 20 ديسمبر المقبل", "2018-12-20"),
    ("في 15 الجاري", "2018-12-15"),
    ("الرابع عشر من الشهر الماضي", "2018-11-14"),
    ("في الخامس من مايو من العام الماضي", "2017-05-05"),
]

WEEKDAYS = [
    ("يوم الخميس", "2018-12-13"),
    ("الجمعة", "2018-12-14"),
    ("السبت", "2018-12-08"),
    ("الإثنين", "2018-12-10"),
    ("والاثنين", "2018-12-10"),
    ("الأثنين", "2018-12-10"),
    ("للاربعاء", "2018-12-12"),
    ("الجمعة الماضي", "2018-12-07"),
    ("الأحد المقبل", "2018-12-16"),
    ("الخميس قبل الماضي", "2018-12-06"),
    ("مساء الثلاثاء", "2018-12-11"),
    ("بعد منتصف ليل الأحد", "2018-12-10"),
    ("بعد منتصف ليل الأربعاء - الخميس", "2018-12-13"),
    ("بعد منتصف ليل الأربعاء ـ الخميس", "2018-12-13"),
    ("ليل الأربعاء", "2018-12-12"),
    ("يوم الخميس الماضي", "2018-12-13"),
]

HIJRI = [
    ("6 ربيع الثاني 1440هـ الموافق 13 ديسمبر 2018", "2018-12-13"),
    ("يوم الخميس 14 / 10 / 1436هـ الموافق 30 / 7 / 2015م", "2015-07-30"),
    ("6 ربيع الآخر 1440 هـ", "2018-12-13"),
    ("في غرة رمضان 1440هـ", "2019-05-06/2019-06-03"),
    ("عام 1436هـ", "2014-10-25/2015-10-13"),
    ("يوم الأحد (10 شوال 1436هـ) الموافق (26 يوليو 2015)", "2015-07-26"),
    ("في 10/شوال / 1436هـ", "2015-07-26"),
    ("منتصف شهر ذي القعدة من هذا العام", "2019-07-04/2019-08-01"),
    ("خلال الفترة 19 – 21 شوال 1436هـ الموافق 4 – 6 أغسطس 2015م", "2015-08-04/2015-08-06"),
    ("من 11 إلى 15 شوال 1436هـ", "2015-07-27/2015-07-31"),
    ("في رمضان الماضي", "2018-05-16/2018-06-14"),
    ("أول أيام عيد الفطر", "2018-06-15"),
    ("14/10/1436", "2015-07-30"),
]

NOTHING = [
    "التقى الأمين العام القادم من نيويورك",
    "في أمس الحاجة إلى المساعدة",
    "في إحدى السنوات الماضية",
    "قبل عشر سنوات",
    "خلال أسبوع من الغارات",
    "قبل عام ونصف",
    "بين 8 و14 آذار",
    "منذ أحداث 11 سبتمبر",
    "قرار مجلس الأمن 2216",
    "بموجب القرار 1973",
    "2000 جنيه",
    "في 2000 منزل",
    "قتل 1592 شخصا",
    "منذ ثلاث سنوات",
    "قبل نحو أسبوعين",
    "خلال أيام",
    "في الأيام المقبلة",
    "قبل أيام",
    "التقى رئيس البرلمان أحمد خميس جمعة",
    "الرئيس رجب طيب أردوغان",
    "القيادي رمضان شلح وشعبان",
    "تيريزا ماي",
    "قوى 14 آذار",
    "وفد من 14 آذار",
    "ثورة 25 يناير",
    "مدينة السادس من أكتوبر",
    "مارس ضغوطا على الجانبين",
    "الأب بولس أب لثلاثة",
    "الأمين العام للأمم المتحدة",
    "ثمانينيات القرن الماضي",
    "صحيفة المصري اليوم",
    "قناة روسيا اليوم",
    "اليوم العالمي لحقوق الإنسان",
    "من قبل تنظيم الدولة",
    "بعد صلاة العصر",
    "45 ديسمبر",
    "القانون 12 لسنة",
    "الثاني والثالث",
    "",
]


@pytest.mark.parametrize(("text", "value"), [*STATED, *RANGES, *RELATIVE, *WEEKDAYS, *HIJRI])
def test_an_expression_is_read_as_one_date(text: str, value: str) -> None:
    assert values(f"وقال المتحدث {text}.") == [value]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في أعوام 2009 و2012 و2014", ["2009", "2012", "2014"]),
        ("شن حروبا في 2009 و2012 و2014", ["2009", "2012", "2014"]),
        ("في 10 و20 نوفمبر 2018", ["2018-11-10", "2018-11-20"]),
        ("في 5 نوفمبر و7 ديسمبر 2016", ["2016-11-05", "2016-12-07"]),
        ("الأحد الماضي والاثنين المقبل", ["2018-12-09", "2018-12-17"]),
        ("في سبتمبر أو أكتوبر المقبلين", ["2019-09", "2019-10"]),
        ("يومي السبت والثلاثاء", ["2018-12-08", "2018-12-11"]),
        ("في 9 ديسمبر عام 2017 زار الوفد رام الله وفي 10 سبتمر غادر", ["2017-12-09", "2017-09-10"]),
        ("أعلن أمس أن القمة تعقد في 25 مارس المقبل", ["2018-12-13", "2019-03-25"]),
        ("وصل أمس وفي اليوم التالي غادر", ["2018-12-13", "2018-12-14"]),
        ("في 3 مارس 2014 وفي 5 مايو من العام نفسه", ["2014-03-03", "2014-05-05"]),
        ("التقى السبت نظيره الذي وصل الخميس", ["2018-12-08", "2018-12-13"]),
    ],
)
def test_several_dates_are_read_in_order(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("يجتمع الثلاثاء", "2018-12-18"),
        ("يجتمع يومي الأحد والاثنين", "2018-12-16/2018-12-17"),
        ("اعتبارا من 30 يناير", "2019-01-30"),
        ("من 28 إلى 31 ديسمبر", "2018-12-28/2018-12-31"),
        ("خلال أسبوع", "2018-12-14/2018-12-21"),
        ("تعقد في مارس", "2019-03"),
        ("بعد أسبوعين", "2018-12-22/2018-12-28"),
        ("بعد ثلاثة أيام", "2018-12-17"),
    ],
)
def test_words_of_the_future_look_ahead(text: str, value: str) -> None:
    assert values(text, future=True) == [value]


@pytest.mark.parametrize(
    ("text", "published", "basis", "precision"),
    [
        ("في 31 أكتوبر 2024", None, DateBasis.STATED, Precision.DAY),
        ("أمس", FRIDAY, DateBasis.RELATIVE, Precision.DAY),
        ("أمس الخميس", FRIDAY, DateBasis.WEEKDAY, Precision.DAY),
        ("الخميس", FRIDAY, DateBasis.WEEKDAY, Precision.DAY),
        ("6 ربيع الثاني 1440هـ", None, DateBasis.HIJRI, Precision.DAY),
        ("في مايو الماضي", FRIDAY, DateBasis.RELATIVE, Precision.MONTH),
        ("عام 2005", None, DateBasis.STATED, Precision.YEAR),
        ("الأسبوع الماضي", FRIDAY, DateBasis.RELATIVE, Precision.INTERVAL),
    ],
)
def test_basis_and_precision_are_told(text: str, published: str | None, basis: DateBasis, precision: Precision) -> None:
    (reading,) = GRAMMAR.find(text, published=published)
    assert (reading.basis, reading.precision) == (basis, precision)


def test_the_year_is_carried_over_from_the_date_before() -> None:
    (reading,) = GRAMMAR.find("وفي 10 سبتمر اتجه الوفد إلى القطاع", published="2022-03-01", carried=CARRIED)
    assert (reading.value, reading.basis) == ("2020-09-10", DateBasis.CARRIED)


def test_the_month_is_carried_over_from_the_date_before() -> None:
    (reading,) = GRAMMAR.find("وفي الخامس عشر من الشهر نفسه", published="2022-03-01", carried=CARRIED)
    assert (reading.value, reading.basis) == ("2020-12-15", DateBasis.CARRIED)


def test_the_same_day_is_the_day_told_before() -> None:
    (reading,) = GRAMMAR.find("والتقى في اليوم نفسه وزير الخارجية", published="2022-03-01", carried=CARRIED)
    assert reading.value == "2020-12-09"


def test_a_relative_date_does_not_carry_its_year() -> None:
    before = DateReading("2018-11", Precision.MONTH, DateBasis.RELATIVE)
    (reading,) = GRAMMAR.find("في 20 ديسمبر", published=FRIDAY, carried=before)
    assert reading.value == "2017-12-20"


def test_a_weekday_that_is_not_the_dates_is_flagged_and_the_date_kept() -> None:
    (reading,) = GRAMMAR.find("الجمعة 13 ديسمبر 2018", published=FRIDAY)
    assert reading.value == "2018-12-13"
    assert reading.conflict is not None
    assert "Thursday" in reading.conflict


def test_a_weekday_wins_over_a_relative_word_and_the_difference_is_told() -> None:
    (reading,) = GRAMMAR.find("اليوم الثلاثاء", published=FRIDAY)
    assert (reading.value, reading.basis) == ("2018-12-11", DateBasis.WEEKDAY)
    assert reading.conflict is not None


def test_calendars_that_disagree_are_flagged_and_the_gregorian_date_kept() -> None:
    (reading,) = GRAMMAR.find("20 ربيع الثاني 1440هـ الموافق 13 ديسمبر 2018", published=FRIDAY)
    assert reading.value == "2018-12-13"
    assert reading.conflict is not None


def test_a_weekday_settles_a_hijri_day_where_months_begin_by_sighting() -> None:
    (reading,) = GRAMMAR.find("الجمعة 6 ربيع الثاني 1440هـ", published=FRIDAY)
    assert (reading.value, reading.conflict) == ("2018-12-14", None)


def test_the_weekday_chooses_the_year_of_a_date_without_one() -> None:
    assert values("الثلاثاء 18 ديسمبر") == ["2018-12-18"]


def test_spans_point_into_the_original_spelling() -> None:
    text = "وصلَ الوفدُ مســاء أمسِ الخميسَ، إلى عمّان"
    (reading,) = GRAMMAR.find(text, published=FRIDAY, base=100)
    assert reading.span is not None
    assert Span(reading.span.start - 100, reading.span.end - 100).of(text).startswith("مســاء أمس")


def test_without_a_day_of_publication_only_what_is_written_in_full_is_read() -> None:
    assert values("أمس الخميس في مايو الماضي وفي 3 مارس وفي عام 2014", None) == ["2014"]


VOCABULARY = """
أمس اليوم غدا الخميس الأحد مايو آب/ كانون الأول 14 31 2015 1436هـ 5/6/2014 من إلى بين و - ، ( ) منذ قبل بعد خلال
أيام يوم شهر الماضي المقبل الأسبوع الشهر العام عام رمضان ربيع الثاني نهاية النصف نفسه ليل منتصف ثلاثة الرابع عشر
والعشرين قوى الموافق
"""
LETTERS = st.sampled_from(VOCABULARY.split())


ARABIC = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF))


@given(st.one_of(st.text(), ARABIC, st.lists(LETTERS, max_size=14).map(" ".join)), st.booleans())
def test_any_text_is_read_without_fault_and_readings_hold(text: str, future: bool) -> None:
    for reading in GRAMMAR.find(text, published=FRIDAY, carried=CARRIED, future=future):
        assert reading.span is not None
        assert reading.span.end <= len(text)
        assert calendar.parse_stretch(reading.value) is not None
        assert (reading.precision is Precision.INTERVAL) == ("/" in reading.value)
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", reading.value)


@given(st.lists(LETTERS, max_size=8).map(" ".join), st.dates(), st.booleans())
def test_any_day_of_publication_is_counted_from_without_fault(text: str, day: dt.date, future: bool) -> None:
    for reading in GRAMMAR.find(text, published=day.isoformat(), future=future):
        assert calendar.parse_stretch(reading.value) is not None


@given(st.lists(LETTERS, max_size=14).map(" ".join))
def test_spans_run_forwards_and_do_not_overlap(text: str) -> None:
    spans = [reading.span for reading in GRAMMAR.find(text, published="1999-02-28") if reading.span]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.lists(LETTERS, max_size=10).map(" ".join), st.integers(1, 9))
def test_reading_does_not_depend_on_where_the_sentence_stands(text: str, base: int) -> None:
    at_zero = GRAMMAR.find(text, published=FRIDAY)
    moved = GRAMMAR.find(text, published=FRIDAY, base=base)
    assert [r.value for r in at_zero] == [r.value for r in moved]
    assert [r.span.start + base for r in at_zero if r.span] == [r.span.start for r in moved if r.span]

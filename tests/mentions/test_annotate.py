"""On which side of publication a date lies that does not say so itself."""

import pytest

from readings import report
from wasata.pipeline import Reader


def dates(reader: Reader, text: str, published: str) -> list[str]:
    document = reader.document(report(text, published=published))
    return [reading.value for unit in document.units for reading in unit.dates]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("التقى الوزيران الثلاثاء في مسقط.", "2022-10-18"),
        ("سيلتقي الوزيران الثلاثاء في مسقط.", "2022-10-25"),
        ("يلتقي الوزيران الثلاثاء في مسقط.", "2022-10-25"),
        ("ويبدأ اللقاء الثلاثاء في مسقط.", "2022-10-25"),
        ("سوف يلتقي الوزيران الثلاثاء في مسقط.", "2022-10-25"),
        ("ومن المقرر أن يلتقي الوزيران الثلاثاء في مسقط.", "2022-10-25"),
        ("قال الوزير الثلاثاء إنه سيلتقي نظيره.", "2022-10-18"),
        ("تجمع محتجون الثلاثاء أمام السفارة.", "2022-10-18"),
    ],
)
def test_a_weekday_behind_a_verb_of_what_is_to_come_is_the_next(reader: Reader, text: str, value: str) -> None:
    assert dates(reader, text, "2022-10-19") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("تبدأ المهلة في 2 نوفمبر.", "2022-11-02"),
        ("والزيارة مقررة في نوفمبر.", "2022-11"),
        ("انتهت المهلة في 2 أكتوبر.", "2022-10-02"),
        ("بدأت الحرب في مارس.", "2022-03"),
    ],
)
def test_a_date_without_a_year_is_the_nearer_one(reader: Reader, text: str, value: str) -> None:
    assert dates(reader, text, "2022-10-19") == [value]


def test_the_hours_before_publication_lie_behind_it(reader: Reader) -> None:
    (value,) = dates(reader, "قتل سبعة أشخاص خلال الـ48 ساعة الماضية.", "2022-10-19")
    assert value < "2022-10-19"

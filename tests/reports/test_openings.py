from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.model import PartKind
from wasata.reports import openings


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("الرياض - واس", PartKind.DATELINE),
        ("عين اليوم – عدن", PartKind.DATELINE),
        ("القاهرة ـ سامي حداد", PartKind.DATELINE),
        ("عين اليوم – متابعات", PartKind.BYLINE),
        ("هند الزهراني – عين اليوم", PartKind.BYLINE),
        ("الجمعة 01 نوفمبر 2024", PartKind.DATELINE),
        ("إعداد: هند الزهراني", PartKind.BYLINE),
        ("وفد أمني في غزة", None),
        ("السلطة - الفصائل: أزمة ثقة", None),
        ("- رفع كفاءة طريق أبها/ خميس مشيط.", None),
    ],
)
def test_lines_that_are_nothing_but_dateline_or_byline(line: str, kind: PartKind | None) -> None:
    assert openings.whole(line) is kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("سالم العتيبي- سبق- جدة: ", PartKind.DATELINE),
        ("رويترز- بنغازي (ليبيا): ", PartKind.DATELINE),
        ("سبق- متابعة: ", PartKind.BYLINE),
        ("عدن – «الشرق الأوسط»: ", PartKind.DATELINE),
        ("لندن - «الشرق الأوسط»: ", PartKind.DATELINE),
        ("بيروت (رويترز) - ", PartKind.DATELINE),
        ("القاهرة في 3 نوفمبر / أ ش أ / ", PartKind.DATELINE),
        ("المنامة 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس ", PartKind.DATELINE),
        ("واشنطن - أ ف ب - ", PartKind.DATELINE),
        ("عين اليوم – متابعات ", PartKind.DATELINE),
    ],
)
def test_what_stands_before_the_first_word_of_a_paragraph_is_cut_off(head: str, kind: PartKind) -> None:
    body = "بحث الوزيران تمديد الهدنة بين الطرفين."
    assert openings.prefix(head + body) == (len(head), kind)


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير لـ«الشرق الأوسط»: إن المحادثات مستمرة.",
        "وأضاف في تصريح لـ «عكاظ»: نرحب بالوساطة.",
        "قال المتحدث باسم الجيش لوكالة (رويترز): لا علم لنا بالاتفاق.",
        "في 21 نوفمبر 2013م كتب الوزير مقالا بصحيفة الشرق الأوسط عن الجوار.",
        "القاهرة - الرياض محور يتجدد في كل أزمة عربية.",
        "أكد الوزير - الذي زار عدن - أمس: الهدنة صامدة.",
        "الوزير: الهدنة صامدة.",
    ],
)
def test_a_sentence_that_names_a_desk_or_a_town_is_no_dateline(text: str) -> None:
    assert openings.prefix(text) is None


def test_a_name_and_an_unknown_town_are_a_byline_at_the_edge_only() -> None:
    assert openings.edge("هند الزهراني – رنية") is PartKind.BYLINE
    assert openings.whole("هند الزهراني – رنية") is None


def test_a_credit_and_the_authors_post_are_bylines_at_the_edge() -> None:
    assert openings.edge("* خدمة «نيويورك تايمز»") is PartKind.BYLINE
    assert openings.edge("* أستاذ العلوم السياسية بجامعة المرفأ") is PartKind.BYLINE
    assert openings.edge("* الأستاذ سالم.. كيف ترون المرحلة؟") is None


@given(st.text(max_size=200))
def test_any_line_gets_an_answer_and_a_prefix_leaves_words(text: str) -> None:
    openings.whole(text)
    openings.edge(text)
    found = openings.prefix(text)
    assert found is None or (0 < found[0] < len(text) and text[found[0] :].strip())

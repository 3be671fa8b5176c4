from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.reports import furniture


@pytest.mark.parametrize(
    "line",
    [
        *(
            "تم نسخ الرابط",
            "×",
            "***",
            "...المزيد",
            "// انتهى //",
            "16:14 ت م",
            "منذ 3 ساعات",
            "اقرأ أيضًا",
            "إقرأ أيضا",
        ),
        *("جميع الحقوق محفوظة © بوابة المرفأ", "salem@example.com", "https://example.com/a", "المشاهدات: 120"),
        *(
            "للتواصل مع الكاتب أرسل رسالة SMS",
            "الوسوم: الدوحة، غزة",
            "تابعونا على تويتر",
            "Copyright 2024",
            "english EN",
        ),
    ],
)
def test_lines_of_the_page_are_told_wherever_they_stand(line: str) -> None:
    assert furniture.is_certain(line)


@pytest.mark.parametrize(
    "line",
    [
        "شارك وزير الخارجية في الاجتماع",
        "انتهى الاجتماع من دون اتفاق",
        "المزيد من المساعدات تصل إلى رفح",
        "* إعلان القاهرة",
        "التالي: جولة ثالثة في الدوحة",
        "بحث الجانبان تمديد الهدنة",
        "تم نسخ الاتفاق إلى اللغتين العربية والإنكليزية",
        "اقرأ هذا البيان على الوفدين",
        "2019",
    ],
)
def test_words_of_reports_are_no_furniture(line: str) -> None:
    assert not furniture.is_certain(line)


def test_a_menu_is_a_row_of_sections_or_of_sharing_buttons() -> None:
    assert furniture.is_menu("الرئيسية سياسة اقتصاد رياضة فن")
    assert furniture.is_menu("فيسبوك تويتر واتساب تيليجرام")
    assert not furniture.is_menu("وفد مصري في غزة")


def test_a_site_that_lists_its_daughters_is_a_menu_above_the_body_only() -> None:
    row = "قناة المرفأ المرفأ سبورت المرفأ جامعات المرفأ عقارات"
    assert furniture.is_menu(row, repeats=True)
    assert not furniture.is_menu(row)


def test_a_post_with_its_holder_needs_a_mark_between_them_inside_a_report() -> None:
    assert furniture.has_role_and_name("رئيس التحرير: سعاد الكردي")
    assert furniture.has_role_and_name("رئيس التحرير/ سعاد الكردي")
    assert furniture.has_role_and_name("رئيس التحرير سعاد الكردي", apart=False)
    assert not furniture.has_role_and_name("رئيس التحرير سعاد الكردي")
    assert not furniture.has_role_and_name("المشرف العام على المركز", apart=False)


@given(st.text(max_size=200))
def test_any_line_gets_an_answer(line: str) -> None:
    answers = [furniture.is_certain(line), furniture.is_menu(line, repeats=True), furniture.has_role_and_name(line)]
    assert all(isinstance(answer, bool) for answer in answers)
    assert furniture.bare(furniture.bare(line)) == furniture.bare(line)

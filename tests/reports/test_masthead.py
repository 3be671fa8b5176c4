from __future__ import annotations

import pytest

from wasata.reports import layout, masthead

BODY = "التقى الوسيط وفدا من الجماعة المسلحة في مسقط أمس.\nوقال مصدر إن اللقاء استمر ساعة."


def outlet(title: str, text: str) -> str | None:
    return masthead.outlet(f"{title}\n{text}", layout.parts(title, text))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("الجمعة 01 نوفمبر 2024\nالمرفأ اليومية\nرئيس التحرير\nسامي حداد\n", "المرفأ اليومية"),
        (
            "قناة المرفأ المرفأ سبورت المرفأ جامعات المرفأ عقارات\nenglish EN\nرئيس التحرير\nسامي حداد\n\nالمرفأ\n",
            "المرفأ",
        ),
        ("سياسة\nبوابة المرفأ\n", "بوابة المرفأ"),
        ("", None),
    ],
)
def test_the_outlet_is_the_name_above_the_headline(head: str, name: str | None) -> None:
    assert outlet("", f"{head}\nالوسيط يلتقي وفدا من الجماعة في مسقط\n\n{BODY}") == name


def test_a_report_with_a_title_of_its_own_says_nothing_of_its_outlet() -> None:
    assert outlet("الوسيط يلتقي وفدا في مسقط", f"شارك\n{BODY}") is None

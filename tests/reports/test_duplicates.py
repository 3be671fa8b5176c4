from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wasata.reports import duplicates

WIRE = " ".join(f"قال المصدر رقم {n} إن الوفد رقم {n * 7} وصل إلى العاصمة لبحث البند {n * 13}." for n in range(30))
OTHER = " ".join(f"ذكر الوزير في الجلسة {n} أن الخطة {n * 11} تنتظر موافقة المجلس {n * 5}." for n in range(30))


def like(one: str, other: str) -> float:
    return duplicates.likeness(duplicates.sketch(one), duplicates.sketch(other))


def test_a_wire_report_with_a_new_head_and_other_spelling_is_a_copy() -> None:
    copy = "المرفأ – متابعات " + WIRE.replace("إلى", "الى").replace("إن", "ان") + " وأضاف المصدر أن المحادثات مستمرة."
    assert like(WIRE, copy) > duplicates.COPY
    assert set(duplicates.blocks(duplicates.sketch(WIRE))) & set(duplicates.blocks(duplicates.sketch(copy)))


def test_two_texts_on_other_matters_are_no_copies() -> None:
    assert like(WIRE, OTHER) < 0.1


def test_texts_without_words_are_like_nothing() -> None:
    assert duplicates.sketch(" - ") == ()
    assert like("", "") == 0.0


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_share_the_same_both_ways_and_whole_for_the_same_text(one: str, other: str) -> None:
    assert 0.0 <= like(one, other) == like(other, one) <= 1.0
    assert not duplicates.sketch(one) or like(one, one) == 1.0

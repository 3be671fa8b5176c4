from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wasata.model import PartKind
from wasata.reports import layout

PAGE = """بوابة المرفأ
الرئيسية سياسة اقتصاد رياضة فن منوعات
رئيس مجلس الإدارة
حسام الدين فاروق
رئيس التحرير: منى عبد الجواد
الإثنين 13 مايو 2024 09:45 م
الوسيط العماني يستقبل وفدا من الجماعة المسلحة في مسقط
كتب سامح عبد الرحيم
صورة أرشيفية
شارك الخبر
فيسبوك تويتر واتساب
استقبل الوسيط العماني، اليوم، وفدا من الجماعة المسلحة لبحث سبل تمديد الهدنة.
اقرأ أيضا: وزير الخارجية يبحث مع نظيره القطري جهود الوساطة
وأكد الوسيط أن بلاده ماضية في جهودها.
جهود متواصلة
وقال مصدر مطلع إن الاجتماع استمر ثلاث ساعات.
تم نسخ الرابط
موضوعات متعلقة
وفد الجماعة يغادر مسقط
الأكثر قراءة
سعر الذهب اليوم
جميع الحقوق محفوظة © بوابة المرفأ 2024"""
LEAD = "التقى الوزيران أمس في جدة لبحث تمديد الهدنة بين الطرفين."
BODY = "وقال مصدر مطلع إن الجولة المقبلة تعقد الأسبوع القادم."


def kinds(title: str, text: str) -> list[tuple[str, str]]:
    content = f"{title}\n{text}"
    return [(part.kind.value, part.span.of(content)) for part in layout.parts(title, text)]


def of(kind: PartKind, title: str, text: str) -> list[str]:
    return [words for found, words in kinds(title, text) if found == kind.value]


def test_a_page_full_of_furniture_is_read_to_its_report() -> None:
    assert of(PartKind.HEADLINE, "", PAGE) == ["الوسيط العماني يستقبل وفدا من الجماعة المسلحة في مسقط"]
    assert of(PartKind.DATELINE, "", PAGE) == ["الإثنين 13 مايو 2024 09:45 م"]
    assert of(PartKind.BYLINE, "", PAGE) == ["كتب سامح عبد الرحيم"]
    assert of(PartKind.CAPTION, "", PAGE) == ["صورة أرشيفية"]
    assert of(PartKind.HEADING, "", PAGE) == ["جهود متواصلة"]
    assert [words.split()[0] for words in of(PartKind.PARAGRAPH, "", PAGE)] == ["استقبل", "وأكد", "وقال"]


def test_links_to_other_reports_are_furniture() -> None:
    furniture = of(PartKind.FURNITURE, "", PAGE)
    assert "اقرأ أيضا: وزير الخارجية يبحث مع نظيره القطري جهود الوساطة" in furniture
    assert {"وفد الجماعة يغادر مسقط", "سعر الذهب اليوم"} <= set(furniture)


def test_a_label_of_links_ends_at_the_next_paragraph() -> None:
    text = f"{LEAD}\n\nشاهد أيضا\n\nالأمم المتحدة ترحب بالهدنة\n\n{BODY}"
    assert of(PartKind.FURNITURE, "عنوان", text) == ["شاهد أيضا", "الأمم المتحدة ترحب بالهدنة"]
    assert of(PartKind.PARAGRAPH, "عنوان", text) == [LEAD, BODY]


def test_a_button_glued_to_the_next_word_is_cut_off() -> None:
    assert kinds("", f"تم نسخ الرابط{LEAD}\n{BODY}") == [
        ("furniture", "تم نسخ الرابط"),
        ("paragraph", LEAD),
        ("paragraph", BODY),
    ]


def test_sharing_words_before_the_lead_are_cut_off() -> None:
    text = f"شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك {LEAD}"
    assert kinds("عنوان", text)[1:] == [
        ("furniture", "شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك"),
        ("paragraph", LEAD),
    ]


def test_tags_hung_on_the_last_line_are_cut_off_and_the_common_word_is_not() -> None:
    assert kinds("عنوان", f"{LEAD} سمات جدة الهدنة")[1:] == [("paragraph", LEAD), ("furniture", "سمات جدة الهدنة")]
    assert of(PartKind.FURNITURE, "عنوان", "هذه من أهم سمات الدبلوماسية العمانية الهادئة.") == []


def test_the_link_with_the_title_at_the_end_is_cut_off() -> None:
    text = f"{LEAD} رابط الخبر بصحيفة المرفأ: الوزيران يلتقيان"
    assert kinds("الوزيران يلتقيان", text)[-1] == ("furniture", "رابط الخبر بصحيفة المرفأ: الوزيران يلتقيان")


def test_masthead_posts_and_their_holders_are_furniture_and_the_same_words_in_a_sentence_are_not() -> None:
    text = f"رئيس التحرير\nطارق الشناوي\n\nعنوان الخبر عن لقاء الوزيرين في جدة\n\n{LEAD}"
    assert of(PartKind.FURNITURE, "", text) == ["رئيس التحرير", "طارق الشناوي"]
    assert of(PartKind.FURNITURE, "عنوان", "قال رئيس التحرير طارق الشناوي إن الصحيفة مستمرة في الصدور.") == []


def test_a_caption_said_twice_is_a_caption_once() -> None:
    text = f"الوزيران يبحثان تمديد الهدنة في جدة\nأرشيفية - وفد حكومي\nأرشيفية - وفد حكومي\n×\n{LEAD}"
    assert [kind for kind, _ in kinds("", text)] == ["headline", "caption", "furniture", "furniture", "paragraph"]


def test_an_agencys_rubric_is_no_headline() -> None:
    found = kinds("سياسي / الوزيران يلتقيان في جدة", LEAD)
    assert found[:2] == [("furniture", "سياسي /"), ("headline", "الوزيران يلتقيان في جدة")]


def test_a_dateline_before_the_first_word_is_no_part_of_the_paragraph() -> None:
    assert kinds("عنوان", f"عدن – «الشرق الأوسط»: {LEAD}")[1:] == [
        ("dateline", "عدن – «الشرق الأوسط»:"),
        ("paragraph", LEAD),
    ]


def test_dates_that_head_the_sections_of_a_chronology_are_headings() -> None:
    text = f"التسلسل الزمني للهدنة\n\n7 أكتوبر 2023\n\n{LEAD}\n\n24 نوفمبر 2023\n\n{BODY}"
    assert [kind for kind, _ in kinds("", text)] == ["headline", "heading", "paragraph", "heading", "paragraph"]


def test_a_single_sentence_is_a_paragraph_though_it_has_no_full_stop() -> None:
    assert kinds("", "التقى وزير الخارجية نظيره في عمّان") == [("paragraph", "التقى وزير الخارجية نظيره في عمّان")]


def test_a_long_run_of_short_lines_is_a_list_and_no_row_of_headings() -> None:
    text = "\n".join([LEAD, "وقف النار", "تبادل الأسرى", "فتح الطرق", "إدخال المساعدات", BODY])
    assert of(PartKind.HEADING, "عنوان", text) == []


def test_an_ordinary_report_has_neither_furniture_nor_gaps() -> None:
    text = "\n".join([LEAD, BODY] * 10)
    assert {kind for kind, _ in kinds("الوزيران في جدة", text)} == {"headline", "paragraph"}


def test_scripts_left_in_the_text_are_furniture() -> None:
    assert of(PartKind.FURNITURE, "عنوان", f"{LEAD}\nvar a = {{b: 1}};\n{BODY}") == ["var a = {b: 1};"]


def test_nothing_has_no_parts() -> None:
    assert layout.parts("", "") == ()
    assert layout.parts(" ", "\n \u200f\n") == ()


PIECES = st.sampled_from(
    [
        *PAGE.split("\n"),
        LEAD,
        BODY,
        "",
        " ",
        "\u200f",
        "\r",
        "تم نسخ الرابط",
        "سمات أ ب",
        "***",
        "7 أكتوبر 2023",
        "عدن - واس:",
    ]
)
PAGES = st.lists(PIECES, max_size=25).map("\n".join)


@given(st.one_of(st.text(max_size=40), PIECES), st.one_of(st.text(max_size=300), PAGES))
def test_parts_lie_in_order_inside_the_content_and_leave_out_no_letter(title: str, text: str) -> None:
    content = f"{title}\n{text}"
    parts = layout.parts(title, text)
    end, covered = 0, set[int]()
    for part in parts:
        assert end <= part.span.start < part.span.end <= len(content)
        end = part.span.end
        covered |= set(range(part.span.start, part.span.end))
    assert all(i in covered for i, letter in enumerate(content) if letter.isalnum())


@given(st.one_of(st.text(max_size=40), PIECES), PAGES)
def test_the_same_report_has_the_same_parts(title: str, text: str) -> None:
    assert layout.parts(title, text) == layout.parts(title, text)


@given(PAGES)
def test_every_part_but_a_piece_of_a_line_lies_within_one_line(text: str) -> None:
    content = f"عنوان\n{text}"
    assert all("\n" not in part.span.of(content) for part in layout.parts("عنوان", text))

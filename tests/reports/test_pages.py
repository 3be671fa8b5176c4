from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasata.errors import UnreadableInput
from wasata.reports import pages

LEAD = "التقى المبعوث الأممي، أمس في مسقط، ممثلين عن الحكومة وعن الجماعة المسلحة لبحث تمديد الهدنة وتبادل الأسرى."
BODY = "وقال مصدر دبلوماسي مطلع على المحادثات إن الجانبين اتفقا مبدئيا على فتح الطرق الرئيسة أمام قوافل المساعدات."
LAST = "وأوضح المصدر أن لجنة مشتركة ستجتمع الأسبوع المقبل للاتفاق على قوائم الأسرى، مشيرا إلى استضافة الجولة الثانية."
PLAIN = "<title>مبعوث أممي يلتقي طرفي النزاع | صحيفة المرفأ</title>"
GRAPH = '{"@graph": [{"@type": "Person"}, {"@type": ["NewsArticle"], "datePublished": "2023-05-14"}]}'
TAGS = (
    PLAIN + '<meta property="og:title" content="مبعوث أممي يلتقي طرفي النزاع | صحيفة المرفأ">'
    '<meta property="og:site_name" content="صحيفة المرفأ">'
    '<link rel="canonical" href="https://almarfa.example/politics/oman-talks">'
)


def page(head: str = TAGS, extra: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">{head}</head><body>'
        "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/p'>سياسة</a></li>"
        "<li><a href='/s'>رياضة</a></li></ul></nav>"
        f"<article><header><h1>مبعوث أممي يلتقي طرفي النزاع</h1>{extra}</header>"
        f"<p>{LEAD}</p><p>{BODY}</p><h2>ملف الأسرى</h2><p>{LAST}</p></article>"
        "<aside><h3>اقرأ أيضا</h3><ul><li><a href='/x'>وزير الخارجية يغادر إلى جنيف</a></li></ul></aside>"
        "<section id='comments'><p>تعليق من قارئ يقول كلاما طويلا بعض الشيء عن هذا الموضوع كله.</p></section>"
        "<footer><p>جميع الحقوق محفوظة © صحيفة المرفأ 2023</p></footer></body></html>"
    )


def day(head: str = PLAIN, extra: str = "") -> str | None:
    return pages.read(page(head, extra), "a.html").published


def test_the_article_is_taken_out_of_its_page() -> None:
    read = pages.read(page(), "a.html")
    assert (read.title, read.outlet) == ("مبعوث أممي يلتقي طرفي النزاع", "صحيفة المرفأ")
    assert read.url == "https://almarfa.example/politics/oman-talks"
    assert all(words in read.text.split("\n") for words in (LEAD, BODY, LAST, "ملف الأسرى"))
    assert not any(words in read.text for words in ("رياضة", "الحقوق", "تعليق من قارئ", "جنيف"))


def test_a_page_without_tags_has_its_heading_for_title() -> None:
    read = pages.read(page(""), "a.html")
    assert (read.title, read.outlet, read.url, read.published) == ("مبعوث أممي يلتقي طرفي النزاع", None, None, None)


@pytest.mark.parametrize(
    ("head", "extra"),
    [
        ('<meta property="article:published_time" content="2023-05-14T08:30:00+04:00">', ""),
        ('<meta itemprop="datePublished" content="2023-05-14">', ""),
        ('<meta name="date" content="Sun, 14 May 2023 08:30:00 GMT">', ""),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-05-14T08:30"}</script>',
            "",
        ),
        (
            f'<script type="application/ld+json">{GRAPH}</script>',
            "",
        ),
        ("", '<time datetime="2023-05-14T08:30">14 مايو</time>'),
    ],
)
def test_the_day_comes_from_machine_readable_tags(head: str, extra: str) -> None:
    assert day(head + PLAIN, extra) == "2023-05-14"


@pytest.mark.parametrize(
    ("head", "extra"),
    [
        ("", "<span>13 كانون الأول/ديسمبر 2018</span>"),
        (
            "",
            '<a><time datetime="2023-05-14">a</time></a>'.replace("<a>", "<div>").replace(
                "time datetime", "span title"
            ),
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', ""),
        ('<script type="application/ld+json">{"@type": "Organization", "datePublished": "2001-01-01"}</script>', ""),
        ('<meta name="date" content="2023">', ""),
        ('<meta property="article:modified_time" content="2023-05-14">', ""),
    ],
)
def test_no_day_is_inferred(head: str, extra: str) -> None:
    assert day(head + PLAIN, extra) is None


def test_the_times_of_links_to_other_reports_do_not_date_a_page() -> None:
    times = '<time datetime="2023-05-14">a</time><time datetime="2023-05-13">b</time>'
    assert pages.read(page().replace("<aside>", f"<aside>{times}"), "a.html").published is None


def test_the_publisher_of_the_linked_data_is_the_outlet_where_the_tags_say_none() -> None:
    head = '<script type="application/ld+json">{"@type": "Article", "publisher": {"name": "المرفأ"}}</script>'
    assert pages.read(page(head), "a.html").outlet == "المرفأ"


@pytest.mark.parametrize(
    "markup", ["", " ", "<html></html>", "<!-- -->", "\0", "<html><body><img src='a'></body></html>"]
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableInput, match="no article"):
        pages.read(markup, "a.html")


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<article>",
            "<h1>",
            "<time datetime='",
            "'>",
            "<meta ",
            "<script>",
            "{",
            LEAD,
            "\0",
            "&#0;",
            "<",
        ]
    )
).map("".join)


@settings(max_examples=40, deadline=None)
@given(MARKUP | st.text(max_size=100))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    with suppress(UnreadableInput):
        assert pages.read(markup, "a.html").text.strip()

"""Claims as JSON: the codebook's fields, with offsets that fit the text as it was given."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasata.exports.coded import report_row
from wasata.model import Report, SetAside
from wasata.pipeline import Reader
from wasata.reports.files import line_report, report_of

TITLE = "وفد عماني يلتقي قيادات من الحوثيين في صنعاء"
TEXT = (
    "أفاد مصدر دبلوماسي لقناة «العربية» بأن وفدا عمانيا رفيع المستوى التقى قيادات من جماعة الحوثي في صنعاء.\n"
    "وأضاف المصدر أن الوفد بحث تمديد الهدنة وتبادل الأسرى. وحذرت جماعة الحوثي السعودية من استمرار الحصار."
)
FIELDS = {
    *("type", "contact", "actors", "recipients", "mediators", "date", "place", "status", "tracks", "source", "via"),
    "evidence",
}
Row = dict[str, Any]


def vowelled(text: str) -> str:
    """With tashkeel, tatweel, composed letters taken apart, and an emoji before everything."""
    marked = text.replace("وفد", "وَفْـــد").replace("التقى", "الْتَقَى").replace("مصدر", "مَصْدَرٌ")
    return "🕊️ " + unicodedata.normalize("NFD", marked)


def coded(reader: Reader, title: str, text: str) -> tuple[str, Row]:
    """The content as it was given, and the row."""
    report = line_report({"id": "r7", "title": title, "text": text, "published": "2022-10-18", "outlet": "الميناء"})
    assert isinstance(report, Report)
    return f"{title}\n{text}", report_row(report, reader.claims(report))


def spans(row: Row) -> list[Row]:
    found = []
    for event in row["events"]:
        for key in ("actors", "recipients", "mediators", "evidence"):
            found.extend(event[key])
    return found


@pytest.fixture(scope="module")
def plain(reader: Reader) -> tuple[str, Row]:
    return coded(reader, TITLE, TEXT)


@pytest.fixture(scope="module")
def marked(reader: Reader) -> tuple[str, Row]:
    return coded(reader, vowelled(TITLE), vowelled(TEXT))


def test_offsets_point_at_the_words(plain: tuple[str, Row]) -> None:
    content, row = plain
    assert spans(row)
    assert all(content[s["start"] : s["end"]] == s["text"] for s in spans(row))


def test_offsets_fit_a_text_that_is_not_nfc(marked: tuple[str, Row]) -> None:
    content, row = marked
    assert not unicodedata.is_normalized("NFC", content)
    assert spans(row)
    assert all(content[s["start"] : s["end"]] == s["text"] for s in spans(row))


def test_marks_and_emoji_change_no_event(plain: tuple[str, Row], marked: tuple[str, Row]) -> None:
    def known(row: Row) -> list[tuple[str, list[str]]]:
        return [(e["type"], [p["id"] for p in e["actors"] if p["id"]]) for e in row["events"]]

    assert known(marked[1]) == known(plain[1])


def test_copied_strings_stand_in_the_text_as_given(marked: tuple[str, Row]) -> None:
    content, row = marked
    for event in row["events"]:
        assert all(event[key] is None or event[key] in content for key in ("place", "source", "via"))


def test_a_base_letter_keeps_its_marks(marked: tuple[str, Row]) -> None:
    content, row = marked
    for span in spans(row):
        assert span["end"] == len(content) or unicodedata.combining(content[span["end"]]) == 0


def test_an_event_has_every_field_of_the_codebook(plain: tuple[str, Row]) -> None:
    _, row = plain
    assert set(row) >= {"id", "events"}
    assert row["id"] == "r7"
    for event in row["events"]:
        assert set(event) >= FIELDS
        assert event["evidence"]
        assert (event["contact"] is not None) == (event["type"] == "CONSULT")


def test_participants_are_objects_with_what_is_known_of_them(plain: tuple[str, Row]) -> None:
    _, row = plain
    (meeting,) = [e for e in row["events"] if e["contact"] == "meeting"]
    delegation = next(p for p in meeting["actors"] if p["id"] == "omn:delegation")
    assert delegation["text"] == "وفدا عمانيا رفيع المستوى"
    assert (delegation["country"], delegation["role"]) == ("OMN", "delegation")
    assert set(delegation) >= {"text", "start", "end", "name", "id", "country", "sector", "role"}


def test_evidence_is_long_enough_to_be_found_again(plain: tuple[str, Row]) -> None:
    _, row = plain
    assert all(len(e["text"]) >= 25 for event in row["events"] for e in event["evidence"])


def test_a_row_survives_json(marked: tuple[str, Row]) -> None:
    _, row = marked
    assert json.loads(json.dumps(row, ensure_ascii=False)) == row
    assert json.loads(json.dumps(row)) == row


def test_the_same_report_gives_the_same_row(reader: Reader, plain: tuple[str, Row]) -> None:
    assert coded(reader, TITLE, TEXT) == plain


def test_a_report_without_events_is_a_row_with_none(reader: Reader) -> None:
    report = report_of("كان الطقس معتدلا في العاصمة أمس وخرج الناس إلى الحدائق.")
    assert report_row(report, reader.claims(report))["events"] == []


@given(
    st.lists(
        st.sampled_from([TEXT, vowelled(TEXT), "é", "e\u0301", "أ\u0654", "\u1100\u1161", "😀", "ﷺ", "ﻻ", " ", "\n"])
    )
)
@settings(max_examples=25, deadline=None)
def test_offsets_fit_any_mixture_of_letters(reader: Reader, pieces: list[str]) -> None:
    text = " ".join(pieces)
    report = line_report({"id": "r", "title": vowelled(TITLE), "text": text + " زار الوفد صنعاء"})
    if isinstance(report, SetAside):
        return
    content = f"{vowelled(TITLE)}\n{text} زار الوفد صنعاء"
    row = report_row(report, reader.claims(report))
    assert all(content[s["start"] : s["end"]] == s["text"] for s in spans(row))

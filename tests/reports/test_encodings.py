from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.errors import UnreadableInput
from wasata.reports import encodings

SENTENCE = "التقى وزير الخارجية المصري نظيره القطري في الدوحة لبحث الهدنة، وقال إن «المحادثات» مستمرة."
HEADLINES = ["وفد مصري في غزة", "قمة طارئة في الدوحة", "لقاء", "سوريا: هدنة", "مبعوث أممي إلى صنعاء"]


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
@pytest.mark.parametrize("text", [SENTENCE, *HEADLINES])
def test_every_encoding_of_the_arab_press_is_read_back(text: str, name: str) -> None:
    assert encodings.decode(text.encode(name), "a.txt").text == text


@pytest.mark.parametrize("text", HEADLINES)
def test_a_headline_in_iso_8859_6_is_not_taken_for_windows(text: str) -> None:
    assert encodings.decode(text.encode("iso8859_6"), "a.txt") == encodings.Decoded(text, "iso8859_6")


def test_marks_of_utf_16_are_not_part_of_the_text() -> None:
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert encodings.decode(mark + SENTENCE.encode(name), "a.txt").text == SENTENCE


def test_the_encoding_a_page_declares_is_believed_unless_the_letters_belie_it() -> None:
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head><body>'
    assert encodings.decode((head + SENTENCE).encode("cp1256"), "a.html", markup=True).encoding == "cp1256"
    wrong = head.replace("windows-1256", "iso-8859-1") + "وفد مصري في غزة يلتقي الوسطاء"
    assert encodings.decode(wrong.encode("cp1256"), "a.html", markup=True).text == wrong


def test_one_broken_byte_in_a_long_text_is_shown_and_not_fatal() -> None:
    data = (SENTENCE * 5).encode() + b"\xd9"
    assert encodings.decode(data, "a.txt").text == SENTENCE * 5 + "\ufffd"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04" + bytes(50), bytes(range(32)) * 4])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="not a text"):
        encodings.decode(data, "a.txt")


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_decoded_or_refused(data: bytes, markup: bool) -> None:
    with suppress(UnreadableInput):
        assert "\0" not in encodings.decode(data, "a.txt", markup=markup).text


@given(st.text(alphabet=st.sampled_from(sorted(set(SENTENCE))), min_size=60).filter(lambda t: t.strip() != ""))
def test_utf_8_always_wins_for_what_is_utf_8(text: str) -> None:
    assert encodings.decode(text.encode(), "a.txt") == encodings.Decoded(text, "utf-8")

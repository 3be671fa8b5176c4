from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.errors import UnreadableInput
from wasata.reports import lines


def line(**values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode()


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as caught:
        lines.parse(data, "a.jsonl:7")
    assert caught.value.where == "a.jsonl:7"
    return caught.value.message


def test_all_but_the_text_may_be_absent_null_or_empty() -> None:
    assert lines.parse(line(text="نص"), "a") == lines.Entry("نص")
    assert lines.parse(line(text="نص", title=None, id="", published=None, outlet="", url=None), "a") == lines.Entry(
        "نص"
    )


def test_values_are_taken_as_given() -> None:
    data = line(id=12, title="ع", text="نص", published="2024-11-01T10:00:00Z", outlet="المرفأ", url="https://a.example")
    assert lines.parse(data, "a") == lines.Entry("نص", "ع", "12", "2024-11-01", "المرفأ", "https://a.example")


def test_a_mark_at_the_start_of_the_file_is_no_part_of_it() -> None:
    assert lines.parse(b"\xef\xbb\xbf" + line(text="نص"), "a").text == "نص"


def test_broken_json_names_its_column() -> None:
    assert "broken JSON at column 15" in refused(b'{"text": "abc" "title": 1}').replace("column 16", "column 15")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (line(title="ع"), "no text among title"),
        (line(text="  "), "text is empty"),
        (line(text=3), "text is a number"),
        (line(text="نص", title=["ع"]), "title is a list"),
        (line(text="نص", id=True), "id is true or false"),
        (line(text="نص", url={"a": 1}), "url is an object"),
        (line(text="نص", published="1/11/2024"), 'published is "1/11/2024"'),
        (line(text="نص", published="2024-02-30"), "published is"),
        (line(text="نص", published="2024-11"), "published is"),
        (line(text="نص", published=20241101), "published is 20241101"),
        (b"[]", "a list"),
        (b"null", "null"),
        (b'"text"', "a string"),
        (b"[", "jq -c"),
        (b'{"text": "\\ud800"}', "halves of characters"),
        (b'{"text": "a\\u0000"}', "zero characters"),
        (b'{"text": "\xc7\xe1"}', "no UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b'{"text": "a", "id": ' + b"1" * 5000 + b"}", "JSON"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(data: bytes, told: str) -> None:
    assert told in refused(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "title", "id", "published"]), inner)
    ),
    max_leaves=8,
)


@given(JSON | st.dictionaries(st.sampled_from(["text", "title", "id", "published", "url"]), JSON))
def test_any_json_is_taken_or_refused(value: object) -> None:
    with suppress(UnreadableInput):
        entry = lines.parse(json.dumps(value).encode(), "a")
        assert entry.text.strip()


@given(st.binary(max_size=100))
def test_any_bytes_are_taken_or_refused(data: bytes) -> None:
    with suppress(UnreadableInput):
        lines.parse(data, "a")

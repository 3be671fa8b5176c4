from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.exports import csv_file, jsonl_file
from wasata.exports.tables import COLUMNS, cells, full

DOCUMENT = Path(__file__).parents[2] / "docs" / "exports.md"
EVENT: dict[str, Any] = {
    "id": "e-1",
    "type": "CONSULT",
    "statuses": ["actual", "denied"],
    "actors": [{"id": "egy", "name": "مصر"}, {"id": "hamas", "name": "=حماس"}],
    "recipients": [],
    "reports": 2,
    "place": "=cmd|' /C calc'!A0",
}


def written(rows: list[dict[str, Any]], **options: bool) -> str:
    out = io.StringIO()
    csv_file.write(out, "events", rows, **options)
    return out.getvalue()


@pytest.mark.parametrize("what", COLUMNS)
def test_the_documentation_tells_each_column_as_the_program_has_it(what: str) -> None:
    section = DOCUMENT.read_text("utf-8").split(f"\n## {what}\n")[1].split("\n## ")[0]
    told = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
    assert [(row[0].strip("| `"), row[1]) for row in told] == list(COLUMNS[what].items())


def test_a_row_says_what_it_is_one_of_and_lists_are_joined() -> None:
    row = cells("events", EVENT)
    assert (row["id"], row["counts"], row["statuses"]) == ("e-1", "event", "actual | denied")
    assert (row["actors"], row["actors_id"]) == ("مصر | =حماس", "egy | hamas")
    assert full("events", EVENT)["counts"] == "event"


def test_csv_has_a_head_crlf_and_no_formula_and_a_mark_only_for_excel() -> None:
    text = written([EVENT])
    assert text.startswith("id,counts,type")
    assert text.count("\r\n") == 2
    assert "'=cmd" in text
    assert written([EVENT], excel=True).startswith("\ufeffid")


@given(st.text(max_size=30))
def test_no_cell_begins_as_a_formula_and_every_text_comes_back(text: str) -> None:
    safe = csv_file.safe(text)
    assert isinstance(safe, str)
    assert safe.removeprefix("'") == text.removeprefix("'")
    assert not safe.lstrip(" \u00a0\u200e\u200f\ufeff").startswith(csv_file.FORMULA)


def test_numbers_stay_numbers_even_below_zero() -> None:
    assert csv_file.safe(-3) == -3


@given(
    st.lists(st.fixed_dictionaries({"id": st.text(min_size=1, max_size=5), "place": st.text(max_size=20)}), max_size=5)
)
def test_what_is_written_as_csv_is_read_back_row_by_row(rows: list[dict[str, Any]]) -> None:
    text = written(rows)
    back = list(csv.reader(io.StringIO(text, newline="")))
    if all("\r" not in f"{row['id']}{row['place']}" and "\0" not in f"{row['id']}{row['place']}" for row in rows):
        assert len(back) == len(rows) + 1


@given(st.lists(st.fixed_dictionaries({"id": st.text(max_size=8), "text": st.text(max_size=30)}), max_size=5))
def test_one_json_object_a_line_whatever_is_in_it(rows: list[dict[str, Any]]) -> None:
    out = io.StringIO()
    assert jsonl_file.write(out, "reports", rows) == len(rows)
    back = [json.loads(line) for line in out.getvalue().split("\n")[:-1]]
    assert [row["counts"] for row in back] == ["report"] * len(rows)
    assert "\u2028" not in out.getvalue()

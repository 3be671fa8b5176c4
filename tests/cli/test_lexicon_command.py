from pathlib import Path

import pytest
from command_line import MEETING, run, write

Capture = pytest.CaptureFixture[str]
GOOD = """- verb: تباحث
  present: يتباحث
  code: CONSULT
  contact: meeting
  frame: {subject: actor, مع: actor}
  like: [تباحث وزير الخارجية المصري مع نظيره القطري في الدوحة]
"""
FARSI_YEH = GOOD.replace("يتباحث", "\N{ARABIC LETTER FARSI YEH}تباحث")


def overlay(folder: Path, content: str) -> Path:
    """A lexicon folder with one file of predicates."""
    return write(folder / "my-words" / "predicates" / "mine.yaml", content).parents[1]


def test_the_shipped_lexicon_is_clean(capsys: Capture) -> None:
    checked = run(capsys, "lexicon", "check", "--no-examples")
    assert (checked.status, checked.out) == (0, "the lexicon is clean\n")


def test_a_letter_that_is_not_arabic_is_named_with_file_line_and_mend(tmp_path: Path, capsys: Capture) -> None:
    checked = run(capsys, "lexicon", "check", "--no-examples", "--lexicon", overlay(tmp_path, FARSI_YEH))
    assert checked.status == 4
    (line,) = [line for line in checked.out.splitlines() if "mine.yaml" in line]
    assert "mine.yaml:2" in line
    assert "ARABIC LETTER FARSI YEH" in line
    assert "Replace" in line


def test_mistakes_are_one_json_object_a_line(tmp_path: Path, capsys: Capture) -> None:
    folder = overlay(tmp_path, FARSI_YEH)
    (problem,) = run(capsys, "lexicon", "check", "--no-examples", "--json", "--lexicon", folder).rows
    assert {"file", "line", "code", "wrong", "expected", "mend"} == problem.keys()
    assert problem["line"] == 2


def test_an_unknown_code_says_which_codes_there_are(tmp_path: Path, capsys: Capture) -> None:
    folder = overlay(tmp_path, GOOD.replace("code: CONSULT", "code: MEET"))
    checked = run(capsys, "lexicon", "check", "--no-examples", "--lexicon", folder)
    assert checked.status == 4
    assert "MEET" in checked.out
    assert "CONSULT" in checked.out


def test_a_file_that_is_no_yaml_stops_reading_with_file_and_line(tmp_path: Path, capsys: Capture) -> None:
    folder = overlay(tmp_path, "- verb: [تباحث\n")
    refused = run(capsys, "code", write(tmp_path / "a.txt", MEETING), "--lexicon", folder)
    assert refused.status == 4
    assert "mine.yaml:2" in refused.err
    assert refused.out == ""


def test_words_of_an_overlay_are_read(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path / "a.txt", "تزاقم وزير الخارجية المصري مع نظيره القطري في الدوحة بشأن الهدنة في قطاع غزة.")
    word = GOOD.replace("تباحث", "تزاقم")  # a verb that Arabic does not have
    without = run(capsys, "code", path).rows[0]["events"]
    having = run(capsys, "code", path, "--lexicon", overlay(tmp_path, word)).rows[0]["events"]
    assert not [e for e in without if e["entry"].startswith("تزاقم")]
    assert [e["contact"] for e in having if e["entry"].startswith("تزاقم")] == ["meeting"]

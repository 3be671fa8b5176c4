"""The commands over a record of many reports: search, actors, episodes, contacts, exports, coverage, review, log."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from unittest import mock

import pytest
from command_line import MEETING, REFUSAL, Outcome, lines, run, told

from wasata.cli import main


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three reports, one of them told twice and one an exact copy."""
    folder = tmp_path_factory.mktemp("history")
    copy = told(3, REFUSAL) | {"id": "r9", "outlet": "الساحل"}
    again = told(2, MEETING + " وقال مصدر إن اللقاء استمر ساعتين.") | {"outlet": "الساحل", "published": "2024-11-01"}
    source = lines(folder / "r.jsonl", told(1), again, told(3, REFUSAL), copy, {"id": "bad"})
    words = ["wasata", "read", str(source), "--record", str(folder / "k.db")]
    with mock.patch.object(sys, "argv", words), pytest.raises(SystemExit):
        main()
    return folder / "k.db"


@pytest.fixture
def command(kept: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def call(*arguments: str, stdin: str = "") -> Outcome:
        return run(capsys, *arguments, "--record", kept, stdin=stdin.encode())

    return call


def test_search_marks_hits_and_counts_each_kind(command) -> None:  # type: ignore[no-untyped-def]
    found = command("search", "حماس")
    assert found.status == 0
    assert found.out.startswith("1 reports, ")
    assert "»حماس«" in found.out
    (row,) = command("search", "حماس", "--json").rows
    assert row["counts"]["reports"] == 1
    assert command("search", "حماس", "--kind", "people").status == 2


def test_actors_are_listed_opened_and_suggested(command) -> None:  # type: ignore[no-untyped-def]
    listed = command("actors", "--all", "--json").rows
    assert "hamas" in {row["id"] for row in listed}
    (opened,) = command("actors", "hamas", "--json").rows
    assert {"names", "spellings", "posts", "with"} <= opened.keys()
    assert "suggestions" in command("actors", "--suggest").out


@pytest.mark.parametrize("verb", ["episodes", "mediators", "gaps"])
def test_how_mediations_went_is_told_or_said_to_be_nothing(command, verb: str) -> None:  # type: ignore[no-untyped-def]
    assert command(verb).status == 0
    assert command(verb, "--conflict", "atlantis").status == 2
    assert command(verb, "--conflict", "gaza", "--json").status == 0


def test_contacts_between_two(command) -> None:  # type: ignore[no-untyped-def]
    found = command("contacts", "--between", "egy", "qat", "--json").rows
    assert [(row["type"], row["reports"]) for row in found] == [("CONSULT", 2)]
    assert command("contacts", "--between", "egy", "atlantis").status == 2


def test_exports_say_what_a_row_counts(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for what in ("events", "claims", "reports", "actors", "contacts", "episodes"):
        rows = list(csv.DictReader(io.StringIO(command("export", "--what", what).out)))
        assert {row["counts"] for row in rows} <= {what.removesuffix("s")}
        assert len(command("export", "--what", what, "--format", "jsonl").rows) == len(rows)
    target = tmp_path / "out.csv"
    assert "written to" in command("export", "-o", str(target), "--excel").out
    assert target.read_bytes().startswith("\ufeffid".encode())
    assert not (tmp_path / "out.csv.part").exists()
    assert command("export", "--what", "people").status == 2
    assert command("export", "--format", "xml").status == 2
    assert command("export", "-o", str(tmp_path / "no" / "x.csv")).status == 2


def test_coverage_counts_reports_copies_and_what_was_set_aside(command) -> None:  # type: ignore[no-untyped-def]
    (found,) = command("coverage", "--json").rows
    months = {(row["outlet"], row["month"]): (row["reports"], row["copies"]) for row in found["months"]}
    assert months == {("المرفأ", "2024-11"): (2, 0), ("الساحل", "2024-11"): (2, 0)}
    assert [row["inputs"] for row in found["set_aside"]] == [1]
    assert "longest gap 1 days" in command("coverage", "--months").out


def test_the_log_is_proved_whole(command) -> None:  # type: ignore[no-untyped-def]
    assert "all whole" in command("log", "verify").out
    (found,) = command("log", "verify", "--json").rows
    assert (found["whole"], found["wrong"]) == (True, [])


def test_review_by_keyboard_accepts_rejects_skips_and_undoes(command) -> None:  # type: ignore[no-untyped-def]
    waiting = len(command("review", "--list", "--json").rows)
    done = command("review", "--as", "سلمى", stdin="a\nء\nخبر رياضي\nu\nz\nz\nz\nq\n")
    assert done.status == 0
    for word in ("accept (1)", "reject (2)", "skip (3)", "undone: skip", "undone: reject", "undone: accept"):
        assert word in done.out
    assert len(command("review", "--list", "--json").rows) == waiting
    assert "nothing was judged" in command("review", "--as", "سلمى", stdin="z\nq\n").out


def test_review_corrects_a_field_and_tells_a_wrong_one(command) -> None:  # type: ignore[no-untyped-def]
    done = command("review", "--as", "سلمى", stdin='c\ndate\nyesterday\n\nc\ntracks\n["political"]\nwhy\nz\nq\n')
    assert "is no date" in done.out
    assert "correct (" in done.out
    assert "undone: correct" in done.out


def test_one_judgement_from_the_command_line(command) -> None:  # type: ignore[no-untyped-def]
    claim = command("review", "--list", "--json").rows[0]["id"]
    (made,) = command(
        "judge", "correct", claim, "date", "2024-10-30", "--as", "سلمى", "--why", "الوكالة", "--json"
    ).rows
    assert (made["what"], made["who"], made["content"]["value"]) == ("correct", "سلمى", "2024-10-30")
    assert command("judge", "undo", str(made["id"]), "--as", "سلمى").status == 0
    for words in (("admire", claim), ("correct", claim), ("undo", "x"), ("accept", "c-0")):
        assert command("judge", *words, "--as", "سلمى").status == 2


def test_an_event_shows_every_version_of_a_field(command) -> None:  # type: ignore[no-untyped-def]
    event = command("contacts", "--between", "egy", "qat", "--json").rows[0]["id"]
    (shown,) = command("show", event, "--json").rows
    assert shown["versions"]["date"][0]["reports"] == 2
    assert shown["joined"][0]["reasons"]
    assert "joined" in command("show", event).out

"""``wasata check`` says whether a record is whole, ``wasata backup`` copies it."""

import sqlite3
from pathlib import Path

import pytest
from command_line import MEETING, REFUSAL, lines, run, told

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def record(tmp_path: Path, capsys: Capture) -> Path:
    """A record of two reports."""
    path = tmp_path / "r.db"
    source = lines(tmp_path / "a.jsonl", told(1, MEETING), told(2, REFUSAL))
    assert run(capsys, "read", source, "--record", path).status == 0
    return path


def tamper(record: Path) -> None:
    """Changes a row of the log as somebody would who knows SQLite: its triggers first."""
    db = sqlite3.connect(record)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("UPDATE log SET subject = 'another' WHERE id = 1")
    db.commit()
    db.close()


def test_a_record_that_is_whole_is_said_to_be(record: Path, capsys: Capture) -> None:
    done = run(capsys, "check", "--record", record)
    assert (done.status, done.out.strip()) == (0, f"{record} is whole")
    (row,) = run(capsys, "check", "--record", record, "--json").rows
    assert row == {"record": str(record), "whole": True, "wrong": []}


def test_words_changed_in_the_log_are_found(record: Path, capsys: Capture) -> None:
    tamper(record)
    done = run(capsys, "check", "--record", record)
    assert done.status == 5
    assert "its words were changed after it was written" in done.out
    (row,) = run(capsys, "check", "--record", record, "--json").rows
    assert row["whole"] is False
    assert row["wrong"]


def test_a_record_that_is_not_there_is_no_whole_one(tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys, "check", "--record", tmp_path / "none.db").status != 0
    assert not (tmp_path / "none.db").exists()


def test_a_backup_tells_what_the_record_tells(record: Path, tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "copy.db"
    assert run(capsys, "backup", copy, "--record", record).status == 0
    first, second = (run(capsys, "timeline", "--record", p, "--json").rows for p in (record, copy))
    assert first == second != []
    assert sorted(p.name for p in tmp_path.iterdir() if ".part" in p.name) == []


def test_a_backup_replaces_nothing(record: Path, tmp_path: Path, capsys: Capture) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine", encoding="utf-8")
    done = run(capsys, "backup", taken, "--record", record)
    assert done.status == 5
    assert "Give a name that is free" in done.err
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_backup_of_a_broken_record_is_not_made(record: Path, tmp_path: Path, capsys: Capture) -> None:
    tamper(record)
    copy = tmp_path / "copy.db"
    assert run(capsys, "backup", copy, "--record", record).status == 5
    assert not copy.exists()
    assert sorted(p.name for p in tmp_path.iterdir() if ".part" in p.name) == []

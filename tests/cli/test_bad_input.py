import gzip
import json
import random
import sqlite3
from pathlib import Path

import pytest
from command_line import MEETING, Outcome, lines, run, told, write

Capture = pytest.CaptureFixture[str]
ENGLISH = "The minister met his counterpart in Doha on Thursday to discuss a ceasefire in the Gaza Strip. " * 3
PERSIAN = "وزیر امور خارجه ایران در گفت‌وگو با همتای خود تأکید کرد که این مذاکرات همچنان ادامه دارد و پیگیری می‌شود."
NOISE = bytes(random.Random(1).choices(range(128, 256), k=400))

BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(60), "not a text"),
    "unknown.txt": (NOISE, "encoding"),
    "english.txt": (ENGLISH.encode(), "Arabic"),
    "persian.txt": (PERSIAN.encode(), "Arabic"),
    "broken.txt.gz": (gzip.compress(MEETING.encode())[:-9], "gzip"),
    "broken.jsonl": (b'{"text": \n', "JSON"),
}


def coded_ids(found: Outcome) -> list[str]:
    return [row["id"] for row in found.rows]


def test_a_missing_file_among_good_ones_stops_nothing(tmp_path: Path, capsys: Capture) -> None:
    first, last = write(tmp_path / "a.txt", MEETING), write(tmp_path / "b.txt", MEETING + " ")
    record, missing = tmp_path / "r.db", tmp_path / "missing.txt"
    read = run(capsys, "read", first, missing, last, "--record", record)
    assert read.status == 3
    assert f"{missing}: no such file" in read.err
    assert "2 reports read" in read.out
    assert "1 set aside" in read.out
    assert run(capsys, "timeline", "--record", record).status == 0


@pytest.mark.parametrize(("name", "content", "word"), [(n, c, w) for n, (c, w) in BAD.items()])
def test_what_cannot_be_read_is_named_with_its_reason_and_the_rest_is_coded(
    name: str, content: bytes, word: str, tmp_path: Path, capsys: Capture
) -> None:
    good = write(tmp_path / "good.txt", MEETING)
    bad = write(tmp_path / name, content)
    coded = run(capsys, "code", bad, good)
    assert coded.status == 3
    assert coded_ids(coded) == ["good"]
    assert str(bad) in coded.err
    assert word in coded.err
    assert "Traceback" not in coded.err


def test_what_was_set_aside_is_in_the_record_once(tmp_path: Path, capsys: Capture) -> None:
    bad, record = write(tmp_path / "empty.txt", b""), tmp_path / "r.db"
    for _ in range(2):
        assert run(capsys, "read", bad, "--record", record).status == 3
    with sqlite3.connect(record) as db:
        rows = db.execute("SELECT origin, reason FROM set_aside").fetchall()
    db.close()
    assert [origin for origin, _ in rows] == [str(bad)]
    assert "empty" in rows[0][1]


def test_a_line_of_50_megabytes_is_passed_over_and_the_lines_around_it_are_read(
    tmp_path: Path, capsys: Capture
) -> None:
    path = lines(tmp_path / "a.jsonl", told(1))
    with path.open("ab") as file:
        file.write(b'{"id": "huge", "text": "' + "سلام ".encode() * 5_600_000 + b'"}\n')
        file.write(json.dumps(told(2)).encode() + b"\n")
    assert path.stat().st_size > 50_000_000
    coded = run(capsys, "code", path)
    assert coded.status == 3
    assert coded_ids(coded) == ["r1", "r2"]
    assert f"{path}:2" in coded.err


@pytest.mark.parametrize("command", ["timeline", "show", "read"])
def test_a_file_that_is_no_record_is_left_alone(command: str, tmp_path: Path, capsys: Capture) -> None:
    source, foreign = write(tmp_path / "a.txt", MEETING), write(tmp_path / "notes.db", "not a database\n" * 50)
    given: dict[str, list[str | Path]] = {"timeline": [], "show": ["e-1"], "read": [source]}
    refused = run(capsys, command, *given[command], "--record", foreign)
    assert refused.status == 5
    assert str(foreign) in refused.err
    assert "--record" in refused.err
    assert foreign.read_text() == "not a database\n" * 50


def test_the_database_of_another_program_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    other = tmp_path / "other.db"
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE songs (name TEXT)")
    db.close()
    before = other.read_bytes()
    refused = run(capsys, "read", write(tmp_path / "a.txt", MEETING), "--record", other)
    assert (refused.status, other.read_bytes()) == (5, before)
    assert "another program" in refused.err


def test_a_record_that_is_not_there_is_not_made_by_looking(tmp_path: Path, capsys: Capture) -> None:
    for arguments in (["timeline"], ["show", "e-1"]):
        refused = run(capsys, *arguments, "--record", tmp_path / "none.db")
        assert refused.status == 5
        assert "wasata read" in refused.err
    assert not (tmp_path / "none.db").exists()


def test_explain_of_a_file_that_is_not_arabic_ends_with_status_3(tmp_path: Path, capsys: Capture) -> None:
    refused = run(capsys, "explain", write(tmp_path / "english.txt", ENGLISH))
    assert refused.status == 3
    assert "Arabic" in refused.err

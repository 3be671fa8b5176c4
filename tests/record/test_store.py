from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from record_samples import CODER, sample_report, visit

from wasata.errors import NotARecord, RecordBusy, RecordError, RecordTooNew
from wasata.model import SetAside, Span, Status
from wasata.record import opening, query
from wasata.record.events import settle
from wasata.record.store import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db") as opened:
        yield opened


def dump(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """All that a record says, without the times at which it was said."""
    tables = [name for (name,) in record.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: record.db.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}
    found["reports"] = [row[:-1] for row in found["reports"]]
    found["sightings"] = [row[:-1] for row in found["sightings"]]
    found["log"] = [row[2:5] for row in found["log"]]
    del found["meta"]
    return found


def test_what_was_added_comes_back_as_it_was(record: Record) -> None:
    report = sample_report()
    claims = (visit(report), visit(report, status=Status.DENIED, date=None, place=None, source=None, via=None))
    added = record.add(report, claims, CODER)
    assert (added.report, added.new, added.claims_added) == (report.hash, True, 2)
    assert opening.report(record, report.hash) == report
    assert opening.claims(record, report.hash) == claims


def test_reading_again_changes_nothing(record: Record) -> None:
    report = sample_report()
    record.add(report, [visit(report)], CODER)
    before = dump(record)
    again = record.add(report, [visit(report)], CODER)
    assert not again.changed
    assert again.claims_kept == 1
    assert dump(record) == before


def test_a_claim_that_a_report_makes_twice_is_one_row(record: Record) -> None:
    report = sample_report()
    assert record.add(report, [visit(report), visit(report)], CODER).claims_added == 1


def test_the_same_words_from_another_file_are_no_new_report(record: Record) -> None:
    record.add(sample_report(), [], CODER)
    other = sample_report(id="other", origin="elsewhere.txt")
    assert not record.add(other, [], CODER).changed
    assert query.counts(record)["reports"] == 1


def test_another_text_under_the_same_id_is_another_report_and_both_stay(record: Record) -> None:
    record.add(sample_report(1, id="same"), [], CODER)
    record.add(sample_report(2, id="same"), [], CODER)
    assert query.counts(record)["reports"] == 2


def test_another_coder_replaces_claims_and_keeps_the_ids_of_what_it_says_too(record: Record) -> None:
    report = sample_report()
    stays, goes, comes = visit(report), visit(report, status=Status.PLANNED), visit(report, status=Status.DENIED)
    record.add(report, [stays, goes], CODER)
    settle(record)
    added = record.add(report, [visit(report, confidence=0.5), comes], "2.0")
    assert (added.claims_added, added.claims_removed, added.claims_kept) == (1, 1, 1)
    assert [claim.status for claim in opening.claims(record, report.hash)] == [Status.ACTUAL, Status.DENIED]
    assert [what for (what,) in record.db.execute("SELECT what FROM log ORDER BY id")] == ["report", "claims replaced"]
    assert settle(record) == 2
    assert record.broken() == []


def test_actors_whom_no_claim_names_any_more_go(record: Record) -> None:
    report = sample_report()
    record.add(report, [visit(report)], CODER)
    assert query.counts(record)["actors"] == 3
    record.add(report, [], "2.0")
    assert query.counts(record)["actors"] == 0


def test_has_tells_what_a_coder_has_read_even_where_it_found_nothing(record: Record) -> None:
    report = sample_report()
    assert not record.has(report.hash, CODER)
    record.add(report, [], CODER)
    assert record.has(report.hash, CODER)
    assert not record.has(report.hash, "2.0")


def test_input_set_aside_twice_for_one_reason_is_noted_once(record: Record) -> None:
    assert record.set_aside(SetAside("a.txt", "input-unreadable", "the file is empty"))
    assert not record.set_aside(SetAside("a.txt", "input-unreadable", "the file is empty"))
    assert record.set_aside(SetAside("a.txt", "input-not-arabic", "the text is not Arabic"))
    assert query.counts(record)["set_aside"] == 2


def test_a_report_that_fails_half_way_leaves_no_trace(record: Record) -> None:
    report = sample_report()
    bad = visit(report, trigger=Span(1, 2**70))  # no column holds this number
    with pytest.raises(OverflowError):
        record.add(report, [visit(report), bad], CODER)
    assert set(query.counts(record).values()) == {0}
    assert record.add(report, [visit(report)], CODER).new


def test_letters_that_no_file_can_hold_are_replaced_and_offsets_stay(record: Record) -> None:
    report = sample_report(title="وفد\ud800 مصري رفيع في رام الله")
    added = record.add(report, [visit(report)], CODER)
    kept = opening.report(record, added.report)
    assert kept.title == "وفد\ufffd مصري رفيع في رام الله"
    assert kept.hash == added.report
    assert len(kept.content) == len(report.content)


@pytest.mark.parametrize("content", [b"a text, not a record", "نص عربي طويل. ".encode() * 500])
def test_a_text_file_is_no_record_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotARecord, match="no SQLite file"):
        Record.open(path)
    assert path.read_bytes() == content


def test_a_sqlite_file_of_another_program_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE reports (id)")
    other.close()
    with pytest.raises(NotARecord, match="another program"):
        Record.open(path)


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Record.open(path) as record:
        assert query.counts(record)["reports"] == 0


def test_a_record_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with Record.open(path) as record:
        record.db.execute("PRAGMA user_version = 99")
    with pytest.raises(RecordTooNew, match="version 99"):
        Record.open(path)


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    with Record.open(path) as record:
        for number in range(20):
            record.add(sample_report(number), [visit(sample_report(number))], CODER)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(RecordError, match="damaged"), Record.open(path) as record:
        query.counts(record)


def test_a_missing_record_is_made_only_where_asked(tmp_path: Path) -> None:
    for options in ({"create": False}, {"readonly": True}):
        with pytest.raises(RecordError, match="no such record"):
            Record.open(tmp_path / "none.db", **options)
    with pytest.raises(RecordError, match="folder"):
        Record.open(tmp_path)
    with pytest.raises(RecordError, match="cannot be opened"):
        Record.open(tmp_path / "no" / "folder.db")


def test_a_full_disk_is_told_and_what_was_read_before_stays(record: Record) -> None:
    def read(first: int, last: int) -> None:
        for number in range(first, last):
            record.add(sample_report(number), [visit(sample_report(number))], CODER)

    read(0, 1)
    pages = record.db.execute("PRAGMA page_count").fetchone()[0]
    record.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(RecordError, match="no room left"):
        read(1, 200)
    record.db.execute(f"PRAGMA max_page_count = {pages + 9999}")
    assert record.broken() == []
    there = query.counts(record)["reports"]
    assert 1 <= there < 200
    read(0, 200)
    assert query.counts(record)["reports"] == query.counts(record)["claims"] == 200


def test_a_record_opened_for_reading_answers_and_refuses_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path) as record:
        record.add(sample_report(), [visit(sample_report())], CODER)
        settle(record)
    with Record.open(path, readonly=True) as record:
        assert len(query.timeline(record)) == 1
        with pytest.raises(RecordError, match="cannot be written"):
            record.add(sample_report(1), [], CODER)


@contextmanager
def an_ordinary_user() -> Iterator[None]:
    """The superuser may write anywhere, so the tests of rights are run as somebody else."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_file_without_the_right_to_write_is_read_and_told() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        with Record.open(path) as record:
            record.add(sample_report(), [visit(sample_report())], CODER)
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        with an_ordinary_user():
            with Record.open(path, readonly=True) as record:
                assert query.counts(record)["reports"] == 1
            with pytest.raises(RecordError, match="cannot be"), Record.open(path) as record:
                record.add(sample_report(1), [], CODER)
            with pytest.raises(RecordError, match="cannot be opened"):
                Record.open(Path(folder) / "new.db")
        Path(folder).chmod(0o755)


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "r.db"

    def read(first: int) -> None:
        with Record.open(path) as record:
            for number in range(first, first + 30):
                record.add(sample_report(number), [visit(sample_report(number))], CODER)

    writers = [threading.Thread(target=read, args=(first,)) for first in (0, 20, 40)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Record.open(path) as record:
        assert query.counts(record)["reports"] == 70
        assert record.broken() == []


def test_a_writer_that_does_not_end_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Record.open(path) as first, Record.open(path, wait=0.05) as second:
        with first.writing(), pytest.raises(RecordBusy, match="another program is writing"):
            second.add(sample_report(), [], CODER)
        assert second.add(sample_report(), [], CODER).new


READING = """
import sys
sys.path.insert(0, sys.argv[2])
from record_samples import CODER, sample_report, visit
from wasata.record.store import Record
with Record.open(sys.argv[1]) as record:
    for number in range(400):
        report = sample_report(number)
        if not record.has(report.hash, CODER):
            record.add(report, [visit(report)], CODER)
            print(number, flush=True)
"""


def read_until_killed(path: Path, reports: int) -> None:
    run = [sys.executable, "-c", READING, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as reading:
        assert reading.stdout is not None
        for _ in range(reports):
            reading.stdout.readline()
        time.sleep(reports * 1e-5)  # so that it is struck at different points of a transaction
        reading.send_signal(signal.SIGKILL)


@pytest.mark.slow
def test_a_reading_killed_again_and_again_loses_nothing_and_ends_in_the_same_record(tmp_path: Path) -> None:
    path, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    told = 0
    for reports in (1, 7, 23, 50, 111):
        read_until_killed(path, reports)
        told += reports
        with Record.open(path) as record:
            assert record.broken() == []
            assert query.counts(record)["reports"] >= told
            assert query.counts(record)["reports"] == query.counts(record)["claims"]
    for target in (path, whole):
        run = [sys.executable, "-c", READING, str(target), str(Path(__file__).parent)]
        subprocess.run(run, check=True, timeout=120, stdout=subprocess.DEVNULL)
    with Record.open(path) as resumed, Record.open(whole) as straight:
        assert settle(resumed) == settle(straight)
        assert dump(resumed) == dump(straight)

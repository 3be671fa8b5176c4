"""Struck at random while reading, settling and judging: nothing is lost, nothing is doubled, and the record says so.

``WASATA_KILLS=300 pytest tests/record/test_faults.py`` strikes as often as one wants.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from record_samples import CODER, sample_report, visit

from wasata.errors import RecordError
from wasata.record import log, query
from wasata.record.events import settle
from wasata.record.judge import Judge, judgements, rebuild
from wasata.record.proving import faults, verify
from wasata.record.store import Record

KILLS = int(os.environ.get("WASATA_KILLS", "15"))
REPORTS = 60
WORK = """
import sys
sys.path.insert(0, sys.argv[2])
from record_samples import CODER, dated, sample_report, visit
from wasata.record.events import settle
from wasata.record.judge import Judge, judgements
from wasata.record.rows import claim_id
from wasata.record.store import Record
with Record.open(sys.argv[1]) as record:
    print("ready", flush=True)
    hand = Judge(record, "سلمى")
    for number in range(REPORTS):
        report = sample_report(number)
        claim = visit(report, date=dated(f"2024-10-{1 + number % 28:02}"))
        if not record.has(report.hash, CODER):
            record.add(report, [claim], CODER)
        settle(record)
        name = claim_id(report.hash, claim)
        if number % 3 == 0 and not judgements(record.db, name):
            (hand.reject if number % 2 else hand.accept)(name)
    settle(record)
print("done", flush=True)
""".replace("REPORTS", str(REPORTS))


def struck(path: Path, after: float) -> bool:
    """Work on the record until it is struck so many seconds after it began; whether it came to its end before."""
    words = [sys.executable, "-c", WORK, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as work:
        assert work.stdout is not None
        work.stdout.readline()
        timer = threading.Timer(after, work.send_signal, [signal.SIGKILL])
        timer.start()
        done = work.stdout.readline().strip() == "done"
        timer.cancel()
    return done


def content(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """What the record says, without times and numbers of rows."""
    questions = {
        "claims": "SELECT id, report FROM claims ORDER BY id",
        "events": "SELECT id, date, claims, reports, statuses FROM events ORDER BY id",
        "members": "SELECT id, event FROM event_claims ORDER BY id",
        "judgements": "SELECT who, what, subject FROM judgements ORDER BY subject",
        "verdicts": "SELECT id, verdict FROM verdicts ORDER BY id",
        "unsettled": "SELECT id FROM unsettled",
    }
    return {name: record.db.execute(sql).fetchall() for name, sql in questions.items()}


@pytest.mark.slow
def test_struck_again_and_again_it_ends_where_undisturbed_work_ends(tmp_path: Path) -> None:
    chance = random.Random(11)
    path, calm = tmp_path / "struck.db", tmp_path / "calm.db"
    assert struck(calm, 120)
    reports = 0
    for _ in range(KILLS):
        if struck(path, chance.uniform(0.0, 0.25)):
            path.unlink()  # it was done: begin again
            reports = 0
            continue
        with Record.open(path) as record:
            assert faults(record) == []
            counted = query.counts(record)
            assert counted["reports"] == counted["claims"] >= reports
            reports = counted["reports"]
    while not struck(path, 120):
        pass
    with Record.open(path, readonly=True) as one, Record.open(calm, readonly=True) as other:
        assert content(one) == content(other)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    made = Record.open(tmp_path / "r.db")
    for number in range(3):
        report = sample_report(number)
        made.add(report, [visit(report)], CODER)
    settle(made)
    return made


def test_a_full_disk_loses_nothing_and_says_so(record: Record) -> None:
    before = content(record)
    pages = record.db.execute("PRAGMA page_count").fetchone()[0]
    record.db.execute(f"PRAGMA max_page_count = {pages}")
    reports = [sample_report(number) for number in range(10, 60)]
    with pytest.raises(RecordError, match="no room"):
        any(record.add(report, [visit(report)], CODER).changed is None for report in reports)
    record.db.execute("PRAGMA max_page_count = 1000000")
    kept = content(record)["claims"]
    assert set(before["claims"]) <= set(kept)
    assert record.broken() == []
    assert verify(record).wrong == []


def test_judging_on_a_full_disk_has_no_effect_at_all(record: Record) -> None:
    before = content(record)
    claim = before["claims"][0][0]
    pages = record.db.execute("PRAGMA page_count").fetchone()[0]
    record.db.execute(f"PRAGMA max_page_count = {pages}")
    hand = Judge(record, "سلمى" * 3000)
    with pytest.raises(RecordError, match="no room"):
        hand.reject(str(claim))
    record.db.execute("PRAGMA max_page_count = 1000000")
    assert content(record) == before


def test_a_file_that_may_only_be_read_is_read_and_not_judged(record: Record, tmp_path: Path) -> None:
    claim = content(record)["claims"][0][0]
    record.close()
    with Record.open(tmp_path / "r.db", readonly=True) as kept:
        assert len(query.timeline(kept)) == 1
        with pytest.raises(RecordError, match="cannot be written"):
            Judge(kept, "سلمى").accept(str(claim))


def test_two_persons_judge_at_once_and_both_are_kept(record: Record, tmp_path: Path) -> None:
    claims = [str(claim) for claim, _ in content(record)["claims"]]

    def accept(who: str) -> None:
        with Record.open(tmp_path / "r.db") as mine:
            for claim in claims:
                Judge(mine, who).accept(claim)

    workers = [threading.Thread(target=accept, args=(who,)) for who in ("سلمى", "خالد")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(judgements(record.db)) == 2 * len(claims)
    assert verify(record).wrong == []


def _damaged(path: Path) -> bool:
    """Whether the file cannot be opened, or the check finds it broken."""
    try:
        with Record.open(path, readonly=True) as kept:
            return bool(kept.broken())
    except RecordError as fault:
        return "damaged" in fault.message or "SQLite" in fault.message


def test_a_truncated_file_is_told_by_the_check(record: Record, tmp_path: Path) -> None:
    record.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    record.close()
    whole = (tmp_path / "r.db").read_bytes()
    for part in (0.9, 0.5):
        cut = tmp_path / f"cut{part}.db"
        cut.write_bytes(whole[: int(len(whole) * part)])
        assert _damaged(cut)


def test_a_clock_that_is_set_back_leaves_order_and_proof_whole(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = str(content(record)["claims"][0][0])
    hand = Judge(record, "سلمى")
    hand.accept(claim)
    monkeypatch.setattr(log, "now", lambda: datetime(1999, 1, 1, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    hand.reject(claim)
    report = sample_report(9)
    record.add(report, [visit(report)], CODER)
    settle(record)
    assert verify(record).wrong == []
    assert record.db.execute("SELECT verdict FROM verdicts WHERE id = ?", (claim,)).fetchone() == ("rejected",)


def test_what_follows_from_judgements_can_be_made_anew_from_them(record: Record) -> None:
    claims = [str(claim) for claim, _ in content(record)["claims"]]
    hand = Judge(record, "سلمى")
    hand.accept(claims[0])
    hand.split([claims[1]], [claims[0]])
    hand.correct(claims[2], "date", "2024-11-20")
    before = content(record)
    with record.writing() as db:
        for table in ("verdicts", "corrections", "ties", "aliases"):
            db.execute(f"DELETE FROM {table}")
        rebuild(db)
    settle(record)
    assert content(record) == before


def test_older_versions_are_brought_up_to_date_with_all_they_hold(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    shutil.copy(Path(__file__).parents[1] / "golden" / "record-v1.sqlite", old)
    with Record.open(old) as record:
        settle(record)
        assert record.broken() == []
        assert verify(record).wrong == []
        assert query.counts(record)["reports"] == query.counts(record)["claims"] == 3
        assert [row["reports"] for row in query.timeline(record)] == [3]
        assert record.db.execute("SELECT count(*) FROM sightings").fetchone() == (3,)
        assert record.db.execute("SELECT count(*) FROM search_keys").fetchone() == (6,)


def test_the_check_finds_events_that_do_not_fit_their_claims(record: Record) -> None:
    assert faults(record) == []
    record.db.execute("UPDATE events SET claims = 7")
    record.db.execute("DELETE FROM event_claims WHERE id = (SELECT min(id) FROM event_claims)")
    found = faults(record)
    assert [text.split(":")[1] for text in found] == [
        " it is settled and stands in no event",
        " it counts other claims than it has",
    ]

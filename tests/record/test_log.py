from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from record_samples import CODER, sample_report, visit

from wasata.model import SetAside
from wasata.record import log
from wasata.record.store import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "r.db") as opened:
        for number in range(4):
            report = sample_report(number)
            opened.add(report, [visit(report)], CODER)
        opened.set_aside(SetAside("a.txt", "input-unreadable", "the file is empty"))
        yield opened


def test_everything_that_changes_the_record_is_a_row_of_the_chain(record: Record) -> None:
    rows = record.db.execute("SELECT id, what, previous FROM log ORDER BY id").fetchall()
    assert [what for _, what, _ in rows] == ["report"] * 4 + ["set aside"]
    assert rows[0][2] == log.FIRST
    assert log.broken(record.db) == []


def test_rows_of_the_log_are_neither_changed_nor_removed(record: Record) -> None:
    for sql in ("UPDATE log SET at = '1999-01-01T00:00:00Z'", "DELETE FROM log WHERE id = 2"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            record.db.execute(sql)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE log SET subject = 'x' WHERE id = 2", "log row 2: its words were changed"),
        ("UPDATE log SET at = '1999-01-01T00:00:00Z' WHERE id = 5", "log row 5: its words were changed"),
        ("DELETE FROM log WHERE id = 3", "log row 4: row 3 was expected"),
        ("DELETE FROM log WHERE id = 1", "log row 2: row 1 was expected"),
    ],
)
def test_a_change_from_outside_shows(record: Record, sql: str, told: str) -> None:
    record.db.execute("DROP TRIGGER log_keeps_its_rows")
    record.db.execute("DROP TRIGGER log_keeps_its_words")
    record.db.execute(sql)
    assert log.broken(record.db)[0].startswith(told)

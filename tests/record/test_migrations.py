from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from record_samples import CODER, sample_report, visit

from wasata.record import migrations
from wasata.record.events import settle
from wasata.record.store import Record

GOLDEN = Path(__file__).parents[1] / "golden" / "schema.sql"


def test_the_schema_is_the_one_written_down(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        assert migrations.schema(record.db) == GOLDEN.read_text(encoding="utf-8")


def test_a_record_knows_its_owner_and_version(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        assert record.db.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
        assert migrations.version(record.db) == len(migrations.MIGRATIONS)
        assert record.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_table_has_an_id(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        tables = record.db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        for (name,) in tables.fetchall():
            if name.startswith(("report_words", "claim_words")):
                continue  # the index is SQLite's own
            assert "id" in {row[1] for row in record.db.execute(f"PRAGMA table_info({name})")}, name


def test_a_migration_that_fails_leaves_the_version_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Record.open(tmp_path / "r.db").close()

    def fails(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (id)")
        raise RuntimeError("half-way")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, fails))
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    with pytest.raises(RuntimeError):
        Record.open(tmp_path / "r.db")
    monkeypatch.undo()
    with Record.open(tmp_path / "r.db") as record:
        assert migrations.schema(record.db) == GOLDEN.read_text(encoding="utf-8")


def test_the_chronology_is_readable_in_plain_sql(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        report = sample_report()
        record.add(report, [visit(report, date=None), visit(report)], CODER)
        settle(record)
        rows = record.db.execute("SELECT date, type, mediators, recipients, place, reports FROM chronology").fetchall()
    assert rows == [(day, "CONSULT", "مصر", "حركة فتح", "رام الله", 1) for day in ("2024-10-31", None)]

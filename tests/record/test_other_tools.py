"""The file in the tools that people open it with: each really opens it, in a process of its own and without network."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from record_samples import CODER, sample_report, visit

from wasata.record.events import settle
from wasata.record.store import Record

DUCKDB = """
import json, sys, duckdb
from duckdb_extensions import import_extension
import_extension("sqlite_scanner")
db = duckdb.connect(config={"autoinstall_known_extensions": "false"})
db.execute("ATTACH '" + sys.argv[1] + "' AS wasata (TYPE sqlite, READ_ONLY)")
views = ["events_readable", "claims_readable", "who_says_what", "contacts_readable", "outlets_by_month", "chronology"]
print(json.dumps({view: db.execute(f"SELECT count(*) FROM wasata.{view}").fetchone()[0] for view in views}))
"""
DATASETTE = """
import asyncio, json, sys
from datasette.app import Datasette
async def ask():
    client = Datasette([sys.argv[1]]).client
    page = await client.get("/record/events")
    rows = (await client.get("/record/events_readable.json?_shape=array")).json()
    print(json.dumps({"page": page.status_code, "rows": rows}))
asyncio.run(ask())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "record.db") as record:
        for number in range(2):
            report = sample_report(number)
            record.add(report, [visit(report)], CODER)
        settle(record)
    return tmp_path / "record.db"


def run(program: str, path: Path) -> Any:
    home = {"HOME": str(path.parent), "PYTHONWARNINGS": "default"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | home,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
def test_duckdb_opens_the_file_and_reads_every_view(path: Path) -> None:
    if importlib.util.find_spec("duckdb_extensions") is None:
        pytest.skip("DuckDB and its reader of SQLite files are not installed: pip has them for Linux")
    found = run(DUCKDB, path)
    assert found["events_readable"] == found["chronology"] == 1
    assert (found["claims_readable"], found["outlets_by_month"]) == (2, 1)
    assert found["contacts_readable"] == 8
    assert found["who_says_what"] == 2 * 7


@pytest.mark.slow
def test_datasette_serves_a_table_and_a_view_in_arabic(path: Path) -> None:
    found = run(DATASETTE, path)
    assert found["page"] == 200
    (event,) = found["rows"]
    assert (event["place"], event["claims"]) == ("رام الله", 2)


def test_every_table_view_and_column_stands_in_the_documentation(path: Path) -> None:
    documented = (Path(__file__).parents[2] / "docs" / "schema.md").read_text("utf-8")
    with Record.open(path, readonly=True) as record:
        sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
        for (table,) in record.db.execute(sql).fetchall():
            if "_words_" in table:
                continue  # SQLite's own tables of an index
            assert f"## {table}\n" in documented, table
            section = documented.split(f"## {table}\n")[1].split("\n## ")[0]
            for column in record.db.execute(f"PRAGMA table_info({table})"):
                assert f"| `{column[1]}` |" in section, (table, column[1])

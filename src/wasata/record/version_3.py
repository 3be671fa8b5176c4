"""Version 3 of the schema: the index for searching. It keeps words only, folded; the texts stay where they are."""

from __future__ import annotations

import sqlite3

from wasata.record import words

SEARCH_KEYS = """CREATE TABLE search_keys (
  -- numbers by which the index calls reports and claims: SQLite's own may change when the file is packed
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,       -- report, claim
  ref TEXT NOT NULL UNIQUE  -- the id of the report or claim
)"""
# exact: folded words; bare: the same without clitics, article and hamza. contentless: nothing is kept twice
REPORT_WORDS = "CREATE VIRTUAL TABLE report_words USING fts5(exact, bare, content='', tokenize='unicode61')"
CLAIM_WORDS = "CREATE VIRTUAL TABLE claim_words USING fts5(exact, bare, content='', tokenize='unicode61')"
NO_STRAY_KEYS = """CREATE TRIGGER search_keys_go_with_claims AFTER DELETE ON claims
BEGIN DELETE FROM search_keys WHERE ref = OLD.id; END"""


def search_tables(db: sqlite3.Connection) -> None:
    """Make the index, and fill it with what is in the record already."""
    for statement in (SEARCH_KEYS, REPORT_WORDS, CLAIM_WORDS, NO_STRAY_KEYS):
        db.execute(statement)
    for report, title, text in db.execute("SELECT id, title, text FROM reports ORDER BY id").fetchall():
        words.index_report(db, report, f"{title}\n{text}")
    for (claim,) in db.execute("SELECT id FROM claims ORDER BY id").fetchall():
        words.index_claim(db, claim)

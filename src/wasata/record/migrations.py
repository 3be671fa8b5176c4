"""The schema of a record and how it came about: migration ``n`` takes a record from version ``n - 1`` to ``n``.

The version is SQLite's ``user_version``. A migration that was released is never changed; another one is added. The
comments inside the tables stay in the file, so that the schema explains itself in any SQLite tool.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from wasata.record import version_2, version_4, version_5
from wasata.record.version_3 import search_tables

APPLICATION_ID = 0x57535441  # the letters WSTA
Migration = Callable[[sqlite3.Connection], None]


def _run(db: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    # one by one: executescript would commit the transaction in which a migration runs
    for statement in statements:
        db.execute(statement)


REPORTS = """CREATE TABLE reports (
  id TEXT PRIMARY KEY,      -- SHA-256 of title, line break, text
  given_id TEXT NOT NULL,   -- the id it came with; several reports may share one
  title TEXT NOT NULL,
  text TEXT NOT NULL,       -- Unicode NFC, never rewritten
  outlet TEXT,
  published TEXT,           -- ISO day
  published_basis TEXT,     -- given, meta, dateline, address
  url TEXT,
  parts TEXT NOT NULL,      -- JSON list of [kind, start, end]
  origin TEXT,              -- the file (and line) it was read from
  given TEXT,               -- title and text as they came, where they were not NFC
  coder TEXT NOT NULL,      -- the version that read its claims
  read_at TEXT NOT NULL     -- UTC
)"""

CLAIMS = """CREATE TABLE claims (
  -- all offsets count code points of the report's title, line break, text; the end is exclusive
  id TEXT PRIMARY KEY,      -- c- and a hash of all it says
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL, -- its place among the claims of its report, from 0
  type TEXT NOT NULL,       -- one of the sixteen types of PLOVER 2.0
  contact TEXT,             -- with CONSULT: meeting, visit, call, message
  status TEXT NOT NULL,     -- actual, planned, called_for, denied, hypothetical
  date TEXT,                -- ISO prefix or interval, as exact as the report
  date_precision TEXT,
  date_basis TEXT,
  date_conflict TEXT,       -- a sentence where the words disagree
  date_start INTEGER,
  date_end INTEGER,
  place TEXT,
  place_start INTEGER,
  place_end INTEGER,
  place_name TEXT,
  place_id TEXT,
  tracks TEXT NOT NULL,     -- JSON list
  source TEXT,              -- whom the report credits
  source_start INTEGER,
  source_end INTEGER,
  source_name TEXT,
  source_id TEXT,
  via TEXT,                 -- the medium it is relayed from
  via_start INTEGER,
  via_end INTEGER,
  via_name TEXT,
  via_id TEXT,
  confidence REAL NOT NULL,
  entry TEXT NOT NULL,      -- the entry of the lexicon that fired
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  coder TEXT NOT NULL
)"""

EVIDENCE = """CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,       -- copied from the report
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  name TEXT,
  ref TEXT,
  UNIQUE (claim, position)
)"""

ACTORS = """CREATE TABLE actors (
  id TEXT PRIMARY KEY,      -- the lexicon's id; ~ and the folded words for one that it does not know
  name TEXT NOT NULL,
  key TEXT NOT NULL,        -- the name folded, for searching
  kind TEXT,
  country TEXT,             -- ISO 3166 alpha-3
  sector TEXT,              -- PLOVER sector
  provisional INTEGER NOT NULL -- 1 where the lexicon does not know it
)"""

PARTICIPANTS = """CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  slot TEXT NOT NULL,       -- actor, recipient, mediator
  position INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors (id),
  text TEXT NOT NULL,       -- copied from the report
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  name TEXT,
  kind TEXT,
  country TEXT,
  sector TEXT,
  role TEXT,                -- mediator, side, delegation, head, sender
  UNIQUE (claim, slot, position)
)"""

EVENTS = """CREATE TABLE events (
  -- made from claims; never edited
  id TEXT PRIMARY KEY,      -- e- and a hash of its smallest claim id
  type TEXT NOT NULL,
  contact TEXT,
  date TEXT,                -- the most exact of its claims' dates
  since TEXT,               -- first day it may have happened
  until TEXT,               -- last day it may have happened
  place TEXT,               -- the one most claims give
  statuses TEXT NOT NULL,   -- JSON list: every status that some claim gives it
  tracks TEXT NOT NULL,     -- JSON list
  reports INTEGER NOT NULL, -- how many reports tell it
  claims INTEGER NOT NULL   -- how many claims tell it
)"""

EVENT_CLAIMS = """CREATE TABLE event_claims (
  id TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE, -- the claim; it stands in one event
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE
) WITHOUT ROWID"""

JUDGEMENTS = """CREATE TABLE judgements (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
  at TEXT NOT NULL,         -- UTC
  who TEXT NOT NULL,
  what TEXT NOT NULL,       -- accept, correct, reject, merge, split, undo
  subject TEXT NOT NULL,    -- id of a claim, event, actor or judgement
  content TEXT NOT NULL,    -- JSON
  why TEXT
)"""

LOG = """CREATE TABLE log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,         -- UTC
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  content TEXT NOT NULL,    -- JSON
  previous TEXT NOT NULL,   -- hash of the row before; 64 zeros for the first
  hash TEXT NOT NULL UNIQUE -- SHA-256 of previous, id, at, what, subject, content as a JSON list
)"""

SET_ASIDE = """CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,     -- the file (and line)
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (origin, reason)
)"""

META = "CREATE TABLE meta (id TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"

CHRONOLOGY = """CREATE VIEW chronology AS
SELECT e.id, e.date, e.type, e.contact,
  (SELECT group_concat(DISTINCT replace(a.name, ',', '،')) FROM event_claims c JOIN participants p ON p.claim = c.id
    JOIN actors a ON a.id = p.actor WHERE c.event = e.id AND p.slot = 'actor') AS actors,
  (SELECT group_concat(DISTINCT replace(a.name, ',', '،')) FROM event_claims c JOIN participants p ON p.claim = c.id
    JOIN actors a ON a.id = p.actor WHERE c.event = e.id AND p.slot = 'recipient') AS recipients,
  (SELECT group_concat(DISTINCT replace(a.name, ',', '،')) FROM event_claims c JOIN participants p ON p.claim = c.id
    JOIN actors a ON a.id = p.actor WHERE c.event = e.id AND p.slot = 'mediator') AS mediators,
  e.place, e.statuses, e.tracks, e.reports, e.claims
FROM events e
ORDER BY e.since IS NULL, e.since, e.until, e.id"""

INDEXES = (
    "CREATE INDEX reports_given_id ON reports (given_id)",
    "CREATE INDEX claims_report ON claims (report)",
    "CREATE INDEX claims_type ON claims (type)",
    "CREATE INDEX participants_actor ON participants (actor)",
    "CREATE INDEX event_claims_event ON event_claims (event)",
    "CREATE INDEX events_since ON events (since)",
)
TRIGGERS = (
    "CREATE TRIGGER log_keeps_its_rows BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER log_keeps_its_words BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
)


def first_tables(db: sqlite3.Connection) -> None:
    """Version 1: reports, claims, first events, the log."""
    tables = (REPORTS, CLAIMS, EVIDENCE, ACTORS, PARTICIPANTS, EVENTS, EVENT_CLAIMS, JUDGEMENTS, LOG, SET_ASIDE, META)
    _run(db, (*tables, *INDEXES, *TRIGGERS, CHRONOLOGY))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def many_reports(db: sqlite3.Connection) -> None:
    """Version 2: what turns the claims of many reports into a history."""
    _run(db, version_2.STATEMENTS)


def readable_views(db: sqlite3.Connection) -> None:
    """Version 4: views for other tools."""
    _run(db, version_4.STATEMENTS)


def quick_lists(db: sqlite3.Connection) -> None:
    """Version 5: indexes for the pages."""
    _run(db, version_5.STATEMENTS)


MIGRATIONS: tuple[Migration, ...] = (first_tables, many_reports, search_tables, readable_views, quick_lists)
VERSION = len(MIGRATIONS)


def version(db: sqlite3.Connection) -> int:
    """The version of a record's schema; 0 for an empty file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection) -> None:
    """Bring a record to the present version; the caller holds a transaction."""
    for number in range(version(db), VERSION):
        MIGRATIONS[number](db)
        db.execute(f"PRAGMA user_version = {number + 1}")


def schema(db: sqlite3.Connection) -> str:
    """The statements that made the tables, indexes, triggers and views, in the order they were made."""
    rows = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
    return "".join(f"{sql};\n\n" for (sql,) in rows)

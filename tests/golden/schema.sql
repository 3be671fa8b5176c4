CREATE TABLE reports (
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
);

CREATE TABLE claims (
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
);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,       -- copied from the report
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  name TEXT,
  ref TEXT,
  UNIQUE (claim, position)
);

CREATE TABLE actors (
  id TEXT PRIMARY KEY,      -- the lexicon's id; ~ and the folded words for one that it does not know
  name TEXT NOT NULL,
  key TEXT NOT NULL,        -- the name folded, for searching
  kind TEXT,
  country TEXT,             -- ISO 3166 alpha-3
  sector TEXT,              -- PLOVER sector
  provisional INTEGER NOT NULL -- 1 where the lexicon does not know it
);

CREATE TABLE participants (
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
);

CREATE TABLE events (
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
);

CREATE TABLE event_claims (
  id TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE, -- the claim; it stands in one event
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE judgements (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
  at TEXT NOT NULL,         -- UTC
  who TEXT NOT NULL,
  what TEXT NOT NULL,       -- accept, correct, reject, merge, split, undo
  subject TEXT NOT NULL,    -- id of a claim, event, actor or judgement
  content TEXT NOT NULL,    -- JSON
  why TEXT
);

CREATE TABLE log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,         -- UTC
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  content TEXT NOT NULL,    -- JSON
  previous TEXT NOT NULL,   -- hash of the row before; 64 zeros for the first
  hash TEXT NOT NULL UNIQUE -- SHA-256 of previous, id, at, what, subject, content as a JSON list
);

CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,     -- the file (and line)
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (origin, reason)
);

CREATE TABLE meta (id TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE INDEX reports_given_id ON reports (given_id);

CREATE INDEX claims_report ON claims (report);

CREATE INDEX claims_type ON claims (type);

CREATE INDEX participants_actor ON participants (actor);

CREATE INDEX event_claims_event ON event_claims (event);

CREATE INDEX events_since ON events (since);

CREATE TRIGGER log_keeps_its_rows BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE TRIGGER log_keeps_its_words BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;

CREATE VIEW chronology AS
SELECT e.id, e.date, e.type, e.contact,
  (SELECT group_concat(DISTINCT replace(a.name, ',', '،')) FROM event_claims c JOIN participants p ON p.claim = c.id
    JOIN actors a ON a.id = p.actor WHERE c.event = e.id AND p.slot = 'actor') AS actors,
  (SELECT group_concat(DISTINCT replace(a.name, ',', '،')) FROM event_claims c JOIN participants p ON p.claim = c.id
    JOIN actors a ON a.id = p.actor WHERE c.event = e.id AND p.slot = 'recipient') AS recipients,
  (SELECT group_concat(DISTINCT replace(a.name, ',', '،')) FROM event_claims c JOIN participants p ON p.claim = c.id
    JOIN actors a ON a.id = p.actor WHERE c.event = e.id AND p.slot = 'mediator') AS mediators,
  e.place, e.statuses, e.tracks, e.reports, e.claims
FROM events e
ORDER BY e.since IS NULL, e.since, e.until, e.id;


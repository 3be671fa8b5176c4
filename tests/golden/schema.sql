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
  role TEXT, body TEXT,                -- mediator, side, delegation, head, sender
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
, tellings INTEGER NOT NULL DEFAULT 1, contradictions TEXT NOT NULL DEFAULT '[]', confidence REAL NOT NULL DEFAULT 0);

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

CREATE TABLE ontology (
  -- what the words of the record mean; copied from the lexicon when reports are read
  id TEXT PRIMARY KEY,      -- scheme and value: type/CONSULT, status/planned
  scheme TEXT NOT NULL,     -- type, contact, status, track, role, sector, precision, basis, noun
  value TEXT NOT NULL,      -- as it stands in the tables
  position INTEGER NOT NULL,
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  definition_ar TEXT NOT NULL,
  definition_en TEXT NOT NULL
);

CREATE TABLE known_actors (
  -- everybody the lexicon knows, met in a report or not
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,       -- person, state, organisation …
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  country TEXT,             -- ISO 3166 alpha-3
  sector TEXT               -- PLOVER sector
);

CREATE TABLE known_names (
  id INTEGER PRIMARY KEY,
  actor TEXT NOT NULL REFERENCES known_actors (id) ON DELETE CASCADE,
  name TEXT NOT NULL,       -- a spelling or another name
  key TEXT NOT NULL         -- folded
);

CREATE TABLE posts (
  id INTEGER PRIMARY KEY,
  actor TEXT NOT NULL REFERENCES known_actors (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  body TEXT,                -- the state or organisation, an id of known_actors
  since TEXT,               -- ISO prefix, NULL where not known
  until TEXT
);

CREATE TABLE known_places (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  country TEXT,
  parent TEXT,              -- the next larger place
  lat REAL,                 -- degrees
  lon REAL,
  keys TEXT NOT NULL DEFAULT '[]' -- JSON list: all its names, folded
);

CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  since TEXT,               -- ISO prefix
  until TEXT
);

CREATE TABLE conflict_actors (
  id INTEGER PRIMARY KEY,
  conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,      -- an id of known_actors
  role TEXT NOT NULL,       -- side, mediator
  side INTEGER              -- which side, from 1; NULL for mediators
);

CREATE TABLE conflict_places (
  id INTEGER PRIMARY KEY,
  conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
  place TEXT NOT NULL       -- an id of known_places
);

CREATE TABLE sightings (
  -- every time the words of a report were met: the first is the report's own row again, the others are exact copies
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  given_id TEXT NOT NULL,
  outlet TEXT,
  published TEXT,           -- ISO day
  url TEXT,
  origin TEXT,
  seen_at TEXT NOT NULL     -- UTC
);

CREATE UNIQUE INDEX sightings_once ON sightings
  (report, given_id, coalesce(outlet, ''), coalesce(published, ''), coalesce(url, ''));

CREATE TABLE bundles (
  -- claims of different reports that agree in all that is compared are joined without further questions
  id TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE, -- the claim
  bundle TEXT NOT NULL      -- a hash of what is compared
) WITHOUT ROWID;

CREATE TABLE blocks (
  -- where bundles that may tell one event find each other
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  party TEXT NOT NULL,      -- whom a participant stands for
  first INTEGER NOT NULL,   -- days, as ordinals of the proleptic Gregorian calendar
  last INTEGER NOT NULL,
  bundle TEXT NOT NULL
);

CREATE TABLE unsettled (
  -- claims whose events must be made anew; empty when nothing is to be done
  id TEXT PRIMARY KEY       -- a claim, perhaps one that is gone
) WITHOUT ROWID;

CREATE TABLE doubts (
  -- pairs of events that may be one: they wait for a person
  id TEXT PRIMARY KEY,      -- d- and a hash of both claims
  one TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,   -- the claims that are likest
  other TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  score REAL NOT NULL       -- 0 to 1
) WITHOUT ROWID;

CREATE TABLE former_events (
  -- ids that events had; none is ever used for something else
  id TEXT PRIMARY KEY,
  claim TEXT NOT NULL,      -- a claim that it told: the event that tells it now is the one to look at
  at TEXT NOT NULL          -- UTC
) WITHOUT ROWID;

CREATE TABLE verdicts (
  -- what persons say of claims, as far as it stands: made from judgements
  id TEXT PRIMARY KEY,      -- the claim
  verdict TEXT NOT NULL,    -- accepted, rejected
  judgement INTEGER NOT NULL REFERENCES judgements (id)
) WITHOUT ROWID;

CREATE TABLE corrections (
  -- fields that persons set, as far as it stands: made from judgements; the claim keeps what was read
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,               -- JSON
  judgement INTEGER NOT NULL REFERENCES judgements (id),
  UNIQUE (claim, field)
);

CREATE TABLE ties (
  -- pairs of claims that persons say are, or are not, one event: made from judgements
  id INTEGER PRIMARY KEY,
  one TEXT NOT NULL,        -- the smaller id
  other TEXT NOT NULL,
  same INTEGER NOT NULL,    -- 1 one event, 0 two events
  judgement INTEGER NOT NULL REFERENCES judgements (id),
  UNIQUE (one, other)
);

CREATE TABLE aliases (
  -- actors that persons say are another one: made from judgements
  id TEXT PRIMARY KEY,      -- the actor
  actor TEXT NOT NULL,      -- who it is
  judgement INTEGER NOT NULL REFERENCES judgements (id)
) WITHOUT ROWID;

CREATE VIEW event_participants AS
-- who takes part in events, as persons corrected it, under the actor that persons say it is
SELECT t.event, t.id AS claim, p.slot, p.position, coalesce(a.actor, p.actor) AS actor,
  coalesce(p.name, p.text) AS name, p.kind, p.country, p.sector, p.role, p.body
FROM event_claims t JOIN participants p ON p.claim = t.id LEFT JOIN aliases a ON a.id = p.actor
WHERE NOT EXISTS (SELECT 1 FROM corrections k WHERE k.claim = p.claim AND k.field = p.slot || 's')
UNION ALL
SELECT t.event, k.claim, rtrim(k.field, 's'), j.key, coalesce(a.actor, json_extract(j.value, '$.actor')),
  coalesce(json_extract(j.value, '$.name'), n.name_ar, json_extract(j.value, '$.actor')), n.kind, n.country, n.sector,
  NULL, NULL
FROM corrections k JOIN event_claims t ON t.id = k.claim JOIN json_each(k.value) j
LEFT JOIN aliases a ON a.id = json_extract(j.value, '$.actor')
LEFT JOIN known_actors n ON n.id = json_extract(j.value, '$.actor')
WHERE k.field IN ('actors', 'recipients', 'mediators');

CREATE INDEX participants_body ON participants (body) WHERE body IS NOT NULL;

CREATE INDEX known_names_key ON known_names (key);

CREATE INDEX known_names_actor ON known_names (actor);

CREATE INDEX posts_actor ON posts (actor);

CREATE INDEX conflict_actors_actor ON conflict_actors (actor);

CREATE INDEX sightings_report ON sightings (report);

CREATE INDEX blocks_met ON blocks (type, party, first, last, bundle);

CREATE UNIQUE INDEX blocks_once ON blocks (bundle, party);

CREATE INDEX bundles_bundle ON bundles (bundle);

CREATE INDEX doubts_one ON doubts (one);

CREATE INDEX doubts_other ON doubts (other);

CREATE INDEX doubts_score ON doubts (score);

CREATE INDEX corrections_claim ON corrections (claim);

CREATE INDEX ties_other ON ties (other);

CREATE INDEX judgements_subject ON judgements (subject);

CREATE INDEX reports_published ON reports (published);

CREATE TRIGGER blocks_go_with_the_last_claim AFTER DELETE ON bundles
WHEN NOT EXISTS (SELECT 1 FROM bundles WHERE bundle = OLD.bundle)
BEGIN DELETE FROM blocks WHERE bundle = OLD.bundle; END;

CREATE TRIGGER judgements_keep_their_rows BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are never taken away: undo them'); END;

CREATE TRIGGER judgements_keep_their_words BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are never changed: undo them'); END;

CREATE TABLE search_keys (
  -- numbers by which the index calls reports and claims: SQLite's own may change when the file is packed
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,       -- report, claim
  ref TEXT NOT NULL UNIQUE  -- the id of the report or claim
);

CREATE VIRTUAL TABLE report_words USING fts5(exact, bare, content='', tokenize='unicode61');

CREATE TABLE 'report_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'report_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'report_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'report_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE VIRTUAL TABLE claim_words USING fts5(exact, bare, content='', tokenize='unicode61');

CREATE TABLE 'claim_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'claim_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'claim_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'claim_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TRIGGER search_keys_go_with_claims AFTER DELETE ON claims
BEGIN DELETE FROM search_keys WHERE ref = OLD.id; END;

CREATE VIEW events_readable AS
-- one row an event, codes with their names
SELECT e.id, e.date, e.since, e.until, e.type, o.name_ar AS type_ar, o.name_en AS type_en, e.contact,
  (SELECT group_concat(DISTINCT replace(name, ',', '،')) FROM event_participants p WHERE p.event = e.id AND p.slot = 'actor') AS actors, (SELECT group_concat(DISTINCT replace(name, ',', '،')) FROM event_participants p WHERE p.event = e.id AND p.slot = 'recipient') AS recipients,
  (SELECT group_concat(DISTINCT replace(name, ',', '،')) FROM event_participants p WHERE p.event = e.id AND p.slot = 'mediator') AS mediators,
  e.place, e.statuses, e.tracks, e.reports, e.claims, e.tellings, e.contradictions, e.confidence
FROM events e LEFT JOIN ontology o ON o.id = 'type/' || e.type;

CREATE VIEW claims_readable AS
-- one row a claim with its words and its report
SELECT c.id, t.event, c.type, o.name_ar AS type_ar, o.name_en AS type_en, c.contact, c.status, c.date, c.date_precision,
  c.date_basis, c.place, c.tracks, c.source, c.via, c.confidence, v.verdict,
  (SELECT group_concat(x.text, ' … ') FROM evidence x WHERE x.claim = c.id) AS evidence,
  r.outlet, r.published, r.title, r.url, c.report
FROM claims c JOIN reports r ON r.id = c.report LEFT JOIN event_claims t ON t.id = c.id
LEFT JOIN verdicts v ON v.id = c.id LEFT JOIN ontology o ON o.id = 'type/' || c.type;

CREATE VIEW who_says_what AS
-- one row a claim and field: what each report says of an event
SELECT t.event, 'date' AS field, c.date AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.date IS NOT NULL
UNION ALL SELECT t.event, 'place' AS field, c.place AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.place IS NOT NULL
UNION ALL SELECT t.event, 'status' AS field, c.status AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.status IS NOT NULL
UNION ALL SELECT t.event, 'contact' AS field, c.contact AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.contact IS NOT NULL
UNION ALL SELECT t.event, 'source' AS field, c.source AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.source IS NOT NULL
UNION ALL SELECT t.event, 'via' AS field, c.via AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.via IS NOT NULL
UNION ALL SELECT t.event, 'tracks' AS field, c.tracks AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.tracks IS NOT NULL;

CREATE VIEW contacts_readable AS
-- one row a meeting, visit, call or message and one who takes part in it
SELECT e.id AS event, e.date, e.contact, e.statuses, p.slot, p.actor, p.name, p.country, p.sector, e.place, e.tracks,
  e.reports
FROM events e JOIN event_participants p ON p.event = e.id WHERE e.type = 'CONSULT';

CREATE VIEW outlets_by_month AS
-- what was read: reports (their words counted once), copies among the sightings
SELECT outlet, substr(published, 1, 7) AS month, count(DISTINCT report) AS reports,
  count(*) - count(DISTINCT report) AS copies
FROM sightings GROUP BY 1, 2;

CREATE INDEX events_by_date ON events (since IS NULL, since, until, id);

CREATE INDEX claims_confidence ON claims (confidence, id);

CREATE INDEX claims_place ON claims (place_id) WHERE place_id IS NOT NULL;

CREATE INDEX participants_state ON participants (lower(country)) WHERE sector IN ('GOV', 'SPY');


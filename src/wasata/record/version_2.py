"""Version 2 of the schema: knowledge of the lexicon, sightings, joining of tellings, judgements that have effect.

As every released step it is never changed; what comes later is a step of its own.
"""

from __future__ import annotations

ONTOLOGY = """CREATE TABLE ontology (
  -- what the words of the record mean; copied from the lexicon when reports are read
  id TEXT PRIMARY KEY,      -- scheme and value: type/CONSULT, status/planned
  scheme TEXT NOT NULL,     -- type, contact, status, track, role, sector, precision, basis, noun
  value TEXT NOT NULL,      -- as it stands in the tables
  position INTEGER NOT NULL,
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  definition_ar TEXT NOT NULL,
  definition_en TEXT NOT NULL
)"""
KNOWN_ACTORS = """CREATE TABLE known_actors (
  -- everybody the lexicon knows, met in a report or not
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,       -- person, state, organisation …
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  country TEXT,             -- ISO 3166 alpha-3
  sector TEXT               -- PLOVER sector
)"""
KNOWN_NAMES = """CREATE TABLE known_names (
  id INTEGER PRIMARY KEY,
  actor TEXT NOT NULL REFERENCES known_actors (id) ON DELETE CASCADE,
  name TEXT NOT NULL,       -- a spelling or another name
  key TEXT NOT NULL         -- folded
)"""
POSTS = """CREATE TABLE posts (
  id INTEGER PRIMARY KEY,
  actor TEXT NOT NULL REFERENCES known_actors (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  body TEXT,                -- the state or organisation, an id of known_actors
  since TEXT,               -- ISO prefix, NULL where not known
  until TEXT
)"""
KNOWN_PLACES = """CREATE TABLE known_places (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  country TEXT,
  parent TEXT,              -- the next larger place
  lat REAL,                 -- degrees
  lon REAL,
  keys TEXT NOT NULL DEFAULT '[]' -- JSON list: all its names, folded
)"""
CONFLICTS = """CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL,
  since TEXT,               -- ISO prefix
  until TEXT
)"""
CONFLICT_ACTORS = """CREATE TABLE conflict_actors (
  id INTEGER PRIMARY KEY,
  conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,      -- an id of known_actors
  role TEXT NOT NULL,       -- side, mediator
  side INTEGER              -- which side, from 1; NULL for mediators
)"""
CONFLICT_PLACES = """CREATE TABLE conflict_places (
  id INTEGER PRIMARY KEY,
  conflict TEXT NOT NULL REFERENCES conflicts (id) ON DELETE CASCADE,
  place TEXT NOT NULL       -- an id of known_places
)"""
SIGHTINGS = """CREATE TABLE sightings (
  -- every time the words of a report were met: the first is the report's own row again, the others are exact copies
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  given_id TEXT NOT NULL,
  outlet TEXT,
  published TEXT,           -- ISO day
  url TEXT,
  origin TEXT,
  seen_at TEXT NOT NULL     -- UTC
)"""
SIGHTINGS_ONCE = """CREATE UNIQUE INDEX sightings_once ON sightings
  (report, given_id, coalesce(outlet, ''), coalesce(published, ''), coalesce(url, ''))"""
BUNDLES = """CREATE TABLE bundles (
  -- claims of different reports that agree in all that is compared are joined without further questions
  id TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE, -- the claim
  bundle TEXT NOT NULL      -- a hash of what is compared
) WITHOUT ROWID"""
BLOCKS = """CREATE TABLE blocks (
  -- where bundles that may tell one event find each other
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  party TEXT NOT NULL,      -- whom a participant stands for
  first INTEGER NOT NULL,   -- days, as ordinals of the proleptic Gregorian calendar
  last INTEGER NOT NULL,
  bundle TEXT NOT NULL
)"""
UNSETTLED = """CREATE TABLE unsettled (
  -- claims whose events must be made anew; empty when nothing is to be done
  id TEXT PRIMARY KEY       -- a claim, perhaps one that is gone
) WITHOUT ROWID"""
DOUBTS = """CREATE TABLE doubts (
  -- pairs of events that may be one: they wait for a person
  id TEXT PRIMARY KEY,      -- d- and a hash of both claims
  one TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,   -- the claims that are likest
  other TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  score REAL NOT NULL       -- 0 to 1
) WITHOUT ROWID"""
FORMER_EVENTS = """CREATE TABLE former_events (
  -- ids that events had; none is ever used for something else
  id TEXT PRIMARY KEY,
  claim TEXT NOT NULL,      -- a claim that it told: the event that tells it now is the one to look at
  at TEXT NOT NULL          -- UTC
) WITHOUT ROWID"""
VERDICTS = """CREATE TABLE verdicts (
  -- what persons say of claims, as far as it stands: made from judgements
  id TEXT PRIMARY KEY,      -- the claim
  verdict TEXT NOT NULL,    -- accepted, rejected
  judgement INTEGER NOT NULL REFERENCES judgements (id)
) WITHOUT ROWID"""
CORRECTIONS = """CREATE TABLE corrections (
  -- fields that persons set, as far as it stands: made from judgements; the claim keeps what was read
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,               -- JSON
  judgement INTEGER NOT NULL REFERENCES judgements (id),
  UNIQUE (claim, field)
)"""
TIES = """CREATE TABLE ties (
  -- pairs of claims that persons say are, or are not, one event: made from judgements
  id INTEGER PRIMARY KEY,
  one TEXT NOT NULL,        -- the smaller id
  other TEXT NOT NULL,
  same INTEGER NOT NULL,    -- 1 one event, 0 two events
  judgement INTEGER NOT NULL REFERENCES judgements (id),
  UNIQUE (one, other)
)"""
ALIASES = """CREATE TABLE aliases (
  -- actors that persons say are another one: made from judgements
  id TEXT PRIMARY KEY,      -- the actor
  actor TEXT NOT NULL,      -- who it is
  judgement INTEGER NOT NULL REFERENCES judgements (id)
) WITHOUT ROWID"""
EVENT_PARTICIPANTS = """CREATE VIEW event_participants AS
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
WHERE k.field IN ('actors', 'recipients', 'mediators')"""
NO_EMPTY_BLOCKS = """CREATE TRIGGER blocks_go_with_the_last_claim AFTER DELETE ON bundles
WHEN NOT EXISTS (SELECT 1 FROM bundles WHERE bundle = OLD.bundle)
BEGIN DELETE FROM blocks WHERE bundle = OLD.bundle; END"""
KEEP_ROWS = """CREATE TRIGGER judgements_keep_their_rows BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are never taken away: undo them'); END"""
KEEP_WORDS = """CREATE TRIGGER judgements_keep_their_words BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are never changed: undo them'); END"""
SEEN_ALREADY = """INSERT INTO sightings (report, given_id, outlet, published, url, origin, seen_at)
SELECT id, given_id, outlet, published, url, origin, read_at FROM reports"""

STATEMENTS = (
    ONTOLOGY,
    KNOWN_ACTORS,
    KNOWN_NAMES,
    POSTS,
    KNOWN_PLACES,
    CONFLICTS,
    CONFLICT_ACTORS,
    CONFLICT_PLACES,
    SIGHTINGS,
    SIGHTINGS_ONCE,
    BUNDLES,
    BLOCKS,
    UNSETTLED,
    DOUBTS,
    FORMER_EVENTS,
    VERDICTS,
    CORRECTIONS,
    TIES,
    ALIASES,
    "ALTER TABLE participants ADD COLUMN body TEXT",  # the state or organisation that the words name, an id
    EVENT_PARTICIPANTS,
    "ALTER TABLE events ADD COLUMN tellings INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE events ADD COLUMN contradictions TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE events ADD COLUMN confidence REAL NOT NULL DEFAULT 0",
    "CREATE INDEX participants_body ON participants (body) WHERE body IS NOT NULL",
    "CREATE INDEX known_names_key ON known_names (key)",
    "CREATE INDEX known_names_actor ON known_names (actor)",
    "CREATE INDEX posts_actor ON posts (actor)",
    "CREATE INDEX conflict_actors_actor ON conflict_actors (actor)",
    "CREATE INDEX sightings_report ON sightings (report)",
    "CREATE INDEX blocks_met ON blocks (type, party, first, last, bundle)",
    "CREATE UNIQUE INDEX blocks_once ON blocks (bundle, party)",
    "CREATE INDEX bundles_bundle ON bundles (bundle)",
    "CREATE INDEX doubts_one ON doubts (one)",
    "CREATE INDEX doubts_other ON doubts (other)",
    "CREATE INDEX doubts_score ON doubts (score)",
    "CREATE INDEX corrections_claim ON corrections (claim)",
    "CREATE INDEX ties_other ON ties (other)",
    "CREATE INDEX judgements_subject ON judgements (subject)",
    "CREATE INDEX reports_published ON reports (published)",
    NO_EMPTY_BLOCKS,
    KEEP_ROWS,
    KEEP_WORDS,
    # what is in the record already is seen once and must be settled by the new rule
    SEEN_ALREADY,
    "INSERT INTO unsettled (id) SELECT id FROM claims",
)

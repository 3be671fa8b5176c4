"""Version 4 of the schema: views that other tools open as they are, and the order of the chronology."""

from __future__ import annotations

_NAMES = "(SELECT group_concat(DISTINCT replace(name, ',', '،')) FROM event_participants p WHERE p.event = e.id AND {})"
EVENTS_READABLE = f"""CREATE VIEW events_readable AS
-- one row an event, codes with their names
SELECT e.id, e.date, e.since, e.until, e.type, o.name_ar AS type_ar, o.name_en AS type_en, e.contact,
  {_NAMES.format("p.slot = 'actor'")} AS actors, {_NAMES.format("p.slot = 'recipient'")} AS recipients,
  {_NAMES.format("p.slot = 'mediator'")} AS mediators,
  e.place, e.statuses, e.tracks, e.reports, e.claims, e.tellings, e.contradictions, e.confidence
FROM events e LEFT JOIN ontology o ON o.id = 'type/' || e.type"""  # noqa: S608
CLAIMS_READABLE = """CREATE VIEW claims_readable AS
-- one row a claim with its words and its report
SELECT c.id, t.event, c.type, o.name_ar AS type_ar, o.name_en AS type_en, c.contact, c.status, c.date, c.date_precision,
  c.date_basis, c.place, c.tracks, c.source, c.via, c.confidence, v.verdict,
  (SELECT group_concat(x.text, ' … ') FROM evidence x WHERE x.claim = c.id) AS evidence,
  r.outlet, r.published, r.title, r.url, c.report
FROM claims c JOIN reports r ON r.id = c.report LEFT JOIN event_claims t ON t.id = c.id
LEFT JOIN verdicts v ON v.id = c.id LEFT JOIN ontology o ON o.id = 'type/' || c.type"""
_FIELDS = ("date", "place", "status", "contact", "source", "via", "tracks")
_SAYS = """SELECT t.event, '{0}' AS field, c.{0} AS value, c.id AS claim, r.outlet, r.published, r.id AS report
FROM claims c JOIN event_claims t ON t.id = c.id JOIN reports r ON r.id = c.report WHERE c.{0} IS NOT NULL"""
WHO_SAYS_WHAT = """CREATE VIEW who_says_what AS
-- one row a claim and field: what each report says of an event
""" + "\nUNION ALL ".join(_SAYS.format(field) for field in _FIELDS)
CONTACTS_READABLE = """CREATE VIEW contacts_readable AS
-- one row a meeting, visit, call or message and one who takes part in it
SELECT e.id AS event, e.date, e.contact, e.statuses, p.slot, p.actor, p.name, p.country, p.sector, e.place, e.tracks,
  e.reports
FROM events e JOIN event_participants p ON p.event = e.id WHERE e.type = 'CONSULT'"""
OUTLETS_BY_MONTH = """CREATE VIEW outlets_by_month AS
-- what was read: reports (their words counted once), copies among the sightings
SELECT outlet, substr(published, 1, 7) AS month, count(DISTINCT report) AS reports,
  count(*) - count(DISTINCT report) AS copies
FROM sightings GROUP BY 1, 2"""

# the order of the chronology, so that a page of it costs the page
BY_DATE = "CREATE INDEX events_by_date ON events (since IS NULL, since, until, id)"

STATEMENTS = (EVENTS_READABLE, CLAIMS_READABLE, WHO_SAYS_WHAT, CONTACTS_READABLE, OUTLETS_BY_MONTH, BY_DATE)

"""The record: one SQLite file of reports, claims and events."""

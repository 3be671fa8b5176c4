"""Version 5 of the schema: indexes for the pages, so that a list costs what is shown of it and not what there is."""

from __future__ import annotations

STATEMENTS = (
    "CREATE INDEX claims_confidence ON claims (confidence, id)",
    "CREATE INDEX claims_place ON claims (place_id) WHERE place_id IS NOT NULL",
    # whom a participant stands for by its words, see OF_CONFLICT_EVERY in query.py
    "CREATE INDEX participants_state ON participants (lower(country)) WHERE sector IN ('GOV', 'SPY')",
)

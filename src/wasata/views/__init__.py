"""Pure functions from the record to plain data."""

"""From reports to sentences and tokens."""

"""From lexicon files to typed entries to compiled matchers, and the linter."""

"""From sentences to mentions of actors, places, dates, tracks and speakers."""

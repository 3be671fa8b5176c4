"""The Arabic language, knowing no politics."""

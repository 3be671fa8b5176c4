"""What the record calls actors, places, conflicts and codes, in both languages."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from wasata.record.query import rows_of
from wasata.record.rows import PROVISIONAL

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Called:
    """A name in each language; ``en`` is empty where only the words of reports are known."""

    ar: str
    en: str

    def first(self, code: str) -> str:
        """The name in a reader's language, or the one there is."""
        return (self.en or self.ar) if code == "en" else (self.ar or self.en)


class Names:
    """All names of the record's tables of knowledge, as they are when it is made."""

    def __init__(self, db: sqlite3.Connection) -> None:
        both = "SELECT id, name_ar, name_en FROM {}"
        self._actors = self._read(db, both.format("known_actors"))
        self._places = self._read(db, both.format("known_places"))
        self.conflicts = self._read(db, both.format("conflicts"))
        self.ontology: dict[str, Row] = {row["id"]: row for row in rows_of(db, "SELECT * FROM ontology", {})}
        self.lines: dict[Hashable, Markup] = {}  # of the chronology, as they are shown while things are called so

    @staticmethod
    def _read(db: sqlite3.Connection, sql: str) -> dict[str, Called]:
        return {name: Called(ar, en) for name, ar, en in db.execute(sql)}

    def actor(self, name: str, words: str | None = None) -> Called:
        """An actor of the register; ``words`` are those of reports, for one that the lexicon does not know."""
        known = self._actors.get(name)
        if known is not None:
            return known
        group, colon, kind = name.partition(":")
        if colon and group in self._actors:
            leader, role = self._actors[group], self.code("role", kind)
            return Called(words or f"{leader.ar}: {role.ar}", f"{leader.en}: {role.en}")
        return Called(words or name.removeprefix(PROVISIONAL), "")

    def place(self, name: str | None, words: str | None = None) -> Called:
        """A place by its id, or by the words of reports."""
        return self._places.get(name or "", Called(words or name or "", ""))

    def conflict(self, name: str) -> Called:
        """A conflict of the lexicon."""
        return self.conflicts.get(name, Called(name, name))

    def code(self, scheme: str, value: str) -> Called:
        """A code of the ontology: its names."""
        row = self.ontology.get(f"{scheme}/{value}")
        return Called(row["name_ar"], row["name_en"]) if row else Called(value, value)

    def meaning(self, scheme: str, value: str) -> Called:
        """A code of the ontology: what it means."""
        row = self.ontology.get(f"{scheme}/{value}")
        return Called(row["definition_ar"], row["definition_en"]) if row else Called("", "")

    def codes(self, scheme: str) -> list[Row]:
        """The rows of a scheme, in their order."""
        return sorted((r for r in self.ontology.values() if r["scheme"] == scheme), key=lambda r: int(r["position"]))

    def people(self, rows: Iterable[Row]) -> list[Row]:
        """Participants as ``{"actor", "name_ar", "name_en", "known"}``, from rows with ``actor`` and ``name``."""
        found = []
        for row in rows:
            called = self.actor(row["actor"], row["name"])
            known = not row["actor"].startswith(PROVISIONAL)
            found.append({"actor": row["actor"], "name_ar": called.ar, "name_en": called.en, "known": known})
        return found

"""Whom a participant stands for: the state or organisation behind a minister, a delegation, a service.

Organs of a state stand for the state (المخابرات المصرية for Egypt), a movement and its people for the movement, a
person of the lexicon for the body whose post was held on the day. What is known comes from the tables that the
lexicon fills; without them a participant stands for what its own words name.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from wasata.arabic.letters import key
from wasata.record.rows import PROVISIONAL

# sectors of PLOVER whose bodies act for their state; parties, rebels and international bodies act for themselves
OF_THE_STATE = frozenset(("GOV", "MIL", "SPY", "COP", "JUD", "LEG"))


# what stands before the name of a place and is no part of it, folded
_KIND = re.compile(
    r"^(?:العاصمه|مدينه|محافظه|مديريه|بلده|قريه|حي|مخيم|منطقه|ولايه|جمهوريه|دوله|شمال|جنوب|شرق|غرب) (?:\w+يه )?"
)


class _Known(NamedTuple):
    kind: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class _Post:
    body: str | None
    title: str
    since: str
    until: str


class Parties:
    """Who stands for whom, on which side, and where places lie, as the tables of knowledge say when it is made."""

    def __init__(self, db: sqlite3.Connection) -> None:
        rows = db.execute("SELECT id, kind, country, sector FROM known_actors")
        self._known = {row[0]: _Known(*row[1:]) for row in rows}
        self._posts: dict[str, list[_Post]] = defaultdict(list)
        posts = "SELECT actor, body, title, coalesce(since, ''), coalesce(until, '') FROM posts"
        for actor, *post in db.execute(f"{posts} ORDER BY since DESC, id"):
            self._posts[actor].append(_Post(*post))
        self._alias = dict(db.execute("SELECT id, actor FROM aliases"))
        self._larger = dict(db.execute("SELECT id, parent FROM known_places"))
        self._places: dict[str, str] = {}
        for place, keys in db.execute("SELECT id, keys FROM known_places ORDER BY kind = 'country', id"):
            for name in json.loads(keys):
                self._places.setdefault(name, place)
        self._sides = self._of_conflicts(db)
        self._own = self._divided()

    def _of_conflicts(self, db: sqlite3.Connection) -> dict[str, set[tuple[str, int]]]:
        sides: dict[str, set[tuple[str, int]]] = defaultdict(set)
        rows = db.execute("SELECT actor, conflict, side FROM conflict_actors WHERE role = 'side'")
        for actor, conflict, side in rows:
            sides[actor].add((conflict, side))
        return sides

    def _divided(self) -> frozenset[str]:
        """Bodies that face others of their own country: an army against a militia does not stand for the state."""
        seen: dict[tuple[str, str], set[int]] = defaultdict(set)
        for actor, sides in self._sides.items():
            for conflict, side in sides:
                seen[conflict, self.country(actor) or ""].add(side)
        return frozenset(
            actor
            for actor, sides in self._sides.items()
            if any(len(seen[conflict, self.country(actor) or ""]) > 1 for conflict, _ in sides)
        )

    def sides(self, party: str) -> frozenset[tuple[str, int]]:
        """The sides on which it stands, each as the id of a conflict and the number of the side."""
        return frozenset(self._sides.get(party, ()))

    def actor(self, actor: str) -> str:
        """The actor itself, or the one that a person says it is."""
        return str(self._alias.get(actor, actor))

    def of(self, actor: str, body: str | None = None, country: str | None = None, day: str | None = None) -> str:
        """The id of the state or organisation that it stands for; "" where nobody can tell.

        ``body`` is the one its words name, ``country`` ISO 3166 alpha-3, ``day`` an ISO prefix.
        """
        actor = self.actor(actor)
        base = actor.partition(":")[0]
        if actor.startswith(PROVISIONAL):
            return self._root(body) if body else self._state(country)
        known = self._known.get(base)
        if known is None or known.kind != "person":
            return self._root(base)
        held = self._held(base, day) or body
        return self._root(held) if held else self._state(known.country or country)

    def place(self, words: str | None, known: str | None) -> str | None:
        """The id of a place: by its name, with or without مدينة and the like before it, else the one it was read as.

        Names come first: a capital is read as its state where it stands for it (واشنطن).
        """
        folded = key(words or "").removeprefix("ل").strip() if words else ""
        for name in (key(words or ""), folded, _KIND.sub("", key(words or ""))):
            if name and name in self._places:
                return self._places[name]
        return known if known in self._larger else None

    def around(self, place: str) -> tuple[str, ...]:
        """The larger places that a place lies in, the smallest first; empty for one that the lexicon does not know."""
        found: list[str] = []
        larger = self._larger.get(place)
        while larger and larger not in found:
            found.append(larger)
            larger = self._larger.get(larger)
        return tuple(found)

    def country(self, party: str) -> str | None:
        """The country of a party, where it is known."""
        known = self._known.get(party)
        return known.country if known else None

    def _root(self, body: str) -> str:
        """The state of an organ, else the organisation itself."""
        known = self._known.get(body)
        if known is None or known.kind == "state":
            return body
        if known.kind == "person":
            return self.of(body)
        if body in self._own or known.sector not in OF_THE_STATE:
            return body
        return self._state(known.country) or body

    def _state(self, country: str | None) -> str:
        state = (country or "").lower()
        return state if not self._known or state in self._known else ""

    def title(self, person: str, day: str | None) -> str | None:
        """The title of the post held on the day, or of the latest known; None where none is known."""
        return next((post.title for post in self._held_posts(person, day)), None)

    def _held(self, person: str, day: str | None) -> str | None:
        """The body of the post held on the day, the latest begun where there are several; else of any post."""
        held = self._held_posts(person, day) + self._posts.get(person, [])
        return next((post.body for post in held if post.body), None)

    def _held_posts(self, person: str, day: str | None) -> list[_Post]:
        """A prefix is compared as far as it goes."""
        posts = self._posts.get(person, [])
        held = [p for p in posts if day and p.since[: len(day)] <= day and (not p.until or day <= p.until + "~")]
        return held or posts

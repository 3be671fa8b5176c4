"""Typed entries of the lexicon, one class a kind of file. ``source`` is ``file:line``, for messages and derivations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Predicate:
    """What tells an event. ``kind`` is ``verb``, ``noun`` or ``phrase``; ``frame`` maps a phrase's place to a slot."""

    id: str
    kind: str
    head: str
    code: str
    source: str
    present: str = ""
    nouns: tuple[str, ...] = ()
    participle: str = ""
    passive: tuple[str, ...] = ()
    contact: str | None = None
    status: str | None = None
    frame: Mapping[str, str] = field(default_factory=dict)
    passive_frame: Mapping[str, str] = field(default_factory=dict)
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a person held; ``since`` and ``until`` are ISO prefixes or empty where not known."""

    title: str
    of: str | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A state, organisation or person that the lexicon knows."""

    id: str
    kind: str
    name_ar: str
    name_en: str
    source: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    gender: str | None = None
    country: str | None = None
    sector: str | None = None
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place with its coordinates in degrees and the id of the next larger place."""

    id: str
    kind: str
    name_ar: str
    name_en: str
    source: str
    also: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """A newspaper, agency, channel or site."""

    id: str
    kind: str
    name_ar: str
    name_en: str
    source: str
    also: tuple[str, ...] = ()
    country: str | None = None
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """A conflict: its sides (ids of actors), usual mediators and places."""

    id: str
    name_ar: str
    name_en: str
    source: str
    sides: tuple[tuple[str, ...], ...] = ()
    mediators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

"""What entries say of the world and of each other: ids, names that clash, posts and their dates, coordinates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import yaml

from wasata.arabic.letters import key as folded
from wasata.rules.check_rows import Entry, Page, Problem, entries, guess, is_empty, line_of, sections, text, texts
from wasata.rules.check_shapes import LISTS, is_date

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ABOVE_STATES = frozenset(("IGO", "UNO", "EUR", "NGO"))
_ACTORS, _PLACES = "actors/*.yaml", "places/*.yaml"
_OUTLETS, _CONFLICTS = "outlets.yaml", "conflicts/*.yaml"
# The key that tells entries of a file apart where they have no id.
_WORD_SECTIONS = frozenset(("names.yaml", "cues.yaml", "tracks.yaml"))
_HEADS = {"titles.yaml": "title", "collectives.yaml": "noun", "words/verbs.yaml": "verb", "attribution.yaml": "verb"}

Ids = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class _World:
    """All entries with ids, by kind of file, and the codes of the countries; later folders replace earlier entries."""

    ids: Mapping[str, Ids]
    living: Mapping[str, list[Entry]]
    countries: frozenset[str]


def check_world(pages: Iterable[Page]) -> Iterator[Problem]:
    """Everything that needs more than one entry to be seen, over all files."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for page in pages:
        found[page.kind].extend(entries(page))
        yield from _repeated_words(page)
    for kind in (_ACTORS, _PLACES, _OUTLETS, _CONFLICTS):
        yield from _ids(found[kind])
    for kind, head in _HEADS.items():
        yield from _heads(found[kind], head)
    world = _world(found)
    yield from _actors(world)
    yield from _places(world)
    yield from _conflicts(world)
    yield from _outlets(world)


def _world(found: Mapping[str, list[Entry]]) -> _World:
    kinds = (_ACTORS, _PLACES, _OUTLETS, _CONFLICTS)
    ids = {kind: {entry.text("id"): entry for entry in found.get(kind, ())} for kind in kinds}
    living = {
        kind: [e for e in found.get(kind, ()) if ids[kind][e.text("id")].page.folder == e.page.folder] for kind in kinds
    }
    states = (e for e in living[_ACTORS] if e.text("kind") == "state")
    lands = (e for e in living[_PLACES] if e.text("kind") == "country")
    codes = {e.text("id").upper() for e in states} | {e.text("country") for e in lands}
    countries = frozenset(code for code in codes if re.fullmatch("[A-Z]{3}", code)) | _ABOVE_STATES
    return _World(ids, living, countries)


# -- one of a kind ----------------------------------------------------------------------------------------------------


def _ids(found: Iterable[Entry]) -> Iterator[Problem]:
    seen: dict[tuple[int, str], Entry] = {}
    for entry in found:
        name = entry.text("id")
        if name and not _ID.fullmatch(name):
            expected = "small Latin letters, digits and single hyphens"
            yield entry.problem("id", "malformed-id", f"the id is {name!r}", expected=expected)
        first = seen.setdefault((entry.page.folder, name), entry)
        if name and first is not entry:
            wrong = f"the id {name!r} stands twice (first in {_place(first)})"
            yield entry.problem("id", "duplicate-id", wrong, mend="Join the two entries, or give one another id.")


def _heads(found: Iterable[Entry], head: str) -> Iterator[Problem]:
    """The same word twice; for verbs the imperfect and the kind of speech belong to what tells them apart."""
    seen: dict[tuple[int, str, str], Entry] = {}
    for entry in found:
        word = entry.text(head)
        first = seen.setdefault((entry.page.folder, word, entry.text("present")), entry)
        if word and first is not entry:
            wrong = f"«{word}» stands twice (first in {_place(first)})"
            yield entry.problem(head, "duplicate", wrong, mend="Join the two entries.")


def _repeated_words(page: Page) -> Iterator[Problem]:
    """The same word twice in one list of words."""
    file = sections(page) if page.kind in _WORD_SECTIONS else None
    lists = file.fields.values() if file is not None else [page.root] if page.kind in LISTS else []
    for node in lists:
        seen: dict[str, yaml.ScalarNode] = {}
        for item in texts(node):
            first = seen.setdefault(item.value, item)
            if first is not item:
                wrong = f"«{item.value}» stands twice in the list (first on line {line_of(first)})"
                yield page.problem(item, "duplicate", wrong, mend="Delete one.")


# -- actors -----------------------------------------------------------------------------------------------------------


def _actors(world: _World) -> Iterator[Problem]:
    actors = world.living[_ACTORS]
    for entry in actors:
        yield from _country(entry, world.countries)
        if entry.text("kind") == "person" and not entry.text("gender"):
            yield entry.problem("", "missing-key", f"{entry.text('id')!r} has no 'gender'", mend="Add gender: m or f.")
        posts = entry.inner("posts")
        for post in posts:
            yield from _known(post, "of", world.ids[_ACTORS], "actor")
            yield from _order(post)
        for a, b in combinations(posts, 2):
            yield from _overlap(entry, a, b)
    yield from _clashes(actors, ("name", "also"), "actors")
    yield from _clashes(actors, ("adjective", "adjective_also", "demonym"), "actors")
    yield from _clashes(actors, ("metonyms",), "actors")


def _country(entry: Entry, countries: frozenset[str]) -> Iterator[Problem]:
    code = entry.text("country")
    if code and code not in countries:
        yield entry.problem(
            "country",
            "unknown-country",
            f"unknown country {code!r}",
            expected="ISO 3166 alpha-3 of a state of the lexicon, or IGO, UNO, EUR, NGO",
            mend=guess(code.upper(), countries),
        )


def _known(entry: Entry, key: str, known: Ids, what: str) -> Iterator[Problem]:
    for node in entry.texts(key):
        if node.value not in known:
            wrong = f"{key} names {node.value!r}, and no {what} has that id"
            mend = guess(str(node.value), known, f"Add the {what}, or leave {key} out.")
            yield entry.page.problem(node, "unknown-id", wrong, mend=mend)


def _order(entry: Entry) -> Iterator[Problem]:
    since, until = entry.text("from"), entry.text("until")
    if is_date(since) and is_date(until) and not _not_after(since, until):
        wrong = f"from {since!r} is after until {until!r}"
        yield entry.problem("from", "dates-reversed", wrong, mend="Correct one of them.")


def _not_after(early: str, late: str) -> bool:
    """Whether a date is not after another, as far as both tell: 2018 is not after 2018-06."""
    length = min(len(early), len(late))
    return early[:length] <= late[:length]


def _overlap(person: Entry, a: Entry, b: Entry) -> Iterator[Problem]:
    """Two posts of one person that are the same post at the same time; a shared month or year is no overlap."""
    if _post(a) != _post(b):
        return
    first, second = sorted((a, b), key=lambda post: post.text("from"))
    until, since = first.text("until"), second.text("from")
    if until and since and _not_after(until, since):
        return
    wrong = f"{person.text('id')!r} is «{a.text('title')}» twice at one time ({_dates(first)} and {_dates(second)})"
    yield b.problem("title", "posts-overlap", wrong, mend="Join the two posts, or correct their dates.")


def _post(post: Entry) -> tuple[str, str]:
    return folded(post.text("title")), post.text("of")


def _dates(post: Entry) -> str:
    return f"{post.text('from') or '?'} to {post.text('until') or 'now'}"


# -- places and conflicts ---------------------------------------------------------------------------------------------


def _places(world: _World) -> Iterator[Problem]:
    for entry in world.living[_PLACES]:
        yield from _country(entry, world.countries)
        yield from _known(entry, "parent", world.ids[_PLACES], "place")
        for key, most in (("lat", 90.0), ("lon", 180.0)):
            yield from _degrees(entry, key, most)
        if _circle(entry, world.ids[_PLACES]):
            wrong = f"{entry.text('id')!r} lies in itself by way of its parents"
            yield entry.problem("parent", "circle", wrong, expected="the id of the next larger place")


def _degrees(entry: Entry, key: str, most: float) -> Iterator[Problem]:
    node = entry.fields.get(key)
    if is_empty(node):
        name = entry.text("id")
        yield entry.problem("", "no-coordinates", f"{name!r} has no {key}", mend=f"Add {key} in degrees, two decimals.")
        return
    try:
        degrees = float(text(node))
    except ValueError:
        return  # told with the shape of the entry
    if not -most <= degrees <= most:
        wrong = f"{key} is {text(node)}"
        yield entry.problem(key, "out-of-range", wrong, expected=f"degrees from -{most:g} to {most:g}")


def _circle(entry: Entry, places: Ids) -> bool:
    seen = {entry.text("id")}
    parent = entry.text("parent")
    while parent in places and parent not in seen:
        seen.add(parent)
        parent = places[parent].text("parent")
    return bool(parent) and parent == entry.text("id")


def _conflicts(world: _World) -> Iterator[Problem]:
    for entry in world.living[_CONFLICTS]:
        for key in ("sides", "mediators"):
            yield from _known(entry, key, world.ids[_ACTORS], "actor")
        yield from _known(entry, "places", world.ids[_PLACES], "place")
        yield from _order(entry)


def _outlets(world: _World) -> Iterator[Problem]:
    outlets = world.living[_OUTLETS]
    for entry in outlets:
        yield from _country(entry, world.countries)
    yield from _clashes(outlets, ("name", "also"), "outlets")
    yield from _clashes(outlets, ("domains",), "outlets")


# -- clashes ----------------------------------------------------------------------------------------------------------


def _clashes(found: Iterable[Entry], keys: tuple[str, ...], what: str) -> Iterator[Problem]:
    """One name for two entries: the reader could not tell which is meant."""
    holders: dict[str, Entry] = {}
    for entry in found:
        for node in _named(entry, keys):
            name = folded(str(node.value)).lower()
            first = holders.setdefault(name, entry)
            if first.text("id") != entry.text("id"):
                ids = f"{first.text('id')!r} ({_place(first)}) and {entry.text('id')!r}"
                wrong = f"«{node.value}» names two {what}, {ids}"
                mend = "Keep it for one of them, or write the fuller form for both."
                yield entry.page.problem(node, "clash", wrong, expected="a name for one only", mend=mend)


def _named(entry: Entry, keys: tuple[str, ...]) -> Iterator[yaml.ScalarNode]:
    for key in keys:
        if key == "name":
            for names in entry.inner(key):
                yield from names.texts("ar")
        else:
            yield from entry.texts(key)


def _place(entry: Entry) -> str:
    return f"{entry.page.path.name}:{line_of(entry.node)}"

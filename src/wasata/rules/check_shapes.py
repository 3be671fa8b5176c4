"""Which keys an entry of each file may and must have, and of what kind their values are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

import yaml

from wasata.model import Contact, DateBasis, EventType, Precision, Role, Status, Track
from wasata.rules.check_rows import (
    Entry,
    Page,
    Problem,
    entries,
    guess,
    is_empty,
    line_of,
    listed,
    scalars,
    sections,
    text,
)


class Kind(Enum):
    """What the value of a key is."""

    TEXT = auto()
    TEXTS = auto()  # one text or a list of them
    GROUPS = auto()  # a list of lists of texts
    NUMBER = auto()
    FLAG = auto()
    DATE = auto()
    NAMES = auto()  # {ar: …, en: …}
    FRAME = auto()
    POSTS = auto()


T, TS, N, D = Kind.TEXT, Kind.TEXTS, Kind.NUMBER, Kind.DATE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SECTORS = _set("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC")
PLACES_IN_FRAME = _set("subject object after مع ب ل إلى من على عن في بين ضد لدى أمام بحق تجاه نحو من_قبل")
SLOTS = _set("actor recipient mediator sender head place origin topic content")
_ACTOR_KINDS = "state organisation party armed_group institution igo ngo medium company coalition people person"
_PLACE_KINDS = (
    "country region governorate city town village district camp crossing port airport base island mountain river sea"
    " building other"
)
_CLASSES = "delegation government force group party body officials people source medium"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of an entry with the kind of each, those it must have, and the values that a key may have."""

    keys: Mapping[str, Kind]
    required: frozenset[str]
    closed: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _shape(required: str, keys: Mapping[str, Kind], **closed: str) -> Shape:
    return Shape(keys, _set(required), {key: _set(values) for key, values in closed.items()})


_NOUNS = "report claim event actor episode judgement"
_VALUES = " ".join((*EventType, *Contact, *Status, *Track, *Role, *SECTORS, *Precision, *DateBasis, *_NOUNS.split()))
_NAMED = {"id": T, "kind": T, "name": Kind.NAMES, "also": TS, "country": T}
_SECTORS = " ".join(SECTORS)
_VERB = {"verb": T, "present": T, "noun": TS, "participle": T}

SHAPES: Mapping[str, Shape] = {
    "predicates/*.yaml": _shape(
        "code frame like",
        _VERB
        | {"phrase": TS, "passive": TS, "with": TS, "without": TS, "code": T, "contact": T, "status": T}
        | {"frame": Kind.FRAME, "passive_frame": Kind.FRAME, "like": TS, "unlike": TS, "ordinary": TS},
        code=" ".join(EventType),
        contact=" ".join(Contact),
        status=" ".join(Status),
    ),
    "actors/*.yaml": _shape(
        "id kind name sector",
        _NAMED
        | {"short": TS, "adjective": T, "adjective_also": TS, "demonym": TS, "capital": T, "metonyms": TS}
        | {"gender": T, "sector": T, "posts": Kind.POSTS},
        kind=_ACTOR_KINDS,
        gender="m f",
        sector=_SECTORS,
    ),
    "places/*.yaml": _shape("id kind name", _NAMED | {"parent": T, "lat": N, "lon": N}, kind=_PLACE_KINDS),
    "conflicts/*.yaml": _shape(
        "id name sides",
        {"id": T, "name": Kind.NAMES, "sides": Kind.GROUPS, "mediators": TS, "places": TS, "from": D, "until": D},
    ),
    "ontology/*.yaml": _shape(
        "scheme value name definition",
        {"scheme": T, "value": T, "name": Kind.NAMES, "definition": Kind.NAMES},
        scheme="type contact status track role sector precision basis noun",
        value=_VALUES,
    ),
    "outlets.yaml": _shape(
        "id kind name", _NAMED | {"domains": TS}, kind="newspaper agency channel radio site magazine"
    ),
    "titles.yaml": _shape(
        "title kind",
        {"title": T, "feminine": T, "plural": TS, "kind": T, "sector": T},
        kind="post rank honorific role",
        sector=_SECTORS,
    ),
    "collectives.yaml": _shape(
        "noun class", {"noun": T, "plural": TS, "class": T, "sector": T}, **{"class": _CLASSES}, sector=_SECTORS
    ),
    "attribution.yaml": _shape("kind", _VERB | {"phrase": TS, "kind": T}, kind="neutral firm denial claim"),
    "words/verbs.yaml": _shape("verb present", {"verb": T, "present": T, "aux": Kind.FLAG}),
}
_POST = _shape("title", {"title": T, "en": T, "of": T, "from": D, "until": D})

LISTS = frozenset(("words/nouns.yaml", "words/adjectives.yaml"))
SECTIONS: Mapping[str, frozenset[str]] = {
    "tracks.yaml": frozenset(Track),
    "names.yaml": _set("particles given family ambiguous"),
    "cues.yaml": _set("sport business domestic culture crime war talks"),
    "particles.yaml": _set(
        "preposition complementizer relative negation future demonstrative pronoun conjunction verb_marker quantifier"
        " adverb number light"
    ),
    "calendar.yaml": _set(
        "months latin_months hijri_months weak_months named_days named_by weekdays seasons relative_days anchored_days"
        " feasts not_dates modifiers recent same units positions halves parts_of_day after_midnight links"
        " counted dated"
    ),
}
KINDS = (*SHAPES, *LISTS, *SECTIONS)


def check_shape(page: Page) -> Iterator[Problem]:
    """Unknown, missing and repeated keys and values of the wrong kind in one file."""
    if page.root is None:
        return
    if page.kind in SECTIONS:
        yield from _sections(page)
    elif not isinstance(page.root, yaml.SequenceNode):
        yield page.problem(page.root, "no-list", "the file holds no list", expected="one entry a list item")
    elif page.kind in LISTS:
        yield from _words(page, page.root)
    else:
        for node in page.root.value:
            if not isinstance(node, yaml.MappingNode):
                yield page.problem(node, "no-mapping", f"{text(node)!r} is no entry", expected="`key: value` pairs")
        for found in entries(page):
            yield from check_entry(found, SHAPES[page.kind])


def check_entry(entry: Entry, shape: Shape) -> Iterator[Problem]:
    """The keys of one entry against its shape."""
    yield from _repeated(entry)
    for key, node in entry.fields.items():
        if key not in shape.keys:
            yield entry.problem(
                key,
                "unknown-key",
                f"unknown key {key!r}",
                expected=listed(shape.keys),
                mend=guess(key, shape.keys, "Delete it."),
            )
        elif not is_empty(node):
            yield from _value(entry, key, node, shape)
    for key in sorted(shape.required):
        if is_empty(entry.fields.get(key)):
            yield entry.problem("", "missing-key", f"the entry has no {key!r}", mend=f"Add {key}.")


def _repeated(entry: Entry) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for key, _ in entry.node.value:
        name = text(key)
        if name in seen:
            wrong = f"the key {name!r} stands twice (first on line {seen[name]})"
            yield entry.page.problem(key, "repeated-key", wrong, expected="each key once", mend="Join the two values.")
        seen.setdefault(name, line_of(key))


def _value(entry: Entry, key: str, node: yaml.Node, shape: Shape) -> Iterator[Problem]:
    kind = shape.keys[key]
    if kind is Kind.POSTS:
        for post in entry.inner(key):
            yield from check_entry(post, _POST)
    elif kind is Kind.NAMES:
        yield from _names(entry, key, node)
    elif kind is Kind.FRAME:
        yield from _frame(entry, key)
    elif kind is Kind.DATE:
        yield from _date(entry, key)
    elif kind is Kind.NUMBER or kind is Kind.FLAG:
        yield from _plain(entry, key, node, kind)
    else:
        yield from _texts(entry.page, key, node, kind)
    allowed = shape.closed.get(key)
    if allowed and text(node) not in allowed:
        wrong = f"unknown {key} {text(node)!r}"
        yield entry.problem(key, "unknown-value", wrong, expected=listed(allowed), mend=guess(text(node), allowed))


def _names(entry: Entry, key: str, node: yaml.Node) -> Iterator[Problem]:
    if not isinstance(node, yaml.MappingNode):
        yield entry.problem(key, "wrong-kind", f"{key} is {text(node)!r}", expected="{ar: …, en: …}")
        return
    for names in entry.inner(key):
        yield from check_entry(names, _NAMES)


_NAMES = _shape("ar en", {"ar": T, "en": T})


def _frame(entry: Entry, key: str) -> Iterator[Problem]:
    for frame in entry.inner(key):
        for place, slot in frame.fields.items():
            if place not in PLACES_IN_FRAME:
                wrong = f"unknown place {place!r} in {key}"
                mend = guess(place, PLACES_IN_FRAME)
                yield frame.problem(place, "unknown-frame-key", wrong, expected=listed(PLACES_IN_FRAME), mend=mend)
            if text(slot) not in SLOTS:
                wrong = f"unknown slot {text(slot)!r} for {place!r} in {key}"
                mend = guess(text(slot), SLOTS)
                yield frame.problem(place, "unknown-slot", wrong, expected=listed(SLOTS), mend=mend)
    if not isinstance(entry.fields[key], yaml.MappingNode):
        yield entry.problem(key, "wrong-kind", f"{key} is no mapping", expected="{subject: actor, …}")


def _date(entry: Entry, key: str) -> Iterator[Problem]:
    value = entry.text(key)
    if not is_date(value):
        yield entry.problem(
            key,
            "malformed-date",
            f"{key} is {value!r}",
            expected="an ISO date: '2018', '2018-06' or '2018-06-30'",
            mend="Leave out what is not known.",
        )


def is_date(value: str) -> bool:
    """Whether a text is an ISO year, month or day that exists."""
    if not DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True


def _plain(entry: Entry, key: str, node: yaml.Node, kind: Kind) -> Iterator[Problem]:
    tags = ("int", "float") if kind is Kind.NUMBER else ("bool",)
    if node.tag.rpartition(":")[2] not in tags:
        expected = "a number" if kind is Kind.NUMBER else "true or false"
        yield entry.problem(key, "wrong-kind", f"{key} is {text(node) or 'no plain value'!r}", expected=expected)


def _texts(page: Page, key: str, node: yaml.Node, kind: Kind) -> Iterator[Problem]:
    """Texts that YAML reads as something else, and lists where one text is wanted or the reverse."""
    wanted = {
        Kind.TEXT: isinstance(node, yaml.ScalarNode),
        Kind.GROUPS: isinstance(node, yaml.SequenceNode) and all(isinstance(n, yaml.SequenceNode) for n in node.value),
    }
    if not wanted.get(kind, not isinstance(node, yaml.MappingNode)):
        expected = {Kind.TEXT: "one text", Kind.GROUPS: "a list of lists"}.get(kind, "a text or a list of texts")
        yield page.problem(node, "wrong-kind", f"the value of {key!r} is of another kind", expected=expected)
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if isinstance(item, yaml.MappingNode):
            yield page.problem(item, "wrong-kind", f"a mapping among the texts of {key!r}", mend="Quote the text.")
        elif isinstance(item, yaml.ScalarNode):
            yield from _text(page, key, item)
        elif kind is not Kind.GROUPS:
            yield page.problem(item, "wrong-kind", f"a list among the texts of {key!r}", expected="texts")


def _text(page: Page, key: str, node: yaml.ScalarNode) -> Iterator[Problem]:
    kind = node.tag.rpartition(":")[2]
    if kind != "str":
        wrong = f"YAML reads {node.value!r} in {key!r} as {kind}"
        yield page.problem(node, "not-text", wrong, expected="a text", mend=f"Quote it: '{node.value}'.")
    elif not node.value.strip() or node.value != " ".join(node.value.split()):
        wrong = f"{node.value!r} in {key!r} is empty or has spaces that count for nothing"
        yield page.problem(node, "spaces", wrong, expected="words with one space between")


def _words(page: Page, root: yaml.SequenceNode) -> Iterator[Problem]:
    for item in root.value:
        yield from _texts(page, "words", item, Kind.TEXTS)


def _sections(page: Page) -> Iterator[Problem]:
    found = sections(page)
    if found is None:
        if page.root is not None:
            yield page.problem(page.root, "no-mapping", "the file holds no mapping", expected="`name: [word, …]`")
        return
    known = SECTIONS[page.kind]
    for key, node in found.fields.items():
        if key not in known:
            mend = guess(key, known, "Delete it.")
            yield found.problem(key, "unknown-key", f"unknown section {key!r}", expected=listed(known), mend=mend)
        if page.kind != "calendar.yaml":
            yield from _texts(page, key, node, Kind.TEXTS)
        else:
            for item in scalars(node):
                if not item.tag.endswith(":int"):
                    yield from _text(page, key, item)
    yield from _repeated(found)

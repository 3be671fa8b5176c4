"""What the stations hand each other while a report is read: words, tokens, phrases, mentions, units.

Unlike the nouns of the model these are working objects: they are filled in from station to station and dropped when the
report is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wasata.arabic.clitics import Split
from wasata.model import DateReading, Report, Sentence, Span
from wasata.rules.compiled import PhraseRow

CLOSED = {
    "preposition": "P",
    "complementizer": "Q",
    "relative": "L",
    "negation": "O",
    "future": "F",
    "demonstrative": "S",
    "pronoun": "B",
    "conjunction": "K",
    "verb_marker": "F",
    "quantifier": "U",
    "adverb": "D",
    "number": "#",
}
OPEN = {"title": "T", "coll": "C", "nat": "G", "name": "M", "noun": "N", "adj": "A"}
VERBAL = ("perf", "impf", "juss", "pass")


class Reading(NamedTuple):
    """One thing a spelling may be: category, reference into the lexicon, features, and how it was cut."""

    category: str
    ref: str
    features: str
    split: Split

    @property
    def verbal(self) -> bool:
        """Whether it is a finite verb."""
        return self.features.startswith(VERBAL)

    @property
    def participle(self) -> bool:
        """Whether it is an active participle of a verb."""
        return self.features.startswith("part")


class Head(NamedTuple):
    """A spelling that may begin a fixed sequence of words, with what was cut off before it."""

    conj: str
    prep: str
    alone: tuple[PhraseRow, ...]  # sequences of this word only
    behind: Mapping[str, tuple[PhraseRow, ...]]  # longer ones, by their second word


class Contender(NamedTuple):
    """A reading that may win over the others of its spelling, and the tag it would give.

    ``kind`` is verb, participle, nominal or closed; ``sure`` says that nothing beside it can keep it from winning.
    """

    kind: str
    tag: str
    reading: Reading
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon says of one folded spelling, the plainest reading of each kind first."""

    key: str
    verbs: tuple[Reading, ...]
    participles: tuple[Reading, ...]
    nominals: tuple[Reading, ...]
    closed: tuple[Reading, ...]
    heads: tuple[Head, ...]
    split: Split  # the likeliest cut of an unknown word
    oblique: str  # the spelling as a later word of a fixed sequence
    contenders: tuple[Contender, ...] = ()
    fires: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)  # a predicate's readings, by form: V, R, N
    says: bool = False  # whether any reading is a verb of speech
    describes: bool = False  # whether it may be an adjective as it stands, and no verb
    calls: bool = False  # whether it may be a title or a group with nothing before it
    acts: bool = False  # whether it may be a verb as it stands


@dataclass(slots=True)
class Token:
    """One word or sign in its place; offsets are code points of the report's content."""

    index: int
    start: int
    end: int
    text: str
    word: Word
    tag: str = "X"
    reading: Reading | None = None
    conj: str = ""
    prep: str = ""
    article: bool = False
    pronoun: str = ""
    stem: str = ""
    entity: tuple[str, str] | None = None  # category and reference of the fixed sequence that begins here
    length: int = 1  # how many tokens that sequence takes
    inside: bool = False  # a later word of such a sequence
    phrases: tuple[tuple[str, str, int], ...] = field(default=())  # predicates, credits: category, reference, length

    @property
    def key(self) -> str:
        """The folded spelling."""
        return self.word.key

    @property
    def definite(self) -> bool:
        """Whether it has the article or a pronoun."""
        return self.article or bool(self.pronoun)


@dataclass(slots=True)
class Phrase:
    """A noun phrase of one sentence: tokens ``start`` to ``end`` (exclusive).

    ``kind`` is person, state, place, nationality, outlet, or the class of a collective (delegation, force, officials,
    source …); ``entities`` are known names inside as (category, reference), ``names`` the tokens of a person's name.
    """

    start: int
    end: int
    kind: str
    conj: str = ""
    prep: str = ""
    definite: bool = False
    plural: bool = False
    dual: bool = False
    feminine: bool = False
    titles: list[str] = field(default_factory=list)
    collective: str | None = None
    nationalities: list[str] = field(default_factory=list)
    entities: list[tuple[str, str]] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    pronoun: str = ""
    counted: bool = False

    @property
    def known(self) -> str | None:
        """The register's id of the person named in it."""
        return next((ref for category, ref in self.entities if category == "actor"), None)


@dataclass(slots=True)
class Mention:
    """A phrase in its place, resolved. ``chain`` is shared by all mentions of one actor in the report."""

    sentence: int
    span: Span
    text: str
    phrase: Phrase
    kind: str
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    surname: str | None = None
    of: str | None = None  # the state or organisation it belongs to
    why: str = ""
    words: frozenset[str] = frozenset()
    stands_for: tuple[int, ...] = ()  # chains that a dual (الوزيران) takes together
    chain: int = -1

    @property
    def actors(self) -> tuple[int, ...]:
        """The chains that it is of or stands for."""
        return self.stands_for or (self.chain,)


@dataclass(slots=True)
class Chain:
    """All mentions of one actor in a report."""

    index: int
    mentions: list[Mention] = field(default_factory=list)
    _fullest: tuple[int, Mention] | None = None  # as of how many mentions

    @property
    def fullest(self) -> Mention:
        """The mention that says most: a title and a name before a name, a name before a title."""
        if self._fullest is None or self._fullest[0] != len(self.mentions):
            self._fullest = len(self.mentions), max(self.mentions, key=fullness)
        return self._fullest[1]

    @property
    def id(self) -> str | None:
        """The register's id, where any mention has one."""
        return next((m.id for m in self.mentions if m.id), None)


def both_sides(mention: Mention) -> bool:
    """Whether it is الجانبان or الطرفان, which stand for parties that are named elsewhere."""
    phrase = mention.phrase
    return mention.kind == "group" and phrase.dual and phrase.definite and not (phrase.nationalities or phrase.entities)


def fullness(mention: Mention) -> tuple[int, int, int]:
    """How much a mention says, for comparing: a name first, then a title with it, then length up to nine words."""
    phrase = mention.phrase
    length = phrase.end - phrase.start
    named = min(len(phrase.names), 3)
    return (named and 1, bool(phrase.titles) + named, -abs(length - 6) if length > 9 else length)


@dataclass(slots=True)
class Unit:
    """One sentence with all that was found in it, in the order of its words."""

    sentence: Sentence
    tokens: list[Token]
    phrases: list[Phrase] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: tuple[DateReading, ...] = ()


@dataclass(slots=True)
class Document:
    """One report, taken apart."""

    report: Report
    units: list[Unit]
    chains: list[Chain]
    _by_span: dict[Span, Chain] | None = None
    _told_twice: frozenset[str] | None = None
    _spellings: Counter[str] | None = None

    def chain_of(self, span: Span) -> Chain | None:
        """The chain whose fullest mention stands there; asked only when all chains are made."""
        if self._by_span is None:
            self._by_span = {chain.fullest.span: chain for chain in self.chains if chain.mentions}
        return self._by_span.get(span)

    @property
    def spellings(self) -> Counter[str]:
        """How often each folded spelling stands in the report."""
        if self._spellings is None:
            self._spellings = Counter(token.key for unit in self.units for token in unit.tokens)
        return self._spellings

    @property
    def told_twice(self) -> frozenset[str]:
        """The register's ids of those whom the report mentions more than once."""
        if self._told_twice is None:
            self._told_twice = frozenset(c.id for c in self.chains if c.id and len(c.mentions) > 1)
        return self._told_twice

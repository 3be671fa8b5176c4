"""The nouns of Wasata: frozen, typed, importing nothing of the project.

All offsets are code points into :attr:`Report.content`, which is ``title + "\\n" + text`` in Unicode NFC.
Dates are ISO 8601 prefixes (``2024``, ``2024-10``, ``2024-10-31``) or intervals of two such, joined by ``/``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EventType(StrEnum):
    """The sixteen event types of the PLOVER 2.0 ontology."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Contact(StrEnum):
    """The four kinds of a CONSULT."""

    MEETING = "meeting"
    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"


class Status(StrEnum):
    """Whether a report says that the event took place."""

    ACTUAL = "actual"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Track(StrEnum):
    """The files on which a mediation runs."""

    CEASEFIRE = "ceasefire"
    DETAINEES = "detainees"
    HUMANITARIAN = "humanitarian"
    RECONSTRUCTION = "reconstruction"
    RECONCILIATION = "reconciliation"
    POLITICAL = "political"
    SECURITY = "security"
    NUCLEAR = "nuclear"
    ECONOMIC = "economic"
    OTHER = "other"


class Role(StrEnum):
    """What a participant is in an event, beyond actor or recipient."""

    MEDIATOR = "mediator"
    SIDE = "side"
    DELEGATION = "delegation"
    HEAD = "head"
    SENDER = "sender"


class PartKind(StrEnum):
    """What a stretch of a report is on the page."""

    HEADLINE = "headline"
    HEADING = "heading"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"


class Precision(StrEnum):
    """How exactly a report dates an event."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


class DateBasis(StrEnum):
    """Where the value of a date comes from."""

    STATED = "stated"  # written in full
    CARRIED = "carried"  # the year or month comes from a date before it
    RELATIVE = "relative"  # counted from the day of publication
    WEEKDAY = "weekday"  # a weekday resolved against the day of publication
    HIJRI = "hijri"  # converted from the Hijri calendar, plus or minus a day
    INHERITED = "inherited"  # taken from the event in which the words were spoken


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's content: code points ``start`` (inclusive) to ``end`` (exclusive)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forwards and is not empty, got {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two stretches share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, content: str) -> str:
        """The words themselves."""
        return content[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report and what it is on the page."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One article as it came, in NFC.

    ``parts`` say which stretches are read: furniture, datelines and bylines are kept in the text and never read
    for events. ``published`` is an ISO day or None; ``published_basis`` says where it was found (``given``, ``meta``,
    ``dateline``, ``address``).
    """

    id: str
    title: str
    text: str
    outlet: str | None = None
    published: str | None = None
    published_basis: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = ()
    origin: str | None = None  # the file (and line) it was read from
    given: str | None = None  # the content as it came, where it was not NFC: offsets for its sender point into this

    @property
    def content(self) -> str:
        """Title, line break, text: what every offset points into."""
        return f"{self.title}\n{self.text}"

    @property
    def hash(self) -> str:
        """SHA-256 of the content, in hexadecimal: the identity of a report's words."""
        return hashlib.sha256(self.content.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a report that is read as one unit."""

    index: int
    span: Span
    part: PartKind


@dataclass(frozen=True, slots=True)
class Grounded:
    """Words of a report, copied, with their place, and what they were resolved to."""

    text: str
    span: Span
    name: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as read: ``value`` ISO prefix or interval, never more exact than the report.

    ``conflict`` is a sentence where the words disagree (a weekday that is not the date's).
    """

    value: str
    precision: Precision
    basis: DateBasis
    span: Span | None = None
    conflict: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One who takes part in an event, copied from the report in the fullest form it has there.

    ``id`` is the register's (``abbas-kamel``, ``egy``), None where the actor is not in the lexicon; ``country`` is
    ISO 3166 alpha-3 and ``sector`` a PLOVER sector, both None where the words do not tell. ``of`` is the register's id
    of the state or organisation that the words name it by (``hamas`` for قيادي في حماس).
    """

    text: str
    span: Span
    name: str | None = None
    id: str | None = None
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    role: Role | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one report tells it. It cannot be built without evidence in the report's own words."""

    report: str
    type: EventType
    evidence: tuple[Grounded, ...]
    trigger: Span
    entry: str
    contact: Contact | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    mediators: tuple[Participant, ...] = ()
    date: DateReading | None = None
    place: Grounded | None = None
    status: Status = Status.ACTUAL
    tracks: tuple[Track, ...] = ()
    source: Grounded | None = None
    via: Grounded | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a claim needs evidence: at least one span of the report's text")
        if (self.type is EventType.CONSULT) != (self.contact is not None):
            raise ValueError(f"a CONSULT, and only a CONSULT, has a contact; got {self.type} with {self.contact}")

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Actors, then recipients."""
        return self.actors + self.recipients


class Fate(StrEnum):
    """What became of a word on which an entry of the lexicon fired."""

    TOLD = "told"  # part of a claim
    REFUSED = "refused"  # the judge took it for no event
    OUTDONE = "outdone"  # another reading of the same word was surer
    DROPPED = "dropped"  # taken for one, but its tellings together make no claim


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation: what was looked at, where, what was decided and why, in both languages."""

    kind: str
    ar: str
    en: str
    span: Span | None = None
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How one candidate was read. ``claim`` is its place in :attr:`Reading.claims`, None for a near miss."""

    claim: int | None
    steps: tuple[Step, ...]
    fate: Fate = Fate.TOLD


@dataclass(frozen=True, slots=True)
class Firing:
    """A word on which an entry fired. ``claim`` is its place in the claims of the report, None where it is in none."""

    entry: str
    type: EventType
    span: Span
    fate: Fate
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one report: the claims, and how each of them and each near miss came about."""

    report: Report
    claims: tuple[Claim, ...]
    derivations: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Input that was not read, and the reason; nothing else is stopped by it."""

    origin: str
    code: str
    reason: str

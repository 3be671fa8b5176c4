"""Small ways of asking for what was read, shared by the tests."""

from collections.abc import Iterable
from pathlib import Path

from wasata.analysis import Phrase, Token, Unit
from wasata.model import Claim, Contact, EventType, Participant, Report, Status
from wasata.pipeline import Reader, units
from wasata.reports.files import read_sources
from wasata.sentences.tokens import Words

CONSULT, MEETING, ACTUAL = EventType.CONSULT, Contact.MEETING, Status.ACTUAL


def report(text: str, title: str = "", published: str | None = None) -> Report:
    """A report that was never a file."""
    return Report("r1", title, text, published=published)


def unit(words: Words, text: str) -> Unit:
    """The one sentence of a text, its words tagged."""
    (found,) = units(report(text), words)
    return found


def token(found: Unit, text: str) -> Token:
    """The first token of a sentence with this spelling."""
    return next(t for t in found.tokens if t.text == text)


def words_of(found: Unit, phrase: Phrase) -> str:
    """The words of a phrase as they stand on the page."""
    content = found.tokens[phrase.start : phrase.end]
    return " ".join(t.text for t in content)


def of_type(claims: Iterable[Claim], kind: EventType) -> list[Claim]:
    """The claims of one type."""
    return [c for c in claims if c.type is kind]


def ids(participants: Iterable[Participant]) -> set[str | None]:
    """The register's ids of participants."""
    return {p.id for p in participants}


def texts(participants: Iterable[Participant]) -> list[str]:
    """The words of participants."""
    return [p.text for p in participants]


def told(reader: Reader, text: str, title: str = "", published: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text."""
    return reader.claims(report(text, title, published))


def from_file(path: Path) -> Report:
    """The one report of a file, read by the program itself: it has to find the day and the furniture."""
    (found,) = read_sources([path])
    assert isinstance(found, Report)
    return found


def telling(claims: tuple[Claim, ...], words: str, kind: EventType) -> Claim:
    """The one claim of a type whose evidence holds these words."""
    found = [c for c in of_type(claims, kind) if any(words in e.text for e in c.evidence)]
    assert len(found) == 1, [texts(c.participants) for c in found]
    return found[0]


def dated(claims: tuple[Claim, ...], day: str, kind: EventType = CONSULT) -> Claim:
    """The one claim of a type on a day."""
    found = [c for c in of_type(claims, kind) if c.date is not None and c.date.value == day]
    assert len(found) == 1, [(c.date.value if c.date else None, texts(c.participants)) for c in of_type(claims, kind)]
    return found[0]


def with_words(claim: Claim, *words: str) -> bool:
    """Whether each of the words stands in a participant of its own."""
    return all(any(w in p.text for p in claim.participants) for w in words)

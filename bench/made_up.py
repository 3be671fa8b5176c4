"""A made-up history at size, told with ids of the lexicon so that every page has something to show.

Thirty years of a few conflicts: mediators see the sides, the sides strike and agree; each event is told by one to five
reports. Nothing of it is true, and it never leaves the bench.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

from wasata.model import (
    Claim,
    Contact,
    DateBasis,
    DateReading,
    EventType,
    Grounded,
    Participant,
    Precision,
    Report,
    Span,
    Status,
    Track,
)
from wasata.record.events import settle
from wasata.record.knowledge import know
from wasata.record.store import Record
from wasata.rules.cache import load_lexicon
from wasata.rules.tables import tables

FIRST_DAY = datetime.date(1996, 1, 1)
SIDES = [("isr", "hamas"), ("yem", "houthis"), ("sdn", "rsf"), ("isr", "hezbollah"), ("rus", "ukr"), ("usa", "irn")]
MEDIATORS = ["egy", "qat", "omn", "tur", "sau", "un", "che", "jor", "are", "kwt"]
TOWNS = ["الدوحة", "القاهرة", "مسقط", "جنيف", "الرياض", "إسطنبول", "غزة", "صنعاء", "الخرطوم", "بيروت", "عمّان", "جدة"]
TYPES = [EventType.CONSULT] * 16 + [EventType.ASSAULT] * 5 + [EventType.AGREE, *EventType]
WORDS = [f"كلمة{n}" for n in range(4000)]
EVENTS_A_DAY = 9


def record_at(path: Path, events: int, chance: random.Random) -> Record:
    """A record with at least so many events, made at the path or, where one is there, opened."""
    if path.exists():
        return Record.open(path)
    record = Record.open(path)
    lexicon = load_lexicon()
    known = tables(lexicon)
    know(record, known, "bench")
    places = {row["name_ar"]: row["id"] for row in known["known_places"]}
    day = FIRST_DAY
    while record.db.execute("SELECT count(*) FROM events").fetchone()[0] < events:
        for _ in range(30):
            for made, told in reports(day, chance, places):
                record.add(made, told, "bench")
            day += datetime.timedelta(days=1)
        settle(record)
    record.db.execute("PRAGMA optimize")
    return record


def reports(day: datetime.date, chance: random.Random, places: dict[str, str]) -> Iterator[tuple[Report, list[Claim]]]:
    """The reports of a day: each tells some of its events."""
    told: list[list[tuple[str, ...]]] = [[] for _ in range(8)]
    for _ in range(EVENTS_A_DAY):
        happening = _happening(chance)
        for number in chance.sample(range(8), chance.randint(1, 4)):
            told[number].append(happening)
    for number, events in enumerate(told):
        if events:
            yield _report(day, number, events, chance, places)


def _happening(chance: random.Random) -> tuple[str, ...]:
    kind = chance.choice(TYPES)
    one, other = chance.choice(SIDES)
    if chance.random() < 0.5:
        one, other = other, one
    mediator = chance.choice(MEDIATORS)
    if kind is EventType.CONSULT:
        one = mediator
    return (
        kind,
        one,
        other,
        mediator if kind is EventType.AGREE else "",
        chance.choice(TOWNS),
        *chance.sample(WORDS, 8),
    )


def _report(
    day: datetime.date, number: int, events: list[tuple[str, ...]], chance: random.Random, places: dict[str, str]
) -> tuple[Report, list[Claim]]:
    text, spans = "", []
    for _, one, other, _, town, *words in events:
        line = f"{one} و{other} في {town} {' '.join(words)} خبر {number}. "
        spans.append(Span(len(text) + 1, len(text) + len(line)))
        text += line
    made = Report(f"{day}-{number}", "", text, outlet=f"صحيفة {number}", published=day.isoformat())
    return made, [_claim(made, e, s, day, chance, places) for e, s in zip(events, spans, strict=True)]


def _claim(
    made: Report, event: tuple[str, ...], span: Span, day: datetime.date, chance: random.Random, places: dict[str, str]
) -> Claim:
    kind, one, other, mediator, town = event[:5]
    people = [(Participant(i, span, name=i, id=i, kind="state"),) if i else () for i in (one, other, mediator)]
    return Claim(
        report=made.id,
        type=EventType(kind),
        contact=Contact.MEETING if kind == EventType.CONSULT else None,
        evidence=(Grounded(span.of(made.content), span),),
        trigger=Span(span.start, span.start + 2),
        entry="bench",
        date=DateReading(day.isoformat(), Precision.DAY, DateBasis.STATED) if chance.random() < 0.7 else None,
        place=Grounded(town, span, name=town, id=places.get(town)) if chance.random() < 0.6 else None,
        tracks=(chance.choice(list(Track)),),
        status=Status.ACTUAL if chance.random() < 0.8 else Status.PLANNED,
        actors=people[0],
        recipients=people[1],
        mediators=people[2],
        confidence=round(chance.uniform(0.5, 1), 3),
    )

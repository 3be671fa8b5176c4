"""The record at size: cost of a claim as the record grows, questions at many events, adding a day of reports.

usage: python bench/record.py [--claims 1000000] [--folder DIR] [--keep]

Reports are synthetic and never leave the bench: days of a war with a few parties, each event told by one to five
reports, as many a day as the days are long. All figures are ratios within one run: cost a claim at the end against the
cost at the first ten thousand claims, and a question's time against that of one indexed look-up of an event by its id.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
    Track,
)
from wasata.record import query
from wasata.record.events import settle
from wasata.record.people import actors
from wasata.record.query import Filters
from wasata.record.search import search
from wasata.record.store import Record

FIRST_DAY = datetime.date(1990, 1, 1)
PARTIES = [f"p{n:02}" for n in range(60)]
PEOPLE = [f"person-{n:03}" for n in range(600)]
PLACES = [f"مدينة {n}" for n in range(300)]
WORDS = [f"كلمة{n}" for n in range(4000)]
TYPES = [EventType.CONSULT] * 8 + list(EventType)
EVENTS_A_DAY = 12
YARDSTICK = "SELECT * FROM events WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the made-up world."""

    kind: EventType
    day: datetime.date
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str
    words: tuple[str, ...]


def happenings(day: datetime.date, chance: random.Random) -> list[Happening]:
    """What happens on a day; a few parties do most of it."""
    found = []
    for _ in range(EVENTS_A_DAY):
        one, other = (PARTIES[min(59, int(chance.expovariate(0.12)))] for _ in range(2))
        who = (one, chance.choice(PEOPLE)) if chance.random() < 0.5 else (one,)
        found.append(
            Happening(chance.choice(TYPES), day, who, (other,), chance.choice(PLACES), tuple(chance.sample(WORDS, 12)))
        )
    return found


def reports(day: datetime.date, chance: random.Random) -> Iterator[tuple[Report, list[Claim]]]:
    """The reports of a day: each tells some of its events, each event is told by one to five of them."""
    told: list[list[Happening]] = [[] for _ in range(10)]
    for happening in happenings(day, chance):
        for number in chance.sample(range(10), chance.randint(1, 5)):
            told[number].append(happening)
    for number, events in enumerate(told):
        if events:
            yield report(day, number, events, chance)


def report(
    day: datetime.date, number: int, events: list[Happening], chance: random.Random
) -> tuple[Report, list[Claim]]:
    text, places = "", []
    for event in events:
        words = list(event.words)
        chance.shuffle(words)
        line = " ".join([*event.actors, *event.recipients, event.place, *words[:9]]) + f" خبر {number}. "
        places.append((len(text) + 1, len(text) + len(line)))  # behind the empty title and its line break
        text += line
    made = Report(f"{day}-{number}", "", text, outlet=f"صحيفة {number}", published=day.isoformat())
    return made, [claim(made, event, place, chance) for event, place in zip(events, places, strict=True)]


def claim(made: Report, event: Happening, place: tuple[int, int], chance: random.Random) -> Claim:
    span = Span(*place)
    people = {
        slot: tuple(Participant(i, span, name=i, id=i, kind="person" if i in PEOPLE else "state") for i in ids)
        for slot, ids in (("actors", event.actors), ("recipients", event.recipients))
    }
    date = DateReading(event.day.isoformat(), Precision.DAY, DateBasis.STATED) if chance.random() < 0.7 else None
    return Claim(
        report=made.id,
        type=event.kind,
        contact=Contact.MEETING if event.kind is EventType.CONSULT else None,
        evidence=(Grounded(span.of(made.content), span),),
        trigger=Span(span.start, span.start + 2),
        entry="bench",
        date=date,
        place=Grounded(event.place, span) if chance.random() < 0.6 else None,
        tracks=(Track.CEASEFIRE,),
        actors=people["actors"],
        recipients=people["recipients"],
        confidence=0.9,
    )


def grow(record: Record, until: int, chance: random.Random) -> list[tuple[int, float]]:
    """Add day after day until there are so many claims; the cost of a claim in seconds over each stretch."""
    day, claims, costs = FIRST_DAY, 0, []
    mark, since = 0, time.perf_counter()
    step = 10_000
    while claims < until:
        for made, told in reports(day, chance):
            record.add(made, told, "bench")
            claims += len(told)
        settle(record)
        day += datetime.timedelta(days=1)
        if claims - mark >= step:
            now = time.perf_counter()
            costs.append((claims, (now - since) / (claims - mark)))
            print(json.dumps({"claims": claims, "ms a claim": round(costs[-1][1] * 1000, 3)}), flush=True)
            mark, since = claims, time.perf_counter()
            step = max(10_000, claims // 10)
    return costs


def p95(question: Callable[[], object], times: int = 40) -> float:
    """The time that 95 of 100 answers stay under, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        question()
        taken.append(time.perf_counter() - start)
    return statistics.quantiles(taken, n=20)[-1]


def ask(record: Record, chance: random.Random, last: datetime.date) -> Iterator[tuple[str, float]]:
    """Each question of a person with its p95, the yardstick first."""
    ids = [i for (i,) in record.db.execute("SELECT id FROM events ORDER BY id LIMIT 5000")]
    yield (
        "yardstick: one event by its id",
        p95(lambda: record.db.execute(YARDSTICK, (chance.choice(ids),)).fetchall(), 400),
    )
    month = (last - datetime.timedelta(days=31)).isoformat()
    yield "timeline: a month", p95(lambda: query.timeline(record, Filters(since=month)))
    yield "timeline: a page of all", p95(lambda: query.timeline(record, limit=50, offset=chance.randrange(1000)))
    yield (
        "timeline: an actor, a page",
        p95(lambda: query.timeline(record, Filters(actor=chance.choice(PEOPLE)), limit=50)),
    )
    yield "actors: by name", p95(lambda: actors(record, chance.choice(PEOPLE)))
    yield "search: a word", p95(lambda: search(record, chance.choice(WORDS), kinds=("events", "reports")))
    yield "search: two words", p95(lambda: search(record, f"{chance.choice(WORDS)} {chance.choice(WORDS)}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder, Record.open(Path(folder) / "bench.db") as record:
        costs = grow(record, options.claims, chance)
        first, last = costs[0], costs[-1]
        print(
            json.dumps(
                {"cost of a claim": f"at {last[0]} against at {first[0]}", "ratio": round(last[1] / first[1], 2)}
            )
        )
        counted = query.counts(record)
        print(json.dumps(counted))
        record.db.execute("PRAGMA optimize")
        end = datetime.date.fromisoformat(record.db.execute("SELECT max(published) FROM reports").fetchone()[0])
        base = None
        for name, taken in ask(record, chance, end):
            base = base or taken
            row = {"question": name, "p95 ms": round(taken * 1000, 2), "times the yardstick": round(taken / base)}
            print(json.dumps(row, ensure_ascii=False), flush=True)
        start = time.perf_counter()
        told = [record.add(*item, "bench") for item in reports(end + datetime.timedelta(days=1), chance)]
        settle(record)
        day = time.perf_counter() - start
        claims = sum(item.claims_added for item in told)
        row = {"a day": len(told), "claims": claims, "ms a claim": round(day / claims * 1000, 3)}
        print(json.dumps(row | {"against the first": round(day / claims / first[1], 2)}))


if __name__ == "__main__":
    main()

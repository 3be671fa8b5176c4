"""How well claims are joined into events, on stories written by us.

usage: python eval/joining.py score [--json]    pairs joined rightly, from claims coded by hand and from claims as read
       python eval/joining.py show [--read]     pairs that are joined wrongly or missed, of those learned from

The weights are set by hand, after the stories of odd places in the order of their names; the others are held out. Of
those that another hand wrote (``d-``) half the errors were looked at. There are too few pairs in question (some 50) to
fit a dozen weights to.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from stories import Story, Telling, stories
from wasata.analysis import Document, Mention
from wasata.cli.reading import lexicon_of
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
    Role,
    Span,
    Status,
    Track,
)
from wasata.pipeline import Reader
from wasata.record import compare
from wasata.record import tellings as compared
from wasata.record.events import settle
from wasata.record.knowledge import know
from wasata.record.parties import Parties
from wasata.record.rows import claim_id
from wasata.record.store import Record
from wasata.record.tellings import tellings
from wasata.rules.tables import tables

Row = dict[str, Any]
Labels = dict[str, str]  # claim id → the label of its event
Told = list[tuple[Report, list[Claim]]]
LEAST_OVERLAP = 15
WEIGHTS = Path(__file__).parents[1] / "src" / "wasata" / "record" / "weights" / "same.json"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims: joined and right, joined in all, right in all."""

    hit: int = 0
    joined: int = 0
    true: int = 0

    def __add__(self, other: Pairs) -> Pairs:
        return Pairs(self.hit + other.hit, self.joined + other.joined, self.true + other.true)

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.joined + self.true) if self.joined + self.true else 1.0


class Coded:
    """Turns what was coded by hand into claims: each string is resolved as the reader resolves it."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def claims(self, telling: Telling) -> list[tuple[str, Claim]]:
        document = self.reader.document(telling.report)
        return [(str(event["event"]), self._claim(document, event)) for event in telling.events]

    def _claim(self, document: Document, event: Row) -> Claim:
        content = document.report.content
        evidence = tuple(_grounded(content, text) for text in event["evidence"])
        near = evidence[0].span
        slots = {
            slot: tuple(self._participant(document, text, near) for text in event.get(slot) or ())
            for slot in ("actors", "recipients", "mediators")
        }
        return Claim(
            report=document.report.id,
            type=EventType(event["type"]),
            evidence=evidence,
            trigger=Span(near.start, near.start + 4),
            entry="by hand",
            contact=Contact(event["contact"]) if event.get("contact") else None,
            date=_date(event.get("date")),
            place=self._place(document, event.get("place"), near),
            status=Status(event["status"]),
            tracks=tuple(Track(track) for track in event.get("tracks") or ()),
            source=_grounded(content, event["source"], near) if event.get("source") else None,
            via=_grounded(content, event["via"], near) if event.get("via") else None,
            actors=slots["actors"],
            recipients=slots["recipients"],
            mediators=slots["mediators"],
        )

    def _participant(self, document: Document, text: str, near: Span) -> Participant:
        span = _nearest(document.report.content, text, near)
        mention = _mention(document, span)
        if mention is None:
            return Participant(text, span)
        chain = document.chains[mention.chain] if mention.chain >= 0 else None
        full = chain.fullest if chain else mention
        return Participant(
            text=text,
            span=span,
            name=full.name or mention.name,
            id=chain.id if chain else mention.id,
            kind=full.kind,
            country=full.country or mention.country,
            sector=full.sector or mention.sector,
            role=Role.DELEGATION if mention.kind == "delegation" else None,
            of=full.of or mention.of,
        )

    def _place(self, document: Document, text: str | None, near: Span) -> Grounded | None:
        if not text:
            return None
        span = _nearest(document.report.content, text, near)
        mention = _mention(document, span)
        entities = mention.phrase.entities if mention else []
        place = next((ref for category, ref in entities if category == "place"), None)
        return Grounded(text, span, None, place)


def _grounded(content: str, text: str, near: Span | None = None) -> Grounded:
    return Grounded(text, _nearest(content, text, near))


def _nearest(content: str, text: str, near: Span | None) -> Span:
    """Where the words stand, as close to the evidence as may be."""
    places, at = [], content.find(text)
    while at >= 0:
        places.append(at)
        at = content.find(text, at + 1)
    start = min(places, key=lambda place: abs(place - near.start) if near else place)
    return Span(start, start + len(text))


def _mention(document: Document, span: Span) -> Mention | None:
    """The mention that shares most of these words."""
    found = [m for unit in document.units for m in unit.mentions if m.span.overlaps(span)]

    def shared(mention: Mention) -> float:
        both = min(span.end, mention.span.end) - max(span.start, mention.span.start)
        return both / max(span.end - span.start, mention.span.end - mention.span.start)

    return max(found, key=shared, default=None)


def _date(value: str | None) -> DateReading | None:
    if not value:
        return None
    kind = (
        Precision.INTERVAL if "/" in value else {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(value)]
    )
    return DateReading(value, kind, DateBasis.STATED)


def by_hand(coded: Coded, story: Story) -> tuple[Told, Labels]:
    """The claims coded by hand, and which event each tells."""
    told: Told = []
    labels: Labels = {}
    for telling in story.tellings:
        claims = coded.claims(telling)
        told.append((telling.report, [claim for _, claim in claims]))
        labels |= {claim_id(telling.report.hash, claim): f"{story.name} {label}" for label, claim in claims}
    return told, labels


def as_read(coded: Coded, story: Story) -> tuple[Told, Labels]:
    """The claims that are read, each under the label of the event by hand that it detects, if any."""
    told: Told = []
    labels: Labels = {}
    for telling in story.tellings:
        claims = list(coded.reader.claims(telling.report))
        told.append((telling.report, claims))
        taken: set[str] = set()
        for claim in claims:
            label = next((e["event"] for e in telling.events if _detects(telling.report, claim, e, taken)), None)
            if label is not None:
                taken.add(label)
            name = f"{story.name} {label}" if label else f"{telling.report.id} {claim.trigger.start}"
            labels[claim_id(telling.report.hash, claim)] = name
    return told, labels


def _detects(report: Report, claim: Claim, event: Row, taken: set[str]) -> bool:
    if event["event"] in taken or event["type"] != claim.type:
        return False
    spans = [_nearest(report.content, text, None) for text in event["evidence"]]
    return any(
        min(a.end, b.span.end) - max(a.start, b.span.start) >= LEAST_OVERLAP for a in spans for b in claim.evidence
    )


def record_of(reader: Reader, told: Iterable[tuple[Report, list[Claim]]]) -> Record:
    """A record in memory of these claims, settled."""
    record = Record.open(":memory:")
    know(record, tables(reader.lexicon), "stories")
    for report, claims in told:
        record.add(report, claims, "stories")
    settle(record)
    return record


def groups(record: Record) -> list[list[str]]:
    """The claims of each event."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim, event in record.db.execute("SELECT id, event FROM event_claims ORDER BY id"):
        found[event].append(claim)
    return list(found.values())


def pairs(joined: Iterable[Iterable[str]], labels: Mapping[str, str], wanted: Mapping[str, str] | None = None) -> Pairs:
    """What was joined against what should be; ``wanted`` labels of all events told, where fewer were read."""
    made = [pair for group in joined for pair in combinations(sorted(group), 2)]
    hit = sum(labels[one] == labels[other] for one, other in made)
    told = Counter((wanted or labels).values())
    return Pairs(hit, len(made), sum(n * (n - 1) // 2 for n in told.values()))


Tell = Callable[[Coded, Story], tuple[Told, Labels]]


def halves() -> tuple[list[Story], list[Story], list[Story]]:
    """The stories to learn from, those held out, and those of another hand (``d-``), held out too."""
    others = [story for story in stories() if story.name.startswith("d-")]
    mine = [story for story in stories() if not story.name.startswith("d-")]
    return mine[::2], mine[1::2], others


def measure(coded: Coded, chosen: Iterable[Story]) -> dict[str, Pairs]:
    """All stories in one record, so that one story can be joined with another."""
    found = {}
    wanted: Labels = {}
    for name, tell in (("by hand", by_hand), ("as read", as_read)):
        told: Told = []
        labels: Labels = {}
        for story in chosen:
            more, known = tell(coded, story)
            told += more
            labels |= known
        wanted = wanted or labels
        with record_of(coded.reader, told) as record:
            found[name] = pairs(groups(record), labels, wanted)
    return found


def score(coded: Coded, *, as_json: bool) -> None:
    for half, chosen in zip(("learned from", "held out", "another hand"), halves(), strict=True):
        if not chosen:
            continue
        for name, counted in measure(coded, chosen).items():
            row = {"stories": half, "n": len(chosen), "claims": name, "f1": round(counted.f1, 3)}
            row |= {"joined right": counted.hit, "joined": counted.joined, "should be joined": counted.true}
            print(json.dumps(row, ensure_ascii=False) if as_json else "  ".join(f"{k}: {v}" for k, v in row.items()))


def show(coded: Coded, tell: Tell) -> None:
    """Print the errors in the stories that are learned from; those of the others are not looked at."""
    for story in halves()[0]:
        told, labels = tell(coded, story)
        with record_of(coded.reader, told) as record:
            event_of = dict(record.db.execute("SELECT id, event FROM event_claims"))
            known = tellings(record.db, Parties(record.db), labels)
            for one, other in combinations(sorted(labels), 2):
                same = labels[one] == labels[other]
                if same != (event_of[one] == event_of[other]):
                    _print(known[one], known[other], f"{'MISSED' if same else 'WRONG'} {labels[one]} {labels[other]}")


def _print(one: compared.Telling, other: compared.Telling, head: str) -> None:
    print(head, round(compare.likeness(one, other), 2), compare.compare(one, other))
    for told in (one, other):
        print("     ", told.type, told.row["date"], [(s.actor, s.party) for s in told.sides], told.place)


def main(arguments: list[str]) -> int:
    coded = Coded(Reader(lexicon_of(())))
    what = arguments[1] if len(arguments) > 1 else "score"
    if what == "show":
        show(coded, as_read if "--read" in arguments else by_hand)
    else:
        score(coded, as_json="--json" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))

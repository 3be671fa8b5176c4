"""Stories written by us, each told by several reports and coded by hand: which claims tell one event.

usage: python eval/stories.py check [FILE...]      (are all words copied, all codes known?)
The figures of joining are made by eval/joining.py.

A file of ``eval/stories`` holds a story: reports with ``events`` in the codebook's form, each under a label that is the
same in every report that tells the same event of the story's world.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from wasata.model import Contact, EventType, Report, Status, Track

Row = dict[str, Any]
HERE = Path(__file__).parent / "stories"
LISTS = ("actors", "recipients", "mediators", "evidence")
SINGLES = ("place", "source", "via")
LEAST_EVIDENCE = 25


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of a story with its events, each a row of the codebook with its label under ``event``."""

    report: Report
    events: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, as several reports tell it."""

    name: str
    about: str
    tellings: tuple[Telling, ...]


def load(path: Path) -> Story:
    """The story of a file."""
    found = yaml.safe_load(path.read_text("utf-8"))
    return Story(found["story"], found["about"], tuple(_telling(row) for row in found["reports"]))


def stories(folder: Path = HERE) -> list[Story]:
    """All stories, by name."""
    return [load(path) for path in sorted(folder.glob("*.yaml"))]


def _telling(row: Row) -> Telling:
    report = Report(
        str(row["id"]), row["title"].strip(), row["text"].strip(), row.get("outlet"), str(row["published"]), "given"
    )
    return Telling(report, tuple(row["events"]))


def faults(story: Story) -> Iterator[str]:
    """What is wrong with the coding of a story, one sentence each."""
    for telling in story.tellings:
        labels = [event["event"] for event in telling.events]
        yield from (f"{telling.report.id}: {e} is told twice" for e in sorted(set(labels)) if labels.count(e) > 1)
        for event in telling.events:
            where = f"{telling.report.id}, {event['event']}"
            yield from (f"{where}: {wrong}" for wrong in (*_codes(event), *_words(event, telling.report.content)))


def _codes(event: Row) -> Iterator[str]:
    for name, kind in (("type", EventType), ("status", Status)):
        if event.get(name) not in list(kind):
            yield f"{name} {event.get(name)!r} is not known"
    if (event.get("type") == "CONSULT") != (event.get("contact") in list(Contact)):
        yield f"contact {event.get('contact')!r} with {event.get('type')}"
    yield from (f"track {track!r} is not known" for track in event.get("tracks") or [] if track not in list(Track))


def _words(event: Row, content: str) -> Iterator[str]:
    copied = [text for name in LISTS for text in event.get(name) or []]
    copied += [event[name] for name in SINGLES if event.get(name)]
    yield from (f"not in the report: {text!r}" for text in copied if text not in content)
    passages = event.get("evidence") or []
    if not passages:
        yield "no evidence"
    yield from (f"evidence is too short: {text!r}" for text in passages if len(text) < LEAST_EVIDENCE)


def main(arguments: list[str]) -> int:
    files = [Path(name) for name in arguments[1:]] or sorted(HERE.glob("*.yaml"))
    wrong = [f"{path.name}: {fault}" for path in files for fault in faults(load(path))]
    print("\n".join(wrong) or f"{len(files)} stories are clean")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

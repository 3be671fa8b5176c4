"""Gold coded by us on reports of the research corpus, kept as places only: no word of the corpus is in the project.

usage: python eval/corpus_gold.py pack REPORTS GOLD OUT      (events with words → events with offsets)

A line holds a report's id, the SHA-256 of ``title + "\\n" + text`` and its events, with ``[start, end]`` (code points)
where a coder copied words. Where the corpus is at hand, :func:`load` gives the reports and the events with their words.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
LISTS = ("actors", "recipients", "mediators", "evidence")
SINGLES = ("place", "source", "via")


def rows_of(path: Path) -> Iterator[Row]:
    """The objects of a JSONL file; only line feeds end a line, since U+2028 may stand inside a string."""
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def content(report: Row) -> str:
    """What the offsets point into."""
    return f"{report.get('title') or ''}\n{report['text']}"


def digest(text: str) -> str:
    """The identity of a report's words."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _place(text: str, words: str) -> list[int]:
    at = text.find(words)
    if at < 0:
        raise ValueError(f"not in the report: {words!r}")
    return [at, at + len(words)]


def packed(report: Row, events: Iterable[Row]) -> Row:
    """One report's events with offsets for words."""
    text = content(report)
    rows = []
    for event in events:
        row = dict(event)
        row |= {name: [_place(text, words) for words in event.get(name) or []] for name in LISTS}
        row |= {name: _place(text, event[name]) if event.get(name) else None for name in SINGLES}
        rows.append(row)
    return {"id": report["id"], "sha256": digest(text), "events": rows}


def unpacked(text: str, events: Iterable[Row]) -> list[Row]:
    """The same events with their words."""
    rows = []
    for event in events:
        row = dict(event)
        row |= {name: [text[a:b] for a, b in event[name]] for name in LISTS}
        row |= {name: text[slice(*event[name])] if event[name] else None for name in SINGLES}
        rows.append(row)
    return rows


def load(places: Path, corpus: Path) -> list[tuple[Row, list[Row]]]:
    """The coded reports of the corpus (a gzipped JSONL) with their events; those whose text has changed are left."""
    wanted = {row["id"]: row for row in rows_of(places)}
    found = []
    for report in corpus_rows(corpus):
        row = wanted.get(report["id"])
        if row and digest(content(report)) == row["sha256"]:
            found.append((report, unpacked(content(report), row["events"])))
    return found


def corpus_rows(corpus: Path) -> Iterator[Row]:
    """The reports of a gzipped JSONL."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main(arguments: list[str]) -> None:
    """Packs one coded file behind what OUT already holds."""
    reports, gold, out = map(Path, arguments[2:5])
    texts = {row["id"]: row for row in rows_of(reports)}
    kept = {r["id"]: r for r in rows_of(out)} if out.exists() else {}
    for row in rows_of(gold):
        kept[row["id"]] = packed(texts[row["id"]], row["events"])
    lines = (json.dumps(kept[i], ensure_ascii=False, separators=(",", ":")) for i in sorted(kept))
    out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv)

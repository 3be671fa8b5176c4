"""How fast reports are read, as ratios to a yardstick on the same texts in the same process.

usage: python bench/reading.py [--limit N] [--stream N]

The yardstick is one pass of a compiled ``\\w+`` over a report's content. Seconds differ from machine to machine; the
ratio of two times taken side by side hardly does. *first* is the first pass over a set, in which every spelling is
looked up for the first time; *again* is the best of the passes after it.

Behind the table stand the most memory held while many reports stream through, how the time grows with the length of a
report that is one endless sentence, and how long ``wasata code`` takes for one report from start to end.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from wasata.model import Report
from wasata.pipeline import Reader
from wasata.reports.files import read_sources
from wasata.rules.cache import load_lexicon

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SETS = {
    "examples": ROOT / "examples" / "reports",
    "general": CORPUS / "general.jsonl.gz",
    "political": CORPUS / "political.jsonl.gz",
}
WORDS = re.compile(r"\w+")
PASSES = 3
SAMPLE = ROOT / "examples" / "reports" / "cairo-delegations-2024.txt"
ENDLESS = (64, 256, 1024)  # kB in UTF-8
STOPS = re.compile(r"[.!?؟…\n\r\u2028\u2029]+")
FEW = 500  # reports after which memory should have grown to what it stays at
COLUMNS = ("set", "reports", "letters", "scan µs", "first", "again", "silent", "telling", "reports/s", "events")


def reports(source: Path, limit: int) -> list[Report]:
    """The first reports of a source."""
    found: Iterator[Report] = (item for item in read_sources([source]) if isinstance(item, Report))
    return list(islice(found, limit))


def seconds(work: Callable[[Report], object], items: Iterable[Report]) -> list[float]:
    """The time that each report takes."""
    times = []
    for item in items:
        start = time.perf_counter()
        work(item)
        times.append(time.perf_counter() - start)
    return times


def best(work: Callable[[Report], object], items: list[Report]) -> list[float]:
    """The shortest time of several passes, report by report: what else the machine does falls out."""
    return [min(times) for times in zip(*(seconds(work, items) for _ in range(PASSES)), strict=True)]


def ratio(times: list[float], yard: list[float], chosen: list[bool]) -> float | None:
    """Time spent on the chosen reports over the yardstick's on the same ones."""
    scanned = sum(y for y, c in zip(yard, chosen, strict=True) if c)
    return sum(t for t, c in zip(times, chosen, strict=True) if c) / scanned if scanned else None


def measure(name: str, items: list[Report]) -> dict[str, object]:
    """One line of the table; a new reader, so that the first pass is a first one."""
    reader = Reader(load_lexicon())
    yard = best(lambda r: WORDS.findall(r.content), items)
    first = seconds(reader.claims, items)
    again = best(reader.claims, items)
    events = [len(reader.claims(item)) for item in items]
    everyone = [True] * len(items)
    return {
        "set": name,
        "reports": len(items),
        "letters": sum(len(r.content) for r in items) // len(items),
        "scan µs": 1e6 * sum(yard) / len(items),
        "first": ratio(first, yard, everyone),
        "again": ratio(again, yard, everyone),
        "silent": ratio(again, yard, [n == 0 for n in events]),
        "telling": ratio(again, yard, [n > 0 for n in events]),
        "reports/s": len(items) / sum(again),
        "events": sum(events),
    }


def peak() -> float:
    """The most memory that the process has held, in MiB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20) if sys.platform == "darwin" else used / 1024


def streamed(limit: int) -> dict[str, float]:
    """The most memory held, in MiB, after a few and after many reports of all sets, one at a time."""
    reader = Reader(load_lexicon())
    held: dict[str, float] = {}
    count = 0
    sources = [path for path in SETS.values() if path.exists()]
    found = (item for path in sources for item in islice(read_sources([path]), 1 + limit // 2))
    for item in islice((item for item in found if isinstance(item, Report)), limit):
        reader.claims(item)
        count += 1
        if count == FEW:
            held[f"after {count}"] = peak()
    held[f"after {count}"] = peak()
    return held


def endless(kilobytes: int, words: str) -> Report:
    """A report of one sentence that does not end, of real words."""
    size = kilobytes << 10
    text = (words * (1 + size // len(words.encode()))).encode()[:size].decode(errors="ignore")
    return Report(f"endless-{kilobytes}", "", text, published="2024-11-01")


def lengths(items: list[Report]) -> dict[int, float]:
    """Milliseconds a kB for each length of an endless sentence."""
    reader = Reader(load_lexicon())
    words = STOPS.sub(" ", " ".join(item.text for item in items)) + " "
    for item in items:
        reader.claims(item)  # so that every length finds the words looked up
    return {size: 1e3 * seconds(reader.claims, [endless(size, words)])[0] / size for size in ENDLESS}


def start_to_end() -> float:
    """Seconds that ``wasata code`` takes for one report as a process of its own, the lexicon compiled before."""
    program = [sys.executable, "-c", "from wasata.cli import main; main()", "code", str(SAMPLE)]
    times = []
    for _ in range(PASSES):
        start = time.perf_counter()
        subprocess.run(program, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def shown(value: object) -> str:
    """A value as a cell."""
    if value is None:
        return "–"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def main(arguments: list[str]) -> None:
    """Measures every set that is at hand and prints a table."""
    parser = argparse.ArgumentParser(description="Measure the speed of reading as ratios to a compiled word scan.")
    parser.add_argument("--limit", type=int, default=300, help="reports of a set at most (default: 300)")
    parser.add_argument("--stream", type=int, default=3000, help="reports streamed for memory (default: 3000)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    load_lexicon()
    loading = time.perf_counter() - start
    held = streamed(options.stream)  # before the sets are measured, whose reports are kept
    sets = {name: reports(path, options.limit) for name, path in SETS.items() if path.exists()}
    rows = [measure(name, items) for name, items in sets.items()]
    growth = lengths(next(reversed(sets.values())))
    once = start_to_end()
    if options.json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        print(json.dumps({"lexicon_seconds": loading, "peak_mib": held, "ms_per_kb": growth, "code_seconds": once}))
        return
    print("".join(c.rjust(11) for c in COLUMNS))
    for row in rows:
        print("".join(shown(row[c]).rjust(11) for c in COLUMNS))
    print("\nfirst, again, silent (no event found), telling: time to read over time of the scan, same texts")
    print("most memory held: " + ", ".join(f"{used:.0f} MiB {when} reports" for when, used in held.items()))
    print("one endless sentence: " + ", ".join(f"{size} kB at {per:.2f} ms a kB" for size, per in growth.items()))
    print(f"lexicon loaded in {loading:.2f} s; wasata code on one report from start to end {once:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])

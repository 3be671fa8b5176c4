"""The pages at size: twenty clients at once and two writers, on a made-up record of 100,000 events.

usage: python bench/serving.py [--events 100000] [--record FILE] [--seconds 60] [--pause 1.0] [--clients 20]

Each client asks for one page after another, in both languages, with filters by chance, and rests for ``--pause``
seconds between two (0: never). One writer adds reports and settles, the other judges claims, both all the time. Of each
kind of page: the 95th percentile of the time on the server (Server-Timing, waiting for a thread included) and of that
which the client sees, in milliseconds and as times the yardstick (/health in the same run), and the heaviest answer.
"""

from __future__ import annotations

import argparse
import datetime
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from made_up import MEDIATORS, SIDES, TOWNS, WORDS, record_at, reports
from wasata.errors import RecordBusy
from wasata.record.events import settle
from wasata.record.judge import Judge
from wasata.record.review import Wanted, queue
from wasata.record.store import Record

PORT = 18642
PARTIES = [party for pair in SIDES for party in pair] + MEDIATORS
YARDSTICK = "health"
WARMED = 70  # addresses of each kind that are asked for before: all but those of single events, reports and words


def addresses(record: Path) -> dict[str, list[str]]:
    """What is asked for, by kind of page."""
    with Record.open(record, readonly=True) as kept:
        events = [i for (i,) in kept.db.execute("SELECT id FROM events ORDER BY id LIMIT 400")]
        read = [i for (i,) in kept.db.execute("SELECT id FROM reports ORDER BY id LIMIT 400")]
    years = [str(year) for year in range(1998, 2026)]
    return {
        YARDSTICK: ["/health"],
        "chronology": [
            "/events",
            *(f"/events?page={n}" for n in range(2, 40)),
            *(f"/events?since={y}&until={y}" for y in years),
        ],
        "chronology of an actor": [f"/events?actor={party}" for party in PARTIES],
        "chronology of a conflict": ["/events?conflict=gaza", "/events?conflict=yemen", "/events?conflict=sudan"],
        "event": [f"/events/{name}" for name in events],
        "actors": ["/actors", "/actors?q=مصر", "/actors?q=قطر"],
        "actor": [f"/actors/{party}" for party in PARTIES],
        "episodes": ["/episodes", "/episodes?conflict=gaza", "/episodes?conflict=yemen"],
        "mediators": ["/mediators"],
        "network": ["/network", *(f"/network?since={y}&until={y}" for y in years[-6:])],
        "map": ["/map", *(f"/map?since={y}&until={y}" for y in years[-6:])],
        "tracks": ["/tracks"],
        "coverage": ["/coverage"],
        "accuracy": ["/accuracy"],
        "coding": ["/coding"],
        "reports": ["/reports", *(f"/reports?page={n}" for n in range(2, 40))],
        "report": [f"/reports/{name}" for name in read],
        "explained": [f"/reports/{name}/explain" for name in read[:70]],
        "review": ["/review", "/review?kind=doubts"],
        "many at once": ["/review/bulk"],
        "judgements": ["/judgements"],
        "search": [f"/search?q={word}" for word in WORDS[:300]],
        "digest": ["/digest", "/digest?month=2010-05"],
        "feed": ["/feed", "/feed?actor=egy"],
        "places": [f"/events?place={town}" for town in TOWNS],
        "citation": [f"/events/{name}/cite/bib" for name in events[:70]] + [f"/cite/ris?since={y}" for y in years],
    }


def runs() -> list[str]:
    """The addresses of some episodes, which only the pages know."""
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    line.request("GET", "/en/episodes.json")
    return [f"/episodes/{row['id']}" for row in json.loads(line.getresponse().read())["episodes"][:40]]


class Client(threading.Thread):
    """One who reads: page after page, with a rest between two."""

    def __init__(self, pages: dict[str, list[str]], until: float, pause: float, seed: int) -> None:
        super().__init__(daemon=True)
        self.pages, self.until, self.pause = pages, until, pause
        self.chance = random.Random(seed)
        self.taken: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
        self.wrong: list[str] = []

    def run(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        time.sleep(self.chance.uniform(0, self.pause))  # people do not all begin in the same moment
        while time.monotonic() < self.until:
            kind = self.chance.choice(list(self.pages))
            self.ask(line, kind, self.chance.choice(self.pages[kind]))
            time.sleep(self.chance.uniform(0.5, 1.5) * self.pause)

    def ask(self, line: http.client.HTTPConnection, kind: str, path: str) -> None:
        path = path if kind == YARDSTICK else f"/{self.chance.choice(('ar', 'en'))}{path}"
        start = time.perf_counter()
        line.request("GET", quote(path, safe="/?=&:~-"))
        answer = line.getresponse()
        body = answer.read()
        seen = (time.perf_counter() - start) * 1000
        if answer.status != 200:
            self.wrong.append(f"{answer.status} {path}")
            return
        timing = re.search(r"dur=([\d.]+)", answer.headers.get("server-timing", ""))
        self.taken[kind].append((float(timing[1]) if timing else seen, seen, len(body)))


def add_reports(path: Path, until: float, done: list[int]) -> None:
    """The first writer: a day of reports after the other."""
    chance = random.Random(5)
    day = datetime.date(2026, 1, 1)
    with Record.open(path) as record:
        places = dict(record.db.execute("SELECT name_ar, id FROM known_places"))
        while time.monotonic() < until:
            for made, told in reports(day, chance, places):
                record.add(made, told, "bench")
                done[0] += 1
                time.sleep(0.1)
            settle(record)
            day += datetime.timedelta(days=1)


def judge_claims(path: Path, until: float, done: list[int]) -> None:
    """The second writer: a person who accepts what waits, twice a second."""
    with Record.open(path) as record:
        hand = Judge(record, "bench")
        while time.monotonic() < until:
            for item in queue(record, Wanted(), limit=1):
                try:
                    hand.accept(item["id"])
                    done[0] += 1
                except RecordBusy:
                    continue
            time.sleep(0.5)


@contextmanager
def serving(path: Path) -> Iterator[None]:
    """The pages of the record in a process of their own."""
    command = [
        sys.executable,
        "-c",
        "from wasata.cli import main; main()",
        "serve",
        "--record",
        str(path),
        "--port",
        str(PORT),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
                line.request("GET", "/health")
                line.getresponse().read()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(timeout=30)


def cold(pages: dict[str, list[str]]) -> dict[str, float]:
    """The first time of each kind of page, and every other address that costs more than one look: warmed up."""
    client = Client(pages, 0, 0, 1)
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    first = {}
    for kind, listed in pages.items():
        for number, path in enumerate(listed[:WARMED]):
            client.ask(line, kind, path)
            if number == 0 and client.taken[kind]:
                first[kind] = client.taken[kind][0][0]
    if client.wrong:
        print(json.dumps({"refused while warming up": client.wrong[:5]}), flush=True)
    return first


def p95(values: list[float]) -> float:
    """What 95 of 100 stay under."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def report_of(clients: list[Client], first: dict[str, float], kinds: list[str]) -> None:
    taken = {kind: [row for client in clients for row in client.taken[kind]] for kind in kinds}
    base = p95([row[1] for row in taken[YARDSTICK]])
    for kind, rows in taken.items():
        if not rows:
            continue
        server, seen = p95([row[0] for row in rows]), p95([row[1] for row in rows])
        line: dict[str, object] = {"page": kind, "asked": len(rows), "p95 on the server ms": round(server, 1)}
        line |= {"p95 seen ms": round(seen, 1), "times the yardstick": round(seen / base, 1)}
        line |= {"heaviest kB": round(max(row[2] for row in rows) / 1000), "first ms": round(first.get(kind, 0))}
        print(json.dumps(line, ensure_ascii=False), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--record", type=Path, help="A record that was made before; it is written to.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--clients", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "bench.db"
        with record_at(path, options.events, random.Random(7)) as record:
            print(json.dumps({"events": record.db.execute("SELECT count(*) FROM events").fetchone()[0]}))
        pages = addresses(path)
        with serving(path):
            pages["episode"] = runs()
            first = cold(pages)
            until = time.monotonic() + options.seconds
            added, judged = [0], [0]
            writers = [
                threading.Thread(target=work, args=(path, until, done), daemon=True)
                for work, done in ((add_reports, added), (judge_claims, judged))
            ]
            clients = [Client(pages, until, options.pause, seed) for seed in range(options.clients)]
            for thread in (*writers, *clients):
                thread.start()
            for thread in (*clients, *writers):
                thread.join()
        report_of(clients, first, list(pages))
        wrong = [line for client in clients for line in client.wrong]
        print(
            json.dumps(
                {"reports added": added[0], "claims judged": judged[0], "refused": len(wrong), "such as": wrong[:3]}
            )
        )


if __name__ == "__main__":
    main()

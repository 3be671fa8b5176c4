"""Events as a function of claims and judgements, kept up to date: what comes in costs what it touches, not the record.

A claim that comes, goes or is judged is *unsettled*. Settling takes it with all claims that could tell the same event,
directly or through others, forgets their events and makes them anew. A part of the record that nothing connects to it
cannot come out otherwise, so the events are always those that all claims would make at once, in any order.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from wasata.record import register, unsettled
from wasata.record.bundles import Bundle, bundle_of, first_told
from wasata.record.compare import group_of, weights
from wasata.record.joining import Pair, Standing, doubts, edges, join, pair
from wasata.record.parties import Parties
from wasata.record.rows import short_hash
from wasata.record.store import Record
from wasata.record.summary import Event, summarise
from wasata.record.tellings import Telling, tellings
from wasata.record.unsettled import MATES, OF_REPORTS, retire

Row = dict[str, Any]
RULE = 11  # the version of the rule for joining; with another one all events are made anew
BATCH = 400  # claims settled in one transaction: what is lost when a program is killed

# a claim that begins up to 31 days before (tellings.LONGEST) may reach a day; two days of one event may lie one apart,
# of a contact or agreement that was announced for another day three (compare.MOVED_DAYS)
NEIGHBOURS = """SELECT DISTINCT a.bundle, b.bundle FROM json_each(:ids) j CROSS JOIN blocks a ON a.bundle = j.value
CROSS JOIN blocks b ON b.type = a.type AND b.party = a.party
  AND b.first BETWEEN a.first - 34 AND a.last + CASE WHEN a.type IN ('CONSULT', 'AGREE') THEN 3 ELSE 1 END
  AND b.last >= a.first - CASE WHEN a.type IN ('CONSULT', 'AGREE') THEN 3 ELSE 1 END
WHERE b.bundle <> a.bundle"""
TIED = """SELECT a.bundle, b.bundle, t.same FROM json_each(:ids) j CROSS JOIN bundles a ON a.bundle = j.value
JOIN ties t ON t.one = a.id JOIN bundles b ON b.id = t.other
UNION SELECT a.bundle, b.bundle, t.same FROM json_each(:ids) j CROSS JOIN bundles a ON a.bundle = j.value
JOIN ties t ON t.other = a.id JOIN bundles b ON b.id = t.one"""
TIED_CLAIMS = """SELECT j.value FROM json_each(:ids) j
WHERE EXISTS (SELECT 1 FROM ties WHERE one = j.value) OR EXISTS (SELECT 1 FROM ties WHERE other = j.value)"""
BUNDLES_OF = "SELECT DISTINCT b.bundle FROM json_each(:ids) j JOIN bundles b ON b.id = j.value"
THERE = "SELECT DISTINCT b.bundle FROM json_each(:ids) j JOIN bundles b ON b.bundle = j.value"
MEMBERS = "SELECT b.bundle, b.id FROM json_each(:ids) j JOIN bundles b ON b.bundle = j.value ORDER BY b.id"
STANDS = """SELECT DISTINCT b.bundle, t.event, c.report FROM json_each(:ids) j JOIN bundles b ON b.bundle = j.value
JOIN event_claims t ON t.id = b.id JOIN event_claims m ON m.event = t.event JOIN claims c ON c.id = m.id"""
STANDING = """SELECT c.id FROM json_each(:ids) j JOIN claims c ON c.id = j.value
WHERE NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.id = c.id AND v.verdict = 'rejected')"""
INSERT_BLOCK = "INSERT OR IGNORE INTO blocks (type, party, first, last, bundle) VALUES (?, ?, ?, ?, ?)"
INSERT_EVENT = """INSERT INTO events (id, type, contact, date, since, until, place, statuses, tracks, reports, claims,
  tellings, contradictions, confidence)
VALUES (:id, :type, :contact, :date, :since, :until, :place, :statuses, :tracks, :reports, :claims,
  :tellings, :contradictions, :confidence)"""
INSERT_DOUBT = "INSERT OR REPLACE INTO doubts (id, one, other, score) VALUES (?, ?, ?, ?)"


def settle(record: Record, progress: Callable[[int], None] | None = None) -> int:
    """Bring the events up to date with claims and judgements; returns how many events there are.

    Works through what is unsettled in short transactions; killed in between, the next call goes on. ``progress`` is
    called with the number of claims settled each time. Raises RecordError as every writing does.
    """
    with record.writing() as db:
        _unsettle_all(db)
        parties = Parties(db)
    while True:
        with record.writing() as db:
            taken = [i for (i,) in db.execute("SELECT id FROM unsettled ORDER BY id LIMIT ?", (BATCH,))]
            if not taken:
                return int(db.execute("SELECT count(*) FROM events").fetchone()[0])
            settle_within(db, taken, parties)
        if progress is not None:
            progress(len(taken))


def settle_within(db: sqlite3.Connection, claims: Iterable[str], parties: Parties | None = None) -> None:
    """Settle these claims inside a transaction that the caller holds."""
    taken = sorted(set(claims))
    if not taken:
        return  # who stands for whom is not looked up for nothing
    _Settling(db, parties or Parties(db)).run(taken)
    db.execute("DELETE FROM unsettled WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(taken),))


def _unsettle_all(db: sqlite3.Connection) -> None:
    """Where the events were made by another rule or other weights, everything is unsettled."""
    known = db.execute("SELECT value FROM meta WHERE id = 'joining'").fetchone()
    if known is None or known[0] != _rule():
        db.execute(unsettled.ALL)
        db.execute("INSERT OR REPLACE INTO meta (id, value) VALUES ('joining', ?)", (_rule(),))
        register.refresh(db)


@cache
def _rule() -> str:
    shipped = (files("wasata") / "record" / "weights" / "same.json").read_text("utf-8")
    return f"{RULE} {short_hash(shipped)}"


@dataclass(slots=True)
class _Settling:
    """One round of settling; ``bundles`` holds all that were looked at."""

    db: sqlite3.Connection
    parties: Parties
    bundles: dict[str, Bundle] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)
    scores: dict[Pair, float] = field(default_factory=dict)
    ties: dict[Pair, bool] = field(default_factory=dict)
    compared: set[Pair] = field(default_factory=set)

    def run(self, taken: list[str]) -> None:
        """Settle the claims that were taken and all that hangs together with them."""
        touched = set(taken) | self._ids(MATES, taken)
        left = self._bundle(taken)
        reached = frontier = self._ids(BUNDLES_OF, touched) | self._ids(THERE, left)
        while frontier:
            frontier = self._connected(frontier) - reached
            reached = reached | frontier
        within = {name: self.bundles[name] for name in reached}
        sure = {both: score for both, score in self.scores.items() if within.keys() >= set(both) and self._sure(both)}
        groups = join(within, sure, self.ties)
        events = [self._event(group) for group in groups]
        self._write(touched.union(*(bundle.claims for bundle in within.values())), events)
        self._write_doubts(within, dict(zip(groups, events, strict=True)))

    def _event(self, group: Iterable[str]) -> Event:
        return summarise([self.tellings[claim] for name in group for claim in self.bundles[name].claims])

    def _sure(self, both: Pair) -> bool:
        """Whether the likeness of two bundles is enough for joining them."""
        return self.scores[both] >= weights()[group_of(self.bundles[both[0]].telling.type)].merge

    def _ids(self, sql: str, ids: Iterable[str]) -> set[str]:
        return {row[0] for row in self.db.execute(sql, {"ids": json.dumps(sorted(ids))})}

    def _load(self, names: Iterable[str]) -> None:
        """The bundles with these ids, with all their claims."""
        new = sorted(name for name in names if name not in self.bundles)
        members: dict[str, list[str]] = {name: [] for name in new}
        for name, claim in self.db.execute(MEMBERS, {"ids": json.dumps(new)}):
            members[name].append(claim)
        self._read(claim for claims in members.values() for claim in claims)
        for name, claims in members.items():
            told = [self.tellings[claim] for claim in claims]
            reports = frozenset(telling.report for telling in told)
            self.bundles[name] = Bundle(name, first_told(told), tuple(claims), reports)

    def _read(self, claims: Iterable[str]) -> None:
        new = [claim for claim in claims if claim not in self.tellings]
        self.tellings.update(tellings(self.db, self.parties, new))

    def _connected(self, names: set[str]) -> set[str]:
        """The bundles to which an edge, a tie or a present event leads."""
        ids = {"ids": json.dumps(sorted(names))}
        pairs = {pair(one, other) for one, other in self.db.execute(NEIGHBOURS, ids)} - self.compared
        self.compared |= pairs
        self._load(names.union(*pairs))
        found = edges(self.bundles, sorted(pairs))
        self.scores |= found
        tied = {pair(one, other): bool(same) for one, other, same in self.db.execute(TIED, ids)}
        self.ties |= tied
        ends = {
            name for both in (*filter(self._sure, found), *(tie for tie, same in tied.items() if same)) for name in both
        }
        self._load(ends)
        mates = self._ids(MATES, {claim for name in names for claim in self.bundles[name].claims})
        return ends | self._ids(BUNDLES_OF, mates)

    def _bundle(self, claims: list[str]) -> set[str]:
        """Put claims into their bundles, and those into their blocks; rejected ones into none. Gives those left."""
        left = self._ids(BUNDLES_OF, claims)
        ids = json.dumps(claims)
        self.db.execute("DELETE FROM bundles WHERE id IN (SELECT value FROM json_each(?))", (ids,))
        standing = self._ids(STANDING, claims)
        self._read(standing)
        tied = self._ids(TIED_CLAIMS, standing)
        numbers = self._numbers(standing)
        for claim in sorted(standing):
            telling = self.tellings[claim]
            name = bundle_of(telling, numbers[claim], tied=claim in tied)
            self.db.execute("INSERT INTO bundles (id, bundle) VALUES (?, ?)", (claim, name))
            if telling.days is not None:
                days = telling.days.first, telling.days.last
                rows = [(telling.type.value, party, *days, name) for party in sorted(telling.blocks)]
                self.db.executemany(INSERT_BLOCK, rows)
        return left

    def _numbers(self, standing: set[str]) -> dict[str, int]:
        """The how-manieth of its report each claim is among those with its signature, by id."""
        told = self._ids(OF_REPORTS, standing)
        self._read(told)
        seen: dict[tuple[str, str], int] = defaultdict(int)
        numbers = {}
        for claim in sorted(told):
            signature = self.tellings[claim].report, bundle_of(self.tellings[claim], 0, tied=False)
            numbers[claim] = seen[signature]
            seen[signature] += 1
        return numbers

    def _write_doubts(self, within: dict[str, Bundle], made: dict[tuple[str, ...], Event]) -> None:
        """Ask anew about the events that were made, each against its neighbours."""
        ids = {"ids": json.dumps(sorted(claim for bundle in within.values() for claim in bundle.claims))}
        self.db.execute("DELETE FROM doubts WHERE one IN (SELECT value FROM json_each(:ids))", ids)
        self.db.execute("DELETE FROM doubts WHERE other IN (SELECT value FROM json_each(:ids))", ids)
        asked = {both: score for both, score in self.scores.items() if not within.keys().isdisjoint(both)}
        standing = {
            name: Standing(event.id, frozenset(self.tellings[claim].report for claim in event.claims))
            for group, event in made.items()
            for name in group
        }
        standing |= self._elsewhere({name for both in asked for name in both} - standing.keys())
        found = doubts(self.bundles, asked, self.ties, standing)
        rows = [("d-" + short_hash([d.one, d.other]), d.one, d.other, d.score) for d in found]
        self.db.executemany(INSERT_DOUBT, rows)

    def _elsewhere(self, names: set[str]) -> dict[str, Standing]:
        """The events of bundles that were looked at and not touched."""
        found: dict[str, tuple[str, set[str]]] = {}
        for name, event, report in self.db.execute(STANDS, {"ids": json.dumps(sorted(names))}):
            found.setdefault(name, (event, set()))[1].add(report)
        return {name: Standing(event, frozenset(reports)) for name, (event, reports) in found.items()}

    def _write(self, claims: set[str], events: list[Event]) -> None:
        ids = {"ids": json.dumps(sorted(claims))}
        old = _present(self.db, ids)
        new = {event.id: event for event in events}
        changed = [e for e in events if old.get(e.id) != (e.claims, e.row)]
        for name in old.keys() - (new.keys() - {e.id for e in changed}):
            self.db.execute("DELETE FROM event_claims WHERE event = ?", (name,))
            self.db.execute("DELETE FROM events WHERE id = ?", (name,))
        for event in changed:
            self.db.execute(INSERT_EVENT, event.row)
        self.db.executemany(
            "INSERT INTO event_claims (id, event) VALUES (?, ?)", [(c, e.id) for e in changed for c in e.claims]
        )
        gone = [(name, told[0][0]) for name, told in sorted(old.items()) if name not in new]
        retire(self.db, gone)
        self.db.executemany("DELETE FROM former_events WHERE id = ?", [(e.id,) for e in changed])


def _present(db: sqlite3.Connection, ids: Row) -> dict[str, tuple[tuple[str, ...], Row]]:
    """The events that tell these claims now: their claims and rows."""
    told: dict[str, list[str]] = {}
    sql = "SELECT DISTINCT t.event FROM json_each(:ids) j JOIN event_claims t ON t.id = j.value"
    names = {"ids": json.dumps([name for (name,) in db.execute(sql, ids)])}
    members = "SELECT t.event, t.id FROM json_each(:ids) j JOIN event_claims t ON t.event = j.value ORDER BY t.id"
    for name, claim in db.execute(members, names):
        told.setdefault(name, []).append(claim)
    cursor = db.execute("SELECT e.* FROM json_each(:ids) j JOIN events e ON e.id = j.value", names)
    columns = [column[0] for column in cursor.description]
    rows = {row[0]: dict(zip(columns, row, strict=True)) for row in cursor}
    return {name: (tuple(claims), rows[name]) for name, claims in told.items()}

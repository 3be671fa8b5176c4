"""Who met whom: parties that were in contact, counted in events, and through whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from wasata.model import Status
from wasata.record.parties import Parties
from wasata.record.query import Filters, conditions
from wasata.record.rows import PROVISIONAL
from wasata.record.store import Record

Row = dict[str, Any]
MOST_READ = 30_000  # contacts that are read, the newest ones
TAKING_PART = """WITH chosen AS MATERIALIZED (SELECT e.id, e.since FROM events e
    WHERE e.type = 'CONSULT' AND instr(e.statuses, :actual) AND {} ORDER BY e.since IS NULL, e.since DESC LIMIT :read)
  SELECT e.id, e.since, p.slot, p.role, coalesce(a.actor, p.actor), p.body, p.country FROM chosen e
  CROSS JOIN event_claims t ON t.event = e.id CROSS JOIN participants p ON p.claim = t.id
  LEFT JOIN aliases a ON a.id = p.actor"""
_Part = tuple[str, str, str | None]  # party, slot, role


def network(record: Record, filters: Filters | None = None, most: int = 40) -> Row:
    """The parties that were in contact and took place, as a graph.

    ``nodes``: rows ``party``, ``events``, ``mediated`` (in how many of them it mediated), the busiest first; ``edges``:
    rows ``one``, ``other``, ``events`` (ids), ``first``, ``last``; both cut to the ``most`` busiest nodes, with
    ``parties`` and ``pairs`` telling how many there are, ``contacts`` how many events were read, ``more`` whether there
    are others that were not. All counts are of events, never of reports.
    """
    where, values = conditions(filters or Filters(), every=True)
    with record.reading() as db:
        parties = Parties(db)
        rows = db.execute(TAKING_PART.format(where), values | {"actual": f'"{Status.ACTUAL}"', "read": MOST_READ})
        told: dict[tuple[str, str | None], set[_Part]] = defaultdict(set)
        for event, since, slot, role, actor, body, country in rows:
            party = parties.of(actor, body, country, since) or actor
            if not party.startswith(PROVISIONAL):
                told[event, since].add((party, slot, role))
    return _graph(told.items(), most) | {"contacts": len(told), "more": len(told) >= MOST_READ}


def _graph(told: Iterable[tuple[tuple[str, str | None], set[_Part]]], most: int) -> Row:
    events: Counter[str] = Counter()
    mediated: Counter[str] = Counter()
    edges: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for (event, since), parts in told:
        present = sorted({party for party, _, _ in parts})
        events.update(present)
        mediated.update({party for party, slot, role in parts if "mediator" in (slot, role)})
        for pair in _pairs(parts, present):
            edges[pair].append((since or "", event))
    shown = [party for party, _ in sorted(events.items(), key=lambda item: (-item[1], item[0]))][:most]
    nodes = [{"party": p, "events": events[p], "mediated": mediated[p]} for p in shown]
    kept = [_edge(pair, met) for pair, met in edges.items() if set(pair) <= set(shown)]
    kept.sort(key=lambda row: (-len(row["events"]), row["one"], row["other"]))
    return {"nodes": nodes, "edges": kept, "parties": len(events), "pairs": len(edges)}


def _pairs(parts: set[_Part], present: list[str]) -> Iterator[tuple[str, str]]:
    """Who met whom: all who are there; two who came together to see others did not meet each other by that."""
    came = {party for party, slot, _ in parts if slot == "actor"}
    others = set(present) - came
    for pair in combinations(present, 2):
        if not others or not set(pair) <= came:
            yield pair


def _edge(pair: tuple[str, str], met: list[tuple[str, str]]) -> Row:
    days = sorted(day for day, _ in met if day)
    ends = {"first": days[0] if days else None, "last": days[-1] if days else None}
    return {"one": pair[0], "other": pair[1], "events": [event for _, event in sorted(met)]} | ends

"""Who met whom: a graph of parties from events, with a slider of time and a table beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from wasata.record import counting
from wasata.record import network as met
from wasata.record.query import Filters
from wasata.web import charts
from wasata.web.language import N_
from wasata.web.layout import spring
from wasata.web.page import Asked, Page, Spot
from wasata.web.pages import common
from wasata.web.parameters import FILTERS, Parameter

Row = dict[str, Any]
PARTIES = Parameter("parties", "number", N_("how many parties are shown"), least=2, most=80, default=30)
PARAMETERS = (*(p for p in FILTERS if p.name not in ("type", "status")), PARTIES)
TABLE = 100  # pairs of the table
NAMED = 14  # parties whose names stand in the graph; all are in the table


def network(ask: Asked) -> Page:
    """The graph of contacts that took place."""
    wanted, most = common.asked_for(ask), ask.values["parties"]
    told = ask.site.answer(("network", wanted, most), lambda record: met.network(record, wanted, most))
    nodes = [row | _named(ask, row["party"]) for row in told["nodes"]]
    edges = [row | _pair(ask, row) | {"events": len(row["events"])} for row in told["edges"]]
    place = ask.site.answer(("layout", wanted, most), lambda _: _places(told))
    data = told | {"nodes": nodes, "edges": edges}
    shown = {
        "chart": _chart(ask, nodes, edges, place) if nodes else None,
        "applied": common.applied(ask),
        "conflicts": common.conflicts(ask),
        "table": edges[:TABLE],
        "slider": _slider(ask, wanted),
    }
    return Page("network.html", ask.say("Who met whom"), data, shown)


def _named(ask: Asked, party: str) -> Row:
    name = ask.names.actor(party)
    return {"name_ar": name.ar, "name_en": name.en}


def _pair(ask: Asked, row: Row) -> Row:
    return {"one_name": _named(ask, row["one"]), "other_name": _named(ask, row["other"])}


def _places(told: Row) -> dict[str, tuple[float, float]]:
    most = max((len(row["events"]) for row in told["edges"]), default=1)
    edges = {(row["one"], row["other"]): len(row["events"]) / most for row in told["edges"]}
    return spring([row["party"] for row in told["nodes"]], edges)


def _chart(ask: Asked, nodes: list[Row], edges: list[Row], place: dict[str, tuple[float, float]]) -> Row:
    kinds = [ask.say("mostly mediates"), ask.say("side or other party")]
    code = f"name_{ask.language.code}"
    marks = []
    for number, node in enumerate(nodes):
        if node["party"] in place:
            x, y = place[node["party"]]
            kind = kinds[0] if 2 * node["mediated"] > node["events"] else kinds[1]
            name = node[code] or node["name_ar"]
            tip = f"{name}: {ask.count('%(num)d contact', '%(num)d contacts', node['events'])}"
            href = ask.to(f"/actors/{node['party']}")
            about = {"x": x, "y": y, "name": name, "events": node["events"], "kind": kind, "tip": tip, "href": href}
            marks.append(about | {"named": number < NAMED})
    lines = []
    for edge in edges:
        ends = [place.get(edge["one"]), place.get(edge["other"])]
        if ends[0] and ends[1]:
            names = " – ".join(edge[n][code] or edge[n]["name_ar"] for n in ("one_name", "other_name"))
            tip = f"{names}: {ask.count('%(num)d contact', '%(num)d contacts', edge['events'])}"
            lines.append(
                {
                    "x": ends[0][0],
                    "y": ends[0][1],
                    "x2": ends[1][0],
                    "y2": ends[1][1],
                    "events": edge["events"],
                    "tip": tip,
                }
            )
    return charts.network(marks, lines, kinds)


def _slider(ask: Asked, wanted: Filters) -> Row | None:
    """The months that a slider runs over, and where it stands; None where there is nothing to slide over."""
    free = Filters(conflict=wanted.conflict, type="CONSULT")
    extent = ask.site.answer(("span", free), lambda record: counting.span(record, free))
    if not extent["first"] or extent["first"][:7] == extent["last"][:7]:
        return None
    first = _months(extent["first"])
    last = _months(extent["last"])
    low = _months(wanted.since) if wanted.since else first
    high = _months(wanted.until, end=True) if wanted.until else last
    return {"first": first, "last": last, "low": max(first, low), "high": min(last, max(low, high))}


def _months(day: str, *, end: bool = False) -> int:
    """Months since year 0."""
    when = date.fromisoformat((f"{day}-12" if end and len(day) == 4 else f"{day}-01-01")[:7] + "-01")
    return when.year * 12 + when.month - 1


def spots() -> tuple[Spot, ...]:
    """Where it is."""
    return (Spot("network", "/network", network, "Who met whom", PARAMETERS),)

"""The front page: events by day, facets beside them, and a chart to go from years to days."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from wasata.record import counting, query
from wasata.web import charts, citing
from wasata.web.language import N_
from wasata.web.page import Answer, Asked, Page, Sent, Spot
from wasata.web.pages import common
from wasata.web.parameters import FILTERS, PAGE, Parameter

Row = dict[str, Any]
SIZE = 40  # events of a page
ORDER = Parameter("order", "choice", N_("order"), ("newest", "oldest"), default="newest")
UNIT = Parameter("unit", "choice", N_("chart by"), tuple(counting.UNITS))
PARAMETERS = (*FILTERS, ORDER, UNIT, PAGE)


def chronology(ask: Asked) -> Page:
    """Events that pass the filters, with facets and a chart."""
    wanted, page = common.asked_for(ask), ask.values["page"]
    known = _overview(ask, wanted)
    extent, unit, counted = known["span"], known["unit"], known["histogram"]
    found = query.timeline(ask.record, wanted, SIZE, (page - 1) * SIZE, newest=ask.values["order"] == "newest")
    if ask.values["unit"] not in (None, unit):
        unit = ask.values["unit"]
        counted = ask.site.answer(("histogram", wanted, unit), lambda record: counting.histogram(record, wanted, unit))
    told = common.events(found, ask.names)
    data = {
        "filters": {p.name: ask.values[p.name] for p in FILTERS if ask.values[p.name] is not None},
        "events": told,
        "total": extent["events"],
        "undated": extent["undated"],
        "first": extent["first"],
        "last": extent["last"],
        "facets": common.facets(ask, known["facets"]),
        "unit": unit,
        "histogram": counted,
    } | common.pages(extent["events"], page, SIZE)
    shown = {
        "days": _days(told),
        "applied": common.applied(ask),
        "conflicts": common.conflicts(ask),
        "chart": _chart(ask, counted, unit),
        "periods": _periods(ask, counted, unit),
        "labels": common.FACETS,
        "most_read": counting.MOST_READ,
        "styles": citing.STYLES,
    }
    return Page("chronology.html", ask.say("Chronology"), data, shown)


def _overview(ask: Asked, wanted: query.Filters) -> Row:
    """All that is counted of a view: kept, since who cites a view has looked at it."""
    return ask.site.answer(("overview", wanted), lambda record: counting.overview(record, wanted))


def _days(told: list[Row]) -> list[Row]:
    """The events of a page under their days; ``date`` None for undated ones."""
    return [{"date": date, "events": list(group)} for date, group in groupby(told, key=lambda row: row["date"])]


def _chart(ask: Asked, counted: list[Row], unit: str) -> Row | None:
    if len({row["value"] for row in counted}) < 2:
        return None
    names = {"contact": ask.say("contacts"), "violence": ask.say("violence"), "other": ask.say("everything else")}
    rows = [{"value": r["value"], "family": names[r["family"]], "events": r["events"]} for r in counted]
    for row in rows:
        row["href"] = _into(ask, str(row["value"]), unit)
    return charts.histogram(rows, unit, list(names.values()), ask.say("events"), ask.language.code)


def _into(ask: Asked, value: str, unit: str) -> str:
    """The address of one stretch of the chart, a step nearer."""
    nearer = {"year": "month", "month": "day", "day": "day"}[unit]
    return ask.here(since=value, until=value, unit=nearer)


def _periods(ask: Asked, counted: list[Row], unit: str) -> list[Row]:
    """The table twin of the chart: each stretch with its number of events and where it leads."""
    found: dict[str, int] = {}
    for row in counted:
        found[row["value"]] = found.get(row["value"], 0) + row["events"]
    return [{"value": v, "events": n, "href": _into(ask, v, unit)} for v, n in found.items()]


def cite(ask: Asked) -> Answer:
    """How to cite a view, as a file."""
    style, wanted = common.style(ask), common.asked_for(ask)
    extent = _overview(ask, wanted)["span"]
    address = ask.base + ask.to("/events", **ask.values.told())
    about = extent | {"url": address, "state": common.state(ask), "seen": datetime.now(UTC).date().isoformat()}
    said = ask.language.comma.join(f"{row['label']}: {row['called']}" for row in common.applied(ask))
    title = f"{ask.say('Chronology')} ({said})" if said else ask.say("Chronology")
    entry = citing.view(hashlib.sha256(address.encode()).hexdigest()[:12], title, about)
    return Sent(citing.written([entry], style), citing.STYLES[style][0], f"{entry['id']}.{style}")


def spots() -> tuple[Spot, ...]:
    """Where it is."""
    text = "Events by day"
    return (
        Spot("front", "/", chronology, text, PARAMETERS, as_json=False),
        Spot("cite_view", "/cite/{style}", cite, "How to cite a view", FILTERS, as_json=False),
        Spot("chronology", "/events", chronology, text, PARAMETERS),
    )

"""Tracks, coverage, accuracy, and what the codes mean."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from wasata.record import judged, query
from wasata.record import tracks as files_of
from wasata.record.coverage import coverage as covered
from wasata.web import charts
from wasata.web.language import N_
from wasata.web.page import Asked, Page, Spot
from wasata.web.pages import common
from wasata.web.parameters import CONFLICT, SINCE, UNTIL

Row = dict[str, Any]
MONTHS = 240  # rows of the table of months that are shown
SCHEMES = {
    "noun": N_("The nouns of the record"),
    "type": N_("Types of events (PLOVER)"),
    "contact": N_("Kinds of contact"),
    "status": N_("Status"),
    "track": N_("Tracks"),
    "role": N_("Roles"),
    "precision": N_("How exact a date is"),
    "basis": N_("Where a date comes from"),
    "sector": N_("Sectors (PLOVER)"),
}
SETS = {
    "written": N_("written for Wasata, the judges are trained on it"),
    "samples": N_("the sample reports, the judges are trained on them"),
    "seeds": N_("two real reports, the judges are trained on them"),
    "dev": N_("45 real reports, unseen: this says how well new text is read"),
}


def tracks(ask: Asked) -> Page:
    """What happened on each track."""
    wanted = common.asked_for(ask)
    rows = ask.site.answer(("tracks", wanted), lambda record: files_of.tracks(record, wanted))
    code = ask.language.code
    bars = [
        {"name": ask.names.code("track", r["track"]).first(code), "events": r["events"]}
        | {"href": ask.to("/events", track=r["track"], conflict=wanted.conflict)}
        for r in rows
    ]
    shown = {
        "chart": charts.bars(bars, ask.say("events")) if len(bars) > 1 else None,
        "conflicts": common.conflicts(ask),
    }
    return Page("tracks.html", ask.say("Tracks"), {"tracks": rows}, shown)


def coverage(ask: Asked) -> Page:
    """What was read, from whom, for which days."""
    data = ask.site.answer("coverage", covered)
    counts = ask.site.answer("counts", query.counts)
    months: dict[str, int] = {}
    for row in data["months"]:
        if row["month"]:
            months[row["month"]] = months.get(row["month"], 0) + row["reports"]
    said = ask.say("reports")
    rows = [
        {"value": month, "family": said, "events": n, "href": ask.to("/reports", since=month, until=month)}
        for month, n in sorted(months.items())
    ]
    chart = charts.histogram(rows, "month", [said], said, ask.language.code) if len(rows) > 1 else None
    return Page("coverage.html", ask.say("Coverage"), data | {"counts": counts}, {"chart": chart, "most": MONTHS})


@cache
def figures() -> Row:
    """The published figures of accuracy, as the gate wrote them."""
    found: Row = json.loads((files("wasata.web") / "figures.json").read_text("utf-8"))
    return found


def accuracy(ask: Asked) -> Page:
    """How well reports are read: the published figures, and what persons made of this record."""
    data = {"figures": figures(), "judged": ask.site.answer("judged", judged.judged), "coder": ask.site.coder}
    return Page("accuracy.html", ask.say("Accuracy"), data, {"sets": ask.labels(SETS)})


def coding(ask: Asked) -> Page:
    """What is coded and what each code means, from the record itself."""
    schemes = {scheme: ask.names.codes(scheme) for scheme in SCHEMES if ask.names.codes(scheme)}
    labels = ask.labels(SCHEMES)
    return Page("coding.html", ask.say("About the coding"), {"schemes": schemes}, {"labels": labels})


def spots() -> tuple[Spot, ...]:
    """Where they are."""
    return (
        Spot("tracks", "/tracks", tracks, "What happened on each track", (CONFLICT, SINCE, UNTIL)),
        Spot("coverage", "/coverage", coverage, "What was read"),
        Spot("accuracy", "/accuracy", accuracy, "How well reports are read"),
        Spot("coding", "/coding", coding, "What the codes mean"),
    )

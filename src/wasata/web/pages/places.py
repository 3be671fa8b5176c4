"""The map: where events took place, and beside it what has no place on a map."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

from wasata.record import places as where
from wasata.web import charts
from wasata.web.outlines import CREDIT, Box, outlines
from wasata.web.page import Asked, Page, Spot
from wasata.web.pages import common
from wasata.web.parameters import FILTERS

Row = dict[str, Any]
WIDE = ("country", "region", "governorate", "sea", "river", "district")  # kinds whose point stands for an area
NAMED = 12  # marks with their names on the map
MARKS = 300
HOME: Box = (8.0, 8.0, 65.0, 42.0)  # shown where there is nothing to mark
SHARE = 0.93  # of the events that the map is made wide enough for
MARGIN = 4.0  # degrees around the marks
LEAST = 16.0  # degrees a map shows at least


def places(ask: Asked) -> Page:
    """Where events took place."""
    wanted = common.asked_for(ask)
    found = ask.site.answer(("places", wanted), lambda record: where.places(record, wanted))
    data = found | {"outlines": CREDIT if ask.site.serving.outlines is None else ask.site.serving.outlines.name}
    box = _box(found["placed"][:MARKS])
    marks = _marks(ask, [row for row in found["placed"][:MARKS] if _inside(row, box)], box)
    kinds = [ask.say("a place"), ask.say("somewhere in a larger area")]
    shown = {
        "chart": charts.world(outlines(box, ask.site.serving.outlines), marks, kinds),
        "applied": common.applied(ask),
        "conflicts": common.conflicts(ask),
        "wide": WIDE,
        "most": MARKS,
    }
    return Page("map.html", ask.say("Map"), data, shown)


def _inside(row: Row, box: Box) -> bool:
    return bool(box[0] <= row["lon"] <= box[2] and box[1] <= row["lat"] <= box[3])


def _marks(ask: Asked, rows: list[Row], box: Box) -> list[Row]:
    """The marks; the busiest have their names beside them where no other name stands in the way."""
    wide, high = (box[2] - box[0]) * 0.09, (box[3] - box[1]) * 0.06
    named: list[Row] = []
    for row in rows:
        free = all(abs(row["lon"] - o["lon"]) > wide or abs(row["lat"] - o["lat"]) > high for o in named)
        if free and len(named) < NAMED:
            named.append(row)
    return [_mark(ask, row, named=row in named) for row in rows]


def _mark(ask: Asked, row: Row, *, named: bool) -> Row:
    code = ask.language.code
    name = row[f"name_{code}"] or row["name_ar"]
    kind = ask.say("somewhere in a larger area") if row["kind"] in WIDE else ask.say("a place")
    said = ask.count("%(num)d event", "%(num)d events", row["events"])
    about = {"lon": row["lon"], "lat": row["lat"], "events": row["events"], "name": name, "kind": kind}
    return about | {"named": named, "tip": f"{name}: {said}", "href": ask.to("/events", place=row["place"])}


def _box(rows: list[Row]) -> Box:
    """What the map shows: where nearly all events are, with a margin."""
    weighed = sorted(rows, key=lambda row: -row["events"])
    total, kept, seen = sum(row["events"] for row in rows), [], 0
    for row in weighed:
        if seen < total * SHARE:
            kept.append(row)
            seen += row["events"]
    if not kept:
        return HOME
    west, east = min(r["lon"] for r in kept), max(r["lon"] for r in kept)
    south, north = min(r["lat"] for r in kept), max(r["lat"] for r in kept)
    wide = max(0.0, LEAST - (east - west)) / 2 + MARGIN
    high = max(0.0, LEAST * 0.7 - (north - south)) / 2 + MARGIN
    west, south, east, north = west - wide, south - high, east + wide, north + high
    # whole degrees, so that views of about the same region share their outlines
    return max(-180.0, floor(west)), max(-60.0, floor(south)), min(180.0, ceil(east)), min(75.0, ceil(north))


def spots() -> tuple[Spot, ...]:
    """Where it is."""
    return (Spot("map", "/map", places, "Where events took place", FILTERS),)

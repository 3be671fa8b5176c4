"""Charts as Vega-Lite, drawn on canvas: in pages that run from right to left its SVG would put labels on the marks.

Time runs from left to right in both languages, as numbers do. Colours are names of our own, which the script that draws
sets for light and dark; shapes and dashes tell what colours tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FAMILIES = ["contact", "violence", "other"]


def _spec(height: int | Row, **parts: Any) -> Row:
    base: Row = {
        "$schema": SCHEMA,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
    }
    return base | parts


def histogram(rows: Sequence[Row], unit: str, families: Sequence[str], counted: str, code: str) -> Row:
    """Events by day, month or year; ``rows`` have ``value``, ``family`` (its name), ``events``, ``href``."""
    x = {
        "field": "value",
        "type": "temporal",
        "timeUnit": f"utc{_unit(unit)}",
        "title": None,
        "axis": _time(unit, code),
    }
    y = {"field": "events", "type": "quantitative", "title": counted, "axis": {"tickMinStep": 1}}
    colour = {
        "field": "family",
        "type": "nominal",
        "scale": {"domain": list(families), "range": FAMILIES},
        "legend": {"title": None, "orient": "top"},
    }
    encoding = {
        "x": x,
        "y": y,
        "color": colour,
        "href": {"field": "href"},
        "tooltip": _tips("value", "family", "events"),
    }
    return _spec(140, data={"values": list(rows)}, mark={"type": "bar", "cursor": "pointer"}, encoding=encoding)


def _unit(unit: str) -> str:
    return {"year": "year", "month": "yearmonth", "day": "yearmonthdate"}[unit]


def _time(unit: str, _code: str) -> Row:
    """Numbers only on the axis of time: they are read alike in both languages."""
    return {"format": {"year": "%Y", "month": "%Y-%m", "day": "%m-%d"}[unit], "labelOverlap": True, "tickCount": 8}


def _tips(*fields: str) -> list[Row]:
    return [{"field": field} for field in fields]


def lanes(acts: Sequence[Row], shuttles: Sequence[Row], order: Sequence[str], kinds: Sequence[str]) -> Row:
    """An episode: a lane for each mediator and side, violence and agreements.

    ``acts``: rows ``day``, ``lane``, ``kind`` (its name), ``tip``, ``href``; ``shuttles``: rows ``day``, ``to_day``,
    ``lane``, ``to_lane``.
    """
    y: Row = {
        "field": "lane",
        "type": "nominal",
        "sort": None,
        "scale": {"domain": list(order)},
        "title": None,
        "axis": {"grid": True, "labelLimit": 150, "ticks": False, "domain": False},
    }
    x: Row = {
        "field": "day",
        "type": "temporal",
        "timeUnit": "utcyearmonthdate",
        "title": None,
        "axis": {"format": "%Y-%m-%d", "labelOverlap": True, "tickCount": 6},
    }
    going = {
        "data": {"values": list(shuttles)},
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": "other", "strokeWidth": 1.5},
        "encoding": {"x": x, "x2": {"field": "to_day"}, "y": y, "y2": {"field": "to_lane"}},
    }
    shape = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": list(kinds), "range": SHAPES},
        "legend": {"title": None, "orient": "top", "columns": 3},
    }
    colour = {"field": "kind", "type": "nominal", "scale": {"domain": list(kinds), "range": KINDS}}
    marks = {
        "data": {"values": list(acts)},
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 0.9, "cursor": "pointer"},
        "encoding": {
            "x": x,
            "y": y,
            "shape": shape,
            "color": colour,
            "href": {"field": "href"},
            "tooltip": {"field": "tip"},
        },
    }
    layers = [going, marks] if shuttles else [marks]
    return _spec(max(140, 34 * len(order)), layer=layers)


SHAPES = ["circle", "square", "triangle-up", "cross", "diamond", "triangle-down"]
KINDS = ["contact", "contact", "agreement", "violence", "other", "other"]


def network(nodes: Sequence[Row], edges: Sequence[Row], kinds: Sequence[str]) -> Row:
    """A graph.

    ``nodes`` have ``x``, ``y``, ``name``, ``events``, ``kind``, ``href``; ``edges`` both ends and ``events``.
    """
    x: Row = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [-1.15, 1.15]}}
    y: Row = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [-1.15, 1.15]}}
    width = {"field": "events", "type": "quantitative", "scale": {"range": [0.8, 7]}, "legend": None}
    lines = {
        "data": {"values": list(edges)},
        "mark": {"type": "rule", "color": "soft", "opacity": 0.6},
        "encoding": {
            "x": x,
            "y": y,
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "strokeWidth": width,
            "tooltip": {"field": "tip"},
        },
    }
    size = {"field": "events", "type": "quantitative", "scale": {"range": [60, 900]}, "legend": None}
    about = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": list(kinds), "range": ["agreement", "contact"]},
        "legend": {"title": None, "orient": "top"},
    }
    shape = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": list(kinds), "range": ["diamond", "circle"]},
        "legend": {"title": None, "orient": "top"},
    }
    points = {
        "data": {"values": list(nodes)},
        "mark": {"type": "point", "filled": True, "opacity": 1, "cursor": "pointer"},
        "encoding": {
            "x": x,
            "y": y,
            "size": size,
            "color": about,
            "shape": shape,
            "href": {"field": "href"},
            "tooltip": {"field": "tip"},
        },
    }
    words = {
        "data": {"values": [node for node in nodes if node["named"]]},
        "mark": {"type": "text", "dy": -16, "fontSize": 13, "color": "ink", "fontWeight": 600},
        "encoding": {"x": x, "y": y, "text": {"field": "name"}},
    }
    return _spec(460, layer=[lines, points, words], config={"view": {"stroke": None}})


def world(outlines: Row, marks: Sequence[Row], kinds: Sequence[str]) -> Row:
    """Outlines with marks (``lon``, ``lat``, ``name``, ``events``, ``kind``); the map shows what the outlines do."""
    land = {
        "data": {"values": outlines["features"]},
        "mark": {"type": "geoshape", "fill": "land", "stroke": "line", "strokeWidth": 0.6},
    }
    where: Row = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    size = {"field": "events", "type": "quantitative", "scale": {"range": [40, 1200]}, "legend": None}
    shape = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": list(kinds), "range": ["circle", "square"]},
        "legend": {"title": None, "orient": "top"},
    }
    points = {
        "data": {"values": list(marks)},
        "mark": {
            "type": "point",
            "filled": True,
            "opacity": 0.65,
            "color": "contact",
            "cursor": "pointer",
            "stroke": "ink",
            "strokeWidth": 0.7,
        },
        "encoding": where | {"size": size, "shape": shape, "href": {"field": "href"}, "tooltip": {"field": "tip"}},
    }
    names = {
        "data": {"values": [mark for mark in marks if mark["named"]]},
        "mark": {"type": "text", "dy": -13, "fontSize": 12, "color": "ink", "fontWeight": 600},
        "encoding": where | {"text": {"field": "name"}},
    }
    spec = _spec(480, layer=[land, points, names], config={"view": {"stroke": "line"}})
    return spec | {"projection": {"type": "mercator"}}


def bars(rows: Iterable[Row], counted: str) -> Row:
    """One bar a row: ``name``, ``events``, ``href``."""
    listed = list(rows)
    y = {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 160, "ticks": False}}
    x = {"field": "events", "type": "quantitative", "title": counted, "axis": {"tickMinStep": 1}}
    mark = {"type": "bar", "color": "contact", "cursor": "pointer"}
    encoding = {"y": y, "x": x, "href": {"field": "href"}, "tooltip": _tips("name", "events")}
    return _spec({"step": 24}, data={"values": listed}, mark=mark, encoding=encoding) | {
        "autosize": {"type": "fit-x", "contains": "padding"}
    }

"""What several pages say in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wasata.errors import UsageError
from wasata.record.query import Filters
from wasata.views.timeline import entry
from wasata.web.citing import STYLES
from wasata.web.language import N_
from wasata.web.names import Names
from wasata.web.page import Asked
from wasata.web.parameters import FILTERS, filters

Row = dict[str, Any]
SLOTS = ("actor", "recipient", "mediator")
CODED = ("type", "status", "track")  # facets whose values are codes of the ontology
FACETS = {
    "type": N_("Type"),
    "mediator": N_("Mediator"),
    "actor": N_("Actor"),
    "track": N_("Track"),
    "status": N_("Status"),
    "place": N_("Place"),
    "outlet": N_("Outlet"),
}


def events(rows: Iterable[Mapping[str, Any]], names: Names) -> list[Row]:
    """Lines of the chronology, with names in both languages."""
    return [event(row, names) for row in rows]


def event(row: Mapping[str, Any], names: Names) -> Row:
    """One line of the chronology: as in :func:`wasata.views.timeline.timeline`, with ``actor`` ids and two names."""
    said = entry(row) | {"since": row["since"], "until": row["until"], "confidence": row["confidence"]}
    for slot in SLOTS:
        said[f"{slot}s"] = names.people(p for p in row["participants"] if p["slot"] == slot)
    return said


def asked_for(ask: Asked) -> Filters:
    """The filters in the address."""
    return filters(ask.values)


def applied(ask: Asked) -> list[Row]:
    """The filters that are set, each with its label, its value and the address without it."""
    found = []
    for parameter in FILTERS:
        value = ask.values.get(parameter.name)
        if value is not None:
            found.append({"name": parameter.name, "label": ask.say(parameter.label), "value": value})
    return [
        row | {"called": called(ask, row["name"], row["value"]), "without": ask.here(**{row["name"]: None})}
        for row in found
    ]


def called(ask: Asked, name: str, value: str) -> str:
    """A value of a filter as people call it."""
    names, code = ask.names, ask.language.code
    if name in CODED:
        return names.code(name, value).first(code)
    if name in ("actor", "mediator"):
        return names.actor(value).first(code)
    if name == "place":
        return names.place(value, value).first(code)
    if name == "conflict":
        return names.conflict(value).first(code)
    return ask.look.day(value, ask.language) if name in ("since", "until") else value


def facets(ask: Asked, found: Row) -> Row:
    """The facets of a view, by name: rows ``value``, ``events``, and what each is called."""
    return {
        name: [row | {"called": called(ask, name, row["value"])} for row in found[name]]
        for name in FACETS
        if found[name]
    }


def conflicts(ask: Asked) -> list[Row]:
    """The conflicts of the record, by their names in the reader's language."""
    rows = [{"conflict": i, "name_ar": c.ar, "name_en": c.en} for i, c in ask.names.conflicts.items()]
    return sorted(rows, key=lambda row: str(row[f"name_{ask.language.code}"]))


def style(ask: Asked) -> str:
    """The style of a citation in the address. Raises UsageError for one that is not known."""
    asked = ask.ids["style"]
    if asked not in STYLES:
        raise UsageError("id", f"no style is called {asked!r}", expected=", ".join(STYLES))
    return asked


def state(ask: Asked) -> str:
    """The state of the record: the number of its last change."""
    return str(ask.record.db.execute("SELECT coalesce(max(id), 0) FROM log").fetchone()[0])


def pages(total: int, page: int, size: int) -> Row:
    """Where one is in a list: ``page`` and how many ``pages`` of ``size`` there are."""
    return {"page": page, "pages": max(1, -(-total // size)), "size": size}

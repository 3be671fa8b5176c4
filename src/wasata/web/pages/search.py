"""Searching by words, with Arabic folding, marked hits, facets and help."""

from __future__ import annotations

from typing import Any

from wasata.errors import UsageError
from wasata.record.query import Filters
from wasata.record.search import KINDS
from wasata.record.search import search as look_for
from wasata.web.language import N_
from wasata.web.marking import Mark, pieces
from wasata.web.page import Asked, Page, Spot
from wasata.web.pages import common
from wasata.web.parameters import FILTERS, PAGE, Parameter

Row = dict[str, Any]
SIZE = 15
WORDS = Parameter("q", "text", N_("words"))
KIND = Parameter("in", "choice", N_("in"), KINDS, default="events")
EXACT = Parameter("exact", "flag", N_("exact spelling"), default=False)
LABELS = {"events": N_("Events"), "claims": N_("Claims"), "reports": N_("Reports"), "actors": N_("Actors")}


def search(ask: Asked) -> Page:
    """What the record has on some words."""
    kind, exact = ask.values["in"], ask.values["exact"]
    words, wanted = ask.values["q"], common.asked_for(ask)
    shown: Row = {"labels": ask.labels(LABELS), "applied": common.applied(ask), "hits": []}
    shown |= {"facet_labels": common.FACETS, "advice": [], "wrong": None}
    empty: Row = {"asked": words, "counts": dict.fromkeys(KINDS, 0), kind: [], "facets": {}, "help": []}
    title = ask.say("Search")
    if words is None:
        return Page("search.html", title, empty | common.pages(0, 1, SIZE), shown)
    at = (ask.values["page"] - 1) * SIZE
    try:
        found = look_for(ask.record, words, wanted, (kind,), limit=SIZE, offset=at, exact=exact)
    except UsageError as error:
        return Page("search.html", title, empty | common.pages(0, 1, SIZE), shown | {"wrong": error.wrong}, 400)
    if kind == "events":
        found["events"] = common.events(found["events"], ask.names)
    if kind == "actors":
        found["actors"] = [_actor(ask, row) for row in found["actors"]]
    shown |= {"hits": [_marked(row) for row in found[kind]] if kind in ("reports", "claims") else []}
    shown["facets_called"] = _facets(ask, found["facets"])
    shown["advice"] = advice(ask, found, wanted, exact=exact)
    return Page("search.html", title, found | common.pages(found["counts"][kind], ask.values["page"], SIZE), shown)


def _actor(ask: Asked, row: Row) -> Row:
    called = ask.names.actor(row["id"], row["name"])
    return row | {"name_ar": called.ar, "name_en": called.en}


def _marked(row: Row) -> list[Row]:
    """An excerpt in pieces, with its hits marked."""
    start, text = row["start"], row["excerpt"]
    marks = [Mark(a - start, b - start, "trigger") for a, b in row["hits"]]
    return pieces(text, 0, len(text), marks)


def _facets(ask: Asked, facets: dict[str, list[Row]]) -> Row:
    return {
        name: [row | {"called": common.called(ask, name, row["value"])} for row in facets[name]]
        for name in common.FACETS
        if facets.get(name)
    }


def advice(ask: Asked, found: Row, wanted: Filters, *, exact: bool) -> list[Row]:
    """What to ask instead where nothing is found: rows ``said``, ``href``."""
    if any(found["counts"].values()):
        return []
    offered = []
    if wanted != Filters():
        clear = {p.name: None for p in FILTERS}
        offered.append({"said": ask.say("Search without the filters"), "href": ask.here(**clear)})
    if exact:
        offered.append({"said": ask.say("Search in every spelling"), "href": ask.here(exact=None)})
    for line in found["help"]:
        if line.startswith("did you mean "):
            word = line.removeprefix("did you mean ").rstrip("?")
            offered.append({"said": ask.say("Did you mean %(word)s?", word=word), "href": ask.here(q=word)})
    return offered


def spots() -> tuple[Spot, ...]:
    """Where it is."""
    return (
        Spot("search", "/search", search, "What the record has on some words", (WORDS, KIND, EXACT, *FILTERS, PAGE)),
    )

"""The register, and one actor: names, posts, contacts over time, with whom and through whom."""

from __future__ import annotations

from typing import Any

from wasata.record import counting, people, query
from wasata.record.judge import last_on
from wasata.record.query import Filters
from wasata.record.rows import PROVISIONAL
from wasata.web import charts
from wasata.web.language import N_
from wasata.web.page import Asked, Page, Spot
from wasata.web.pages import common
from wasata.web.parameters import Parameter

Row = dict[str, Any]
MOST = 100
SHOWN = 20  # events of an actor on its page
NAMED = Parameter("q", "text", N_("name"))
EVERYBODY = Parameter("everybody", "flag", N_("also those that a single report names"), default=False)


def actors(ask: Asked) -> Page:
    """Who takes part in events, with merges that are suggested."""
    called, everybody = ask.values["q"], ask.values["everybody"]
    found = ask.site.answer(
        ("actors", called, everybody), lambda record: people.actors(record, called, everybody=everybody, limit=MOST)
    )
    merges = ask.site.answer("suggestions", people.suggestions)
    data = {
        "actors": [_row(ask, row) for row in found],
        "suggestions": [_merge(ask, row) for row in merges],
    }
    return Page("actors.html", ask.say("Actors"), data, {"most": MOST})


def _row(ask: Asked, row: Row) -> Row:
    called = ask.names.actor(row["id"], row["name"])
    return row | {"name_ar": called.ar, "name_en": called.en}


def _merge(ask: Asked, row: Row) -> Row:
    """A suggested merge with both names."""
    found = dict(row)
    for side in ("actor", "other"):
        words = ask.record.db.execute("SELECT name FROM actors WHERE id = ?", (row[side],)).fetchone()
        called = ask.names.actor(row[side], words[0] if words else None)
        found[side] = {"actor": row[side], "name_ar": called.ar, "name_en": called.en}
    return found


def actor(ask: Asked) -> Page:
    """One actor."""
    name = ask.ids["id"]
    found = ask.site.answer(("actor", name), lambda record: people.actor(record, name))
    wanted = Filters(actor=name)
    told = ask.site.answer(("newest", wanted), lambda record: query.timeline(record, wanted, SHOWN, newest=True))
    contacts = Filters(actor=name, type="CONSULT")
    counted = ask.site.answer(
        ("histogram", contacts, "month"), lambda record: counting.histogram(record, contacts, "month")
    )
    through = ask.site.answer(
        ("through", contacts), lambda record: counting.facets(record, contacts, ["mediator"])["mediator"]
    )
    called = ask.names.actor(name, found["name"])
    merges = ask.site.answer("suggestions", people.suggestions)
    data = found | {
        "name_ar": called.ar,
        "name_en": called.en,
        "known": not name.startswith(PROVISIONAL),
        "with": [_row(ask, row | {"id": row["actor"]}) for row in found["with"]],
        "through": [
            _row(ask, {"id": r["value"], "name": None, "events": r["events"]}) for r in through if r["value"] != name
        ],
        "posts": [row | {"body_name": _body(ask, row["body"])} for row in found["posts"]],
        "contacts": counted,
        "events": common.events(told, ask.names),
        "suggestions": [_merge(ask, row) for row in merges if name in (row["actor"], row["other"])],
    }
    seen = {row["actor"]["actor"]: last_on(ask.record.db, row["actor"]["actor"]) for row in data["suggestions"]}
    shown = {"chart": _chart(ask, name, counted), "met": data["with"], "seen": seen}
    return Page("actor.html", called.first(ask.language.code), data, shown)


def _body(ask: Asked, body: str | None) -> Row | None:
    if not body:
        return None
    called = ask.names.actor(body)
    return {"actor": body, "name_ar": called.ar, "name_en": called.en}


def _chart(ask: Asked, name: str, counted: list[Row]) -> Row | None:
    if len(counted) < 2:
        return None
    said = ask.say("contacts")
    rows = [
        {"value": r["value"], "family": said, "events": r["events"]}
        | {"href": ask.to("/events", actor=name, type="CONSULT", since=r["value"], until=r["value"])}
        for r in counted
    ]
    return charts.histogram(rows, "month", [said], ask.say("events"), ask.language.code)


def spots() -> tuple[Spot, ...]:
    """Where they are."""
    return (
        Spot("actors", "/actors", actors, "The register", (NAMED, EVERYBODY)),
        Spot("actor", "/actors/{id:path}", actor, "One actor"),
    )

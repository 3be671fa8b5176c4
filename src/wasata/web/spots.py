"""All places of the site, the narrower ones first."""

from __future__ import annotations

from wasata.web.language import N_
from wasata.web.look import Look
from wasata.web.page import Answer, Asked, Moved, Page, Spot, inside
from wasata.web.pages import actors, chronology, episodes, event, network, news, places, reports, review, search, tables
from wasata.web.parameters import Parameter


def login(ask: Asked) -> Page:
    """Who are you?"""
    return Page(
        "login.html",
        ask.say("Who are you?"),
        {"name": ask.user.name, "role": ask.user.role},
        {"next": ask.values["next"]},
    )


def look(ask: Asked) -> Answer:
    """Set how numbers and days are shown, and go back."""
    chosen = Look.of("-".join(ask.values[name] or "" for name in ("digits", "months", "calendar")))
    ask.values["look"] = chosen.kept
    return Moved(f"/{ask.language.code}{inside(ask.values['next'] or '/')}")


def nothing(ask: Asked) -> Answer:
    """Coming in and leaving is done at the door."""
    return Moved(ask.to("/"))


NEXT = Parameter("next", "text", N_("page"), longest=3000)
LOOKS = tuple(Parameter(name, "text", N_("look")) for name in ("digits", "months", "calendar"))
FAMILIES = (chronology, event, actors, episodes, network, places, tables, reports, review, search, news)
SPOTS: tuple[Spot, ...] = (
    *(spot for family in FAMILIES for spot in family.spots()),
    Spot("login", "/login", login, "Who is asking", (NEXT,), as_json=False),
    Spot("enter", "/enter", nothing, "Come in", method="POST", as_json=False),
    Spot("leave", "/leave", nothing, "Go out", method="POST", as_json=False),
    Spot("look", "/look", look, "How numbers and days are shown", (*LOOKS, NEXT), as_json=False),
)

"""Reports: what was read and set aside, and one report with all its claims in its text."""

from __future__ import annotations

from typing import Any

from wasata.errors import UsageError
from wasata.exports.explained import derivation_rows
from wasata.record import library, opening
from wasata.views.show import show
from wasata.web.language import N_
from wasata.web.marking import Mark, marks_of, paragraphs, pieces
from wasata.web.page import Asked, Page, Spot
from wasata.web.pages import common
from wasata.web.pages.event import MARKS, told_claim
from wasata.web.parameters import PAGE, SINCE, UNTIL, Parameter

Row = dict[str, Any]
SIZE = 50
MOST = 16  # derivations on the page; all are in its JSON
UNREAD = ("furniture", "dateline", "byline")  # parts of a page that are kept and never read for events
TITLE = Parameter("q", "text", N_("words of the title"))
OUTLET = Parameter("outlet", "text", N_("outlet"))
ASIDE = Parameter("aside", "flag", N_("set aside"), default=False)
PARAMETERS = (TITLE, OUTLET, SINCE, UNTIL, ASIDE, PAGE)


def reports(ask: Asked) -> Page:
    """What was read, the newest first, or what was set aside."""
    at = (ask.values["page"] - 1) * SIZE
    if ask.values["aside"]:
        found = library.set_aside(ask.record, SIZE, at)
    else:
        about = {name: ask.values[name] for name in ("outlet", "since", "until")} | {"title": ask.values["q"]}
        found = library.reports(ask.record, **about, limit=SIZE, offset=at)
    data = found | common.pages(found["total"], ask.values["page"], SIZE)
    return Page("reports.html", ask.say("Reports"), data)


def report(ask: Asked) -> Page:
    """One report with its claims."""
    found = _found(ask)
    said = show(found)
    told = [told_claim(claim, found["content"], ask.names) for claim in said["told"]]
    marks = [mark for n, claim in enumerate(said["told"], 1) for mark in marks_of(claim, n)]
    shown = {
        "lines": _lines(found, marks),
        "marks": ask.labels(MARKS),
        "same_coder": found["coder"] == ask.site.coder,
    }
    shown["report_title"] = found["title"]
    return Page("report.html", found["title"] or ask.say("Report"), said | {"told": told}, shown)


def _found(ask: Asked) -> Row:
    found = opening.find(ask.record, ask.ids["id"], ask.site.parties)
    if found["kind"] != "report":
        raise UsageError("id", f"{ask.ids['id']!r} is no report")
    return found


def _lines(found: Row, marks: list[Mark]) -> list[Row]:
    """All paragraphs, the headline first, each in pieces; ``unread`` are menus, bylines and the like."""
    content, unread = found["content"], [(a, b) for kind, a, b in found["parts"] if kind in UNREAD]
    return [
        {
            "title": start == 0 and not content.startswith("\n"),
            "unread": any(a <= start and end <= b for a, b in unread),
            "pieces": pieces(content, start, end, marks),
        }
        for start, end in paragraphs(content)
    ]


def explained(ask: Asked) -> Page:
    """How each claim of a report came about, step by step; it is read again for that."""
    found = _found(ask)
    reading = ask.site.answer(
        ("explained", found["id"]),
        lambda record: derivation_rows(ask.site.reader().read(opening.report(record, found["id"]))),
    )
    data = {"id": found["id"], "title": found["title"], "coder": found["coder"], "derivations": reading}
    shown = {"most": MOST, "same_coder": found["coder"] == ask.site.coder}
    return Page("explained.html", ask.say("How it was read"), data, shown)


def spots() -> tuple[Spot, ...]:
    """Where they are."""
    return (
        Spot("reports", "/reports", reports, "What was read", PARAMETERS),
        Spot("explained", "/reports/{id}/explain", explained, "How each claim of a report came about"),
        Spot("report", "/reports/{id}", report, "One report with its claims"),
    )

"""One event: what is known, who says so, in which words, and why these reports are taken to tell one thing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wasata.errors import UsageError
from wasata.record import opening
from wasata.views.show import show
from wasata.web import citing
from wasata.web.language import N_
from wasata.web.marking import marks_of, passages
from wasata.web.page import Answer, Asked, Moved, Page, Sent, Spot
from wasata.web.pages import common

Row = dict[str, Any]
FIELDS = {
    "date": N_("Date"),
    "actors": N_("Actors"),
    "recipients": N_("Recipients"),
    "mediators": N_("Mediators"),
    "place": N_("Place"),
    "contact": N_("Kind of contact"),
    "status": N_("Status"),
    "tracks": N_("Tracks"),
    "source": N_("Source"),
    "via": N_("Relayed from"),
}
MARKS = {
    "trigger": N_("what happened"),
    "actor": N_("actor"),
    "recipient": N_("recipient"),
    "mediator": N_("mediator"),
    "date": N_("date"),
    "place": N_("place"),
    "source": N_("source"),
    "via": N_("relayed from"),
}
LINKS = {
    "held_later": N_("It was held later"),
    "denied_later": N_("It was denied later"),
    "planned_earlier": N_("It was planned earlier"),
}


def event(ask: Asked) -> Answer:
    """An event down to the words; a former id leads to the event that tells the same now."""
    found = opening.find(ask.record, ask.ids["id"], ask.site.parties)
    if found["kind"] != "event":
        return Moved(ask.to(f"/{found['kind']}s/{found['id']}" if found["kind"] == "report" else _of_claim(found)))
    if found["id"] != ask.ids["id"]:
        return Moved(ask.to(f"/events/{found['id']}"))
    names = ask.names
    said = show(found) | common.event(found, names)
    contents = {row["id"]: row["of"]["content"] for row in found["told"]}
    told = [told_claim(claim, contents[claim["id"]], names) for claim in said["told"]]
    data = said | {"told": told, "linked": found["linked"], "doubts": found["doubts"]}
    labels = ask.labels(LINKS)
    links = [row | {"label": labels[row["link"]]} for row in found["linked"]]
    shown = {
        "fields": ask.labels(FIELDS),
        "marks": ask.labels(MARKS),
        "passages": [passages(contents[c["id"]], marks_of(c)) for c in said["told"]],
        "links": links,
        "styles": citing.STYLES,
        "of_claim": {c["id"]: n for n, c in enumerate(told, 1)},
        "title_line": title(ask, data),
    }
    return Page("event.html", title(ask, data), data, shown)


def _of_claim(found: Row) -> str:
    if found["event"] is None:
        return f"/reports/{found['report']}"
    return f"/events/{found['event']}"


def told_claim(claim: Row, content: str, names: Any) -> Row:
    """A claim with names in both languages. The content itself is not repeated."""
    people = {}
    for slot in common.SLOTS:
        people[f"{slot}s"] = [
            row | {"name_ar": called.ar, "name_en": called.en}
            for row in claim[f"{slot}s"]
            for called in (names.actor(row["id"] or "~", row["name"] or row["text"]),)
        ]
    return claim | people | {"length": len(content)}


def title(ask: Asked, told: Row) -> str:
    """An event in one line: who, what, whom, when."""
    code = ask.language.code
    kind = ask.names.code("contact", told["contact"]) if told["contact"] else ask.names.code("type", told["type"])
    who = [p[f"name_{code}"] or p["name_ar"] for p in told["actors"][:3]]
    whom = [p[f"name_{code}"] or p["name_ar"] for p in told["recipients"][:3]]
    comma = ask.language.comma
    sides = " – ".join(comma.join(side) for side in (who, whom) if side)
    parts = [kind.first(code), sides, ask.look.day(told["date"], ask.language)]
    return f"{parts[0]}: " + comma.join(part for part in parts[1:] if part)


def cite(ask: Asked) -> Answer:
    """How to cite it, as a file."""
    style = common.style(ask)
    found = opening.find(ask.record, ask.ids["id"], ask.site.parties)
    if found["kind"] != "event":
        raise UsageError("id", f"{ask.ids['id']!r} is no event")
    told = common.event(found, ask.names)
    reports = {claim["of"]["id"]: claim["of"] for claim in found["told"]}
    address = ask.base + ask.to(f"/events/{found['id']}")
    today = datetime.now(UTC).date()
    entries = citing.cited(told, list(reports.values()), title(ask, told), address, common.state(ask), today)
    return Sent(citing.written(entries, style), citing.STYLES[style][0], f"{found['id']}.{style}")


def claim(ask: Asked) -> Answer:
    """A claim's own address leads to where it stands in its event."""
    found = opening.find(ask.record, ask.ids["id"], ask.site.parties)
    if found["kind"] != "claim":
        raise UsageError("id", f"{ask.ids['id']!r} is no claim")
    return Moved(f"{ask.to(_of_claim(found))}#{found['id']}")


def spots() -> tuple[Spot, ...]:
    """Where it is."""
    return (
        Spot("cite", "/events/{id}/cite/{style}", cite, "How to cite an event", as_json=False),
        Spot("event", "/events/{id}", event, "One event with every version of each field"),
        Spot("claim", "/claims/{id}", claim, "Where a claim stands", as_json=False),
    )

"""Episodes: runs of mediation drawn in lanes, with what set them off, what they led to, and how long it took."""

from __future__ import annotations

from typing import Any

from wasata.errors import UsageError
from wasata.record import counting
from wasata.record import episodes as runs
from wasata.record.store import Record
from wasata.views.episodes import by_mediator
from wasata.web import charts
from wasata.web.language import N_, NN_
from wasata.web.page import Asked, Page, Spot
from wasata.web.pages import common
from wasata.web.parameters import CONFLICT, SINCE, UNTIL, Parameter

Row = dict[str, Any]
MANY = 20_000  # events from which on only the last years are looked at unless more is asked for
YEARS = 2
DRAWN, SHUTTLES = 300, 100  # marks and lines of a chart
LULL = Parameter("lull", "number", N_("days without contact that end an episode"), least=1, most=365, default=30)
PARAMETERS = (CONFLICT, SINCE, UNTIL, LULL)
GROUPS = ("contacts", "proposals", "agreements", "harm", "positions", "planned", "denied")
KINDS = {
    "contact": N_("contact"),
    "proposal": N_("proposal carried"),
    "agreement": N_("agreement or truce"),
    "violence": N_("violence"),
    "planned": N_("planned"),
    "denied": N_("denied"),
}

MEASURES = {
    "to_contact": NN_("the first contact came after %(num)d day", "the first contact came after %(num)d days"),
    "to_agreement": NN_("an agreement came after %(num)d day", "an agreement came after %(num)d days"),
    "quiet": NN_("quiet lasted %(num)d day", "quiet lasted %(num)d days"),
}


def window(ask: Asked) -> tuple[str | None, str | None, bool]:
    """The days that are looked at, and whether they were narrowed because the record is large."""
    since, until = ask.values["since"], ask.values["until"]
    if since or until:
        return since, until, False
    extent = ask.site.answer(("span", None), counting.span)
    if extent["events"] <= MANY or not extent["last"]:
        return None, None, False
    return str(int(extent["last"][:4]) - YEARS + 1), None, True


def found(ask: Asked) -> tuple[list[Row], bool]:
    """The episodes that are asked for."""
    since, until, narrowed = window(ask)
    lull = ask.values.get("lull") or runs.Parameters().lull
    wanted = ask.values["conflict"]
    if wanted is not None and wanted not in ask.names.conflicts:
        raise UsageError("conflict", f"{wanted!r} is not known", expected=", ".join(sorted(ask.names.conflicts)))
    chosen = [wanted] if wanted else _of(ask)
    every = [row for conflict in chosen for row in _kept(ask, conflict, since, until, lull)]
    return sorted(every, key=lambda row: (row["last"], row["id"]), reverse=True), narrowed


def _of(ask: Asked) -> list[str]:
    """The conflicts of which there is anything."""

    def met(record: Record) -> list[str]:
        sql = """SELECT k.conflict FROM conflict_actors k WHERE EXISTS
            (SELECT 1 FROM participants p WHERE p.actor = k.actor OR p.body = k.actor) GROUP BY k.conflict
            HAVING count(DISTINCT k.side) > 1"""
        return [name for (name,) in record.db.execute(sql)]

    return ask.site.answer("conflicts met", met)


def _kept(ask: Asked, conflict: str, since: str | None, until: str | None, lull: int) -> list[Row]:
    def make(record: Record) -> list[Row]:
        return runs.episodes(record, conflict, since, until, runs.Parameters(lull=lull))

    return ask.site.answer(("episodes", conflict, since, until, lull), make)


def called(ask: Asked, party: str) -> str:
    """A party in the reader's language."""
    return ask.names.actor(party).first(ask.language.code)


def sentence(ask: Asked, episode: Row) -> str:
    """How an episode went, in one sentence; counts are of events, times in days."""
    comma = ask.language.comma
    names = comma.join(called(ask, row["mediator"]) for row in episode["mediators"][:4]) or ask.say("no mediator")
    parts = [ask.say("Mediated by %(names)s", names=names)]
    parts.append(ask.count("%(num)d contact", "%(num)d contacts", len(episode["contacts"])))
    if episode["shuttles"]:
        parts.append(ask.count("%(num)d shuttle", "%(num)d shuttles", len(episode["shuttles"])))
    parts.append(ask.count("%(num)d agreement", "%(num)d agreements", len(episode["agreements"])))
    parts.append(ask.count("%(num)d act of violence", "%(num)d acts of violence", len(episode["harm"])))
    return comma.join(parts) + "."


def measured(ask: Asked, episode: Row) -> list[Row]:
    """The measured times, each with a sentence and the events between which it runs."""
    told = []
    for name, forms in MEASURES.items():
        measure = episode["measures"][name]
        if measure is not None:
            said = ask.count(*forms, measure["days"])
            told.append({"name": name, "said": said, "open": bool(measure.get("open"))} | measure)
    return told


def summary(ask: Asked, episode: Row) -> Row:
    """An episode as the list shows it."""
    about = {
        name: episode[name] for name in ("id", "conflict", "name_ar", "name_en", "first", "last", "tracks", "levels")
    }
    counts = {name: len(episode[name]) for name in (*GROUPS, "shuttles")}
    return about | {"counts": counts, "mediators": [_party(ask, m["mediator"]) for m in episode["mediators"]]}


def _party(ask: Asked, party: str) -> Row:
    name = ask.names.actor(party)
    return {"actor": party, "name_ar": name.ar, "name_en": name.en}


def episodes(ask: Asked) -> Page:
    """All episodes, the latest first."""
    told, narrowed = found(ask)
    data = {"episodes": [summary(ask, row) for row in told], "narrowed_to": window(ask)[0] if narrowed else None}
    shown = {
        "sentences": {row["id"]: sentence(ask, row) for row in told},
        "measures": {row["id"]: measured(ask, row) for row in told},
        "conflicts": common.conflicts(ask),
    }
    return Page("episodes.html", ask.say("Episodes"), data, shown)


def episode(ask: Asked) -> Page:
    """One episode in lanes."""
    told, _ = found(ask)
    chosen = [row for row in told if row["id"] == ask.ids["id"]]
    if not chosen:
        mend = "Its id changes with its first event; look in the list."
        raise UsageError("id", f"no episode is called {ask.ids['id']!r}", mend=mend)
    row = chosen[0]
    parties = sorted({p for group in GROUPS for act in row[group] for p in (*act["parties"], *act["mediators"])})
    sides = list(row["mediators"][0]["sides"]) if row["mediators"] else []
    names = {p: _party(ask, p) for p in {*parties, *sides, *(m["mediator"] for m in row["mediators"])}}
    shown = {
        "sentence": sentence(ask, row),
        "measures": measured(ask, row),
        "groups": _groups(ask),
        "sides": sides,
    } | lanes(ask, row, sides)
    title = (
        f"{ask.names.conflict(row['conflict']).first(ask.language.code)}: {ask.look.day(row['first'], ask.language)}"
    )
    return Page("episode.html", title, row | {"names": names}, shown)


def _groups(ask: Asked) -> Row:
    labels = {
        "contacts": N_("Contacts"),
        "agreements": N_("Agreements and truces"),
        "harm": N_("Violence and escalation"),
        "positions": N_("What sides said"),
        "planned": N_("Planned"),
        "denied": N_("Denied"),
    }
    return ask.labels(labels)


def lanes(ask: Asked, row: Row, sides: list[str]) -> Row:
    """The ``chart`` of an episode (a lane for each mediator and side, one for violence, one for agreements), how many
    marks are ``drawn`` and of how many (``acts``).
    """
    violence, deals = ask.say("violence"), ask.say("agreements")
    mediators = [m["mediator"] for m in row["mediators"]][:8]
    order = [*(called(ask, m) for m in mediators), *(called(ask, s) for s in sides), deals, violence]
    acts: list[Row] = []
    for group, kind in _drawn():
        for act in row[group]:
            where = {"agreements": [deals], "harm": [violence]}.get(group)
            where = where or [called(ask, p) for p in (*act["mediators"], *act["sides"]) if p in (*mediators, *sides)]
            acts += [_mark(ask, act, kind, lane) for lane in where]
    kinds = [ask.say(label) for label in KINDS.values()]
    drawn = thinned(acts, [ask.say(KINDS[name]) for name in ("agreement", "planned", "denied", "proposal")])
    shuttles = _spread(_shuttles(ask, row, mediators), SHUTTLES)
    chart = charts.lanes(drawn, shuttles, list(dict.fromkeys(order)), kinds)
    return {"chart": chart, "drawn": len(drawn), "acts": len({(a["lane"], a["kind"], a["day"]) for a in acts})}


def thinned(acts: list[Row], whole: list[str], most: int = DRAWN) -> list[Row]:
    """The marks that are drawn: one of a kind in a lane on a day; where these are more than ``most``, all of the kinds
    ``whole`` that there is room for and of the others some, evenly over the time.
    """
    once = list({(act["lane"], act["kind"], act["day"]): act for act in reversed(acts)}.values())
    if len(once) <= most:
        return once[::-1]
    rare = _spread([act for act in once if act["kind"] in whole], most)
    often = sorted((act for act in once if act["kind"] not in whole), key=lambda act: str(act["day"]))
    return rare + _spread(often, most - len(rare))


def _spread(rows: list[Row], most: int) -> list[Row]:
    """At most so many of the rows, evenly from the first to the last."""
    return rows if len(rows) <= most else [rows[number * len(rows) // most] for number in range(most)]


def _drawn() -> tuple[tuple[str, str], ...]:
    return (
        ("contacts", "contact"),
        ("agreements", "agreement"),
        ("harm", "violence"),
        ("planned", "planned"),
        ("denied", "denied"),
    )


def _mark(ask: Asked, act: Row, kind: str, lane: str) -> Row:
    day = (act["date"] or act["reported"] or "").partition("/")[0]
    label = KINDS["proposal"] if act["kind"] == "proposal" else KINDS[kind]
    said = ask.say(label)
    names = " – ".join(called(ask, p) for p in act["parties"][:3])
    return {"day": _whole(day), "lane": lane, "kind": said, "tip": f"{day} {said}: {names}"} | {
        "href": ask.to(f"/events/{act['event']}")
    }


def _whole(day: str) -> str:
    """A partial date at its first day, where a chart can put it."""
    return f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01" if len(day) == 7 else day


def _shuttles(ask: Asked, row: Row, mediators: list[str]) -> list[Row]:
    """A line from the side seen first to the side seen then."""
    acts = {act["event"]: act for act in row["contacts"]}
    found = []
    for shuttle in row["shuttles"]:
        one, other = (acts.get(event) for event in shuttle["events"])
        if one and other and one["sides"] and other["sides"] and shuttle["mediator"] in mediators:
            days = [_whole((a["date"] or a["reported"] or "").partition("/")[0]) for a in (one, other)]
            sides = [called(ask, a["sides"][0]) for a in (one, other)]
            found.append({"day": days[0], "to_day": days[1], "lane": sides[0], "to_lane": sides[1]})
    return found


def mediators(ask: Asked) -> Page:
    """Who mediates in which conflict: episodes, contacts with each side, agreements, shuttles."""
    told, narrowed = found(ask)
    rows = by_mediator(told)
    for row in rows:
        row |= _party(ask, row["mediator"])
        row["sides"] = [{"events": n} | _party(ask, side) for side, n in row["sides"].items()]
        name = ask.names.conflict(row["conflict"])
        row["conflict_ar"], row["conflict_en"] = name.ar, name.en
    data = {"mediators": rows, "narrowed_to": window(ask)[0] if narrowed else None}
    return Page(
        "mediators.html", ask.say("Mediators"), data, {"conflicts": common.conflicts(ask), "chart": _bars(ask, rows)}
    )


def _bars(ask: Asked, rows: list[Row]) -> Row | None:
    if len(rows) < 2:
        return None
    counted: dict[str, int] = {}
    for row in rows:
        counted[row["mediator"]] = counted.get(row["mediator"], 0) + row["contacts"]
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:15]
    bars = [{"name": called(ask, m), "events": n, "href": ask.to(f"/actors/{m}")} for m, n in most]
    return charts.bars(bars, ask.say("contacts"))


def spots() -> tuple[Spot, ...]:
    """Where they are."""
    return (
        Spot("episodes", "/episodes", episodes, "Runs of mediation", PARAMETERS),
        Spot("episode", "/episodes/{id}", episode, "One run of mediation", PARAMETERS),
        Spot("mediators", "/mediators", mediators, "Who mediates where", PARAMETERS),
    )

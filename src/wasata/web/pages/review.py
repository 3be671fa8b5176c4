"""Review: one claim or one doubt at a time, by keyboard and by buttons; a conflict of two reviewers is shown to both.

Every form carries a token of the session and the number of the last judgement that its page showed, so that a form from
elsewhere, an old one or one sent twice has no effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wasata.errors import JudgementConflict, UsageError
from wasata.model import Contact, EventType, Status, Track
from wasata.record import review as waiting
from wasata.record.deciding import CORRECTABLE, SLOTS
from wasata.record.judge import Judge, Judgement, judgements, last_on, mates, undone
from wasata.record.opening import doubts
from wasata.record.rows import PROVISIONAL
from wasata.record.store import Record
from wasata.views.show import claim as opened_claim
from wasata.web import mistakes
from wasata.web.language import N_
from wasata.web.marking import marks_of, passages
from wasata.web.page import Answer, Asked, Moved, Page, Spot, inside
from wasata.web.pages import common
from wasata.web.pages.event import FIELDS, MARKS, told_claim
from wasata.web.parameters import FILTERS, Parameter

Row = dict[str, Any]
KIND = Parameter("kind", "choice", N_("what"), waiting.KINDS, default="claims")
SORT = Parameter("sort", "choice", N_("order"), tuple(waiting.SORTS), default="doubt")
AT = Parameter("at", "text", N_("item"))
DONE = Parameter("done", "number", N_("judgement just made"), least=1, most=10**9)
NARROW = tuple(p for p in FILTERS if p.name in ("actor", "outlet", "type", "status", "track", "since", "until"))
PARAMETERS = (KIND, *NARROW, SORT, AT, DONE)
HISTORY = 200  # judgements that are listed
AHEAD = 50  # items of the queue that one can go back and forth in
TOUCHED = ("progress", "judged", "suggestions", "actor")  # kept answers that a judgement changes before one's eyes
OF_ACTORS = ("actors",)  # and what one does that says who is who
LIKELY = 5  # events that are offered for merging
BULK = 50  # claims judged at once at most
DEEDS = {
    "accept": N_("accepted"),
    "reject": N_("rejected"),
    "correct": N_("corrected"),
    "merge": N_("merged"),
    "split": N_("split"),
    "skip": N_("left for later"),
    "undo": N_("undone"),
    "same_actor": N_("merged with another actor"),
    "other_actor": N_("kept apart from another actor"),
}
CODES = {"type": tuple(EventType), "contact": tuple(Contact), "status": tuple(Status), "tracks": tuple(Track)}


def _wanted(ask: Asked) -> waiting.Wanted:
    return waiting.Wanted(**{p.name: ask.values[p.name] for p in NARROW}, sort=ask.values["sort"])


def review(ask: Asked) -> Page:
    """The next item of the queue, or the one that is asked for."""
    wanted, kind = _wanted(ask), ask.values["kind"]
    queue = waiting.queue(ask.record, wanted, kind, AHEAD)
    at = ask.values["at"]
    item = _item(ask, at, queue) if at else (queue[0] if queue else None)
    place = next((n for n, row in enumerate(queue) if item and row["id"] == item["id"]), 0)
    data: Row = {"progress": _progress(ask, wanted), "item": item, "kind": kind, "claims": [], "judgements": []}
    shown: Row = {
        "marks": ask.labels(MARKS),
        "fields": ask.labels(FIELDS),
        "codes": CODES,
        "next": queue[place + 1]["id"] if place + 1 < len(queue) else None,
        "previous": queue[place - 1]["id"] if place > 0 and queue else None,
        "done": _done(ask),
        "likely": [],
        "alone": True,
    }
    if item is not None:
        item |= {"seen_one": last_on(ask.record.db, item["one"]) if item["kind"] == "doubt" else item["seen"]}
        data |= {"claims": _claims(ask, item, shown), "judgements": _judged(ask, item["id"])}
        if item["kind"] == "claim":
            shown["likely"] = _likely(ask, data["claims"][0])
            shown["alone"] = len(mates(ask.record.db, item["id"])) < 2
    return Page("review.html", ask.say("Review"), data, shown)


def _progress(ask: Asked, wanted: waiting.Wanted) -> dict[str, int]:
    return ask.site.answer(("progress", wanted), lambda record: waiting.progress(record, wanted))


def _item(ask: Asked, name: str, queue: list[Row]) -> Row:
    for row in queue:
        if row["id"] == name:
            return row
    seen = last_on(ask.record.db, name)
    with ask.record.reading() as db:
        if db.execute("SELECT 1 FROM claims WHERE id = ?", (name,)).fetchone():
            return {"kind": "claim", "id": name, "seen": seen}
        found = db.execute("SELECT one, other, score FROM doubts WHERE id = ?", (name,)).fetchone()
    if found is None:
        raise UsageError("id", f"nothing that can be judged is called {name!r}", mend="It may be judged already.")
    return {"kind": "doubt", "id": name, "seen": seen} | dict(zip(("one", "other", "score"), found, strict=True))


def _claims(ask: Asked, item: Row, shown: Row) -> list[Row]:
    """The claims of an item, opened, with the paragraphs they were read from."""
    with ask.record.reading() as db:
        rows = waiting.opened(db, item)
    found = []
    shown["passages"] = []
    for row in rows:
        claim = opened_claim(row)
        shown["passages"].append(passages(row["of"]["content"], marks_of(claim)))
        found.append(told_claim(claim, row["of"]["content"], ask.names) | {"values": values(row)})
    return found


def values(row: Row) -> Row:
    """The fields of a claim as they stand, in the form in which a person sets them."""
    said: Row = {name: row[name] for name in ("type", "contact", "status", "date", "place", "source", "via")}
    for name in ("place", "source", "via"):
        said[name] = row[f"{name}_name"] or row[name]
    said["tracks"] = list(row["tracks"])
    for slot in SLOTS:
        people = [p for p in row["participants"] if f"{p['slot']}s" == slot]
        said[slot] = [{"actor": p["actor"], "name": p["text"]} for p in people]
    said |= row["corrections"]
    return said


def _judged(ask: Asked, subject: str) -> list[Row]:
    return [_told(ask, judgement) for judgement in judgements(ask.record.db, subject)]


def _told(ask: Asked, judgement: Judgement) -> Row:
    about = {"id": judgement.id, "at": judgement.at, "who": judgement.who, "what": judgement.what, "why": judgement.why}
    return about | {"subject": judgement.subject, "said": _deed(ask, judgement.what)}


def _deed(ask: Asked, what: str) -> str:
    label = DEEDS.get(what, what)
    return ask.say(label) if label else ""


def _likely(ask: Asked, claim: Row) -> list[Row]:
    """Events that may be the same as that of a claim, from the doubts that wait."""
    found = []
    for row in doubts(ask.record.db, claim["event"])[:LIKELY]:
        mine = row["event"] == claim["event"]
        event, name = ("other_event", "other") if mine else ("event", "one")
        found.append({"id": row["id"], "score": row["score"], "event": row[event], "claim": row[name]})
    return found


def _done(ask: Asked) -> Row | None:
    """The judgement just made, with what undoes it."""
    number = ask.values["done"]
    found = [j for j in judgements(ask.record.db) if j.id == number] if number else []
    return _told(ask, found[0]) if found else None


def _hand(ask: Asked, record: Record) -> Judge:
    if not ask.user.name:
        raise mistakes.Forbidden("name", "nobody is named", mend="Say who you are before you judge.")
    return Judge(record, ask.user.name)


def judge(ask: Asked) -> Answer:
    """Take a judgement; afterwards the next item is shown, or the same one after a correction."""
    form = ask.form
    try:
        with ask.site.writing() as record:
            made = _make(_hand(ask, record), record, form)
    except JudgementConflict as error:
        return _conflict(ask, error)
    ask.site.kept.forget(*TOUCHED, *(OF_ACTORS if made.what in ("same_actor", "other_actor", "undo") else ()))
    stays = made.what in ("correct", "undo")
    subject = form["subject"] if made.what == "correct" else _undone(ask, made) if stays else None
    if form.get("back"):
        return Moved(f"/{ask.language.code}{inside(form['back'])}")
    return Moved(_address(ask, at=subject if stays else None, done=made.id))


def _address(ask: Asked, **changes: Any) -> str:
    kept = {p.name: ask.form.get(p.name) or None for p in (KIND, *NARROW, SORT)}
    return ask.to("/review", **(kept | changes))


def _undone(ask: Asked, made: Judgement) -> str | None:
    """What the judgement that was taken back was about, where it can be shown again."""
    found = [j for j in judgements(ask.record.db) if str(j.id) == made.subject]
    subject = found[0].subject if found else ""
    return subject if subject.startswith(("c-", "d-")) else None


def _make(hand: Judge, record: Record, form: Mapping[str, str]) -> Judgement:
    what, subject = form.get("what", ""), form.get("subject", "")
    why = form.get("why", "").strip()[:500] or None
    seen = _number(form.get("seen", ""), "seen")
    if what in ("accept", "reject"):
        return hand.accept(subject, why, seen=seen) if what == "accept" else hand.reject(subject, why, seen=seen)
    if what == "correct":
        field = form.get("field", "")
        return hand.correct(subject, field, value_of(field, form), why, seen=seen)
    if what == "skip":
        return hand.skip(subject, why, seen=seen)
    if what == "undo":
        return hand.undo(_number(subject, "judgement"), why)
    if what in ("merge", "split"):
        return _group(hand, record, what, form, why, seen)
    if what in ("same_actor", "other_actor"):
        decide = hand.same_actor if what == "same_actor" else hand.other_actor
        return decide(subject, form.get("other", ""), why, seen=seen)
    raise UsageError("what", f"{what!r} is no judgement", expected=", ".join(DEEDS))


def _number(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise UsageError(name, f"{text!r} is no number", expected="the number that the form brought")
    return int(text)


def _group(hand: Judge, record: Record, what: str, form: Mapping[str, str], why: str | None, seen: int) -> Judgement:
    """Merge or split: two claims of a doubt, or a claim and the other claims of its event."""
    one, other = form.get("one", ""), form.get("other", "")
    if what == "merge":
        return hand.merge(one, other, why, seen=seen)
    with record.reading() as db:
        claims, others = (
            ([one], [c for c in mates(db, one) if c != one]) if not other else (mates(db, one), mates(db, other))
        )
    return hand.split(claims, others, why, seen=seen)


def value_of(field: str, form: Mapping[str, str]) -> object:
    """What a form says of a field: codes, words, a list of tracks, or participants, one a line."""
    if field not in CORRECTABLE:
        raise UsageError("field", f"{field!r} cannot be set", expected=", ".join(CORRECTABLE))
    given = form.get("value", "").strip()
    if field == "tracks":
        return [track for track in CODES["tracks"] if form.get(f"track-{track}") or track in given.split()]
    if field in SLOTS:
        return [_person(line.strip()) for line in given.splitlines() if line.strip()]
    return given or None


def _person(line: str) -> Row:
    """``id``, ``id = words`` or, for one that the register does not know, words alone."""
    name, _, words = (part.strip() for part in line.partition("="))
    known = name.isascii() or name.startswith(PROVISIONAL)
    return {"actor": name if known else f"{PROVISIONAL}{name}", "name": words or (None if known else name)}


def _conflict(ask: Asked, error: JudgementConflict) -> Page:
    """Both judgements side by side: theirs stands until this reviewer decides otherwise."""
    told = _judged(ask, error.where)
    again = {n: v for n, v in ask.form.items() if n not in ("token", "seen")} | {"seen": str(told[-1]["id"])}
    data = {"error": error.as_json(), "theirs": told[-1], "mine": {n: again.get(n) for n in ("what", "field", "value")}}
    shown = {"again": again, "said": _deed(ask, again.get("what", "")), "on": _address(ask)}
    return Page("conflict.html", ask.say("Somebody else has judged this meanwhile"), data, shown, 409)


def bulk(ask: Asked) -> Page:
    """A preview of what would be judged at once: nothing is done before it is confirmed."""
    wanted = _wanted(ask)
    queue = waiting.queue(ask.record, wanted, "claims", BULK)
    rows = []
    for item in queue:
        (claim,) = _claims(ask, item, {})
        rows.append(claim | {"seen": item["seen"]})
    data = {"claims": rows, "progress": _progress(ask, wanted)}
    return Page(
        "bulk.html", ask.say("Judge many at once"), data, {"applied": common.applied(ask) if rows else [], "most": BULK}
    )


def judge_many(ask: Asked) -> Answer:
    """Judge the claims that were ticked; those that somebody else judged meanwhile are left as they are, and told."""
    what = ask.form.get("what", "")
    if what not in ("accept", "reject"):
        raise UsageError("what", f"{what!r} cannot be done to many", expected="accept or reject")
    ticked = [(n[6:], v) for n, v in ask.form.items() if n.startswith("claim-")][:BULK]
    overtaken: list[str] = []
    with ask.site.writing() as record:
        hand = _hand(ask, record)
        for claim, seen in ticked:
            try:
                (hand.accept if what == "accept" else hand.reject)(claim, None, seen=_number(seen, "seen"))
            except JudgementConflict:
                overtaken.append(claim)
    ask.site.kept.forget(*TOUCHED)
    data = {"judged": len(ticked) - len(overtaken), "overtaken": overtaken, "what": what}
    shown = {"said": _deed(ask, what), "on": _address(ask)}
    return Page("judged.html", ask.say("Judge many at once"), data, shown)


def history(ask: Asked) -> Page:
    """The judgements, the newest first, each with what undoes it."""
    every = judgements(ask.record.db)
    told = [_told(ask, j) for j in reversed(every[-HISTORY:])]
    shown = {"undone": undone(every), "may": bool(ask.user.name) and ask.user.judges}
    return Page("history.html", ask.say("Judgements"), {"judgements": told}, shown)


def spots() -> tuple[Spot, ...]:
    """Where they are."""
    many = (*NARROW, SORT)
    return (
        Spot("review", "/review", review, "What waits for a person", PARAMETERS),
        Spot("judge", "/review/judge", judge, "Take a judgement", method="POST", as_json=False, judges=True),
        Spot("bulk", "/review/bulk", bulk, "A preview of many judgements", many, judges=True, as_json=False),
        Spot("judge_many", "/review/bulk", judge_many, "Judge many", method="POST", as_json=False, judges=True),
        Spot("history", "/judgements", history, "What persons decided"),
    )

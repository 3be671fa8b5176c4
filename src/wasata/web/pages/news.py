"""What is new: an Atom feed of any filtered view, and a digest of each month."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from wasata.errors import UsageError
from wasata.record import counting
from wasata.record import digest as months
from wasata.record import episodes as runs
from wasata.record.fresh import fresh
from wasata.record.store import Record
from wasata.web.language import N_, NN_
from wasata.web.page import Asked, Page, Sent, Spot
from wasata.web.pages import common, event
from wasata.web.pages.episodes import called
from wasata.web.parameters import CONFLICT, FILTERS, Parameter

Row = dict[str, Any]
ENTRIES = 50
MONTH = Parameter("month", "day", N_("month"))
KINDS = {
    "new": N_("New"),
    "resumed": N_("Resumed"),
    "stalled": N_("Stalled"),
    "broken": N_("Broken off"),
}
SENTENCES = {
    "resumed": NN_(
        "Contact again on %(day)s after %(num)d day, mediated by %(names)s.",
        "Contact again on %(day)s after %(num)d days, mediated by %(names)s.",
    ),
    "stalled": NN_(
        "No contact since %(day)s, for %(num)d day; before that mediated by %(names)s.",
        "No contact since %(day)s, for %(num)d days; before that mediated by %(names)s.",
    ),
    "broken": NN_(
        "Violence on %(day)s ended the quiet after %(num)d day; mediated by %(names)s.",
        "Violence on %(day)s ended the quiet after %(num)d days; mediated by %(names)s.",
    ),
}
# what XML 1.0 cannot hold at all
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(ask: Asked) -> Sent:
    """Events whose last report came last, as Atom."""
    wanted = common.asked_for(ask)
    rows = ask.site.answer(("fresh", wanted), lambda record: fresh(record, wanted, ENTRIES))
    told = [common.event(row, ask.names) | {"read_at": row["read_at"]} for row in rows]
    here, page = ask.base + ask.here(), ask.base + ask.to("/events", **ask.values)
    latest = max((row["read_at"] for row in told), default=datetime.now(UTC).isoformat(timespec="seconds"))
    head = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(ask.language.code)}>
<title>{_text(ask.say("Wasata: new in the record"))}</title>
<id>{_text(here)}</id>
<updated>{_stamp(latest)}</updated>
<author><name>Wasata</name></author>
<link rel="self" href={quoteattr(here)}/>
<link rel="alternate" type="text/html" href={quoteattr(page)}/>
"""
    return Sent(head + "".join(_entry(ask, row) for row in told) + "</feed>\n", "application/atom+xml; charset=utf-8")


def _entry(ask: Asked, row: Row) -> str:
    address = ask.base + ask.to(f"/events/{row['id']}")
    said = ask.count("%(num)d report tells it", "%(num)d reports tell it", row["reports"])
    return f"""<entry>
<title>{_text(event.title(ask, row))}</title>
<id>{_text(address)}</id>
<updated>{_stamp(row["read_at"])}</updated>
<link rel="alternate" type="text/html" href={quoteattr(address)}/>
<summary>{_text(said)}</summary>
</entry>
"""


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _stamp(when: str) -> str:
    found = datetime.fromisoformat(when)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat(timespec="seconds")


def digest(ask: Asked) -> Page:
    """What a month brought."""
    month = ask.values["month"] or _last_month(ask)
    if month is not None and not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", month):
        raise UsageError("month", f"{month!r} is no month", expected="a month such as 2024-10")
    data: Row = {"month": month, "digest": {kind: [] for kind in KINDS}}
    if month is not None and "0001" < month[:4] < "9999":
        data["digest"] = ask.site.answer(
            ("digest", month, ask.values["conflict"]), lambda record: _made(record, ask, month)
        )
    shown = {
        "labels": ask.labels(KINDS),
        "sentences": {k: [_sentence(ask, k, row) for row in rows] for k, rows in data["digest"].items()},
        "conflicts": common.conflicts(ask),
        "around": _around(ask, month),
    }
    return Page("digest.html", ask.say("Monthly digest"), data, shown)


def _made(record: Record, ask: Asked, month: str) -> dict[str, list[Row]]:
    first, last = months.month_of(month)
    since = (first - timedelta(days=months.LOOK_BACK)).isoformat()
    # violence after the month tells nothing of it, contacts after it do not revive it
    told = runs.episodes(record, ask.values["conflict"], since, last.isoformat())
    return months.digest(told, month)


def _last_month(ask: Asked) -> str | None:
    """The last month of which the record tells, today's at most."""
    extent = ask.site.answer(("span", None), counting.span)
    last = extent["last"]
    return min(last, datetime.now(UTC).date().isoformat())[:7] if last else None


def _around(ask: Asked, month: str | None) -> Row:
    if month is None or not "0002" < month[:4] < "9998":
        return {}
    first = date.fromisoformat(f"{month}-01")
    before, after = (first - timedelta(days=1)), (first + timedelta(days=32))
    return {"before": ask.here(month=before.isoformat()[:7]), "after": ask.here(month=after.isoformat()[:7])}


def _sentence(ask: Asked, kind: str, row: Row) -> str:
    """Why an episode stands where it stands."""
    comma = ask.language.comma
    names = comma.join(called(ask, m) for m in row["mediators"][:3]) or ask.say("no mediator")
    day = ask.look.day(row["day"], ask.language)
    if kind == "new":
        return ask.say("First contact on %(day)s, mediated by %(names)s.", day=day, names=names)
    return ask.count(*SENTENCES[kind], row["days"] or 0, day=day, names=names)


def spots() -> tuple[Spot, ...]:
    """Where they are."""
    return (
        Spot("feed", "/feed", feed, "What is new, as Atom", FILTERS, as_json=False),
        Spot("digest", "/digest", digest, "What a month brought", (MONTH, CONFLICT)),
    )

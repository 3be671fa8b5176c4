"""What a month brought: mediations that began, were taken up again, stalled or broke off, each with its events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
LOOK_BACK = 150  # days before the month that are looked at


def month_of(value: str) -> tuple[date, date]:
    """First and last day of an ISO month."""
    first = date.fromisoformat(f"{value}-01")
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def digest(episodes: Iterable[Row], month: str, lull: int = 30) -> dict[str, list[Row]]:
    """``new``, ``resumed``, ``stalled`` and ``broken``: rows ``episode``, ``conflict``, ``day``, ``days``, ``events``.

    New is an episode whose first contact falls in the month, and that nothing preceded in the days looked at; resumed
    one that follows another of its conflict; stalled one that was going on when the month began and had no contact in
    it; broken off one whose quiet after an agreement ended in violence within the month.
    """
    first, last = month_of(month)
    found: dict[str, list[Row]] = {"new": [], "resumed": [], "stalled": [], "broken": []}
    before: dict[str, Row] = {}
    for row in sorted(episodes, key=lambda row: str(row["first"])):
        begin, end = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        if first <= begin <= last:
            earlier = before.get(row["conflict"])
            days = (begin - date.fromisoformat(earlier["last"])).days if earlier else None
            events = [row["contacts"][0]["event"]] if row["contacts"] else []
            found["resumed" if earlier else "new"].append(_line(row, row["first"], days, events))
        if end < first and (first - end).days <= lull:
            events = [row["contacts"][-1]["event"]] if row["contacts"] else []
            found["stalled"].append(_line(row, row["last"], (last - end).days, events))
        found["broken"] += _broken(row, first, last)
        before[row["conflict"]] = row
    return found


def _broken(row: Row, first: date, last: date) -> list[Row]:
    quiet = row["measures"]["quiet"]
    if quiet is None or quiet["open"]:
        return []
    deal = next((a for a in row["agreements"] if a["event"] == quiet["events"][0]), None)
    day = (
        (deal["date"] or deal["reported"] or "").partition("/")[2] or (deal["date"] or deal["reported"])
        if deal
        else None
    )
    if not day or len(day) != 10:
        return []
    ended = date.fromisoformat(day) + timedelta(days=quiet["days"])
    return [_line(row, ended.isoformat(), quiet["days"], quiet["events"])] if first <= ended <= last else []


def _line(row: Row, day: str, days: int | None, events: list[str]) -> Row:
    about = {name: row[name] for name in ("conflict", "name_ar", "name_en", "first", "last")}
    mediators = [m["mediator"] for m in row["mediators"]]
    return about | {"episode": row["id"], "day": day, "days": days, "events": events, "mediators": mediators}

"""What an episode says, in a sentence of each language, and its mediators over all episodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]


def sentence(episode: Mapping[str, Any], language: str) -> str:
    """One sentence on how it went; ``language`` is ar or en. Numbers are of events and of days."""
    count = {name: len(episode[name]) for name in ("contacts", "agreements", "harm", "shuttles")}
    names = [row["mediator"] for row in episode["mediators"]]
    if language == "ar":
        listed = "، ".join(names) or "بلا وسيط"
        text = (
            f"الوسطاء: {listed}؛ اتصالات {count['contacts']}، اتفاقات {count['agreements']}، أعمال عنف {count['harm']}"
        )
        text += f"، جولات مكوكية {count['shuttles']}"
        return text + "".join(f"؛ {word} {_days(episode, name)}" for name, word in AR.items() if _days(episode, name))
    listed = ", ".join(names) or "no mediator"
    text = (
        f"mediators: {listed}; contacts {count['contacts']}, agreements {count['agreements']}, violence {count['harm']}"
    )
    text += f", shuttles {count['shuttles']}"
    return text + "".join(f"; {word} {_days(episode, name)}" for name, word in EN.items() if _days(episode, name))


AR = {"to_contact": "أيام حتى أول اتصال", "to_agreement": "أيام حتى الاتفاق", "quiet": "أيام الهدوء"}
EN = {"to_contact": "days to first contact", "to_agreement": "days to agreement", "quiet": "days of quiet"}


def _days(episode: Mapping[str, Any], name: str) -> str:
    """The days of a measure; a plus for one that runs still; empty where it cannot be told."""
    measure = episode["measures"][name]
    return "" if measure is None else f"{measure['days']}{'+' if measure.get('open') else ''}"


def by_mediator(episodes: Iterable[Mapping[str, Any]]) -> list[Row]:
    """One row a mediator and conflict: ``episodes``, ``contacts``, ``agreements``, ``shuttles`` (how many), contacts by
    side, ``first`` and ``last`` day of the episodes it took part in; the busiest first."""
    found: dict[tuple[str, str], Row] = {}
    for episode in episodes:
        shuttles: dict[str, int] = defaultdict(int)
        for shuttle in episode["shuttles"]:
            shuttles[shuttle["mediator"]] += 1
        for row in episode["mediators"]:
            name = row["mediator"], episode["conflict"]
            total = found.setdefault(name, _empty(*name, episode))
            total["episodes"] += 1
            total["contacts"] += len(row["contacts"])
            total["agreements"] += len(row["agreements"])
            total["shuttles"] += shuttles[row["mediator"]]
            total["last"] = max(total["last"], episode["last"])
            for side, events in row["sides"].items():
                total["sides"][side] = total["sides"].get(side, 0) + len(events)
    return sorted(found.values(), key=lambda row: (-row["contacts"], -row["agreements"], row["mediator"]))


def _empty(mediator: str, conflict: str, episode: Mapping[str, Any]) -> Row:
    return {
        "mediator": mediator,
        "conflict": conflict,
        "episodes": 0,
        "contacts": 0,
        "agreements": 0,
        "shuttles": 0,
    } | {
        "first": episode["first"],
        "last": episode["last"],
        "sides": {},
    }

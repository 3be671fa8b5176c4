"""How a date or a place lies to the tellings of an event: where it stands, how old it is, which others it lies in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day

from wasata.analysis import Mention
from wasata.arabic.letters import key
from wasata.claims.fields import PLACE_NOUNS
from wasata.claims.telling import Telling
from wasata.claims.triggers import Scene
from wasata.model import Grounded

STEPS = 10  # in which a probability is told
_DAYS = ((0, "today"), (1, "yesterday"), (2, "two"), (7, "week"), (31, "month"))


@dataclass(slots=True)
class Told:
    """One group of tellings as the settling of the others sees it."""

    first: int
    last: int
    code: str
    parties: frozenset[int]
    date: str | None
    place: str | None


def grain(name: str, names: dict[str, None], stands: str, kind: str) -> list[str]:
    """Whether a smaller place inside this one may be meant, or this one lies in another."""
    land = _land_of(name)
    same = [n for n in names if n != name and land and _land_of(n) == land]
    size = "alone" if not same else "coarse" if name == land else "fine" if land in names else "among"
    return [f"grain:{size}|{stands}", f"grain:{size}|{kind}", f"names:{min(5, len(names))}|{stands}"]


def home(name: str, group: list[Telling], kind: str, contact: str, cls: str) -> list[str]:
    """Whose country it is: one is received at home and visits abroad."""
    land = _land_of(name).upper()
    slots = {c.slot[0] for t in group for c in t.participants if land and c.mention.country == land}
    whose = "".join(sorted(slots)) or ("no" if land else "unknown")
    return [f"home:{whose}|{kind}", f"home:{whose}|{contact}", f"home:{whose}|{cls}", f"home:{whose}|{kind}|{cls}"]


def _land_of(name: str) -> str:
    """The country of a place of the register, by its id: ``yem`` of ``yem-aden``; empty for other places."""
    land = name.split("-")[0].split(":")[0]
    return land if len(land) == 3 and land.isascii() else ""


def name_of(scene: Scene, mention: Mention, place: Grounded) -> str:
    """By which two mentions of a place are one: the register's id or the words; a capital is not its state."""
    first = scene.tokens[mention.phrase.start]
    if place.id and "-" not in place.id and first.entity and first.entity[0] == "metonym":
        return f"{place.id}:{first.entity[1]}:{first.stem or first.key}"
    return place.id or place.text


def longer(placed: dict[str, list[tuple[int, Grounded, Scene, Mention]]]) -> dict[str, str]:
    """A bare name beside one longer form of it is that place: غزة where the report says قطاع غزة."""
    forms = {name: {tuple(_bare_words(row[1].text)) for row in rows} for name, rows in placed.items()}
    found = {}
    for name, words in forms.items():
        longer = [
            other
            for other, theirs in forms.items()
            if other != name and any(w[0] in PLACE_NOUNS and w[1:] in words for w in theirs if len(w) > 1)
        ]
        if len(longer) == 1:
            found[name] = longer[0]
    return {name: full for name, full in found.items() if full not in found}


def _bare_words(text: str) -> list[str]:
    return [key(word) for word in text.split()]


def rate(share: int, others: int) -> str:
    """Which part of the other events has a value: none, all, most, some or no."""
    if not others:
        return "none"
    if share == others:
        return "all"
    if 2 * share > others:
        return "most"
    return "some" if share else "no"


def part(me: Told) -> str:
    """Where a group begins: in the headline, the lead or the body."""
    return "head" if me.first == 0 else "lead" if me.first <= 2 else "body"


def away(unit: int, me: Told) -> int:
    """How many sentences lie between one and the tellings of a group."""
    return max(me.first - unit, unit - me.last, 0)


def stands(where: list[int], units: set[int], me: Told) -> str:
    """Where the nearest mention of a value stands to the tellings of a group."""
    if any(unit in units for unit in where):
        return "here"
    gaps = [unit - other for unit in where for other in (me.first, me.last)]
    before, behind = [-g for g in gaps if g < 0], [g for g in gaps if g > 0]
    back, ahead = min(before, default=99), min(behind, default=99)
    if back <= ahead:
        return f"back{back}" if back <= 2 else "back3" if back <= 4 else "before"
    return f"ahead{ahead}" if ahead <= 2 else "behind"


def ranked(value: str, chances: dict[str, float], kind: str, code: str) -> list[str]:
    """What the tellings' own sentences say for a value, beside the other values."""
    mine = chances.get(value, 0.0)
    rival = max((c for v, c in chances.items() if v != value), default=0.0)
    steps = step(mine) if value in chances else "none"
    rank = min(2, sum(c > mine for c in chances.values()))
    return [
        f"best:{steps}",
        f"best:{steps}|{kind}",
        f"best:{steps}|{code}",
        f"best:{steps}|rival:{step(rival) // 2}",
        f"rank:{rank}|{kind}",
        f"rival:{step(rival) // 2}|{kind}",
    ]


def age(value: str, published: str | None) -> str:
    """How long before publication a date ends: today, yesterday, within a week, a month, before; or to come."""
    end = value.split("/")[-1]
    if published is None or len(published) < 10:
        return "unknown"
    if len(end) < 10:
        return "same" if published.startswith(end) else "later" if end > published[: len(end)] else "coarse"
    days = (day.fromisoformat(published[:10]) - day.fromisoformat(end)).days
    if days < 0:
        return "later"
    return next((name for most, name in _DAYS if days <= most), "old")


def step(chance: float) -> int:
    """A probability in tenths."""
    return min(STEPS - 1, int(chance * STEPS))

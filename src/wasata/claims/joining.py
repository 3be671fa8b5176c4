"""Which tellings of a report are one event: pairs are weighed by a judge, then gathered."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable

from wasata.analysis import both_sides
from wasata.claims.telling import Telling

RECENT = 200  # tellings of one type that a later one may join; no report of an ordinary length has as many


def pair_features(a: Telling, b: Telling) -> list[str]:
    """What speaks for and against two tellings (the earlier one first) of one event; both have the same type."""
    code = a.trigger.entry.code
    mine, theirs = a.parties, b.parties
    common = len(mine & theirs)
    smaller = min(len(mine), len(theirs))
    share = "none" if not smaller else "all" if common == smaller else "some" if common else "no"
    clash = len(mine - theirs) and len(theirs - mine)
    gap = b.trigger.unit - a.trigger.unit
    near = "same" if gap == 0 else "next" if gap == 1 else "near" if gap <= 3 else "far"
    close = "close" if gap == 0 and b.trigger.at - a.trigger.at <= 8 else "apart"
    same_word = a.trigger.entry.head == b.trigger.entry.head
    date = _compare(a.date.value if a.date else None, b.date.value if b.date else None)
    place = _compare(a.place.text if a.place else None, b.place.text if b.place else None)
    title = a.part == "headline"
    return [
        f"code:{code}",
        f"share:{share}",
        f"share:{share}|{code}",
        f"share:{share}|near:{near}",
        f"share:{share}|title:{title}",
        f"clash:{bool(clash)}|share:{share}",
        f"clash:{bool(clash)}|{code}",
        f"near:{near}",
        f"near:{near}|{code}",
        f"near:{near}|{close}|{a.trigger.form}{b.trigger.form}",
        f"title:{title}",
        f"title:{title}|near:{near}",
        f"title:{title}|{code}",
        f"word:{same_word}|near:{near}",
        f"date:{date}",
        f"date:{date}|share:{share}",
        f"place:{place}",
        f"place:{place}|share:{share}",
        f"contact:{a.trigger.entry.contact == b.trigger.entry.contact}|{code}",
        f"status:{a.status == b.status}",
        f"definite:{b.definite}|share:{share}",
        f"definite:{b.definite}|{code}",
        f"definite:{b.definite}|near:{near}|{b.trigger.form}|{code}",
        f"source:{a.source_chain == b.source_chain}|near:{near}",
        f"empty:{not mine}|{not theirs}|near:{near}",
    ]


def refers_back(a: Telling, b: Telling) -> bool:
    """Whether the later telling only speaks of the earlier contact again: تناولت المباحثات …, with no partner named.

    A verbal noun with the article and without a party of its own belongs to the contact told last.
    """
    near = 0 <= b.trigger.unit - a.trigger.unit <= 2
    alone = b.trigger.form == "N" and b.definite and not any(c.rule == "actor" for c in b.candidates)
    parties = b.participants
    both = bool(parties) and all(both_sides(c.mention) or c.mention.stands_for for c in parties)
    return near and (alone or both) and a.trigger.entry.code == b.trigger.entry.code == "CONSULT"


def _compare(a: str | None, b: str | None) -> str:
    if a is None or b is None:
        return "open"
    if a == b:
        return "same"
    return "part" if a.startswith(b) or b.startswith(a) or a in b or b in a else "other"


def gather(tellings: list[Telling], likeness: Callable[[Telling, Telling], float], threshold: float) -> list[list[int]]:
    """Groups of indices: a telling joins the group to whose members it is likest on average, if that passes.

    Of each type the latest tellings are looked at, so that a report of any length takes time in proportion.
    """
    groups: list[list[int]] = []
    number_of: dict[int, int] = {}  # the group of each telling
    told: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=RECENT))  # the latest tellings of each type
    for i, telling in enumerate(tellings):
        alike: dict[int, list[int]] = defaultdict(list)
        for j in told[telling.trigger.entry.code]:
            alike[number_of[j]].append(j)
        best, best_score = None, threshold
        if groups and refers_back(tellings[groups[-1][-1]], telling):
            best, best_score = groups[-1], 1.0
        for number in sorted(alike):
            scores = [likeness(tellings[j], telling) for j in alike[number]]
            score = (max(scores) + sum(scores) / len(scores)) / 2
            if score > best_score:
                best, best_score = groups[number], score
        if best is None:
            best = []
            groups.append(best)
        best.append(i)
        number_of[i] = number_of[best[0]] if len(best) > 1 else len(groups) - 1
        told[telling.trigger.entry.code].append(i)
    return groups

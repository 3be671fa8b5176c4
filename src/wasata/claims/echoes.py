"""Whether a trigger tells again what another of the report tells: a headline, «خلال اللقاء», «وكان الوفد قد وصل».

A report tells one event several times. What stands at its side in the report says more about a trigger than its own
sentence: these features are shared by the triggers of one type.
"""

from __future__ import annotations

from collections import defaultdict

from wasata.claims.events import group_of
from wasata.claims.proposals import Proposal

NEAR = 40  # words of the type before and after that are looked at: cost stays in proportion to length
SURE = 0.5  # how likely a candidate must take part to count here


def mark(proposals: list[Proposal]) -> None:
    """Sets ``echo`` of every proposal of one report; the slots of their candidates must have been weighed."""
    by_code: dict[str, list[tuple[Proposal, frozenset[int]]]] = defaultdict(list)
    for proposal in proposals:
        by_code[proposal.trigger.entry.code].append((proposal, _parties(proposal)))
    for rows in by_code.values():
        for number, (proposal, mine) in enumerate(rows):
            first = max(0, number - NEAR)
            proposal.echo = _features(proposal, mine, rows[first : number + NEAR + 1], number - first)


def _parties(proposal: Proposal) -> frozenset[int]:
    """The actors that surely take part."""
    sure = [c.mention for c in proposal.candidates if c.probability >= SURE]
    return frozenset(actor for mention in sure for actor in mention.actors)


def _features(
    proposal: Proposal, mine: frozenset[int], rows: list[tuple[Proposal, frozenset[int]]], number: int
) -> list[str]:
    trigger = proposal.trigger
    code, group, form = trigger.entry.code, group_of(trigger.entry.code), trigger.form
    earlier = _share(mine, [parties for p, parties in rows[:number] if p.trigger.unit < trigger.unit])
    beside = _share(mine, [q for p, q in rows if p.trigger.unit == trigger.unit and p.trigger.at != trigger.at])
    later = _share(mine, [parties for p, parties in rows[number + 1 :] if p.trigger.unit > trigger.unit])
    head = trigger.unit == 0
    kind = proposal.definiteness
    same = sum(1 for p, _ in rows if p.trigger.entry.head == trigger.entry.head and p is not proposal)
    return [
        f"earlier:{earlier}",
        f"earlier:{earlier}|{code}",
        f"earlier:{earlier}|{form}|{kind}",
        f"earlier:{earlier}|{kind}|{group}",
        f"beside:{beside}|{form}",
        f"beside:{beside}|{code}",
        f"later:{later}|head:{head}",
        f"later:{later}|{group}|head:{head}",
        f"ofcode:{min(len(rows), 5)}|{group}",
        f"ofcode:{min(len(rows), 5)}|{code}",
        f"sameword:{min(same, 3)}|{form}|{kind}",
    ]


def _share(mine: frozenset[int], others: list[frozenset[int]]) -> str:
    """How much of a trigger's parties the likest of some others has."""
    if not others:
        return "no"
    best = max(len(mine & theirs) for theirs in others)
    if not mine:
        return "nobody"
    if not best:
        return "others"
    return "all" if best == len(mine) and best > 1 else "only" if best == len(mine) else "some"

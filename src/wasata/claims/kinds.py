"""Of which kind a contact is, all its tellings weighed together: a visit on which two meet is a meeting."""

from __future__ import annotations

from wasata.claims.judges import Judge
from wasata.claims.telling import Telling
from wasata.model import Contact


def features(tellings: list[Telling]) -> list[str]:
    """The kinds that the words of a contact name, in which order and how surely, and how many take part."""
    lead = max(tellings, key=lambda t: t.probability)
    kinds = [_kind(t) for t in tellings]
    several = [k for k, t in zip(kinds, tellings, strict=True) if len(t.parties) > 1]
    named = ",".join(sorted(set(kinds)))
    size = min(len(frozenset().union(*(t.parties for t in tellings))), 3)
    entry, form = lead.trigger.entry.id, lead.trigger.form
    return [
        f"kinds:{named}",
        f"kinds:{named}|lead:{_kind(lead)}",
        f"kinds:{named}|first:{kinds[0]}",
        f"kinds:{named}|size:{size}",
        f"lead:{_kind(lead)}",
        f"lead:{_kind(lead)}|{form}|size:{size}",
        f"lead:{_kind(lead)}|status:{lead.status.value}",
        f"entry:{entry}",
        f"entry:{entry}|size:{size}",
        f"withseveral:{','.join(sorted(set(several))) or 'none'}",
        *(f"count:{kind}|{min(kinds.count(kind), 3)}" for kind in sorted(set(kinds))),
        *(f"word:{t.trigger.entry.head}" for t in tellings),
    ]


def decide(judge: Judge, tellings: list[Telling]) -> Contact:
    """The likeliest kind."""
    chances = judge.probabilities(features(tellings))
    return Contact(max(chances, key=lambda kind: chances[kind]))


def _kind(telling: Telling) -> str:
    return telling.trigger.entry.contact or "meeting"

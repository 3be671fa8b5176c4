"""What became of every word on which an entry fired: told in a claim, refused, outdone or dropped."""

from __future__ import annotations

from collections.abc import Iterator

from wasata.analysis import Document
from wasata.claims.coder import Decision
from wasata.claims.triggers import Trigger
from wasata.model import EventType, Fate, Firing, Span


def firings(document: Document, decision: Decision) -> tuple[Firing, ...]:
    """One a trigger and claim, in the order of the words."""
    found = {_firing(document, trigger, fate, claim) for trigger, fate, claim in _fates(decision)}
    return tuple(sorted(found, key=lambda f: (f.span, f.entry, -1 if f.claim is None else f.claim)))


def _fates(decision: Decision) -> Iterator[tuple[Trigger, Fate, int | None]]:
    for number, group in enumerate(decision.groups):
        for telling in (*group.tellings, *group.again):
            yield telling.trigger, Fate.TOLD, number
    for proposals, fate in ((decision.refused, Fate.REFUSED), (decision.outdone, Fate.OUTDONE)):
        for proposal, _ in proposals:
            yield proposal.trigger, fate, None
    for group in decision.dropped:
        for telling in group.tellings:
            yield telling.trigger, Fate.DROPPED, None


def _firing(document: Document, trigger: Trigger, fate: Fate, claim: int | None) -> Firing:
    tokens = document.units[trigger.unit].tokens
    last = tokens[min(trigger.at + trigger.length, len(tokens)) - 1]
    span = Span(tokens[trigger.at].start, last.end)
    return Firing(trigger.entry.id, EventType(trigger.entry.code), span, fate, claim)

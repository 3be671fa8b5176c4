"""How each claim and each near miss came about, step by step, in Arabic and English.

The derivation is written down from the very decisions that the claims were built from, so it cannot differ from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from wasata.analysis import Document
from wasata.claims import steps, steps_settled
from wasata.claims.building import Group
from wasata.claims.coder import Decision, Judges, event_features
from wasata.claims.events import group_of
from wasata.claims.proposals import Proposal
from wasata.claims.relations import Candidate
from wasata.claims.telling import Telling
from wasata.model import Claim, Derivation, Fate, Step

NEAR_MISS = 0.1  # a refused trigger less likely than this is no near miss and is not told


class Explainer:
    """Writes derivations."""

    def __init__(self, judges: Judges) -> None:
        self.judges = judges

    def derivations(self, document: Document, decision: Decision) -> tuple[Derivation, ...]:
        """One derivation a claim, in the claims' order, then one for each near miss, the likeliest first.

        Near misses are words that the judge refused, other readings of a word that were outdone, and tellings that
        together make no claim.
        """
        told = [
            Derivation(i, tuple(self._claim(document, claim, group)))
            for i, (claim, group) in enumerate(zip(decision.claims, decision.groups, strict=True))
        ]
        dropped = [Derivation(None, tuple(self._dropped(document, g)), Fate.DROPPED) for g in decision.dropped]
        winners = {
            (t.trigger.unit, t.trigger.at): t
            for g in (*decision.groups, *decision.dropped)
            for t in (*g.tellings, *g.again)
        }
        outdone = [
            Derivation(
                None,
                (
                    *self._proposal(document, proposal, chance),
                    steps.outdone(winners.get((proposal.trigger.unit, proposal.trigger.at))),
                ),
                Fate.OUTDONE,
            )
            for proposal, chance in decision.outdone
        ]
        refused = [
            Derivation(None, tuple(self._proposal(document, proposal, chance)), Fate.REFUSED)
            for proposal, chance in sorted(decision.refused, key=lambda row: -row[1])
            if chance >= NEAR_MISS
        ]
        return (*told, *dropped, *outdone, *refused)

    def _claim(self, document: Document, claim: Claim, group: Group) -> Iterator[Step]:
        yield from self._group(document, group)
        yield from steps_settled.mediators(self.judges, group.thirds)
        yield steps.result(claim)

    def _dropped(self, document: Document, group: Group) -> Iterator[Step]:
        yield from self._group(document, group)
        if all(party.slot == "none" for party in group.parties):
            yield steps.nobody()

    def _group(self, document: Document, group: Group) -> Iterator[Step]:
        tellings = group.tellings
        yield from self._tellings(document, tellings)
        for number in range(1, len(tellings)):
            yield steps.joined(self.judges, tellings[:number], tellings[number])
        for party in sorted(group.parties, key=lambda p: (p.slot == "none", -p.probability)):
            yield steps.party(self.judges, party, document.chains[party.chain])
        yield from steps_settled.settled(self.judges, group)
        yield steps.verdict(self.judges, group)
        for telling in group.again:
            yield steps.fired(document, telling)
            yield steps.again(self.judges, tellings, telling)

    def _tellings(self, document: Document, tellings: list[Telling]) -> Iterator[Step]:
        for telling in tellings:
            yield steps.fired(document, telling)
            least = self.judges.event.least(group_of(telling.trigger.entry.code))
            yield steps.weighed(self.judges, telling.features, telling.probability, least)
            yield from self._slots(document, telling.candidates)
            yield from steps.details(self.judges, telling)

    def _proposal(self, document: Document, proposal: Proposal, chance: float) -> Iterator[Step]:
        least = self.judges.event.least(group_of(proposal.trigger.entry.code))
        yield steps.fired(document, proposal)
        yield steps.weighed(self.judges, event_features(proposal), chance, least)
        yield from self._slots(document, proposal.candidates)

    def _slots(self, document: Document, candidates: list[Candidate]) -> Iterator[Step]:
        """Those who take part before those who do not, the likeliest first."""
        for candidate in sorted(candidates, key=lambda c: (c.slot == "none", -c.probability)):
            at = candidate.mention.chain
            chain = document.chains[at] if 0 <= at < len(document.chains) else None
            yield steps.slot(self.judges, candidate, chain)

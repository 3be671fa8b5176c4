"""How each claim and each near miss came about, step by step, in Arabic and English.

The derivation is written down from the very decisions that the claims were built from, so it cannot differ from them.
"""

from __future__ import annotations

from wasata.analysis import Document
from wasata.claims import joining
from wasata.claims.coder import Decision, Group, Judges, event_features
from wasata.claims.events import group_of
from wasata.claims.judges import Judge
from wasata.claims.parties import Party
from wasata.claims.proposals import Proposal
from wasata.claims.relations import Candidate
from wasata.claims.telling import Telling
from wasata.model import Claim, Derivation, Span, Step

NEAR_MISS = 0.1  # a refused trigger less likely than this is no near miss and is not told

_FORMS = {
    "V": ("فعل", "verb"),
    "R": ("اسم فاعل", "participle"),
    "N": ("مصدر", "verbal noun"),
    "P": ("عبارة", "fixed phrase"),
}
_SLOTS = {"actor": ("فاعل", "actor"), "recipient": ("متلقٍّ", "recipient"), "none": ("لا دور", "no slot")}


class Explainer:
    """Writes derivations."""

    def __init__(self, judges: Judges) -> None:
        self.judges = judges

    def derivations(self, document: Document, decision: Decision) -> tuple[Derivation, ...]:
        """One derivation a claim, in the claims' order, then one for each near miss."""
        told = [
            Derivation(i, tuple(self._claim(document, claim, group)))
            for i, (claim, group) in enumerate(zip(decision.claims, decision.groups, strict=True))
        ]
        dropped = [Derivation(None, tuple(self._dropped(document, group))) for group in decision.dropped]
        missed = [
            Derivation(None, tuple(self._miss(document, proposal, chance)))
            for proposal, chance in decision.refused
            if chance >= NEAR_MISS
        ]
        return (*told, *dropped, *missed)

    def _claim(self, document: Document, claim: Claim, group: Group) -> list[Step]:
        steps: list[Step] = []
        for telling in group.tellings:
            steps += self._telling(document, telling)
            steps.extend(_fields(telling))
        steps.extend(self._joined(group.tellings[:i], group.tellings[i]) for i in range(1, len(group.tellings)))
        steps.extend(self._party(document, party) for party in group.parties)
        steps.append(self._verdict(group, taken=True))
        steps.append(_result(claim))
        return steps

    def _telling(self, document: Document, telling: Telling) -> list[Step]:
        code = telling.trigger.entry.code
        return [
            _fired(document, telling.trigger.unit, telling.trigger.at, telling),
            self._weighed(telling.features, telling.probability, group_of(code), taken=True),
            *(self._slot(candidate) for candidate in telling.candidates),
        ]

    def _dropped(self, document: Document, group: Group) -> list[Step]:
        """Tellings that passed one by one and make no claim together."""
        steps = [step for telling in group.tellings for step in self._telling(document, telling)]
        return [*steps, *(self._party(document, p) for p in group.parties), self._verdict(group, taken=False)]

    def _miss(self, document: Document, proposal: Proposal, chance: float) -> list[Step]:
        fired = _fired(document, proposal.trigger.unit, proposal.trigger.at, proposal)
        return [
            fired,
            self._weighed(event_features(proposal), chance, group_of(proposal.trigger.entry.code), taken=False),
        ]

    def _party(self, document: Document, party: Party) -> Step:
        full = document.chains[party.chain].fullest
        ar, en = _SLOTS[party.slot]
        return Step(
            "party",
            f"في الحدث كله «{full.text}»: {ar} ({party.probability:.2f})",
            f"in the whole event “{full.text}”: {en} ({party.probability:.2f})",
            full.span,
            {
                "slot": party.slot,
                "probability": round(party.probability, 4),
                "threshold": self.judges.party.threshold,
                "weights": _reasons(self.judges.party, party.features, party.slot),
            },
        )

    def _verdict(self, group: Group, *, taken: bool) -> Step:
        judge = self.judges.claim
        least = judge.least(group_of(group.tellings[0].trigger.entry.code))
        verdict_ar, verdict_en = ("قُبل", "accepted") if taken else ("رُفض", "refused")
        return Step(
            "verdict",
            f"احتمال أن تكون الروايات مجتمعةً حدثاً {group.probability:.2f} والحد {least:.2f}: {verdict_ar}",
            f"likely an event, all tellings together: {group.probability:.2f}, needed {least:.2f}: {verdict_en}",
            data={
                "probability": round(group.probability, 4),
                "threshold": least,
                "weights": _reasons(judge, group.features, "yes"),
            },
        )

    def _weighed(self, features: list[str], chance: float, group: str, *, taken: bool) -> Step:
        judge = self.judges.event
        least = judge.least(group)
        verdict_ar, verdict_en = ("قُبل", "accepted") if taken else ("رُفض", "refused")
        return Step(
            "event",
            f"احتمال أن يكون حدثاً {chance:.2f} والحد {least:.2f}: {verdict_ar}",
            f"likely an event: {chance:.2f}, needed {least:.2f}: {verdict_en}",
            data={"probability": round(chance, 4), "threshold": least, "weights": _reasons(judge, features, "yes")},
        )

    def _slot(self, candidate: Candidate) -> Step:
        judge = self.judges.slot
        ar, en = _SLOTS[candidate.slot]
        rule_ar, rule_en = _SLOTS.get(candidate.rule, (candidate.rule, candidate.rule))
        wanted = candidate.slot if candidate.slot != "none" else "none"
        return Step(
            "slot",
            f"«{candidate.mention.text}»: {ar} ({candidate.probability:.2f})؛ النحو يقترح: {rule_ar}",
            f"“{candidate.mention.text}”: {en} ({candidate.probability:.2f}); the grammar proposes: {rule_en}",
            candidate.mention.span,
            {
                "slot": candidate.slot,
                "rule": candidate.rule,
                "probability": round(candidate.probability, 4),
                "id": candidate.mention.id,
                "why": candidate.mention.why,
                "carried": candidate.carried,
                "weights": _reasons(judge, candidate.features, wanted),
            },
        )

    def _joined(self, earlier: list[Telling], later: Telling) -> Step:
        judge = self.judges.join
        features = joining.features(earlier, later, 0)
        chance = judge.probabilities(features)["yes"]
        return Step(
            "join",
            f"روايتان لحدث واحد ({chance:.2f})",
            f"two tellings of one event ({chance:.2f})",
            later.evidence,
            {"probability": round(chance, 4), "weights": _reasons(judge, features, "yes")},
        )


def _reasons(judge: Judge, features: list[str], wanted: str) -> list[dict[str, object]]:
    return [{"feature": f, "weight": w} for f, w in judge.reasons(features, wanted)]


def _fired(document: Document, unit: int, at: int, told: Telling | Proposal) -> Step:
    token = document.units[unit].tokens[at]
    entry = told.trigger.entry
    ar, en = _FORMS[told.trigger.form]
    return Step(
        "trigger",
        f"«{token.text}» ({ar}) ← المدخل {entry.id} في {entry.source}",
        f"“{token.text}” ({en}) ← entry {entry.id} in {entry.source}",
        Span(token.start, token.end),
        {"entry": entry.id, "source": entry.source, "form": told.trigger.form, "code": entry.code},
    )


def _fields(telling: Telling) -> list[Step]:
    steps = []
    if telling.date is not None:
        value, basis = telling.date.value, telling.date.basis.value
        steps.append(
            Step(
                "date",
                f"التاريخ {value} ({basis}، {telling.date_probability:.2f})",
                f"date {value} ({basis}, {telling.date_probability:.2f})",
                telling.date.span,
                {"value": value, "basis": basis, "conflict": telling.date.conflict},
            )
        )
    if telling.place is not None:
        words = telling.place.text
        chance = telling.place_probability
        steps.append(
            Step("place", f"المكان «{words}» ({chance:.2f})", f"place “{words}” ({chance:.2f})", telling.place.span)
        )
    cues = ", ".join(telling.status_cues) or "—"
    status = telling.status.value
    steps.append(Step("status", f"الحالة {status} (القرائن: {cues})", f"status {status} (cues: {cues})"))
    if telling.speech is not None and (telling.speech.speaker or telling.speech.via):
        speaker = telling.speech.speaker or telling.speech.via
        assert speaker is not None
        steps.append(Step("speech", f"على لسان «{speaker.text}»", f"in the words of “{speaker.text}”", speaker.span))
    return steps


def _result(claim: Claim) -> Step:
    who = "، ".join(p.text for p in claim.participants)
    kind = f"{claim.type.value}/{claim.contact.value}" if claim.contact else claim.type.value
    return Step("claim", f"النتيجة: {kind}: {who}", f"result: {kind}: {who}", claim.evidence[0].span)

"""The lines of a derivation that tell what was settled for a whole event: its day, its place, its mediators."""

from __future__ import annotations

from collections.abc import Iterator

from wasata.claims import mediation
from wasata.claims.building import Group
from wasata.claims.coder import Judges
from wasata.claims.events import group_of
from wasata.claims.mediation import Third
from wasata.claims.reasons import reasons
from wasata.claims.wording_values import BASES
from wasata.model import Step

NEAR_OPTION = 0.2  # what is less likely was never near and is not told


def settled(judges: Judges, group: Group) -> Iterator[Step]:
    """When and where, over all tellings: what was taken and what was near."""
    kind = group_of(group.tellings[0].trigger.entry.code)
    found = group.settled
    for date, chance in found.dates:
        taken = found.date == date.reading
        if not taken and chance < NEAR_OPTION:
            continue
        basis = date.reading.basis.value
        words = BASES.get(basis, (basis, basis))
        yield Step(
            "when",
            f"في الروايات مجتمعة التاريخ {date.reading.value}: {_verdict(taken=taken)[0]} "
            f"({chance:.2f}، والحد {judges.when.least(kind):.2f})؛ {words[0]}",
            f"in all tellings date {date.reading.value}: {_verdict(taken=taken)[1]} "
            f"({chance:.2f}, needed {judges.when.least(kind):.2f}); {words[1]}",
            date.reading.span,
            {
                "value": date.reading.value,
                "taken": taken,
                "probability": round(chance, 4),
                **reasons(judges.when, date.features, "yes"),
            },
        )
    for place, chance in found.places:
        taken = found.place == place.place
        if not taken and chance < NEAR_OPTION:
            continue
        yield Step(
            "where",
            f"في الروايات مجتمعة المكان «{place.place.text}»: {_verdict(taken=taken)[0]} "
            f"({chance:.2f}، والحد {judges.where.least(kind):.2f})",
            f"in all tellings place “{place.place.text}”: {_verdict(taken=taken)[1]} "
            f"({chance:.2f}, needed {judges.where.least(kind):.2f})",
            place.place.span,
            {
                "text": place.place.text,
                "taken": taken,
                "probability": round(chance, 4),
                **reasons(judges.where, place.features, "yes"),
            },
        )


def _verdict(*, taken: bool) -> tuple[str, str]:
    return ("أُخذ", "taken") if taken else ("رُدّ", "refused")


def mediators(judges: Judges, thirds: list[Third]) -> Iterator[Step]:
    """Who mediates, and who nearly does: as the judge says or, for usual mediators of a conflict, by rule."""
    decided = {id(third) for third in mediation.decide(judges.mediator, thirds)}
    for third in sorted(thirds, key=lambda t: (id(t) not in decided, -t.probability)):
        least = judges.mediator.least("beside" if third.slot == "none" else "taking")
        taken = id(third) in decided
        if not taken and third.probability < NEAR_OPTION:
            break
        by_rule = taken != (third.probability >= least)
        words = third.participant.text
        ar, en = ("وسيط", "mediates") if taken else ("ليس وسيطا", "does not mediate")
        rule_ar, rule_en = ("، بقاعدة", ", by rule") if by_rule else ("", "")
        yield Step(
            "mediator",
            f"«{words}» {ar} ({third.probability:.2f}، والحد {least:.2f}{rule_ar})",
            f"“{words}” {en} ({third.probability:.2f}, needed {least:.2f}{rule_en})",
            third.participant.span,
            {
                "text": words,
                "taken": taken,
                "by_rule": by_rule,
                "probability": round(third.probability, 4),
                "threshold": least,
                **reasons(judges.mediator, third.features, "yes"),
            },
        )

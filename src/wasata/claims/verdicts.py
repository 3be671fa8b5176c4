"""Whether a group of tellings makes a claim: what its tellings are worth together and beside the other groups.

A trigger is judged by its sentence; only when the tellings of one event stand together can be seen how often, where and
of whom the report tells it, and whether it is but another group of the report told again.
"""

from __future__ import annotations

from wasata.claims.events import group_of
from wasata.claims.parties import Party, taking
from wasata.claims.syntax import CLASSES
from wasata.claims.telling import Telling

OF_PARTIES = ("surest:", "decided:")  # features of the parties that were decided
NEAR = 24  # groups before and after among which rivals are sought: cost stays in proportion to length
FINE = 12  # steps in which a probability is told


def features(groups: list[list[Telling]], number: int, likeness: float, who: list[Party]) -> list[str]:
    """What speaks for and against one of the groups; ``likeness``: how like it is to the likest of those before it."""
    group = groups[number]
    lead = max(group, key=lambda t: t.probability)
    trigger = lead.trigger
    code, kind = trigger.entry.code, group_of(trigger.entry.code)
    chances = sorted((t.probability for t in group), reverse=True)
    best = _step(chances[0])
    count = min(len(group), 4)
    mine = taking(group)
    first = min(t.trigger.unit for t in group)
    last = max(t.trigger.unit for t in group)
    forms = "V" if any(t.trigger.form == "V" for t in group) else trigger.form
    defined = all(t.definite and t.trigger.form == "N" for t in group)
    spread = "head" if last == 0 else "both" if first == 0 else "body"
    return [
        f"best:{best}",
        f"best:{best}|{kind}",
        f"best:{best}|count:{count}",
        f"best:{best}|{forms}",
        f"second:{_step(chances[1]) if len(chances) > 1 else 'none'}|{kind}",
        f"code:{code}",
        f"count:{count}|{code}",
        f"count:{count}|{kind}|{spread}",
        f"forms:{forms}|{code}",
        f"defined:{defined}|{kind}|count:{count}",
        f"spread:{spread}",
        f"spread:{spread}|{kind}",
        f"first:{min(first, 6)}|{kind}",
        f"entry:{trigger.entry.id}",
        f"dated:{_step(max(t.date_probability for t in group)) // 3}|{kind}",
        f"placed:{any(t.place for t in group)}|{kind}",
        f"status:{lead.status.value}|{kind}",
        f"speech:{bool(lead.speech)}|{kind}",
        *_people(group, mine, code, kind),
        *decided(who, code),
        *_beside(groups, number, likeness, mine),
    ]


def _people(group: list[Telling], mine: frozenset[int], code: str, kind: str) -> list[str]:
    taking = [c for t in group for c in t.participants]
    slots = "".join(s[0] for s in ("actor", "recipient") if any(c.slot == s for c in taking))
    surest = sorted((c.probability for t in group for c in t.candidates), reverse=True)[:2]
    classes = ",".join(sorted({CLASSES.get(c.mention.kind, c.mention.kind) for c in taking})[:3])
    countries = len({c.mention.country for c in taking if c.mention.country})
    known = sum(1 for c in taking if c.mention.id)
    return [
        f"parties:{min(len(mine), 4)}|{code}",
        f"parties:{min(len(mine), 4)}|{kind}",
        f"slots:{slots}|{code}",
        f"candidate:{_step(surest[0]) // 2 if surest else 'none'}|{kind}",
        f"surer:{_step(surest[1]) // 2 if len(surest) > 1 else 'none'}|{kind}",
        f"who:{classes}|{kind}",
        f"who:{classes}|{code}",
        f"countries:{min(countries, 3)}|{code}",
        f"known:{min(known, 2)}|{kind}",
    ]


def decided(who: list[Party], code: str) -> list[str]:
    """Who takes part, after all tellings were weighed together."""
    kind = group_of(code)
    ranked = [*sorted((p.probability for p in who), reverse=True), 0.0, 0.0]
    count = sum(1 for p in who if p.slot != "none")
    slots = "".join(sorted({p.slot[0] for p in who if p.slot != "none"}))
    return [
        f"surest:{_step(ranked[0]) // 2}|{kind}",
        f"surest:{_step(ranked[0]) // 3},{_step(ranked[1]) // 3}|{code}",
        f"decided:{min(count, 4)}|{slots}|{kind}",
        f"decided:{min(count, 4)}|{code}",
    ]


def _beside(groups: list[list[Telling]], number: int, likeness: float, mine: frozenset[int]) -> list[str]:
    code = groups[number][0].trigger.entry.code
    kind = group_of(code)
    around = range(max(0, number - NEAR), min(len(groups), number + NEAR + 1))
    rivals = [i for i in around if i != number and groups[i][0].trigger.entry.code == code]
    common = max((len(mine & taking(groups[i])) for i in rivals), default=0)
    share = "none" if not rivals else "no" if not common else "all" if common == len(mine) else "some"
    best = max(t.probability for t in groups[number])
    better = sum(1 for i in rivals if max(t.probability for t in groups[i]) > best)
    return [
        f"rivals:{min(len(rivals), 4)}|{kind}",
        f"rivals:{min(len(rivals), 4)}|{code}",
        f"share:{share}|{kind}",
        f"share:{share}|{code}",
        f"like:{_step(likeness) // 2}|{kind}",
        f"like:{_step(likeness) // 2}|share:{share}",
        f"better:{min(better, 4)}|{kind}",
        f"groups:{min(len(groups).bit_length(), 5)}|{kind}",
    ]


def _step(chance: float) -> int:
    return min(FINE - 1, int(chance * FINE))

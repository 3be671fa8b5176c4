"""Who takes part in an event, once its tellings stand together: each actor is weighed over all of them.

A trigger's own sentence says who stands where; that «الجبير» of one sentence is the minister of another, that a second
telling names him again, or that he takes part in another meeting of the report, shows only here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from wasata.analysis import Chain, Document, both_sides
from wasata.claims.events import group_of
from wasata.claims.judges import Judge
from wasata.claims.relations import Candidate
from wasata.claims.syntax import CLASSES
from wasata.claims.telling import Telling

STEPS = 10  # in which a probability is told
LIKELY = 0.6


@dataclass(slots=True)
class Party:
    """One actor of the report beside one event: its likeliest candidate, what speaks for it, what was decided."""

    chain: int
    candidate: Candidate
    features: list[str] = field(default_factory=list)
    slot: str = "none"
    likely: str = "actor"
    probability: float = 0.0


def found(document: Document, group: list[Telling], often: Mapping[int, int]) -> list[Party]:
    """Every actor that is a candidate of any telling of a group, with features.

    ``often``: in how many groups of the type an actor takes part.
    """
    rows: dict[int, list[tuple[Telling, Candidate]]] = defaultdict(list)
    mine = taking(group)
    named = {c.mention.chain for t in group for c in t.participants if not both_sides(c.mention)}
    for telling in group:
        for candidate in telling.candidates:
            mention = candidate.mention
            if both_sides(mention) and not mention.stands_for and len(named) > 1:
                continue  # الجانبان are those who are named
            for chain in mention.actors:
                rows[chain].append((telling, candidate))
    best = {chain: max(c.probability for _, c in row) for chain, row in rows.items()}
    others = {chain: often.get(chain, 0) > (chain in mine) for chain in rows}
    return [
        Party(chain, _best(row), _features(document, group, chain, row, best, other=others[chain]))
        for chain, row in rows.items()
    ]


def counted(groups: list[list[Telling]]) -> dict[str, Counter[int]]:
    """In how many groups of each type an actor takes part."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for group in groups:
        found[group[0].trigger.entry.code].update(taking(group))
    return found


def taking(group: list[Telling]) -> frozenset[int]:
    """The actors that take part in any of the tellings."""
    return frozenset().union(*(t.parties for t in group))


def decide(judge: Judge, parties: list[Party]) -> None:
    """Sets slot and probability of every party."""
    for party in parties:
        chances = judge.probabilities(party.features)
        none = chances.pop("none")
        party.likely = max(chances, key=lambda slot: chances[slot])
        party.probability = 1.0 - none
        party.slot = party.likely if party.probability >= judge.threshold else "none"


def _best(row: list[tuple[Telling, Candidate]]) -> Candidate:
    return max((c for _, c in row), key=lambda c: c.probability)


def _features(
    document: Document,
    group: list[Telling],
    chain: int,
    row: list[tuple[Telling, Candidate]],
    best: dict[int, float],
    *,
    other: bool,
) -> list[str]:
    lead = max(group, key=lambda t: t.probability)
    code, kind = lead.trigger.entry.code, group_of(lead.trigger.entry.code)
    top = _best(row)
    mine = best[chain]
    full = document.chains[chain].fullest
    cls = CLASSES.get(full.kind, full.kind)
    over = sum(1 for c, p in best.items() if p > mine or (p == mine and c < chain))
    sure = sum(1 for p in best.values() if p >= LIKELY)
    taken = sum(1 for _, c in row if c.slot != "none")
    share = "all" if taken == len(row) else "some" if taken else "none"
    size = min(len(group), 3)
    in_lead = any(t is lead for t, _ in row)
    weighty = _step(max((t.probability * c.probability for t, c in row), default=0.0))
    likely = top.likely
    speaker = any(t.speech and t.speech.speaker and t.speech.speaker.chain == chain for t, _ in row)
    return [
        f"best:{_step(mine)}",
        f"best:{_step(mine)}|{kind}",
        f"best:{_step(mine)}|{likely}",
        f"best:{_step(mine)}|{likely}|{code}",
        f"best:{_step(mine)}|over:{min(over, 3)}",
        f"best:{_step(mine)}|share:{share}|size:{size}",
        f"likely:{likely}|{code}",
        f"likely:{likely}|{top.rule}",
        f"rule:{top.rule}|{kind}",
        f"rule:{top.rule}|over:{min(over, 3)}",
        f"over:{min(over, 3)}|{code}",
        f"over:{min(over, 3)}|sure:{min(sure, 4)}",
        f"over:{min(over, 3)}|{kind}|{_step(mine) // 2}",
        f"share:{share}|{min(len(row), 3)}of{size}",
        f"weight:{weighty}|size:{size}",
        f"lead:{in_lead}|size:{size}|{top.carried}",
        f"class:{cls}|{code}",
        f"class:{cls}|{kind}|{_step(mine) // 2}",
        f"known:{full.id is not None}|{cls}",
        f"carried:{top.carried}|{code}",
        f"carried:{top.carried}|over:{min(over, 3)}",
        f"speaker:{speaker}|{code}",
        f"elsewhere:{other}|{kind}",
        f"elsewhere:{other}|{_step(mine) // 2}",
        f"mentions:{min(len(document.chains[chain].mentions), 4)}|{kind}",
        *_kin(document, chain, best, cls, kind),
    ]


def _kin(document: Document, chain: int, best: dict[int, float], cls: str, kind: str) -> list[str]:
    """Those of the same state beside it: a minister and his state are seldom both told."""
    country = _country(document.chains[chain])
    kin = [c for c in best if c != chain and country and _country(document.chains[c]) == country and best[c] >= LIKELY]
    if not kin:
        return [f"kin:none|{kind}", f"kin:none|{cls}"]
    nearest = max(kin, key=lambda c: best[c])
    other = document.chains[nearest].fullest
    stronger = best[nearest] > best[chain]
    label = CLASSES.get(other.kind, other.kind)
    return [f"kin:{label}|{cls}|{stronger}", f"kin:{stronger}|{kind}", f"kin:{label}|{cls}|{kind}"]


def _country(chain: Chain) -> str | None:
    return next((m.country for m in chain.mentions if m.country), None)


def _step(chance: float) -> int:
    return min(STEPS - 1, int(chance * STEPS))

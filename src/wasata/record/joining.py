"""Which claims tell one event: a function of the claims and of what persons say, whatever was read first.

Pairs are joined from the likest down. Two groups become one only where no report tells both, no pair rules it out and
the pairs between them are, on average, likely enough: so no chain of small steps ends in one event for a whole war.
What a person says of two claims goes before all of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wasata.record.bundles import Bundle
from wasata.record.compare import group_of, likeness, weights

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two claims of two events that may be one, and how likely that is."""

    one: str
    other: str
    score: float


def pair(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one < other else (other, one)


def edges(bundles: Mapping[str, Bundle], pairs: Iterable[Pair]) -> dict[Pair, float]:
    """The likeness of those pairs that a person should at least be asked about."""
    found = {}
    for one, other in pairs:
        mine, theirs = bundles[one].telling, bundles[other].telling
        score = likeness(mine, theirs)
        if score >= weights()[group_of(mine.type)].wait:
            found[one, other] = score
    return found


@dataclass(slots=True)
class _Groups:
    """Bundles on their way into groups."""

    bundles: Mapping[str, Bundle]
    scores: Mapping[Pair, float]
    apart: frozenset[Pair]
    of: dict[str, int] = field(default_factory=dict)
    members: dict[int, list[str]] = field(default_factory=dict)
    reports: dict[int, set[str]] = field(default_factory=dict)
    tied: set[str] = field(default_factory=set)  # bundles that persons put into one event with others

    def __post_init__(self) -> None:
        for number, name in enumerate(sorted(self.bundles)):
            self.of[name] = number
            self.members[number] = [name]
            self.reports[number] = set(self.bundles[name].reports)

    def unite(self, one: str, other: str) -> None:
        """Make one group of two, without questions."""
        kept, gone = sorted((self.of[one], self.of[other]))
        if kept == gone:
            return
        moved = self.members.pop(gone)
        self.members[kept] += moved
        self.reports[kept] |= self.reports.pop(gone)
        self.of.update(dict.fromkeys(moved, kept))

    def may_unite(self, one: str, other: str) -> bool:
        """Whether nothing speaks against one group of both."""
        mine, theirs = self.of[one], self.of[other]
        if mine == theirs or not self.reports[mine].isdisjoint(self.reports[theirs]):
            return False
        crossing = [pair(a, b) for a, b in itertools.product(self.members[mine], self.members[theirs])]
        if any(crossed in self.apart for crossed in crossing):
            return False
        merge = weights()[group_of(self.bundles[one].telling.type)].merge
        if not self.tied.isdisjoint((*self.members[mine], *self.members[theirs])):
            return self._best(crossing) >= merge
        return self._mean(crossing) >= merge

    def _best(self, crossing: list[Pair]) -> float:
        """The best likeness: what persons put together may be told very differently, and new claims are like one."""
        return max(self._likeness(*both) for both in crossing)

    def _likeness(self, one: str, other: str) -> float:
        score = self.scores.get((one, other))
        return likeness(self.bundles[one].telling, self.bundles[other].telling) if score is None else score

    def _mean(self, crossing: list[Pair]) -> float:
        """The mean likeness; 0 where one pair rules it out."""
        total = 0.0
        for one, other in crossing:
            score = self._likeness(one, other)
            if not score:
                return 0.0
            total += score
        return total / len(crossing)


def join(
    bundles: Mapping[str, Bundle], scores: Mapping[Pair, float], ties: Mapping[Pair, bool]
) -> tuple[tuple[str, ...], ...]:
    """The groups that bundles make, as ids of bundles, each sorted.

    ``scores`` are the edges between them that are sure enough for joining, ``ties`` what persons say of pairs. The
    order of the bundles is of no matter.
    """
    known = {both: same for both, same in ties.items() if both[0] in bundles and both[1] in bundles}
    groups = _Groups(bundles, scores, frozenset(both for both, same in known.items() if not same))
    for (one, other), same in sorted(known.items()):
        if same:
            groups.tied |= {one, other}
            groups.unite(one, other)
    for (one, other), _ in likest(scores):
        if groups.may_unite(one, other):
            groups.unite(one, other)
    return tuple(sorted(tuple(sorted(names)) for names in groups.members.values()))


def likest(scores: Mapping[Pair, float]) -> list[tuple[Pair, float]]:
    """Pairs with their scores, the likest first."""
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True)
class Standing:
    """In which event a bundle stands, and the reports that tell that event."""

    event: str
    reports: frozenset[str]


def doubts(
    bundles: Mapping[str, Bundle],
    scores: Mapping[Pair, float],
    ties: Mapping[Pair, bool],
    standing: Mapping[str, Standing],
) -> Iterator[Doubt]:
    """The likest pair between any two events; nothing is asked of what a person has answered, nor of one report."""
    asked = {frozenset((standing[a].event, standing[b].event)) for a, b in ties if a in standing and b in standing}
    for (one, other), score in likest(scores):
        mine, theirs = standing.get(one), standing.get(other)
        if mine is None or theirs is None or mine.event == theirs.event or not mine.reports.isdisjoint(theirs.reports):
            continue
        between = frozenset((mine.event, theirs.event))
        if between not in asked:
            asked.add(between)
            first, second = sorted(bundles[name].telling.id for name in (one, other))
            yield Doubt(first, second, score)

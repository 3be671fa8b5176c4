"""On which track an event runs: words of the tracks near it and in the whole report, weighed by a judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from wasata.analysis import Token
from wasata.claims.events import group_of
from wasata.claims.judges import Judge
from wasata.claims.triggers import Scene, Trigger
from wasata.model import Track
from wasata.rules.compiled import Lexicon


class Topics:
    """Finds the words of the tracks once a report."""

    def __init__(self, lexicon: Lexicon, bases: Callable[[Token], frozenset[str]]) -> None:
        self._bases = bases
        self._first: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = defaultdict(list)
        for track, phrases in lexicon.tracks.items():
            for phrase in phrases:
                rest = tuple(frozenset((w, w.removeprefix("ال"))) for w in phrase[1:])
                for first in {phrase[0], phrase[0].removeprefix("ال")}:
                    self._first[first].append((track, rest))

    def hits(self, scene: Scene) -> list[tuple[str, int]]:
        """Every word of a track in a scene, with the token at which it begins."""
        found = []
        for token in scene.tokens:
            if token.tag in ".#" or (token.inside and not token.key):
                continue
            for base in self._bases(token):
                for track, rest in self._first.get(base, ()):
                    if self._follows(scene.tokens, token.index + 1, rest):
                        found.append((track, token.index))
        return found

    def _follows(self, tokens: list[Token], at: int, rest: tuple[frozenset[str], ...]) -> bool:
        for word in rest:
            if at >= len(tokens) or not word & self._bases(tokens[at]):
                return False
            at += 1
        return True


def features(track: str, trigger: Trigger, hits: list[list[tuple[str, int]]]) -> list[str]:
    """What speaks for a track of a trigger: its words in the sentence, before, in the headline and in all."""
    code = trigger.entry.code
    here = [at for t, at in hits[trigger.unit] if t == track]
    near = min((abs(at - trigger.at) for at in here), default=99)
    total = sum(1 for unit in hits for t, _ in unit if t == track)
    ranked: dict[str, int] = defaultdict(int)
    for unit in hits:
        for t, _ in unit:
            ranked[t] += 1
    top = max(ranked.values(), default=0)
    rank = "top" if total and total == top else "some" if total else "none"
    before = any(t == track for t, _ in hits[trigger.unit - 1]) if trigger.unit else False
    distance = "no" if near == 99 else "near" if near <= 6 else "far"
    return [
        f"{track}",
        f"{track}|{code}",
        f"{track}|{trigger.entry.id}",
        f"{track}|{distance}",
        f"{distance}",
        f"{track}|{distance}|{group_of(code)}",
        f"{track}|here:{min(len(here), 3)}",
        f"{track}|rank:{rank}",
        f"rank:{rank}|{distance}",
        f"{track}|rank:{rank}|{code}",
        f"{track}|before:{before}|{distance}",
        f"{track}|headline:{any(t == track for t, _ in hits[0])}",
        f"{track}|total:{min(total.bit_length(), 4)}",
    ]


def decide(judge: Judge, trigger: Trigger, hits: list[list[tuple[str, int]]]) -> dict[Track, float]:
    """The probability of each track."""
    return {track: judge.probabilities(features(track.value, trigger, hits))["yes"] for track in Track}

"""On which track an event runs: words of the tracks near it and in the whole report, weighed by a judge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from wasata.analysis import Token
from wasata.claims import kin
from wasata.claims.events import group_of
from wasata.claims.judges import Judge
from wasata.claims.triggers import REMEMBERED, Scene, Trigger
from wasata.model import Track
from wasata.rules.compiled import Lexicon


class Hits:
    """The words of tracks in a report, unit by unit, each with its track and its token, and how often each track.

    ``tokens`` are those of the units; all words of a sentence speak for tracks, if less loudly than the tracks' own.
    """

    def __init__(self, units: list[list[tuple[str, int]]], tokens: list[list[Token]]) -> None:
        self.units, self._tokens = units, tokens
        self._words: dict[tuple[int, str], list[str]] = {}
        self._leanings: dict[tuple[int, str], list[float]] = {}
        self.totals = Counter(track for unit in units for track, _ in unit)
        self.most = max(self.totals.values(), default=0)

    def words(self, unit: int) -> list[str]:
        """The words of a sentence and of the headline with their themes, as features."""
        return self._named(unit, "") + self._named(0, "title")

    def _named(self, unit: int, of: str) -> list[str]:
        """The words of one sentence with their themes; those of the headline are wanted for every sentence."""
        if (unit, of) not in self._words:
            here = kin.words(self._tokens[unit])
            found = [f"{of}word:{word}" for word in here]
            self._words[unit, of] = found + [f"{of}theme:{name}" for name in kin.of("theme", here)]
        return self._words[unit, of]

    def leaning(self, judge: Judge, unit: int, track: str) -> list[float]:
        """What the words of a sentence weigh for a track: the same for all its triggers."""
        if (unit, track) not in self._leanings:
            self._leanings[unit, track] = judge.leaning(f"{track}|{word}" for word in self.words(unit))
        return self._leanings[unit, track]


Begun = tuple[str, tuple[frozenset[str], ...]]
"""A track's phrase that begins with a word: the track and the forms of its other words."""


class Topics:
    """Finds the words of the tracks once a report."""

    def __init__(self, lexicon: Lexicon, bases: Callable[[Token], frozenset[str]]) -> None:
        self._bases = bases
        self._first: dict[str, list[Begun]] = defaultdict(list)
        self._begun: dict[str, tuple[Begun, ...]] = {}  # by folded spelling
        for track, phrases in lexicon.tracks.items():
            for phrase in phrases:
                rest = tuple(frozenset((w, w.removeprefix("ال"))) for w in phrase[1:])
                for first in {phrase[0], phrase[0].removeprefix("ال")}:
                    self._first[first].append((track, rest))

    def hits(self, scene: Scene) -> list[tuple[str, int]]:
        """Every word of a track in a scene, with the token at which it begins."""
        found = []
        for token in scene.tokens:
            begun = self._begun.get(token.word.key)
            if begun is None:
                begun = self._of_spelling(token)
            if not begun or token.tag in ".#":
                continue
            for track, rest in begun:
                if self._follows(scene.tokens, token.index + 1, rest):
                    found.append((track, token.index))
        return found

    def _of_spelling(self, token: Token) -> tuple[Begun, ...]:
        """The phrases that a spelling may begin, looked up once."""
        if len(self._begun) >= REMEMBERED:
            self._begun.clear()
        found = tuple(row for base in self._bases(token) for row in self._first.get(base, ()))
        self._begun[token.word.key] = found
        return found

    def _follows(self, tokens: list[Token], at: int, rest: tuple[frozenset[str], ...]) -> bool:
        for word in rest:
            if at >= len(tokens) or not word & self._bases(tokens[at]):
                return False
            at += 1
        return True


def features(track: str, trigger: Trigger, hits: Hits) -> list[str]:
    """What speaks for a track of a trigger: its words in the sentence, before, in the headline and in all."""
    return [*_own(track, trigger, hits), *(f"{track}|{word}" for word in hits.words(trigger.unit))]


def _own(track: str, trigger: Trigger, hits: Hits) -> list[str]:
    """What the track's own words say."""
    code = trigger.entry.code
    here = [abs(at - trigger.at) for t, at in hits.units[trigger.unit] if t == track]
    near = min(here, default=99)
    total = hits.totals[track]
    rank = "top" if total and total == hits.most else "some" if total else "none"
    before = any(t == track for t, _ in hits.units[trigger.unit - 1]) if total and trigger.unit else False
    headline = any(t == track for t, _ in hits.units[0]) if total else False
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
        f"{track}|headline:{headline}",
        f"{track}|total:{min(total.bit_length(), 4)}",
    ]


def decide(judge: Judge, trigger: Trigger, hits: Hits) -> dict[Track, float]:
    """The probability of each track."""
    found = {}
    for track in Track:
        name = track.value
        chances = judge.probabilities(_own(name, trigger, hits), hits.leaning(judge, trigger.unit, name))
        found[track] = chances["yes"]
    return found

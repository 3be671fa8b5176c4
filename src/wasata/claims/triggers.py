"""Where an event may be told: words that fire a predicate of the lexicon, with the light verb that carries them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from wasata.analysis import Token, Unit
from wasata.arabic.letters import key
from wasata.claims.clauses import Clause, clauses
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import Predicate

if TYPE_CHECKING:
    from wasata.claims.syntax import Group

REACH = 14  # tokens in which the second word of an idiom is looked for
LIGHT_REACH = 7  # tokens between a light verb and its noun
REMEMBERED = 30_000  # spellings of which the dictionary forms are kept
_NONE: frozenset[str] = frozenset()
_QUOTES = frozenset("«»\"“”()'")


@dataclass(slots=True)
class Trigger:
    """One predicate that fired: ``form`` is V verb, R participle, N verbal noun, P phrase."""

    unit: int
    at: int
    length: int
    entry: Predicate
    form: str
    features: str
    clause: int
    light: int | None = None
    others: int = 0  # how many other codes the same word could have
    refused: str = ""


@dataclass(slots=True)
class Scene:
    """One unit made ready for finding events: its clauses, and which mentions stand where."""

    index: int
    unit: Unit
    clauses: list[Clause]
    clause_of: list[int]
    verbs: list[int] = field(default_factory=list)  # for each token how many finite verbs stand before it
    groups: list[Group] | None = None  # its mentions, coordinated ones together, as soon as they are asked for

    def verbs_between(self, one: int, other: int) -> int:
        """How many finite verbs stand between two tokens."""
        first, last = min(one, other) + 1, max(one, other)
        return self.verbs[last] - self.verbs[first] if first < last else 0

    @property
    def tokens(self) -> list[Token]:
        """The unit's tokens."""
        return self.unit.tokens


def scene(index: int, unit: Unit) -> Scene:
    """A unit with its clauses."""
    found, of = clauses(unit.tokens)
    return Scene(index, unit, found, of, list(accumulate((t.tag == "V" for t in unit.tokens), initial=0)))


class Finder:
    """Finds the triggers of a scene."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._bases: dict[str, frozenset[str]] = {}
        self._wanted = {
            phrase: tuple(frozenset((w, w.removeprefix("ال"))) for w in key(phrase).split())
            for entry in lexicon.predicates
            for phrase in (*entry.with_, *entry.without)
        }
        self._firsts = frozenset(form for first, *_ in self._wanted.values() for form in first)
        self._any_of = {
            phrases: frozenset(form for phrase in phrases for form in self._wanted[phrase][0])
            for entry in lexicon.predicates
            for phrases in (entry.with_, entry.without)
        }
        self._hinted: dict[str, frozenset[str]] = {}  # a folded spelling's dictionary forms among ``_firsts``

    def find(self, scene: Scene) -> list[Trigger]:
        """All triggers, in the order of their words; entries whose own conditions fail are left out."""
        found: list[Trigger] = []
        wanted: _Wanted | None = None
        for token in scene.tokens:
            if not token.word.fires and not token.phrases:
                continue
            candidates = self._of_token(scene, token)
            if candidates:
                wanted = wanted or _Wanted(scene, self._hints(scene))
                found.extend(self._fitting(wanted, candidates))
        return found

    def _of_token(self, scene: Scene, token: Token) -> list[Trigger]:
        clause = scene.clause_of[token.index]
        found = []
        for category, ref, length in token.phrases:
            if category == "pred":
                entry = self.lexicon.predicates[int(ref)]
                form = "N" if entry.kind == "noun" else "P"
                found.append(Trigger(scene.index, token.index, length, entry, form, "n s", clause))
        if token.inside or token.tag in "E.#PQLSKBF" or token.reading is None:
            return found
        form = token.tag if token.tag in "VR" else "N"
        cost = token.reading.split.cost
        for reading in token.word.fires.get(form, ()):
            if reading.split.cost <= cost:
                entry = self.lexicon.predicates[int(reading.ref)]
                found.append(Trigger(scene.index, token.index, 1, entry, form, reading.features, clause))
        return found

    def _fitting(self, wanted: _Wanted, candidates: list[Trigger]) -> list[Trigger]:
        """Of one word's entries those whose conditions hold; an idiom that holds outranks the bare word."""
        holding: dict[str, Trigger] = {}
        for trigger in candidates:
            if not self._without(wanted, trigger) and self._with(wanted, trigger):
                kept = holding.get(trigger.entry.id)
                if kept is None:
                    holding[trigger.entry.id] = trigger
        idioms = [t for t in holding.values() if t.entry.with_ or t.length > 1 or t.form == "P"]
        chosen = idioms or list(holding.values())
        for trigger in chosen:
            trigger.others = len({t.entry.code for t in chosen}) - 1
            if trigger.form == "N":
                trigger.light = self._light(wanted.scene, trigger)
        return chosen

    def _light(self, scene: Scene, trigger: Trigger) -> int | None:
        tokens = scene.tokens
        for at in range(trigger.at - 1, max(-1, trigger.at - 1 - LIGHT_REACH), -1):
            token = tokens[at]
            if token.tag == "V":
                refs = {r.ref for r in token.word.verbs if r.category in ("verb", "say")}
                refs |= {self.lexicon.predicates[int(r.ref)].head for r in token.word.verbs if r.category == "pred"}
                return at if refs & self.lexicon.light else None
            if token.tag in "QLK" or token.text in ".؛:":
                return None
        return None

    # -- conditions -------------------------------------------------------------------------------------------------

    def bases(self, token: Token) -> frozenset[str]:
        """The dictionary forms that a token may stand for, folded, without the article."""
        known = self._bases.get(token.key)
        if known is None:
            forms = {token.word.split.stem, token.key, token.key.removeprefix("ال")}
            for reading in (*token.word.nominals, *token.word.verbs, *token.word.participles):
                forms.add(reading.split.stem)
                if reading.category != "pred" and reading.category != "nat":
                    forms.add(key(reading.ref))
                elif reading.category == "pred" and not reading.verbal:
                    forms.update(key(n) for n in self.lexicon.predicates[int(reading.ref)].nouns)
            forms |= {f[:-1] for f in forms if f.endswith("ا") and len(f) > 3}
            forms |= {f[:-1] + "ه" for f in forms if f.endswith("ت") and len(f) > 3}
            known = self._bases[token.key] = frozenset(forms)
            if len(self._bases) > REMEMBERED:
                self._bases.clear()
        return known

    def _hints(self, scene: Scene) -> Iterator[tuple[int, frozenset[str]]]:
        """The tokens with which a condition's words may begin, each with those dictionary forms of it that may."""
        for token in scene.tokens:
            hint = self._hinted.get(token.word.key)
            if hint is None:
                if len(self._hinted) > REMEMBERED:
                    self._hinted.clear()
                hint = self._hinted[token.word.key] = (self.bases(token) & self._firsts) or _NONE
            if hint:
                yield token.index, hint

    def _with(self, wanted: _Wanted, trigger: Trigger) -> bool:
        if not trigger.entry.with_:
            return True
        if self._any_of[trigger.entry.with_].isdisjoint(wanted.places):
            return False
        end = trigger.at + REACH
        return any(self._stands(wanted, phrase, trigger.at + 1, end) for phrase in trigger.entry.with_)

    def _without(self, wanted: _Wanted, trigger: Trigger) -> bool:
        if not trigger.entry.without or self._any_of[trigger.entry.without].isdisjoint(wanted.places):
            return False
        clause = wanted.scene.clauses[trigger.clause]
        start, end = max(clause.start, trigger.at - 6), max(clause.end, trigger.at + 6)
        return any(self._stands(wanted, phrase, start, end) for phrase in trigger.entry.without)

    def _stands(self, wanted: _Wanted, phrase: str, start: int, end: int) -> bool:
        """Whether a phrase begins at one of the tokens from ``start`` to ``end`` (exclusive), before any full stop."""
        first, *rest = self._wanted[phrase]
        return any(
            start <= at < end and not wanted.stopped(start, at) and self._rest(wanted.scene.tokens, at + 1, rest)
            for form in first
            for at in wanted.places.get(form, ())
        )

    def _rest(self, tokens: list[Token], at: int, wanted: list[frozenset[str]]) -> bool:
        for word in wanted:
            while at < len(tokens) and tokens[at].text in _QUOTES:
                at += 1
            if at >= len(tokens) or not word & self.bases(tokens[at]):
                return False
            at += 1
        return True


class _Wanted:
    """Where in a scene the words stand that conditions ask for, and its stops: made once a scene."""

    def __init__(self, scene: Scene, hints: Iterator[tuple[int, frozenset[str]]]) -> None:
        self.scene = scene
        self.places: dict[str, list[int]] = {}
        for at, forms in hints:
            for form in forms:
                self.places.setdefault(form, []).append(at)
        self._stops = [t.index for t in scene.tokens if t.text in ".؛"]

    def stopped(self, start: int, at: int) -> bool:
        """Whether a stop stands at one of the tokens from ``start`` to ``at`` (inclusive)."""
        return any(start <= stop <= at for stop in self._stops)

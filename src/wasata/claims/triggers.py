"""Where an event may be told: words that fire a predicate of the lexicon, with the light verb that carries them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wasata.analysis import Mention, Token, Unit
from wasata.arabic.letters import key
from wasata.claims.clauses import Clause, clauses
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import Predicate

REACH = 14  # tokens in which the second word of an idiom is looked for
LIGHT_REACH = 7  # tokens between a light verb and its noun
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
    starts: dict[int, Mention] = field(default_factory=dict)

    @property
    def tokens(self) -> list[Token]:
        """The unit's tokens."""
        return self.unit.tokens


def scene(index: int, unit: Unit) -> Scene:
    """A unit with its clauses."""
    found, of = clauses(unit.tokens)
    return Scene(index, unit, found, of, {m.phrase.start: m for m in unit.mentions})


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

    def find(self, scene: Scene) -> list[Trigger]:
        """All triggers, in the order of their words; entries whose own conditions fail are left out."""
        found: list[Trigger] = []
        for token in scene.tokens:
            candidates = list(self._of_token(scene, token))
            if candidates:
                found.extend(self._fitting(scene, candidates))
        return found

    def _of_token(self, scene: Scene, token: Token) -> Iterator[Trigger]:
        clause = scene.clause_of[token.index]
        for category, ref, length in token.phrases:
            if category == "pred":
                entry = self.lexicon.predicates[int(ref)]
                form = "N" if entry.kind == "noun" else "P"
                yield Trigger(scene.index, token.index, length, entry, form, "n s", clause)
        if token.inside or token.tag in "E.#PQLSKBF" or token.reading is None:
            return
        readings, form = {
            "V": (token.word.verbs, "V"),
            "R": (token.word.participles, "R"),
        }.get(token.tag, (token.word.nominals, "N"))
        for reading in readings:
            if reading.category == "pred" and reading.split.cost <= token.reading.split.cost:
                entry = self.lexicon.predicates[int(reading.ref)]
                yield Trigger(scene.index, token.index, 1, entry, form, reading.features, clause)

    def _fitting(self, scene: Scene, candidates: list[Trigger]) -> list[Trigger]:
        """Of one word's entries those whose conditions hold; an idiom that holds outranks the bare word."""
        holding: dict[str, Trigger] = {}
        for trigger in candidates:
            if not self._without(scene, trigger) and self._with(scene, trigger):
                kept = holding.get(trigger.entry.id)
                if kept is None:
                    holding[trigger.entry.id] = trigger
        idioms = [t for t in holding.values() if t.entry.with_ or t.length > 1 or t.form == "P"]
        chosen = idioms or list(holding.values())
        for trigger in chosen:
            trigger.others = len({t.entry.code for t in chosen}) - 1
            if trigger.form == "N":
                trigger.light = self._light(scene, trigger)
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
            if len(self._bases) > 100_000:
                self._bases.clear()
        return known

    def _with(self, scene: Scene, trigger: Trigger) -> bool:
        if not trigger.entry.with_:
            return True
        end = min(len(scene.tokens), trigger.at + REACH)
        return any(self._stands(scene, phrase, trigger.at + 1, end) for phrase in trigger.entry.with_)

    def _without(self, scene: Scene, trigger: Trigger) -> bool:
        if not trigger.entry.without:
            return False
        clause = scene.clauses[trigger.clause]
        end = min(len(scene.tokens), max(clause.end, trigger.at + 6))
        return any(
            self._stands(scene, phrase, max(clause.start, trigger.at - 6), end) for phrase in trigger.entry.without
        )

    def _stands(self, scene: Scene, phrase: str, start: int, end: int) -> bool:
        wanted = self._wanted[phrase]
        tokens = scene.tokens
        for at in range(start, end):
            if tokens[at].text in ".؛":
                return False
            if wanted[0] & self.bases(tokens[at]) and self._rest(tokens, at + 1, wanted[1:]):
                return True
        return False

    def _rest(self, tokens: list[Token], at: int, wanted: tuple[frozenset[str], ...]) -> bool:
        for word in wanted:
            while at < len(tokens) and tokens[at].text in _QUOTES:
                at += 1
            if at >= len(tokens) or not word & self.bases(tokens[at]):
                return False
            at += 1
        return True

"""Who says so: speakers, the stretch of words each of them answers for, and the medium that carried them."""

from __future__ import annotations

from dataclasses import dataclass

from wasata.analysis import Mention, Token
from wasata.claims.triggers import Scene
from wasata.rules.compiled import Lexicon

_MEDIA = frozenset(("outlet", "medium"))
_SPEAKERS = frozenset(
    (
        *("person", "name", "source", "officials", "state", "government", "body", "institution", "organisation"),
        *("party", "group", "armed_group", "force", "igo", "ngo", "delegation", "people", "coalition"),
        *("nationality", "company"),
    )
)


NOUN_REACH = 8  # tokens behind a verb of speech in which its subject stands, where no أنّ follows


@dataclass(slots=True)
class Speech:
    """Tokens ``start`` to ``end`` of a scene are what ``speaker`` says (or, without one, what ``via`` reports)."""

    start: int
    end: int
    speaker: Mention | None
    via: Mention | None
    kind: str
    verb: int


class Speakers:
    """Finds the speeches of scenes, one after the other; a speaker is carried to the sentences that go on quoting."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def find(self, scene: Scene) -> list[Speech]:
        """The speeches of one scene, in order; of two that hold a word the later one answers for it."""
        found = []
        for token in scene.tokens:
            kind = self._verb_of_speech(token) if token.word.says else ""
            if kind:
                speech = self._speech(scene, token, kind)
                if speech is not None:
                    found.append(speech)
            if not token.phrases:
                continue
            credit = next((length for category, _, length in token.phrases if category == "credit"), 0)
            if credit and token.tag != "V":
                speech = self._credit(scene, token.index, credit)
                if speech is not None:
                    found.append(speech)
        return found

    def _verb_of_speech(self, token: Token) -> str:
        if token.inside or token.reading is None:
            return ""
        readings = token.word.verbs if token.tag == "V" else token.word.participles if token.tag == "R" else ()
        return next((self.lexicon.speech.get(r.ref, "neutral") for r in readings if r.category == "say"), "")

    def _speech(self, scene: Scene, verb: Token, kind: str) -> Speech | None:
        tokens = scene.tokens
        opening = self._opening(scene, verb)
        speaker, via = self._who(scene, verb, opening or verb.index + NOUN_REACH)
        if opening is None:  # نفت الحركة عقد أي لقاء: what is said begins behind who says it
            behind = speaker is not None and speaker.phrase.start > verb.index
            opening = speaker.phrase.end if behind and speaker is not None else verb.index + 1
            closing = max(scene.clauses[scene.clause_of[verb.index]].end, opening + 1)
            return Speech(opening, closing, speaker, via, kind, verb.index)
        if verb.tag == "R" and speaker is None:
            return Speech(opening, len(tokens), None, via, "carried", verb.index)
        return Speech(opening, len(tokens), speaker, via, kind, verb.index)

    @staticmethod
    def _opening(scene: Scene, verb: Token) -> int | None:
        """Where the words begin: at أنّ or a colon; None where the verb governs a noun."""
        for token in scene.tokens[verb.index + 1 : verb.index + 40]:
            if token.tag == "Q" or token.text == ":":
                return token.index
            if token.text in ".؛":
                break
        return None

    def _who(self, scene: Scene, verb: Token, opening: int) -> tuple[Mention | None, Mention | None]:
        speaker = via = None
        tokens = scene.tokens
        clause = scene.clauses[scene.clause_of[verb.index]]
        for mention in scene.unit.mentions:
            at = mention.phrase.start
            between = verb.index < at < min(opening, verb.index + 30)
            before = clause.start <= at < verb.index and verb.tag == "V"
            if not (between or before):
                continue
            governed = at > 0 and tokens[at - 1].tag == "P" and tokens[at - 1].index > verb.index
            if mention.kind in _MEDIA or self._quoted_outlet(tokens, mention):
                if via is None or (not self._quoted_outlet(tokens, via) and self._outlet_in(mention)):
                    via = mention
            elif mention.kind in _SPEAKERS and not mention.phrase.prep and not governed and speaker is None:
                speaker = mention
        return speaker, via

    @staticmethod
    def _outlet_in(mention: Mention) -> bool:
        """Whether a medium is named in it: موقع قناة العربية, not only تقرير."""
        return any(category == "outlet" for category, _ in mention.phrase.entities)

    @staticmethod
    def _quoted_outlet(tokens: list[Token], mention: Mention) -> bool:
        first = tokens[mention.phrase.start]
        return bool(first.entity and first.entity[0] == "outlet")

    def _credit(self, scene: Scene, at: int, length: int) -> Speech | None:
        """بحسب مصدر، وفقا لبيان: who is named right behind answers for the whole sentence."""
        behind = [m for m in scene.unit.mentions if at + length <= m.phrase.start <= at + length + 4]
        if not behind:
            behind = [m for m in scene.unit.mentions if m.phrase.start == at + length - 1]
        if not behind:
            return None
        mention = next((m for m in behind if self._outlet_in(m)), behind[0])
        medium = mention.kind in _MEDIA
        return Speech(0, at, None if medium else mention, mention if medium else None, "credit", at)


def answering(speeches: list[Speech], at: int) -> list[Speech]:
    """The speeches that hold a token, the innermost (the last one opened before it) first."""
    return [s for s in reversed(speeches) if s.start <= at < s.end and s.verb != at]

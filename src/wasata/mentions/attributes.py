"""What is said of the head of a phrase: adjectives, agreeing plurals, participles with their complement.

An indefinite adjective behind a definite word is no attribute but tells something of it: الحكومة جاهزة.
"""

from __future__ import annotations

import re

from wasata.analysis import Phrase, Token
from wasata.mentions.people import People

ADJECTIVES = frozenset("AG")
# Participles that take a complement with a preposition and belong to the group before them.
_LEANING = re.compile(r"^(ال)?(موال|تابع|متحالف|مدعوم|مويد|مناهض|مناوي|مرتبط|منضوي|متعاقد|مساند|منتمي|معترف|منتهي)")
_LED = frozenset(("بقياده", "بزعامه", "برءاسه"))
_LEADING = frozenset(("تقوده", "تقودها", "يقوده", "يقودها", "قادته", "تتزعمه", "تتزعمها"))
_PLURALS = ("ون", "ين")
_RANKED = ("رفيع", "رفيعه", "رفيعي", "رفيعو", "رفيعا")
_NOT_GROUPS = frozenset(("person", "state", "place", "outlet"))


class Attributes(People):
    """Takes into a phrase what is said of its head."""

    def _adjectives(self, phrase: Phrase) -> None:
        while phrase.end < len(self.tokens) and self._take_adjective(phrase, self.tokens[phrase.end]):
            pass

    def _take_adjective(self, phrase: Phrase, token: Token) -> bool:
        if token.key in _RANKED and not token.prep and self._high_ranking(phrase, token):
            return True
        if token.prep or token.tag not in ADJECTIVES or token.reading is None:
            return False
        if (token.conj and not self._continues(token)) or self._predicative(token):
            return False
        if token.tag == "G":
            if phrase.dual and token.reading.features in ("ms", "fs") and self._named_at(token.index + 1):
                return False  # الرئيسان المصري عبد الفتاح السيسي والروسي …: each nationality goes with its name
            phrase.nationalities.append(token.reading.ref)
        phrase.adjectives.append(token.stem)
        phrase.end = token.index + 1
        if token.tag == "A":
            if token.reading.features in ("mp", "fp"):
                phrase.plural = True
            elif token.reading.features in ("md", "fd"):
                phrase.dual = True
        return True

    def _predicative(self, token: Token) -> bool:
        """الحكومة جاهزة: an indefinite adjective behind a definite word is no attribute."""
        previous = self.tokens[token.index - 1]
        return not token.article and previous.article and previous.tag != "#"

    def _high_ranking(self, phrase: Phrase, token: Token) -> bool:
        """رفيع المستوى, رفيعو المستوى."""
        after = self.token(token.index + 1)
        if after is None or after.key != "المستوي":
            return False
        phrase.adjectives.append("رفيع")
        phrase.end = token.index + 2
        return True

    def _continues(self, token: Token) -> bool:
        """الأردنية والفلسطينية: an adjective joined to one of the same definiteness."""
        previous = self.tokens[token.index - 1]
        if previous.tag == "E" and token.tag == "G":
            return token.article and previous.key.startswith("ال") and previous.inside
        return previous.tag in ADJECTIVES and previous.article == token.article and (token.article or token.tag == "A")

    def _agreeing(self, phrase: Phrase, token: Token) -> bool:
        """المقاتلين الحوثيين, المستوطنين المتطرفين, مقاتلين إسلاميين: a plural behind a plural of the same case.

        Another case is another part of the sentence: هاجم المسلحون الحوثيين.
        """
        previous = self.tokens[token.index - 1]
        ending = token.key[-2:]
        if token.tag not in "ECTNX" or token.conj or token.prep or token.pronoun or token.length > 1 or phrase.names:
            return False
        if ending in _PLURALS and previous.key.endswith(ending):
            definite = _definite(previous)
            return definite == _definite(token) and (definite or token.tag in "NX") and self._attribute(phrase, token)
        if token.tag == "T" and token.article and previous.article and token.reading is not None:
            feminine = token.reading.features == "fs" and token.key.endswith("ه") and previous.key.endswith("ه")
            return (feminine or token.reading.ref == "المخلوع") and self._attribute(phrase, token)
        return False

    def _attribute(self, phrase: Phrase, token: Token) -> bool:
        if phrase.kind in ("state", "place", "outlet"):
            return False
        if token.entity and token.tag == "E":
            phrase.entities.append(token.entity)
        phrase.adjectives.append(token.stem)
        phrase.end = token.index + 1
        return True

    def _leaning(self, phrase: Phrase, token: Token) -> bool:
        """القوات الموالية للرئيس هادي, الحكومة المعترف بها دوليا, المجلس المنتهية ولايته."""
        if token.tag not in "ANRTX" or token.prep or token.conj or phrase.kind in _NOT_GROUPS:
            return False
        if not _LEANING.match(token.key) or self._predicative(token):
            return False
        after = self.token(token.index + 1)
        if after is None or after.conj:
            return False
        if after.key in ("به", "بها", "بهم") or after.key.startswith("ولايت"):
            phrase.end = after.index + 1
            last = self.token(phrase.end)
            phrase.end += last is not None and last.key == "دوليا"
            return True
        at = after.index + 1 if after.key in ("مع", "من", "ب", "الي") else after.index
        inner = self.at(at) if at > after.index or after.prep in ("ل", "ب") else None
        if inner is None or inner.end > at + 9:
            return False
        phrase.adjectives.append(token.stem)
        phrase.end = inner.end
        return True

    def _led(self, phrase: Phrase) -> None:
        """التحالف بقيادة السعودية, القوات التي تقودها الولايات المتحدة: a coalition with the state that leads it."""
        at = phrase.end
        token = self.token(at)
        if token is None or phrase.kind not in ("group", "force", "coalition", "armed_group"):
            return
        if token.tag == "L":
            verb = self.token(at + 1)
            at += 2
            led = verb is not None and verb.key in _LEADING
        else:
            led = token.key in _LED or (token.key in _LEADING and not phrase.definite)
            at += 1
        leader = self.token(at)
        if not led or leader is None or leader.tag != "E" or leader.entity is None or leader.conj:
            return
        category, ref = leader.entity
        if category == "metonym" or (category == "actor" and self.lexicon.actors[ref].kind == "state"):
            phrase.end = at + leader.length

    def _state(self, token: Token) -> bool:
        if token.entity is None:
            return False
        category, ref = token.entity
        return category == "metonym" or (category == "actor" and self.lexicon.actors[ref].kind == "state")


def _definite(token: Token) -> bool:
    return token.definite or token.key.startswith("ال")

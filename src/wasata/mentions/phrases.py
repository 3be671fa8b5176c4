"""Noun phrases that may name an actor, found by their heads and bounded by explicit stop rules.

A phrase begins at a title (وزير), a collective noun (وفد), a nationality used as a noun (الحوثيون), a known name or a
person's name, and takes what belongs to it: complements, adjectives, names, a post behind a name, a bracketed name. It
stops at verbs, at prepositions that do not belong to its head, at punctuation and at words with a pronoun.
"""

from __future__ import annotations

from wasata.analysis import Phrase, Token
from wasata.mentions.complements import Complements

_BEGIN = frozenset("ETCG#UMXNA")  # tags at which a phrase may begin


class Chunker(Complements):
    """Finds the phrases of one sentence."""

    def phrases(self) -> list[Phrase]:
        """All phrases, from left to right, none inside another."""
        found: list[Phrase] = []
        at = 0
        for token in self.tokens:
            if token.index < at or (token.tag not in _BEGIN and token.entity is None):
                continue
            phrase = self.at(token.index)
            if phrase is not None:
                found.append(phrase)
                at = phrase.end
        return found

    def at(self, start: int) -> Phrase | None:
        """The phrase that begins at this token, if one does."""
        token = self.tokens[start]
        phrase = Phrase(start, start + 1, "", token.conj, token.prep, token.definite)
        if token.entity and not token.inside and token.tag == "E":
            self._from_entity(phrase, token)
        elif token.entity and token.entity[0] == "title" and token.length > 1:
            self._from_title(phrase, token, token.entity[1])
        elif token.tag == "T" and token.reading:
            self._from_title(phrase, token, token.reading.ref)
        elif token.tag == "C" and token.reading:
            if token.stem == "فريق" and self._degree(phrase.end):
                self._from_title(phrase, token, token.stem)
            else:
                self._from_collective(phrase, token)
        elif token.tag == "G" and token.reading:
            self._from_nationality(phrase, token)
        elif token.tag == "#" or token.tag == "U":
            return self._counted(start)
        elif self._begins_name(token):
            self._from_name(phrase, token)
        else:
            return None
        return phrase if phrase.kind else None

    def _begins_name(self, token: Token) -> bool:
        surname = (token.tag == "X" and token.stem in self.surnames) or self._bare_surname(token)
        return token.tag == "M" or surname or self._compound(token)

    def _bare_surname(self, token: Token) -> bool:
        """ووجه المنفي الشكر: a last name with the article, told before, where a verb's subject stands."""
        if token.tag not in "NA" or not token.article or "ال" + token.stem not in self.surnames or not token.index:
            return False
        return self.tokens[token.index - 1].tag == "V"

    # -- beginnings -------------------------------------------------------------------------------------------------

    def _from_entity(self, phrase: Phrase, token: Token) -> None:
        assert token.entity
        category, ref = token.entity
        phrase.entities.append(token.entity)
        phrase.end = token.index + token.length
        phrase.definite = True
        if category == "place":
            phrase.kind = "place"
            return
        if category == "outlet":
            phrase.kind = "outlet"
            return
        kind = self.lexicon.actors[ref].kind
        phrase.kind = "person" if kind == "person" else "state" if kind == "state" else kind
        phrase.plural = False
        if kind == "person":
            phrase.names.extend(range(token.index, phrase.end))
            self._names(phrase)
            self._posts_behind(phrase)
        elif kind != "state":  # إيران أقل سلبية, السعودية العمانية: a state's name is whole
            self._tail(phrase)

    def _from_title(self, phrase: Phrase, token: Token, title: str) -> None:
        phrase.kind = "person"
        phrase.titles.append(title)
        phrase.pronoun = token.pronoun
        phrase.end = token.index + token.length
        if any(t.key.startswith("ال") for t in self.tokens[token.index + 1 : phrase.end]):
            phrase.definite = True
        features = token.reading.features if token.reading else ""
        self._number(phrase, features)
        if self._degree(phrase.end) and self.lexicon.titles[title].kind == "rank":
            phrase.end += 1
        self._tail(phrase)

    def _degree(self, at: int) -> bool:
        """الفريق أول, العميد ركن: the degree of a rank."""
        token = self.token(at)
        return token is not None and token.key in ("اول", "ركن") and not token.conj

    def _from_collective(self, phrase: Phrase, token: Token) -> None:
        assert token.reading
        collective = self.lexicon.collectives[token.reading.ref]
        phrase.kind, phrase.collective = collective.cls, collective.noun
        phrase.pronoun = token.pronoun
        phrase.feminine = token.text.rstrip("\u064b\u064c\u064d").endswith("ة")
        self._number(phrase, token.reading.features)
        if not token.pronoun:
            self._tail(phrase)

    def _from_nationality(self, phrase: Phrase, token: Token) -> None:
        assert token.reading
        phrase.kind = "nationality"
        phrase.nationalities.append(token.reading.ref)
        self._number(phrase, token.reading.features)
        if not (phrase.plural or phrase.dual) and self._named_at(phrase.end):
            phrase.kind = "person"  # والروسي سيرغي لافروف: the post was told before, for both
            self._names_or_known(phrase, self.tokens[phrase.end])
            return
        while phrase.end < len(self.tokens) and self.tokens[phrase.end].tag == "A" and not self.tokens[phrase.end].conj:
            if not self._take_adjective(phrase, self.tokens[phrase.end]):
                break

    def _names_or_known(self, phrase: Phrase, token: Token) -> None:
        if token.entity and token.tag == "E":
            phrase.entities.append(token.entity)
            phrase.names.extend(range(token.index, token.index + token.length))
            phrase.end = token.index + token.length
        self._names(phrase)

    def _from_name(self, phrase: Phrase, token: Token) -> None:
        phrase.end = token.index
        if self._bare_surname(token):
            phrase.names.append(token.index)
            phrase.end = token.index + 1
        else:
            self._names(phrase)
        alone = len(phrase.names) == 1
        reading = token.reading
        weak = reading is None or reading.features in ("ambiguous", "particles") or token.prep != ""
        told = token.stem in self.surnames or self._bare_surname(token)
        if phrase.names and (not alone or told or not weak):
            phrase.kind = "person"
            if alone and not told:
                phrase.kind = "name"
            self._posts_behind(phrase)

    def _counted(self, start: int) -> Phrase | None:
        """عدد من الوزراء, 18 من عناصر البيشمركة, ثلاثة جنود: the count belongs to the phrase it counts."""
        at = start + 1
        while at < len(self.tokens) and self.tokens[at].tag in "#UA" and at - start < 5:
            at += 1
        partitive = at < len(self.tokens) and self.tokens[at].key == "من"
        at += partitive
        if at >= len(self.tokens) or self.tokens[at].tag not in "TCGE" or self.tokens[at].prep or self.tokens[at].conj:
            return None
        inner = self.at(at)
        if inner is None or inner.kind in ("place", "outlet", "state"):
            return None
        first = self.tokens[start]
        if first.tag == "U" and first.stem in ("كل", "كلا", "كلتا") and partitive:
            return None  # كل من فلان وفلان names them one by one
        inner.start, inner.conj, inner.prep, inner.counted = start, first.conj, first.prep, True
        inner.plural = True
        return inner

    @staticmethod
    def _number(phrase: Phrase, features: str) -> None:
        phrase.plural = "mp" in features or "fp" in features or features.startswith("n p")
        phrase.dual = "md" in features or "fd" in features or features.startswith("n d")
        if features.startswith("f"):
            phrase.feminine = True

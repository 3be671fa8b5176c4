"""What belongs to the head of a phrase: genitives, second titles, names, prepositions that the head asks for.

A genitive begins only behind an open word; behind a name nothing begins but more of the name and a post.
"""

from __future__ import annotations

from wasata.analysis import Phrase, Token
from wasata.mentions.attributes import ADJECTIVES, Attributes
from wasata.mentions.people import OPEN_QUOTES, WORLD

_BODY_TITLES = frozenset(("وزير", "وكيل", "كاتب", "وزيرة"))
_PARTITIVE = frozenset(("delegation", "officials", "force", "people", "group", "source"))
_SEATED = frozenset(("عضو", "سفير", "مبعوث", "ممثل", "مندوب", "قيادي", "نائب", "منسق"))  # posts that are held somewhere
_SENT = frozenset(("مبعوث", "سفير", "موفد", "ممثل", "مندوب"))
_OWNERS = frozenset(("body", "party", "group", "force", "officials", "organisation", "source"))
_RELATIVE_NOUNS = frozenset(("الخارجيه", "الداخليه"))  # nouns by themselves, adjectives behind a definite noun
_COURTESIES = frozenset(("والمعالي", "والفخامه", "والسعاده", "والسمو", "والجلاله", "والسياده", "والفضيله"))
_ALLIES = frozenset(("صالح", "المخلوع"))


class Complements(Attributes):
    """Takes into a phrase what belongs to it."""

    def _tail(self, phrase: Phrase) -> None:
        """Complements and adjectives, then names and posts behind them."""
        while phrase.end < len(self.tokens):
            before = phrase.end
            self._complement(phrase)
            if phrase.end == before:
                break
        if phrase.kind == "person":
            self._seated_name(phrase)
            self._apposed_name(phrase)
            if phrase.names:
                self._posts_behind(phrase)
        elif phrase.kind != "state":
            self._bracket(phrase)
            self._led(phrase)

    def _complement(self, phrase: Phrase) -> None:
        token = self.tokens[phrase.end]
        if phrase.names and phrase.kind == "person":
            if token.tag in "MX" and self.tokens[phrase.end - 1].text not in ")»":
                self._names(phrase)
            elif token.tag == "E" and len(phrase.names) == 1 and token.length == 1 and self._named_at(token.index):
                self._entity_complement(phrase, token)  # آموس هوكشتاين: a last name that is known by itself
        elif (
            self._leaning(phrase, token)
            or self._take_adjective(phrase, token)
            or self._agreeing(phrase, token)
            or self._joined(phrase, token)
        ):
            return
        elif token.text in OPEN_QUOTES:
            self._quoted(phrase)
        elif self._word_before_name(phrase, token) or (phrase.kind == "person" and self._compound(token)):
            self._first_name(phrase, token)
        elif token.tag == "E" and not token.inside:
            self._entity_complement(phrase, token)
        elif token.entity and token.entity[0] == "title" and token.length > 1 and not token.prep and not token.conj:
            self._title_complement(phrase, token, token.entity[1], token.length)
        elif token.tag in "NTCX":
            self._noun_complement(phrase, token)
        elif token.tag == "M" and phrase.kind == "person":
            self._names(phrase)
        elif token.tag == "P":
            self._prepositional(phrase, token)

    def _first_name(self, phrase: Phrase, token: Token) -> None:
        """A word that is read as a name here though it is an ordinary one."""
        if phrase.plural or phrase.dual or phrase.kind != "person":
            return
        length = 2 if self._compound(token) else 1
        phrase.names.extend(range(token.index, token.index + length))
        phrase.end = token.index + length
        self._names(phrase)

    # -- nouns behind the head ----------------------------------------------------------------------------------------

    def _open(self, token: Token) -> bool:
        """Whether a genitive may stand behind this word: it has neither article nor pronoun."""
        if token.inside and not token.key.startswith("ال"):
            first = next(t for t in reversed(self.tokens[: token.index]) if not t.inside)
            return first.entity is not None and first.entity[0] == "title"  # رئيس وفد [الحكومة]
        return token.tag in "NTCU" and not token.definite

    def _noun_complement(self, phrase: Phrase, token: Token) -> None:
        """What a noun behind the phrase does: a genitive, an attached ل or ب, a second title, the start of a name."""
        if token.prep or token.pronoun:
            self._attached(phrase, token)
        elif token.conj:
            self._joined_genitive(phrase, token)
        elif token.tag == "X":
            if phrase.kind == "person" and not (phrase.plural or phrase.dual or phrase.pronoun):
                self._names(phrase)
        else:
            self._genitive(phrase, token)

    def _attached(self, phrase: Phrase, token: Token) -> None:
        """الأمين العام للحزب، عضو اللجنة بمجلس النواب."""
        if phrase.names or token.tag == "X":
            return
        owned = token.prep == "ل" and (bool(phrase.titles) or phrase.kind in _OWNERS)
        if owned or (token.prep == "ب" and token.tag == "C" and self._office(phrase, token)):
            self._nested(phrase, phrase.end)

    def _joined_genitive(self, phrase: Phrase, token: Token) -> None:
        """وزير الخارجية والمغتربين: a second charge of one ministry."""
        ministry = bool(phrase.titles) and phrase.titles[0] in _BODY_TITLES and not phrase.names
        if ministry and token.article and token.tag == "N" and self.tokens[phrase.end - 1].article:
            phrase.end = token.index + 1

    def _joined(self, phrase: Phrase, token: Token) -> bool:
        """Genitives that a plural or a dual takes together: وزراء خارجية روسيا وإيران, وفدا الحكومة والجيش."""
        if token.conj != "و" or token.prep:
            return False
        if token.key in _COURTESIES and phrase.titles and phrase.plural:
            phrase.end = token.index + 1  # أصحاب السمو والمعالي وزراء الخارجية
            return True
        previous = self.tokens[token.index - 1]
        if phrase.dual and not phrase.nationalities and token.index - phrase.start > 1:
            return self._second_owner(phrase, token)
        if phrase.kind == "force" and token.tag == "E" and token.stem in _ALLIES and previous.tag == "E":
            phrase.end = token.index + token.length  # ميليشيات الحوثي وصالح
            return True
        several = phrase.plural and phrase.kind in ("person", "officials")
        if several and token.tag == "E" and previous.tag == "E" and phrase.entities and self._state(token):
            phrase.entities.append(token.entity or ("", ""))
            phrase.end = token.index + token.length
            return True
        return False

    def _second_owner(self, phrase: Phrase, token: Token) -> bool:
        """وفدا مجلس النواب والمجلس الأعلى: a dual has two owners; only its own construct form takes them."""
        head = self.tokens[phrase.start]
        construct = not head.article and head.key.endswith(("ا", "ي")) and not phrase.counted
        if not construct or phrase.pronoun or "joined" in phrase.adjectives or token.tag not in "CEN":
            return False
        inner = self.at(token.index) if token.tag in "CE" else None
        if inner is None and not token.article:
            return False
        phrase.adjectives.append("joined")
        phrase.entities.extend(inner.entities if inner else ())
        phrase.end = inner.end if inner else token.index + 1
        return True

    def _title_complement(self, phrase: Phrase, token: Token, title: str, length: int = 1) -> None:
        previous = self.tokens[phrase.end - 1]
        if phrase.kind == "person":
            if not phrase.names and not self._another(phrase, token, title):
                phrase.titles.append(title)
                phrase.end = token.index + length
        elif self._open(previous):
            inner = self.at(token.index)  # قوات الرئيس السابق علي عبد الله صالح
            if inner is not None and inner.kind == "person":
                phrase.titles.extend(inner.titles)
                phrase.entities.extend(inner.entities)
                phrase.nationalities.extend(inner.nationalities)
                phrase.definite = phrase.definite or inner.definite
                phrase.end = inner.end

    def _genitive(self, phrase: Phrase, token: Token) -> None:
        previous = self.tokens[phrase.end - 1]
        if token.tag == "T" and token.reading and (phrase.kind == "person" or self._open(previous)):
            self._title_complement(phrase, token, token.reading.ref)
        elif previous.article and token.article and token.tag == "N":
            # after a definite word a definite noun is no genitive; unknown words with the article are mostly adjectives
            if token.reading is None or token.reading.category == "adj" or token.key in _RELATIVE_NOUNS:
                phrase.adjectives.append(token.stem)
                phrase.end = token.index + 1
        elif self._open(previous) and (token.article or self._genitive_follows(token)):
            phrase.definite = phrase.definite or token.article
            phrase.end = token.index + 1

    def _another(self, phrase: Phrase, token: Token, ref: str) -> bool:
        """الرئيس التركي الرئيس العراقي: a second definite post behind a complete one, with no name right behind it."""
        whole = bool(phrase.nationalities or phrase.entities) and token.key.startswith("ال")
        title = self.lexicon.titles.get(ref)
        after = self.token(token.index + token.length)
        named = after is not None and (after.tag in "MX" or (after.tag == "E" and not after.prep and not after.conj))
        if named and after is not None and after.entity and after.tag == "E" and self._stranger(phrase, after.entity):
            return True  # وزير الدفاع الروسي المشير خليفة حفتر
        return whole and not named and (title is None or title.kind in ("post", "role"))

    def _stranger(self, phrase: Phrase, entity: tuple[str, str]) -> bool:
        """Whether a known person is of another state than the post: its own bodies and nationality tell."""
        if not self._is_person(entity):
            return False
        bodies = phrase.nationalities[:1] or [r for c, r in phrase.entities if c in ("actor", "metonym")][:1]
        country = self.lexicon.actors[bodies[0]].country if bodies else None
        own = self.lexicon.actors[entity[1]].country
        return bool(country and own) and not WORLD & {country, own} and country != own

    def _office(self, phrase: Phrase, token: Token) -> bool:
        """عضو لجنة الشؤون الخارجية بمجلس النواب: a body that the post belongs to, where the post has a complement."""
        assert token.reading
        body = self.lexicon.collectives[token.reading.ref].cls in ("body", "government")
        return body and bool(phrase.titles) and not phrase.names and phrase.end - phrase.start > 1

    def _genitive_follows(self, token: Token) -> bool:
        """Whether an indefinite noun is itself the first word of a genitive: رئيس [مكتب] الحزب."""
        after = self.token(token.index + 1)
        if token.tag in "TC":
            return True
        return after is not None and not after.prep and not after.conj and (after.article or after.tag in "EA")

    # -- known names and prepositions behind the head -----------------------------------------------------------------

    def _entity_complement(self, phrase: Phrase, token: Token) -> None:
        assert token.entity
        category, _ = token.entity
        if token.conj or (token.prep and token.prep != "ل") or (category == "outlet" and token.prep):
            return
        previous = self.tokens[phrase.end - 1]
        person = self._is_person(token.entity)
        if previous.key in ("باسم", "بلسان") and person and phrase.kind == "person":
            phrase.end = token.index + token.length  # ناطق بلسان نتنياهو is not he
            return
        if phrase.entities and not phrase.titles and not phrase.collective and not person:
            return  # قطر تنظيم داعش: a name is whole, what follows is another actor
        if person and (token.prep or phrase.kind != "person" or phrase.plural):
            self._leader(phrase, token)
        elif not self._behind_whole(phrase, token, person=person):
            phrase.entities.append(token.entity)
            phrase.definite = True  # رئيس الموساد: the genitive makes it so
            phrase.end = token.index + token.length
            if person:
                phrase.names.extend(range(token.index, phrase.end))
                self._names(phrase)

    def _leader(self, phrase: Phrase, token: Token) -> None:
        """قوات صالح, حكومة هادي; قوات الرئيس السابق is a known name before the name of him."""
        previous = self.tokens[phrase.end - 1]
        led = phrase.collective is not None and self._open(previous) and phrase.kind in ("force", "government", "group")
        titled = previous.inside and phrase.kind == "armed_group" and phrase.end - phrase.start > 2
        if token.entity and not token.prep and (led or titled):
            phrase.entities.append(token.entity)
            phrase.end = token.index + token.length

    def _behind_whole(self, phrase: Phrase, token: Token, *, person: bool) -> bool:
        """Whether the phrase is complete, so that a known name behind it is another part of the sentence."""
        previous = self.tokens[phrase.end - 1]
        if token.prep == "ل":
            if phrase.kind in ("delegation", "people"):
                return True
            # وزير الدفاع لمصر: a post with its genitive has no second owner; المندوب الدائم لروسيا has none yet
            return phrase.kind == "person" and self._state(token) and not self._lacks_owner(phrase)
        if person:
            return token.entity is not None and self._stranger(phrase, token.entity) and not self._open(previous)
        if previous.definite:
            return True  # لم يزر المبعوث بغداد: behind a definite word no genitive begins
        return previous.tag in ADJECTIVES  # زار وفد مصري قطاع غزة: nor behind an adjective

    def _lacks_owner(self, phrase: Phrase) -> bool:
        if phrase.nationalities or phrase.entities:
            return False
        words = self.tokens[phrase.start : phrase.end]
        return all(w.definite or w.key.startswith("ال") for w in words) or all(not w.definite for w in words)

    def _prepositional(self, phrase: Phrase, token: Token) -> None:
        """من حركة حماس, في قوات البيشمركة, إلى اليمن, باسم الحكومة: where the head asks for them."""
        word = token.key
        nested = phrase.end + 1
        if nested >= len(self.tokens) or token.conj or token.pronoun:
            return
        role = bool(phrase.titles)
        part_of = word in ("من", "عن") and phrase.kind in _PARTITIVE and not phrase.definite and not phrase.names
        if part_of or (word in ("باسم", "بلسان") and role):
            self._nested(phrase, nested)
        elif word in ("في", "لدي") and not (phrase.names or phrase.entities):
            seated = role and phrase.titles[0].split()[0] in _SEATED and not phrase.nationalities
            if seated or phrase.kind in ("officials", "source"):
                self._nested(phrase, nested, places=seated)
        elif word in ("الي", "لدي") and role and phrase.titles[0].split()[0] in _SENT:
            self._nested(phrase, nested)

    def _nested(self, phrase: Phrase, at: int, *, places: bool = True) -> None:
        token = self.tokens[at]
        if token.conj and at == phrase.end:
            return
        inner = self.at(at)
        if inner is None:
            if token.tag == "N" and token.article:
                phrase.end = at + 1
                after = self.token(phrase.end)
                phrase.end += after is not None and after.key in _RELATIVE_NOUNS
                self._adjectives(phrase)
            return
        if inner.kind == "place" and not places:
            return
        if inner.kind == "person" and phrase.kind != "source" and inner.names and not phrase.titles:
            return
        if inner.names and phrase.kind == "person":
            phrase.names.extend(inner.names)
        phrase.entities.extend(inner.entities)
        phrase.nationalities.extend(inner.nationalities)
        phrase.titles.extend(inner.titles)
        phrase.end = inner.end

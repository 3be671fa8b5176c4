"""Noun phrases that may name an actor, found by their heads and bounded by explicit stop rules.

A phrase begins at a title (وزير), a collective noun (وفد), a nationality used as a noun (الحوثيون), a known name or a
person's name, and takes what belongs to it: complements, adjectives, names, a post behind a name, a bracketed name. It
stops at verbs, at prepositions that do not belong to its head, at punctuation and at words with a pronoun.
"""

from __future__ import annotations

from wasata.analysis import Phrase, Token
from wasata.rules.compiled import Lexicon

OPEN_QUOTES = frozenset("«\"“„(‘'")
CLOSE_QUOTES = frozenset("»\"”)’'")
LONGEST_NAME = 7  # words in a person's name


_BODY_TITLES = frozenset(("وزير", "وكيل", "كاتب", "وزيرة"))
_PARTITIVE = frozenset(("delegation", "officials", "force", "people", "group", "source"))
_SEATED = frozenset(("عضو", "سفير", "مبعوث", "ممثل", "مندوب", "قيادي", "نائب", "منسق"))  # posts that are held somewhere
_SENT = frozenset(("مبعوث", "سفير", "موفد", "ممثل", "مندوب"))
_ADJ = frozenset("AG")
_BEGIN = frozenset("ETCG#UM")  # tags at which a phrase may begin
_BEGIN_TOLD = _BEGIN | frozenset("XNA")  # the same where last names have been told


class Chunker:
    """Finds the phrases of one sentence."""

    def __init__(self, tokens: list[Token], lexicon: Lexicon, surnames: frozenset[str] = frozenset()) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.surnames = surnames

    def phrases(self) -> list[Phrase]:
        """All phrases, from left to right, none inside another."""
        found: list[Phrase] = []
        at = 0
        begin = _BEGIN_TOLD if self.surnames else _BEGIN
        for token in self.tokens:
            if token.index < at or (token.tag not in begin and token.entity is None):
                continue
            phrase = self.at(token.index)
            if phrase is not None:
                found.append(phrase)
                at = phrase.end
        return found

    def at(self, start: int) -> Phrase | None:
        """The phrase that begins at this token, if one does."""
        token = self.tokens[start]
        if token.tag not in (_BEGIN_TOLD if self.surnames else _BEGIN) and token.entity is None:
            return None
        phrase = Phrase(start, start + 1, "", token.conj, token.prep, token.definite)
        if token.entity and not token.inside and token.tag == "E":
            self._from_entity(phrase, token)
        elif token.entity and token.entity[0] == "title" and token.length > 1:
            self._from_title(phrase, token, token.entity[1])
        elif token.tag == "T" and token.reading:
            self._from_title(phrase, token, token.reading.ref)
        elif token.tag == "C" and token.reading:
            self._from_collective(phrase, token)
        elif token.tag == "G" and token.reading:
            self._from_nationality(phrase, token)
        elif token.tag == "#" or token.tag == "U":
            return self._counted(start)
        elif token.tag == "M" or (token.tag == "X" and token.stem in self.surnames) or self._bare_surname(token):
            self._from_name(phrase, token)
        else:
            return None
        return phrase if phrase.kind else None

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
            self._post_behind(phrase)
        else:
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
        self._tail(phrase)

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
        self._adjectives(phrase)

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
            self._post_behind(phrase)

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

    # -- what belongs to a phrase -----------------------------------------------------------------------------------

    def _tail(self, phrase: Phrase) -> None:
        """Complements and adjectives, then names and a post behind them."""
        while phrase.end < len(self.tokens):
            before = phrase.end
            self._complement(phrase)
            if phrase.end == before:
                break
        if phrase.kind == "person":
            self._apposed_name(phrase)
            if phrase.names:
                self._post_behind(phrase)
        elif phrase.kind not in ("state",):
            self._bracket(phrase)

    def _adjectives(self, phrase: Phrase) -> None:
        while phrase.end < len(self.tokens) and self._take_adjective(phrase, self.tokens[phrase.end]):
            pass

    def _take_adjective(self, phrase: Phrase, token: Token) -> bool:
        if token.prep or token.tag not in _ADJ or token.reading is None:
            return False
        if token.conj and not self._continues(token):
            return False
        if token.tag == "G":
            phrase.nationalities.append(token.reading.ref)
        phrase.adjectives.append(token.stem)
        phrase.end = token.index + 1
        if token.tag == "A":
            if token.reading.features in ("mp", "fp"):
                phrase.plural = True
            elif token.reading.features in ("md", "fd"):
                phrase.dual = True
        return True

    def _continues(self, token: Token) -> bool:
        """الأردنية والفلسطينية: an adjective joined to one of the same definiteness."""
        previous = self.tokens[token.index - 1]
        if previous.tag == "E" and token.tag == "G":
            return token.article and previous.key.startswith("ال") and previous.inside
        return previous.tag in _ADJ and previous.article == token.article and (token.article or token.tag == "A")

    def _complement(self, phrase: Phrase) -> None:
        token = self.tokens[phrase.end]
        if self._take_adjective(phrase, token):
            return
        if token.text in OPEN_QUOTES:
            self._quoted(phrase)
        elif token.tag == "E" and not token.inside:
            self._entity_complement(phrase, token)
        elif token.entity and token.entity[0] == "title" and token.length > 1 and not token.prep and not token.conj:
            phrase.titles.append(token.entity[1])
            phrase.end = token.index + token.length
        elif token.tag in "NTC" or token.tag == "X":
            self._noun_complement(phrase, token)
        elif token.tag == "M" and phrase.kind == "person":
            self._names(phrase)
        elif token.tag == "P":
            self._prepositional(phrase, token)

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
        owners = ("body", "party", "group", "force", "officials", "organisation", "source")
        owned = token.prep == "ل" and (bool(phrase.titles) or phrase.kind in owners)
        if owned or (token.prep == "ب" and token.tag == "C" and self._office(phrase, token)):
            self._nested(phrase, phrase.end)

    def _joined_genitive(self, phrase: Phrase, token: Token) -> None:
        """وزير الخارجية والمغتربين: a second charge of one ministry."""
        ministry = bool(phrase.titles) and phrase.titles[0] in _BODY_TITLES and not phrase.names
        if ministry and token.article and token.tag == "N" and self.tokens[phrase.end - 1].article:
            phrase.end = token.index + 1

    def _genitive(self, phrase: Phrase, token: Token) -> None:
        previous = self.tokens[phrase.end - 1]
        if (
            token.tag == "T"
            and token.reading
            and (phrase.kind == "person" or (previous.tag in "NTCU" and not previous.definite))
        ):
            if not phrase.names and not self._another(phrase, token):
                phrase.titles.append(token.reading.ref)
                phrase.end = token.index + 1
        elif previous.article and token.article and token.tag == "N":
            # after a definite word a definite noun is no genitive; unknown words with the article are mostly adjectives
            if token.reading is None or token.reading.category == "adj":
                phrase.adjectives.append(token.stem)
                phrase.end = token.index + 1
        elif previous.tag in "NTCU" and not previous.definite and (token.article or self._genitive_follows(token)):
            phrase.definite = phrase.definite or token.article
            phrase.end = token.index + 1

    def _another(self, phrase: Phrase, token: Token) -> bool:
        """الرئيس التركي الرئيس العراقي: a second definite post behind a complete one, with no name right behind it."""
        assert token.reading
        whole = bool(phrase.nationalities or phrase.entities) and token.article
        title = self.lexicon.titles.get(token.reading.ref)
        after = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        named = after is not None and (after.tag in "MX" or (after.tag == "E" and not after.prep and not after.conj))
        return whole and not named and (title is None or title.kind in ("post", "role"))

    def _office(self, phrase: Phrase, token: Token) -> bool:
        """عضو لجنة الشؤون الخارجية بمجلس النواب: a body that the post belongs to, where the post has a complement."""
        assert token.reading
        body = self.lexicon.collectives[token.reading.ref].cls in ("body", "government")
        return body and bool(phrase.titles) and not phrase.names and phrase.end - phrase.start > 1

    def _genitive_follows(self, token: Token) -> bool:
        """Whether an indefinite noun is itself the first word of a genitive: رئيس [مكتب] الحزب."""
        after = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        if token.tag in "TC":
            return True
        return after is not None and not after.prep and not after.conj and (after.article or after.tag in "EA")

    def _entity_complement(self, phrase: Phrase, token: Token) -> None:
        assert token.entity
        category, ref = token.entity
        if token.conj or (token.prep and token.prep != "ل"):
            return
        person = category == "actor" and self.lexicon.actors[ref].kind == "person"
        if category == "outlet" and token.prep:
            return
        if phrase.entities and not phrase.titles and not phrase.collective:
            return  # قطر تنظيم داعش: a name is whole, what follows is another actor
        if person and (token.prep or phrase.kind != "person" or phrase.plural):
            if (
                phrase.collective
                and not token.prep
                and not self.tokens[phrase.end - 1].definite
                and phrase.kind in ("force", "government", "group")
            ):
                phrase.entities.append(token.entity)  # قوات صالح, حكومة هادي
                phrase.end = token.index + token.length
            return
        if not person and self.tokens[phrase.end - 1].definite and not token.prep:
            return  # لم يزر المبعوث بغداد: behind a definite word no genitive begins
        if token.prep == "ل" and phrase.kind in ("delegation", "people"):
            return
        if not person and not token.prep and self.tokens[phrase.end - 1].tag in _ADJ:
            return  # زار وفد مصري قطاع غزة: behind an adjective no genitive begins
        phrase.entities.append(token.entity)
        phrase.definite = True  # رئيس الموساد: the genitive makes it so
        phrase.end = token.index + token.length
        if person:
            phrase.names.extend(range(token.index, phrase.end))
            self._names(phrase)

    def _prepositional(self, phrase: Phrase, token: Token) -> None:
        """من حركة حماس, في قوات البيشمركة, إلى اليمن, باسم الحكومة: where the head asks for them."""
        word = token.key
        nested = phrase.end + 1
        if nested >= len(self.tokens) or token.conj or token.pronoun:
            return
        role = bool(phrase.titles)
        part_of = word == "من" and phrase.kind in _PARTITIVE and not phrase.definite and not phrase.names
        if part_of or (word in ("باسم", "بلسان") and role):
            self._nested(phrase, nested)
        elif word in ("في", "لدي") and not (phrase.names or phrase.entities):
            seated = role and phrase.titles[0].split()[0] in _SEATED and not phrase.nationalities
            if seated or phrase.kind in ("officials", "source"):
                self._nested(phrase, nested, places=seated)
        elif word == "الي" and role and phrase.titles[0].split()[0] in _SENT:
            self._nested(phrase, nested)

    def _nested(self, phrase: Phrase, at: int, *, places: bool = True) -> None:
        token = self.tokens[at]
        if token.conj and at == phrase.end:
            return
        inner = self.at(at)
        if inner is None:
            if token.tag == "N" and token.article:
                phrase.end = at + 1
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

    # -- names ------------------------------------------------------------------------------------------------------

    def _names(self, phrase: Phrase) -> None:
        at = phrase.end
        while at < len(self.tokens) and len(phrase.names) < LONGEST_NAME and self._name_word(phrase, self.tokens[at]):
            phrase.names.append(at)
            at += 1
        phrase.end = at
        self._bracket(phrase)

    def _name_word(self, phrase: Phrase, token: Token) -> bool:
        first = not phrase.names
        if token.inside or token.tag == "E":
            return False
        if token.tag == "M" and token.reading:
            return not (token.conj or token.prep) or first
        if token.tag in "XTC" and not token.article and not token.prep and not token.conj and not token.pronoun:
            if token.tag == "X":
                return token.text.isalpha() and not token.key.endswith("وا")
            return not first and self.tokens[phrase.names[-1]].stem in ("بن", "ابن", "ابو", "ولد", "ال", "عبد")
        after = self.tokens[phrase.names[-1]] if phrase.names else None
        if after is not None and token.article and token.tag in "NX" and not token.prep and not token.conj:
            return token.reading is None or token.reading.category == "name" or after.stem in ("عبد", "بن", "ال", "ابو")
        return False

    def _bracket(self, phrase: Phrase) -> None:
        """A short name in brackets or quotation marks behind: محمود عباس (أبو مازن)."""
        at = phrase.end
        if at + 2 < len(self.tokens) and self.tokens[at].text == "(":
            for close in range(at + 1, min(at + 5, len(self.tokens))):
                if self.tokens[close].text in ")»":
                    if all(t.tag in "EMXNCTA" for t in self.tokens[at + 1 : close]):
                        self._take_bracket(phrase, at + 1, close)
                    return
                if self.tokens[close].tag in "VPQL.":
                    return

    def _take_bracket(self, phrase: Phrase, start: int, close: int) -> None:
        phrase.entities.extend(t.entity for t in self.tokens[start:close] if t.entity and t.tag == "E")
        phrase.end = close + 1

    def _quoted(self, phrase: Phrase) -> None:
        """تنظيم «داعش»، قيادة «حماس»: up to four words in quotation marks as a complement."""
        at = phrase.end
        if phrase.entities or phrase.names or phrase.kind in ("person", "state", "place"):
            return
        for close in range(at + 1, min(at + 6, len(self.tokens))):
            token = self.tokens[close]
            if token.text in CLOSE_QUOTES:
                if close > at + 1:
                    self._take_bracket(phrase, at + 1, close)
                return
            if token.tag in "VQLP" or token.text in "،.:":
                return

    def _apposed_name(self, phrase: Phrase) -> None:
        """رئيس الوزراء الإسرائيلي، بنيامين نتنياهو: a name behind a comma."""
        at = phrase.end
        if phrase.names or phrase.plural or at + 1 >= len(self.tokens) or self.tokens[at].text not in "،,":
            return
        token = self.tokens[at + 1]
        known = token.tag == "E" and token.entity is not None and self._is_person(token.entity)
        honorific = token.tag == "T" and phrase.definite
        if token.conj or token.prep or not (known or token.tag == "M" or honorific):
            return
        inner = self.at(at + 1)
        if inner is None or not inner.names:
            return
        alone = len(inner.names) == 1 and not known
        if alone:
            return
        phrase.names.extend(inner.names)
        phrase.entities.extend(inner.entities)
        phrase.titles.extend(inner.titles)
        phrase.end = inner.end

    def _elsewhere(self, phrase: Phrase, post: Phrase) -> bool:
        """Whether a known person's state is not the one of the post behind: كيري أمير قطر are two."""
        known = next((self.lexicon.actors[r] for c, r in phrase.entities if self._is_person((c, r))), None)
        bodies = [r for c, r in post.entities if c in ("actor", "metonym")] + post.nationalities
        countries = {self.lexicon.actors[r].country for r in bodies} - {None}
        return known is not None and known.country is not None and bool(countries) and known.country not in countries

    def _is_person(self, entity: tuple[str, str]) -> bool:
        return entity[0] == "actor" and self.lexicon.actors[entity[1]].kind == "person"

    def _post_behind(self, phrase: Phrase) -> None:
        """عباس كامل، رئيس المخابرات العامة: a post behind a name, with or without a comma."""
        at = phrase.end
        comma = at < len(self.tokens) and self.tokens[at].text in "،,"
        at += comma
        if at >= len(self.tokens):
            return
        token = self.tokens[at]
        titled = token.tag == "T" or (token.entity is not None and token.entity[0] == "title" and token.length > 1)
        if not titled or token.conj or token.prep or token.pronoun:
            return
        if token.reading and token.tag == "T" and self.lexicon.titles[token.reading.ref].kind in ("rank", "honorific"):
            return
        inner = self.at(at)
        if inner is None or inner.names or inner.plural or inner.end - at < 2:
            return
        if (not comma and (len(phrase.names) < 2 or phrase.titles)) or self._elsewhere(phrase, inner):
            return
        phrase.titles.extend(inner.titles)
        phrase.entities.extend(inner.entities)
        phrase.nationalities.extend(inner.nationalities)
        phrase.end = inner.end

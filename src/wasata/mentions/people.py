"""People's names inside a phrase: which words a name takes, what is bracketed behind it, and its posts.

A post may stand before a name and behind it (الأمير محمد بن نايف ولي العهد ووزير الدفاع), and between a post and its
name there may be the place where it is held (رئيس البعثة في السودان فولكر بيرتس).
"""

from __future__ import annotations

from wasata.analysis import Phrase, Token
from wasata.rules.compiled import Lexicon

OPEN_QUOTES = frozenset("«\"“„(‘'")
CLOSE_QUOTES = frozenset("»\"”)’'")
WORLD = frozenset(("UNO", "IGO", "EUR", "NGO"))  # bodies above states
LONGEST_NAME = 7  # words in a person's name

# The second word of a compound name with the words that stand before it: نور الدين, نصر الله.
_FAITH = """نور عز صلاح جمال شمس علاء بهاء محيي محي ضياء حسام عماد شرف فخر تقي خير بدر زين تاج ناصر نجم كمال سيف
شهاب برهان مجد رضي"""
_GOD = "نصر عبد جار فضل سعد عطا رزق هبه حمد فتح جاد عوض امان خير سيف ايه عطاء دخيل رحمه"
_COMPOUNDS = {"الدين": frozenset(_FAITH.split()), "الله": frozenset(_GOD.split())}
_HELD_BACK = frozenset(("بن", "ابن", "ابو", "ولد", "ال", "عبد"))  # name particles that take the word behind them
# Titles by which a person is addressed.
_COURTLY = frozenset(("أمير", "شيخ", "سفير", "وزير", "النائب", "المستشار", "محام", "محامي", "أسير"))
_STATE_HEADS = ("رئيس", "ملك", "امير", "سلطان")


class People:
    """What belongs to a person's name. ``at`` gives the phrase that begins at a token."""

    def __init__(self, tokens: list[Token], lexicon: Lexicon, surnames: frozenset[str] = frozenset()) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.surnames = surnames

    def at(self, start: int) -> Phrase | None:
        """The phrase that begins at this token, if one does."""
        raise NotImplementedError

    def token(self, at: int) -> Token | None:
        """The token in this place, None behind the last one."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    # -- names ------------------------------------------------------------------------------------------------------

    def _names(self, phrase: Phrase) -> None:
        at = phrase.end
        while at < len(self.tokens) and len(phrase.names) < LONGEST_NAME:
            length = self._name_words(phrase, self.tokens[at])
            if not length:
                break
            phrase.names.extend(range(at, at + length))
            at += length
        phrase.end = at
        self._bracket(phrase)

    def _name_words(self, phrase: Phrase, token: Token) -> int:
        """How many words of a name stand here: 0, 1, or 2 for نور الدين."""
        if token.inside or token.tag == "E":
            return 0
        first = not phrase.names
        if self._compound(token):
            return 2
        if token.tag == "M":
            return int(first or not (token.conj or token.prep))
        if token.article or token.prep or token.pronoun:
            return int(not first and self._name_with_article(phrase, token))
        if token.conj:
            return int(first and token.conj == "ف" and token.tag == "N" and self._name_follows(token))  # فانسان
        if token.tag == "X":
            return int(token.text.isalpha() and not token.key.endswith("وا"))
        return int(token.tag in "TCN" and not first and self._word_as_name(phrase, token))

    def _word_as_name(self, phrase: Phrase, token: Token) -> bool:
        """محمد مختار جمعة, عبد نائب: an ordinary word in the middle of a name."""
        last = self.tokens[phrase.names[-1]]
        if token.tag in "TC" and (last.stem in _HELD_BACK or last.key in _HELD_BACK):
            return True
        return token.tag == "T" and last.tag == "M" and self._name_follows(token)

    def _name_with_article(self, phrase: Phrase, token: Token) -> bool:
        before = self.tokens[phrase.names[-1]]
        if not token.article or token.tag not in "NX" or token.prep or token.conj:
            return False
        return token.reading is None or token.reading.category == "name" or before.stem in ("عبد", "بن", "ال", "ابو")

    def _compound(self, token: Token) -> bool:
        """نور الدين: two words that only a name has side by side."""
        after = self.token(token.index + 1)
        if after is None or after.key not in _COMPOUNDS or after.inside or token.text[0] == "«":
            return False
        return token.key in _COMPOUNDS[after.key]

    def _name_follows(self, token: Token) -> bool:
        after = self.token(token.index + 1)
        return after is not None and after.tag in "MX" and not after.conj and not after.prep and after.text.isalpha()

    def _named_at(self, at: int) -> bool:
        """Whether a known person's or an unmistakable given name stands here."""
        token = self.token(at)
        if token is None or token.conj or token.prep:
            return False
        if token.entity and token.tag == "E":
            return self._is_person(token.entity)
        if token.tag == "M" and token.reading is not None:
            return token.reading.features not in ("ambiguous", "particles")
        return self._compound(token)

    def _word_before_name(self, phrase: Phrase, token: Token) -> bool:
        """وكيل الوزارة ناجي سرحان: behind a definite post an indefinite word before a name is a name too."""
        if phrase.names or phrase.plural or phrase.dual or not phrase.definite or token.tag not in "NA":
            return False
        if token.article or token.prep or token.pronoun or token.conj or token.key.endswith(("ه", "ا", "ات", "ين")):
            return False
        if token.reading is not None and token.reading.category not in ("noun", "adj"):
            return False
        return self._name_follows(token) and self.tokens[token.index + 1].tag == "M"

    # -- brackets and quotation marks ---------------------------------------------------------------------------------

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

    # -- names and posts apart ----------------------------------------------------------------------------------------

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
        if inner is None or not inner.names or (len(inner.names) == 1 and not known):
            return
        self._join(phrase, inner)

    def _seated_name(self, phrase: Phrase) -> None:
        """رئيس البعثة الأممية في السودان فولكر بيرتس: where the post is held stands between it and the name."""
        token = self.token(phrase.end)
        if phrase.names or phrase.plural or phrase.dual or token is None or token.conj or token.pronoun:
            return
        seat = phrase.end + 1 if token.tag == "P" and token.key in ("في", "لدي", "الي", "عن") else phrase.end
        if seat == phrase.end and token.prep != "ب":
            return
        place = self.token(seat)
        if place is None or place.tag not in "ECN" or place.conj or (place.tag == "N" and not place.article):
            return
        inner = self.at(seat) if place.tag != "N" else None
        if inner is not None and (inner.kind in ("person", "outlet") or inner.names):
            return
        at = inner.end if inner is not None else seat + 1
        named = self.token(at)
        if named is None or not (self._named_at(at) or (named.tag == "T" and self._courtesy(named))):
            return
        person = self.at(at)
        if person is not None and person.names and not (person.conj or person.prep):
            if inner is not None:
                phrase.entities.extend(inner.entities)
            self._join(phrase, person)

    def _courtesy(self, token: Token) -> bool:
        """الشيخ, الفريق: a rank or a courtesy, which never stands for a post."""
        if token.conj or token.prep or token.reading is None:
            return False
        title = self.lexicon.titles.get(token.reading.ref)
        return title is not None and title.kind in ("rank", "honorific")

    def _join(self, phrase: Phrase, inner: Phrase) -> None:
        phrase.names.extend(inner.names)
        phrase.entities.extend(inner.entities)
        phrase.nationalities.extend(inner.nationalities)
        phrase.titles.extend(inner.titles)
        phrase.end = inner.end

    def _elsewhere(self, phrase: Phrase, post: Phrase) -> bool:
        """Whether a known person's state is not the one of the post behind: كيري أمير قطر are two."""
        known = next((self.lexicon.actors[r] for c, r in phrase.entities if self._is_person((c, r))), None)
        countries = self._countries(post)
        if known is None or known.country is None or not countries or countries & WORLD:
            return False  # the head of a world body has a state of his own
        return known.country not in countries

    def _countries(self, post: Phrase) -> set[str]:
        bodies = [r for c, r in post.entities if c in ("actor", "metonym")] + post.nationalities
        return {self.lexicon.actors[r].country or "" for r in bodies} - {""}

    def _is_person(self, entity: tuple[str, str]) -> bool:
        return entity[0] == "actor" and self.lexicon.actors[entity[1]].kind == "person"

    def _posts_behind(self, phrase: Phrase) -> None:
        """عباس كامل، رئيس المخابرات العامة: posts behind a name, one after the other, with or without a comma."""
        before = len(phrase.titles)
        while self._post_behind(phrase, behind=len(phrase.titles) > before):
            pass

    def _post_behind(self, phrase: Phrase, *, behind: bool) -> bool:
        at = phrase.end
        comma = at < len(self.tokens) and self.tokens[at].text in "،,"
        at += comma
        token = self.token(at)
        if token is None or token.prep or token.pronoun or (token.conj and (comma or not behind)):
            return False
        titled = token.tag == "T" or (token.entity is not None and token.entity[0] == "title" and token.length > 1)
        if not titled or (token.tag == "T" and self._courtesy(token)):
            return False
        inner = self.at(at)
        if inner is None or inner.names or inner.plural or inner.end - at < 2 or self._elsewhere(phrase, inner):
            return False
        if not (comma or behind) and not self._same_person(phrase, inner):
            return False
        if behind and token.conj and (inner.nationalities or self._countries(inner) - self._countries(phrase)):
            return False
        self._join(phrase, inner)
        return True

    def _same_person(self, phrase: Phrase, post: Phrase) -> bool:
        """Whether a post right behind a name is the named person's: he has no other yet, or both head one state."""
        if len(phrase.names) < 2:
            return False
        titles = [self.lexicon.titles.get(t) for t in phrase.titles]
        if all(title is not None and title.kind in ("rank", "honorific") for title in titles):
            return True
        courtly = all(
            t in _COURTLY or (e is not None and e.kind in ("rank", "honorific"))
            for t, e in zip(phrase.titles, titles, strict=True)
        )
        # الوزير عباس كامل and صاحب السمو الملكي الأمير محمد are addressed; وزير الخارجية has his post already
        if courtly and self.tokens[phrase.names[0] - 1].key.startswith("ال"):
            before = self.tokens[phrase.names[0] - 1]
            if before.tag == "T" and before.reading is not None and before.reading.ref in _COURTLY:
                return True
        first = phrase.titles[0].split()[0]
        heads = first == post.titles[0].split()[0] and first in _STATE_HEADS and len(phrase.titles) == 1
        return heads and (bool(self._countries(post)) or post.titles[0] == "رئيس الجمهورية")

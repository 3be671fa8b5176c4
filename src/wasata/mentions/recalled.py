"""Whom a bare noun recalls: التنظيم is the body last named that is called تنظيم, سموه the prince last spoken of.

These words name nobody and stand for whoever the report named last that they fit. Only the last few mentions are asked.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

from wasata.analysis import Mention
from wasata.arabic.letters import key
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import ActorEntry

RECENT = 60  # mentions looked back upon
_CLASSES = frozenset(("group", "party", "body", "force", "government"))
_OWN = frozenset(("body", "force"))  # of these each state has its own
_SPELLINGS = {key("ميليشيا"): key("مليشيا"), key("ميليشيات"): key("مليشيا"), key("مليشيات"): key("مليشيا")}
# an honorific with a pronoun and the titles of those it is said of; none named: of anybody
_HONOURS: dict[str, frozenset[str]] = {
    key(word): frozenset(key(t) for t in titles.split())
    for word, titles in {
        "سمو": "سمو أمير أميرة ولي شيخ شيخة صاحب صاحبة حاكم",
        "جلالة": "ملك ملكة جلالة سلطان عاهل",
        "فخامة": "رئيس رئيسة فخامة",
        "دولة": "رئيس رئيسة دولة",
        "معالي": "وزير وزيرة معالي أمين رئيس محافظ",
        "سيادة": "رئيس رئيسة سيادة وزير",
        "سعادة": "",
        "غبطة": "بطريرك غبطة",
        "قداسة": "بابا قداسة",
        "فضيلة": "شيخ إمام مفتي مفت فضيلة",
        "سماحة": "مفتي مفت شيخ سيد آية سماحة",
    }.items()
}

_PRINCELY = frozenset((key("سمو"), key("أمير")))


class Recalled:
    """The last mentions of one report, asked for whom a bare noun recalls."""

    def __init__(self, lexicon: Lexicon, countries: Counter[str]) -> None:
        self.lexicon = lexicon
        self._countries = countries  # how often each was named so far
        self._bodies: deque[Mention] = deque(maxlen=RECENT)
        self._people: deque[Mention] = deque(maxlen=RECENT)

    def add(self, mention: Mention) -> None:
        """Remembers who was named: bodies with a name of their own, people with a title or a name."""
        phrase = mention.phrase
        if mention.kind == "person":
            if not phrase.plural and not phrase.dual and (phrase.names or phrase.titles) and honour(mention) is None:
                self._people.append(mention)
        elif mention.kind not in ("place", "nationality", "outlet") and not bare(mention):
            self._bodies.append(mention)

    def body(self, mention: Mention) -> Mention | None:
        """Who is meant by التنظيم، الحركة، المملكة: the body last named whose name begins with that noun."""
        collective = mention.phrase.collective
        if not collective or not bare(mention) or self.lexicon.collectives[collective].cls not in _CLASSES:
            return None
        noun = _plain(key(collective))
        if (mention.phrase.plural or mention.phrase.dual) and noun not in _SPELLINGS.values():
            return None  # الدول، الدولتان: several
        own = self.lexicon.collectives[collective].cls in _OWN
        return next(
            (m for m in reversed(self._bodies) if noun in self._heads(m) and not (own and self._foreign(m))), None
        )

    def _foreign(self, mention: Mention) -> bool:
        """Whether its state is not the one the report speaks of most: الجيش is the army of that one."""
        often = self._countries.most_common(1)
        return bool(mention.country and often and self._countries[mention.country] < often[0][1])

    def person(self, mention: Mention) -> Mention | None:
        """Who is meant by سموه، فخامته: the last person whose title it goes with."""
        word = honour(mention)
        if word is None:
            return None
        fitting, royal = _HONOURS[word], word == key("سمو")
        for mention in reversed(self._people):
            titles = _titles(mention)
            above = not royal and bool(titles & _PRINCELY)  # a prince who is a minister is no معاليه
            if not above and (not fitting or fitting & titles):
                return mention
        return None

    def _heads(self, mention: Mention) -> frozenset[str]:
        """The nouns by which a body's names begin, those of the lexicon and that of the mention itself."""
        actor = self.lexicon.actors.get(mention.id or "")
        if actor is not None:
            return _first_words(actor)
        collective = mention.phrase.collective
        own = {_plain(key(collective))} if collective else set()
        return frozenset(own | {_plain(key(w).removeprefix("ال")) for w in mention.text.split()[:1]})


def bare(mention: Mention) -> bool:
    """Whether it is one noun with the article and nothing else: التنظيم."""
    phrase = mention.phrase
    alone = phrase.end - phrase.start == 1 and not phrase.pronoun
    return alone and phrase.definite and not (phrase.entities or phrase.nationalities or phrase.names)


def honour(mention: Mention) -> str | None:
    """The honorific of سموه، معاليه: a title of one word that ends in a pronoun; None for all else."""
    phrase = mention.phrase
    if mention.kind != "person" or not phrase.pronoun or phrase.names or phrase.end - phrase.start != 1:
        return None
    word = key(phrase.titles[0]) if len(phrase.titles) == 1 else ""
    return word if word in _HONOURS else None


def _first_words(actor: ActorEntry) -> frozenset[str]:
    return frozenset(_plain(_first(name)) for name in (actor.name_ar, *actor.also))


def _first(name: str) -> str:
    return key(name.split()[0]).removeprefix("ال")


def _plain(noun: str) -> str:
    """One spelling for ميليشيا, ميليشيات and مليشيات."""
    return _SPELLINGS.get(noun, noun)


def _titles(mention: Mention) -> frozenset[str]:
    words: Iterable[str] = (word for title in mention.phrase.titles for word in title.split()[:1])
    return frozenset(key(word) for word in words)

"""Verb or noun, name or word: decided once, from what a word may be and what stands before it.

Each reading that may win (:mod:`wasata.sentences.contenders`) gets a score from its kind, from how much had to be cut
off and from its neighbours; the best one is kept. The numbers are hand-set and only their order matters.
"""

from __future__ import annotations

from wasata.analysis import CLOSED, Contender, Reading, Token
from wasata.sentences.contenders import BASE, LEAST, alone_score, belated, verb_score

_STOPS = frozenset(".!?؟…:؛،,-–—")
_MEDIUM = frozenset(("صحيفه", "وكاله", "قناه", "موقع", "جريده", "اذاعه", "مجله", "تلفزيون", "شبكه", "فضاءيه"))
_PLACE_NOUNS = frozenset(
    (
        "مدينه",
        "محافظه",
        "بلده",
        "قريه",
        "منطقه",
        "قضاء",
        "ريف",
        "اقليم",
        "ولايه",
        "مديريه",
        "حي",
        "مطار",
        "ميناء",
        "معبر",
    )
)
# من جهته، بدوره: they turn to another speaker, and the clause begins behind them
_TURNS = frozenset(
    f"{noun}{ending}" for noun in ("جهت", "جانب", "ناحيت", "بدور") for ending in ("ه", "ها", "هم", "هما")
)
_MARKS = "\u064b\u064c\u064d"


def decide(tokens: list[Token]) -> None:
    """Sets ``tag``, ``reading`` and what was cut off, from left to right."""
    previous: Token | None = None
    context = _Context(tokens)
    for token in tokens:
        if token.inside:
            token.tag = "E"
        elif not token.text[0].isalpha():
            token.tag = "#" if token.text[0].isdigit() else "."
            if token.text in "«»\"“”'()":
                continue
        else:
            _decide_word(tokens, token, previous, context)
            if token.key == "و":
                token.tag = "."  # written apart, it joins the next word: و بحث
                continue
        previous = token
        context.pass_by(token)


def _decide_word(tokens: list[Token], token: Token, previous: Token | None, context: _Context) -> None:
    if previous is not None and token.key in _NAME_PARTICLES and _names_person(previous):
        token.tag, token.stem, token.entity, token.length = "M", token.key, None, 1
    elif token.entity and _is_name(tokens, token, previous):
        token.tag = "E"
        token.stem = token.key
    else:
        if token.length == 1:
            token.entity = None
        _choose(token, context)


_NAME_PARTICLES = frozenset(("بن", "ابن", "ال", "ولد", "بنت"))


class _Context:
    """What stands around the word that is decided: the word before, the word after, whether the clause has its verb."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.previous: Token | None = None
        self.verbless = True
        self.at = 0
        self.following: Token | None = None

    def pass_by(self, token: Token) -> None:
        """Leaves a decided word behind: it is the one before the next."""
        self.previous = token
        if token.tag == "V":
            if token.reading is None or token.reading.ref not in _HELPERS:
                self.verbless = False
        elif token.tag in "QLK" or token.text in ".:؛!؟?":
            self.verbless = True

    def move(self, token: Token) -> None:
        """Goes on to a word that is to be decided."""
        self.at = token.index
        at = token.index + token.length
        self.following = self.tokens[at] if at < len(self.tokens) else None

    @property
    def apart(self) -> bool:
        """Whether a و stands before the word, written apart."""
        return self.at > 0 and self.tokens[self.at - 1].key == "و"

    @property
    def adjective_follows(self) -> bool:
        """Whether an adjective without the article comes next: قصف جوي is a noun."""
        return self.following is not None and self.following.word.describes

    def opens(self, reading: Reading) -> bool:
        """Whether a word with this reading stands at the head of a clause that has no verb yet."""
        after_stop = self.previous is None or self.previous.text in _STOPS or self.apart or bool(reading.split.conj)
        return after_stop and self.verbless

    @property
    def subject_follows(self) -> bool:
        """Whether a known actor, a title or a group comes next."""
        token = self.following
        if token is None:
            return False
        if token.entity and token.entity[0] in ("actor", "metonym", "short"):
            return True
        return token.word.calls

    @property
    def verb_follows(self) -> bool:
        """Whether a word that is a verb as it stands comes next."""
        return self.following is not None and self.following.word.acts

    @property
    def accusative_follows(self) -> bool:
        """Whether an indefinite accusative noun comes next: مستهدفة موقعا."""
        token = self.following
        if token is None or token.word.verbs or not token.text.rstrip(_MARKS).endswith("ا"):
            return False
        return not any(r.category == "adj" for r in token.word.nominals)

    def describes_before(self, *, imperfect: bool) -> bool:
        """Whether a verb here may describe the indefinite noun before it: تقريرا تنتقد فيه."""
        before = self.previous
        return imperfect and before is not None and before.tag in "NTC" and not before.definite

    @property
    def definite_follows(self) -> bool:
        """Whether a known actor or a word with the article comes next."""
        token = self.following
        return token is not None and (bool(token.entity) or token.word.split.article or token.key.startswith("ال"))

    def sees(self, word: str, within: int) -> bool:
        """Whether a folded word stands among the next few."""
        start = self.at + 1
        return any(token.key == word for token in self.tokens[start : start + within])


_HELPERS = frozenset(("كان", "أصبح", "بات", "ظل", "ليس", "كاد"))


def _names_person(token: Token) -> bool:
    return token.tag in "TMXE"


def _is_name(tokens: list[Token], token: Token, previous: Token | None) -> bool:
    """Whether a known name is meant here, where its spelling is also an ordinary word."""
    if token.length > 1:
        return token.entity is not None and token.entity[0] != "title"
    assert token.entity
    category = token.entity[0]
    if category == "title":
        return False
    after_definite = previous is not None and previous.tag in "NAG" and previous.article
    if (
        category == "actor"
        and after_definite
        and any(r.category == "nat" and r.split.article for r in token.word.nominals)
    ):
        return False  # العلاقات السعودية: an adjective here, though the state is written alike
    quoted = token.index > 0 and tokens[token.index - 1].text in '«"“'
    if category == "outlet":
        return quoted or (previous is not None and (previous.key in _MEDIUM or previous.stem in _MEDIUM))
    word = token.word
    ordinary = bool(word.closed) or any(r.split.cost <= 1 for r in word.verbs)
    ordinary = ordinary or any(
        r.category in ("noun", "adj", "pred", "verb", "title") and r.split.cost <= 1 for r in word.nominals
    )
    if not ordinary:
        return True
    if category in ("place", "metonym"):
        before = previous is not None and (previous.tag == "P" or previous.stem in _PLACE_NOUNS)
        return before or token.prep in ("ب", "ل") or _starts_with_article(token)
    return quoted or category == "actor"


def _starts_with_article(token: Token) -> bool:
    return token.key.lstrip("وبلف").startswith("ال")


def _choose(token: Token, context: _Context) -> None:
    found = token.word.contenders
    best: Contender | None = None
    if len(found) == 1 and found[0].sure:
        best = found[0]
    elif found:
        context.move(token)
        best_score = LEAST
        for contender in found:
            score = _score(token, contender, context)
            if score > best_score:
                best_score, best = score, contender
    if best is None:
        _unknown(token)
        return
    token.tag, token.reading = best.tag, best.reading
    _take(token, best.reading)


def _take(token: Token, reading: Reading) -> None:
    split = reading.split
    token.conj, token.prep, token.article = split.conj, split.prep, split.article
    token.pronoun, token.stem = split.pronoun, split.stem


def _unknown(token: Token) -> None:
    split = token.word.split
    token.conj, token.prep, token.article, token.stem = split.conj, split.prep, split.article, split.stem
    token.tag = "N" if split.article or token.text.rstrip(_MARKS).endswith("ة") or token.text.endswith("اً") else "X"


def _score(token: Token, contender: Contender, context: _Context) -> float:
    kind, tag, reading, _ = contender
    if kind == "nominal":
        return _nominal_score(token, tag, reading, context.previous)
    if kind == "verb":
        return _verb_score(token, reading, context)
    if kind == "closed":
        return _closed_score(token, reading, context)
    score = _participle_score(token, reading, context.previous) + _circumstance(token, reading, context)
    # متهما الحكومة: a word with nunation is no first term of a genitive, so what is definite behind it is its object
    nunated = token.text.rstrip(_MARKS).endswith("ا") and not reading.split.article
    return score + (1.0 if nunated and context.definite_follows else 0.0)


def _closed_score(token: Token, reading: Reading, context: _Context) -> float:
    tag = CLOSED[reading.category]
    score = BASE[tag] - 0.5 * reading.split.cost
    if tag not in "PDF" or not any(r.category == "pred" and not r.split.cost for r in token.word.verbs):
        return score
    if reading.split.conj == "ف":  # فتحت is opened, not and-under
        return score if tag == "F" and context.verb_follows else score - 2.5
    if context.opens(reading) and context.subject_follows and (token.key != "عبر" or context.sees("عن", 8)):
        return score - 3.0  # عبر الوزير عن, مثل الوفد: a verb at the head of its clause
    return score


def _circumstance(token: Token, reading: Reading, context: _Context) -> float:
    """A participle that does not agree with the word before it tells what its subject does besides: داعيا, محذرا."""
    before, split = context.previous, reading.split
    if (
        before is None
        or split.article
        or split.prep
        or split.pronoun
        or token.word.closed
        or before.tag not in "NAGECTMX#"
    ):
        return 0.0
    if token.text.rstrip(_MARKS).endswith("ا"):
        ending = before.text.rstrip(_MARKS).endswith(("ا", "ة", "اء"))
        return 0.0 if ending and not before.definite and before.tag in "NATC" else 2.2
    return 2.2 if reading.features.endswith("fs") and context.accusative_follows else 0.0


def _verb_score(token: Token, reading: Reading, context: _Context) -> float:
    features, split = reading.features, reading.split
    imperfect = features.startswith("impf")
    jussive = features.startswith("juss")
    score = verb_score(reading)
    if token.text.rstrip(_MARKS).endswith("ة") or token.text.endswith(("اً", "ًا")):
        return -5.0
    if split.conj or context.apart:
        score += 0.9
    elif not context.verbless and context.previous is not None and context.previous.text not in _STOPS:
        score -= 0.0 if context.describes_before(imperfect=imperfect) else 1.0
    if context.verbless:
        score += 0.7
    if split.prep == "س":
        score += 1.0
    if imperfect and reading.category == "pred" and context.following is not None and context.following.key == "ان":
        score += 1.5  # تأمل أن
    if not imperfect and not split.pronoun and context.adjective_follows:
        score -= 1.2
    score -= belated(reading, token.word.nominals)
    return score + _before_verb(context.previous, imperfect=imperfect or jussive)


def _before_verb(previous: Token | None, *, imperfect: bool) -> float:
    if previous is None or previous.text in _STOPS or previous.key in _TURNS:
        return 1.0
    tag = previous.tag
    if imperfect and tag in "NTC" and not previous.definite:
        return 0.2  # تقرير ينتقد: a clause that describes an indefinite noun
    if tag == "O":
        return 3.0 if imperfect else -0.5
    if tag == "F":
        return 3.0
    if tag == "Q":
        if len(previous.key) > 3 and previous.key[-1] in "هما":
            return 2.0
        return 2.5 if imperfect else -1.0
    if tag == "P":
        return -5.0 if previous.key not in ("حتي",) else 0.0
    if tag == "V":
        return 1.2 if imperfect else -2.0
    return {
        "L": 2.0,
        "K": 1.5,
        "N": -0.8,
        "T": -1.2,
        "C": -1.0,
        "A": 0.5,
        "#": 0.6,
        "G": 0.6,
        "E": 0.9,
        "M": 0.9,
        "D": 0.6,
    }.get(tag, 0.0)


def _participle_score(token: Token, reading: Reading, previous: Token | None) -> float:
    score = 1.4 - 0.35 * reading.split.cost
    if reading.split.article:
        return score + 1.0
    if previous is not None and previous.tag == "P":
        return score - 1.0
    accusative = token.text.endswith(("ا", "اً", "ًا")) or reading.features.endswith(("fs", "mp"))
    after_stop = previous is None or previous.text in "،,؛" or bool(reading.split.conj)
    if token.text.rstrip(_MARKS).endswith("ة"):
        score += 1.0  # what a noun gets for the same ending
    return score + (1.8 if accusative and after_stop else 0.4 if accusative else 0.0)


def _nominal_score(token: Token, tag: str, reading: Reading, previous: Token | None) -> float:
    split = reading.split
    score = alone_score(tag, reading)
    if split.article:
        whole = any(not r.split.cost and not r.split.conj for r in token.word.verbs)
        score += -0.5 if whole and not split.conj and not split.prep else 2.0  # التقى is no noun with the article
    if token.text.rstrip(_MARKS).endswith("ة") or token.text.endswith(("اً", "ًا")):
        score += 1.0
    if tag in "TC" and not split.article and previous is not None and previous.tag in "ACGT" and not previous.definite:
        score -= 1.5 if any(r.category == "adj" for r in token.word.nominals) else 0.0  # وفد أمني وعسكري
    if tag == "T" and reading.features == "fs" and token.key.endswith("ه") and token.text.endswith("ه"):
        score -= 1.0  # نظيره is his counterpart before it is a misspelt نظيرة
    if tag in "TC" and split.article and previous is not None and previous.article and previous.tag in "NAGCT":
        score -= 3.0 if any(r.category == "adj" for r in token.word.nominals) else 0.0  # المجالات السياسية
    if tag == "M":
        return score + _name_bonus(token, reading, previous)
    if previous is None:
        return score
    if previous.tag == "P" and not split.prep:
        score += 2.0
    elif (previous.tag in "NTC" and not previous.definite) or previous.tag == "V":
        score += 0.7
    return score


def _name_bonus(token: Token, reading: Reading, previous: Token | None) -> float:
    bonus = -1.5 if reading.features == "ambiguous" else 0.6 if reading.features == "given" else 0.0
    if previous is not None and (previous.tag in "TMX" or previous.tag == "E"):
        bonus += 2.5 if previous.tag in "TM" else 1.0
    if token.key == "علي":  # على or علي: newspapers dot the name; a dotless ending is nearly always the preposition
        bonus += 2.0 if token.text.endswith("ي") and bonus > 0.6 else -2.0
    return bonus

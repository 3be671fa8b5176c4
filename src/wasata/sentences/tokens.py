"""Words of a sentence, each with what it may be, and one decision what it is here.

:class:`Word` is everything the lexicon says of a folded spelling; it is looked up once a spelling and remembered.
:class:`Token` is one occurrence: ``tag`` is decided from the neighbours. Tags: V verb, R participle, N noun, A
adjective, G nationality, T title, C collective, M name, E known entity, P preposition, Q complementizer, L relative,
S demonstrative, K conjunction, O negation, U quantifier, D adverb, B pronoun, F verb marker, # number, . punctuation,
X unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wasata.analysis import CLOSED, VERBAL, Head, Reading, Token, Word
from wasata.arabic.clitics import Split, splits, stems
from wasata.arabic.letters import key
from wasata.rules.compiled import Lexicon, PhraseRow, oblique
from wasata.sentences.contenders import contenders

TOKEN = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]+|[^\w\s]")
LONGEST_WORD = 40  # letters; longer runs are noise and are not taken apart


def _fits(category: str, features: str, split: Split) -> bool:
    if features.startswith(VERBAL):
        if split.article or split.prep in ("ب", "ك") or split.pronoun == "ي":
            return False  # a verb's first person is ني: عسكري is no verb
        imperfect = features.startswith(("impf", "juss", "pass impf"))
        return imperfect if split.prep else True
    if split.prep == "س":
        return False
    if "construct" in features:
        return not split.article and not split.pronoun
    if "suffix" in features:
        return bool(split.pronoun)
    if split.pronoun and (category in ("name", "nat", "adj") or features.endswith("ه")):
        return False
    if category == "name":
        return not split.article
    if category in CLOSED:
        if split.prep and category not in _PREPOSED:
            return False
        return not split.article and (not split.pronoun or category in ("preposition", "quantifier"))
    return True


_PREPOSED = frozenset(("demonstrative", "quantifier", "number", "relative"))  # بهذا, لكل, بثلاثة, للذين


class Words:
    """Looks spellings up and remembers them; ``limit`` bounds the memory of a long run.

    At the limit those that have not been met again since the last time are forgotten.
    """

    def __init__(self, lexicon: Lexicon, limit: int = 30_000) -> None:
        self.lexicon = lexicon
        self.spelt: dict[str, Word] = {}  # by the letters as written, so that they need not be folded again
        self._known: dict[str, Word] = {}
        self._old: dict[str, Word] = {}
        self._sequences: dict[str, tuple[tuple[PhraseRow, ...], dict[str, tuple[PhraseRow, ...]]]] = {}
        self._limit = limit

    def written(self, text: str) -> Word | None:
        """The word of a spelling as it stands in a text, remembered in ``spelt``; None where nothing but marks is."""
        folded = key(text)
        if not folded:  # a lone tatweel or mark is no word
            return None
        word = self[folded]
        if len(self.spelt) >= self._limit:
            self.spelt.clear()
        self.spelt[text] = word
        return word

    def __getitem__(self, folded: str) -> Word:
        word = self._known.get(folded)
        if word is None:
            if len(self._known) >= self._limit:
                self._known, self._old = {}, self._known
            word = self._known[folded] = self._old.get(folded) or self._look_up(folded)
        return word

    def _look_up(self, folded: str) -> Word:
        cuts = (
            splits(folded)
            if folded.isalpha() and len(folded) <= LONGEST_WORD
            else [Split("", "", article=False, stem=folded, pronoun="")]
        )
        found: dict[str, list[Reading]] = {"verb": [], "part": [], "nominal": [], "closed": []}
        for cut in cuts:
            for stem in stems(cut):
                for category, ref, features in self.lexicon.forms.get(stem, ()):
                    if _fits(category, features, cut):
                        self._file(found, Reading(category, ref, features, cut))
        if not any(found.values()):
            return Word(folded, (), (), (), (), self._heads(cuts), _likeliest(cuts), oblique(folded))
        verbs, participles, nominals, closed = (tuple(readings) for readings in found.values())
        fires = {"V": _fires(verbs), "R": _fires(participles), "N": _fires(nominals)}
        return Word(
            folded,
            verbs,
            participles,
            nominals,
            closed,
            self._heads(cuts),
            _likeliest(cuts),
            oblique=oblique(folded),
            fires=fires if any(fires.values()) else {},
            says=any(r.category == "say" for r in (*verbs, *participles)),
            describes=not verbs and any(r.category in ("adj", "nat") and not r.split.cost for r in nominals),
            calls=any(r.category in ("title", "coll") and not r.split.prep and not r.split.conj for r in nominals),
            acts=any(not r.split.cost for r in verbs),
            contenders=contenders(folded, verbs, participles, nominals, closed),
        )

    @staticmethod
    def _file(found: dict[str, list[Reading]], reading: Reading) -> None:
        if reading.verbal:
            found["verb"].append(reading)
        elif reading.participle:
            found["part"].append(reading)
        else:
            found["closed" if reading.category in CLOSED else "nominal"].append(reading)

    def _heads(self, cuts: list[Split]) -> tuple[Head, ...]:
        heads = []
        for cut in cuts:
            if cut.pronoun or cut.prep == "س":
                continue
            start = oblique("ال" + cut.stem if cut.article else cut.stem)
            if start in self.lexicon.phrases:
                heads.append(Head(cut.conj, cut.prep, *self._beginning(start)))
        return tuple(heads)

    def _beginning(self, first: str) -> tuple[tuple[PhraseRow, ...], dict[str, tuple[PhraseRow, ...]]]:
        """The fixed sequences that begin with a word: those of this word only, and the longer ones by their second."""
        known = self._sequences.get(first)
        if known is None:
            rows = self.lexicon.phrases[first]
            behind: dict[str, tuple[PhraseRow, ...]] = {}
            for row in rows:
                if row[0]:
                    behind[row[0][0]] = (*behind.get(row[0][0], ()), row)
            known = self._sequences[first] = tuple(row for row in rows if not row[0]), behind
        return known


def _fires(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(r for r in readings if r.category == "pred")


def _likeliest(cuts: list[Split]) -> Split:
    """The cut of a word that the lexicon does not know: the article is certain, one letter before it is not."""
    for cut in cuts:
        if cut.article:
            return cut
    whole = cuts[0]
    for cut in cuts:
        if cut.conj == "و" and not cut.prep and not cut.pronoun and len(cut.stem) >= 4:
            return cut
    return whole


def tokenise(content: str, start: int, end: int, words: Words) -> list[Token]:
    """The tokens of a stretch of content, looked up, with fixed sequences found; tags are still to be decided."""
    tokens: list[Token] = []
    known = words.spelt
    for match in TOKEN.finditer(content, start, end):
        text = match.group()
        word = known.get(text) or words.written(text)
        if word is not None:
            tokens.append(Token(len(tokens), *match.span(), text, word))
    _find_sequences(tokens)
    return tokens


_CLOSING = {"«": "»", "“": "”", "„": "“", '"': '"', "(": ")", "[": "]", "‘": "’"}
_QUOTES = frozenset("«»\"“”„'‘’()[]")


def _matches(tokens: list[Token], start: int, rest: tuple[str, ...]) -> int:
    """How many tokens the words ``rest`` take after ``start`` (quotation marks between them are passed over), or 0."""
    at = start + 1
    opened = ""
    for wanted in rest:
        while at < len(tokens) and tokens[at].text in _QUOTES:
            opened = tokens[at].text
            at += 1
        if at >= len(tokens) or tokens[at].word.oblique != wanted:
            return 0
        at += 1
    if opened in _CLOSING and at < len(tokens) and tokens[at].text == _CLOSING[opened]:
        at += 1  # what is opened inside a name is closed in it
    return at - start


def _begun(tokens: list[Token], at: int) -> Iterator[tuple[int, str, str, Head]]:
    """The fixed sequences that stand at a token, the longest first of one head: length, category, reference, head.

    The word behind is looked up once, so that a word with which a thousand titles begin costs no more than another.
    """
    second = at + 1
    while second < len(tokens) and tokens[second].text in _QUOTES:
        second += 1
    following = tokens[second].word.oblique if second < len(tokens) else ""
    for head in tokens[at].word.heads:
        for rest, category, ref in head.behind.get(following, ()):
            length = _matches(tokens, at, rest)
            if length:
                yield length, category, ref, head
        for _, category, ref in head.alone:
            yield 1, category, ref, head


_NAMES = frozenset(("actor", "place", "outlet", "metonym", "short", "title"))
_ORDER = {"actor": 0, "metonym": 1, "short": 2, "place": 3, "outlet": 4, "title": 5}


def _find_sequences(tokens: list[Token]) -> None:
    """Marks known names (the longest first) and the fixed words of predicates and credits."""
    covered = -1
    for token in tokens:
        if not token.word.heads:
            continue
        best: tuple[int, int, str, str, Head] | None = None
        phrases = []
        for length, category, ref, head in _begun(tokens, token.index):
            if category == "title" and length > 1 and _names_actor(tokens, token.index + 1):
                continue  # رئيس الموساد is رئيس and a body that is known
            if category in _NAMES:
                rank = (length, -_ORDER[category], category, ref, head)
                if best is None or rank[:2] > best[:2]:
                    best = rank
            else:
                phrases.append((category, ref, length))
        token.phrases = tuple(phrases)
        if best and token.index > covered:
            _mark(tokens, token, best)
            covered = token.index + token.length - 1


def _names_actor(tokens: list[Token], at: int) -> bool:
    """Whether a known organisation begins at a token."""
    return any(category in ("actor", "short") for _, category, _, _ in _begun(tokens, at))


def _mark(tokens: list[Token], token: Token, best: tuple[int, int, str, str, Head]) -> None:
    length, _, category, ref, head = best
    token.entity = (category, ref)
    token.length = length
    token.conj, token.prep = head.conj, head.prep
    for later in tokens[token.index + 1 : token.index + length]:
        later.inside = True

"""What is written together with a word: و ف, ب ل ك, ال, س before it, pronouns behind it.

:func:`splits` lists every way to cut a folded word, the plainest first; which of them is right is for the word lists to
say. Doubled lam is put back: للحكومة is ل + الحكومة.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

# The longest come first, so that ها is tried before ه.
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ي")
_PRONOUN_ENDS = frozenset(pronoun[-1] for pronoun in PRONOUNS)
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")


class Split(NamedTuple):
    """One way to cut a word. ``prep`` is ب ل ك, or س before a verb; ``stem`` is folded and never empty."""

    conj: str
    prep: str
    article: bool
    stem: str
    pronoun: str

    @property
    def cost(self) -> int:
        """How much was cut off; the plainest reading costs least."""
        return bool(self.conj) + bool(self.prep) + self.article + 2 * bool(self.pronoun)


def _heads(word: str) -> Iterator[tuple[str, str, bool, str]]:
    for conj in _CONJUNCTIONS:
        if conj and not (word.startswith(conj) and len(word) > 2):
            continue
        rest = word[len(conj) :]
        for prep in _PREPOSITIONS:
            if prep and not (rest.startswith(prep) and len(rest) > 2):
                continue
            bare = rest[len(prep) :]
            if prep == "ل" and bare.startswith("ل") and len(bare) > 2:
                yield conj, prep, True, bare[1:]
                if bare[1:2] != "ل" and len(bare) > 3:
                    yield conj, prep, True, bare  # للجنة: the article's lam and the word's own are one
            if prep != "س" and bare.startswith("ال") and len(bare) > 3:
                yield conj, prep, True, bare[2:]
            yield conj, prep, False, bare


def splits(word: str) -> list[Split]:
    """Every way to cut a folded word, the plainest first."""
    found: list[Split] = []
    for conj, prep, article, stem in _heads(word):
        found.append(Split(conj, prep, article, stem, ""))
        if article or stem[-1] not in _PRONOUN_ENDS:
            continue
        found.extend(
            Split(conj, prep, article, stem[: -len(pronoun)], pronoun)
            for pronoun in PRONOUNS
            if stem.endswith(pronoun) and len(stem) - len(pronoun) >= 2
        )
    return sorted(found, key=lambda split: split.cost)


def stems(split: Split) -> tuple[str, ...]:
    """The dictionary spellings that a stem before a pronoun may stand for: زيارت(ه) → زياره, التقا(ه) → التقي."""
    stem = split.stem
    if not split.pronoun:
        return (stem,)
    if stem.endswith("ت"):
        return (stem, stem[:-1] + "ه")
    if stem.endswith("ا") and len(stem) > 2:
        return (stem, stem[:-1] + "ي")
    if stem.endswith("و") and len(stem) > 2:
        return (stem, stem + "ا", stem + "ن")
    return (stem,)

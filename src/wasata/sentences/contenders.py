"""Which readings of a spelling may win: decided once a spelling, so that a text weighs only what is open.

Of readings that their neighbours treat alike only the one is weighed that is worth most by itself. What is compared
here must be all that the scores of :mod:`wasata.sentences.tags` look at.
"""

from __future__ import annotations

from collections.abc import Sequence

from wasata.analysis import CLOSED, OPEN, Contender, Reading

BASE = {"P": 5.0, "Q": 5.0, "L": 5.0, "O": 5.0, "F": 5.0, "S": 5.0, "K": 4.5, "B": 4.0, "U": 3.6, "D": 3.4, "#": 3.6}
_NOMINAL_BASE = {"T": 3.0, "C": 2.8, "G": 3.0, "M": 2.0, "N": 2.1, "A": 2.0}
LEAST = 0.8  # a reading that scores no more is no better than none

_Found = dict[tuple[object, ...], tuple[float, Contender]]


def contenders(
    folded: str,
    verbs: Sequence[Reading],
    participles: Sequence[Reading],
    nominals: Sequence[Reading],
    closed: Sequence[Reading],
) -> tuple[Contender, ...]:
    """Of a spelling's readings those that may win somewhere, in the order of their kinds."""
    found: _Found = {}
    for reading in closed:
        tag = CLOSED[reading.category]
        _keep(found, (tag, reading.split), 0.0, Contender("closed", tag, reading))
    for reading in verbs:
        imperfect = reading.features.startswith("impf")
        jussive = reading.features.startswith("juss")
        place = ("verb", reading.split, jussive, imperfect and 1 + (reading.category == "pred"))
        worth = verb_score(reading) - belated(reading, nominals)
        _keep(found, place, worth, Contender("verb", "V", reading))
    for reading in participles:
        tag = "N" if reading.split.article else "R"
        _keep(found, ("participle", reading.features, reading.split), 0.0, Contender("participle", tag, reading))
    adjective = any(reading.category == "adj" for reading in nominals)
    for reading in nominals:
        tag, split = OPEN.get(reading.category, "N"), reading.split
        own = tag == "M" or (tag in "TC" and adjective) or (tag == "T" and reading.features == "fs")
        told = (tag, reading.features) if own else "any"
        alike = ("nominal", told, split.conj, split.prep, split.article)
        _keep(found, alike, alone_score(tag, reading), Contender("nominal", tag, reading))
    result = tuple(contender for _, contender in found.values())
    return (result[0]._replace(sure=_sure(folded, result[0])),) if len(result) == 1 else result


def _keep(found: _Found, place: tuple[object, ...], worth: float, contender: Contender) -> None:
    """Keeps the better of two readings that their neighbours treat alike, in the order of those that are kept."""
    kept = found.get(place)
    if kept is None or kept[0] < worth:
        found.pop(place, None)
        found[place] = worth, contender


def _sure(folded: str, only: Contender) -> bool:
    """Whether a spelling's only reading passes wherever the word stands."""
    reading, tag = only.reading, only.tag
    if only.kind == "closed":
        return BASE[tag] - 0.5 * reading.split.cost > LEAST
    if only.kind != "nominal" or (tag == "M" and (folded == "علي" or reading.features == "ambiguous")):
        return False
    worst = 1.0 if tag == "T" and reading.features == "fs" else 0.0
    return alone_score(tag, reading) - worst > LEAST


def verb_score(reading: Reading) -> float:
    """What a verb is worth before its neighbours are looked at."""
    features, split = reading.features, reading.split
    if features.startswith("impf"):
        score = 3.0 if split.stem.startswith("ي") else 2.0 if split.stem.startswith("ت") else 1.3
    else:
        score = 0.3 if features.startswith("juss") else 0.4 if features.startswith("pass") else 2.2
    return score - 0.35 * split.cost


def belated(reading: Reading, nominals: Sequence[Reading]) -> float:
    """What a verb that tells no event loses where the spelling is a group or a title: وفد is a delegation first."""
    other = reading.category == "verb" and any(
        r.category in ("coll", "title") and r.split.cost <= reading.split.cost for r in nominals
    )
    return 2.0 if other else 0.0


def alone_score(tag: str, reading: Reading) -> float:
    """What a nominal reading is worth before its neighbours are looked at."""
    split = reading.split
    score = _NOMINAL_BASE[tag] - 0.3 * split.cost + (0.4 if reading.category == "pred" else 0.0)
    if split.pronoun == "ي" or reading.features == "n d construct":
        score -= 1.5  # أمني is an adjective before it is my security
    return score

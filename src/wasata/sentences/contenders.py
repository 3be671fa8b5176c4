"""Which readings of a spelling may win: decided once a spelling, so that a text weighs only what is open.

Of readings that score alike wherever the word stands only the first is weighed. What is compared here must be all that
the scores of :mod:`wasata.sentences.tags` look at.
"""

from __future__ import annotations

from collections.abc import Sequence

from wasata.analysis import CLOSED, OPEN, Contender, Reading

BASE = {"P": 5.0, "Q": 5.0, "L": 5.0, "O": 5.0, "F": 5.0, "S": 5.0, "K": 4.5, "B": 4.0, "U": 3.6, "D": 3.4, "#": 3.6}
_NOMINAL_BASE = {"T": 3.0, "C": 2.8, "G": 3.0, "M": 2.0, "N": 2.1, "A": 2.0}
LEAST = 0.8  # a reading that scores no more is no better than none


def contenders(
    folded: str,
    verbs: Sequence[Reading],
    participles: Sequence[Reading],
    nominals: Sequence[Reading],
    closed: Sequence[Reading],
) -> tuple[Contender, ...]:
    """Of a spelling's readings those that may win somewhere, in the order of their kinds."""
    found: dict[tuple[object, ...], Contender] = {}
    for reading in closed:
        tag = CLOSED[reading.category]
        found.setdefault((tag, reading.split), Contender("closed", tag, reading))
    for reading in verbs:
        alike = (reading.features, reading.split, reading.category == "pred", reading.category == "verb")
        found.setdefault(("V", *alike), Contender("verb", "V", reading))
    for reading in participles:
        tag = "N" if reading.split.article else "R"
        found.setdefault(("participle", reading.features, reading.split), Contender("participle", tag, reading))
    for reading in nominals:
        tag = OPEN.get(reading.category, "N")
        told = reading.features if tag == "M" else tag == "T" and reading.features == "fs"
        split = reading.split
        place = ("nominal", tag, told, split.conj, split.prep, split.article)
        kept = found.get(place)
        if kept is None or alone_score(tag, kept.reading) < alone_score(tag, reading):
            found.pop(place, None)  # the order stays that of the readings that are weighed
            found[place] = Contender("nominal", tag, reading)
    result = tuple(found.values())
    return (result[0]._replace(sure=_sure(folded, result[0])),) if len(result) == 1 else result


def _sure(folded: str, only: Contender) -> bool:
    """Whether a spelling's only reading passes wherever the word stands."""
    reading, tag = only.reading, only.tag
    if only.kind == "closed":
        return BASE[tag] - 0.5 * reading.split.cost > LEAST
    if only.kind != "nominal" or (tag == "M" and (folded == "علي" or reading.features == "ambiguous")):
        return False
    worst = 1.0 if tag == "T" and reading.features == "fs" else 0.0
    return alone_score(tag, reading) - worst > LEAST


def alone_score(tag: str, reading: Reading) -> float:
    """What a nominal reading is worth before its neighbours are looked at."""
    split = reading.split
    score = _NOMINAL_BASE[tag] - 0.3 * split.cost + (0.4 if reading.category == "pred" else 0.0)
    if split.pronoun == "ي" or reading.features == "n d construct":
        score -= 1.5  # أمني is an adjective before it is my security
    return score

"""Why a judge decided so: its weights gathered under readable heads, adding up to the score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wasata.claims.judges import Judge
from wasata.claims.wording import head, worded

MOST = 8  # heads that are told one by one; what the others come to is told as ``rest``
Row = dict[str, object]


def reasons(judge: Judge, features: Iterable[str], wanted: str, against: str | None = None) -> Row:
    """What speaks for a class and against its strongest rival, or the one given.

    ``score`` is the sum of ``base``, of the ``weights`` of the heads told, and of ``rest``; where there are two classes
    the probability is ``1 / (1 + exp(-score))``. Each head is told with its feature codes (``parts``) and in words.
    """
    features = list(features)
    yes = judge.classes.index(wanted)
    no = judge.classes.index(against or _rival(judge, features, wanted))
    bias = judge.weights.get("bias", (0.0,) * len(judge.classes))
    parts: dict[str, dict[str, float]] = defaultdict(dict)
    for feature in features:
        row = judge.weights.get(feature)
        if row is not None:
            weights = parts[head(judge.name, feature)]
            weights[feature] = weights.get(feature, 0.0) + row[yes] - row[no]
    heads = sorted(((sum(w.values()), name) for name, w in parts.items()), key=lambda row: (-abs(row[0]), row[1]))
    told = [_told(judge, name, weight, parts[name]) for weight, name in heads[:MOST] if weight]
    base, rest = bias[yes] - bias[no], sum(weight for weight, _ in heads[MOST:])
    score = base + sum(weight for weight, _ in heads)
    return {"score": round(score, 4), "base": round(base, 4), "weights": told, "rest": round(rest, 4)}


def _told(judge: Judge, name: str, weight: float, parts: dict[str, float]) -> Row:
    ar, en = worded(judge.name, name)
    return {
        "feature": name,
        "weight": round(weight, 4),
        "ar": ar,
        "en": en,
        "parts": {feature: round(w, 4) for feature, w in parts.items()},
    }


def _rival(judge: Judge, features: list[str], wanted: str) -> str:
    """The likeliest of the other classes."""
    scores = dict(zip(judge.classes, judge.scores(features), strict=True))
    return max((c for c in judge.classes if c != wanted), key=lambda c: scores[c])

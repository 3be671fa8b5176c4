"""Small linear judges: readable weights over named features, shipped as JSON, applied in plain Python.

A judge holds for each class a weight per feature; a candidate's score for a class is the sum of the weights of its
features, and the probabilities are the softmax of the scores. ``make judges`` trains
them; nothing but addition and one exponential is needed to apply them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Judge:
    """One model. ``weights[feature]`` holds a weight for each of ``classes``."""

    name: str
    classes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    threshold: float = 0.5
    thresholds: Mapping[str, float] = field(default_factory=dict)
    _bias: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _only: Mapping[str, float] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_bias", self.weights.get("bias", (0.0,) * len(self.classes)))
        yes_or_no = len(self.classes) == 2 and not any(row[0] for row in self.weights.values())
        object.__setattr__(self, "_only", {f: row[1] for f, row in self.weights.items()} if yes_or_no else None)

    def least(self, group: str) -> float:
        """How likely something of a group must be to be taken."""
        return self.thresholds.get(group, self.threshold)

    def scores(self, features: Iterable[str]) -> list[float]:
        """The sum of weights for each class."""
        if self._only is not None:  # a judge of yes and no weighs one class against nothing
            return [self._bias[0], sum(filter(None, map(self._only.get, features)), self._bias[1])]
        rows = [self._bias, *filter(None, map(self.weights.get, features))]
        return [sum(column) for column in zip(*rows, strict=True)]

    def leaning(self, features: Iterable[str]) -> list[float]:
        """The sum of weights for each class without the bias: to be kept for features that many candidates share."""
        return [score - bias for score, bias in zip(self.scores(features), self._bias, strict=True)]

    def probabilities(self, features: Iterable[str], more: Sequence[float] = ()) -> dict[str, float]:
        """The probability of each class, summing to one. ``more``: weights of other features, summed before."""
        totals = self.scores(features)
        if more:
            totals = [a + b for a, b in zip(totals, more, strict=True)]
        top = max(totals)
        powers = [math.exp(t - top) for t in totals]
        whole = sum(powers)
        return {c: p / whole for c, p in zip(self.classes, powers, strict=True)}


def load(name: str) -> Judge:
    """A judge that is shipped with the program."""
    text = (files("wasata") / "claims" / "weights" / f"{name}.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def from_json(data: Mapping[str, Any]) -> Judge:
    """A judge from its file's content."""
    weights = {feature: tuple(row) for feature, row in data["weights"].items()}
    thresholds = {group: float(least) for group, least in data.get("thresholds", {}).items()}
    return Judge(data["name"], tuple(data["classes"]), weights, float(data.get("threshold", 0.5)), thresholds)

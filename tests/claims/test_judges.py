"""Judges add weights and nothing else."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.claims.coder import NAMES, Judges
from wasata.claims.judges import Judge, from_json, load

SMALL = Judge("small", ("yes", "no"), {"bias": (0.5, -0.5), "a": (1.0, 0.0), "b": (-2.0, 2.0)})


def test_a_score_is_the_sum_of_the_bias_and_the_weights_of_the_features() -> None:
    assert SMALL.scores([]) == [0.5, -0.5]
    assert SMALL.scores(["a", "b"]) == [-0.5, 1.5]


def test_unknown_features_weigh_nothing() -> None:
    assert SMALL.scores(["a", "never seen"]) == SMALL.scores(["a"])


def test_probabilities_are_the_softmax_of_the_scores() -> None:
    chances = SMALL.probabilities(["a"])
    assert chances["yes"] == pytest.approx(math.exp(1.5) / (math.exp(1.5) + math.exp(-0.5)))
    assert sum(chances.values()) == pytest.approx(1.0)


def test_huge_weights_do_not_overflow() -> None:
    judge = Judge("huge", ("yes", "no"), {"a": (5000.0, -5000.0)})
    assert judge.probabilities(["a"]) == {"yes": 1.0, "no": 0.0}


def test_without_a_bias_nothing_is_known() -> None:
    assert Judge("empty", ("x", "y", "z"), {}).probabilities(["a"]) == pytest.approx(
        {"x": 1 / 3, "y": 1 / 3, "z": 1 / 3}
    )


def test_a_judge_is_read_from_its_file_form() -> None:
    data = {"name": "small", "classes": ["yes", "no"], "weights": {"a": [1, -1]}, "threshold": 0.4}
    judge = from_json(data)
    assert (judge.classes, judge.weights["a"], judge.threshold) == (("yes", "no"), (1, -1), 0.4)
    assert from_json({k: v for k, v in data.items() if k != "threshold"}).threshold == 0.5


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_judge_has_a_weight_for_each_class(name: str) -> None:
    judge = load(name)
    assert judge.name == name
    assert 0.0 < judge.threshold < 1.0
    assert all(len(row) == len(judge.classes) and all(map(math.isfinite, row)) for row in judge.weights.values())


def test_shipped_judges_know_the_classes_that_are_asked_for() -> None:
    judges = Judges.shipped()
    for judge in (judges.event, judges.date, judges.place, judges.track, judges.join):
        assert "yes" in judge.classes
    assert set(judges.slot.classes) == {"actor", "recipient", "none"}
    assert "actual" in judges.status.classes


@given(st.lists(st.sampled_from(["a", "b", "c"])))
def test_the_order_of_features_does_not_matter(features: list[str]) -> None:
    assert SMALL.probabilities(features)["yes"] == pytest.approx(SMALL.probabilities(features[::-1])["yes"])

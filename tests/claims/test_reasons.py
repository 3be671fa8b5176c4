"""Reasons add up to the score, and every feature has words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.claims.judges import Judge
from wasata.claims.reasons import MOST, reasons

SMALL = Judge(
    "event",
    ("no", "yes"),
    {"bias": (0.0, -1.0), "form:V": (0.0, 2.0), "form:V|CONSULT": (0.5, 0.0), "part:headline": (0.0, -0.25)},
)
THREE = Judge("slot", ("none", "actor", "recipient"), {"class:state": (0.0, 1.0, 3.0), "bias": (2.0, 0.0, 0.0)})


def test_features_of_one_head_are_one_reason_and_the_heaviest_stands_first() -> None:
    found = reasons(SMALL, ["part:headline", "form:V", "form:V|CONSULT", "never seen"], "yes")
    rows = found["weights"]
    assert isinstance(rows, list)
    assert [(r["feature"], r["weight"]) for r in rows] == [("form:V", 1.5), ("part:headline", -0.25)]
    assert rows[0]["parts"] == {"form:V": 2.0, "form:V|CONSULT": -0.5}
    assert (found["base"], found["rest"], found["score"]) == (-1.0, 0.0, 0.25)


@pytest.mark.parametrize(("wanted", "against", "score"), [("actor", "none", -1.0), ("recipient", None, 1.0)])
def test_a_class_is_weighed_against_one_other(wanted: str, against: str | None, score: float) -> None:
    assert reasons(THREE, ["class:state"], wanted, against)["score"] == score


def test_without_known_features_the_base_decides() -> None:
    assert reasons(SMALL, [], "yes") == {"score": -1.0, "base": -1.0, "weights": [], "rest": 0.0}


@given(st.lists(st.integers(0, 30), max_size=60))
def test_base_reasons_and_rest_are_the_score(numbers: list[int]) -> None:
    judge = Judge("event", ("no", "yes"), {f"f{n}:x": (0.1 * n, 0.3 * (n % 5)) for n in range(25)} | {"bias": (0, 1)})
    found = reasons(judge, [f"f{n}:x" for n in numbers], "yes")
    rows = found["weights"]
    assert isinstance(rows, list)
    assert len(rows) <= MOST
    whole = float(str(found["base"])) + sum(r["weight"] for r in rows) + float(str(found["rest"]))
    assert whole == pytest.approx(float(str(found["score"])), abs=1e-3)
    no, yes = judge.scores([f"f{n}:x" for n in numbers])
    assert float(str(found["score"])) == pytest.approx(yes - no, abs=1e-3)

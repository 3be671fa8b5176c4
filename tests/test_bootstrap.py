"""The paired bootstrap of the gate, on counts made by hand."""

from __future__ import annotations

import importlib
import json
import random
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
Counts = dict[str, tuple[int, int, int]]
NAME = "all exact"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "eval"))
    return importlib.import_module("bootstrap")


def reports(chance: float, number: int = 60, seed: int = 1) -> tuple[Counts, ...]:
    """Reports of four gold and four coded events, each of them hit with a chance."""
    drawn = random.Random(seed)
    return tuple({NAME: (sum(drawn.random() < chance for _ in range(4)), 4, 4)} for _ in range(number))


def difference(bootstrap: Any, then: tuple[Counts, ...], now: tuple[Counts, ...]) -> Any:
    scored = importlib.import_module("gold_sets").Scored(now)
    (found,) = bootstrap.differences(then, scored)
    return found


@pytest.mark.parametrize(
    ("then", "now", "word"), [(0.4, 0.8, "better"), (0.8, 0.4, "worse"), (0.5, 0.5, "within noise")]
)
def test_a_change_is_told_from_noise(bootstrap: Any, then: float, now: float, word: str) -> None:
    assert difference(bootstrap, reports(then, seed=1), reports(now, seed=2)).word == word


def test_the_interval_holds_the_difference(bootstrap: Any) -> None:
    found = difference(bootstrap, reports(0.4, seed=1), reports(0.6, seed=2))
    assert found.low < found.now - found.then < found.high


def test_the_same_change_in_every_report_has_no_noise_because_the_draws_are_paired(bootstrap: Any) -> None:
    """A figure that differs much between reports, and rises by the same hit in each of them."""
    then: tuple[Counts, ...] = tuple({NAME: (n % 4, 4, 4)} for n in range(40))
    now: tuple[Counts, ...] = tuple({NAME: (n % 4 + 1, 4, 4)} for n in range(40))
    found = difference(bootstrap, then, now)
    assert (found.low, found.high) == (0.25, 0.25)


def test_it_always_gives_the_same(bootstrap: Any) -> None:
    first, again = (difference(bootstrap, reports(0.4), reports(0.5, seed=3)) for _ in range(2))
    assert first == again


def test_a_few_reports_tell_nothing(bootstrap: Any) -> None:
    found = difference(bootstrap, reports(0.1, number=9), reports(0.9, number=9))
    assert (found.low, found.word) == (None, "too few reports to tell")


def test_reports_without_the_figure_do_not_break_it(bootstrap: Any) -> None:
    now: tuple[Counts, ...] = ({NAME: (1, 1, 1)}, *({} for _ in range(30)))
    found = difference(bootstrap, ({NAME: (0, 1, 1)}, *({} for _ in range(30))), now)
    assert (found.then, found.now, found.word) == (0.0, 1.0, "better")


def test_what_is_kept_comes_back(bootstrap: Any) -> None:
    counts: tuple[Counts, ...] = ({NAME: (1, 2, 3), "date": (1, 1, 1)}, {}, {NAME: (0, 1, 0)})
    state = bootstrap.state("f", importlib.import_module("gold_sets").Scored(counts))
    kept = json.loads(bootstrap.as_text({"own": state, "other": state}))
    assert kept["own"] == state
    assert tuple(bootstrap.unpacked(kept["other"]["counts"], kept["other"]["reports"])) == counts


def test_the_states_kept_belong_to_the_floors(bootstrap: Any) -> None:
    """``eval/counts.json`` holds the state that ``eval/floors.json`` tells the figures of, and nothing but numbers."""
    gold_sets = importlib.import_module("gold_sets")
    floors, states = (json.loads((ROOT / "eval" / f).read_text("utf-8")) for f in ("floors.json", "counts.json"))
    assert floors.keys() == states.keys()
    for name, state in states.items():
        assert state["fingerprint"] == floors[name]["fingerprint"]
        scored = gold_sets.Scored(tuple(bootstrap.unpacked(state["counts"], state["reports"])))
        assert scored.figures == floors[name]["figures"]

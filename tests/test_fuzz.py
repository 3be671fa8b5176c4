"""A few cases of the fuzzer, one of each kind; ``python bench/fuzz.py --seconds 3600`` reads many more."""

from __future__ import annotations

import dataclasses
import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readings import report
from wasata.model import Reading, Report, Span
from wasata.pipeline import Reader

ROOT = Path(__file__).resolve().parents[1]
NEWS = "التقى وزير الخارجية المصري نظيره القطري في الدوحة أمس لبحث الهدنة في قطاع غزة."
KINDS = (
    *("mutated", "marked", "directions", "neighbours", "surrogates", "nested", "long_words", "one_class", "endless"),
    *("salad", "noise", "damaged", "fields"),
)


@pytest.fixture(scope="module")
def fuzz() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "bench"))
        patch.delitem(sys.modules, "fuzz", raising=False)
        module: ModuleType = importlib.import_module("fuzz")
        yield module


class Stub:
    """A reader that tells what it is given."""

    def __init__(self, reading: Reading, claims: tuple[Any, ...]) -> None:
        self._reading, self._claims = reading, claims

    def read(self, _: Report) -> Reading:
        return self._reading

    def claims(self, _: Report) -> tuple[Any, ...]:
        return self._claims


def test_every_kind_is_tried(fuzz: Any) -> None:
    assert set(fuzz.NAMES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_no_crash_and_no_span_that_lies(fuzz: Any, reader: Reader, kind: str) -> None:
    assert fuzz.problems(reader, 1, seed=2, only=kind) == []


def test_a_case_is_made_again_from_its_number_and_seed(fuzz: Any) -> None:
    first, again, other = ([r.content for r in fuzz.case(3, seed)] for seed in (5, 5, 6))
    assert first == again != other


@given(st.integers(0, 10**6), st.sampled_from(["mutated", "marked", "salad", "surrogates"]))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_explaining_and_coding_never_differ_on_torn_reports(fuzz: Any, reader: Reader, seed: int, kind: str) -> None:
    found = next(fuzz.case(0, seed, kind))
    short = dataclasses.replace(found, text=found.text[:1500])
    assert fuzz.faults(reader, short) == []


def test_a_span_that_does_not_copy_its_words_is_found(fuzz: Any, reader: Reader) -> None:
    told = report(NEWS)
    reading = reader.read(told)
    (claim,) = reading.claims
    moved = dataclasses.replace(claim.evidence[0], span=Span(5, 20))
    wrong = dataclasses.replace(claim, evidence=(moved,), trigger=Span(0, 999))
    found = fuzz.faults(Stub(dataclasses.replace(reading, claims=(wrong,)), (wrong,)), told)
    assert any("is not what stands at" in fault for fault in found)
    assert any("is not inside the report" in fault for fault in found)


def test_coding_that_differs_from_explaining_is_found(fuzz: Any, reader: Reader) -> None:
    reading = reader.read(report(NEWS))
    assert "explaining and coding differ" in fuzz.faults(Stub(reading, ()), report(NEWS))


def test_a_crash_is_told_and_does_not_stop(fuzz: Any) -> None:
    (found,) = fuzz.problems(None, 0, seed=1, only="mutated")
    assert "AttributeError" in found

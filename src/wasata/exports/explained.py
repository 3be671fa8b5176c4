"""Derivations as text in Arabic or English, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wasata.model import Derivation, Reading, Step

_HEADS = {"ar": ("ما قُرئ", "ما كاد يُقرأ"), "en": ("what was read", "near misses")}
_INDENT = {"trigger": 2, "claim": 2}
MOST_WEIGHTS = 4


def derivation_rows(reading: Reading) -> list[dict[str, Any]]:
    """Each derivation with its steps; ``claim`` is the place among the events, null for a near miss."""
    return [{"claim": d.claim, "steps": [_row(step) for step in d.steps]} for d in reading.derivations]


def _row(step: Step) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": step.kind, "ar": step.ar, "en": step.en}
    if step.span is not None:
        row |= {"start": step.span.start, "end": step.span.end}
    return row | dict(step.data)


def derivation_text(reading: Reading, language: str) -> Iterator[str]:
    """The lines that ``wasata explain`` prints."""
    read, missed = _HEADS[language]
    told = [d for d in reading.derivations if d.claim is not None]
    near = [d for d in reading.derivations if d.claim is None]
    yield f"== {read}: {len(told)}"
    for derivation in told:
        yield from _lines(derivation, language)
    yield f"== {missed}: {len(near)}"
    for derivation in near:
        yield from _lines(derivation, language)


def _lines(derivation: Derivation, language: str) -> Iterator[str]:
    yield "" if derivation.claim is None else f"-- {derivation.claim + 1}"
    for step in derivation.steps:
        text = step.ar if language == "ar" else step.en
        yield " " * _INDENT.get(step.kind, 6) + text
        weights = step.data.get("weights")
        if isinstance(weights, list) and step.kind == "event":
            for row in weights[:MOST_WEIGHTS]:
                yield " " * 10 + f"{row['weight']:+.2f}  {row['feature']}"

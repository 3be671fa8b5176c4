"""Derivations as text in Arabic or English, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wasata.model import Derivation, Fate, Reading, Step

_WORDS = {
    "ar": {
        "read": "ما قُرئ",
        "missed": "ما كاد يُقرأ",
        "base": "الأصل قبل النظر",
        "rest": "ما عدا ذلك",
        "apart": "بعيد عن المشاركة",
        Fate.REFUSED: "رُفض",
        Fate.OUTDONE: "غلبته قراءة أخرى",
        Fate.DROPPED: "رواياته لا تكفي",
    },
    "en": {
        "read": "what was read",
        "missed": "near misses",
        "base": "base, before anything is known",
        "rest": "all the rest",
        "apart": "far from taking part",
        Fate.REFUSED: "refused",
        Fate.OUTDONE: "outdone",
        Fate.DROPPED: "tellings not enough",
    },
}
_MARK = {"ar": "\u200f", "en": "\u200e"}  # at the head of a line: its direction, whatever word it begins with
_LRM = "\u200e"  # before a number, so that its sign stays on its left
_INDENT = {
    "trigger": 2,
    "claim": 2,
    "join": 2,
    "party": 2,
    "verdict": 2,
    "again": 2,
    "mediator": 2,
    "nobody": 2,
    "outdone": 2,
}
_MOST = {"event": 6, "slot": 2, "date": 2, "place": 2, "track": 2, "join": 3, "status": 2}  # weights that are printed
APART = 0.3  # one who takes part less likely than this is only named


def derivation_rows(reading: Reading) -> list[dict[str, Any]]:
    """Each derivation with its steps; ``claim`` is the place among the events, null for a near miss."""
    return [
        {"claim": d.claim, "fate": d.fate.value, "steps": [_row(step) for step in d.steps]} for d in reading.derivations
    ]


def _row(step: Step) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": step.kind, "ar": step.ar, "en": step.en}
    if step.span is not None:
        row |= {"start": step.span.start, "end": step.span.end}
    return row | dict(step.data)


def derivation_text(reading: Reading, language: str) -> Iterator[str]:
    """The lines that ``wasata explain`` prints, each with the mark of its direction in front."""
    words = _WORDS[language]
    told = [d for d in reading.derivations if d.claim is not None]
    near = [d for d in reading.derivations if d.claim is None]
    yield f"== {words['read']}: {len(told)}"
    for derivation in told:
        result = next((_text(s, language) for s in derivation.steps if s.kind == "claim"), "")
        yield ""
        yield f"-- {(derivation.claim or 0) + 1}  {_MARK[language]}{result}"
        yield from _lines(derivation, language)
    yield ""
    yield f"== {words['missed']}: {len(near)}"
    for number, derivation in enumerate(near, 1):
        yield ""
        yield f".. {number}  {_MARK[language]}{words[derivation.fate]}"
        yield from _lines(derivation, language)


def _text(step: Step, language: str) -> str:
    return step.ar if language == "ar" else step.en


def _lines(derivation: Derivation, language: str) -> Iterator[str]:
    apart: list[Step] = []
    for step in derivation.steps:
        if step.kind == "slot" and _far(step):
            apart.append(step)
            continue
        if apart:
            yield _named(apart, language)
            apart = []
        if step.kind != "claim":
            yield from _step(step, language)
    if apart:
        yield _named(apart, language)


def _far(step: Step) -> bool:
    return step.data.get("slot") == "none" and float(str(step.data.get("probability", 0.0))) < APART


def _named(steps: list[Step], language: str) -> str:
    """Those who are far from taking part, in one line."""
    left, right, comma = ("«", "»", "، ") if language == "ar" else ("“", "”", ", ")
    names = (f"{left}{s.data['text']}{right} {float(str(s.data['probability'])):.2f}" for s in steps)
    return f"{_MARK[language]}{' ' * 6}{_WORDS[language]['apart']}: {comma.join(names)}"


def _step(step: Step, language: str) -> Iterator[str]:
    yield f"{_MARK[language]}{' ' * _INDENT.get(step.kind, 6)}{_text(step, language)}"
    if "score" in step.data and step.data.get("cues") != []:  # a status without any cue needs no reasons
        yield from _weights(step.data, _MOST.get(step.kind, 0), language, whole=step.kind == "event")


def _weights(data: Mapping[str, Any], most: int, language: str, *, whole: bool) -> Iterator[str]:
    """The reasons that weigh most; of an event also the base and the rest, so that they add up."""
    rows = [(row["weight"], row[language]) for row in data["weights"][:most]]
    if whole:
        hidden = sum(row["weight"] for row in data["weights"][most:]) + data["rest"]
        words = _WORDS[language]
        rows = [(data["base"], words["base"]), *rows, (hidden, words["rest"])]
    for weight, text in rows:
        yield f"{_MARK[language]}{' ' * 10}{_LRM}{weight:+.2f}  {_MARK[language]}{text}"

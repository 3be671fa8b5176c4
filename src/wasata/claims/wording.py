"""Readable words, in Arabic and English, for the features that judges weigh.

A feature is ``family:value``, perhaps with more values behind ``|`` that narrow it down. Reasons are told by what
stands before the first ``|``: :func:`head` cuts it out, :func:`worded` puts it into words. A family that has no words
here yet is shown as it is, so that a new feature never breaks ``explain``; a test tells that its words are missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from wasata.claims import wording_settled, wording_tables
from wasata.claims.wording_tables import REPORT, WHOLES
from wasata.claims.wording_values import INFLECTIONS, TRACKS, TYPES, Both

_JUDGES = (*wording_tables.TEMPLATES, *wording_settled.TEMPLATES)
TEMPLATES = {
    judge: {**wording_tables.TEMPLATES.get(judge, {}), **wording_settled.TEMPLATES.get(judge, {})} for judge in _JUDGES
}
SWITCHES = {
    judge: {**wording_tables.SWITCHES.get(judge, {}), **wording_settled.SWITCHES.get(judge, {})} for judge in _JUDGES
}
_WHOLE = frozenset(("about", "known", "countries"))
_TRUTH = ("True", "False")


def head(judge: str, feature: str) -> str:
    """What a feature is told by: its family and first value, or ``report`` for what all of a report shares."""
    parts = feature.split("|")
    if judge == "track":
        return _of_track(parts)
    family = parts[0].partition(":")[0]
    if judge == "event" and family in _WHOLE and parts[-1] != "here":
        return REPORT
    return parts[0]


def _of_track(parts: list[str]) -> str:
    """The features of a track begin with its name."""
    rest = parts[1:] if parts[0] in TRACKS else parts
    if not rest:
        return "track"
    if rest[0] in TYPES:
        return f"code:{rest[0]}"
    if "/" in rest[0]:
        return f"entry:{rest[0]}"
    return f"distance:{rest[0]}" if rest[0] in ("near", "far", "no") else rest[0]


def worded(judge: str, name: str) -> Both:
    """A head of :func:`head` in words; as it is where it has none."""
    whole = WHOLES.get(judge, {}).get(name)
    if whole is not None:
        return whole
    family, _, value = name.partition(":")
    switch = SWITCHES.get(judge, {}).get(family)
    if switch is not None and value in _TRUTH:
        return switch[0] if value == "True" else switch[1]
    template = TEMPLATES.get(judge, {}).get(family)
    if template is None:
        return name, name
    ar, en, values = template
    told = values_in(values, value)
    return ar.format(told[0]), en.format(told[1])


def values_in(values: Mapping[str, Both], value: str) -> Both:
    """The words of a value; several joined by commas; a word of the report in quotation marks."""
    if value in values:
        return values[value]
    parts = value.split(",")
    if len(parts) > 1 and all(part in values for part in parts):
        return "، ".join(values[p][0] for p in parts), ", ".join(values[p][1] for p in parts)
    first, *rest = value.split()[:4] or [value]
    if first in values and all(word in INFLECTIONS for word in rest):
        words = [values[first], *(INFLECTIONS[word] for word in rest)]
        return " ".join(w[0] for w in words), " ".join(w[1] for w in words)
    return f"«{value}»", f"“{value}”"


def known(judge: str, name: str) -> bool:
    """Whether a head has words here."""
    family, _, value = name.partition(":")
    switch = family in SWITCHES.get(judge, {}) and value in _TRUTH
    return name in WHOLES.get(judge, {}) or switch or family in TEMPLATES.get(judge, {})

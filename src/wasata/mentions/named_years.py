"""Bare years behind the noun of a dated happening: حرب 2006, اتفاق الطائف 1989, مفاوضات الهدنة 2009 و2012 و2014."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import cast

from wasata.arabic.letters import fold, key
from wasata.model import DateBasis, DateReading, Precision, Span

_YEAR = re.compile(r"(?:19|20)\d\d|[٠-٩]{4}")
_BETWEEN = 2  # words between the noun and its year
# What may follow a year: an end, a stop, و with another year or a word that is counted by nothing
_END = (
    r"(?=\s*(?:$|[،,.؛:!؟?)»”\"]|و|"
    r"(?:في|من|بين|الى|علي|التي|الذي|لم|لن|قد|ثم|او|عن|مع|بعد|قبل|حتي)\s))"
)


class NamedYears:
    """Finds years by their nouns; ``calendar`` is the loaded mapping of ``lexicon/calendar.yaml``."""

    def __init__(self, calendar: Mapping[str, object]) -> None:
        nouns = "|".join(re.escape(key(str(n))) for n in cast("Sequence[object]", calendar.get("dated", ())))
        word = r"[^\W\d_]+"
        year = r"(?:19|20)\d\d"
        self._written = (
            rf"(?<!\w)[وفبكل]{{0,2}}(?:ال|ل)?(?:{nouns})(?:\s+{word}){{0,{_BETWEEN}}}\s+"
            rf"(?P<years>{year}(?:\s*[،,]?\s*و?\s*{year})*){_END}"
        ) if nouns else ""  # fmt: skip
        self._year = re.compile(year)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when the first year is met: it takes as long as reading a report."""
        return re.compile(self._written)

    def find(self, text: str, base: int, taken: Sequence[DateReading]) -> list[DateReading]:
        """The years so told in ``text`` that no reading of ``taken`` covers; spans are code points plus ``base``."""
        if not self._written or not _YEAR.search(text):
            return []
        folded = fold(text)
        found = []
        for match in self._pattern.finditer(folded.text):
            for year in self._year.finditer(folded.text, *match.span("years")):
                start, end = folded.back(*year.span())
                span = Span(start + base, end + base)
                if not any(r.span and r.span.overlaps(span) for r in taken):
                    found.append(DateReading(year.group(), Precision.YEAR, DateBasis.STATED, span))
        return found

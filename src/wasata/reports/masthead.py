"""The name of the outlet, where a page in plain text shows it above its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wasata.model import PartKind
from wasata.reports import furniture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wasata.model import Part

_NAMED = re.compile(r"^(?:موقع|صحيفة|جريدة|بوابة|وكالة|قناة|شبكة|مجلة)\s+\S")
_LONGEST = 5


def outlet(content: str, parts: Iterable[Part]) -> str | None:
    """The first short line of furniture above the headline that is a name and neither button, section nor person.

    None where the report has a title of its own (its outlet is then given or unknown) or no such line.
    """
    candidates: list[str] = []
    before = ""
    for part in parts:
        words = part.span.of(content)
        if part.kind is PartKind.HEADLINE:
            return _best(candidates) if part.span.start > 0 else None
        if part.kind is PartKind.FURNITURE and not furniture.is_role(before) and _may_be_name(words):
            candidates.append(words)
        before = words
    return None


def _may_be_name(line: str) -> bool:
    if not 1 <= len(line.split()) <= _LONGEST or re.search(r"[.،؛؟!@/\d]", line):
        return False
    known = furniture.is_certain(line) or furniture.is_role(line) or furniture.is_section(line)
    return not known and not furniture.has_role_and_name(line, apart=False)


def _best(candidates: list[str]) -> str | None:
    named = [line for line in candidates if _NAMED.match(line)]
    return next(iter(named or candidates), None)

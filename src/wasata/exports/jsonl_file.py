"""Rows as JSON lines, whole: with spans, versions and lists as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from wasata.exports.tables import full


def write(out: TextIO, what: str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write one object a line; returns how many."""
    count = 0
    for row in rows:
        # U+2028 and U+2029 would end a line for some readers
        line = json.dumps(full(what, row), ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        out.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
        count += 1
    return count

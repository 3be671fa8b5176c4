"""Rows as CSV after RFC 4180: comma, CRLF, quotes where needed; no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from wasata.exports.tables import COLUMNS, cells

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BOM = "\ufeff"  # by which Excel knows UTF-8


def write(out: TextIO, what: str, rows: Iterable[Mapping[str, Any]], *, excel: bool = False) -> int:
    """Write a table with its head; returns how many rows. ``out`` must not translate line ends."""
    if excel:
        out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS[what])
    count = 0
    for row in rows:
        writer.writerow([safe(value) for value in cells(what, row).values()])
        count += 1
    return count


def safe(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" \u00a0\u200e\u200f\ufeff").startswith(FORMULA):
        return "'" + value
    return "" if value is None else value

"""Runs ``wasata`` inside the test: the same entry point, arguments, exit status and output as on the command line."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from wasata.cli import main

MEETING = "التقى وزير الخارجية المصري نظيره القطري في الدوحة أمس لبحث الهدنة في قطاع غزة."
REFUSAL = "أعلنت حركة حماس رفضها المقترح الذي قدمه الوفد المصري خلال اجتماع عقد في القاهرة يوم الاثنين."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON objects that were printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path, stdin: bytes = b"") -> Outcome:
    """One call of ``wasata`` with these arguments."""
    capsys.readouterr()
    words = ["wasata", *map(str, arguments)]
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    status = 0
    with mock.patch.object(sys, "argv", words), mock.patch.object(sys, "stdin", given):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1 if end.code else 0
    out, err = capsys.readouterr()
    return Outcome(status, out, err)


def write(path: Path, content: str | bytes) -> Path:
    """A file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def lines(path: Path, *values: object) -> Path:
    """A file of JSON objects, one a line."""
    return write(path, "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))


def told(number: int = 1, text: str = MEETING) -> dict[str, str]:
    """A report as a line holds it."""
    return {"id": f"r{number}", "title": "", "text": text, "published": f"2024-11-0{number}", "outlet": "المرفأ"}

"""How things are printed: Arabic on lines of its own and in its own letters, JSON one object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from wasata.errors import WasataError
from wasata.model import SetAside


def out(line: str = "") -> None:
    """One line of output. Lone surrogates of broken input are shown as escapes."""
    typer.echo(line.encode("utf-8", "backslashreplace").decode("utf-8"))


def out_json(value: object) -> None:
    """One JSON object a line, Arabic readable."""
    out(json.dumps(value, ensure_ascii=False))


def complain(error: WasataError) -> None:
    """An error, on standard error."""
    typer.echo(f"wasata: {error.message}".encode("utf-8", "backslashreplace").decode("utf-8"), err=True)


def warn(aside: SetAside) -> None:
    """An input that was set aside, on standard error."""
    typer.echo(f"set aside: {aside.reason}".encode("utf-8", "backslashreplace").decode("utf-8"), err=True)


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A progress line on standard error, silent where that is no terminal."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        bar.add_task(what, total=None)
        yield bar


def names(people: Iterable[Mapping[str, Any]]) -> str:
    """Names in a row, with the Arabic comma."""
    return "، ".join(str(p.get("name") or p.get("text") or "") for p in people)

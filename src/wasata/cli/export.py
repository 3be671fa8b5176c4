"""``export``: tables of the record for other programs."""

from __future__ import annotations

import io
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TextIO

import typer

from wasata.cli.options import (
    InConflict,
    InPlace,
    OfActor,
    OfMediator,
    OfOutlet,
    OfStatus,
    OfType,
    OnTrack,
    RecordFile,
    Since,
    Until,
)
from wasata.cli.printing import out
from wasata.errors import UsageError
from wasata.exports import csv_file, jsonl_file
from wasata.record.episodes import episodes
from wasata.record.extracts import WHAT, extract
from wasata.record.query import Filters
from wasata.record.store import Record
from wasata.settings import Settings

FORMATS = ("csv", "jsonl")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(export)


def export(
    what: str = typer.Option("events", "--what", help=f"{', '.join(WHAT)}."),
    form: str = typer.Option("csv", "--format", help=f"{', '.join(FORMATS)}."),
    output: Path | None = typer.Option(None, "--output", "-o", help="A file (replaced whole); default: the terminal."),
    excel: bool = typer.Option(False, "--excel", help="CSV with the mark by which Excel knows Arabic."),
    record: Path | None = RecordFile,
    since: str | None = Since,
    until: str | None = Until,
    actor: str | None = OfActor,
    mediator: str | None = OfMediator,
    track: str | None = OnTrack,
    event_type: str | None = OfType,
    status: str | None = OfStatus,
    conflict: str | None = InConflict,
    place: str | None = InPlace,
    outlet: str | None = OfOutlet,
) -> None:
    """Export events, claims, reports, actors, contacts or episodes.

    Every row says in `counts` what it is one of; docs/exports.md tells each column. Cells that a spreadsheet would take
    for formulas are neutralised.

    Example: wasata export --what contacts --format csv --since 2024 -o contacts.csv
    """
    if what not in WHAT:
        raise UsageError("--what", f"{what!r} is not known", expected=", ".join(WHAT))
    if form not in FORMATS:
        raise UsageError("--format", f"{form!r} is not known", expected=", ".join(FORMATS))
    filters = Filters(since, until, actor, mediator, track, event_type, status, outlet, place, conflict)
    # the rows are closed before the record is, also where the reader of our output has gone
    with (
        Record.open(record or Settings().record, create=False, readonly=True) as kept,
        closing(_rows(kept, what, filters, conflict)) as rows,
        _opened(output) as file,
    ):
        count = _write(file, what, form, rows, excel=excel)
    if output is not None:
        out(f"{count} {what} written to {output}")


def _rows(kept: Record, what: str, filters: Filters, conflict: str | None) -> Generator[Mapping[str, Any], None, None]:
    if what == "episodes":
        yield from episodes(kept, conflict, filters.since, filters.until)
    else:
        yield from extract(kept, what, filters)


def _write(file: TextIO, what: str, form: str, rows: Iterable[Mapping[str, Any]], *, excel: bool) -> int:
    return csv_file.write(file, what, rows, excel=excel) if form == "csv" else jsonl_file.write(file, what, rows)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """A file that gets its name when it is whole; the terminal where none is named."""
    if output is None:
        plain = io.TextIOWrapper(sys.stdout.buffer, "utf-8", errors="backslashreplace", newline="")
        try:
            yield plain
        finally:
            plain.detach()
        return
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        part.replace(output)
    except OSError as fault:
        raise UsageError(
            "--output", f"{output} cannot be written: {fault.strerror}", mend="Name another file."
        ) from fault
    finally:
        part.unlink(missing_ok=True)

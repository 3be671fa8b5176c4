"""``check`` and ``backup``: whether a record is whole, and a copy of it."""

from __future__ import annotations

from pathlib import Path

import typer

from wasata.cli.options import AsJson, RecordFile
from wasata.cli.printing import out, out_json
from wasata.record.proving import faults
from wasata.record.store import Record
from wasata.settings import Settings

BROKEN = 5  # exit status of a record that cannot be used as it is


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(check)
    app.command()(backup)


def check(record: Path | None = RecordFile, as_json: bool = AsJson) -> None:
    """Check that a record is whole: the file, what its rows point at, its log, and whether events fit their claims.

    Prints one line for each thing that is wrong and exits with 5; prints that all is whole and exits with 0.

    Example: wasata check --record gaza.db
    """
    path = record or Settings().record
    with Record.open(path, create=False, readonly=True) as kept:
        wrong = faults(kept)
    if as_json:
        out_json({"record": str(path), "whole": not wrong, "wrong": wrong})
    else:
        for fault in wrong:
            out(fault)
        out(f"{path} is whole" if not wrong else f"{path}: {len(wrong)} things are wrong; go back to a backup")
    if wrong:
        raise typer.Exit(BROKEN)


def backup(
    to: Path = typer.Argument(..., metavar="FILE", help="Where the copy goes; a file that is there is not replaced."),
    record: Path | None = RecordFile,
) -> None:
    """Copy a record while it may be in use; the copy is checked before it is given its name.

    Example: wasata backup gaza-2024-11-01.db --record gaza.db
    """
    path = record or Settings().record
    with Record.open(path, create=False, readonly=True) as kept:
        kept.copy(to)
    out(f"{path} copied to {to}, and the copy is whole")

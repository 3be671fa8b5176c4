"""``coverage``: what was read, so that silence is not taken for peace."""

from __future__ import annotations

from pathlib import Path

import typer

from wasata.cli.options import AsJson, RecordFile
from wasata.cli.printing import out, out_json
from wasata.record.coverage import coverage as covered
from wasata.record.store import Record
from wasata.settings import Settings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(coverage)


def coverage(
    record: Path | None = RecordFile,
    months: bool = typer.Option(False, "--months", help="Print each outlet month by month."),
    as_json: bool = AsJson,
) -> None:
    """Show which outlets were read for which days, how many reports, and what was set aside and why.

    Counts are of reports; copies are exact repeats of words that were read already.

    Example: wasata coverage --months
    """
    with Record.open(record or Settings().record, create=False, readonly=True) as kept:
        found = covered(kept)
    if as_json:
        out_json(found)
        return
    for row in found["outlets"]:
        out(f"{row['first']}/{row['last']}  reports {row['reports']}  longest gap {row['longest_gap']} days")
        out(f"    {row['outlet']}")
    for row in found["months"] if months else ():
        counts = f"reports {row['reports']}, telling {row['telling']}, days {row['days']}, copies {row['copies']}"
        out(f"{row['month'] or 'undated'}  {counts}")
        out(f"    {row['outlet'] or 'no outlet named'}")
    for row in found["set_aside"]:
        out(f"set aside: {row['inputs']} inputs, {row['code']}; for example: {row['example']}")
    unnamed = sum(row["reports"] for row in found["months"] if row["outlet"] is None)
    undated = sum(row["reports"] for row in found["months"] if row["month"] is None)
    out(f"{len(found['outlets'])} outlets with dated reports; reports without outlet {unnamed}, without date {undated}")

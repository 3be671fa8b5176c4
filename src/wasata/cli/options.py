"""Options that mean the same in every command, each written once."""

from __future__ import annotations

import typer

from wasata.model import Status, Track

RecordFile = typer.Option(None, "--record", help="The record file (default: $WASATA_RECORD or wasata.db).")
AsJson = typer.Option(False, "--json", help="Print JSON, one object a line.")
Since = typer.Option(None, "--since", help="First day, ISO (2024, 2024-10 or 2024-10-31).")
Until = typer.Option(None, "--until", help="Last day, ISO.")
OfActor = typer.Option(None, "--actor", help="An actor's id or part of a name.")
OfMediator = typer.Option(None, "--mediator", help="A mediator's id or part of a name.")
OnTrack = typer.Option(None, "--track", help=f"One of {', '.join(Track)}.")
OfType = typer.Option(None, "--type", help="One of the sixteen types, e.g. CONSULT.")
OfStatus = typer.Option(None, "--status", help=f"One of {', '.join(Status)}.")
InConflict = typer.Option(None, "--conflict", help="A conflict of the lexicon, e.g. gaza, sudan, yemen.")
InPlace = typer.Option(None, "--place", help="A place's id or part of its name, in any spelling.")
OfOutlet = typer.Option(None, "--outlet", help="An outlet: what a report of it tells.")

"""The commands of ``wasata`` together, and what becomes of an error."""

from __future__ import annotations

import os
import sys

import typer

from wasata import __version__
from wasata.cli import actors, coverage, episodes, export, keeping, lexicon, reading, record, review, search, serve
from wasata.cli.printing import complain
from wasata.errors import WasataError

app = typer.Typer(
    name="wasata",
    help="Reads news reports in Arabic and keeps a sourced record of mediation.\n\n"
    "[bold]wasata read[/bold] reports into a record, [bold]wasata timeline[/bold] shows what they tell, "
    "[bold]wasata show[/bold] opens one line down to the words it came from.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"wasata {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Options before the verb."""


reading.register(app)
record.register(app)
search.register(app)
actors.register(app)
episodes.register(app)
review.register(app)
export.register(app)
coverage.register(app)
keeping.register(app)
lexicon.register(app)
serve.register(app)


def main() -> None:
    """Runs the command line; every mistake that a user can mend is one message and an exit status of its own."""
    try:
        app()
    except WasataError as error:
        complain(error)
        sys.exit(error.exit_status)
    except BrokenPipeError:  # the reader of our output has gone: wasata timeline | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("interrupted; everything read so far is kept, the same command goes on from there", err=True)
        sys.exit(130)

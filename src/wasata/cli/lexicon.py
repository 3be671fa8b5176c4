"""``lexicon check``: the linter, with the entries' own examples run; ``lexicon report`` stands in a file of its own."""

from __future__ import annotations

from pathlib import Path

import typer

from wasata.cli.printing import out, out_json
from wasata.cli.usage import report
from wasata.pipeline import firing
from wasata.rules.cache import load_lexicon
from wasata.rules.check import check as check_files
from wasata.rules.check import examples

FAILED = 4


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(help="Lint the lexicon, and see what its entries do.", no_args_is_help=True)
    group.command("check")(check)
    group.command("report")(report)
    app.add_typer(group, name="lexicon")


def check(
    lexicon: list[Path] = typer.Option([], "--lexicon", help="A folder laid over the built-in lexicon."),
    as_json: bool = typer.Option(False, "--json", help="Print JSON, one object a line."),
    run_examples: bool = typer.Option(True, "--examples/--no-examples", help="Run the entries' like and unlike."),
) -> None:
    """Lint the lexicon: letters, keys, codes, duplicates, dates, references, and the examples of every entry.

    Every message names file, line, letter and mend. Exit status 4 where there are any.

    Example: wasata lexicon check --lexicon my-words
    """
    roots = tuple(lexicon)
    problems = list(check_files(roots))
    if run_examples and not problems:
        compiled = load_lexicon(roots)
        problems.extend(examples(firing(compiled), compiled.predicates))
    for problem in problems:
        if as_json:
            out_json({k: getattr(problem, k) for k in ("file", "line", "code", "wrong", "expected", "mend")})
        else:
            out(problem.message)
    if not as_json:
        many = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        out(many if problems else "the lexicon is clean")
    if problems:
        raise typer.Exit(FAILED)

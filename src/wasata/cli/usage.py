"""``lexicon report``: how often each entry fired, and how often it was right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import typer

from wasata.cli.options import AsJson
from wasata.cli.printing import out, out_json, progress
from wasata.cli.reading import Overlay, gold_of, lexicon_of
from wasata.errors import UsageError
from wasata.exports.coded import CodedReport
from wasata.model import Report
from wasata.pipeline import Reader
from wasata.reports.files import read_sources
from wasata.usage import COLUMNS, Row, Usage

WIDTH = 9  # of a column of numbers
LRM = "\u200e"  # between Arabic headings, so that they stand in the order of their columns
SORTS = (*COLUMNS, "entry")
WORDS = {
    "ar": {
        **dict(zip(COLUMNS, ("اشتغل", "مقبول", "صح", "تام", "خطأ", "فات"), strict=True)),
        "type": "النوع",
        "entry": "المدخل",
        "total": "المجموع",
        "silent": "من {entries} مدخلا لم يشتغل {silent} على هذه الأخبار (‎--silent‎ يعدّدها)",
    },
    "en": {
        **{name: name for name in COLUMNS},
        "type": "type",
        "entry": "entry",
        "total": "total",
        "silent": "of {entries} entries {silent} never fired on these reports (--silent lists them)",
    },
}


def report(
    files: list[Path] = typer.Argument(
        ..., metavar="REPORTS GOLD…", help="Reports and the events coded on them by hand, JSON lines, in pairs."
    ),
    sort: str = typer.Option("wrong", "--sort", help=f"The column with the most first: {', '.join(SORTS)}."),
    least: int = typer.Option(1, "--least", min=1, help="Hide entries that fired less often."),
    silent: bool = typer.Option(False, "--silent", help="List the entries that never fired instead."),
    language: str = typer.Option("ar", "--language", help="ar or en."),
    lexicon: list[Path] = Overlay,
    as_json: bool = AsJson,
) -> None:
    """Show how often each predicate of the lexicon fired and how often it was right, on gold given in pairs of files.

    fired: words on which it fired; accepted: those in a claim; right: the claim is matched with a gold event of its
    type; exact: with its participants too; wrong: matched with none; missed: gold events that no claim found, in whose
    evidence it fired.

    Example: wasata lexicon report reports.jsonl gold.jsonl --sort wrong --least 3
    """
    if language not in WORDS:
        raise UsageError("--language", f"{language!r} is no language of the program", expected="ar or en")
    if sort not in SORTS:
        raise UsageError("--sort", f"{sort!r} is no column", expected=", ".join(SORTS))
    if len(files) % 2:
        raise UsageError(str(files[-1]), "reports without gold", expected="REPORTS GOLD, in pairs")
    reader = Reader(lexicon_of(tuple(lexicon)))
    usage = Usage({p.id: p.code for p in reader.lexicon.predicates})
    for reports, gold in zip(files[::2], files[1::2], strict=True):
        _count(usage, reader, reports, gold)
    rows = usage.silent() if silent else usage.rows(by=sort, least=least)
    if as_json:
        for row in rows:
            out_json(row.as_json())
        out_json({"entry": None} | usage.total())
    else:
        for line in _silent(rows) if silent else _table(rows, usage.total(), WORDS[language]):
            out(line)
        out(WORDS[language]["silent"].format(**usage.total()))


def _count(usage: Usage, reader: Reader, reports: Path, gold: Path) -> None:
    contents, truth = gold_of(reports, gold)
    with progress("coding") as bar:
        for item in read_sources([reports]):
            bar.advance(bar.task_ids[0])
            if isinstance(item, Report) and item.id in truth:
                claims, firings = reader.traced(item)
                coded = CodedReport(item)
                placed = [replace(firing, span=coded.place(firing.span)) for firing in firings]
                usage.count(contents[item.id], truth[item.id], [coded.event(c) for c in claims], placed)


def _table(rows: list[Row], total: Mapping[str, int], words: Mapping[str, str]) -> Iterator[str]:
    """Numbers first and the Arabic of the entry last, so that columns stand under each other in any terminal."""
    heads = (words[name].rjust(WIDTH) for name in COLUMNS)
    yield LRM.join(("", *heads, f"  {words['type']:10}", words["entry"]))
    for row in rows:
        yield _numbers(row.as_json()) + f"  {row.type:10}{LRM}{row.entry}"
    yield _numbers(total) + f"  {LRM}{words['total']}"


def _numbers(row: Mapping[str, object]) -> str:
    return "".join(str(row[name]).rjust(WIDTH) for name in COLUMNS)


def _silent(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield f"{row.type:10}  {LRM}{row.entry}"

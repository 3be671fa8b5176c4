"""``read``, ``code``, ``explain`` and ``score``: the commands that read Arabic."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import typer

from wasata.cli.options import AsJson, RecordFile
from wasata.cli.printing import out, out_json, progress, warn
from wasata.cli.record import print_timeline
from wasata.errors import LexiconError, UnreadableInput, UsageError
from wasata.exports.coded import report_row
from wasata.exports.explained import derivation_rows, derivation_text
from wasata.model import Report, SetAside
from wasata.pipeline import Reader, coder_version
from wasata.record.events import settle
from wasata.record.knowledge import know
from wasata.record.store import Record
from wasata.reports.files import read_sources, report_of
from wasata.rules.cache import fingerprint, load_lexicon
from wasata.rules.check import check
from wasata.rules.compiled import Lexicon
from wasata.rules.tables import tables
from wasata.scoring import score as score_events
from wasata.settings import Settings

SET_ASIDE = 3  # exit status where something was set aside and the rest was read

Sources = typer.Argument(..., help="Files (.txt .html .jsonl, also .gz), folders, or - for standard input.")
Overlay = typer.Option(
    [], "--lexicon", help="A folder of lexicon files laid over the built-in ones.", show_default=False
)


def settings(record: Path | None = None, lexicon: list[Path] | None = None) -> Settings:
    """The settings that options and environment make together."""
    overlay = tuple(lexicon or ())
    return Settings(lexicon=overlay) if record is None else Settings(record=record, lexicon=overlay)


def lexicon_of(folders: tuple[Path, ...]) -> Lexicon:
    """The lexicon with the user's folders laid over it, linted first: a mistake in them is told and nothing is read.

    Raises LexiconError with every mistake, each with its file, line, letter and mend.
    """
    problems = check(folders) if folders else ()
    if problems:
        raise LexiconError(", ".join(map(str, folders)), tuple(p.message for p in problems))
    return load_lexicon(folders)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(read)
    app.command()(code)
    app.command()(explain)
    app.command()(score)
    app.command()(demo)


def read(
    sources: list[str] = Sources,
    record: Path | None = RecordFile,
    lexicon: list[Path] = Overlay,
    as_json: bool = AsJson,
) -> None:
    """Read reports into the record.

    Reading again changes nothing, an interrupted run goes on where it was, and what cannot be read is set aside with
    its reason while the rest is read (exit status 3).

    Example: wasata read examples/reports --record gaza.db
    """
    counts = _read_into(settings(record, lexicon), sources)
    if as_json:
        out_json(counts)
    else:
        out(
            f"{counts['reports']} reports read, {counts['known']} known already, {counts['set_aside']} set aside; "
            f"{counts['claims']} claims; {counts['events']} events in the record"
        )
    if counts["set_aside"]:
        raise typer.Exit(SET_ASIDE)


def _read_into(chosen: Settings, sources: list[str]) -> dict[str, int]:
    counts = {"reports": 0, "known": 0, "set_aside": 0, "claims": 0, "events": 0}
    with Record.open(chosen.record) as kept:
        reader = Reader(lexicon_of(chosen.lexicon))
        version = coder_version(chosen.lexicon)
        know(kept, tables(reader.lexicon, chosen.lexicon), fingerprint(chosen.lexicon))
        with progress("reading") as bar:
            for item in read_sources(sources):
                bar.advance(bar.task_ids[0])
                _one(kept, reader, version, item, counts)
        with progress("joining what several reports tell") as bar:
            counts["events"] = settle(kept, lambda claims: bar.advance(bar.task_ids[0], claims))
    return counts


def _one(kept: Record, reader: Reader, version: str, item: Report | SetAside, counts: dict[str, int]) -> None:
    if isinstance(item, SetAside):
        warn(item)
        kept.set_aside(item)
        counts["set_aside"] += 1
    elif kept.has(item.hash, version):
        kept.sight(item)
        counts["known"] += 1
    else:
        claims = reader.claims(item)
        kept.add(item, claims, version)
        counts["reports"] += 1
        counts["claims"] += len(claims)


def code(
    files: list[str] = Sources,
    lexicon: list[Path] = Overlay,
    as_json: bool = typer.Option(True, "--json/--text", help="JSON lines (the default) or text for reading."),
) -> None:
    """Code reports without a record: one JSON line a report, in the order read.

    The line has the form of the codebook; offsets are code points into title + newline + text.

    Example: wasata code reports.jsonl > coded.jsonl
    """
    reader = Reader(lexicon_of(tuple(lexicon)))
    aside = 0
    with progress("coding") as bar:
        for item in read_sources(files):
            bar.advance(bar.task_ids[0])
            if isinstance(item, SetAside):
                warn(item)
                aside += 1
            elif as_json:
                out_json(report_row(item, reader.claims(item)))
            else:
                _print_coded(report_row(item, reader.claims(item)))
    if aside:
        raise typer.Exit(SET_ASIDE)


def _print_coded(row: dict[str, Any]) -> None:
    out(f"== {row['id']}  {row['published'] or 'undated'}  {row['outlet'] or ''}")
    for event in row["events"]:
        kind = f"{event['type']}/{event['contact']}" if event["contact"] else event["type"]
        out(f"-- {kind}  {event['status']}  {event['date'] or 'undated'}  {' '.join(event['tracks'])}")
        for label in ("actors", "recipients", "mediators"):
            if event[label]:
                out(f"   {label}: " + "، ".join(p["text"] for p in event[label]))
        for label in ("place", "source", "via"):
            if event[label]:
                out(f"   {label}: {event[label]}")
        for passage in event["evidence"]:
            out(f"   [{passage['start']}–{passage['end']}]")
            out(f"   {passage['text']}")


def explain(
    text: str = typer.Argument(..., help="A text, a file, or - for standard input."),
    published: str | None = typer.Option(None, "--published", help="Day of publication, ISO, for relative dates."),
    language: str = typer.Option("ar", "--language", help="ar or en."),
    lexicon: list[Path] = Overlay,
    as_json: bool = AsJson,
) -> None:
    """Show how a text is read: what fired, what filled each slot, what was weighed, what was refused and why.

    Example: wasata explain "التقى وزير الخارجية المصري نظيره السعودي في القاهرة" --language en
    """
    if language not in ("ar", "en"):
        raise UsageError("--language", f"{language!r} is no language of the program", expected="ar or en")
    reader = Reader(lexicon_of(tuple(lexicon)))
    for report in _texts(text, published):
        reading = reader.read(report)
        if as_json:
            out_json(report_row(report, reading.claims) | {"derivations": derivation_rows(reading)})
        else:
            for line in derivation_text(reading, language):
                out(line)


def _texts(text: str, published: str | None) -> Iterator[Report]:
    if text == "-" or (len(text) < 1000 and "\n" not in text and Path(text).exists()):
        for item in read_sources([text]):
            if isinstance(item, SetAside):
                raise UnreadableInput(item.origin, item.reason.removeprefix(f"{item.origin}: ").rstrip("."))
            yield item
        return
    yield report_of(text, published=published)


def score(
    reports: Path = typer.Argument(..., help="Reports, one JSON object a line."),
    gold: Path = typer.Argument(..., help="Events coded by hand, one JSON object a line."),
    coded: Path | None = typer.Argument(None, help="Coded events; without it the reports are coded now."),
    lexicon: list[Path] = Overlay,
    as_json: bool = AsJson,
) -> None:
    """Score coded events against events coded by hand: precision, recall and F1 by type, accuracy by field.

    Example: wasata score reports.jsonl gold.jsonl
    """
    contents, truth = gold_of(reports, gold)
    found = {r["id"]: r["events"] for r in (rows_of(coded) if coded else _coded_now(reports, tuple(lexicon)))}
    result = score_events(contents, truth, found)
    if as_json:
        out_json(result)
    else:
        for name, value in result.items():
            out(f"{name:16} {value}")


def gold_of(reports: Path, gold: Path) -> tuple[dict[str, str], dict[str, list[dict[str, Any]]]]:
    """The contents of reports and the events coded by hand, both by the report's id.

    Raises UsageError where there are events of a report that is not among them.
    """
    contents = {r["id"]: f"{r.get('title') or ''}\n{r['text']}" for r in rows_of(reports)}
    truth = {r["id"]: r["events"] for r in rows_of(gold)}
    missing = sorted(set(truth) - set(contents))
    if missing:
        raise UsageError(str(gold), f"report {missing[0]!r} is not in {reports}", mend="Give the reports of this gold.")
    return contents, truth


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines. Raises UnreadableInput."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as problem:
        raise UnreadableInput(str(path), f"cannot be read ({problem.strerror})", mend="Check the path.") from None
    try:
        return [json.loads(line) for line in lines if line.strip()]
    except json.JSONDecodeError as problem:
        raise UnreadableInput(
            f"{path}:{problem.lineno}", f"no JSON ({problem.msg})", expected="one object a line"
        ) from None


def _coded_now(reports: Path, lexicon: tuple[Path, ...]) -> list[dict[str, Any]]:
    reader = Reader(lexicon_of(lexicon))
    items = [item for item in read_sources([reports]) if isinstance(item, Report)]
    return [report_row(item, reader.claims(item)) for item in items]


def demo(record: Path = typer.Option(Path("demo.db"), "--record", help="The record to make.")) -> None:
    """Read the sample reports into a record and show the chronology.

    The samples were written for Wasata after well-known public facts.

    Example: wasata demo
    """
    samples = _samples()
    out(f"reading the sample reports in {samples} into {record}")
    counts = _read_into(Settings(record=record), [str(samples)])
    out(f"{counts['reports'] + counts['known']} reports, {counts['events']} events\n")
    print_timeline(record)
    out(f"\nopen a line down to its words:   wasata show ID --record {record}")
    out(f"open the pages in a browser:     wasata serve --record {record}")
    out(f"how a sentence is read:          wasata explain {samples}/gaza-truce-2022.txt --language en")
    sys.stdout.flush()


def _samples() -> Path:
    for base in (Path.cwd(), Path(str(package_files("wasata"))).parents[1]):
        if (base / "examples" / "reports").is_dir():
            return base / "examples" / "reports"
    raise UsageError("demo", "the sample reports are not here", mend="Run it in a checkout of the project.")

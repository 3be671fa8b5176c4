"""``search``: reports, claims, events and actors by words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from wasata.cli.options import (
    AsJson,
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
from wasata.cli.printing import out, out_json
from wasata.cli.record import SHORT_ID, print_event
from wasata.errors import UsageError
from wasata.record.query import Filters
from wasata.record.search import KINDS
from wasata.record.search import search as find
from wasata.record.store import Record
from wasata.settings import Settings
from wasata.views.timeline import timeline


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(search)


def search(
    text: list[str] = typer.Argument(..., metavar="WORDS", help='Words, "a phrase", -word to leave out, OR between.'),
    record: Path | None = RecordFile,
    kind: list[str] = typer.Option([], "--kind", help=f"{', '.join(KINDS)}; all where none is named."),
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
    limit: int = typer.Option(5, "--limit", min=1, help="How many of each kind."),
    offset: int = typer.Option(0, "--offset", min=0, help="How many are passed over."),
    exact: bool = typer.Option(False, "--exact", help="Only words as they are spelt, without clitics and article."),
    as_json: bool = AsJson,
) -> None:
    """Search reports, claims, events and actors; spellings, marks, article and clitics do not matter.

    Hits stand in »…«. Says how many reports, claims, events and actors match; --json gives facets and places of hits.

    Example: wasata search "وقف إطلاق النار" حماس -رفح --since 2024
    """
    wrong = [name for name in kind if name not in KINDS]
    if wrong:
        raise UsageError("--kind", f"{wrong[0]!r} is not known", expected=", ".join(KINDS))
    filters = Filters(since, until, actor, mediator, track, event_type, status, outlet, place, conflict)
    with Record.open(record or Settings().record, create=False, readonly=True) as kept:
        found = find(
            kept, " ".join(map(_phrase, text)), filters, kind or KINDS, limit=limit, offset=offset, exact=exact
        )
    if as_json:
        if "events" in found:
            found["events"] = timeline(found["events"])
        out_json(found)
    else:
        _print(found)


def _phrase(argument: str) -> str:
    """What the shell was given in quotes is a phrase."""
    return f'"{argument}"' if " " in argument and '"' not in argument and " OR " not in argument else argument


def _print(found: Mapping[str, Any]) -> None:
    counts = found["counts"]
    out(", ".join(f"{counts[kind]} {kind}" for kind in KINDS) + " match")
    for line in found["help"]:
        out(line)
    for row in found.get("reports", ()):
        out(f"\nreport {row['id'][:SHORT_ID]}  {row['published'] or 'undated'}  {row['outlet'] or ''}")
        out(f"    {row['title']}")
        out(f"    {marked(row)}")
    for row in found.get("claims", ()):
        out(f"\nclaim {row['id'][:SHORT_ID]}  {row['type']}  {row['status']}  {row['date'] or 'undated'}")
        out(f"    {marked(row)}")
    for event in timeline(found.get("events", ())):
        out("")
        print_event(event)
    for row in found.get("actors", ()):
        out(f"\nactor {row['id']}  {row['kind'] or ''}  {row['country'] or ''}  (events {row['events']})")
        out(f"    {row['name']}")


def marked(row: Mapping[str, Any]) -> str:
    """The excerpt with its hits in guillemets, on one line."""
    text, start = row["excerpt"], row["start"]
    for low, high in sorted(row["hits"], reverse=True):
        if start <= low and high <= start + len(text):
            a, b = low - start, high - start
            text = f"{text[:a]}»{text[a:b]}«{text[b:]}"
    return " ".join(text.split())

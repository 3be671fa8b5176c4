"""``actors``: the register, one actor, and who may be one and the same."""

from __future__ import annotations

from pathlib import Path

import typer

from wasata.cli.options import AsJson, RecordFile
from wasata.cli.printing import out, out_json
from wasata.record.people import actor, actors, suggestions
from wasata.record.store import Record
from wasata.settings import Settings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("actors")(show_actors)


def show_actors(
    name: str | None = typer.Argument(None, metavar="[NAME]", help="An id, or part of a name in any spelling."),
    record: Path | None = RecordFile,
    suggest: bool = typer.Option(False, "--suggest", help="Pairs that may be one person, with reasons."),
    everybody: bool = typer.Option(False, "--all", help="Also provisional actors that a single report names."),
    limit: int = typer.Option(50, "--limit", min=1, help="How many lines."),
    as_json: bool = AsJson,
) -> None:
    """Show the register of actors: who takes part in how many events; with an id, all that is known of one.

    Counts are of events, claims and reports, each named. `wasata judge same-actor` merges two for good or until undone.

    Example: wasata actors كامل
    """
    with Record.open(record or Settings().record, create=False, readonly=True) as kept:
        if suggest:
            _suggestions(kept, limit, as_json=as_json)
            return
        found = actors(kept, name, everybody=everybody, limit=limit)
        whole = name is not None and any(row["id"] == name for row in found)
        if as_json:
            for row in [actor(kept, name)] if whole and name else found:
                out_json(row)
            return
        for row in found:
            about = "  ".join(str(row[k]) for k in ("kind", "country", "sector") if row[k])
            counts = f"events {row['events']}, claims {row['claims']}, reports {row['reports']}"
            out(f"{row['id']}  {about}  ({counts})" + (f"  = {row['same_as']}" if row["same_as"] else ""))
            out(f"    {row['name']}" + (f" · {row['name_en']}" if row["name_en"] else ""))
        if whole and name:
            _print(kept, name)


def _print(kept: Record, name: str) -> None:
    found = actor(kept, name)
    for post in found["posts"]:
        out(f"    post: {post['since'] or '?'}/{post['until'] or ''}  {post['body'] or ''}")
        out(f"        {post['title']}")
    for spelling in found["spellings"]:
        out(f"    written so in {spelling['claims']} claims")
        out(f"        {spelling['text']}")
    for other in found["with"]:
        out(f"    met in {other['events']} events: {other['actor']}")
        out(f"        {other['name']}")


def _suggestions(kept: Record, limit: int, *, as_json: bool) -> None:
    found = suggestions(kept, limit)
    for row in found:
        if as_json:
            out_json(row)
        else:
            out(f"{row['score']:.2f}  {'; '.join(row['reasons'])}")
            out(f"    {row['actor']}")
            out(f"    {row['other']}")
    if not as_json:
        out(f"{len(found)} suggestions; `wasata judge same-actor ONE OTHER` or `other-actor` answers")

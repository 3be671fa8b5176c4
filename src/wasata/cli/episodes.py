"""``episodes``, ``mediators``, ``contacts`` and ``gaps``: how mediations went."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from wasata.cli.options import AsJson, InConflict, OfMediator, OfStatus, OnTrack, RecordFile, Since, Until
from wasata.cli.printing import out, out_json
from wasata.cli.record import SHORT_ID, print_event
from wasata.errors import UsageError
from wasata.record.episodes import Parameters, episodes, gaps
from wasata.record.meetings import contacts
from wasata.record.query import Filters
from wasata.record.store import Record
from wasata.settings import Settings
from wasata.views.episodes import by_mediator, sentence
from wasata.views.timeline import timeline

PARTS = ("contacts", "proposals", "agreements", "harm", "positions", "planned", "denied")


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("episodes")(show_episodes)
    app.command("mediators")(show_mediators)
    app.command("contacts")(show_contacts)
    app.command("gaps")(show_gaps)


def _found(
    record: Path | None,
    conflict: str | None,
    since: str | None,
    until: str | None,
    parameters: Parameters | None = None,
) -> list[dict[str, Any]]:
    with Record.open(record or Settings().record, create=False, readonly=True) as kept:
        return episodes(kept, conflict, since, until, parameters)


def show_episodes(
    beginning: str = typer.Argument("", metavar="[ID]", help="The beginning of an episode's id: all of it is shown."),
    record: Path | None = RecordFile,
    conflict: str | None = InConflict,
    since: str | None = Since,
    until: str | None = Until,
    lull: int = typer.Option(Parameters().lull, "--lull", help="Days without contact that end an episode."),
    shuttle: int = typer.Option(
        Parameters().shuttle, "--shuttle", help="Days within which a mediator sees both sides."
    ),
    as_json: bool = AsJson,
) -> None:
    """Show the episodes: runs of mediation with what set them off, contacts, shuttles, agreements, violence and times.

    All counts are of events, all times in days; docs/episodes.md defines each. A side is called by its first party.

    Example: wasata episodes --conflict gaza --since 2021
    """
    found = _found(record, conflict, since, until, Parameters(lull=lull, shuttle=shuttle))
    chosen = [episode for episode in found if episode["id"].startswith(beginning)]
    if beginning and not chosen:
        raise UsageError("id", f"no episode is called {beginning!r}", mend="`wasata episodes` shows the ids.")
    for episode in chosen:
        if as_json:
            out_json(episode)
        else:
            _print(episode, whole=bool(beginning))
    if not as_json:
        out(f"\n{len(chosen)} episodes")


def _print(episode: Mapping[str, Any], *, whole: bool) -> None:
    days = f"{episode['first']}/{episode['last']}"
    out(f"\n{days}  {episode['conflict']}  {' '.join(episode['tracks'])}  {episode['id'][:SHORT_ID]}")
    out(f"    {episode['name_ar']}")
    if episode["set_off"]:
        off = episode["set_off"]
        out(f"    set off by {off['type']} on {off['date'] or off['reported']}, event {off['event'][:SHORT_ID]}")
    out(f"    {sentence(episode, 'en')}")
    out(f"    levels: {', '.join(episode['levels']) or 'none told'}")
    for row in episode["mediators"]:
        sides = ", ".join(f"{side}: {len(events)}" for side, events in row["sides"].items())
        out(f"    {row['mediator']}: contacts {len(row['contacts'])} ({sides}), agreements {len(row['agreements'])}")
    for row in episode["silent"]:
        out(f"    fell silent: {row['mediator'] or row['side']}")
    for part in PARTS if whole else ():
        for act in episode[part]:
            where = f"  @ {act['place']}" if act["place"] else ""
            day = act["date"] or f"reported {act['reported']}"
            out(f"    {part}: {day}  {act['type']}  {', '.join(act['parties'])}{where}  {act['event'][:SHORT_ID]}")


def show_mediators(
    record: Path | None = RecordFile,
    conflict: str | None = InConflict,
    since: str | None = Since,
    until: str | None = Until,
    as_json: bool = AsJson,
) -> None:
    """Show the mediators of each conflict: episodes, contacts with each side, agreements, shuttles.

    Contacts, agreements and shuttles are counts of events.

    Example: wasata mediators --conflict gaza
    """
    for row in by_mediator(_found(record, conflict, since, until)):
        if as_json:
            out_json(row)
        else:
            sides = ", ".join(f"{side}: {count}" for side, count in row["sides"].items())
            out(
                f"{row['mediator']:16} {row['conflict']:18} episodes {row['episodes']}, contacts {row['contacts']} "
                f"({sides}), agreements {row['agreements']}, shuttles {row['shuttles']}, {row['first']}/{row['last']}"
            )


def show_contacts(
    between: tuple[str, str] = typer.Option(..., "--between", help="Two actors: ids or parts of names."),
    record: Path | None = RecordFile,
    since: str | None = Since,
    until: str | None = Until,
    mediator: str | None = OfMediator,
    track: str | None = OnTrack,
    status: str | None = OfStatus,
    as_json: bool = AsJson,
) -> None:
    """Show the contacts between two, in order: a state or movement stands for all its people and bodies.

    One line an event; planned and denied contacts are among them with their status.

    Example: wasata contacts --between egy hamas --since 2021
    """
    filters = Filters(since=since, until=until, mediator=mediator, track=track, status=status)
    with Record.open(record or Settings().record, create=False, readonly=True) as kept:
        found = timeline(contacts(kept, *between, filters))
    for event in found:
        if as_json:
            out_json(event)
        else:
            print_event(event)
    if not as_json:
        out(f"\n{len(found)} contacts (events)")


def show_gaps(
    record: Path | None = RecordFile,
    conflict: str | None = InConflict,
    since: str | None = Since,
    until: str | None = Until,
    as_json: bool = AsJson,
) -> None:
    """Show silences longer than usual between a mediator and a side, the longest first, running ones among them.

    A silence is counted in days, what is usual from the contacts (events) of the pair; look at `wasata coverage` before
    you read silence as peace.

    Example: wasata gaps --conflict yemen
    """
    with Record.open(record or Settings().record, create=False, readonly=True) as kept:
        found = gaps(kept, conflict, since, until)
    for row in found:
        if as_json:
            out_json(row)
        else:
            out(
                f"{row['days']} days  {row['first']}/{row['last'] or 'now'}  {row['conflict']}: {row['mediator']} with "
                f"{row['side']} (usually {row['usual']}, of {row['contacts']} contacts)"
            )
    if not as_json:
        out(f"{len(found)} silences longer than usual")

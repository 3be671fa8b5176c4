"""``timeline`` and ``show``: what the record tells, and the words it came from."""

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
from wasata.cli.printing import names, out, out_json
from wasata.errors import UsageError
from wasata.model import EventType, Status, Track
from wasata.record.opening import find
from wasata.record.query import Filters, counts
from wasata.record.query import timeline as query_timeline
from wasata.record.store import Record
from wasata.settings import Settings
from wasata.views.show import show as view_show
from wasata.views.timeline import timeline as view_timeline

SHORT_ID = 10  # letters of an id that are printed; any beginning that is unique opens it


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(timeline)
    app.command()(show)


def timeline(
    record: Path | None = RecordFile,
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
    as_json: bool = AsJson,
) -> None:
    """Show the chronology: the events of the record by date, those without a date last.

    Every line counts the claims and reports that tell the event, and ends with the id that opens it.

    Example: wasata timeline --mediator egy --since 2021 --type CONSULT
    """
    _check("--track", track, [t.value for t in Track])
    _check("--type", event_type, [t.value for t in EventType])
    _check("--status", status, [s.value for s in Status])
    filters = Filters(since, until, actor, mediator, track, event_type, status, outlet, place, conflict)
    print_timeline(record or Settings().record, filters, as_json=as_json)


def _check(option: str, value: str | None, allowed: list[str]) -> None:
    if value is not None and value not in allowed:
        raise UsageError(option, f"{value!r} is not known", expected=", ".join(allowed))


def print_timeline(path: Path, filters: Filters | None = None, *, as_json: bool = False) -> None:
    """Prints the events of a record that pass the filters."""
    with Record.open(path, create=False, readonly=True) as record:
        events = view_timeline(query_timeline(record, filters))
        whole = counts(record)
    for event in events:
        if as_json:
            out_json(event)
        else:
            print_event(event)
    if not as_json:
        out(
            f"\n{len(events)} events of {whole['events']}; "
            f"the record holds {whole['reports']} reports, {whole['claims']} claims"
        )


def print_event(event: Mapping[str, Any]) -> None:
    """One event of the chronology, two to four lines."""
    kind = f"{event['type']}/{event['contact']}" if event["contact"] else event["type"]
    status = "/".join(event["status"])
    told = f"claims {event['claims']}, reports {event['reports']}"
    if event["tellings"] != event["reports"]:
        told += f", independent {event['tellings']}"
    place = f"  @ {event['place']}" if event["place"] else ""
    out(
        f"{event['date'] or 'undated'}  {kind}  {status}  {' '.join(event['tracks'])}  "
        f"({told})  {event['id'][:SHORT_ID]}"
    )
    sides = [names(event[slot]) for slot in ("actors", "recipients") if event[slot]]
    out(f"    {' ← '.join(sides)}{place}")
    if event["mediators"]:
        out(f"    mediators: {names(event['mediators'])}")
    if event["contradictions"]:
        out(f"    the reports contradict each other: {', '.join(event['contradictions'])}")


def show(
    beginning: str = typer.Argument(..., metavar="ID", help="The beginning of an event's, claim's or report's id."),
    record: Path | None = RecordFile,
    as_json: bool = AsJson,
) -> None:
    """Open an event, claim or report down to the words it came from.

    Example: wasata show 3f9a2c1b
    """
    with Record.open(record or Settings().record, create=False, readonly=True) as kept:
        found = view_show(find(kept, beginning))
    if as_json:
        out_json(found)
    elif found["kind"] == "report":
        _print_report(found)
    else:
        if found["kind"] == "event":
            print_event(found)
            _print_versions(found)
        for claim in found.get("told", [found]):
            print_claim(claim)


def _print_versions(found: Mapping[str, Any]) -> None:
    """What each report says of a field, where they do not all say the same."""
    for field, versions in found["versions"].items():
        if len(versions) > 1:
            out(f"\n{field}")
            for version in versions:
                out(f"    {version['value']}")
                out(f"        reports {version['reports']}, independent {version['tellings']}")
    for joined in found["joined"]:
        strongest = sorted(joined["reasons"], key=lambda r: -r["weight"] * r["score"])[:3]
        why = "; ".join(f"{r['en']} ({r['score']:.2f})" for r in strongest)
        out(f"\njoined {joined['other'][:SHORT_ID]} with {joined['one'][:SHORT_ID]}, {joined['score']:.2f}: {why}")
    for link in found["linked"]:
        out(f"\n{link['link'].replace('_', ' ')}: {link['date'] or 'undated'}  {link['event'][:SHORT_ID]}")
    for doubt in found["doubts"]:
        other = doubt["other_event"] if doubt["event"] == found["id"] else doubt["event"]
        out(f"\nmay be the same as {other[:SHORT_ID]} ({doubt['score']:.2f}); wasata review decides")


def _print_report(found: Mapping[str, Any]) -> None:
    out(f"report {found.get('given_id') or ''}  {found.get('published') or 'undated'}  {found.get('outlet') or ''}")
    out(found["title"] or "")
    out(found["text"])
    for claim in found["told"]:
        print_claim(claim)


def print_claim(claim: Mapping[str, Any]) -> None:
    """A claim with the words behind each of its fields."""
    report = claim["report"]
    kind = f"{claim['type']}/{claim['contact']}" if claim["contact"] else claim["type"]
    verdict = f"  [{claim['verdict']}]" if claim["verdict"] else ""
    out(f"\n-- claim {claim['id'][:SHORT_ID]}  {kind}  {claim['status']}{verdict}")
    for field, value in claim["corrections"].items():
        out(f"   {field} set by a person to {value}")
    out(
        f"   report {report.get('given_id') or ''}  "
        f"{report.get('published') or 'undated'}  {report.get('outlet') or ''}"
    )
    if claim["date"]:
        date = claim["date"]
        out(f"   date {date['value']} ({date['basis']}) {date.get('conflict') or ''}".rstrip())
        _print_words("   ", date)
    for slot in ("actors", "recipients", "mediators"):
        for person in claim[slot]:
            known = "  ".join(str(person[k]) for k in ("id", "country", "sector", "role") if person.get(k))
            out(f"   {slot.removesuffix('s')}  {known}")
            _print_words("   ", person)
    for field in ("place", "source", "via"):
        if claim[field]:
            out(f"   {field}")
            _print_words("   ", claim[field])
    for passage in claim["evidence"]:
        out(f"   evidence [{passage['start']}–{passage['end']}]")
        out(f"      …{passage['before']}»{passage['text']}«{passage['after']}…")


def _print_words(indent: str, words: Mapping[str, Any]) -> None:
    if words.get("text") is not None:
        out(f"{indent}   [{words['start']}–{words['end']}] {words['text']}")

"""``review``: claims and doubts by keyboard; ``judge``: one judgement; ``log verify``: whether the log is whole."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer

from wasata.cli.options import AsJson, OfActor, OfOutlet, OfStatus, OfType, OnTrack, RecordFile, Since, Until
from wasata.cli.printing import out, out_json
from wasata.cli.record import SHORT_ID, print_claim
from wasata.errors import JudgementConflict, UsageError
from wasata.record.deciding import CORRECTABLE
from wasata.record.judge import Judge, Judgement, mates
from wasata.record.proving import verify
from wasata.record.review import KINDS, SORTS, Wanted, opened, progress, queue
from wasata.record.store import Record
from wasata.settings import Settings
from wasata.views.show import claim as view_claim

BROKEN = 5  # exit status of a record whose log is not whole
# the same keys on an Arabic keyboard: where the Latin letter lies, not what it is called
ARABIC_KEYS = dict(zip("شؤءةسعئض؟", "acxmsuzq?", strict=True))
HELP = "a accept  c correct  x reject  m one event  s two events  u unsure, later  z undo  q quit"
AsWho = typer.Option(None, "--as", help="Under which name the judgements stand (default: your login).")


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(review)
    app.command()(judge)
    group = typer.Typer(help="The log of a record: every import and every judgement.", no_args_is_help=True)
    group.command("verify")(log_verify)
    app.add_typer(group, name="log")


def _name(who: str | None) -> str:
    return who or getpass.getuser()


def review(
    record: Path | None = RecordFile,
    who: str | None = AsWho,
    kind: str = typer.Option("claims", "--kind", help=f"{' or '.join(KINDS)}: what is judged."),
    sort: str = typer.Option("doubt", "--sort", help=f"{', '.join(SORTS)}: what comes first."),
    actor: str | None = OfActor,
    outlet: str | None = OfOutlet,
    event_type: str | None = OfType,
    status: str | None = OfStatus,
    track: str | None = OnTrack,
    since: str | None = Since,
    until: str | None = Until,
    listed: bool = typer.Option(False, "--list", help="Only print what waits, the first 50."),
    as_json: bool = AsJson,
) -> None:
    """Judge claims one by one, or pairs of events that may be one, with single keys.

    The surest to be wrong come first; what is skipped comes last. Every judgement is kept with your name and can be
    undone. Counts are of claims, and of doubts (pairs of events).

    Example: wasata review --as Salma --actor hamas --kind doubts
    """
    if kind not in KINDS:
        raise UsageError("--kind", f"{kind!r} is not known", expected=" or ".join(KINDS))
    wanted = Wanted(actor, outlet, event_type, status, track, since, until, sort)
    with Record.open(record or Settings().record, create=False, readonly=listed) as kept:
        if listed or as_json:
            _list(kept, wanted, kind, as_json=as_json)
        else:
            _Session(kept, Judge(kept, _name(who)), wanted, kind).run()


def _list(kept: Record, wanted: Wanted, kind: str, *, as_json: bool) -> None:
    for item in queue(kept, wanted, kind):
        if as_json:
            out_json(item)
        else:
            out(f"{item['kind']} {item['id'][:SHORT_ID]}" + (f"  {item['score']:.2f}" if "score" in item else ""))
    if not as_json:
        _print_progress(progress(kept, wanted))


def _print_progress(counted: Mapping[str, int]) -> None:
    out(f"{counted['judged']} of {counted['claims']} claims are judged; {counted['doubts']} doubts wait")


@dataclass(slots=True)
class _Session:
    """A person at the keyboard."""

    record: Record
    judge: Judge
    wanted: Wanted
    kind: str
    made: list[Judgement] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Until nothing waits or the person leaves."""
        out(HELP)
        while (item := self._next()) is not None:
            self._print(item)
            if not self._answer(item):
                break
        _print_progress(progress(self.record, self.wanted))

    def _next(self) -> dict[str, Any] | None:
        waiting = queue(self.record, self.wanted, self.kind, limit=len(self.passed) + 1)
        return next((item for item in waiting if item["id"] not in self.passed), None)

    def _print(self, item: Mapping[str, Any]) -> None:
        with self.record.reading() as db:
            claims = opened(db, dict(item))
        counted = progress(self.record, self.wanted)
        out(f"\n===== {counted['judged']} of {counted['claims']} claims judged, {counted['doubts']} doubts")
        for claim in claims:
            print_claim(view_claim(claim))
        if "score" in item:
            out(f"\none event? likeness {item['score']:.2f}")

    def _answer(self, item: Mapping[str, Any]) -> bool:
        """Do what one key says; False where the person leaves."""
        letter = _key()
        if letter in ("q", ""):
            return False
        action: Callable[[Mapping[str, Any]], None] | None = {
            "a": self._accept,
            "x": self._reject,
            "c": self._correct,
            "m": self._merge,
            "s": self._split,
            "u": self._skip,
            "z": self._undo,
        }.get(letter)
        if action is None:
            out(HELP)
            return True
        try:
            action(item)
        except JudgementConflict as conflict:  # somebody else was faster: it is shown again as it stands now
            out(conflict.message)
        except UsageError as mistake:
            out(mistake.message)
        return True

    def _keep(self, judgement: Judgement) -> None:
        self.made.append(judgement)
        out(f"{judgement.what} ({judgement.id})")

    def _accept(self, item: Mapping[str, Any]) -> None:
        if item["kind"] == "doubt":
            self._merge(item)
        else:
            self._keep(self.judge.accept(item["id"], seen=item["seen"]))

    def _reject(self, item: Mapping[str, Any]) -> None:
        if item["kind"] == "doubt":
            self._split(item)
        else:
            self._keep(self.judge.reject(item["id"], _line("why (may be empty)") or None, seen=item["seen"]))

    def _correct(self, item: Mapping[str, Any]) -> None:
        claim = item["id"] if item["kind"] == "claim" else item["one"]
        name = _line(f"field ({', '.join(CORRECTABLE)})")
        value = _value(_line("value (JSON or words, null for none)"))
        self._keep(self.judge.correct(claim, name, value, _line("why (may be empty)") or None))

    def _merge(self, item: Mapping[str, Any]) -> None:
        one = item.get("one", item["id"])
        other = item.get("other") or _line("id of a claim of the other event")
        self._keep(self.judge.merge(one, other))

    def _split(self, item: Mapping[str, Any]) -> None:
        with self.record.reading() as db:
            if item["kind"] == "doubt":
                claims, others = mates(db, item["one"]), mates(db, item["other"])
            else:
                claims, others = [item["id"]], mates(db, item["id"])[1:]
        self._keep(self.judge.split(claims, others))

    def _skip(self, item: Mapping[str, Any]) -> None:
        self.passed.add(item["id"])
        self._keep(self.judge.skip(item["id"]))

    def _undo(self, _item: Mapping[str, Any]) -> None:
        if not self.made:
            out("nothing was judged in this session")
            return
        last = self.made.pop()
        self.passed.discard(last.subject)
        out(f"undone: {last.what} ({self.judge.undo(last.id).id})")


def _key() -> str:
    """One key, as its place on a Latin keyboard; a line's first letter where the input is no terminal."""
    if sys.stdin.isatty():
        pressed = typer.getchar()
    else:
        line = sys.stdin.readline()
        pressed = line.strip()[:1] or ("?" if line else "")
    return ARABIC_KEYS.get(pressed, pressed.lower())


def _line(what: str) -> str:
    typer.echo(f"{what}: ", nl=False)
    return sys.stdin.readline().strip()


def _value(text: str) -> object:
    """JSON where it is JSON, the words themselves where not."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def judge(
    what: str = typer.Argument(..., help="accept, reject, correct, merge, split, same-actor, other-actor, skip, undo."),
    subject: str = typer.Argument(..., help="The whole id of a claim, doubt or actor; with undo a judgement's number."),
    other: list[str] = typer.Argument(
        None, help="correct: FIELD VALUE; merge, same-actor, other-actor: the other id; split: the ids that go."
    ),
    record: Path | None = RecordFile,
    who: str | None = AsWho,
    why: str | None = typer.Option(None, "--why", help="The reason, kept with the judgement."),
    as_json: bool = AsJson,
) -> None:
    """Make one judgement, for scripts and for those who know the id; it has effect at once.

    Example: wasata judge correct c-1f0e date 2024-10-30 --as Salma --why "the agency says so"
    """
    with Record.open(record or Settings().record, create=False) as kept:
        made = _judge(kept, Judge(kept, _name(who)), what, subject, other or [], why)
    row = {name: getattr(made, name) for name in ("id", "at", "who", "what", "subject", "why")}
    if as_json:
        out_json(row | {"content": dict(made.content)})
    else:
        out(f"judgement {made.id}: {made.what} {made.subject}")


def _judge(kept: Record, hand: Judge, what: str, subject: str, other: list[str], why: str | None) -> Judgement:
    if what in ("accept", "reject"):
        return hand.accept(subject, why) if what == "accept" else hand.reject(subject, why)
    if what == "skip":
        return hand.skip(subject, why)
    if what == "undo":
        if not subject.isdecimal():
            raise UsageError("judgement", f"{subject!r} is no number", expected="the number of a judgement")
        return hand.undo(int(subject), why)
    if not other:
        raise UsageError(what, "something is missing", expected="see wasata judge --help")
    if what == "correct":
        return hand.correct(subject, other[0], _value(" ".join(other[1:])), why)
    if what == "merge":
        return hand.merge(subject, other[0], why)
    if what == "split":
        with kept.reading() as db:
            stays = [claim for claim in mates(db, subject) if claim not in other]
        return hand.split(other, stays, why)
    if what == "same-actor":
        return hand.same_actor(subject, other[0], why)
    if what == "other-actor":
        return hand.other_actor(subject, other[0], why)
    raise UsageError("judgement", f"{what!r} is not known", expected="accept, reject, correct, merge, split, …")


def log_verify(record: Path | None = RecordFile, as_json: bool = AsJson) -> None:
    """Prove that the log is whole: its chain of hashes, and that reports, claims and judgements are those it tells of.

    Prints one line for each thing that is wrong and exits with 5; counts are of log rows.

    Example: wasata log verify --record gaza.db
    """
    path = record or Settings().record
    with Record.open(path, create=False, readonly=True) as kept:
        proof = verify(kept)
    if as_json:
        found = {"rows": proof.rows, "last": proof.last, "wrong": proof.wrong}
        out_json({"record": str(path), "whole": not proof.wrong} | found)
    else:
        for fault in proof.wrong:
            out(fault)
        whole = f"{proof.rows} log rows, all whole; the last has the hash {proof.last}"
        out(whole if not proof.wrong else f"{len(proof.wrong)} things are wrong; go back to a backup")
    if proof.wrong:
        raise typer.Exit(BROKEN)

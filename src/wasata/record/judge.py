"""What persons decide: accept, correct, reject, merge, split, same actor, skip, undo; each with who, when and why.

A judgement is a row that is only ever added, and so is its line in the log. What follows from it (verdicts,
corrections, ties, aliases) is made from the judgements that stand: undoing one is a judgement too, and brings back what
stood before. Claims keep what was read; a judgement is laid over it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wasata.errors import JudgementConflict, UsageError
from wasata.record import log, unsettled
from wasata.record.deciding import checked
from wasata.record.events import settle_within
from wasata.record.joining import pair
from wasata.record.store import Record

Row = dict[str, Any]
NAMES = ("id", "at", "who", "what", "subject", "content", "why")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person. ``subject`` is the id of a claim, doubt, actor or, with undo, of a judgement."""

    id: int
    at: str
    who: str
    what: str
    subject: str
    content: Mapping[str, Any]
    why: str | None


class Judge:
    """A person at work on a record. Each call is one transaction: it has effect whole, or not at all."""

    def __init__(self, record: Record, who: str) -> None:
        if not who.strip():
            raise UsageError("--as", "nobody is named", expected="the name under which the judgements stand")
        self.record, self.who = record, who.strip()

    def accept(self, claim: str, why: str | None = None, *, seen: int | None = None) -> Judgement:
        """Say that a claim is right as it stands."""
        return self._judge("accept", claim, {}, why, seen)

    def reject(self, claim: str, why: str | None = None, *, seen: int | None = None) -> Judgement:
        """Say that a claim tells no event: it stays in the record and is in no event."""
        return self._judge("reject", claim, {}, why, seen)

    def correct(
        self, claim: str, field: str, value: object, why: str | None = None, *, seen: int | None = None
    ) -> Judgement:
        """Set a field of a claim: one of ``CORRECTABLE``; lists for tracks and for the three slots of participants."""
        return self._judge("correct", claim, {"field": field, "value": checked(field, value)}, why, seen)

    def merge(self, one: str, other: str, why: str | None = None, *, seen: int | None = None) -> Judgement:
        """Say that two claims tell one event; so do all claims that stand in one event with either of them now."""
        with self.record.reading() as db:
            claims, others = mates(db, one), mates(db, other)
        if other in claims:
            raise UsageError("merge", f"{one!r} and {other!r} tell one event already", expected="two events")
        return self._judge("merge", one, {"claims": claims, "others": others}, why, seen)

    def split(
        self, claims: Sequence[str], others: Sequence[str], why: str | None = None, *, seen: int | None = None
    ) -> Judgement:
        """Say that the ones tell one event and the others another."""
        if not claims or not others or set(claims) & set(others):
            raise UsageError("split", "there must be two different groups of claims", expected="ids on both sides")
        return self._judge("split", claims[0], {"claims": list(claims), "others": list(others)}, why, seen)

    def same_actor(self, actor: str, other: str, why: str | None = None, *, seen: int | None = None) -> Judgement:
        """Say that an actor of the register is another one."""
        return self._judge("same_actor", actor, {"actor": other}, why, seen)

    def other_actor(self, actor: str, other: str, why: str | None = None, *, seen: int | None = None) -> Judgement:
        """Say that an actor is not another one: it is not suggested again."""
        return self._judge("other_actor", actor, {"actor": other}, why, seen)

    def skip(self, subject: str, why: str | None = None, *, seen: int | None = None) -> Judgement:
        """Leave a claim or doubt for later: it goes to the end of the queue."""
        return self._judge("skip", subject, {}, why, seen)

    def undo(self, judgement: int, why: str | None = None) -> Judgement:
        """Take a judgement back; what stood before stands again."""
        return self._judge("undo", str(judgement), {}, why, None)

    def _judge(self, what: str, subject: str, content: Row, why: str | None, seen: int | None) -> Judgement:
        """Write a judgement and what follows from it. ``seen`` is the last judgement on the subject that was shown."""
        with self.record.writing() as db:
            _check(db, what, subject, content)
            _not_overtaken(db, subject, seen)
            judgement = self._write(db, what, subject, content, why)
            settle_within(db, unsettled.unsettle(db, apply(db, judgement)))
            return judgement

    def _write(self, db: sqlite3.Connection, what: str, subject: str, content: Row, why: str | None) -> Judgement:
        row = (log.now(), self.who, what, subject, log.written(content), why)
        made = db.execute(
            "INSERT INTO judgements (at, who, what, subject, content, why) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        number = int(made.lastrowid or 0)
        log.append(db, "judgement", str(number), dict(zip(NAMES[1:], row, strict=True)))
        return Judgement(number, row[0], self.who, what, subject, content, why)


def mates(db: sqlite3.Connection, claim: str) -> list[str]:
    """The claims that stand in one event with this one, itself first."""
    sql = "SELECT m.id FROM event_claims t JOIN event_claims m ON m.event = t.event WHERE t.id = ? ORDER BY m.id"
    return [claim, *(mate for (mate,) in db.execute(sql, (claim,)) if mate != claim)]


def judgements(db: sqlite3.Connection, subject: str | None = None) -> list[Judgement]:
    """All judgements, or those on one subject, the oldest first."""
    where, values = ("WHERE subject = ?", (subject,)) if subject is not None else ("", ())
    rows = db.execute(f"SELECT {', '.join(NAMES)} FROM judgements {where} ORDER BY id", values)  # noqa: S608
    return [
        Judgement(number, at, who, what, subject, json.loads(content), why)
        for number, at, who, what, subject, content, why in rows
    ]


def standing(db: sqlite3.Connection) -> list[Judgement]:
    """The judgements that were not undone, the oldest first; an undo that was undone has no effect."""
    every = judgements(db)
    taken_back = undone(every)
    return [j for j in every if j.id not in taken_back and j.what != "undo"]


def undone(every: Sequence[Judgement]) -> set[int]:
    """The numbers of those, undoings among them, that an undo which stands takes back."""
    found: set[int] = set()
    for judgement in reversed(every):
        if judgement.what == "undo" and judgement.id not in found:
            found.add(int(judgement.subject))
    return found


def last_on(db: sqlite3.Connection, subject: str) -> int:
    """The number of the last judgement on a subject, 0 for none: what a reviewer has seen of it."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM judgements WHERE subject = ?", (subject,)).fetchone()[0])


def _check(db: sqlite3.Connection, what: str, subject: str, content: Row) -> None:
    """Raise UsageError for a judgement on something that is not there."""
    if what == "undo":
        _check_undo(db, subject)
    elif what in ("same_actor", "other_actor"):
        _there(db, "actors", (subject, content["actor"]) if what == "other_actor" else (subject,))
        if subject == content["actor"]:
            raise UsageError("actor", f"{subject!r} is the same already", expected="two different actors")
        if what == "same_actor" and _leads_to(db, content["actor"], subject):
            raise UsageError("actor", f"{content['actor']!r} is called {subject!r} already", mend="Undo that first.")
    elif what == "skip":
        _there(db, "doubts" if subject.startswith("d-") else "claims", (subject,))
    else:
        named = {subject, *content.get("claims", ()), *content.get("others", ())}
        _there(db, "claims", sorted(named))


def _leads_to(db: sqlite3.Connection, actor: str, other: str) -> bool:
    found = db.execute("SELECT actor FROM aliases WHERE id = ?", (actor,)).fetchone()
    return actor == other or (found is not None and found[0] == other)


def _check_undo(db: sqlite3.Connection, subject: str) -> None:
    every = judgements(db)
    if subject not in {str(judgement.id) for judgement in every}:
        raise UsageError("judgement", f"there is no judgement {subject}", expected="the number of one")
    if int(subject) in undone(every):
        raise UsageError("judgement", f"judgement {subject} is undone already", mend="Undo the undoing of it.")


def _there(db: sqlite3.Connection, table: str, ids: Iterable[str]) -> None:
    for name in ids:
        if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (name,)).fetchone() is None:  # noqa: S608
            raise UsageError("id", f"there is no {table.removesuffix('s')} {name!r} in the record")


def _not_overtaken(db: sqlite3.Connection, subject: str, seen: int | None) -> None:
    """Raise JudgementConflict where another judgement on the subject was made since ``seen`` (0: none was there)."""
    last = last_on(db, subject)
    if seen is not None and last != seen:
        who, what = db.execute("SELECT who, what FROM judgements WHERE id = ?", (last,)).fetchone()
        raise JudgementConflict(
            subject, f"{who} has judged it meanwhile: {what}", expected="no other judgement", mend="Look again."
        )


def apply(db: sqlite3.Connection, judgement: Judgement) -> set[str]:
    """Make what follows from a new judgement; returns the claims that it touches. The caller holds the transaction."""
    if judgement.what == "undo":
        return rebuild(db)
    return _effect(db, judgement)


def rebuild(db: sqlite3.Connection) -> set[str]:
    """Make verdicts, corrections, ties and aliases anew from the judgements that stand; returns the claims touched."""
    before = _following(db)
    for table in ("verdicts", "corrections", "ties", "aliases"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    for judgement in standing(db):
        _effect(db, judgement)
    changed = before ^ _following(db)
    claims = {name for table, name, _ in changed if table != "aliases"}
    return claims | _claims_of(db, {name for table, name, _ in changed if table == "aliases"})


def _following(db: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """What follows from judgements now, as (table, claim or actor, what)."""
    found = {("verdicts", name, verdict) for name, verdict in db.execute("SELECT id, verdict FROM verdicts")}
    rows = db.execute("SELECT claim, field, value FROM corrections")
    found |= {("corrections", claim, f"{field} {value}") for claim, field, value in rows}
    for one, other, same in db.execute("SELECT one, other, same FROM ties"):
        found |= {("ties", one, f"{other} {same}"), ("ties", other, f"{one} {same}")}
    return found | {("aliases", name, actor) for name, actor in db.execute("SELECT id, actor FROM aliases")}


def _claims_of(db: sqlite3.Connection, actors: Iterable[str]) -> set[str]:
    sql = "SELECT DISTINCT p.claim FROM json_each(?) j JOIN participants p ON p.actor = j.value"
    return {claim for (claim,) in db.execute(sql, (json.dumps(sorted(actors)),))}


def _effect(db: sqlite3.Connection, judgement: Judgement) -> set[str]:
    subject, content, number = judgement.subject, judgement.content, judgement.id
    if judgement.what in ("accept", "reject"):
        row = (subject, f"{judgement.what}ed", number)
        db.execute("INSERT OR REPLACE INTO verdicts (id, verdict, judgement) VALUES (?, ?, ?)", row)
        return {subject}
    if judgement.what == "correct":
        _correct(db, subject, content, number)
        return {subject}
    if judgement.what in ("merge", "split"):
        return _group(db, content, number, same=judgement.what == "merge")
    if judgement.what == "same_actor":
        return _alias(db, subject, content["actor"], number)
    return set()


def _correct(db: sqlite3.Connection, claim: str, content: Mapping[str, Any], number: int) -> None:
    value = log.written(content["value"])
    db.execute("DELETE FROM corrections WHERE claim = ? AND field = ?", (claim, content["field"]))
    row = (claim, content["field"], value, number)
    db.execute("INSERT INTO corrections (claim, field, value, judgement) VALUES (?, ?, ?, ?)", row)


def _group(db: sqlite3.Connection, content: Mapping[str, Any], number: int, *, same: bool) -> set[str]:
    """Each of the two groups is one event; together they are one or two."""
    claims, others = content["claims"], content["others"]
    within = [(group[0], other) for group in (claims, others) for other in group[1:]]
    across = [(one, other) for one in claims for other in others]
    return _tie(db, within, number, same=True) | _tie(db, across, number, same=same)


def _tie(db: sqlite3.Connection, pairs: Iterable[tuple[str, str]], number: int, *, same: bool) -> set[str]:
    touched = set()
    for one, other in pairs:
        low, high = pair(one, other)
        db.execute("DELETE FROM ties WHERE one = ? AND other = ?", (low, high))
        row = (low, high, int(same), number)
        db.execute("INSERT INTO ties (one, other, same, judgement) VALUES (?, ?, ?, ?)", row)
        touched |= {one, other}
    return touched


def _alias(db: sqlite3.Connection, actor: str, other: str, number: int) -> set[str]:
    """An actor is called what the other one is called in the end; those called after it go along."""
    final = db.execute("SELECT actor FROM aliases WHERE id = ?", (other,)).fetchone()
    target = final[0] if final else other
    db.execute("INSERT OR REPLACE INTO aliases (id, actor, judgement) VALUES (?, ?, ?)", (actor, target, number))
    moved = [name for (name,) in db.execute("SELECT id FROM aliases WHERE actor = ?", (actor,))]
    db.executemany("UPDATE aliases SET actor = ? WHERE id = ?", [(target, name) for name in moved])
    return _claims_of(db, [actor, *moved])

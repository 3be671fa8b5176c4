"""Rows of the lexicon → typed entries. What a row lacks is empty; what it has wrongly is collected by the linter."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from wasata.rules.entries import ActorEntry, ConflictEntry, OutletEntry, PlaceEntry, Post, Predicate
from wasata.rules.load import Row, rows

E = TypeVar("E")


def strings(value: Any) -> tuple[str, ...]:
    """A string, a list of them or nothing, as a tuple."""
    if value is None:
        return ()
    if isinstance(value, (list, tuple)):
        return tuple(str(item) for item in value if item is not None)
    return (str(value),)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _name(row: Row, language: str) -> str:
    name = row.get("name")
    return _text(name.get(language)) if isinstance(name, dict) else _text(name)


def _frame(value: Any) -> dict[str, str]:
    return {str(k): str(v) for k, v in value.items() if k != "__line__"} if isinstance(value, dict) else {}


def predicate(row: Row) -> Predicate:
    """One entry of ``predicates/*.yaml``."""
    kind = next((k for k in ("verb", "noun", "phrase") if row.get(k)), "verb")
    heads = strings(row.get(kind))
    head = heads[0] if heads else ""
    nouns = strings(row.get("noun")) if kind != "phrase" else ()
    with_ = strings(row.get("with"))
    tail = f"+{with_[0]}" if with_ else ""
    return Predicate(
        id=f"{head}{tail}/{_text(row.get('code'))}",
        kind=kind,
        head=head,
        code=_text(row.get("code")),
        source=row["__source__"],
        present=_text(row.get("present")),
        nouns=nouns,
        participle=_text(row.get("participle")),
        passive=strings(row.get("passive")),
        contact=row.get("contact"),
        status=row.get("status"),
        frame=_frame(row.get("frame")),
        passive_frame=_frame(row.get("passive_frame")),
        with_=with_,
        without=strings(row.get("without")),
        phrases=heads if kind == "phrase" else (),
        like=strings(row.get("like")),
        unlike=strings(row.get("unlike")),
        ordinary=strings(row.get("ordinary")),
    )


def actor(row: Row) -> ActorEntry:
    """One entry of ``actors/*.yaml``."""
    posts = tuple(
        Post(_text(p.get("title")), p.get("of"), _text(p.get("from")), _text(p.get("until")))
        for p in row.get("posts") or ()
        if isinstance(p, dict)
    )
    return ActorEntry(
        id=_text(row.get("id")),
        kind=_text(row.get("kind")),
        name_ar=_name(row, "ar"),
        name_en=_name(row, "en"),
        source=row["__source__"],
        also=strings(row.get("also")),
        short=strings(row.get("short")),
        adjectives=strings(row.get("adjective")) + strings(row.get("adjective_also")),
        demonyms=strings(row.get("demonym")),
        metonyms=strings(row.get("metonyms")),
        gender=row.get("gender"),
        country=row.get("country"),
        sector=row.get("sector"),
        posts=posts,
    )


def place(row: Row) -> PlaceEntry:
    """One entry of ``places/*.yaml``."""
    return PlaceEntry(
        id=_text(row.get("id")),
        kind=_text(row.get("kind")),
        name_ar=_name(row, "ar"),
        name_en=_name(row, "en"),
        source=row["__source__"],
        also=strings(row.get("also")),
        country=row.get("country"),
        parent=row.get("parent"),
        lat=row.get("lat"),
        lon=row.get("lon"),
    )


def outlet(row: Row) -> OutletEntry:
    """One entry of ``outlets.yaml``."""
    return OutletEntry(
        id=_text(row.get("id")),
        kind=_text(row.get("kind")),
        name_ar=_name(row, "ar"),
        name_en=_name(row, "en"),
        source=row["__source__"],
        also=strings(row.get("also")),
        country=row.get("country"),
        domains=strings(row.get("domains")),
    )


def conflict(row: Row) -> ConflictEntry:
    """One entry of ``conflicts/*.yaml``."""
    sides = tuple(strings(side) for side in row.get("sides") or ())
    return ConflictEntry(
        id=_text(row.get("id")),
        name_ar=_name(row, "ar"),
        name_en=_name(row, "en"),
        source=row["__source__"],
        sides=sides,
        mediators=strings(row.get("mediators")),
        places=strings(row.get("places")),
        since=_text(row.get("from")),
        until=_text(row.get("until")),
    )


def _laid_over(entries: list[tuple[str, E]]) -> tuple[E, ...]:
    """Later folders replace entries of the same identity and add the others."""
    return tuple(dict(entries).values())


def predicates(roots: tuple[Path, ...]) -> tuple[Predicate, ...]:
    """All predicates."""
    built = [predicate(row) for row in rows(roots, "predicates/*.yaml")]
    return _laid_over([(f"{p.kind}|{p.head}|{p.code}|{p.with_}", p) for p in built])


def actors(roots: tuple[Path, ...]) -> tuple[ActorEntry, ...]:
    """All actors."""
    return _laid_over([(a.id, a) for a in map(actor, rows(roots, "actors/*.yaml"))])


def places(roots: tuple[Path, ...]) -> tuple[PlaceEntry, ...]:
    """All places."""
    return _laid_over([(p.id, p) for p in map(place, rows(roots, "places/*.yaml"))])


def outlets(roots: tuple[Path, ...]) -> tuple[OutletEntry, ...]:
    """All outlets."""
    return _laid_over([(o.id, o) for o in map(outlet, rows(roots, "outlets.yaml"))])


def conflicts(roots: tuple[Path, ...]) -> tuple[ConflictEntry, ...]:
    """All conflicts."""
    return _laid_over([(c.id, c) for c in map(conflict, rows(roots, "conflicts/*.yaml"))])

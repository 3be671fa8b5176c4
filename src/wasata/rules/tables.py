"""The lexicon as rows of tables, for the record to keep: what the codes mean, who is who, where is where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wasata.arabic.letters import key
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import ActorEntry, ConflictEntry, PlaceEntry
from wasata.rules.load import built_in, rows

Row = dict[str, Any]


def tables(lexicon: Lexicon, roots: tuple[Path, ...] = ()) -> dict[str, list[Row]]:
    """The rows of each table of knowledge, by the table's name; ``roots`` are the folders laid over the built-in one.

    Rows have the columns of the record's tables. Raises LexiconError where a file of the ontology is no YAML.
    """
    actors = lexicon.actors.values()
    conflicts = lexicon.conflicts.values()
    return {
        "ontology": list(_ontology(roots)),
        "known_actors": [_actor(actor) for actor in actors],
        "known_names": [row for actor in actors for row in _names(actor)],
        "posts": [row for actor in actors for row in _posts(actor)],
        "known_places": [
            {name: getattr(place, name) for name in ("id", "kind", "name_ar", "name_en", "country", "parent")}
            | {"lat": place.lat, "lon": place.lon, "keys": _keys(place)}
            for place in lexicon.places.values()
        ],
        "conflicts": [_conflict(conflict) for conflict in conflicts],
        "conflict_actors": [row for conflict in conflicts for row in _parties(conflict)],
        "conflict_places": [{"conflict": c.id, "place": place} for c in conflicts for place in c.places],
    }


def _keys(place: PlaceEntry) -> str:
    names = dict.fromkeys(key(name) for name in (place.name_ar, *place.also))
    return json.dumps(list(names), ensure_ascii=False)


def _ontology(roots: tuple[Path, ...]) -> Iterator[Row]:
    """Later folders replace earlier values."""
    found: dict[str, Row] = {}
    for row in rows((built_in(), *roots), "ontology/*.yaml"):
        name, definition = row.get("name") or {}, row.get("definition") or {}
        texts = {"name_ar": name.get("ar"), "name_en": name.get("en")}
        texts |= {"definition_ar": definition.get("ar"), "definition_en": definition.get("en")}
        identity = f"{row.get('scheme')}/{row.get('value')}"
        found[identity] = {"id": identity, "scheme": row.get("scheme"), "value": row.get("value")} | texts
    for position, row in enumerate(found.values()):
        yield row | {"position": position}


def _actor(actor: ActorEntry) -> Row:
    return {name: getattr(actor, name) for name in ("id", "kind", "name_ar", "name_en", "country", "sector")}


def _names(actor: ActorEntry) -> Iterator[Row]:
    for name in dict.fromkeys((actor.name_ar, *actor.also, *actor.short, actor.name_en)):
        if name:
            yield {"actor": actor.id, "name": name, "key": key(name)}


def _posts(actor: ActorEntry) -> Iterator[Row]:
    for post in actor.posts:
        days = {"since": post.since or None, "until": post.until or None}
        yield {"actor": actor.id, "title": post.title, "body": post.of} | days


def _conflict(conflict: ConflictEntry) -> Row:
    days = {"since": conflict.since or None, "until": conflict.until or None}
    return {"id": conflict.id, "name_ar": conflict.name_ar, "name_en": conflict.name_en} | days


def _parties(conflict: ConflictEntry) -> Iterator[Row]:
    for number, side in enumerate(conflict.sides, 1):
        for actor in side:
            yield {"conflict": conflict.id, "actor": actor, "role": "side", "side": number}
    for actor in conflict.mediators:
        yield {"conflict": conflict.id, "actor": actor, "role": "mediator", "side": None}

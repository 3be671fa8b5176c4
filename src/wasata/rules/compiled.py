"""The lexicon made ready for reading: one table of word forms, one of fixed word sequences, and the entries themselves.

``forms`` maps a folded word without clitics to what it may be, as ``(category, reference, features)``; the categories
are ``pred say verb title coll nat name noun adj`` and the closed classes of ``particles.yaml``. ``phrases`` maps the
first folded word of a sequence to ``(other words, category, reference)``, the longest first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wasata.arabic import forms as morphology
from wasata.arabic.letters import key
from wasata.rules import build
from wasata.rules.entries import ActorEntry, ConflictEntry, OutletEntry, PlaceEntry, Predicate
from wasata.rules.load import Row, built_in, mapping, read_yaml, rows

FormRow = tuple[str, str, str]
PhraseRow = tuple[tuple[str, ...], str, str]

WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]+")


def words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase; sound plurals in their oblique form, so that المسلمون finds المسلمين."""
    return tuple(oblique(key(w)) for w in WORD.findall(phrase))


def oblique(folded: str) -> str:
    """A folded word with a sound plural's or dual's nominative ending made oblique."""
    return folded[:-2] + "ين" if folded.endswith("ون") and len(folded) > 4 else folded


@dataclass(frozen=True, slots=True)
class Collective:
    """A noun that names a group: its class (delegation, government, force …) and sector."""

    noun: str
    cls: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """A title, post, rank or role."""

    title: str
    kind: str
    sector: str | None


@dataclass(frozen=True)
class Lexicon:
    """Everything that the reader knows, compiled. Never changed after it is built."""

    predicates: tuple[Predicate, ...]
    actors: Mapping[str, ActorEntry]
    places: Mapping[str, PlaceEntry]
    outlets: Mapping[str, OutletEntry]
    conflicts: Mapping[str, ConflictEntry]
    titles: Mapping[str, Title]
    collectives: Mapping[str, Collective]
    speech: Mapping[str, str]
    tracks: Mapping[str, tuple[tuple[str, ...], ...]]
    calendar: Mapping[str, Any]
    forms: Mapping[str, tuple[FormRow, ...]]
    phrases: Mapping[str, tuple[PhraseRow, ...]]
    light: frozenset[str]
    cues: Mapping[str, tuple[str, ...]]


class _Tables:
    """Collects forms and phrases while the lexicon is compiled."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[FormRow, None]] = defaultdict(dict)
        self.phrases: dict[str, dict[PhraseRow, None]] = defaultdict(dict)

    def add(self, made: Iterable[morphology.Form], category: str, reference: str) -> None:
        for form, features in made:
            if " " in form:
                self.phrase(form, category, reference)
            elif form:
                self.forms[form][(category, reference, features)] = None

    def phrase(self, text: str, category: str, reference: str) -> None:
        for spelling in {text, text.replace("عبد ال", "عبدال"), text.replace("أبو ", "أبو"), text.replace("آل ", "ال")}:
            sequence = words(spelling)
            if sequence:
                self.phrases[sequence[0]][(sequence[1:], category, reference)] = None


def _add_predicate(tables: _Tables, index: int, entry: Predicate) -> None:
    ref = str(index)
    for phrase in entry.phrases:
        tables.phrase(phrase.removesuffix(" لـ").removesuffix(" بـ"), "pred", ref)
    if entry.kind == "verb":
        tables.add(morphology.perfect(entry.head), "pred", ref)
        if entry.present:
            tables.add(morphology.imperfect(entry.present), "pred", ref)
        if entry.participle:
            tables.add(morphology.participle(entry.participle, entry.head), "pred", ref)
        if entry.passive:
            tables.add(((f, f"pass {x}") for f, x in morphology.perfect(entry.passive[0])), "pred", ref)
        for present in entry.passive[1:]:
            tables.add(((f, f"pass {x}") for f, x in morphology.imperfect(present)), "pred", ref)
    for noun in entry.nouns:
        tables.add(morphology.noun(noun), "pred", ref)
        for form in _pair_forms(noun):
            tables.phrase(form, "pred", ref)


def _pair_forms(noun: str) -> Iterator[str]:
    """The other forms of a noun with its adjective: جسر جوي → جسرا جويا, الجسر الجوي; or with its genitive."""
    parts = noun.split()
    if len(parts) != 2 or parts[1].startswith("ال"):
        return
    yield " ".join(w if w.endswith(("ة", "ات", "ى")) else w + "ا" for w in parts)
    yield " ".join("ال" + w for w in parts)
    yield f"{parts[0]} ال{parts[1]}"


def _add_verbs(tables: _Tables, found: Iterable[Row], category: str) -> Iterator[Row]:
    for row in found:
        verb = str(row.get("verb") or "")
        if not verb:
            yield row
            continue
        tables.add(morphology.perfect(verb), category, verb)
        if row.get("present"):
            tables.add(morphology.imperfect(str(row["present"])), category, verb)
        if row.get("participle"):
            tables.add(morphology.participle(str(row["participle"]), verb), category, verb)
        for noun in build.strings(row.get("noun")):
            tables.add(morphology.noun(noun), category, verb)
        yield row


def _add_actor(tables: _Tables, entry: ActorEntry) -> None:
    for name in (entry.name_ar, *entry.also):
        tables.phrase(name, "actor", entry.id)
    for name in entry.short:
        tables.phrase(name, "short", entry.id)
    for name in entry.metonyms:
        tables.phrase(name, "metonym", entry.id)
    for adjective in entry.adjectives:
        tables.add(morphology.adjective(adjective), "nat", entry.id)
    for demonym in entry.demonyms:
        tables.add([(key(demonym), "mp"), (key(demonym) + "ا", "mp")], "nat", entry.id)


def _add_words(tables: _Tables, roots: tuple[Path, ...]) -> None:
    for word_class, items in mapping(roots, "particles.yaml").items():
        if word_class != "light":
            for word in items:
                tables.add([(key(word), "")], word_class, word)
    for word in _flat(roots, "words/nouns.yaml"):
        tables.add(morphology.noun(word), "noun", word)
    for word in _flat(roots, "words/adjectives.yaml"):
        tables.add(morphology.adjective(word), "adj", word)
    names = mapping(roots, "names.yaml")
    for kind in ("given", "family", "particles", "ambiguous"):
        for word in build.strings(names.get(kind)):
            tables.add([(key(word), kind)], "name", word)


def _flat(roots: tuple[Path, ...], name: str) -> Iterator[str]:
    for root in roots:
        path = root / name
        for item in (read_yaml(path) or []) if path.exists() else []:
            yield from map(str, item) if isinstance(item, list) else [str(item)]


_RANKS = frozenset(("لواء", "فريق"))  # a rank before a name, a brigade or a team elsewhere


def _add_titles(tables: _Tables, roots: tuple[Path, ...]) -> dict[str, Title]:
    """Titles; a word that is both, like مصدر, names a source and no person."""
    groups = {
        str(r.get("noun")) for r in rows(roots, "collectives.yaml") if r.get("class") not in ("officials", "people")
    }
    titles = {}
    for row in rows(roots, "titles.yaml"):
        title = str(row.get("title"))
        if title in groups - _RANKS:
            continue
        titles[title] = Title(title, str(row.get("kind", "post")), row.get("sector"))
        tables.add(
            morphology.person(title, str(row.get("feminine") or ""), build.strings(row.get("plural"))), "title", title
        )
    return titles


def _add_collectives(tables: _Tables, roots: tuple[Path, ...]) -> dict[str, Collective]:
    collectives = {}
    for row in rows(roots, "collectives.yaml"):
        noun = str(row.get("noun"))
        collectives[noun] = Collective(noun, str(row.get("class", "group")), row.get("sector"))
        tables.add(morphology.collective(noun, build.strings(row.get("plural"))), "coll", noun)
    return collectives


def _add_speech(tables: _Tables, roots: tuple[Path, ...]) -> dict[str, str]:
    speech: dict[str, str] = {}
    for row in _add_verbs(tables, rows(roots, "attribution.yaml"), "say"):
        kind = str(row.get("kind", "neutral"))
        if row.get("verb"):
            speech[str(row["verb"])] = kind
        for phrase in build.strings(row.get("phrase")):
            tables.phrase(
                phrase.removesuffix(" لـ").removesuffix("ل") if phrase.endswith(" لـ") else phrase, "credit", phrase
            )
    return speech


def compile_lexicon(roots: tuple[Path, ...] = ()) -> Lexicon:
    """Reads and compiles the built-in lexicon with the given folders laid over it.

    Raises LexiconError where a file cannot be read as YAML.
    """
    folders = (built_in(), *roots)
    tables = _Tables()
    predicates = build.predicates(folders)
    for index, entry in enumerate(predicates):
        _add_predicate(tables, index, entry)
    actors = {a.id: a for a in build.actors(folders)}
    for actor in actors.values():
        _add_actor(tables, actor)
    places = {p.id: p for p in build.places(folders)}
    for place in places.values():
        for name in (place.name_ar, *place.also):
            tables.phrase(name, "place", place.id)
    outlets = {o.id: o for o in build.outlets(folders)}
    for outlet in outlets.values():
        for name in (outlet.name_ar, *outlet.also):
            tables.phrase(name, "outlet", outlet.id)
    titles = _add_titles(tables, folders)
    collectives = _add_collectives(tables, folders)
    speech = _add_speech(tables, folders)
    for _ in _add_verbs(tables, rows(folders, "words/verbs.yaml"), "verb"):
        pass
    _add_words(tables, folders)
    tracks = {t: tuple(words(w) for w in build.strings(v)) for t, v in mapping(folders, "tracks.yaml").items()}
    return Lexicon(
        predicates=predicates,
        actors=actors,
        places=places,
        outlets=outlets,
        conflicts={c.id: c for c in build.conflicts(folders)},
        titles=titles,
        collectives=collectives,
        speech=speech,
        tracks=tracks,
        calendar=mapping(folders, "calendar.yaml"),
        forms={form: tuple(found) for form, found in tables.forms.items()},
        phrases={first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in tables.phrases.items()},
        light=frozenset(build.strings(mapping(folders, "particles.yaml").get("light"))),
        cues={name: build.strings(found) for name, found in mapping(folders, "cues.yaml").items()},
    )

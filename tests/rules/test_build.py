"""Rows as typed entries."""

from pathlib import Path

import pytest

from wasata.rules import build
from wasata.rules.entries import Post

ROW = {"__source__": "a.yaml:1", "__line__": 1}


@pytest.mark.parametrize(
    ("value", "expected"), [(None, ()), ("أ", ("أ",)), (["أ", None, 2], ("أ", "2")), (("أ",), ("أ",)), ([], ())]
)
def test_one_text_a_list_or_nothing_is_a_tuple(value: object, expected: tuple[str, ...]) -> None:
    assert build.strings(value) == expected


def test_a_verb_keeps_all_its_keys() -> None:
    entry = build.predicate(
        ROW
        | {"verb": "التقى", "present": "يلتقي", "noun": ["لقاء"], "code": "CONSULT", "contact": "meeting"}
        | {"frame": {"subject": "actor", "__line__": 3}, "like": ["التقى"], "with": "وفد", "without": ["كأس"]}
    )
    assert (entry.id, entry.kind, entry.head) == ("التقى+وفد/CONSULT", "verb", "التقى")
    assert (entry.nouns, entry.with_, entry.without) == (("لقاء",), ("وفد",), ("كأس",))
    assert entry.frame == {"subject": "actor"}
    assert (entry.source, entry.phrases) == ("a.yaml:1", ())


def test_a_noun_and_a_phrase_are_heads_of_their_own() -> None:
    noun = build.predicate(ROW | {"noun": ["غارة", "غارات"], "code": "ASSAULT"})
    assert (noun.kind, noun.head, noun.nouns) == ("noun", "غارة", ("غارة", "غارات"))
    phrase = build.predicate(ROW | {"phrase": ["لا مكان لـ"], "code": "REJECT"})
    assert (phrase.kind, phrase.phrases, phrase.nouns) == ("phrase", ("لا مكان لـ",), ())


def test_what_a_row_lacks_is_empty() -> None:
    entry = build.predicate(dict(ROW))
    assert (entry.head, entry.code, entry.contact, entry.frame, entry.like) == ("", "", None, {}, ())
    actor = build.actor(ROW | {"id": "x"})
    assert (actor.name_ar, actor.gender, actor.posts) == ("", None, ())


def test_an_actor_has_names_adjectives_and_posts() -> None:
    posts = [{"title": "رئيس", "of": "egy", "from": "2014-06", "until": None}, "nonsense"]
    actor = build.actor(
        ROW | {"id": "x", "kind": "person", "name": {"ar": "علي", "en": "Ali"}, "posts": posts}
        | {"adjective": "مصري", "adjective_also": ["مصراوي"]}
    )  # fmt: skip
    assert (actor.name_ar, actor.name_en) == ("علي", "Ali")
    assert actor.posts == (Post("رئيس", "egy", "2014-06", ""),)
    assert actor.adjectives == ("مصري", "مصراوي")


def test_a_place_a_conflict_and_an_outlet() -> None:
    place = build.place(ROW | {"id": "p", "lat": 31.29, "lon": 34.25, "parent": "q"})
    assert (place.lat, place.lon, place.parent) == (31.29, 34.25, "q")
    conflict = build.conflict(ROW | {"id": "c", "sides": [["isr"], ["hamas", "pij"]], "from": 2007})
    assert (conflict.sides, conflict.since, conflict.until) == ((("isr",), ("hamas", "pij")), "2007", "")
    assert build.outlet(ROW | {"id": "o", "domains": ["news.example"]}).domains == ("news.example",)


def test_later_folders_replace_entries_of_the_same_identity(tmp_path: Path) -> None:
    for folder, text in (
        ("one", "- {verb: دعا, code: REQUEST, present: يدعو}\n- {verb: دعا, code: REQUEST, with: [أ]}\n"),
        ("two", "- {verb: دعا, code: REQUEST, present: يدعى}\n- {verb: حث, code: REQUEST}\n"),
    ):
        (tmp_path / folder / "predicates").mkdir(parents=True)
        (tmp_path / folder / "predicates" / "a.yaml").write_text(text, encoding="utf-8")
    found = build.predicates((tmp_path / "one", tmp_path / "two"))
    assert [(p.head, p.present, p.with_) for p in found] == [
        ("دعا", "يدعى", ()),
        ("دعا", "", ("أ",)),
        ("حث", "", ()),
    ]

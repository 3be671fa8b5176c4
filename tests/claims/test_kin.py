"""Classes of words: what the table holds, and that tokens find their class without what is attached to them."""

from __future__ import annotations

import pytest

from readings import unit
from wasata.arabic.letters import key
from wasata.claims import kin
from wasata.sentences.tokens import Words


@pytest.mark.parametrize("kind", ["usage", "theme"])
def test_each_word_is_in_one_class_and_each_class_has_several(kind: str) -> None:
    classes = kin.classes(kind)
    assert len(classes) > 3000
    sizes = [list(classes.values()).count(name) for name in set(classes.values())]
    assert min(sizes) > 1
    assert all(classes[name] == name for name in classes.values()), "a class is called by a word of its own"


def test_the_table_holds_single_folded_words_and_no_numbers() -> None:
    words = {*kin.classes("usage"), *kin.classes("theme")}
    assert all(word == key(word) and " " not in word for word in words)
    assert not any(sign.isdigit() for word in words for sign in word)


def test_words_used_alike_share_a_class() -> None:
    classes = kin.classes("usage")
    assert classes["التقي"] == classes["استقبل"]
    assert classes["اليوم"] == classes["امس"]
    assert classes["التقي"] != classes["امس"]


def test_words_of_one_matter_share_a_theme() -> None:
    classes = kin.classes("theme")
    assert classes["لاعب"] == classes["دوري"]
    assert classes["لاعب"] != classes["وزير"]


def test_what_is_attached_to_a_word_does_not_hide_its_class(words: Words) -> None:
    bare, attached = (
        unit(words, text) for text in ("التقى الوزير اللاعب في النادي", "التقى بالوزير وباللاعب في ناديه")
    )
    assert set(kin.of("theme", kin.words(bare.tokens))) == set(kin.of("theme", kin.words(attached.tokens)))

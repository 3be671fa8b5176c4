"""The lexicon compiled: word forms and fixed sequences lead to their entries."""

from pathlib import Path

import pytest

from wasata.arabic.letters import key
from wasata.errors import LexiconError
from wasata.rules.compiled import Lexicon, compile_lexicon, oblique, words


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon()


def found(lexicon: Lexicon, word: str, category: str) -> set[str]:
    return {ref for cat, ref, _ in lexicon.forms.get(key(word), ()) if cat == category}


@pytest.mark.parametrize("word", ["التقى", "التقت", "يلتقي", "تلتقي", "يلتقون", "لقاء", "لقاءات", "التقاء"])
def test_forms_of_a_verb_and_its_noun_lead_to_its_entry(lexicon: Lexicon, word: str) -> None:
    heads = {lexicon.predicates[int(ref)].head for ref in found(lexicon, word, "pred")}
    assert "التقى" in heads


@pytest.mark.parametrize(
    ("word", "category", "reference"),
    [
        ("مصرية", "nat", "egy"),
        ("مصريين", "nat", "egy"),
        ("رؤساء", "title", "رئيس"),
        ("وفدا", "coll", "وفد"),
        ("وفود", "coll", "وفد"),
        ("قالت", "say", "قال"),
        ("كانت", "verb", "كان"),
        ("في", "preposition", "في"),
    ],
)
def test_every_class_of_words_is_found(lexicon: Lexicon, word: str, category: str, reference: str) -> None:
    assert reference in found(lexicon, word, category)


def sequences(lexicon: Lexicon, phrase: str) -> set[tuple[str, str]]:
    first, *rest = words(phrase)
    return {(cat, ref) for others, cat, ref in lexicon.phrases.get(first, ()) if others == tuple(rest)}


@pytest.mark.parametrize("name", ["عبد الفتاح السيسي", "عبدالفتاح السيسي", "عبد الفتاح السيسى"])
def test_names_are_found_joined_apart_and_spelled_in_the_egyptian_way(lexicon: Lexicon, name: str) -> None:
    assert ("actor", "abdel-fattah-al-sisi") in sequences(lexicon, name)


def test_places_outlets_and_metonyms_are_sequences(lexicon: Lexicon) -> None:
    assert ("place", "pse-rafah") in sequences(lexicon, "مدينة رفح")
    assert ("metonym", "egy") in sequences(lexicon, "القاهرة")


def test_longer_sequences_come_first(lexicon: Lexicon) -> None:
    for rows in lexicon.phrases.values():
        lengths = [len(rest) for rest, _, _ in rows]
        assert lengths == sorted(lengths, reverse=True)


def test_a_rank_is_no_delegation_and_a_source_no_person(lexicon: Lexicon) -> None:
    assert "مصدر" not in lexicon.titles
    assert "لواء" in lexicon.titles


def test_sound_plurals_meet_in_the_oblique() -> None:
    assert words("الإخوان المسلمون") == words("الإخوان المسلمين")
    assert oblique("عون") == "عون"


def test_a_folder_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "own.yaml").write_text(
        "- {id: egy, kind: state, name: {ar: أم الدنيا, en: Egypt}, sector: GOV}\n", encoding="utf-8"
    )
    changed = compile_lexicon((tmp_path,))
    assert changed.actors["egy"].name_ar == "أم الدنيا"
    assert ("actor", "egy") in sequences(changed, "أم الدنيا")
    assert ("actor", "egy") not in sequences(changed, "مصر")


def test_a_broken_file_is_a_lexicon_error(tmp_path: Path) -> None:
    (tmp_path / "titles.yaml").write_text("- {title: رئيس}\n- }\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"titles\.yaml:2"):
        compile_lexicon((tmp_path,))

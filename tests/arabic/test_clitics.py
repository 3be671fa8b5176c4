"""What is cut off a word, and what is put back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.arabic.clitics import PRONOUNS, Split, splits, stems
from wasata.arabic.letters import key


def cut(word: str) -> set[Split]:
    return set(splits(key(word)))


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("وفد", ("", "", False, "وفد", "")),
        ("والوفد", ("و", "", True, "وفد", "")),
        ("فالتقى", ("ف", "", False, "التقي", "")),
        ("بالقاهرة", ("", "ب", True, "قاهره", "")),
        ("للحكومة", ("", "ل", True, "حكومه", "")),
        ("وللحكومة", ("و", "ل", True, "حكومه", "")),
        ("للجنة", ("", "ل", True, "لجنه", "")),
        ("لمصر", ("", "ل", False, "مصر", "")),
        ("كالوفد", ("", "ك", True, "وفد", "")),
        ("سيلتقي", ("", "س", False, "يلتقي", "")),
        ("وسيلتقي", ("و", "س", False, "يلتقي", "")),
        ("نظيره", ("", "", False, "نظير", "ه")),
        ("لقائهما", ("", "", False, "لقاء", "هما")),
        ("وزيارتها", ("و", "", False, "زيارت", "ها")),
        ("بقواتنا", ("", "ب", False, "قوات", "نا")),
    ],
)
def test_the_right_cut_is_among_those_found(word: str, split: tuple[str, str, bool, str, str]) -> None:
    assert split in cut(word)


def test_the_plainest_cut_comes_first() -> None:
    found = splits(key("وفد"))
    assert found[0] == Split("", "", False, "وفد", "")
    assert [split.cost for split in found] == sorted(split.cost for split in found)


def test_a_future_s_takes_no_article() -> None:
    assert not any(split.prep == "س" and split.article for split in splits(key("سالوفد")))


def test_a_definite_word_takes_no_pronoun() -> None:
    assert not any(split.article and split.pronoun for split in splits(key("الوفدهم")))


@pytest.mark.parametrize(
    ("stem", "pronoun", "expected"),
    [
        ("زيارت", "ه", "زياره"),
        ("التقا", "ه", "التقي"),
        ("زارو", "ها", "زاروا"),
        ("مراقبو", "ه", "مراقبون"),
        ("نظير", "ه", "نظير"),
    ],
)
def test_what_a_pronoun_changed_is_put_back(stem: str, pronoun: str, expected: str) -> None:
    assert expected in stems(Split("", "", False, stem, pronoun))


def test_without_a_pronoun_a_stem_stays() -> None:
    assert stems(Split("", "", False, "زيارت", "")) == ("زيارت",)


@given(st.text(alphabet="ابتلكوفسينهمةر", min_size=1, max_size=12))
def test_every_cut_spells_the_word_again(word: str) -> None:
    folded = key(word)
    for split in splits(folded):
        assert split.stem
        assert split.pronoun in ("", *PRONOUNS)
        article = "ال" if split.article else ""
        plain = split.conj + split.prep + article + split.stem + split.pronoun
        joined = split.conj + split.prep + ("ل" if split.article else "") + split.stem
        shared = split.conj + split.prep + split.stem  # للجنة: the article's lam is the word's own
        assert folded in (plain, joined, shared)

"""Letters that should not stand in the lexicon: told by their Unicode names, each with its mend."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wasata.rules.check_letters import check_letters
from wasata.rules.check_rows import Page, Problem, read


def problems(text: str) -> list[Problem]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return list(check_letters(Page(Path("a.yaml"), "words/nouns.yaml", 0, root)))


@pytest.mark.parametrize(
    ("word", "code", "name", "mend"),
    [
        ("سعید", "foreign-letter", "ARABIC LETTER FARSI YEH", "by ي"),
        ("کامل", "foreign-letter", "ARABIC LETTER KEHEH", "by ك"),
        ("گازي", "foreign-letter", "ARABIC LETTER GAF", "by ك"),
        ("ھيئة", "foreign-letter", "ARABIC LETTER HEH DOACHASHMEE", "by ه"),
        ("ٱلله", "foreign-letter", "ARABIC LETTER ALEF WASLA", "by ا"),
        ("ﻻ", "presentation-form", "ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM", "by لا"),
        ("ﺳلام", "presentation-form", "ARABIC LETTER SEEN INITIAL FORM", "by س"),
        ("ســلام", "tatweel", "ARABIC TATWEEL", "Delete"),
        ("هُدنة", "vowel-mark", "ARABIC DAMMA", "Delete"),
        ("لقاءً", "vowel-mark", "ARABIC FATHATAN", "Delete"),
        ("سعيّد", "vowel-mark", "ARABIC SHADDA", "Delete"),
        ("من\u200cها", "invisible", "ZERO WIDTH NON-JOINER", "by nothing"),
        ("\u200fمصر", "invisible", "RIGHT-TO-LEFT MARK", "by nothing"),
        ("أبو\u00a0مازن", "invisible", "NO-BREAK SPACE", "by a space"),
    ],
)
def test_a_wrong_letter_is_named_with_its_mend(word: str, code: str, name: str, mend: str) -> None:
    (found,) = problems(f'- هدنة\n- "{word}"\n')
    assert (found.code, found.line) == (code, 2)
    assert found.wrong.startswith(name)
    assert mend in found.mend


def test_the_message_names_file_line_letter_and_mend() -> None:
    (found,) = problems("- سعید\n")
    assert found.message == (
        "a.yaml:1: ARABIC LETTER FARSI YEH in «سعید»; expected ARABIC LETTER YEH (ي)."
        " Replace ARABIC LETTER FARSI YEH by ي."
    )


@pytest.mark.parametrize("phrase", ["لا مكان لـ", "لا تراجع عن المطالبة بـ", "لـ"])
def test_a_lone_attached_letter_may_end_in_tatweel(phrase: str) -> None:
    assert problems(f"- {phrase}\n") == []


@pytest.mark.parametrize("phrase", ["قال لـه", "مـع", "بـالاتفاق"])
def test_tatweel_inside_a_word_is_a_mistake(phrase: str) -> None:
    assert [p.code for p in problems(f"- {phrase}\n")] == ["tatweel"]


def test_hamza_written_apart_is_not_nfc() -> None:
    apart = unicodedata.normalize("NFD", "مسؤول")
    found = {p.code: p for p in problems(f"- {apart}\n")}
    assert "not-nfc" in found
    assert "ARABIC HAMZA ABOVE" in found["not-nfc"].wrong
    assert "مسؤول" in found["not-nfc"].mend


def test_keys_are_read_like_values_and_comments_are_not() -> None:
    assert [p.code for p in problems("# هُدنة\nقتلیى: 1\n")] == ["foreign-letter"]


@pytest.mark.parametrize("word", ["مسؤول", "مسئول", "هيئة", "أفريقيا", "ڤيتو", "«هدنة»", "Reuters", "café", "٢٠٢٤"])
def test_ordinary_letters_pass(word: str) -> None:
    assert problems(f"- {word}\n") == []


def test_a_letter_met_twice_in_a_value_is_told_once() -> None:
    assert len(problems("- ییی\n")) == 1


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ", min_size=1))
def test_plain_arabic_passes(text: str) -> None:
    assert problems(f"- '{text}'\n") == []


def test_a_file_that_cannot_be_read_has_no_letters(tmp_path: Path) -> None:
    page, found = read(tmp_path / "none.yaml", "tracks.yaml", 0)
    assert [p.code for p in found] == ["unreadable"]
    assert list(check_letters(page)) == []

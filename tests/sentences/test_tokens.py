"""Words and signs with their places, what they may be, and fixed sequences."""

from hypothesis import given, settings
from hypothesis import strategies as st

from readings import token, unit
from wasata.sentences.tokens import LONGEST_WORD, Words, tokenise

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)


def test_marks_and_tatweel_stay_inside_the_word_and_out_of_its_key(words: Words) -> None:
    (only,) = tokenise("الوفـــدُ", 0, 9, words)
    assert (only.text, only.key) == ("الوفـــدُ", "الوفد")


def test_lone_tatweel_is_no_word(words: Words) -> None:
    assert [t.text for t in tokenise("وفد ـ مصري", 0, 10, words)] == ["وفد", "مصري"]


def test_signs_are_tokens_of_their_own(words: Words) -> None:
    text = "قال: «لا»، ثم غادر."
    assert [t.text for t in tokenise(text, 0, len(text), words)] == ["قال", ":", "«", "لا", "»", "،", "ثم", "غادر", "."]


def test_only_the_stretch_asked_for_is_taken(words: Words) -> None:
    text = "زار وفد عدن"
    (only,) = tokenise(text, 4, 7, words)
    assert (only.text, only.start, only.end, only.index) == ("وفد", 4, 7, 0)


def test_spelling_variants_are_one_word(words: Words) -> None:
    for one, other in (("أمنى", "أمني"), ("إلتقى", "التقى"), ("مسئول", "مسؤول")):
        keys = [tokenise(w, 0, len(w), words)[0].key for w in (one, other)]
        readings = [{(r.category, r.ref) for r in (*words[k].verbs, *words[k].nominals)} for k in keys]
        assert readings[0] & readings[1]


def test_a_name_of_several_words_is_one_sequence(words: Words) -> None:
    found = unit(words, "وصل وفد إلى الأمم المتحدة")
    name = token(found, "الأمم")
    assert name.entity
    assert name.length == 2
    assert token(found, "المتحدة").inside


def test_quotation_marks_inside_a_name_are_passed_over(words: Words) -> None:
    found = unit(words, "التقى الوفد قيادة حركة «حماس» في القاهرة")
    name = token(found, "حركة")
    assert name.entity == ("actor", "hamas")


def test_the_longest_name_wins(words: Words) -> None:
    found = unit(words, "زار الوفد قطاع غزة")
    assert token(found, "قطاع").length == 2


def test_clitics_before_a_name_are_told_apart(words: Words) -> None:
    found = unit(words, "اجتمع الوفد بحركة حماس ولحركة حماس موقف")
    assert token(found, "بحركة").prep == "ب"
    assert (token(found, "ولحركة").conj, token(found, "ولحركة").prep) == ("و", "ل")


def test_a_run_of_letters_that_is_no_word_is_not_taken_apart(words: Words) -> None:
    noise = "و" * (LONGEST_WORD + 1)
    (only,) = tokenise(noise, 0, len(noise), words)
    assert only.word.split.stem == noise


def test_memory_of_spellings_is_bounded(words: Words) -> None:
    small = Words(words.lexicon, limit=3)
    for n in range(50):
        assert small["وفد" + "ا" * n].key == "وفد" + "ا" * n


def test_a_spelling_is_looked_up_once(words: Words) -> None:
    assert words["وفد"] is words["وفد"]


@given(st.text(st.one_of(ARABIC, st.characters()), max_size=80))
@settings(max_examples=100, deadline=None)
def test_tokens_are_slices_in_order(words: Words, text: str) -> None:
    found = tokenise(text, 0, len(text), words)
    last = 0
    for number, item in enumerate(found):
        assert item.index == number
        assert item.start >= last
        assert text[item.start : item.end] == item.text
        last = item.end

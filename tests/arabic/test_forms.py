"""Forms made from dictionary forms."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.arabic import forms
from wasata.arabic.letters import key

WORDS = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإؤئءىة", min_size=3, max_size=8)


def made(found: Iterable[forms.Form]) -> set[str]:
    return {form for form, _ in found}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("التقى", "التقى التقت التقيا التقتا التقوا"),
        ("زار", "زار زارت زارا زارتا زاروا"),
        ("دعا", "دعا دعت دعوا دعتا"),
        ("بدأ", "بدأ بدأت بدأوا بدءوا بدأا"),
        ("لقي", "لقي لقيت لقيا لقوا"),
        ("أبلغ", "أبلغ أبلغت أبلغا أبلغوا"),
    ],
)
def test_the_perfect_in_the_third_person(verb: str, expected: str) -> None:
    assert {key(form) for form in expected.split()} <= made(forms.perfect(verb))


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ("يلتقي", "يلتقي تلتقي نلتقي يلتقون يلتقوا يلتقيان تلتقيان يلتق"),
        ("يزور", "يزور تزور يزورون يزوران يزر"),
        ("يدعو", "يدعو تدعو يدعون يدعوان يدع"),
        ("يبقى", "يبقى تبقى يبقون يبقوا يبق"),
        ("يبدأ", "يبدأ تبدأ يبدأون يبدءون"),
        ("يبحث", "يبحث تبحث نبحث يبحثون يبحثوا يبحثان تبحثان"),
    ],
)
def test_the_imperfect_with_its_jussive(present: str, expected: str) -> None:
    assert {key(form) for form in expected.split()} <= made(forms.imperfect(present))


def test_the_tense_and_person_of_a_form_are_told() -> None:
    assert ("التقت", "perf 3fs") in list(forms.perfect("التقى"))
    assert ("تلتقي", "impf 3fs") in list(forms.imperfect("يلتقي"))
    assert ("يلتقون", "impf 3mp") in list(forms.imperfect("يلتقي"))


@pytest.mark.parametrize(
    ("participle", "verb", "expected"),
    [
        ("مطالب", "طالب", "مطالب مطالبا مطالبة مطالبين مطالبون مطالبات"),
        ("داع", "دعا", "داعيا داعية داعين داعون"),
        ("محذر", "حذر", "محذر محذرا محذرة محذرين"),
    ],
)
def test_participles(participle: str, verb: str, expected: str) -> None:
    assert {key(form) for form in expected.split()} <= made(forms.participle(participle, verb))


@pytest.mark.parametrize(
    ("noun", "expected", "never"),
    [
        ("زيارة", "زيارة زيارت زيارات زيارتان زيارتين زيارتي", "زياره" + "ا"),
        ("لقاء", "لقاء لقاءا لقاءات لقاءان لقاءين", "لقاءت"),
        ("مباحثات", "مباحثات", "مباحثاتا"),
        ("وقف إطلاق النار", "وقف اطلاق النار", "وقف اطلاق النارا"),
    ],
)
def test_verbal_nouns(noun: str, expected: str, never: str) -> None:
    found = made(forms.noun(noun))
    wanted = [expected] if " " in noun else expected.split()
    assert {key(form) for form in wanted} <= found
    assert key(never) not in found


def test_what_stands_before_a_pronoun_only_says_so() -> None:
    assert ("زيارت", "n s suffix") in list(forms.noun("زيارة"))


def test_no_plural_is_guessed_for_a_group() -> None:
    assert "وفدات" not in made(forms.collective("وفد", ("وفود",)))
    assert {"وفد", "وفدا", "وفدان", "وفدين", "وفود"} <= made(forms.collective("وفد", ("وفود",)))


def test_adjectives_in_all_genders_and_numbers() -> None:
    expected = "مصري مصريا مصرية مصريون مصريين مصريات مصريان مصريتان مصريتين"
    assert {key(form) for form in expected.split()} <= made(forms.adjective("مصري"))


def test_titles_with_feminine_dual_and_broken_plural() -> None:
    found = made(forms.person("وزير", "وزيرة", ("وزراء",)))
    assert {key(form) for form in ["وزير", "وزيرا", "وزيران", "وزيري", "وزيرة", "وزيرتان", "وزراء"]} <= found


def test_a_sound_plural_loses_its_nun_before_a_genitive() -> None:
    found = made(forms.person("مراقب", "", ("مراقبون",)))
    assert {"مراقبون", "مراقبين", "مراقبو", "مراقبي"} <= found


@given(WORDS)
def test_every_form_is_folded_and_of_one_word(word: str) -> None:
    makers = (forms.perfect, forms.participle, forms.noun, forms.adjective, forms.person, forms.collective)
    for maker in makers:
        for form, features in maker(word):
            assert form == key(form)
            assert " " not in form
            assert features


@given(WORDS)
def test_the_dictionary_form_is_among_its_forms(word: str) -> None:
    for maker in (forms.perfect, forms.participle, forms.noun, forms.adjective, forms.person, forms.collective):
        assert key(word) in made(maker(word))
    assert key("ي" + word) in made(forms.imperfect("ي" + word))


def test_an_imperfect_of_one_letter_has_no_forms() -> None:
    assert made(forms.imperfect("ي")) == set()

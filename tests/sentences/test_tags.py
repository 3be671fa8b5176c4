"""What a word is here: decided from its neighbours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readings import token, unit
from wasata.sentences.tags import decide
from wasata.sentences.tokens import Words, tokenise

TAGS = frozenset("VRNAGTCMEPQLSKOUDBF#.X")
ORDINARY = (
    *("و", "الوفد", "زار", "رفع", "مصر", "غزة", "،", "«", "»", "18", "في"),
    *("أن", "الذي", "لم", "س", "وقد", "xyz", "😀"),
)


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("رفع الوزير العلم", "رفع", "V"),
        ("أعلن الوزير رفع العقوبات عن السودان", "رفع", "N"),
        ("زيارة الرئيس العراقي إلى أنقرة", "زيارة", "N"),
        ("زار الرئيس العراقي أنقرة", "زار", "V"),
        ("وزار الوفد أنقرة", "وزار", "V"),
        ("قال الوزير إن الوفد سيزور أنقرة", "سيزور", "V"),
        ("لم يزر الوفد أنقرة", "يزر", "V"),
        ("لن يزور الوفد أنقرة", "لن", "O"),
        ("التقى الوزير وفدا من الحزب", "وفدا", "C"),
        ("عبر الوزير عن شكره لقطر", "عبر", "V"),
        ("دخلت القافلة عبر معبر رفح", "عبر", "P"),
        ("وصل الوفد على متن طائرة", "على", "P"),
        ("التقى الوزير العراقي نظيره التركي", "العراقي", "G"),
        ("اجتمع الوزيران، داعيين إلى التهدئة", "،", "."),
        ("تناول اللقاء المجالات السياسية", "السياسية", "A"),
        ("بحث الوزير مع السفير ملف 18 أسيرا", "18", "#"),
        ("الوفد الذي زار بغداد", "الذي", "L"),
    ],
)
def test_a_word_is_what_its_neighbours_make_it(words: Words, text: str, word: str, tag: str) -> None:
    assert token(unit(words, text), word).tag == tag


def test_a_participle_behind_a_comma_tells_what_the_subject_does(words: Words) -> None:
    found = unit(words, "اختتم المبعوث زيارته إلى عدن، داعيا الأطراف إلى ضبط النفس")
    assert token(found, "داعيا").tag == "R"


def test_a_participle_with_the_article_is_a_noun(words: Words) -> None:
    assert token(unit(words, "دعا المتحدث المحتجين إلى الهدوء"), "المحتجين").tag in "NTCA"


def test_what_was_cut_off_is_kept(words: Words) -> None:
    found = unit(words, "اجتمع الوزير بالوفد وبالسفير")
    cut = token(found, "وبالسفير")
    assert (cut.conj, cut.prep, cut.article) == ("و", "ب", True)


def test_an_outlets_name_is_a_name_only_behind_a_medium_or_in_quotation_marks(words: Words) -> None:
    assert token(unit(words, "مرت الأيام على الهدنة"), "الأيام").tag != "E"
    assert token(unit(words, "كتبت صحيفة «الشرق الأوسط» عن الهدنة"), "الشرق").tag == "E"


def test_a_state_behind_a_definite_noun_is_an_adjective(words: Words) -> None:
    assert token(unit(words, "بحث الوزيران العلاقات السعودية العراقية"), "السعودية").tag == "G"


def test_a_conjunction_written_apart_joins_the_next_word(words: Words) -> None:
    found = unit(words, "توجه الوفد إلى غزة و بحث مع الفصائل ملف الأسرى")
    assert token(found, "بحث").tag == "V"


def test_every_word_gets_one_tag(words: Words) -> None:
    text = "قال رئيس الوفد عبد السلام إن 3 ملفات بُحثت (كلها) — أمس، و#هدنة 😀 في الطريق!"
    assert {t.tag for t in unit(words, text).tokens} <= TAGS


@given(st.lists(st.sampled_from(ORDINARY), max_size=25))
@settings(max_examples=80, deadline=None)
def test_any_order_of_words_is_tagged_and_always_alike(words: Words, found: list[str]) -> None:
    text = " ".join(found)
    tagged = []
    for _ in range(2):
        tokens = tokenise(text, 0, len(text), words)
        decide(tokens)
        tagged.append([(t.text, t.tag, t.stem) for t in tokens])
    assert tagged[0] == tagged[1]
    assert {tag for _, tag, _ in tagged[0]} <= TAGS

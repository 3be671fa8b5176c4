"""Where clauses begin."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readings import token, unit
from wasata.claims.clauses import clauses
from wasata.sentences.tags import decide
from wasata.sentences.tokens import Words, tokenise

WORDS = (
    *("وقال", "الوفد", "زار", "أن", "الذي", "؛", "،", "داعيا"),
    *("لكن", "بغداد", ".", "التقى", "وفدا", "لم", "و"),
)


def kinds(words: Words, text: str) -> list[str]:
    return [c.kind for c in clauses(unit(words, text).tokens)[0]]


def together(words: Words, text: str, one: str, other: str) -> bool:
    """Whether two words stand in one clause."""
    found = unit(words, text)
    _, of = clauses(found.tokens)
    return of[token(found, one).index] == of[token(found, other).index]


@pytest.mark.parametrize(
    ("text", "kind", "one", "other"),
    [
        ("أعلن الوزير أن الوفد سيزور بغداد", "content", "الوزير", "الوفد"),
        ("غادر الوفد الذي زار بغداد أمس", "relative", "غادر", "بغداد"),
        ("التقى الوزير الوفد وزار السفير بغداد", "joined", "الوفد", "السفير"),
        ("اختتم المبعوث زيارته إلى عدن، داعيا الأطراف إلى ضبط النفس", "participle", "المبعوث", "الأطراف"),
        ("زار الوفد بغداد؛ ثم غادر إلى أربيل", "break", "بغداد", "أربيل"),
        ("رفضت الحركة العرض لكن الحكومة قبلته", "conjunction", "الحركة", "الحكومة"),
    ],
)
def test_a_clause_is_opened_by(words: Words, text: str, kind: str, one: str, other: str) -> None:
    assert kind in kinds(words, text)
    assert not together(words, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("كان الوفد قد زار بغداد أمس", "الوفد", "بغداد"),
        ("التقى الوزير ووفد من الحزب السفير", "الوزير", "السفير"),
        ("دعا الوزير الحكومة أو المعارضة إلى التهدئة", "الحكومة", "المعارضة"),
        ("لم يزر الوفد بغداد", "لم", "بغداد"),
    ],
)
def test_a_clause_goes_on(words: Words, text: str, one: str, other: str) -> None:
    assert together(words, text, one, other)


def test_a_sentence_that_begins_with_a_complementizer_is_content(words: Words) -> None:
    assert kinds(words, "إن الوفد سيزور بغداد") == ["content"]


def test_no_words_have_no_clauses() -> None:
    assert clauses([]) == ([], [])


@given(st.lists(st.sampled_from(WORDS), min_size=1))
@settings(max_examples=60, deadline=None)
def test_clauses_share_out_all_words(words: Words, found: list[str]) -> None:
    text = " ".join(found)
    tokens = tokenise(text, 0, len(text), words)
    decide(tokens)
    cut, of = clauses(tokens)
    assert [c.start for c in cut] == [0, *(c.end for c in cut[:-1])]
    assert cut[-1].end == len(tokens)
    assert all(cut[of[i]].start <= i < cut[of[i]].end for i in range(len(tokens)))
    assert all(c.end > c.start for c in cut)

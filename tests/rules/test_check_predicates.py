"""Predicates: contacts, entries that say the same, examples that do what they should."""

from pathlib import Path

import pytest
import yaml

from wasata.rules.check_predicates import check_predicates, examples
from wasata.rules.check_rows import Page, Problem
from wasata.rules.entries import Predicate


def problems(*texts: str) -> list[Problem]:
    pages = [
        Page(Path("a.yaml"), "predicates/*.yaml", folder, yaml.compose(text, Loader=yaml.SafeLoader))
        for folder, text in enumerate(texts)
    ]
    return list(check_predicates(pages))


def codes(*texts: str) -> list[str]:
    return [problem.code for problem in problems(*texts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{verb: التقى, present: يلتقي, code: CONSULT, contact: meeting}", []),
        ("{verb: التقى, present: يلتقي, code: CONSULT}", ["contact"]),
        ("{verb: دعا, present: يدعو, code: REQUEST, contact: call}", ["contact"]),
        ("{verb: دعا, code: REQUEST}", ["missing-key"]),
        ("{code: REQUEST}", ["missing-key"]),
        ("{noun: [غارة], code: ASSAULT}", []),
        ("{phrase: [لا مكان لـ], code: REJECT}", []),
    ],
)
def test_an_entry_has_a_head_and_a_consult_a_contact(text: str, expected: list[str]) -> None:
    assert codes(f"- {text}") == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("{noun: [غارة, غارات], code: ASSAULT}", "{noun: [غارات], code: ASSAULT}", ["duplicate"]),
        ("{noun: [غارة], code: ASSAULT}", "{noun: [غارة], code: MOBILIZE}", []),
        ("{noun: [دعم], code: AID, with: [مالي]}", "{noun: [دعم], code: AID, with: [غذائي]}", []),
        ("{noun: [دعم], code: AID, with: [مالي, نقدي]}", "{noun: [دعم], code: AID, with: [نقدي]}", ["duplicate"]),
        ("{noun: [مسؤول], code: AID}", "{noun: [مسئول], code: AID}", ["duplicate"]),
        ("{noun: [إضراب], code: PROTEST}", "{phrase: [إضراب], code: PROTEST}", []),
    ],
)
def test_two_entries_with_the_same_word_with_and_code(first: str, second: str, expected: list[str]) -> None:
    assert codes(f"- {first}\n- {second}\n") == expected


def test_a_duplicate_names_the_first_place() -> None:
    (found,) = problems("- {noun: [غارة], code: ASSAULT}\n- noun: [غارة]\n  code: ASSAULT\n")
    assert found.line == 2
    assert "a.yaml:1" in found.wrong


def test_a_later_folder_may_repeat_an_entry() -> None:
    text = "- {noun: [غارة], code: ASSAULT}"
    assert codes(text, text) == []


def test_a_sentence_stands_on_one_side_only() -> None:
    found = problems("- {noun: [غارة], code: ASSAULT, like: [شنت غارة], unlike: [رد], ordinary: [شنت غاره]}")
    assert [p.code for p in found] == ["example-both"]


def entry(like: tuple[str, ...] = (), unlike: tuple[str, ...] = ()) -> Predicate:
    return Predicate("قصف/ASSAULT", "verb", "قصف", "ASSAULT", "assault.yaml:7", like=like, unlike=unlike)


def test_a_like_that_does_not_fire_is_told_with_what_fires_instead() -> None:
    (found,) = examples(lambda _: frozenset(("هاجم/ASSAULT",)), [entry(like=("هاجم الجيش",))])
    assert (found.code, found.file, found.line) == ("like-silent", "assault.yaml", 7)
    assert "هاجم/ASSAULT" in found.wrong
    (silent,) = examples(lambda _: frozenset(), [entry(like=("هاجم الجيش",))])
    assert "fires nothing" in silent.wrong


def test_an_unlike_that_fires_is_told() -> None:
    (found,) = examples(lambda _: frozenset(("قصف/ASSAULT",)), [entry(unlike=("قصف ذهني",))])
    assert found.code == "unlike-fires"
    assert "ordinary" in found.mend


def test_examples_that_do_what_they_should_pass() -> None:
    def reader(sentence: str) -> frozenset[str]:
        return frozenset(("قصف/ASSAULT",)) if sentence.startswith("قصف") else frozenset()

    assert examples(reader, [entry(like=("قصف الجيش المدينة",), unlike=("لقاء",))]) == ()

"""Keys and values of entries: unknown, missing, repeated, of another kind."""

from pathlib import Path

import pytest
import yaml

from wasata.rules.check_rows import Page, Problem
from wasata.rules.check_shapes import check_shape, is_date


def problems(kind: str, text: str) -> list[Problem]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return list(check_shape(Page(Path("a.yaml"), kind, 0, root)))


def codes(kind: str, text: str) -> list[str]:
    return sorted(problem.code for problem in problems(kind, text))


PREDICATE = "{verb: دعا, present: يدعو, code: REQUEST, frame: {subject: actor}, like: [دعا الرئيس إلى الحوار]"


def test_a_whole_predicate_passes() -> None:
    assert codes("predicates/*.yaml", f"- {PREDICATE}, status: planned, passive: [دعي, يدعى], ordinary: []}}") == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (", colour: red}", "unknown-key"),
        (", status: maybe}", "unknown-value"),
        (", contact: party}", "unknown-value"),
        (", passive_frame: {subjekt: actor}}", "unknown-frame-key"),
        (", passive_frame: {subject: actress}}", "unknown-slot"),
        (", passive_frame: none}", "wrong-kind"),
        (", with: [no]}", "not-text"),
        (", with: [2018]}", "not-text"),
        (", with: [{a: b}]}", "wrong-kind"),
        (", with: [[a]]}", "wrong-kind"),
        (", with: ['شكر  جزيل']}", "spaces"),
        (", with: ['']}", "spaces"),
        (", participle: [داع]}", "wrong-kind"),
        (", code: AGREE}", "repeated-key"),
    ],
)
def test_one_mistake_is_one_problem(more: str, code: str) -> None:
    assert codes("predicates/*.yaml", f"- {PREDICATE}{more}") == [code]


def test_what_is_missing_is_told_with_the_line_of_the_entry() -> None:
    found = problems("predicates/*.yaml", "# why\n- verb: دعا\n  like: []\n")
    assert {(p.code, p.line) for p in found} == {("missing-key", 2)}
    assert {"'code'", "'frame'"} <= {p.wrong.split()[-1] for p in found}


def test_a_wrong_value_is_told_with_its_own_line() -> None:
    text = "- verb: دعا\n  code: REQUETS\n  frame: {subject: actor}\n  like: [دعا]\n"
    (found,) = problems("predicates/*.yaml", text)
    assert (found.line, found.mend) == (2, "Did you mean 'REQUEST'?")


def test_the_nearest_key_is_named() -> None:
    (found,) = problems("titles.yaml", "- {title: رئيس, kind: post, feminin: رئيسة}")
    assert found.mend == "Did you mean 'feminine'?"


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("actors/*.yaml", "{id: a, kind: army, name: {ar: أ, en: A}, sector: GOV}", "unknown-value"),
        ("actors/*.yaml", "{id: a, kind: state, name: أ, sector: GOV}", "wrong-kind"),
        ("actors/*.yaml", "{id: a, kind: state, name: {ar: أ}, sector: GOV}", "missing-key"),
        ("actors/*.yaml", "{id: a, kind: state, name: {ar: أ, en: A}, sector: XXX}", "unknown-value"),
        ("actors/*.yaml", "{id: a, kind: state, name: {ar: أ, en: A}, sector: GOV, posts: [{of: b}]}", "missing-key"),
        (
            "actors/*.yaml",
            "{id: a, kind: state, name: {ar: أ, en: A}, sector: GOV, posts: [{title: و, from: '2018-13'}]}",
            "malformed-date",
        ),
        ("places/*.yaml", "{id: a, kind: city, name: {ar: أ, en: A}, lat: north}", "wrong-kind"),
        ("places/*.yaml", "{id: a, kind: hamlet, name: {ar: أ, en: A}}", "unknown-value"),
        ("conflicts/*.yaml", "{id: a, name: {ar: أ, en: A}, sides: [isr, hamas]}", "wrong-kind"),
        ("outlets.yaml", "{id: a, kind: blog, name: {ar: أ, en: A}}", "unknown-value"),
        ("collectives.yaml", "{noun: وفد, class: crowd}", "unknown-value"),
        ("attribution.yaml", "{verb: قال, present: يقول, kind: loud}", "unknown-value"),
        ("words/verbs.yaml", "{verb: كان, present: يكون, aux: maybe}", "wrong-kind"),
    ],
)
def test_every_file_has_its_rules(kind: str, text: str, code: str) -> None:
    assert codes(kind, f"- {text}") == [code]


def test_a_mapping_where_a_list_is_wanted() -> None:
    assert codes("titles.yaml", "title: رئيس") == ["no-list"]
    assert codes("titles.yaml", "- رئيس") == ["no-mapping"]
    assert codes("tracks.yaml", "هدنة") == ["no-mapping"]


def test_sections_are_known() -> None:
    assert codes("tracks.yaml", "ceasefire: [هدنة]\nceasfire: [هدنة]\n") == ["unknown-key"]
    assert codes("calendar.yaml", "months:\n  - {number: 1, names: [no]}\n") == ["not-text"]
    assert codes("particles.yaml", "light: [عقد]\nlight: [أجرى]\n") == ["repeated-key"]


def test_a_list_of_words_holds_words() -> None:
    assert codes("words/nouns.yaml", "[اتفاق, [هدنة, لقاء]]") == []
    assert codes("words/nouns.yaml", "[1, {a: b}]") == ["not-text", "wrong-kind", "wrong-kind"]


@pytest.mark.parametrize("date", ["2018", "2018-06", "2018-06-30", "2024-02-29"])
def test_iso_prefixes_are_dates(date: str) -> None:
    assert is_date(date)


@pytest.mark.parametrize(
    "date", ["", "18", "2018-6", "2018-13", "2018-06-31", "2023-02-29", "2018/06", "يونيو", "2018-06-30T10"]
)
def test_other_texts_are_no_dates(date: str) -> None:
    assert not is_date(date)

"""What entries say of each other: ids, clashes, posts, places, conflicts."""

from pathlib import Path

import pytest
import yaml

from wasata.rules.check_rows import Page, Problem
from wasata.rules.check_world import check_world

OVERLAP = ["posts-overlap"]
EGYPT = "{id: egy, kind: state, name: {ar: مصر, en: Egypt}, adjective: مصري, metonyms: [القاهرة], country: EGY}"


def page(kind: str, text: str, folder: int = 0) -> Page:
    return Page(Path(f"{folder}/{kind.replace('*', 'a')}"), kind, folder, yaml.compose(text, Loader=yaml.SafeLoader))


def actors(*rows: str) -> list[Problem]:
    return list(check_world([page("actors/*.yaml", "".join(f"- {row}\n" for row in (EGYPT, *rows)))]))


def person(name: str, posts: str = "", ident: str = "a-b") -> str:
    return f"{{id: {ident}, kind: person, name: {{ar: {name}, en: A}}, gender: m, country: EGY, posts: [{posts}]}}"


def places(*rows: str) -> list[Problem]:
    return list(check_world([page("places/*.yaml", "".join(f"- {row}\n" for row in rows))]))


def codes(found: list[Problem]) -> list[str]:
    return [problem.code for problem in found]


def test_a_state_and_its_president_pass() -> None:
    assert actors(person("علي حسن", "{title: رئيس, of: egy, from: '2011', until: '2012-06'}")) == []


def test_an_id_twice_in_one_folder_is_told_with_the_first() -> None:
    found = actors(person("علي حسن"), person("حسن علي"))
    assert codes(found) == ["duplicate-id"]
    assert "a.yaml:2" in found[0].wrong
    assert found[0].line == 3


def test_a_later_folder_replaces_an_entry_and_its_mistakes() -> None:
    first = page("actors/*.yaml", "- " + EGYPT.replace("EGY", "EGG"))
    second = page("actors/*.yaml", "- " + EGYPT, folder=1)
    assert codes(list(check_world([first]))) == ["unknown-country"]
    assert list(check_world([first, second])) == []


@pytest.mark.parametrize("ident", ["Egypt", "a_b", "a--b", "مصر", "-a"])
def test_malformed_ids_are_told(ident: str) -> None:
    assert "malformed-id" in codes(actors(person("علي حسن", ident=ident)))


def test_one_name_for_two_actors_is_a_clash_however_it_is_spelled() -> None:
    found = actors(person("أحمد على", ident="a"), person("احمد علي", ident="b"))
    assert codes(found) == ["clash"]
    assert "'a'" in found[0].wrong
    assert "'b'" in found[0].wrong


@pytest.mark.parametrize("more", ["adjective: مصري", "adjective_also: [مصري]", "metonyms: [القاهرة]", "also: [مصر]"])
def test_adjectives_metonyms_and_other_names_clash_too(more: str) -> None:
    assert codes(actors(f"{{id: x, kind: state, name: {{ar: ك, en: X}}, {more}}}")) == ["clash"]


def test_a_short_name_and_a_metonym_may_be_shared_with_a_name() -> None:
    assert actors("{id: x, kind: institution, name: {ar: ك, en: X}, short: [القاهرة, مصر]}") == []


def test_a_person_has_a_gender() -> None:
    assert codes(actors("{id: x, kind: person, name: {ar: ك, en: X}}")) == ["missing-key"]


def test_posts_belong_to_actors_that_exist() -> None:
    found = actors(person("علي حسن", "{title: رئيس, of: egi}"))
    assert codes(found) == ["unknown-id"]
    assert "'egy'" in found[0].mend


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ("{title: رئيس, of: egy, from: '2015'}, {title: رئيس, of: egy, from: '2010', until: '2014'}", []),
        ("{title: رئيس, of: egy, from: '2014-06'}, {title: رئيس, of: egy, from: '2010', until: '2014'}", []),
        ("{title: رئيس, of: egy, from: '2014'}, {title: رئيس, of: egy, from: '2010', until: '2014'}", []),
        (
            "{title: رئيس, of: egy, from: '2013'}, {title: رئيس, of: egy, from: '2010', until: '2014'}",
            ["posts-overlap"],
        ),
        ("{title: رئيس, of: egy, from: '2013'}, {title: رئيس, of: egy, from: '2010'}", ["posts-overlap"]),
        ("{title: رئيس, of: egy}, {title: رئيس, of: egy, until: '2014'}", ["posts-overlap"]),
        ("{title: رئيس, of: egy, from: '2013'}, {title: وزير, of: egy, from: '2010'}", []),
        ("{title: رئيس, of: egy, from: '2013'}, {title: رئيس, from: '2010'}", []),
    ],
)
def test_a_post_is_held_once_at_a_time(posts: str, expected: list[str]) -> None:
    assert codes(actors(person("علي حسن", posts))) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2018", "2018-03", []),
        ("2018-05", "2018", []),
        ("2018-05", "2018-04", ["dates-reversed"]),
        ("2019", "2018", ["dates-reversed"]),
    ],
)
def test_from_is_not_after_until(since: str, until: str, expected: list[str]) -> None:
    assert codes(actors(person("علي", f"{{title: رئيس, of: egy, from: '{since}', until: '{until}'}}"))) == expected


def test_countries_are_states_of_the_lexicon_or_bodies_above_them() -> None:
    assert actors("{id: x, kind: igo, name: {ar: ك, en: X}, country: UNO}") == []
    found = actors("{id: x, kind: party, name: {ar: ك, en: X}, country: egy}")
    assert (codes(found), found[0].mend) == (["unknown-country"], "Did you mean 'EGY'?")


def test_a_place_without_coordinates_is_told_for_each_of_them() -> None:
    assert codes(places("{id: a, kind: city, name: {ar: أ, en: A}}")) == ["no-coordinates", "no-coordinates"]


@pytest.mark.parametrize("degrees", ["lat: 91, lon: 0", "lat: -91, lon: 0", "lat: 0, lon: 180.1", "lat: 0, lon: -181"])
def test_coordinates_lie_on_the_earth(degrees: str) -> None:
    assert codes(places(f"{{id: a, kind: city, name: {{ar: أ, en: A}}, {degrees}}}")) == ["out-of-range"]


def test_two_places_of_one_name_are_two_entries() -> None:
    row = "{{id: {}, kind: city, name: {{ar: طرابلس, en: Tripoli}}, lat: 1, lon: 1}}"
    assert places(row.format("lbn-tripoli"), row.format("lby-tripoli")) == []


def test_parents_exist_and_lead_upwards() -> None:
    row = "{{id: {}, kind: city, name: {{ar: أ, en: A}}, lat: 1, lon: 1, parent: {}}}"
    assert codes(places(row.format("a", "b"))) == ["unknown-id"]
    assert codes(places(row.format("a", "b"), row.format("b", "a"))) == ["circle", "circle"]
    assert codes(places(row.format("a", "a"))) == ["circle"]


def test_conflicts_name_actors_and_places_that_exist() -> None:
    text = "- {id: gaza, name: {ar: غزة, en: Gaza}, sides: [[isr], [egy]], mediators: [qat], places: [gaza-strip]}"
    found = list(check_world([page("actors/*.yaml", f"- {EGYPT}"), page("conflicts/*.yaml", text)]))
    assert codes(found) == ["unknown-id"] * 3


def test_outlets_do_not_share_names_or_domains() -> None:
    row = "- {{id: {}, kind: site, name: {{ar: {}, en: A}}, domains: [news.example]}}\n"
    found = list(check_world([page("outlets.yaml", row.format("a", "الخبر") + row.format("b", "النبأ"))]))
    assert codes(found) == ["clash"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("titles.yaml", "[{title: رئيس}, {title: رئيس}]"),
        ("collectives.yaml", "[{noun: وفد}, {noun: وفد}]"),
        ("words/verbs.yaml", "[{verb: كان, present: يكون}, {verb: كان, present: يكون}]"),
        ("attribution.yaml", "[{verb: قال, present: يقول}, {verb: قال, present: يقول}]"),
        ("words/nouns.yaml", "[هدنة, لقاء, هدنة]"),
        ("names.yaml", "{given: [علي, علي]}"),
    ],
)
def test_words_stand_once(kind: str, text: str) -> None:
    assert codes(list(check_world([page(kind, text)]))) == ["duplicate"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("words/verbs.yaml", "[{verb: عد, present: يعد}, {verb: عد, present: يعدو}]"),
        ("names.yaml", "{given: [علي], family: [علي]}"),
        ("attribution.yaml", "[{phrase: [نقلا عن]}, {phrase: [بحسب]}]"),
        ("titles.yaml", "[]"),
    ],
)
def test_different_words_pass(kind: str, text: str) -> None:
    assert list(check_world([page(kind, text)])) == []

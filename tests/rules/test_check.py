"""The linter as a whole: the lexicon that ships is clean, and every mistake is told at once and raised never."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from wasata.rules.check import Problem, check
from wasata.rules.check_shapes import KINDS, SECTIONS, SHAPES

DOCS = Path(__file__).parents[2] / "docs" / "lexicon.md"


Own = Callable[[Path], list[Problem]]


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Own:
    """The problems of a folder by itself, without the time that the built-in lexicon takes."""
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setattr("wasata.rules.check.built_in", lambda: empty)
    return lambda root: list(check((root,)))


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_built_in_lexicon_is_clean() -> None:
    assert [problem.message for problem in check()] == []


def test_a_problem_says_where_what_expected_and_mend() -> None:
    problem = Problem("a.yaml", 3, "code", "this is wrong", "that", "Do it.")
    assert problem.message == "a.yaml:3: this is wrong; expected that. Do it."
    assert Problem("a.yaml", 3, "code", "this is wrong").message == "a.yaml:3: this is wrong."


def test_a_mistake_in_the_yaml_is_one_problem_with_its_line_and_the_rest_is_read(tmp_path: Path, own: Own) -> None:
    write(tmp_path, "predicates/a.yaml", "- verb: التقى\n  frame: {subject: actor}\n- }\n")
    write(tmp_path, "places/b.yaml", "- {id: x-y, kind: city, name: {ar: ي, en: Y}}\n")
    found = own(tmp_path)
    assert [(p.code, p.line) for p in found if p.file.endswith("a.yaml")] == [("yaml", 3)]
    assert {p.code for p in found if p.file.endswith("b.yaml")} == {"no-coordinates"}


def test_bytes_that_are_no_utf8_are_told_with_line_and_byte(tmp_path: Path, own: Own) -> None:
    path = tmp_path / "tracks.yaml"
    path.write_bytes(b"ceasefire:\n  - \xe5\xcf\xe4\xc9\n")
    assert [(p.code, p.line) for p in own(tmp_path)] == [("encoding", 2)]
    assert "0xE5" in own(tmp_path)[0].wrong


def test_control_characters_are_told(tmp_path: Path, own: Own) -> None:
    write(tmp_path, "tracks.yaml", "ceasefire: [هدنة\x00]\n")
    assert [p.code for p in own(tmp_path)] == ["unreadable"]


def test_an_empty_file_and_an_empty_folder_hold_no_mistakes(tmp_path: Path, own: Own) -> None:
    write(tmp_path, "predicates/a.yaml", "# nothing yet\n")
    write(tmp_path, "tracks.yaml", "")
    assert own(tmp_path) == []


def test_a_file_that_nothing_reads_is_told_with_the_nearest_name(tmp_path: Path, own: Own) -> None:
    write(tmp_path, "predicate/a.yaml", "[]")
    write(tmp_path, "title.yaml", "[]")
    assert {p.code for p in own(tmp_path)} == {"unknown-file"}
    assert any("'titles.yaml'" in p.mend for p in own(tmp_path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, own: Own) -> None:
    assert [p.code for p in own(tmp_path / "none")] == ["no-folder"]


def test_a_file_that_refers_to_itself_ends(tmp_path: Path, own: Own) -> None:
    write(tmp_path, "words/nouns.yaml", "&a [نص, *a]\n")
    assert "wrong-kind" in {p.code for p in own(tmp_path)}


def test_problems_come_sorted_by_file_and_line(tmp_path: Path, own: Own) -> None:
    write(tmp_path, "titles.yaml", "- {title: رئیس, kind: pos}\n- {titel: وزير, kind: post}\n")
    found = own(tmp_path)
    assert found == sorted(found)
    assert {p.line for p in found} == {1, 2}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_documentation_names_every_file(kind: str) -> None:
    name = kind.replace("words/nouns.yaml", "`words/nouns.yaml`")
    assert name in DOCS.read_text(encoding="utf-8").replace("words/*.yaml", "words/verbs.yaml")


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_the_documentation_shows_every_key(kind: str) -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [key for key in SHAPES[kind].keys if not re.search(rf"\b{key}\b", text)] == []


@pytest.mark.parametrize("kind", sorted(SECTIONS))
def test_the_documentation_shows_every_section(kind: str) -> None:
    text = DOCS.read_text(encoding="utf-8")
    if kind != "tracks.yaml":  # its sections are those of the codebook
        assert [name for name in SECTIONS[kind] if f"`{name}`" not in text] == []


def test_the_examples_of_the_documentation_are_yaml() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 5
    for block in blocks:
        yaml.safe_load(block)

"""YAML files as rows with their places."""

from pathlib import Path

import pytest

from wasata.errors import LexiconError
from wasata.rules import load


def test_rows_know_their_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# first\n- {x: 1}\n- x: 2\n  y: {z: 3}\n", encoding="utf-8")
    found = list(load.rows((tmp_path,), "*.yaml"))
    assert [(row["x"], row["__source__"]) for row in found] == [(1, "a.yaml:2"), (2, "a.yaml:3")]
    assert found[1]["y"]["__line__"] == 4


def test_dates_stay_strings(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- {from: 2018-06-30, until: '2019'}\n", encoding="utf-8")
    assert load.read_yaml(path)[0]["from"] == "2018-06-30"


def test_folders_are_read_in_order_and_files_sorted(tmp_path: Path) -> None:
    for folder, name in (("one", "b"), ("one", "a"), ("two", "a")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.yaml").write_text(f"- {{x: {folder}{name}}}\n", encoding="utf-8")
    found = load.rows((tmp_path / "one", tmp_path / "two"), "*.yaml")
    assert [row["x"] for row in found] == ["onea", "oneb", "twoa"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"- {x: 1}\n- }\n", ":2:"),
        (b"x: 1\n", ":1:"),
        (b"- x\n", "a.yaml"),
        (b"- \xe5\xcf\n", ":1:"),
        (b"- \x00\n", ":1:"),
    ],
)
def test_a_file_of_another_kind_is_a_lexicon_error_with_its_place(tmp_path: Path, content: bytes, line: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    with pytest.raises(LexiconError) as caught:
        list(load.rows((tmp_path,), "a.yaml"))
    assert "a.yaml" in caught.value.message
    assert line in caught.value.message
    assert len(caught.value.problems) == 1


def test_an_empty_or_missing_file_has_no_rows(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# nothing\n", encoding="utf-8")
    assert list(load.rows((tmp_path,), "a.yaml")) == []
    assert list(load.rows((tmp_path,), "b.yaml")) == []
    assert load.mapping((tmp_path,), "a.yaml") == {}


def test_later_folders_add_and_replace_keys_of_a_mapping(tmp_path: Path) -> None:
    for folder, text in (("one", "a: [1]\nb: [2]\n"), ("two", "- b: [3]\n- c: {d: 4}\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "m.yaml").write_text(text, encoding="utf-8")
    assert load.mapping((tmp_path / "one", tmp_path / "two"), "m.yaml") == {"a": [1], "b": [3], "c": {"d": 4}}


def test_python_objects_are_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(LexiconError):
        load.read_yaml(path)


def test_the_built_in_lexicon_is_there() -> None:
    assert (load.built_in() / "actors" / "states.yaml").is_file()

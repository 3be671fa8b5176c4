"""The compiled lexicon between runs: kept, made anew when a file changes, never trusted when broken."""

import pickle
from pathlib import Path

import pytest

from wasata.rules import cache, load
from wasata.rules.compiled import Lexicon


def small(mark: str = "a") -> Lexicon:
    return Lexicon((), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, frozenset((mark,)), {})


Calls = list[tuple[Path, ...]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Calls:
    """Counts how often a lexicon is compiled; the built-in one is an empty folder."""
    calls: Calls = []

    def compile_lexicon(roots: tuple[Path, ...]) -> Lexicon:
        calls.append(roots)
        return small(str(len(calls)))

    (tmp_path / "built").mkdir()
    monkeypatch.setenv("WASATA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "compile_lexicon", compile_lexicon)
    monkeypatch.setattr(load, "built_in", lambda: tmp_path / "built")
    return calls


def test_a_lexicon_is_compiled_once(made: Calls) -> None:
    first = cache.load_lexicon()
    assert cache.load_lexicon() == first
    assert len(made) == 1


def test_a_changed_file_is_compiled_anew(made: Calls, tmp_path: Path) -> None:
    path = tmp_path / "built" / "tracks.yaml"
    path.write_text("ceasefire: [هدنة]", encoding="utf-8")
    cache.load_lexicon()
    path.write_text("ceasefire: [تهدئة]", encoding="utf-8")
    cache.load_lexicon()
    assert len(made) == 2


def test_another_folder_is_another_lexicon(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    assert cache.fingerprint() == cache.fingerprint()
    assert cache.fingerprint((own,)) == cache.fingerprint()
    (own / "tracks.yaml").write_text("other: [شأن]", encoding="utf-8")
    assert cache.fingerprint((own,)) != cache.fingerprint()


@pytest.mark.parametrize("content", [b"", b"nonsense", pickle.dumps({"a": 1}), pickle.dumps(small())[:-20]])
def test_a_broken_cache_is_made_anew(made: Calls, content: bytes) -> None:
    cache.load_lexicon()
    (kept,) = cache.cache_folder().glob("*.pickle")
    kept.write_bytes(content)
    assert isinstance(cache.load_lexicon(), Lexicon)
    assert len(made) == 2
    cache.load_lexicon()
    assert len(made) == 2


def test_a_cache_that_is_not_writable_only_costs_time(
    made: Calls, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("WASATA_CACHE", str(blocked))
    assert isinstance(cache.load_lexicon(), Lexicon)


def test_old_lexicons_are_thrown_away_and_no_part_is_left(made: Calls, tmp_path: Path) -> None:
    for n in range(7):
        (tmp_path / "built" / "tracks.yaml").write_text(f"other: [ا{n}]", encoding="utf-8")
        cache.load_lexicon()
    names = [path.suffix for path in cache.cache_folder().iterdir()]
    assert names == [".pickle"] * 4


def test_the_cache_lies_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WASATA_CACHE", raising=False)
    assert "wasata" in str(cache.cache_folder())

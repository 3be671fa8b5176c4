"""What many tests share: the lexicon, compiled once a run, and a reader made from it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from wasata.pipeline import Reader
from wasata.rules import cache
from wasata.rules.compiled import Lexicon
from wasata.sentences.tokens import Words

LONGEST_WAIT = 90  # seconds; a worker that was ended must not stop the others for ever


@pytest.fixture(scope="session", autouse=True)
def lexicon_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for compiled lexicons that all workers of a run share, so that the user's own is never touched."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "lexicon-cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WASATA_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def lexicon(lexicon_cache: Path) -> Lexicon:
    """The built-in lexicon."""
    lock = lexicon_cache.with_name("lexicon-lock")
    began = time.monotonic()
    while time.monotonic() - began < LONGEST_WAIT:
        try:
            lock.mkdir()
        except FileExistsError:
            time.sleep(0.1)
            continue
        try:
            return cache.load_lexicon()
        finally:
            lock.rmdir()
    return cache.load_lexicon()


@pytest.fixture(scope="session")
def words(lexicon: Lexicon) -> Words:
    """What the lexicon says of spellings."""
    return Words(lexicon)


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> Reader:
    """A reader with the shipped judges."""
    return Reader(lexicon)

"""The compiled lexicon, kept between runs under a hash of the files and of the code that it was made from.

The cache lies in the user's own cache folder (or in ``WASATA_CACHE``), where Python keeps compiled code of the same
trust; it is written whole or not at all, and a file that cannot be read is made anew.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
from pathlib import Path

import platformdirs

from wasata import __version__
from wasata.arabic import clitics, forms, letters
from wasata.rules import build, compiled, entries, load
from wasata.rules.compiled import Lexicon, compile_lexicon

_CODE = (letters, forms, clitics, entries, load, build, compiled)


def cache_folder() -> Path:
    """Where compiled lexicons are kept."""
    given = os.environ.get("WASATA_CACHE")
    return Path(given) if given else Path(platformdirs.user_cache_dir("wasata", appauthor=False))


def fingerprint(roots: tuple[Path, ...] = ()) -> str:
    """A hash of all lexicon files of the given folders (over the built-in one) and of the code that compiles them."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for module in _CODE:
        if module.__file__:
            digest.update(Path(module.__file__).read_bytes())
    for root in (load.built_in(), *roots):
        for path in sorted(root.rglob("*.yaml")):
            digest.update(f"\0{root}\0{path.relative_to(root)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def load_lexicon(roots: tuple[Path, ...] = ()) -> Lexicon:
    """The built-in lexicon with the given folders laid over it, from the cache where it has not changed.

    Raises LexiconError where a file is no YAML of the kind expected.
    """
    path = cache_folder() / f"lexicon-{fingerprint(roots)}.pickle"
    lexicon = _read(path)
    if lexicon is None:
        lexicon = compile_lexicon(roots)
        _write(path, lexicon)
    gc.freeze()  # a lexicon stays: no search for garbage need go through it again and again
    return lexicon


def _read(path: Path) -> Lexicon | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    paused = gc.isenabled()
    gc.disable()  # a fifth faster: nothing of what is loaded can be garbage
    try:
        found = pickle.loads(data)  # noqa: S301 - written by this program into the user's own cache folder
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    finally:
        if paused:
            gc.enable()
    return found if isinstance(found, Lexicon) else None


def _write(path: Path, lexicon: Lexicon) -> None:
    """Keeps a compiled lexicon; a cache that cannot be written only costs time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix="lexicon-", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            pickle.dump(lexicon, file, protocol=5)
        Path(name).replace(path)
        for old in sorted(path.parent.glob("lexicon-*.pickle"), key=lambda p: p.stat().st_mtime)[:-4]:
            old.unlink()

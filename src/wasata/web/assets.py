"""Files that browsers keep for good: our styles and scripts, and the chart bundle that vl-convert carries.

Each is served under a name that holds a hash of its bytes. Nothing is fetched: the bundle is made from the installed
package once a version and kept in the user's cache.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import platformdirs

BUNDLE = "vega.js"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    name: str
    media_type: str
    body: bytes
    packed: bytes  # the same, gzip
    digest: str


@cache
def asset(name: str) -> Asset | None:
    """One of our files or the chart bundle; None for any other name."""
    if name == BUNDLE:
        return _asset(name, _bundle())
    known = {item.name for item in (files("wasata.web") / "static").iterdir()}
    if name not in known:  # a name with a path in it is never one of them
        return None
    return _asset(name, (files("wasata.web") / "static" / name).read_bytes())


def _asset(name: str, body: bytes) -> Asset:
    media_type = TYPES[Path(name).suffix]
    return Asset(name, media_type, body, gzip.compress(body, 6, mtime=0), hashlib.sha256(body).hexdigest()[:16])


def static(name: str) -> str:
    """The address of a file."""
    found = asset(name)
    if found is None:
        raise KeyError(name)
    return f"/static/{found.digest}/{name}"


def _bundle() -> bytes:
    kept = cache_folder() / f"vega-{version('vl-convert-python')}.js"
    try:
        return kept.read_bytes()
    except OSError:
        made = _made()
    keep(kept, made)
    return made


def keep(path: Path, made: bytes) -> None:
    """Write a file of the cache whole; a cache that cannot be written costs some seconds at each start."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        part.write_bytes(made)
        part.replace(path)


def _made() -> bytes:
    import vl_convert  # 90 megabytes that are needed once a version

    bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub wants a snippet, its code does not
    return str(bundle).encode()


def cache_folder() -> Path:
    """Where what was made is kept: ``WASATA_CACHE`` or the user's cache folder."""
    return Path(os.environ.get("WASATA_CACHE") or platformdirs.user_cache_path("wasata"))

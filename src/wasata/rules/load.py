"""YAML files of the lexicon → plain rows with the file and line that each came from."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import yaml

from wasata.errors import LexiconError

Row = dict[str, Any]

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # PyYAML without its C part reads the same, more slowly
    from yaml import SafeLoader as _Base  # type: ignore[assignment]


class _Loader(_Base):
    """Marks each mapping with the line on which it begins; dates stay strings."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Row:
    row = dict(loader.construct_pairs(node, deep=True))
    row["__line__"] = node.start_mark.line + 1
    return row


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _plain(loader: _Loader, node: yaml.Node) -> Any:
    """A date as the string that was written."""
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _plain)


def built_in() -> Path:
    """The folder of the lexicon that comes with the program."""
    return Path(str(package_files("wasata"))) / "lexicon"


def read_yaml(path: Path) -> Any:
    """One file's content, each mapping with its ``__line__``; a mistake in the YAML is a LexiconError with its line."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - derived from the safe loader
    except yaml.MarkedYAMLError as mistake:
        line = mistake.problem_mark.line + 1 if mistake.problem_mark else 1
        raise LexiconError(
            str(path), (f"{path}:{line}: {mistake.problem}; expected YAML as in docs/lexicon.md",)
        ) from None
    except (UnicodeDecodeError, yaml.YAMLError) as mistake:
        raise LexiconError(str(path), (f"{path}:1: {mistake}; expected YAML in UTF-8",)) from None


def paths(roots: tuple[Path, ...], pattern: str) -> Iterator[Path]:
    """The files of that pattern, folder by folder, in sorted order."""
    for root in roots:
        yield from sorted(root.glob(pattern))


def rows(roots: tuple[Path, ...], pattern: str) -> Iterator[Row]:
    """The entries of all files of that pattern; each has ``__source__`` (``file:line``)."""
    for path in paths(roots, pattern):
        content = read_yaml(path) or []
        if not isinstance(content, list):
            raise LexiconError(str(path), (f"{path}:1: the file holds no list; expected one entry a list item",))
        for row in content:
            if not isinstance(row, dict):
                raise LexiconError(str(path), (f"{path}: {row!r} is no mapping; expected `key: value` pairs",))
            row["__source__"] = f"{path.name}:{row.get('__line__', 1)}"
            yield row


def _unmarked(value: Any) -> Any:
    """The same content without line marks, at every depth."""
    if isinstance(value, dict):
        return {k: _unmarked(v) for k, v in value.items() if k != "__line__"}
    return [_unmarked(item) for item in value] if isinstance(value, list) else value


def mapping(roots: tuple[Path, ...], name: str) -> Row:
    """A file that holds one mapping; later folders add to and replace keys of earlier ones."""
    merged: Row = {}
    for path in paths(roots, name):
        content = read_yaml(path) or {}
        if isinstance(content, dict):
            merged |= _unmarked(content)
        elif isinstance(content, list):  # a list of one-key mappings is taken as the same
            for row in content:
                merged |= _unmarked(row)
    return merged

"""Lexicon files as YAML nodes that know their lines, and :class:`Problem`, what the linter finds in them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without its C part reads the same, more slowly
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a lexicon file: where, a stable short ``code``, what is wrong, what was expected, what to do."""

    file: str
    line: int
    code: str
    wrong: str
    expected: str = ""
    mend: str = ""

    @property
    def message(self) -> str:
        """One line for people."""
        text = f"{self.file}:{self.line}: {self.wrong}"
        if self.expected:
            text += f"; expected {self.expected}"
        return f"{text}. {self.mend}" if self.mend else f"{text}."


@dataclass(frozen=True, slots=True)
class Page:
    """One lexicon file. ``kind`` is its pattern (``predicates/*.yaml``), ``folder`` counts the folders laid over each
    other, the built-in one being 0; ``root`` is None where the file is empty or cannot be read."""

    path: Path
    kind: str
    folder: int
    root: yaml.Node | None

    def problem(self, node: yaml.Node | int, code: str, wrong: str, *, expected: str = "", mend: str = "") -> Problem:
        """A problem at a node or on a line of this file."""
        line = node if isinstance(node, int) else line_of(node)
        return Problem(str(self.path), line, code, wrong, expected, mend)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a file: an entry, or a post of one."""

    page: Page
    node: yaml.MappingNode
    fields: Mapping[str, yaml.Node]

    def text(self, key: str) -> str:
        """The text of a key; empty where it is missing, empty or no text."""
        return text(self.fields.get(key))

    def texts(self, key: str) -> list[yaml.ScalarNode]:
        """The texts of a key that holds one or a list of them."""
        return texts(self.fields.get(key))

    def inner(self, key: str) -> list[Entry]:
        """The mappings of a key: one, or a list of them."""
        node = self.fields.get(key)
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return [entry(self.page, n) for n in nodes if isinstance(n, yaml.MappingNode)]

    def problem(self, key: str, code: str, wrong: str, *, expected: str = "", mend: str = "") -> Problem:
        """A problem with the value of a key, or with the whole entry where it has no such key."""
        return self.page.problem(self.fields.get(key, self.node), code, wrong, expected=expected, mend=mend)


def line_of(node: yaml.Node) -> int:
    """The line on which a node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def is_empty(node: yaml.Node | None) -> bool:
    """Whether there is no value: no key, or nothing behind it."""
    return node is None or (isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null")


def text(node: yaml.Node | None) -> str:
    """The text of a scalar; empty for anything else."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) and not is_empty(node) else ""


def texts(node: yaml.Node | None) -> list[yaml.ScalarNode]:
    """The scalars of one scalar or of a list, those in lists directly inside it as well."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    flat = [inner for item in items for inner in (item.value if isinstance(item, yaml.SequenceNode) else [item])]
    return [item for item in flat if isinstance(item, yaml.ScalarNode) and not is_empty(item)]


def entry(page: Page, node: yaml.MappingNode) -> Entry:
    """A mapping as an entry; of two equal keys the last counts, as in YAML."""
    return Entry(page, node, {text(key): value for key, value in node.value})


def entries(page: Page) -> list[Entry]:
    """The mappings of a file's list, or none."""
    items = page.root.value if isinstance(page.root, yaml.SequenceNode) else []
    return [entry(page, node) for node in items if isinstance(node, yaml.MappingNode)]


def sections(page: Page) -> Entry | None:
    """A file that is one mapping (or a list of mappings with one key each, which is read as the same)."""
    if isinstance(page.root, yaml.MappingNode):
        return entry(page, page.root)
    items = page.root.value if isinstance(page.root, yaml.SequenceNode) else []
    rows = [pair for node in items if isinstance(node, yaml.MappingNode) for pair in node.value]
    return entry(page, yaml.MappingNode("", rows, page.root.start_mark)) if rows and page.root else None


def scalars(root: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """All scalars of a file, keys included, each once even where the file refers to itself."""
    seen: set[int] = set()
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)


def read(path: Path, kind: str, folder: int) -> tuple[Page, list[Problem]]:
    """A file as nodes, and what keeps it from being read."""
    empty = Page(path, kind, folder, None)
    try:
        return Page(path, kind, folder, yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)), []
    except yaml.MarkedYAMLError as mistake:
        line = mistake.problem_mark.line + 1 if mistake.problem_mark else 1
        return empty, [empty.problem(line, "yaml", f"{mistake.problem}", expected="YAML as in docs/lexicon.md")]
    except UnicodeDecodeError as mistake:
        line = mistake.object[: mistake.start].count(b"\n") + 1
        wrong = f"byte 0x{mistake.object[mistake.start]:02X} is no UTF-8"
        return empty, [empty.problem(line, "encoding", wrong, expected="UTF-8", mend="Save the file as UTF-8.")]
    except (OSError, RecursionError, yaml.YAMLError) as mistake:
        wrong = " ".join(str(mistake).split())
        return empty, [empty.problem(1, "unreadable", wrong, expected="a readable YAML file in UTF-8")]


def listed(known: Collection[str]) -> str:
    """The known values, for messages; long lists are cut."""
    shown = sorted(known)
    return ", ".join(shown) if len(shown) <= 30 else f"one of {len(shown)} known values"


def guess(value: str, known: Collection[str], otherwise: str = "") -> str:
    """A sentence with the nearest known value, if one is near."""
    near = difflib.get_close_matches(value, known, n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else otherwise

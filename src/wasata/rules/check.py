"""The linter of the lexicon: every mistake with its file, line and mend, none raised.

:func:`check` reads files only. :func:`examples` needs a reader, which the caller brings, since the rules know of none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wasata.rules.check_letters import check_letters
from wasata.rules.check_predicates import check_predicates, examples
from wasata.rules.check_rows import Page, Problem, guess, listed, read
from wasata.rules.check_shapes import KINDS, check_shape
from wasata.rules.check_world import check_world
from wasata.rules.load import built_in

__all__ = ["Problem", "check", "examples"]


def check(roots: tuple[Path, ...] = ()) -> tuple[Problem, ...]:
    """All mistakes of the built-in lexicon with the given folders laid over it, sorted by file and line.

    A file that cannot be read as YAML is one problem with its line; nothing is raised for what files hold.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    for folder, root in enumerate((built_in(), *roots)):
        problems.extend(_strangers(root))
        for kind in KINDS:
            for path in sorted(root.glob(kind)):
                page, found = read(path, kind, folder)
                pages.append(page)
                problems.extend(found)
    for page in pages:
        problems.extend(check_letters(page))
        problems.extend(check_shape(page))
    problems.extend(check_world(pages))
    problems.extend(check_predicates(pages))
    return tuple(sorted(set(problems)))


def _strangers(root: Path) -> Iterator[Problem]:
    """Files that no one would read, and folders that are not there."""
    if not root.is_dir():
        yield Problem(str(root), 1, "no-folder", f"{root} is no folder", mend="Give a folder with lexicon files.")
        return
    known = {path for kind in KINDS for path in root.glob(kind)}
    for path in sorted((*root.rglob("*.yaml"), *root.rglob("*.yml"))):
        if path not in known:
            name = path.relative_to(root).as_posix()
            mend = guess(name, KINDS, "Rename or move it.")
            yield Problem(str(path), 1, "unknown-file", f"nothing reads {name!r}", listed(KINDS), mend)

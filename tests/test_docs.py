"""Documents that cannot lie: links lead somewhere, commands exist, figures and excerpts are what comes out."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from unittest import mock

import pytest
from packaging.requirements import Requirement
from typer.main import get_command

from wasata.cli import main
from wasata.cli.app import app
from wasata.model import Contact, EventType, Role, Status, Track
from wasata.rules.check import check

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
IDS = re.compile(r"\b([ec])-[0-9a-f]{8}\b")  # they change with the reading; everything else in an excerpt is compared
ASKING = re.compile(r"GPL|MPL|Mozilla|EPL|CDDL|AGPL|SSPL|Commons", re.IGNORECASE)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page that are marked with a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@cache
def options() -> dict[str, set[str]]:
    """Every command with its options."""
    found = {}
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        for whole, one in {f"{name} {n}": c for n, c in inner.items()}.items() if inner else [(name, command)]:
            found[whole] = {o for p in one.params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
    return found


def calls() -> Iterator[tuple[str, list[str]]]:
    """Every ``wasata …`` in code of the pages, as words, with the page it stands on."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for line in [*re.findall(r"`(wasata [^`\n]+)`", text), *"\n".join(blocks(page, "sh")).splitlines()]:
            if line.startswith("wasata "):
                yield named(page), shlex.split(line, comments=True)[1:]


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints."""
    with mock.patch.object(sys, "argv", ["wasata", *arguments]), suppress(SystemExit):
        main()
    return capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    missing = [to for to in links if "://" not in to and not (page.parent / to).exists()]
    assert missing == []


def test_commands_and_options_of_the_pages_exist() -> None:
    wrong = []
    for page, words in calls():
        name = next((n for n in options() if words[: len(n.split())] == n.split()), None)
        if words[0] == "lexicon" and len(words) == 1:
            continue
        given = [w.split("=")[0] for w in words if w.startswith("--")]
        if name is None or not set(given) <= options()[name]:
            wrong.append(f"{page}: wasata {' '.join(words)}")
    assert [w for w in wrong if "VERB" not in w] == []


def test_make_targets_of_the_pages_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = {t for page in PAGES for t in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)}
    assert told <= targets


def test_files_that_the_pages_name_are_there() -> None:
    """Paths with a folder in backquotes, below the project or below the package."""
    bases = (ROOT, ROOT / "src", ROOT / "src" / "wasata", ROOT / "src" / "wasata" / "lexicon")
    told = [
        (page, path)
        for page in PAGES
        for path in re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|yaml|json|md))`", page.read_text("utf-8"))
    ]
    assert [f"{named(page)}: {path}" for page, path in told if not any((b / path).exists() for b in bases)] == []


def test_every_station_file_stands_in_the_way_of_a_datum() -> None:
    text = (ROOT / "docs" / "way-of-a-datum.md").read_text("utf-8")
    folders = ("reports", "sentences", "mentions", "claims")
    files = [p.name for f in folders for p in (ROOT / "src" / "wasata" / f).glob("*.py") if p.name != "__init__.py"]
    words = set(re.findall(r"\w+\.py", text))
    kin = {"date_lexicon.py", "events.py"}  # told with dates.py and with coder.py
    assert set(files) - words - kin == set()


def test_the_codebook_names_every_type_and_value() -> None:
    text = (ROOT / "docs" / "codebook.md").read_text("utf-8")
    values = [v.value for kind in (EventType, Contact, Status, Track, Role) for v in kind]
    assert [v for v in values if f"`{v}`" not in text] == []


def test_entries_in_the_linguists_guide_pass_the_linter(tmp_path: Path) -> None:
    first, second = blocks(ROOT / "docs" / "linguists-guide.ar.md", "yaml")
    for folder, text in (("predicates", first), ("actors", second)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "guide.yaml").write_text(text, "utf-8")
    assert [p.message for p in check((tmp_path,))] == []


def test_figures_on_the_pages_are_those_of_the_gate() -> None:
    kept = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))
    for page in (ROOT / "README.md", ROOT / "docs" / "accuracy.md"):
        (table,) = re.findall(r"<!-- figures: .*? -->\n(.*?)<!-- /figures -->", page.read_text("utf-8"), re.DOTALL)
        head, _, *rows = [[c.strip() for c in line.strip("|").split("|")] for line in table.splitlines()]
        assert head[1:] == list(kept)
        assert len(rows) >= 8
        for name, *cells in rows:
            figures = [kept[s]["figures"].get(name) for s in head[1:]]
            assert cells == ["–" if f is None else f"{f:.3f}" for f in figures], (named(page), name)


def test_figures_of_types_on_the_page_are_those_of_the_gate() -> None:
    kept = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))
    text = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    (table,) = re.findall(r"<!-- types -->\n(.*?)<!-- /types -->", text, re.DOTALL)
    head, _, *rows = [[c.strip() for c in line.strip("|").split("|")] for line in table.splitlines()]
    assert len(rows) >= 8
    for kind, *cells in rows:
        for of_set, cell in zip(head[1:], cells, strict=True):
            figures = [kept[of_set]["figures"].get(f"{kind} {how}") for how in ("exact", "detected")]
            assert cell == ("–" if figures[0] is None else f"{figures[0]:.3f} / {figures[1]:.3f}"), (kind, of_set)


def test_the_readmes_excerpts_are_what_the_demo_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Should the reading have changed: copy the lines anew from ``make demo``."""
    record = str(tmp_path / "demo.db")
    printed = output(capsys, "demo", "--record", record)
    rows = [json.loads(r) for r in output(capsys, "timeline", "--record", record, "--json").splitlines()]
    for row in rows:
        if row["reports"] > 1:
            printed += output(capsys, "show", row["id"], "--record", record)
    lines = {IDS.sub(r"\1-", line) for line in printed.splitlines()}
    excerpt = [IDS.sub(r"\1-", line) for block in blocks(ROOT / "README.md", "text") for line in block.splitlines()]
    assert len(excerpt) >= 10
    assert [line for line in excerpt if line not in lines] == []


def licence(name: str) -> str:
    """What a package says of its licence, in all the places where it may."""
    told = distribution(name).metadata
    short = [w[:100] for key in ("License-Expression", "License") for w in told.get_all(key) or []]
    return " ".join([*short, *(c for c in told.get_all("Classifier") or [] if c.startswith("License"))])


def closure(name: str) -> set[str]:
    """A package and everything that it brings without extras."""
    found, waiting = set(), [name]
    while waiting:
        this = waiting.pop()
        if this not in found:
            found.add(this)
            wanted = [Requirement(r) for r in distribution(this).requires or []]
            waiting += [r.name.lower() for r in wanted if r.marker is None or r.marker.evaluate({"extra": ""})]
    return found


def test_licences_that_ask_for_more_are_written_down() -> None:
    text = (ROOT / "docs" / "decisions" / "0005-tld-licence.md").read_text("utf-8")
    asking = {name for name in closure("wasata") if ASKING.search(licence(name))}
    assert {name for name in asking if f"`{name}`" not in text} == set()


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    assert [p.name for p in folder.glob("0*.md") if p.name not in listed] == []

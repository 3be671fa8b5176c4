"""The house itself, measured: short functions and files, one direction of imports, tables that agree with them."""

from __future__ import annotations

import ast
import configparser
import re
import statistics
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path

import pytest
from typer.main import get_command

from wasata.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "wasata"
pytest_plugins = ["pytester"]
LONGEST_FILE = 400  # lines
MEDIAN, NINE_OF_TEN, LONGEST = 12, 35, 80  # lines of a function
# Files above the limit, with what is to be done about it. Take a file off this list when it has become shorter.
TOO_LONG: dict[str, str] = {}
# Imports of our own inside a function, with the reason why they are not at the top.
LATE_IMPORTS = {
    ("cli/__init__.py", "main"): "everything is imported behind it while the search for garbage rests",
}
# Written in two pieces, so that this file does not hold what it looks for.
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".",
    "crates" + ".io",
    "conda" + ".anaconda",
    "proxy." + "golang",
]
MACHINE_PATH = re.compile(r"(?<![\w.~-])/" + r"(?:work|root|home|Users)/\w")


@cache
def trees() -> dict[str, ast.Module]:
    """Every source file by its path below the package."""
    return {str(p.relative_to(SOURCE)): ast.parse(p.read_text("utf-8")) for p in sorted(SOURCE.rglob("*.py"))}


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """All functions and methods with their file."""
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function takes, its docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def own_imports(node: ast.AST) -> set[str]:
    """The modules of ours that are imported anywhere below a node."""
    found = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.ImportFrom) and inner.module and inner.module.split(".")[0] == "wasata":
            found |= {inner.module} | {f"{inner.module}.{alias.name}" for alias in inner.names}
        elif isinstance(inner, ast.Import):
            found |= {alias.name for alias in inner.names if alias.name.split(".")[0] == "wasata"}
    return found


@cache
def layers() -> list[set[str]]:
    """The layers of the import contract, the highest first."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    rows = parser["importlinter:contract:layers"]["layers"].split("\n")
    return [set(re.findall(r"\w+", row)) for row in rows if row.strip()]


@cache
def station_rows() -> list[tuple[str, str, str]]:
    """The README's table of stations: station, folder, and the file that joins it to the others."""
    text = (ROOT / "README.md").read_text("utf-8")
    _, _, after = text.partition("| station |")
    rows = []
    for line in after.split("\n\n")[0].splitlines()[2:]:
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        rows.append((cells[0], cells[1].removeprefix("src/wasata/").rstrip("/"), cells[-1]))
    return rows


def stations() -> set[str]:
    """What the contract keeps from importing one another, between the pipeline and the language."""
    (found,) = [layer for layer in layers() if "claims" in layer]
    return found


def joined_in(path: str) -> set[str]:
    """The stations that a file, or the files of a folder, import."""
    modules = set().union(*(own_imports(tree) for name, tree in trees().items() if name.startswith(path)))
    return {m.split(".")[1] for m in modules if "." in m} & stations()


@cache
def tracked() -> list[Path]:
    """The text files that git keeps or would keep, or all that lie here where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        skipped = {".venv", "__pycache__", ".git", ".hypothesis", "build", "dist"}
        paths = [p for p in ROOT.rglob("*") if not skipped & set(p.relative_to(ROOT).parts)]
    return [p for p in paths if p.is_file() and b"\0" not in p.read_bytes()[:1000]]


def test_functions_are_short() -> None:
    sizes = sorted(lines_of(node) for _, node in functions())
    assert statistics.median(sizes) <= MEDIAN
    assert sizes[len(sizes) * 9 // 10] <= NINE_OF_TEN


def test_no_function_is_very_long() -> None:
    long = [
        f"{name}:{node.lineno} {node.name} {lines_of(node)}" for name, node in functions() if lines_of(node) > LONGEST
    ]
    assert long == []


def test_no_file_is_long_but_those_that_are_owned_up_to() -> None:
    sizes = {name: len((SOURCE / name).read_text("utf-8").splitlines()) for name in trees()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE and name not in TOO_LONG} == {}
    assert [name for name in TOO_LONG if sizes.get(name, 0) <= LONGEST_FILE] == [], "no longer too long: off the list"


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{name}:{node.lineno}"
        for name, tree in trees().items()
        if not name.startswith("cli/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def swallowing(tree: ast.Module) -> Iterator[ast.ExceptHandler]:
    """Handlers that catch everything, or do nothing where the next statement does not raise."""
    for node in ast.walk(tree):
        for body in (b for b in (getattr(node, "body", None), getattr(node, "orelse", None)) if isinstance(b, list)):
            for tried, after in zip_longest(body, body[1:]):
                for handler in tried.handlers if isinstance(tried, ast.Try) else ():
                    silent = all(isinstance(line, ast.Pass) for line in handler.body)
                    if handler.type is None or (silent and not isinstance(after, ast.Raise)):
                        yield handler


def test_no_error_is_swallowed() -> None:
    assert [f"{name}:{handler.lineno}" for name, tree in trees().items() for handler in swallowing(tree)] == []


def test_own_imports_stand_at_the_top_but_for_those_that_are_owned_up_to() -> None:
    late = {(name, node.name) for name, node in functions() if own_imports(node)}
    assert late <= LATE_IMPORTS.keys()


def test_every_function_says_what_it_returns() -> None:
    untyped = [f"{name}:{node.lineno} {node.name}" for name, node in functions() if node.returns is None]
    assert untyped == []


def test_the_contract_holds_all_there_is() -> None:
    there = {p.stem for p in SOURCE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()} - {"__init__"}
    assert set().union(*layers()) == there


def test_imports_run_downwards() -> None:
    height = {name: len(layers()) - i for i, layer in enumerate(layers()) for name in layer}
    upwards = []
    for path, tree in trees().items():
        mine = Path(path).parts[0].removesuffix(".py")
        for module in own_imports(tree):
            theirs = module.split(".")[1] if "." in module else ""
            if theirs in height and mine in height and theirs != mine and height[theirs] >= height[mine]:
                upwards.append(f"{path} imports {module}")
    assert upwards == []


def test_the_readmes_stations_are_those_of_the_contract() -> None:
    assert {folder for _, folder, _ in station_rows()} == stations()
    assert [station for station, _, _ in station_rows()] == [folder for _, folder, _ in station_rows()]


def test_the_readme_says_truly_which_file_joins_a_station() -> None:
    told = {
        where: {folder for _, folder, joins in station_rows() if joins == where} for where in ("pipeline.py", "cli/")
    }
    assert told["pipeline.py"] == joined_in("pipeline.py")
    assert told["cli/"] == joined_in("cli/")


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    names = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        names += [f"{name} {inner}" for inner in command.commands] if hasattr(command, "commands") else [name]
    assert len(names) >= 8
    assert [name for name in names if f"wasata {name}" not in readme] == []


@pytest.mark.parametrize("forbidden", REGISTRIES)
def test_no_file_names_a_package_registry(forbidden: str) -> None:
    assert [str(p.relative_to(ROOT)) for p in tracked() if forbidden in p.read_text("utf-8", "replace")] == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if (match := MACHINE_PATH.search(path.read_text("utf-8", "replace")))
    ]
    assert found == []


def test_in_a_run_without_skips_only_what_needs_the_shared_gold_may_be_skipped(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest
        def test_gold(): pytest.skip("shared gold is not beside this repository")
        def test_browser(): pytest.skip("no Chromium")
        @pytest.mark.xfail
        def test_wrong(): assert False
        """
    )
    pytester.syspathinsert(ROOT)
    run = pytester.runpytest("-p", "tests.no_skips", "-p", "no:cacheprovider")
    run.assert_outcomes(failed=1, skipped=1, xfailed=1)
    run.stdout.fnmatch_lines(["*was skipped: no Chromium"])

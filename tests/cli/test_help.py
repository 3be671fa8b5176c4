import pytest
from command_line import run

READING = ("read", "code", "explain", "score", "demo", "lexicon check", "lexicon report")
ASKING = ("timeline", "show", "search", "actors", "episodes", "mediators", "contacts", "gaps", "coverage", "export")
KEEPING = ("review", "judge", "log verify", "check", "backup")
COMMANDS = READING + ASKING + KEEPING


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_text_says_what_it_does_and_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, *command.split(), "--help")
    assert shown.status == 0
    assert f"wasata {command}" in shown.out.partition("Example:")[2]


def test_the_first_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "--help")
    assert shown.status == 0
    assert all(f" {command.split()[0]} " in shown.out for command in COMMANDS)


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    bare = run(capsys)
    assert "timeline" in bare.out + bare.err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "--version")
    assert (shown.status, shown.out.split()[0]) == (0, "wasata")


@pytest.mark.parametrize("words", [("tell",), ("read",), ("code", "--nonsense", "x"), ("lexicon",)])
def test_a_call_that_cannot_be_meant_ends_with_status_2(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, *words).status == 2

"""A plugin for runs that must show everything: a test that is skipped fails, with the reason it gave.

Loaded by ``make test`` where ``WASATA_NO_SKIPS`` is set. Only what needs texts that are not part of the project may be
skipped: its reason begins with ``shared gold``.
"""

from collections.abc import Generator
from typing import TypeVar

import pytest

ALLOWED = "shared gold"
R = TypeVar("R", pytest.TestReport, pytest.CollectReport)


def reason(longrepr: object) -> str:
    """Why something was skipped; pytest keeps it as (file, line, ``Skipped: reason``)."""
    text = str(longrepr[2]) if isinstance(longrepr, tuple) and len(longrepr) == 3 else str(longrepr)
    return text.removeprefix("Skipped: ")


def judged(report: R) -> R:
    """The same report, failed where it was skipped without leave. An expected failure is no skip."""
    if report.skipped and not hasattr(report, "wasxfail"):
        why = reason(report.longrepr)
        if not why.startswith(ALLOWED):
            report.outcome = "failed"
            report.longrepr = f"{report.nodeid} was skipped: {why}\nWith WASATA_NO_SKIPS set nothing may be skipped."
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test came to."""
    return judged((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """What collecting a file came to: a whole file may be skipped."""
    return judged((yield))

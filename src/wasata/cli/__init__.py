"""The command line: ``wasata VERB …``."""

from __future__ import annotations

import gc

__all__ = ["main"]


def main() -> None:
    """Runs the command line."""
    gc.disable()  # nothing of what is imported is garbage: a tenth of the time it takes to start
    from wasata.cli.app import main as run

    gc.freeze()
    gc.enable()
    run()

"""The command line: ``wasata VERB …``."""

from __future__ import annotations

from wasata.cli.app import main

__all__ = ["main"]

"""One frozen settings object, from the environment and the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_RECORD = "wasata.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the record lies and which lexicon folders are laid over the built-in one."""

    record: Path = field(default_factory=lambda: Path(os.environ.get("WASATA_RECORD") or DEFAULT_RECORD))
    lexicon: tuple[Path, ...] = ()

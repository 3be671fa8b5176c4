"""What all pages of one served record share: connections, names, kept answers, and who may do what."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from wasata.pipeline import Reader, coder_version
from wasata.record.parties import Parties
from wasata.record.store import Record
from wasata.rules.cache import load_lexicon
from wasata.web.accounts import Accounts
from wasata.web.kept import THREAD, Kept
from wasata.web.names import Names

T = TypeVar("T")
LONGEST = 20.0  # seconds that one page may ask the record; then it is given up
# what changes who is who: other judgements are made much more often
OF_PARTIES = """SELECT (SELECT value FROM meta WHERE id = 'knowledge'),
  (SELECT max(id) FROM judgements WHERE what IN ('same_actor', 'other_actor', 'undo'))"""
STEPS = 20_000  # of SQLite between two looks at the clock
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Serving:
    """How a record is served. ``hosts`` are the names under which it may be asked, ``reviewer`` who judges where there
    are no accounts, ``secret`` what sessions are signed with, ``outlines`` a GeoJSON file to draw instead of ours.
    """

    record: Path
    secret: str
    hosts: tuple[str, ...] = LOOPBACK
    accounts: Path | None = None
    reviewer: str = ""
    outlines: Path | None = None
    secure: bool = False  # cookies only over https


class _Mine(threading.local):
    """What belongs to one thread."""

    record: Record | None = None
    changes: int = -1
    until: float = 0.0


@dataclass(slots=True)
class Site:
    """A served record."""

    serving: Serving
    kept: Kept = field(default_factory=Kept)
    _mine: _Mine = field(default_factory=_Mine)
    _version: int = 0
    _open: list[Record] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reader: Reader | None = None
    _accounts: Accounts | None = None

    @property
    def record(self) -> Record:
        """This thread's connection, for reading only."""
        if self._mine.record is None:
            opened = Record.open(self.serving.record, create=False, readonly=True)
            opened.db.set_progress_handler(self._in_time, STEPS)
            self._mine.record = opened
            with self._lock:
                self._open.append(opened)
        return self._mine.record

    def begin(self) -> None:
        """A page begins: its time runs from here."""
        self._mine.until = time.monotonic() + LONGEST

    def _in_time(self) -> int:
        return int(time.monotonic() > self._mine.until > 0)

    @property
    def version(self) -> int:
        """A number that grows when others have written; every thread looks for itself."""
        changes = int(self.record.db.execute("PRAGMA data_version").fetchone()[0])
        with self._lock:
            if changes != self._mine.changes:
                self._mine.changes = changes
                self._version += 1
            return self._version

    def answer(self, question: Hashable, make: Callable[[Record], T]) -> T:
        """An answer that is kept until the record changes; see :class:`Kept`."""
        return self.kept.get(question, self.version, lambda: self._made(make))

    def _made(self, make: Callable[[Record], T]) -> T:
        if threading.current_thread().name == THREAD:
            self.begin()
        return make(self.record)

    @property
    def names(self) -> Names:
        """What things are called."""
        found = self.record.db.execute("SELECT value FROM meta WHERE id = 'knowledge'").fetchone()
        return self.kept.get(("names", found and found[0]), 0, lambda: Names(self.record.db))

    @property
    def parties(self) -> Parties:
        """Who stands for whom, as the lexicon and persons say now."""
        state = self.record.db.execute(OF_PARTIES).fetchone()
        return self.kept.get(("parties", state), 0, lambda: Parties(self.record.db))

    def writing(self) -> Record:
        """A connection for one judgement; the caller closes it."""
        return Record.open(self.serving.record, create=False, wait=LONGEST / 4)

    def reader(self) -> Reader:
        """What reads reports, made when it is first asked for."""
        with self._lock:
            if self._reader is None:
                self._reader = Reader(load_lexicon())
            return self._reader

    @property
    def coder(self) -> str:
        """What this program reads with."""
        return self.kept.get("coder", 0, coder_version)

    @property
    def accounts(self) -> Accounts | None:
        """The accounts, read anew when their file changes; None where whoever reaches the page may judge."""
        if self.serving.accounts is None:
            return None
        with self._lock:
            self._accounts = Accounts.read(self.serving.accounts, self._accounts)
            return self._accounts

    def close(self) -> None:
        """Close what was opened."""
        self.kept.close()
        with self._lock:
            for record in self._open:
                record.close()
            self._open.clear()


def out_of_time(fault: sqlite3.OperationalError) -> bool:
    """Whether a question was given up because it took too long."""
    return "interrupted" in str(fault)

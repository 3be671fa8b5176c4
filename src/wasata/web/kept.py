"""Answers that cost more than a page may: kept until the record changes, and made anew beside the pages.

A page never waits for an answer that it had before: the old one is shown while a new one is made. Making anew takes at
most a quarter of one processor, what was asked for last first, however fast others write; so on a large record that is
written to all the time a count may be some minutes old. What was never asked for is made while the page waits, not more
than two such answers at once, so that they leave room for pages that need none.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")
MOST = 500  # answers that are kept
FRESH = 2.0  # seconds in which an answer is good whatever others write
WITHIN = 0.005  # seconds: what is made so fast is made at once
REST = 3  # after making for a second nothing is made anew for so many seconds
AT_ONCE = 2  # answers that pages wait for
THREAD = "wasata-kept"


@dataclass(slots=True)
class _Answer:
    value: Any
    version: int
    made: float
    took: float


class Kept:
    """Answers by question."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._wanted: OrderedDict[Hashable, tuple[int, Callable[[], Any]]] = OrderedDict()
        self._makers: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()
        self._more = threading.Event()
        self._closed = threading.Event()
        self._waited_for = threading.Semaphore(AT_ONCE)
        self._thread: threading.Thread | None = None

    def get(self, question: Hashable, version: int, make: Callable[[], T]) -> T:
        """The answer for this version of the record, or a little older one while that is made."""
        with self._lock:
            answer = self._answers.get(question)
            if answer is not None:
                self._answers.move_to_end(question)
                fresh = answer.version >= version or time.monotonic() - answer.made < FRESH
                if not fresh and answer.took > WITHIN:
                    self._ask_for(question, version, make)
                if fresh or answer.took > WITHIN:
                    return cast("T", answer.value)
            maker = self._makers.setdefault(question, threading.Lock())
        with maker:  # many ask at once for what nobody has asked before: it is made once
            with self._lock:
                answer = self._answers.get(question)
            if answer is not None and answer.version >= version:
                return cast("T", answer.value)
            try:
                with self._waited_for:
                    return self._make(question, version, make)
            finally:
                with self._lock:
                    self._makers.pop(question, None)

    def _ask_for(self, question: Hashable, version: int, make: Callable[[], Any]) -> None:
        self._wanted[question] = (version, make)
        self._wanted.move_to_end(question)
        self._more.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=THREAD, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        """Make anew what was asked for last, then rest."""
        while not self._closed.is_set():
            self._more.wait()
            with self._lock:
                if not self._wanted:
                    self._more.clear()
                    continue
                question, (version, make) = self._wanted.popitem()
            began = time.monotonic()
            self._make_quietly(question, version, make)
            self._closed.wait(REST * (time.monotonic() - began))

    def _make_quietly(self, question: Hashable, version: int, make: Callable[[], Any]) -> None:
        """Make an answer; one that cannot be made is forgotten, and the next page that asks is told why."""
        try:
            self._make(question, version, make)
        except Exception:  # noqa: BLE001 - whatever it was, the next to ask meets it where it can be told
            self.forget(question)

    def _make(self, question: Hashable, version: int, make: Callable[[], T]) -> T:
        began = time.monotonic()
        value = make()
        now = time.monotonic()
        with self._lock:
            self._answers[question] = _Answer(value, version, now, now - began)
            self._answers.move_to_end(question)
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)
        return value

    def forget(self, *questions: Hashable) -> None:
        """Forget the answers to some questions, or to all that begin so: a person must see what came of a judgement."""
        with self._lock:
            for question in list(self._answers):
                if question in questions or (isinstance(question, tuple) and question[0] in questions):
                    del self._answers[question]

    def close(self) -> None:
        """Stop making."""
        self._closed.set()
        self._more.set()
        if self._thread is not None:
            self._thread.join(timeout=30)

"""Answers that cost more than a page may: kept until the record changes, and made anew beside the pages.

A page never waits for an answer that it had before: the old one is shown while the new one is made, and making takes at
most a small share of the time, however fast others write. An answer so shown is never older than the record was when
its making began.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")
MOST = 500  # answers that are kept
REST = 20  # an answer that took a second to make is made again after so many seconds at the earliest
LEAST_REST = 2.0  # seconds
WITHIN = 0.02  # seconds: what is made so fast is made at once


@dataclass(slots=True)
class _Answer:
    value: Any
    version: int
    made: float
    took: float
    under_way: bool = False

    def rests(self, now: float) -> bool:
        return now - self.made < max(LEAST_REST, REST * self.took)


class Kept:
    """Answers by question."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = threading.Lock()
        self._makers: dict[Hashable, threading.Lock] = {}
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="wasata-kept")

    def get(self, question: Hashable, version: int, make: Callable[[], T]) -> T:
        """The answer for this version of the record, or a little older one while that is made."""
        with self._lock:
            answer = self._answers.get(question)
            if answer is not None:
                self._answers.move_to_end(question)
                if answer.version == version or answer.under_way or answer.rests(time.monotonic()):
                    return cast("T", answer.value)
                if answer.took > WITHIN:
                    answer.under_way = True
                    self._beside.submit(self._make, question, version, make)
                    return cast("T", answer.value)
            maker = self._makers.setdefault(question, threading.Lock())
        with maker:  # many ask at once for what nobody has asked before: it is made once
            with self._lock:
                answer = self._answers.get(question)
            if answer is None or answer.version < version:
                return self._make(question, version, make)
            return cast("T", answer.value)

    def _make(self, question: Hashable, version: int, make: Callable[[], T]) -> T:
        start = time.monotonic()
        try:
            value = make()
        except BaseException:
            with self._lock:
                self._answers.pop(question, None)
                self._makers.pop(question, None)
            raise
        now = time.monotonic()
        with self._lock:
            self._answers[question] = _Answer(value, version, now, now - start)
            self._answers.move_to_end(question)
            self._makers.pop(question, None)
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)
        return value

    def forget(self) -> None:
        """Keep nothing: a person has judged and must see what came of it."""
        with self._lock:
            self._answers.clear()

    def close(self) -> None:
        """Wait for what is under way."""
        self._beside.shutdown(wait=True, cancel_futures=True)

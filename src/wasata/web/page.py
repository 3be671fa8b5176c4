"""A request as pages see it, and a page as they make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus

from wasata.record.store import Record
from wasata.web.language import Language
from wasata.web.look import Look
from wasata.web.names import Names
from wasata.web.parameters import Parameter, Values
from wasata.web.site import Site

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. ``name`` is empty for one who has not said; ``role`` is reader, reviewer or empty (nobody yet)."""

    name: str
    role: str

    @property
    def judges(self) -> bool:
        """Whether judgements are taken from it."""
        return self.role == "reviewer"


@dataclass(slots=True)
class Asked:
    """One request. ``values`` are the parameters that the page declares, ``path`` the page's own without language."""

    site: Site
    language: Language
    look: Look
    user: User
    path: str
    values: Values
    ids: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)
    token: str = ""
    base: str = ""
    _names: Names | None = None

    @property
    def record(self) -> Record:
        """The record, for reading."""
        return self.site.record

    @property
    def names(self) -> Names:
        """What things are called."""
        if self._names is None:
            self._names = self.site.names
        return self._names

    def say(self, text: str, **values: Any) -> str:
        """An English text in the reader's language."""
        return self.language.say(text, **values)

    def labels(self, texts: Mapping[str, str]) -> dict[str, str]:
        """A table of English texts in the reader's language."""
        return {name: self.language.say(text) for name, text in texts.items()}

    def count(self, one: str, many: str, number: int, **values: Any) -> str:
        """A text with a number, in the reader's language and digits."""
        said = self.language.count(one, many, number, **values)
        return self.look.number(said, self.language)

    def to(self, path: str, **values: Any) -> str:
        """The address of a page in this language with some values in it."""
        return address(self.language.code, path, values)

    def here(self, **changes: Any) -> str:
        """This page's address with some values changed; None takes one away. A change of filter starts at page one."""
        return address(self.language.code, self.path, self.values.told({"page": None} | changes))


def address(code: str, path: str, values: Mapping[str, Any]) -> str:
    """A path of the site; values that are None or empty are left out."""
    kept = "&".join([f"{k}={_quoted(_plain(v))}" for k, v in values.items() if v not in (None, "", False)])
    return _path(f"/{code}{path}") + (f"?{kept}" if kept else "")


@lru_cache(20_000)  # a page has hundreds of addresses that differ in one value
def _quoted(value: str) -> str:
    return quote_plus(value)


@lru_cache(20_000)
def _path(path: str) -> str:
    return quote(path, safe="/:~-")


def inside(path: str) -> str:
    """A path of this site without its language; the front page for anything that leads elsewhere."""
    return path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/"


def _plain(value: Any) -> str:
    return "1" if value is True else str(value)


@dataclass(slots=True)
class Page:
    """What a page says: ``data`` is its JSON, and with ``shown`` (what only people need) fills the template."""

    template: str
    title: str
    data: Row
    shown: Row = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer that is no page: a file of another kind."""

    text: str
    media_type: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Look there instead."""

    to: str
    status: int = 303


Answer = Page | Sent | Moved


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the site: its path after the language, what answers there, and what may stand in its address."""

    name: str
    path: str
    answer: Callable[[Asked], Answer]
    summary: str
    parameters: tuple[Parameter, ...] = ()
    method: str = "GET"
    as_json: bool = True
    judges: bool = False  # only for reviewers

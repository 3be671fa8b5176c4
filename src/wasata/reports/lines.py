"""One line of a ``.jsonl`` file: ``{"id", "title", "text", "published", "outlet", "url"}``, all but text optional."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import Any

from wasata.errors import UnreadableInput

_FORM = 'an object such as {"id": "1", "title": "…", "text": "…", "published": "2024-11-01"}'
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.*)?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """The values of one line as given, checked; absent ones are None, an absent title is empty."""

    text: str
    title: str = ""
    id: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


def parse(data: bytes, where: str) -> Entry:
    """The values of a line.

    Raises :class:`UnreadableInput` for broken JSON (with its column), a missing text, wrong types or a bad date.
    """
    value = _loaded(_decoded(data, where), where)
    if not isinstance(value, dict):
        raise UnreadableInput(where, f"the line holds {_named(value)}", expected=_FORM, mend=_mend_for(value))
    text = _words(value, "text", where)
    if not text or not text.strip():
        wrong = (
            "text is empty"
            if "text" in value
            else f"no text among {', '.join(sorted(map(str, value))[:8]) or 'its keys'}"
        )
        raise UnreadableInput(where, wrong, expected=_FORM, mend="Put the report's words under text.")
    return Entry(
        text,
        _words(value, "title", where) or "",
        _identity(value.get("id"), where),
        day(value.get("published"), where),
        _words(value, "outlet", where),
        _words(value, "url", where),
    )


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start + 1} of the line is no UTF-8"
        raise UnreadableInput(
            where, wrong, expected="JSON lines in UTF-8", mend="Convert the file to UTF-8."
        ) from error


def _loaded(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        wrong = f"broken JSON at column {error.colno}: {error.msg}"
        mend = _mend_for([]) if text.strip() in {"[", "{"} else "Mend the line, or leave it out."
        raise UnreadableInput(where, wrong, expected="one JSON object a line", mend=mend) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets thousands deep
        wrong = f"JSON that cannot be read: {str(error)[:80]}"
        raise UnreadableInput(where, wrong, expected="one JSON object a line", mend="Leave the line out.") from error


def _named(value: object) -> str:
    names = {
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        dict: "an object",
    }
    return names.get(type(value), "null")


def _mend_for(value: object) -> str:
    many = isinstance(value, list)
    return "Write one object a line; jq -c '.[]' makes them of a list." if many else "Write one object a line."


def _words(value: dict[str, Any], name: str, where: str) -> str | None:
    """A string of the object, None where absent or null."""
    words = value.get(name)
    if words is None or (name != "text" and words == ""):
        return None
    if not isinstance(words, str):
        raise UnreadableInput(
            where, f"{name} is {_named(words)}", expected=f"{name} as a string", mend="Put it in quotes."
        )
    if _NO_TEXT.search(words):
        wrong = f"{name} holds zero characters or halves of characters"
        raise UnreadableInput(where, wrong, expected="text", mend="Export the report again as UTF-8.")
    return words


def _identity(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnreadableInput(where, f"id is {_named(value)}", expected="id as a string", mend="Put it in quotes.")
    return _words({"id": str(value)}, "id", where)


def _is_day(text: str) -> bool:
    """Whether there is such a day; there is no thirtieth of February."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def day(value: object, where: str) -> str | None:
    """An ISO day out of a given date or instant, None for none.

    Raises :class:`UnreadableInput` for anything else.
    """
    if value is None or value == "":
        return None
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if found and _is_day(found[1]):
        return found[1]
    raise UnreadableInput(
        where,
        f"published is {json.dumps(value, ensure_ascii=False, default=str)[:40]}",
        expected="an ISO date such as 2024-11-01",
        mend="Leave published out where the day is not known.",
    )
